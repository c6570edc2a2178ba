"""Names that are known beforehand: read from CSV, sought longest first with their particles checked."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import get_args

from newsmine.entities.candidates import Candidate, Scan, begins, tail
from newsmine.entities.titles import TITLE_TAIL
from newsmine.errors import RowError, did_you_mean
from newsmine.records import Label
from newsmine.text.columns import read_columns

PUBLIC = Path(__file__).with_name("data") / "public_bodies.csv"
"""Korean public bodies, places, universities, companies and media; sources in the README beside it."""

_COLUMNS = ("name", "label", "canonical", "aliases", "since", "until", "note")
_DAY = re.compile(r"[12][0-9]{3}(?:-[0-9]{2}){0,2}")
# Shorter names are not sought across a blank: 광주 시청 is two words, 광주 과학기술진흥원 may be one name.
_MIN_ACROSS_BLANK = 5
_LATIN_BRACKET = re.compile(r"\([A-Za-z][A-Za-z0-9&.\- ]{0,11}\)")
_LOCATIVE = re.compile(r"(?:에서|에|으로|로|까지|부터|지역|일대|일원|소재|출신|관내|시내|인근|전역|유치|시민|주민)")
_YEAR = re.compile(r" ?(?:19|20)\d\d(?!\d|년)")
_PLACE_NEXT = re.compile(
    r"\s{1,9}(?:[가-힣0-9]{1,6}(?:구|군|읍|면|로|길|룸|실|홀|관|광장|강당|센터|빌딩|타워|공원|산단|일원|층)|[가-힣]{2,4}\d?동|일대|일원|소재|인근|앞|지역|전역)(?=[^가-힣]|[에의을를은는이가과와로]|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of a gazetteer; ``since`` and ``until`` are days (ISO 8601) of the name, as far as known."""

    name: str
    label: str
    canonical: str
    aliases: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    note: str = ""


def read_gazetteer(path: Path) -> tuple[Entry, ...]:
    """Read a gazetteer: a CSV or Excel file with the columns name, label, canonical, aliases (parted by ``|``), since, until, note.

    Only name and label are needed; an empty canonical is the name itself. Its encoding and what parts its cells may be any
    that spreadsheets write (:func:`newsmine.text.columns.read_columns`).

    Raises
    ------
    InputError
        If the file cannot be read, lacks a column, or a row has no name, an unknown label or a day that is none.
    """
    rows = read_columns(path, what="a gazetteer", needed=_COLUMNS[:2], known=_COLUMNS)
    return tuple(_entry(path, place, row) for place, row in rows)


class Gazetteer:
    """Known names, sought in one pass over a text.

    Parameters
    ----------
    entries : iterable of Entry
        Read once. Where two entries share a form, the first entries' labels win unless both stand in one ``layer``.
    layers : iterable of iterable of Entry
        Dictionaries by rank: a form of an earlier one hides the same form of a later one.
    """

    def __init__(self, layers: Iterable[Iterable[Entry]]) -> None:
        self._forms: dict[str, list[Entry]] = {}
        for layer in layers:
            mine: dict[str, list[Entry]] = {}
            for entry in layer:
                for form in dict.fromkeys((entry.name, *entry.aliases)):
                    mine.setdefault(_squeeze(form), []).append(entry)
            for form, entries in mine.items():
                self._forms.setdefault(form, entries)
        self._automaton = _automaton(self._forms)

    def __len__(self) -> int:
        """Return the number of forms."""
        return len(self._forms)

    def entries(self, form: str, *, day: str | None = None) -> tuple[Entry, ...]:
        """Return the entries that bear this form, blanks not counting; of several, those that bore it on the day."""
        return tuple(_of_day(self._forms.get(_squeeze(form), []), day))

    def official(self) -> set[tuple[str, str]]:
        """Return label and official name of all entries."""
        return {(entry.label, entry.canonical) for entries in self._forms.values() for entry in entries}

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen hex digits that change with any form, label or official name."""
        digest = hashlib.sha256()
        for form in sorted(self._forms):
            digest.update(repr((form, [(e.label, e.canonical, e.since, e.until) for e in self._forms[form]])).encode())
        return digest.hexdigest()[:16]

    def find(self, scan: Scan) -> Iterator[Candidate]:
        """Yield every place where a known name stands as a word, also across blanks and around ``(AI)``."""
        seen: set[tuple[int, int]] = set()
        brackets = [found.span() for found in _LATIN_BRACKET.finditer(scan.text)]
        for skip in ([], brackets) if brackets else ([],):
            places = _places(scan.text, skip)
            squeezed = "".join([scan.text[place] for place in places])
            for last, form in self._automaton.iter(squeezed) if self._forms else ():
                start, end = places[last - len(form) + 1], places[last] + 1
                if (start, end) not in seen:
                    seen.add((start, end))
                    yield from self._candidate(scan, start, end, form)

    def _candidate(self, scan: Scan, start: int, end: int, form: str) -> Iterator[Candidate]:
        surface = scan.text[start:end]
        entries = self._forms[form]
        if not begins(scan.text, start) or (len(form) < _MIN_ACROSS_BLANK and not _written(surface, entries)):
            return
        behind = tail(scan.text, start, end, titles=TITLE_TAIL)
        if behind is None:
            return
        entry = _choose(_of_day(entries, scan.day), scan.text, end, behind[0])
        if behind == ("title", "지사") and entry.label == "PLACE":
            province = next((each for each in self.entries(form + "도", day=scan.day) if each.label == "GOV"), None)
            entry = province or replace(entry, label="GOV")
        if entry.label == "EVENT" and (year := _YEAR.match(scan.text, end)):
            end = year.end()
        yield Candidate(start=start, end=end, label=entry.label, by="gazetteer", score=0.95, canonical=entry.canonical)


def is_where(text: str, end: int) -> bool:
    """Return whether what follows a town's name says that it is where something is, not who does it.

    Examples
    --------
    >>> is_where("나주시에서", 3), is_where("나주시는", 3)
    (True, False)
    """
    return _LOCATIVE.match(text, end) is not None or _PLACE_NEXT.match(text, end) is not None


def _written(surface: str, entries: list[Entry]) -> bool:
    """Whether a short form stands there as the dictionary writes it, blanks included."""
    return " " not in surface or any(surface in (entry.name, *entry.aliases) for entry in entries)


def _choose(entries: list[Entry], text: str, end: int, behind: str) -> Entry:
    """Return the entry meant: of a town's government and its place, the place where the words around say where."""
    if len(entries) == 1 or behind == "title":
        return next((entry for entry in entries if entry.label == "GOV"), entries[0])
    place = next((entry for entry in entries if entry.label == "PLACE"), None)
    other = next((entry for entry in entries if entry.label != "PLACE"), None)
    if place is None or other is None:
        return entries[0]
    if is_where(text, end):
        return place
    return other


def _of_day(entries: list[Entry], day: str | None) -> list[Entry]:
    """Return the entries without those that another one of the label outdates: whose name it was on the day, or is today."""
    if len(entries) == 1:
        return entries
    held = {entry.label for entry in entries if _holds(entry, day)}
    return [entry for entry in entries if entry.label not in held or _holds(entry, day)]


def _holds(entry: Entry, day: str | None) -> bool:
    if day is None:
        return entry.until is None
    since, until = entry.since or "", entry.until or "9999"
    return since <= day[: len(since)] and day[: len(until)] <= until


def _entry(path: Path, place: str, row: dict[str, str]) -> Entry:
    name, label = row["name"], row["label"].upper()
    labels = get_args(Label)
    if not name:
        raise RowError(str(path), place, f"no name, with label {row['label']!r}; write one, or delete the row")
    if label not in labels:
        reason = (
            f"name {name!r} has the label {row['label']!r}; {did_you_mean(label, labels)}labels: {', '.join(labels)}"
        )
        raise RowError(str(path), place, reason)
    for column in ("since", "until"):
        if row[column] and not _DAY.fullmatch(row[column]):
            reason = f"{column} of {name!r} is {row[column]!r}; a day is written 2024-11-27, or 2024-11, or 2024"
            raise RowError(str(path), place, reason)
    return Entry(
        name=name,
        label=label,
        canonical=row["canonical"] or name,
        aliases=tuple(filter(None, (alias.strip() for alias in row["aliases"].split("|")))),
        since=row["since"] or None,
        until=row["until"] or None,
        note=row["note"],
    )


def _squeeze(form: str) -> str:
    return "".join(_LATIN_BRACKET.sub("", form).split()) or "".join(form.split())


def _places(text: str, skip: list[tuple[int, int]]) -> list[int]:
    """Return the places of the characters that count: no blanks but line feeds, nothing inside ``skip``."""
    hidden = {place for start, end in skip for place in range(start, end)}
    return [i for i, character in enumerate(text) if i not in hidden and (character == "\n" or not character.isspace())]


def _automaton(forms: Iterable[str]):  # type: ignore[no-untyped-def]  # noqa: ANN202 - pyahocorasick has no types
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for form in forms:
        automaton.add_word(form, form)
    automaton.make_automaton()
    return automaton
