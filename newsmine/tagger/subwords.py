"""Texts as the subwords of a model, with their places."""

from typing import Any, NamedTuple

import numpy as np

from newsmine.tagger.windows import Scores

_SAMPLE = "가"


class Subwords(NamedTuple):
    """The numbers of a text's subwords, and the characters ``starts[i]:ends[i]`` that each stands for."""

    numbers: list[int]
    starts: list[int]
    ends: list[int]


class Pieces(NamedTuple):
    """Parts of a text that do not overlap, with the scores of each, of shape (pieces, labels)."""

    starts: list[int]
    ends: list[int]
    scores: Scores


def frame(tokenizer: Any) -> tuple[list[int], list[int]]:  # noqa: ANN401 - of a library without types
    """Return the numbers that a model wants before and behind a text (``[CLS]``, ``[SEP]``)."""
    bare = tokenizer(_SAMPLE, add_special_tokens=False)["input_ids"]
    framed = tokenizer(_SAMPLE)["input_ids"]
    at = next((i for i in range(len(framed)) if framed[i : i + len(bare)] == bare), 0)
    return framed[:at], framed[at + len(bare) :]


def subwords(tokenizer: Any, text: str) -> Subwords:  # noqa: ANN401 - of a library without types
    """Return the subwords of a text.

    A tokenizer that does not say where its subwords stand is given word by word: each of its subwords stands for a word.
    """
    if tokenizer.is_fast:
        seen = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        places = seen["offset_mapping"]
        return Subwords(seen["input_ids"], [start for start, _ in places], [end for _, end in places])
    numbers: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        own = tokenizer(word, add_special_tokens=False, verbose=False)["input_ids"]
        numbers += own
        starts += [at] * len(own)
        ends += [at + len(word)] * len(own)
        at += len(word)
    return Subwords(numbers, starts, ends)


def pieces(text: str, seen: Subwords, scores: Scores, *, by_words: bool) -> Pieces:
    """Return the scores of parts that do not overlap.

    Subwords of less than a character (bytes, jamo) are one piece with their mean. With ``by_words`` a word's first subword
    speaks for all of it.
    """
    starts: list[int] = []
    ends: list[int] = []
    rows: list[list[int]] = []
    blank = True
    done = 0
    for i, (start, end) in enumerate(zip(seen.starts, seen.ends, strict=True)):
        blank = blank or text[done:start].isspace() or (start < end and text[start].isspace())
        done = max(done, end)
        if not text[start:end].strip():
            continue
        if starts and (start < ends[-1] or (by_words and not blank)):
            ends[-1] = max(ends[-1], end)
            rows[-1] += [] if by_words else [i]
        else:
            starts.append(start)
            ends.append(end)
            rows.append([i])
        blank = False
    means = [scores[row].mean(0) if len(row) > 1 else scores[row[0]] for row in rows]
    return Pieces(starts, ends, np.stack(means) if means else scores[:0])
