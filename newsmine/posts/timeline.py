"""Who held which post when, from the days of the articles that say so."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsmine.corpus.database import Corpus
from newsmine.corpus.posts import (
    PersonPlace,
    StatedPost,
    bodies_between,
    ids_named,
    passage,
    person_places,
    stated_posts,
    text_of,
)
from newsmine.posts.intervals import Interval, Proof, intervals
from newsmine.posts.wording import REACH, former_title, has_one_holder, is_joint, may_mean, post_of, status_of
from newsmine.text.sentences import sentences

if TYPE_CHECKING:
    import pandas as pd

_COUNTS = frozenset({"articles"})


def timeline(
    corpus: Corpus, *, organisation: str | None = None, person: str | None = None, role: str | None = None
) -> "pd.DataFrame":
    """Return who held which post when, with the first and the last sentence that says so.

    Parameters
    ----------
    corpus : Corpus
        Its relations ``HEAD_OF`` and ``AFFILIATED_WITH`` are read, and what its texts call persons (전 시장). Articles
        without a date are left out.
    organisation, person : str, optional
        Only posts of that organisation or person: any form that the texts name it in, its official name, or its id.
    role : str, optional
        Only that post, in any of its wordings: ``"대표"`` is ``"대표이사"`` too.

    Returns
    -------
    pandas.DataFrame
        A notebook shows it as bars over time, while it has the columns that this takes. One row an interval, by
        organisation, post and day: person, person_id, organisation, organisation_id, role (the
        wording met most often; missing where only membership is said), post (one title for its wordings), status,
        type (of the relation), first and last (days of the first and last evidence, ISO 8601), articles (how many
        say so), first_article, first_evidence, last_article, last_evidence (ids and sentences), conflict (who else
        is said to have held the post in that time; missing if nobody).
        ``status`` is ``held``, ``acting`` (권한대행, 직무대행), ``former`` (전, 前), ``designate`` (당선인, 내정자) or
        ``candidate`` (후보). What is former is a row of its own, and ends what was held before that day.

    Notes
    -----
    An interval is what the articles prove, not a term of office: the post may have been held before the first and after
    the last. Two holders of a post that only one can hold contradict each other where their intervals overlap by more
    than the day on which one ends and the other begins. Joint heads (공동대표, 각자대표) do not, nor does one who stands
    in for the holder.

    Examples
    --------
    >>> with Corpus.open(":memory:") as corpus:
    ...     timeline(corpus).empty
    True
    """
    stated = [_stated(said) for said in stated_posts(corpus)]
    found = intervals([*stated, *_former(corpus, stated)])
    if organisation is not None:
        bodies = ids_named(corpus, organisation)
        found = [each for each in found if each.proofs[0].organisation_id in bodies]
    if person is not None:
        persons = ids_named(corpus, person)
        found = [each for each in found if each.proofs[0].person_id in persons]
    if role is not None:
        wanted = post_of(role)
        found = [each for each in found if each.proofs[0].post == wanted]
    return _frame(corpus, found)


def _stated(said: StatedPost) -> Proof:
    """Return what a relation says."""
    role = said.role or ""
    status = status_of(said.sentence, said.person, role) if role else "held"
    if said.modality == "planned" and status == "held":
        status = "designate"
    return Proof(
        person_id=said.person_id,
        person=said.person,
        organisation_id=said.organisation_id,
        organisation=said.organisation,
        type=said.type,
        role=role,
        post=post_of(role),
        status=status,
        joint=is_joint(role, said.sentence),
        single=has_one_holder(role, heads=said.type == "HEAD_OF" or status == "acting"),
        day=said.day,
        article_id=said.article_id,
        start=said.start,
        end=said.end,
    )


def _former(corpus: Corpus, stated: Iterable[Proof]) -> Iterator[Proof]:
    """Yield what the texts say of persons who no more hold a post, which is no relation."""
    held: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for proof in stated:
        if proof.post:
            held.setdefault((proof.person_id, proof.post), set()).add((proof.organisation_id, proof.organisation))
    seen: set[tuple[str, str, str, str]] = set()
    for place in person_places(corpus, reach=REACH):
        title = former_title(place.before, place.after)
        if title is None:
            continue
        role, start, end = title
        offset = place.start if start < 0 else place.end
        bodies = bodies_between(corpus, place.article_id, offset + start, offset + end)[-1:]
        if not bodies:
            # 전 시장, or a form of the name that the finder does not know: of what the person held, if just one may be meant.
            written = (place.before if start < 0 else place.after)[start:end].partition(role)[0]
            bodies = [each for each in held.get((place.person_id, post_of(role)), ()) if may_mean(written, each[1])]
        for organisation_id, organisation in bodies if len(bodies) == 1 else ():
            key = (place.person_id, organisation_id, post_of(role), place.article_id)
            if key not in seen:
                seen.add(key)
                yield _of_place(corpus, place, (organisation_id, organisation), role)


def _of_place(corpus: Corpus, place: PersonPlace, body: tuple[str, str], role: str) -> Proof:
    text = text_of(corpus, place.article_id)
    start, end = next(((a, b) for a, b in sentences(text) if a <= place.start < b), (place.start, place.end))
    return Proof(
        person_id=place.person_id,
        person=place.person,
        organisation_id=body[0],
        organisation=body[1],
        type="HEAD_OF",
        role=role,
        post=post_of(role),
        status="former",
        joint=False,
        single=False,
        day=place.day,
        article_id=place.article_id,
        start=start,
        end=end,
    )


def _frame(corpus: Corpus, found: list[Interval]) -> "pd.DataFrame":
    import pandas as pd

    from newsmine.posts.lanes import Posts

    rows = [_row(corpus, interval) for interval in found]
    table: pd.DataFrame = Posts(
        {
            name: pd.Series([row[i] for row in rows], dtype="int64" if name in _COUNTS else "string")
            for i, name in enumerate(_COLUMNS)
        }
    )
    return table


_COLUMNS = (
    *("person", "person_id", "organisation", "organisation_id", "role", "post", "status", "type", "first", "last"),
    *("articles", "first_article", "first_evidence", "last_article", "last_evidence", "conflict"),
)


def _row(corpus: Corpus, interval: Interval) -> tuple[str | int | None, ...]:
    one, last = interval.proofs[0], interval.proofs[-1]
    evidence = [passage(corpus, proof.article_id, proof.start, proof.end) for proof in (one, last)]
    kind = "HEAD_OF" if any(proof.type == "HEAD_OF" for proof in interval.proofs) else one.type
    return (
        *(one.person, one.person_id, one.organisation, one.organisation_id, interval.role or None, one.post or None),
        *(one.status, kind, interval.first, interval.last, len({proof.article_id for proof in interval.proofs})),
        *(one.article_id, evidence[0], last.article_id, evidence[1], "; ".join(interval.rivals) or None),
    )
