"""Reaching more of a search than Naver's newest 1,100: by narrower queries.

Naver knows no dates in a query. What lies behind the newest 1,100 articles is therefore asked by the query and one more
word, then two: words that the user gives come first, then the commonest of the headlines at the end of what was reached,
which are the likeliest in what lies behind it.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsmine.pages.naver import DISPLAY, LAST_START, NaverAnswer
from newsmine.text.hangul import strip_particle

MOST_REACHED = LAST_START + DISPLAY - 1
"""Articles of one query that Naver gives, the newest."""

# So many narrower queries are made of a query by learned words, and of each of those: at most 440 of 11 calls, a fifth
# of a day's. A third word narrows to what the others have found.
_BRANCHES = (40, 10)
# A word in over half of the headlines narrows nothing; one in a single headline leads to that article alone.
_COMMONEST, _RAREST = 0.5, 2
_WORD = re.compile(r"[가-힣]{2,12}|[A-Za-z][A-Za-z0-9]{1,15}")


def next_start(answer: NaverAnswer) -> int | None:
    """Return from where the next page of a query begins, or ``None`` where it has ended or Naver gives no more.

    Examples
    --------
    >>> from newsmine.pages.links import Link
    >>> [next_start(NaverAnswer(total=5000, start=start, display=100, links=(Link(url="https://a.example/"),)))
    ...  for start in (1, 901, 1000)]
    [101, 1000, None]
    """
    following = answer.start + DISPLAY
    if not answer.links or following > answer.total or answer.start >= LAST_START:
        return None
    return min(following, LAST_START)


def is_cut(answer: NaverAnswer) -> bool:
    """Return whether an answer is the last that Naver gives of a query that has more."""
    return bool(answer.links) and answer.start >= LAST_START and answer.total > MOST_REACHED


def narrower(query: str, words: str, titles: Iterable[str], *, terms: Iterable[str] = ()) -> list[str]:
    """Return the words to add to a query, each for a narrower one: the user's, then the commonest of headlines.

    Parameters
    ----------
    query : str
        What is searched.
    words : str
        What was added to it already, parted by blanks; beyond two words nothing is narrowed.
    titles : iterable of str
        Headlines of what the query brought, best of its last page; read once.
    terms : iterable of str
        Words of the user, all of them tried.

    Returns
    -------
    list of str
        ``words`` and one more, sorted, so that two ways to the same query are one.

    Examples
    --------
    >>> narrower("인공지능", "", ["나래시 인공지능 교육", "나래시 인공지능 예산", "인공지능 교육 첫걸음"], terms=["축제"])
    ['축제', '교육', '나래시']
    """
    added = words.split()
    if len(added) >= len(_BRANCHES):
        return []
    taken = {word.casefold() for word in (*query.split(), *added)}
    given = [term for term in dict.fromkeys(term.strip() for term in terms) if term and term.casefold() not in taken]
    learned = [word for word in _learned(list(titles), query) if word.casefold() not in taken and word not in given]
    return [" ".join(sorted([*added, word])) for word in (*given, *learned[: _BRANCHES[len(added)]])]


@dataclass(slots=True)
class Reach:
    """How much of what Naver says there is was named, over all the queries of a search.

    ``cut`` is whether Naver held any of them back.

    Examples
    --------
    >>> from newsmine.pages.links import Link
    >>> reach = Reach(query="인공지능")
    >>> reach.add(NaverAnswer(total=4, start=1, display=1, links=(Link(url="https://hanbit.example/7"),)), words="")
    >>> reach.share, str(reach)
    (0.25, "'인공지능': 1 of 4 articles that Naver counts (25 %), by 1 call")
    """

    query: str
    total: int = 0
    calls: int = 0
    cut: bool = False
    found: set[str] = field(default_factory=set)

    def add(self, answer: NaverAnswer, *, words: str) -> None:
        """Count an answer to the query, or to it with more words."""
        self.calls += 1
        self.cut = self.cut or is_cut(answer)
        self.found.update(link.url for link in answer.links)
        if not words:
            self.total = max(self.total, answer.total)

    @property
    def share(self) -> float:
        """What part of all was named, from 0 to 1; more than Naver counted is all."""
        return min(1.0, len(self.found) / self.total) if self.total else 1.0

    def __str__(self) -> str:
        """Return it for a reader."""
        named = f"{len(self.found):,} of {self.total:,} articles that Naver counts ({100 * self.share:.0f} %)"
        return f"{self.query!r}: {named}, by {self.calls:,} call{'s' if self.calls > 1 else ''}"


def _learned(titles: list[str], query: str) -> list[str]:
    """Return words of headlines, the commonest first, without those of the query."""
    bare = query.replace(" ", "").casefold()
    counts: Counter[str] = Counter()
    for title in dict.fromkeys(titles):
        words = {strip_particle(word) for word in _WORD.findall(title)}
        counts.update(
            word
            for word in sorted(words)
            if len(word) > 1 and word.casefold() not in bare and bare not in word.casefold()
        )
    most = max(_RAREST, int(_COMMONEST * len(set(titles))))
    return [word for word, count in counts.most_common() if _RAREST <= count <= most]
