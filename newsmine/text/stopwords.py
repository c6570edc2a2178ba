"""Words to leave out: by form, by form and tag, by class."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsmine.records import Token
from newsmine.text.hangul import nfc

# A tag as the engines write them: VV, JKS, VV-I, Noun, W_URL; \/ is a slash of the word itself.
_ENTRY = re.compile(r"(?P<form>.*?)(?<!\\)/(?P<tag>[A-Z][A-Za-z0-9_+-]*)", re.DOTALL)
_REMARK = re.compile(r"(?:^|\s)#.*")


class Stopword(NamedTuple):
    """A form, a form with its tag, or (without a form) a class; ``""`` for what is not said."""

    form: str
    tag: str = ""


class Stopwords:
    r"""Words to leave out.

    Parameters
    ----------
    entries : iterable of str
        ``것`` (by form or lemma), ``하/XSV`` (a form with an engine's tag or a Universal POS name), ``/JKS`` or ``/ADP``
        (every token of the class). A slash that belongs to the word is written ``\/``.

    Examples
    --------
    >>> stopwords = Stopwords(["것", "하/XSV", "/ADP"])
    >>> "것" in stopwords, "하" in stopwords
    (True, False)
    >>> words = [Token("광주", "광주", "NNP", "PROPN", 0, 2, True), Token("는", "는", "JX", "ADP", 2, 3, True)]
    >>> [token.form for token in stopwords.drop(words)]
    ['광주']
    """

    def __init__(self, entries: Iterable[str] = ()) -> None:
        if isinstance(entries, str):
            raise TypeError(f"stopwords must be an iterable of words, not the str {entries!r}")
        self.entries = tuple(sorted({entry for each in entries if (entry := _entry(each)).form or entry.tag}))
        self._forms = frozenset(entry.form for entry in self.entries if not entry.tag)
        self._classes = frozenset(entry.tag for entry in self.entries if not entry.form)
        self._pairs = frozenset(entry for entry in self.entries if entry.form and entry.tag)

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self.entries)

    def __iter__(self) -> Iterator[str]:
        """Give the entries as they may be written in a file, sorted."""
        for form, tag in self.entries:
            yield form.replace("/", "\\/") + (f"/{tag}" if tag else "")

    def __contains__(self, word: object) -> bool:
        """Whether a word is left out whatever its tag."""
        return word in self._forms

    def __repr__(self) -> str:
        """Show how many there are."""
        return f"<Stopwords, {len(self)} entries>"

    def __eq__(self, other: object) -> bool:
        """Whether both leave out the same."""
        return isinstance(other, Stopwords) and self.entries == other.entries

    def __hash__(self) -> int:
        """Hash the entries."""
        return hash(self.entries)

    @property
    def fingerprint(self) -> str:
        """A hash that changes with what is left out."""
        return hashlib.sha256(repr([tuple(entry) for entry in self.entries]).encode()).hexdigest()[:16]

    def drops(self, token: Token) -> bool:
        """Return whether the token is left out.

        The tag of an entry is the token's whole tag, that without a kind behind a hyphen (VV of VV-I), the first of a
        joint one (VV of VV+EP), or its Universal POS name.
        """
        form, lemma = token.form, token.lemma
        if form in self._forms or lemma in self._forms:
            return True
        if not (self._classes or self._pairs):
            return False
        names = _names(token)
        if not self._classes.isdisjoint(names):
            return True
        return bool(self._pairs) and any((form, name) in self._pairs or (lemma, name) in self._pairs for name in names)

    def drop(self, tokens: Iterable[Token]) -> list[Token]:
        """Return the tokens that are not left out, unchanged, in order."""
        if not self.entries:
            return list(tokens)
        drops = self.drops
        return [token for token in tokens if not drops(token)]


def stopword_lines(text: str) -> list[str]:
    r"""Return the entries of a file of stopwords: one a line; ``#`` at the beginning or behind a blank begins a remark.

    Examples
    --------
    >>> stopword_lines("것  # 의존 명사\n\n/JKS")
    ['것', '/JKS']
    """
    return [entry for line in text.splitlines() if (entry := _REMARK.sub("", line).strip())]


def _entry(written: str) -> Stopword:
    written = nfc(written).strip()
    found = _ENTRY.fullmatch(written)
    form, tag = (found["form"], found["tag"]) if found else (written, "")
    return Stopword(form.strip().replace("\\/", "/"), tag)


def _names(token: Token) -> tuple[str, ...]:
    first = token.tag.split("+", 1)[0]
    return token.tag, first, first.split("-", 1)[0], token.pos
