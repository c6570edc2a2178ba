"""Entities of many articles joined and parted: one name everywhere, and persons of one name by their posts."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from newsmine.entities.link import Joined, bare, entity_id, expanded, kin
from newsmine.entities.merge import ECHOES
from newsmine.entities.namesakes import Held, career
from newsmine.entities.persons import Unit, part_persons
from newsmine.entities.titles import split_title
from newsmine.records import KST, VALUE_LABELS, Article, Found, Mention, Relation

# What stands behind a person's name: a title, perhaps written on.
_NEXT = re.compile(r"\s?(?P<word>[가-힣A-Z]{2,12})(?!\s?(?:후보|내정|지명|당선|예정))")
REACH = 14
"""Characters behind a name of a person that are read for a title."""
_POSTS = frozenset({"HEAD_OF", "AFFILIATED_WITH"})
# Class nouns and titles mean another name in every article.
_LOCAL = ECHOES - {"abbreviation", "named before"}


class Form(NamedTuple):
    """A form that an entity was met in: its label and official name there, who found it, and how often."""

    label: str
    canonical: str
    text: str
    by: str
    times: int


class Stated(NamedTuple):
    """A post as one article states it: the role, and id and name of the body, if it names one."""

    role: str
    body_id: str | None = None
    body: str | None = None


def never_official(_label: str, _canonical: str) -> bool:
    """Say of no entity that it stands in a dictionary."""
    return False


def resolve(
    articles: Sequence[Article],
    found: Sequence[Found],
    *,
    is_official: Callable[[str, str], bool] = never_official,
) -> list[Found]:
    """Return what was found in articles, entities the same in all of them.

    Names that differ in blanks, case or kind of organisation become one, under the wording met most often; a short name that some
    article explains, and that means only one thing in all of them, means it everywhere. Persons of one name become several where
    their posts contradict at one time (see :func:`newsmine.entities.persons.part_persons`).

    Parameters
    ----------
    articles : sequence of Article
    found : sequence of Found
        Of each article, in the same order. Not changed.
    is_official : callable
        Whether label and official name stand in a dictionary (``Finder.is_official``): such an entity stays as it is.

    Examples
    --------
    >>> from newsmine.entities.find import default_finder
    >>> texts = ["나래정보산업진흥원(NIPO)은 컸다.", "NIPO(원장 홍길동)는 웃었다."]
    >>> articles = [Article(id=str(i), text=text) for i, text in enumerate(texts)]
    >>> finder = default_finder()
    >>> found = resolve(articles, [finder.find(article) for article in articles], is_official=finder.is_official)
    >>> [(m.text, m.canonical) for m in found[1].mentions]
    [('NIPO', '나래정보산업진흥원'), ('홍길동', '홍길동')]
    """
    forms: Counter[tuple[str, str, str, str]] = Counter()
    for each in found:
        forms.update((m.label, m.canonical, m.text, m.by) for m in each.mentions if m.label not in VALUE_LABELS)
    names = join_names((Form(*key, count) for key, count in forms.items()), is_official=is_official)
    units = [
        unit
        for article, each in zip(articles, found, strict=True)
        for unit in _units(article, [m for m in each.mentions if m.label == "PERSON"], each.relations, names)
    ]
    persons = part_persons(units)
    return [_applied(article.id, each, names, persons) for article, each in zip(articles, found, strict=True)]


def join_names(forms: Iterable[Form], *, is_official: Callable[[str, str], bool] = never_official) -> dict[str, Joined]:
    """Return the entities that are to be another one in all articles, by their ids.

    Parameters
    ----------
    forms : iterable of Form
        Read once.
    is_official : callable
        Whether label and official name stand in a dictionary: such an entity stays as it is.
    """
    counts: Counter[tuple[str, str]] = Counter()
    meant: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for form in forms:
        if form.label == "PERSON":
            continue
        counts[form.label, form.canonical] += form.times
        if form.by not in _LOCAL and not _key(form.canonical).endswith(_key(form.text)):
            meant[kin(form.label), _key(form.text)].add((form.label, form.canonical))
    joined: dict[str, Joined] = {}
    groups: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for label, canonical in counts:
        groups[kin(label), _key(canonical)].append((label, canonical))
    chosen = {key: _first(own, counts, is_official) for key, own in groups.items()}
    for key, own in groups.items():
        target, why = _elsewhere(key, chosen, meant, is_official)
        for entity in own:
            if entity != target and not is_official(*entity):
                joined[entity_id(*entity)] = Joined(*target, why)
    return {id_: _last(to, joined) for id_, to in joined.items()}


def person_role(text: str, name: str, after: str) -> str:
    """Return the title that a mention of a person bears, or ``""``: within it (김 의원), or behind it.

    Examples
    --------
    >>> person_role("김 의원", "김도담", "은 웃었다"), person_role("김도담", "김도담", " 의원은"), person_role("김도담", "김도담", "은")
    ('의원', '의원', '')
    """
    if text != name and " " in text:
        return text.rpartition(" ")[2]
    found = _NEXT.match(after)
    split = split_title(found["word"]) if found else None
    return split[1] if split and split[0] == 0 else ""


def posts_of(
    persons: Iterable[tuple[str, str, str]], posts: Iterable[tuple[str, Stated]]
) -> Iterator[tuple[str, str, tuple[Stated, ...]]]:
    """Yield id, official name and posts of each person of an article, as the article states them.

    Parameters
    ----------
    persons : iterable of (entity_id, canonical, role)
        A mention each; the role may be ``""``.
    posts : iterable of (entity_id, Stated)
    """
    held: dict[str, list[Stated]] = defaultdict(list)
    for id_, post in posts:
        held[id_].append(post)
    names: dict[str, str] = {}
    for id_, canonical, role in persons:
        names[id_] = canonical
        if career(Held(role)) and not any(post.role.endswith(role) for post in held[id_]):
            held[id_].append(Stated(role))
    for id_, canonical in names.items():
        yield id_, canonical, tuple(dict.fromkeys(held[id_]))


def held_of(post: Stated, names: Mapping[str, Joined]) -> Held:
    """Return a post that an article states, its organisation as it is called in all articles."""
    if post.body_id is None:
        return Held(post.role)
    body = names.get(post.body_id)
    label = body.label if body else post.body_id.rpartition("-")[0].upper()
    return Held(post.role, ((label, body.canonical if body else post.body or ""),))


def _key(name: str) -> str:
    return bare(name).casefold()


def _first(
    own: Sequence[tuple[str, str]],
    counts: Mapping[tuple[str, str], int],
    is_official: Callable[[str, str], bool],
) -> tuple[str, str]:
    """Return the official one of wordings of one name, or the one met most often."""
    return min(own, key=lambda entity: (not is_official(*entity), -counts[entity], entity))


def _elsewhere(
    key: tuple[str, str],
    chosen: Mapping[tuple[str, str], tuple[str, str]],
    meant: Mapping[tuple[str, str], set[tuple[str, str]]],
    is_official: Callable[[str, str], bool],
) -> tuple[tuple[str, str], str]:
    """Return what a name means in all articles, and why."""
    own = chosen[key]
    if is_official(*own):
        return own, "a wording of an official name"
    family, form = key
    full = {chosen[family, _key(canonical)] for _, canonical in meant.get(key, ())} - {own}
    if len(full) == 1:
        return next(iter(full)), "another article says what this short name means, and none says otherwise"
    longer = {chosen[family, name] for name in map(str.casefold, expanded(form)) if (family, name) in chosen}
    if len(longer) == 1:
        return next(iter(longer)), "the usual short form of a name of another article"
    return own, "another wording of the same name, met more often"


def _last(to: Joined, joined: Mapping[str, Joined]) -> Joined:
    """Return where a chain of names ends: a short name of a wording that is rather another."""
    seen = {to.entity_id}
    while (further := joined.get(to.entity_id)) is not None and further.entity_id not in seen:
        seen.add(further.entity_id)
        to = further
    return to


def _units(
    article: Article, persons: Sequence[Mention], ties: Sequence[Relation], names: Mapping[str, Joined]
) -> Iterator[Unit]:
    day = article.published_at.astimezone(KST).date().isoformat() if article.published_at else None
    fields = {"text": article.text, "title": article.title or ""}
    mentioned = (
        (m.entity_id, m.canonical, person_role(m.text, m.canonical, fields[m.field][m.end : m.end + REACH]))
        for m in persons
    )
    posts = ((r.head_id, Stated(r.role or "", r.tail_id, r.tail)) for r in ties if r.type in _POSTS)
    for id_, canonical, stated in posts_of(mentioned, posts):
        yield Unit(article.id, day, id_, canonical, tuple(dict.fromkeys(held_of(post, names) for post in stated)))


def _applied(
    article_id: str, found: Found, names: Mapping[str, Joined], persons: Mapping[tuple[str, str], Joined]
) -> Found:
    def meant(id_: str) -> Joined | None:
        return persons.get((article_id, id_)) or names.get(id_)

    def mention(m: Mention) -> Mention:
        to = meant(m.entity_id)
        return replace(m, label=to.label, canonical=to.canonical, entity_id=to.entity_id) if to else m

    def tie(r: Relation) -> Relation:
        head, tail = meant(r.head_id), meant(r.tail_id)
        if head:
            r = replace(r, head_id=head.entity_id, head=head.canonical)
        return replace(r, tail_id=tail.entity_id, tail=tail.canonical) if tail else r

    return Found(
        mentions=tuple(map(mention, found.mentions)),
        relations=tuple(map(tie, found.relations)),
        unasserted=tuple(map(tie, found.unasserted)),
    )
