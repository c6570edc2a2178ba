"""Tokens as columns of JSON, to pass between processes: what the text says is not sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from newsmine.records import Token


def pack(tokens: Sequence[Token]) -> dict[str, Any]:
    """Return the tokens of a text as columns; a form that stands in the text, and a lemma that is its form, are null."""
    if not tokens:
        return {}
    forms, lemmas, tags, classes, starts, ends, exact, sentences, words = zip(*tokens, strict=True)
    kinds: dict[tuple[str, str], int] = {}
    return {
        "forms": [None if verbatim else form for form, verbatim in zip(forms, exact, strict=True)],
        "lemmas": [None if form == lemma else lemma for form, lemma in zip(forms, lemmas, strict=True)],
        "kind": [kinds.setdefault(kind, len(kinds)) for kind in zip(tags, classes, strict=True)],
        "kinds": list(kinds),
        "starts": starts,
        "ends": ends,
        "sentences": sentences,
        "words": words,
    }


def unpack(text: str, columns: Mapping[str, Any]) -> list[Token]:
    """Return the tokens of a text from their columns."""
    if not columns:
        return []
    kinds: list[list[str]] = columns["kinds"]
    rows = zip(
        columns["forms"],
        columns["lemmas"],
        map(kinds.__getitem__, columns["kind"]),
        columns["starts"],
        columns["ends"],
        columns["sentences"],
        columns["words"],
        strict=True,
    )
    return [
        Token(
            shown := text[start:end] if form is None else form,
            shown if lemma is None else lemma,
            tag,
            pos,
            start,
            end,
            form is None,
            sentence,
            word,
        )
        for form, lemma, (tag, pos), start, end, sentence, word in rows
    ]
