"""Several tokenizers over one text, side by side."""

import re
import statistics
import time
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsmine.errors import InputError, MissingExtraError
from newsmine.plugins import names
from newsmine.records import Token
from newsmine.tokens.compounds import is_noun
from newsmine.tokens.pieces import HasPos
from newsmine.tokens.tokenize import UserWords, tokenizer
from newsmine.tokens.tokenizer import Tokenizer

if TYPE_CHECKING:
    import pandas as pd

Choice: TypeAlias = "str | HasPos | Tokenizer"

# Calls before the clock runs: Java compiles while it works. Then the median of this many.
_WARM, _TIMED = 3, 5


def compare_tokenizers(
    text: str,
    tokenizers: "Iterable[Choice] | Mapping[str, Choice] | None" = None,
    *,
    user_words: UserWords = None,
    by: Literal["tokenizer", "word", "token"] = "tokenizer",
) -> "pd.DataFrame":
    """Return how tokenizers cut a text.

    Parameters
    ----------
    text : str
        A sentence or a paragraph; a long one takes its time with each.
    tokenizers : iterable, or mapping by the names to show, optional
        Names, or what :func:`newsmine.tokenizer` returns or takes. All that are installed if left out.
    user_words : as for :func:`newsmine.tokenizer`, optional
        For those that are given by name.
    by : {"tokenizer", "word", "token"}
        What a row is.

    Returns
    -------
    DataFrame
        By tokenizer: how many tokens, how many tags, nouns and the share of tokens that stand verbatim in the text, the nouns,
        and milliseconds of wall-clock time for 1,000 characters (median of five calls, the engine being warm).
        By word: a row a word of the text, a column a tokenizer, in it ``form/tag`` of the tokens that begin in the word.
        By token: a row a token, the fields of :class:`newsmine.Token` behind the name of the tokenizer.

    Raises
    ------
    InputError
        If the text is blank.
    ValueError
        If two tokenizers have the same name: give them as a mapping.
    MissingExtraError
        If one that was named is not installed.

    Examples
    --------
    >>> compare_tokenizers("교육생이 모였다.", ["kiwi"], by="word")
                                kiwi
    word
    교육생이        교육/NNG 생/XSN 이/JKS
    모였다.   모이/VV 었/EP 다/EF ./SF
    """
    if by not in {"tokenizer", "word", "token"}:
        raise ValueError(f"unknown by={by!r}; known: tokenizer, word, token")
    if not text.strip():
        raise InputError("a blank text has no tokens to compare")
    made = _make(tokenizers, user_words)
    tokens = {name: list(each.tokenize(text)) for name, each in made.items()}
    if by == "word":
        return _by_word(text, tokens)
    if by == "token":
        return _by_token(tokens)
    return _by_tokenizer(text, made, tokens)


def _make(tokenizers: "Iterable[Choice] | Mapping[str, Choice] | None", user_words: UserWords) -> dict[str, Tokenizer]:
    if isinstance(tokenizers, (str, Tokenizer)):
        raise TypeError(f"tokenizers is a list of them, such as [{tokenizers!r}]")
    made: dict[str, Tokenizer] = {}
    chosen: Iterable[tuple[str, Choice]]
    if isinstance(tokenizers, Mapping):
        chosen = tokenizers.items()
    else:
        chosen = [("", each) for each in (names("tokenizers") if tokenizers is None else tokenizers)]
    for label, choice in chosen:
        try:
            each = tokenizer(choice, user_words=user_words if isinstance(choice, str) else None)
        except MissingExtraError:
            if tokenizers is None:
                continue
            raise
        name = label or each.name
        if name in made:
            raise ValueError(f"two tokenizers have the name {name!r}; give them as a mapping: {{'other name': ...}}")
        made[name] = each
    return made


def _by_tokenizer(text: str, made: Mapping[str, Tokenizer], tokens: Mapping[str, Sequence[Token]]) -> "pd.DataFrame":
    import pandas as pd

    rows = []
    for name, each in made.items():
        cut = tokens[name]
        nouns = [token.form for token in cut if is_noun(token)]
        rows.append(
            {
                "tokenizer": name,
                "tokens": len(cut),
                "tags": len({token.tag for token in cut}),
                "nouns": len(nouns),
                "exact": sum(token.exact for token in cut) / max(1, len(cut)),
                "ms_per_1000": _milliseconds(each, text),
                "noun_forms": " ".join(nouns),
            }
        )
    frame: pd.DataFrame = pd.DataFrame(rows).set_index("tokenizer")
    return frame


def _by_word(text: str, tokens: Mapping[str, Sequence[Token]]) -> "pd.DataFrame":
    import pandas as pd

    words = list(re.finditer(r"\S+", text))
    starts = [word.start() for word in words]
    columns = {}
    for name, cut in tokens.items():
        cells: list[list[str]] = [[] for _ in words]
        for token in cut:
            cells[max(0, bisect_right(starts, token.start) - 1)].append(f"{token.form}/{token.tag}")
        columns[name] = [" ".join(cell) for cell in cells]
    frame: pd.DataFrame = pd.DataFrame(columns, index=pd.Index([word.group() for word in words], name="word"))
    return frame


def _by_token(tokens: Mapping[str, Sequence[Token]]) -> "pd.DataFrame":
    import pandas as pd

    rows = [(name, *token) for name, cut in tokens.items() for token in cut]
    frame: pd.DataFrame = pd.DataFrame(rows, columns=["tokenizer", *Token._fields])
    return frame


def _milliseconds(made: Tokenizer, text: str) -> float:
    times = []
    for i in range(_WARM + _TIMED):
        # Each line differs from call to call: what an engine keeps of lines that it knows is not its speed.
        fresh = "\n".join(f"{line} {i}." if line.strip() else line for line in text.split("\n"))
        started = time.perf_counter()
        for _token in made.tokenize(fresh):  # they are made when they are looked at
            pass
        times.append((time.perf_counter() - started) / len(fresh))
    return 1000 * 1000 * statistics.median(times[_WARM:])
