"""Which kinds of mentions are asked for: names, or the labels that are named."""

import json
import sqlite3
from collections.abc import Iterable
from typing import get_args

from newsmine.errors import did_you_mean
from newsmine.records import VALUE_LABELS, Label

Labels = str | Iterable[str] | None
"""Labels of mentions: some, ``"all"``, or ``None`` for those of names."""

CHOSEN = "(m.label IN (SELECT value FROM json_each(:labels))) = :among"
"""What holds of the rows ``m`` that are asked for, with :func:`chosen` as parameters."""

NAMES = f"m.label NOT IN ({', '.join(repr(label) for label in sorted(VALUE_LABELS))})"
"""What holds of the rows ``m`` that are names."""


def chosen(connection: sqlite3.Connection, labels: Labels) -> dict[str, str | int]:
    """Return the parameters of :data:`CHOSEN`.

    Raises
    ------
    ValueError
        If a label is none of ours and no mention has it.
    """
    if labels is None or labels == "all":
        return {"labels": json.dumps(sorted(VALUE_LABELS) if labels is None else []), "among": 0}
    asked = sorted({labels} if isinstance(labels, str) else set(labels))
    known = {*get_args(Label), *VALUE_LABELS}
    if not known.issuperset(asked):
        known.update(label for (label,) in connection.execute("SELECT DISTINCT label FROM mentions"))
    for label in asked:
        if label not in known:
            raise ValueError(
                f"unknown label {label!r}; {did_you_mean(label, known)}labels: {', '.join(sorted(known))}, or all"
            )
    return {"labels": json.dumps(asked), "among": 1}
