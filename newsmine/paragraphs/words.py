"""The parts that sentences are made of, and how they are written down: plainly, in Markdown or in LaTeX."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from newsmine.text.hangul import fits, is_hangul


class Cite(NamedTuple):
    """A place in a sentence where works are cited, by their keys."""

    keys: tuple[str, ...]


Part = str | Cite
Sentence = tuple[Part, ...]

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#$@~^|])")
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: "\\" + character for character in "&%$#_{}"},
}
# How digits are read, by whether their name ends in a consonant: 영 일 이 삼 사 오 육 칠 팔 구.
_DIGITS_WITH_FINAL, _DIGITS_IN_RIEUL = frozenset("013678"), frozenset("178")


def cite(*keys: str) -> Cite:
    """Return a place where these works are cited."""
    return Cite(keys)


def cited(keys: Iterable[str]) -> tuple[Part, ...]:
    """Return the same as a part of a sentence, or nothing where there is nothing to cite; each work once."""
    found = tuple(dict.fromkeys(keys))
    return (Cite(found),) if found else ()


def plain(sentences: Iterable[Sentence], *, gap: str = " ") -> str:
    """Return sentences as text, citations as ``[@key; @other]``, ``gap`` in front of them.

    Examples
    --------
    >>> plain([("NPMI", cite("bouma2009"), "를 썼다.")], gap="")
    'NPMI[@bouma2009]를 썼다.'
    """
    return _joined(sentences, lambda text: text, _pandoc, gap)


def markdown(sentences: Iterable[Sentence], *, gap: str = " ") -> str:
    """Return sentences as Markdown, in which names cannot do anything."""
    return _joined(sentences, lambda text: _MARKDOWN.sub(r"\\\1", text), _pandoc, gap)


def latex(sentences: Iterable[Sentence], *, gap: str = "~") -> str:
    r"""Return sentences as LaTeX, citations as ``\cite{key}``.

    Examples
    --------
    >>> latex([("5% of R&D", cite("lee1999"), ".")])
    '5\\% of R\\&D~\\cite{lee1999}.'
    """
    return _joined(sentences, latex_safe, lambda keys: rf"\cite{{{','.join(keys)}}}", gap)


def latex_safe(text: str) -> str:
    """Return text that LaTeX prints as it stands."""
    return "".join(_LATEX.get(character, character) for character in text)


def one_line(text: object) -> str:
    """Return a name as it may stand in a sentence: in one line, without what does not print."""
    return " ".join("".join(character if character.isprintable() else " " for character in str(text)).split())


def with_particle(word: str, pair: str) -> str:
    """Return a word with the particle of a pair that fits it; both where its sound is not known.

    Examples
    --------
    >>> with_particle("명사", "을/를"), with_particle("가중치 3", "을/를"), with_particle("x", "을/를")
    ('명사를', '가중치 3을', 'x을(를)')
    >>> with_particle("파일", "으로/로"), with_particle("규칙", "으로/로"), with_particle("버전 8", "으로/로")
    ('파일로', '규칙으로', '버전 8로')
    """
    after, without = pair.split("/")
    last = word[-1:]
    if last and is_hangul(last):
        return word + next(each for each in (after, without) if fits(word, each))
    if last.isdecimal() and last.isascii():
        final = last in _DIGITS_WITH_FINAL and not (after == "으로" and last in _DIGITS_IN_RIEUL)
        return word + (after if final else without)
    return f"{word}{after}({without})"


def settings(values: Mapping[str, Any], known: Iterable[str]) -> str:
    """Return the settings that no sentence tells, as ``key = value``; those that are off are left out."""
    told = set(known)
    rest = {
        key: value for key, value in values.items() if key not in told and value not in (None, False, "", [], {}, ())
    }
    return ", ".join(f"{one_line(key)} = {_shown(value)}" for key, value in sorted(rest.items()))


def _shown(value: Any) -> str:  # noqa: ANN401 - a value of JSON
    if isinstance(value, list | tuple):
        return ", ".join(map(one_line, value))
    if isinstance(value, dict):
        return ", ".join(f"{one_line(key)} {one_line(each)}" for key, each in value.items())
    return "true" if value is True else one_line(value)


def _pandoc(keys: tuple[str, ...]) -> str:
    return "[" + "; ".join(f"@{key}" for key in keys) + "]"


def _joined(
    sentences: Iterable[Sentence], written: Callable[[str], str], cited: Callable[[tuple[str, ...]], str], gap: str
) -> str:
    return " ".join(
        "".join(gap + cited(part.keys) if isinstance(part, Cite) else written(part) for part in sentence)
        for sentence in sentences
    )
