"""Near-duplicates: groups of articles that are one press release or wire story, copied, retitled, cut or shortened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles
from newsmine.errors import did_you_mean
from newsmine.records import Article, Duplicate, DuplicatePair
from newsmine.schema import DUPLICATE_PAIRS, DUPLICATES

if TYPE_CHECKING:
    import pandas as pd

    from newsmine.copies.alike import Likeness

Keep = Literal["first", "longest", "all"]
"""Which of a group of copies is kept: the earliest, the longest, or all of them."""

SIMILARITY = 0.8
"""How alike two articles must be to be copies of each other."""

WITHIN_DAYS = 7
"""How many days the copies of one story may lie apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy by its place among the articles, with that of the ``leader`` of its group."""

    group: int
    leader: int
    place: int
    likeness: "Likeness"


def duplicates(
    source: Corpus | Iterable[Article],
    *,
    similarity: float = SIMILARITY,
    keep: Keep = "first",
    within_days: int | None = WITHIN_DAYS,
    table: Literal["articles", "pairs"] = "articles",
) -> "pd.DataFrame":
    """Return the groups of near-duplicates among articles.

    Candidates come from MinHash and LSH; each is then compared in full. Two articles are alike by the Jaccard index of
    their four-character shingles (letters and digits alone), or by how much of the shorter one the longer one contains,
    where the shorter may be a cut or shortened copy. Sentences that an outlet prints on three days or more do not count,
    and texts that differ in most of their figures (weather, stocks) are no copies. All articles of a group are alike, so
    that no chain glues two stories together. The order of the articles makes no difference.

    Parameters
    ----------
    source : Corpus or iterable of Article
        Read once; a corpus is not changed, and all its articles are compared.
    similarity : float
        From over 0 to 1: how alike two articles must be.
    keep : {"first", "longest", "all"}
        Which of a group is kept: the earliest (of one time the longest), the longest, or all.
    within_days : int or None
        How many days the articles of a group may lie apart; ``None`` is any. Those without a date fit any day.
    table : {"articles", "pairs"}
        A row for each article of a group, or for each copy beside the article that is kept for it.

    Returns
    -------
    pandas.DataFrame
        ``"articles"``: ``group, article_id, publisher, published_at, title, kept, duplicate_of, similarity``;
        ``duplicate_of`` is null and ``similarity`` 1 for the article that stands for the group. ``"pairs"``: the two of
        each pair with ``similarity``, ``jaccard`` and ``containment``, which are true values, not estimates.

    Raises
    ------
    ValueError
        If ``similarity`` is not over 0 and at most 1, ``within_days`` is negative, or a choice is unknown.

    Examples
    --------
    >>> text = "가온시는 27일 시민 누구나 쓸 수 있는 도서관을 열었다. 책 3만 권이 있다."
    >>> one, other = Article(id="a", text=text), Article(id="b", text="[속보] " + text)
    >>> duplicates([one, other])[["article_id", "kept", "duplicate_of"]].values.tolist()
    [['b', True, <NA>], ['a', False, 'b']]
    """
    if table not in {"articles", "pairs"}:
        raise ValueError(
            f"unknown table {table!r}; {did_you_mean(table, ['articles', 'pairs'])}choices: articles, pairs"
        )
    articles = list(iter_articles(source, duplicates=True)) if isinstance(source, Corpus) else list(source)
    copies = find_copies(articles, similarity=similarity, keep=keep, within_days=within_days)
    pairs = pairs_of(articles, copies)
    return DUPLICATE_PAIRS.frame(pairs) if table == "pairs" else DUPLICATES.frame(members(pairs, keep=keep))


def pairs_of(articles: Sequence[Article], copies: Iterable[Copy]) -> list[DuplicatePair]:
    """Return each copy beside the article that stands for its group."""
    return [_pair(copy, articles[copy.leader], articles[copy.place]) for copy in copies]


def find_copies(articles: Sequence[Article], *, similarity: float, keep: Keep, within_days: int | None) -> list[Copy]:
    """Return each copy by its place among the articles, group after group; see :func:`duplicates`."""
    check(similarity, keep, within_days)
    import numpy as np

    from newsmine.copies.alike import Comparer
    from newsmine.copies.candidates import candidate_pairs
    from newsmine.copies.groups import group
    from newsmine.copies.own_words import day_of, stories

    order = sorted(range(len(articles)), key=lambda place: _order(articles[place]))
    ordered = [articles[place] for place in order]
    days = [day_of(article) for article in ordered]
    compared = stories(ordered)
    texts = [story.plain for story in compared]
    candidates = candidate_pairs(texts, np.array(days, dtype=np.int64), within_days=within_days)
    comparer = Comparer(compared)
    found = []
    groups = group(candidates, days, comparer, similarity=similarity, within_days=within_days)
    for number, places in enumerate(groups, start=1):
        leader = max(places, key=lambda i: len(ordered[i].text)) if keep == "longest" else places[0]
        found += [
            Copy(group=number, leader=order[leader], place=order[i], likeness=comparer.compare(leader, i))
            for i in places
            if i != leader
        ]
    return found


def check(similarity: float, keep: Keep, within_days: int | None) -> None:
    """Raise ``ValueError`` if a parameter is out of its range."""
    if not 0 < similarity <= 1:
        raise ValueError(f"similarity is {similarity!r}; it must be over 0 and at most 1")
    if keep not in get_args(Keep):
        raise ValueError(
            f"unknown keep {keep!r}; {did_you_mean(keep, get_args(Keep))}choices: {', '.join(get_args(Keep))}"
        )
    if within_days is not None and within_days < 0:
        raise ValueError(f"within_days is {within_days!r}; give 0 or more days, or None for any")


def members(pairs: Iterable[DuplicatePair], *, keep: Keep) -> Iterator[Duplicate]:
    """Yield the articles of each group, the one that stands for it first."""
    last = 0
    for pair in pairs:
        if pair.group != last:
            last = pair.group
            yield Duplicate(
                group=pair.group,
                article_id=pair.duplicate_of,
                publisher=pair.of_publisher,
                published_at=pair.of_published_at,
                title=pair.of_title,
                kept=True,
            )
        yield Duplicate(
            group=pair.group,
            article_id=pair.article_id,
            publisher=pair.publisher,
            published_at=pair.published_at,
            title=pair.title,
            kept=keep == "all",
            duplicate_of=pair.duplicate_of,
            similarity=pair.similarity,
        )


def _order(article: Article) -> tuple[bool, float, int, str, str, str]:
    """Earliest first, then the longest: the same order whichever way the articles come."""
    moment = article.published_at
    when = moment.timestamp() if moment else 0.0
    return moment is None, when, -len(article.text), article.id, article.text, article.publisher or ""


def _pair(copy: Copy, leader: Article, article: Article) -> DuplicatePair:
    return DuplicatePair(
        group=copy.group,
        similarity=copy.likeness.similarity,
        jaccard=copy.likeness.jaccard,
        containment=copy.likeness.containment,
        article_id=article.id,
        publisher=article.publisher,
        published_at=article.published_at,
        title=article.title,
        duplicate_of=leader.id,
        of_publisher=leader.publisher,
        of_published_at=leader.published_at,
        of_title=leader.title,
    )
