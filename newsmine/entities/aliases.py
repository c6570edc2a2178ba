"""The user's word on what forms mean: aliases, read from CSV."""

from pathlib import Path
from typing import get_args

from newsmine.errors import RowError, did_you_mean
from newsmine.records import Label
from newsmine.text.columns import read_columns

_COLUMNS = ("alias", "label", "canonical")


def read_aliases(path: Path) -> dict[str, tuple[str, str]]:
    """Read the user's aliases: a CSV file with the columns alias, label, canonical.

    Raises
    ------
    InputError
        If the file cannot be read, lacks a column, or a row has an empty cell, an unknown label or another meaning for an
        alias.
    """
    meanings: dict[str, tuple[str, str]] = {}
    labels = get_args(Label)
    for place, row in read_columns(path, what="aliases", needed=_COLUMNS, known=_COLUMNS):
        alias, label, canonical = row["alias"], row["label"].upper(), row["canonical"]
        reason = ""
        if not alias or not canonical:
            reason = f"no {'alias' if canonical else 'canonical'}; a row says which alias is which canonical name"
        elif label not in labels:
            reason = (
                f"{alias!r} has the label {row['label']!r}; {did_you_mean(label, labels)}labels: {', '.join(labels)}"
            )
        elif meanings.setdefault(alias, (label, canonical)) != (label, canonical):
            reason = f"{alias!r} is {canonical} ({label}), but {' ('.join(meanings[alias][::-1])}) above; keep one"
        if reason:
            raise RowError(str(path), place, reason)
    return meanings
