"""What kiwi and mecab see at each character of a text."""

from functools import cache
from typing import Any, NamedTuple

from newsmine.tokens.engines.kiwi import kiwi
from newsmine.tokens.engines.mecab_dictionary import tagger
from newsmine.tokens.engines.parts import parts

# The blanks before a morpheme with it, itself, its tag, its class of meaning (인명, 지명).
_CELLS = r"%M\t%m\t%f[0]\t%f[1]\t"
_COLUMNS = 4
OUTSIDE = ""
"""What stands where no morpheme does: blanks, and all of mecab's column without mecab."""


class Morphemes(NamedTuple):
    """One entry a character: kiwi's tag with B or I (and ``?`` for an unknown word), its morpheme as 광주/NNP, mecab's tag."""

    kiwi: list[str]
    forms: list[str]
    mecab: list[str]
    starts: set[int]


def morphemes(text: str, *, with_mecab: bool | None = None) -> Morphemes:
    """Return what the morphological analyzers see; ``with_mecab`` is by default whether mecab is installed.

    Parameters
    ----------
    text : str
        Composed text without lone surrogates, as articles have it.
    """
    tags, forms, mecab = [OUTSIDE] * len(text), [OUTSIDE] * len(text), [OUTSIDE] * len(text)
    starts: set[int] = set()
    for at, part in parts(text):
        for morpheme in kiwi().morphemes(part):
            start, end = at + morpheme.start, at + morpheme.end
            starts.add(start)
            tag = morpheme.tag
            first, other = _kinds(tag, morpheme.oov)
            form = f"{morpheme.form}/{tag}"
            # Where two share a syllable (갔 is 가 + 았), the noun stays, or else the first.
            if start < end and (not tags[start] or tag[0] in "NSX"):
                tags[start], forms[start] = first, form
            for i in range(start + 1, end):
                if not tags[i] or tag[0] in "NSX":
                    tags[i], forms[i] = other, form
        if _mecab() is not None if with_mecab is None else with_mecab:
            _add_mecab(part, at, mecab, starts)
    return Morphemes(tags, forms, mecab, starts)


@cache
def _kinds(tag: str, oov: bool) -> tuple[str, str]:  # noqa: FBT001 - the key of a cache
    mark = "?" if oov else ""
    return f"{tag}{mark}B", f"{tag}{mark}I"


def _add_mecab(text: str, at: int, column: list[str], starts: set[int]) -> None:
    cells = _mecab().parse(text.replace("\n", " ").replace("\t", " ").replace("\0", " ")).split("\t")
    end = at
    for spread, form, tag, meaning in zip(*(iter(cells[:-1]),) * _COLUMNS, strict=True):
        end += len(spread)
        start = end - len(form)
        starts.add(start)
        kind = f"{tag}|{meaning}"
        column[start:end] = [f"{kind}B", *[f"{kind}I"] * (end - start - 1)]


@cache
def _mecab() -> Any:  # noqa: ANN401 - the library has no types for it
    try:
        return tagger(_CELLS)
    except ImportError:
        return None
