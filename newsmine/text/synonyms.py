"""Words that count as one: forms, and the word that each is counted under."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from newsmine.errors import InputError, RowError
from newsmine.records import Token
from newsmine.text.columns import read_columns
from newsmine.text.hangul import nfc

_COLUMNS = ("form", "word")


class Synonyms:
    """Forms that count as one word (유의어); no text and no token is changed by them.

    Parameters
    ----------
    words : mapping of str to str
        The word that each form is counted under. Blanks within a form do not matter: it is found in one token, and in
        tokens that stand side by side; so is the word itself. A word may be a form of another one.

    Raises
    ------
    InputError
        If a form is blank, or forms lead in a circle.

    Examples
    --------
    >>> synonyms = Synonyms({"AI": "인공지능", "인공 지능": "인공지능"})
    >>> synonyms["AI"], synonyms["로봇"], synonyms.forms("인공지능")
    ('인공지능', '로봇', ('AI', '인공 지능', '인공지능'))
    """

    def __init__(self, words: Mapping[str, str] | None = None) -> None:
        given = {nfc(form).strip(): nfc(word).strip() for form, word in (words or {}).items()}
        for form, word in given.items():
            if not form or not word:
                raise InputError(f"synonyms: {form!r} stands for {word!r}; neither may be blank")
        self._written = {form: _end(form, given) for form in given}
        self._words: dict[str, str] = {}
        for form, word in self._written.items():
            known = self._words.setdefault(_squeezed(form), word)
            if known != word:
                raise InputError(
                    f"synonyms: {form!r} stands for {word!r} and, with other blanks, for {known!r}; keep one"
                )
        # A word that a tokenizer cuts in two is found as its forms are.
        for word in self._written.values():
            self._words.setdefault(_squeezed(word), word)
        self._starts = frozenset(form[:n] for form in self._words for n in range(1, len(form)))

    def __len__(self) -> int:
        """Return how many forms there are."""
        return len(self._written)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Give the forms and their words, sorted."""
        yield from sorted(self._written.items())

    def __getitem__(self, form: str) -> str:
        """Return the word that a form is counted under: itself, if it is no form of another."""
        return self._words.get(_squeezed(form), form)

    def __repr__(self) -> str:
        """Show how many there are."""
        return f"<Synonyms, {len(self)} forms of {len(set(self._written.values()))} words>"

    @property
    def fingerprint(self) -> str:
        """A hash that changes with what counts as one."""
        return hashlib.sha256(repr([*self]).encode()).hexdigest()[:16]

    def forms(self, word: str) -> tuple[str, ...]:
        """Return all forms of what a form or a word is counted under, sorted: the way back, and what a query asks for."""
        counted = self[nfc(word).strip()]
        return tuple(sorted({counted, *(form for form, other in self._written.items() if other == counted)}))

    def join(self, tokens: Iterable[Token]) -> Iterator[tuple[str | None, tuple[Token, ...]]]:
        """Yield the tokens in order, those that spell a form together, with the word that it is counted under.

        Of forms that begin at one token the longest counts; a token that is no form has ``None`` for a word. A token
        alone is known by its lemma too.

        Examples
        --------
        >>> tokens = [Token("인공", "인공", "NNG", "NOUN", 0, 2, True), Token("지능", "지능", "NNG", "NOUN", 3, 5, True)]
        >>> [word for word, _ in Synonyms({"인공지능": "AI"}).join(tokens)]
        ['AI']
        """
        row = list(tokens)
        i = 0
        while i < len(row):
            word, n = self._longest(row, i) if self._words else (None, 1)
            yield word, tuple(row[i : i + n])
            i += n

    def _longest(self, row: list[Token], i: int) -> tuple[str | None, int]:
        word, n, spelled = None, 1, ""
        for k in range(i, len(row)):
            if k > i and not 0 <= row[k].start - row[k - 1].end <= 1:
                break
            spelled += _squeezed(nfc(row[k].form))
            if spelled in self._words:
                word, n = self._words[spelled], k - i + 1
            if spelled not in self._starts:
                break
        return (self._words.get(_squeezed(nfc(row[i].lemma))), 1) if word is None else (word, n)


def read_synonyms(source: "Synonyms | Mapping[str, str] | Path | None") -> Synonyms:
    """Return the synonyms of a table or of a mapping.

    Parameters
    ----------
    source : Path, mapping of str to str, Synonyms or None
        A table (CSV or Excel) has the columns ``form`` and ``word``: what is met, and what it is counted under.

    Raises
    ------
    InputError
        If the file cannot be read or lacks a column, or forms lead in a circle.
    RowError
        If a row lacks a cell, or a form stands for two words.
    """
    if source is None:
        return Synonyms()
    if isinstance(source, Synonyms):
        return source
    if not isinstance(source, Path):
        return Synonyms(source)
    words: dict[str, str] = {}
    places: dict[str, str] = {}
    for place, row in read_columns(source, what="synonyms", needed=_COLUMNS, known=_COLUMNS):
        form, word = row["form"], row["word"]
        if not form or not word:
            raise RowError(str(source), place, f"form {form!r}, word {word!r}; both must be there")
        if words.get(form, word) != word:
            reason = f"{form!r} stands for {word!r}, but for {words[form]!r} in {places[form]}; keep one"
            raise RowError(str(source), place, reason)
        words[form], places[form] = word, place
    return Synonyms(words)


def _end(form: str, words: Mapping[str, str]) -> str:
    way = [form]
    while words.get(way[-1], way[-1]) != way[-1]:
        way.append(words[way[-1]])
        if way.count(way[-1]) > 1:
            raise InputError(f"synonyms: {' → '.join(way)} leads in a circle; take one of them out")
    return way[-1]


def _squeezed(form: str) -> str:
    return "".join(form.split())
