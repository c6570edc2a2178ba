"""Who and what a text names, and how they are tied: every finder, one merging, one linking."""

import csv
import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, overload

from newsmine import plugins
from newsmine.corpus.code import code_hash
from newsmine.entities import document
from newsmine.entities.acting import settle
from newsmine.entities.candidates import Candidate, Post, Scan, scan
from newsmine.entities.companies import find_companies, find_employers, find_listed, find_units
from newsmine.entities.gazetteer import PUBLIC, Entry, Gazetteer, read_gazetteer
from newsmine.entities.link import Linker, bare, entity_id
from newsmine.entities.merge import merge, trim
from newsmine.entities.posts import find_posts
from newsmine.entities.quotations import find_events, find_quoted, find_teams
from newsmine.entities.relate import relate
from newsmine.entities.suffixes import find_by_suffix, find_districts
from newsmine.entities.valued import with_values
from newsmine.errors import InputError
from newsmine.records import VALUE_LABELS, Article, Found, Mention, MentionField
from newsmine.text.hangul import nfc

if TYPE_CHECKING:
    from newsmine.corpus.database import Corpus
    from newsmine.corpus.stages import Progress, StageReport

VERSION = "1"
"""Raise it when the rules change: corpora are then found anew."""

FieldFinder = Callable[[Scan], Iterable[Candidate]]
"""What a finder is: it proposes places of one field; it need not care what others propose."""

_MIN_SPREAD = 2


class Finder:
    """Finds names and relations with given dictionaries.

    Parameters
    ----------
    layers : iterable of iterable of Entry
        Dictionaries by rank, the study's own before the public one.
    aliases : mapping from form to (label, official name)
        The user's word on what a form means; it wins over every rule.
    finders : iterable of callable
        Further finders (a learned tagger, a plug-in): each takes a ``Scan`` and yields ``Candidate``. They find names; dates,
        times and quantities are read by :func:`newsmine.find_values` alone.
    """

    def __init__(
        self,
        layers: Iterable[Iterable[Entry]],
        *,
        aliases: dict[str, tuple[str, str]] | None = None,
        finders: Iterable[FieldFinder] = (),
    ) -> None:
        self._gazetteer = Gazetteer(layers)
        self._aliases = {bare(form): meant for form, meant in (aliases or {}).items()}
        self._finders = tuple(finders)
        self.fingerprint = _fingerprint(self._gazetteer, self._aliases, self._finders)

    @classmethod
    def from_files(
        cls, *paths: Path | str, aliases: Path | str | None = None, public: Path | None = PUBLIC
    ) -> "Finder":
        """Return a finder with gazetteers from CSV files, the first of highest rank, over the public one.

        Installed plug-ins of the kind ``finders`` propose names too.

        Raises
        ------
        InputError
            If a file cannot be read or has a row without name or with an unknown label.
        """
        layers = [read_gazetteer(Path(path)) for path in paths]
        if public is not None:
            layers.append(read_gazetteer(public))
        finders = [plugins.load("finders", name) for name in plugins.names("finders")]
        return cls(layers, aliases=read_aliases(Path(aliases)) if aliases is not None else None, finders=finders)

    def find(self, article: Article | str) -> Found:
        """Return the mentions and relations of an article, or of a text without a title."""
        if isinstance(article, str):
            article = Article(id="", text=nfc(article))
        fields: list[tuple[MentionField, str]] = [("text", article.text)]
        if article.title:
            fields.insert(0, ("title", article.title))
        scans = [scan(text, field=field) for field, text in fields]
        known = [self._known(each) for each in scans]
        forms = {form: (label, "") for form, label in document.learnt(scans, known).items()}
        for each, candidates in zip(scans, known, strict=True):
            candidates.extend(replace(c, canonical=None) for c in document.spread_forms(each, forms))
        readings = [self._read(each, candidates) for each, candidates in zip(scans, known, strict=True)]
        posts = [(each, post) for each, reading in zip(scans, readings, strict=True) for post in reading.posts]
        settled = settle(scans, [reading.candidates for reading in readings], posts)
        readings = [replace(reading, candidates=own) for reading, own in zip(readings, settled, strict=True)]
        linked = self._document(scans, readings)
        mentions = [
            _mention(article.id, each, candidate)
            for each, candidates in zip(scans, linked, strict=True)
            for candidate in candidates
        ]
        in_text = [mention for mention in mentions if mention.field == "text"]
        ties = tuple(relate(scans[-1], in_text, readings[-1].posts))
        return Found(
            mentions=tuple(with_values(article, scans, mentions)),
            relations=tuple(tie for tie in ties if tie.modality == "asserted"),
            unasserted=tuple(tie for tie in ties if tie.modality != "asserted"),
        )

    def _known(self, each: Scan) -> list[Candidate]:
        """Return what one field names by dictionary, suffix and mark."""
        known = [*self._gazetteer.find(each), *find_by_suffix(each), *find_companies(each), *find_districts(each)]
        for finder in self._finders:
            known.extend(c for c in finder(each) if c.label not in VALUE_LABELS)
        return known

    def _read(self, each: Scan, known: list[Candidate]) -> "_Reading":
        """Return what the finders see in one field, the names of the whole article known."""
        known.extend([*find_listed(each, merge(known)), *find_units(each, merge(known))])
        posts = list(find_posts(each, merge(known)))
        candidates = [
            *known,
            *find_employers(each, posts),
            *document.persons(posts),
            *find_quoted(each),
            *find_events(each),
            *find_teams(each),
        ]
        return _Reading(candidates=trim(candidates, each.text), posts=posts)

    def _document(self, scans: Sequence[Scan], readings: Sequence["_Reading"]) -> list[list[Candidate]]:
        """Return the names of each field, joined over the article."""
        linker = Linker(self._gazetteer, self._aliases)
        roles = _roles(scans, readings)
        forms: dict[str, tuple[str, str]] = {}
        pools: list[list[Candidate]] = []
        for each, reading in zip(scans, readings, strict=True):
            pool = [*reading.candidates, *document.spread_persons(each, list(roles), roles)]
            taken = _link(linker, each, merge(pool))
            for short, full in document.abbreviations(each, taken):
                meant = (full.label, full.canonical or each.text[full.start : full.end])
                forms.setdefault(each.text[short.start : short.end], meant)
                linker.learn(each.text[short.start : short.end], *meant)
                pool.append(replace(short, canonical=meant[1]))
            forms.update(_marked(each, taken))
            pools.append(pool)
        earlier: list[tuple[str, str]] = []
        result = []
        for each, pool in zip(scans, pools, strict=True):
            taken = _link(linker, each, merge([*pool, *document.spread_forms(each, forms)]))
            taken = _link(linker, each, merge([*taken, *document.short_forms(each, taken, earlier)]))
            units = {each.text[unit.start : unit.end]: ("GROUP", "") for unit in find_units(each, taken)}
            again = (replace(c, canonical=None) for c in document.spread_forms(each, units))
            taken = _link(linker, each, merge([*taken, *again]))
            earlier.extend((candidate.label, candidate.canonical or "") for candidate in taken)
            result.append(taken)
        return result


@overload
def find(source: str | Article, *, gazetteer: "Finder | Path | str | None" = ...) -> list[Mention]: ...
@overload
def find(
    source: "Corpus", *, gazetteer: "Finder | Path | str | None" = ..., progress: "Progress | None" = ...
) -> "StageReport": ...
@overload
def find(source: Iterable[Article], *, gazetteer: "Finder | Path | str | None" = ...) -> Iterator[Mention]: ...
def find(
    source: "str | Article | Iterable[Article] | Corpus",
    *,
    gazetteer: "Finder | Path | str | None" = None,
    progress: "Progress | None" = None,
) -> "list[Mention] | Iterator[Mention] | StageReport":
    """Find who and what is named, and the dates, times and quantities.

    A value is a mention too, labelled DATE, TIME or QUANTITY, with what it comes to as its ``canonical``: ``2024-11-26`` for
    지난 26일 in an article of the day after, ``14:30``, ``305 명``; the text itself where it cannot be told.

    Parameters
    ----------
    source : str, Article, iterable of Article, or Corpus
        An iterable is read once, lazily, in order; a corpus is brought up to date where text or dictionaries changed.
    gazetteer : Finder, path of a CSV file, or None
        The study's own names, over the public ones.
    progress : callable, optional
        For a corpus: called with how many articles are done and how many there are to do.

    Returns
    -------
    list of Mention, iterator of Mention, or StageReport
        For a text or an article, for an iterable, and for a corpus.

    Examples
    --------
    >>> [(mention.text, mention.label) for mention in find("홍길동 가온정보진흥원장은 ㈜나래와 협약을 맺었다.")]
    [('홍길동', 'PERSON'), ('가온정보진흥원', 'PUBLIC_ORG'), ('㈜나래', 'COMPANY')]
    """
    finder = gazetteer if isinstance(gazetteer, Finder) else default_finder(str(gazetteer) if gazetteer else None)
    if isinstance(source, str | Article):
        return list(finder.find(source).mentions)
    if not isinstance(source, Iterable):
        from newsmine.corpus.stages import advance, each

        return advance(source, "entities", fingerprint=finder.fingerprint, work=each(finder.find), progress=progress)
    return (mention for article in source for mention in finder.find(article).mentions)


@cache
def default_finder(path: str | None = None) -> Finder:
    """Return the finder with the public gazetteer, under the CSV file of a study if given; built once."""
    return Finder.from_files(*([path] if path else []))


def read_aliases(path: Path) -> dict[str, tuple[str, str]]:
    """Read the user's aliases: a CSV file with the columns alias, label, canonical.

    Raises
    ------
    InputError
        If the file cannot be read or lacks one of the columns.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        return {nfc(row["alias"].strip()): (row["label"].strip(), nfc(row["canonical"].strip())) for row in rows}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"{path}: no aliases: {error}; expected a CSV file in UTF-8 with alias, label, canonical"
        ) from error
    except (KeyError, AttributeError) as error:
        raise InputError(f"{path}: a row without {error}; expected the columns alias, label, canonical") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    candidates: list[Candidate]
    posts: list[Post]


def _roles(scans: Sequence[Scan], readings: Sequence[_Reading]) -> dict[str, set[str]]:
    """Return each person named in full with the titles that the article gives."""
    roles: dict[str, set[str]] = {}
    for each, reading in zip(scans, readings, strict=True):
        taken = {(c.start, c.end) for c in merge(reading.candidates) if c.label == "PERSON"}
        for post in reading.posts:
            if (post.start, post.end) in taken:
                roles.setdefault(each.text[post.start : post.end], set()).update({post.role} - {""})
    return roles


def _link(linker: Linker, each: Scan, taken: Sequence[Candidate]) -> list[Candidate]:
    linked = []
    for candidate in taken:
        label, canonical = linker.link(candidate, each.text[candidate.start : candidate.end])
        linked.append(replace(candidate, label=label, canonical=canonical))
    return linked


def _marked(each: Scan, taken: Sequence[Candidate]) -> dict[str, tuple[str, str]]:
    """Return the names that a mark or a bracket made sure of, to be known without it."""
    sure = [
        c for c in taken if c.by in {"company mark", "head in brackets"} or (c.by == "title" and c.label == "COMPANY")
    ]
    names = {bare(each.text[c.start : c.end]): (c.label, c.canonical or "") for c in sure}
    return {name: meant for name, meant in names.items() if len(name) > _MIN_SPREAD}


def _mention(article_id: str, each: Scan, candidate: Candidate) -> Mention:
    canonical = candidate.canonical or each.text[candidate.start : candidate.end]
    sentence = bisect_right([start for start, _ in each.sentences], candidate.start) - 1 if each.field == "text" else -1
    return Mention(
        article_id=article_id,
        start=candidate.start,
        end=candidate.end,
        text=each.text[candidate.start : candidate.end],
        label=candidate.label,
        entity_id=entity_id(candidate.label, canonical),
        canonical=canonical,
        sentence=sentence,
        by=candidate.by,
        score=candidate.score,
        field=each.field,
    )


def _fingerprint(gazetteer: Gazetteer, aliases: dict[str, tuple[str, str]], finders: Sequence[FieldFinder]) -> str:
    digest = hashlib.sha256(f"{VERSION}|{gazetteer.fingerprint}|{sorted(aliases.items())}".encode())
    for finder in finders:
        digest.update(str(getattr(finder, "fingerprint", getattr(finder, "__qualname__", ""))).encode())
    digest.update(code_hash("entities", "text", "values").encode())
    return digest.hexdigest()[:16]
