"""An article read for names: every finder asked, their proposals merged, the names joined over its fields."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsmine.entities import document
from newsmine.entities.acting import settle
from newsmine.entities.candidates import Candidate, FieldNames, Post, Scan
from newsmine.entities.companies import find_companies, find_employers, find_listed, find_units
from newsmine.entities.credits import without_bylines
from newsmine.entities.gazetteer import Gazetteer
from newsmine.entities.learned import Learned, beside
from newsmine.entities.link import Linker, bare
from newsmine.entities.merge import merge, trim
from newsmine.entities.namesakes import part_namesakes
from newsmine.entities.notices import find_corporations, find_headed, find_notices
from newsmine.entities.posts import find_posts
from newsmine.entities.quotations import find_events, find_quoted, find_teams
from newsmine.entities.suffixes import find_by_suffix, find_districts
from newsmine.records import VALUE_LABELS

FieldFinder = Callable[[Scan], Iterable[Candidate]]
"""What a finder is: it proposes places of one field; it need not care what others propose."""

_MIN_SPREAD = 2
# Characters of a quoted name that is known without its quotes.
_LEAST_QUOTED = {"PRODUCT": 3, "GROUP": 3, "COMPANY": 3, "PROGRAM": 6, "EVENT": 6}
_SURE = frozenset({"company mark", "head in brackets", "head behind", "firm"})
_OF_A_TOWN = re.compile(r"(?P<town>[가-힣]{2,5}[시군구])(?:의회|청)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionaries:
    """What is known before an article is read: names, the user's aliases by bare form, and finders beside our own."""

    gazetteer: Gazetteer
    aliases: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    finders: tuple[FieldFinder, ...] = ()
    tagger: Learned | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The fields of an article as the rules read them: what they propose in each, and what of it they take."""

    scans: Sequence[Scan]
    posts: list[list[Post]]
    pools: list[list[Candidate]]
    taken: list[list[Candidate]]


def read(scans: Sequence[Scan], known: Dictionaries) -> list[FieldNames]:
    """Return the names of the fields of one article, in their order.

    Parameters
    ----------
    scans : sequence of Scan
        The title before the text.
    known : Dictionaries
    """
    return finish(begin(scans, known), known)


def begin(scans: Sequence[Scan], known: Dictionaries) -> Begun:
    """Return what the rules read in the fields of one article; no tagger is asked yet."""
    named = [_known(each, known) for each in scans]
    forms = {form: (label, "") for form, label in document.learnt(scans, named).items()}
    for each, candidates in zip(scans, named, strict=True):
        candidates.extend(replace(c, canonical=None) for c in document.spread_forms(each, forms))
    readings = [_read(each, candidates) for each, candidates in zip(scans, named, strict=True)]
    posts = [(each, post) for each, reading in zip(scans, readings, strict=True) for post in reading.posts]
    settled = settle(scans, [reading.candidates for reading in readings], posts)
    readings = [replace(reading, candidates=own) for reading, own in zip(readings, settled, strict=True)]
    roles = _roles(scans, readings)
    pools = [
        [*own.candidates, *without_bylines(each, document.spread_persons(each, list(roles), roles))]
        for each, own in zip(scans, readings, strict=True)
    ]
    taken = [merge(pool) for pool in pools]
    return Begun(scans=scans, posts=[reading.posts for reading in readings], pools=pools, taken=taken)


def tag_ahead(articles: Iterable[Begun], known: Dictionaries) -> None:
    """Let the tagger read articles that are finished next, all at once: it is quicker so."""
    if known.tagger is not None:
        known.tagger.look_ahead(field for begun in articles for field in zip(begun.scans, begun.taken, strict=True))


def finish(begun: Begun, known: Dictionaries) -> list[FieldNames]:
    """Return the names of the fields, those of the tagger among them, joined over the article."""
    if known.tagger is not None:
        tag_ahead([begun], known)
        for each, pool, taken in zip(begun.scans, begun.pools, begun.taken, strict=True):
            added = without_bylines(each, beside(known.tagger(each, taken), taken, each.text))
            if added:
                pool.extend(added)
                taken[:] = merge(pool)
    return part_namesakes(_joined(begun, known))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    candidates: list[Candidate]
    posts: list[Post]


def _known(each: Scan, known: Dictionaries) -> list[Candidate]:
    """Return what one field names by dictionary, suffix and mark."""
    found = [*known.gazetteer.find(each), *find_by_suffix(each), *find_companies(each), *find_districts(each)]
    for finder in known.finders:
        found.extend(c for c in finder(each) if c.label not in VALUE_LABELS)
    return found


def _read(each: Scan, known: list[Candidate]) -> _Reading:
    """Return what the finders see in one field, the names of the whole article known."""
    known.extend([*find_headed(each), *find_corporations(each)])
    known.extend([*find_listed(each, merge(known)), *find_units(each, merge(known))])
    posts = _with_notices(find_posts(each, merge(known)), find_notices(each))
    candidates = [
        *known,
        *find_employers(each, posts),
        *document.persons(posts),
        *find_quoted(each),
        *find_events(each),
        *find_teams(each),
    ]
    return _Reading(candidates=without_bylines(each, trim(candidates, each.text)), posts=posts)


def _with_notices(posts: Iterable[Post], notices: Iterable[Post]) -> list[Post]:
    """Return the posts with those of notices of appointments at places that no other names; a person may have two posts."""
    held = list(posts)
    places = {post.start for post in held}
    return [*held, *(post for post in notices if post.start not in places)]


def _joined(begun: Begun, known: Dictionaries) -> list[FieldNames]:
    """Return the names of each field, joined over the article."""
    linker = Linker(known.gazetteer, known.aliases, day=begun.scans[0].day)
    forms: dict[str, tuple[str, str]] = {}
    abbreviated: set[str] = set()
    for each, pool, merged in zip(begun.scans, begun.pools, begun.taken, strict=True):
        taken = _link(linker, each, merged)
        for short, full in document.abbreviations(each, taken):
            meant = (full.label, full.canonical or each.text[full.start : full.end])
            form = each.text[short.start : short.end]
            forms.setdefault(form, meant)
            abbreviated.add(form)
            linker.learn(form, *meant)
            pool.append(replace(short, canonical=meant[1]))
        forms.update(_marked(each, taken))
    earlier: list[tuple[str, str]] = []
    result = []
    for each, pool, posts in zip(begun.scans, begun.pools, begun.posts, strict=True):
        for c in document.spread_forms(each, forms):
            rule = "abbreviation" if each.text[c.start : c.end] in abbreviated else ""
            pool.append(replace(c, canonical=c.canonical or None, rule=rule))
        taken = _link(linker, each, merge(pool))
        shorts = list(document.short_forms(each, taken, earlier))
        taken = _link(linker, each, merge([*taken, *shorts]))
        units = {each.text[unit.start : unit.end]: ("GROUP", "") for unit in find_units(each, taken)}
        again = [replace(c, canonical=None) for c in document.spread_forms(each, units)]
        taken = _link(linker, each, merge([*taken, *again]))
        earlier.extend((candidate.label, candidate.canonical or "") for candidate in taken)
        result.append(FieldNames(scan=each, taken=taken, proposed=[*pool, *shorts, *again], posts=posts))
    return result


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
        link = linker.link(candidate, each.text[candidate.start : candidate.end])
        same = link == (candidate.label, candidate.canonical, candidate.rule)
        linked.append(
            candidate if same else replace(candidate, label=link.label, canonical=link.canonical, rule=link.rule)
        )
    return linked


def _marked(each: Scan, taken: Sequence[Candidate]) -> dict[str, tuple[str, str]]:
    """Return the names that a mark, a bracket or a title made sure of, to be known without it; towns by their councils."""
    names: dict[str, tuple[str, str]] = {}
    for c in taken:
        name = bare(each.text[c.start : c.end])
        if c.by in _SURE or (c.by == "title" and c.label in {"COMPANY", "GOV"}):
            names[name] = (c.label, c.canonical or "")
        if c.by == "quotation" and len(name) >= _LEAST_QUOTED.get(c.label, len(name) + 1):
            names.setdefault(name, (c.label, c.canonical or ""))
        if c.label == "GOV" and (town := _OF_A_TOWN.fullmatch(name)):
            names.setdefault(town["town"], ("GOV", ""))
    return {name: meant for name, meant in names.items() if len(name) > _MIN_SPREAD}
