"""Places, one after another, into the arrays of :class:`~newsmine.graphs.windows.Windows`: a few numbers for each, and no more."""

from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from sys import intern

import numpy as np

from newsmine.graphs.windows import Integers, Windows

_COLUMNS = 7
# Numbers of windows begin at -1, that of a title.
_TITLE = 1
_BITS = np.int64(32)


class Places:
    """What is read of articles: where entities stand, and a hash of each window's text."""

    def __init__(self) -> None:
        self._articles: dict[str, int] = {}
        self._days: dict[str, str | None] = {}
        self._publishers: dict[str, str | None] = {}
        self._entities: dict[str, int] = {}
        self._facts: list[tuple[str, str, str]] = []
        self._rows = array("i")
        self._texts = array("q")

    @property
    def n_articles(self) -> int:
        """How many articles told their day and outlet."""
        return len(self._days)

    def tell(self, article_id: str, day: str | None, publisher: str | None) -> None:
        """Note the day and the outlet of an article."""
        self._days[article_id] = intern(day) if day else None
        self._publishers[article_id] = intern(publisher) if publisher else None

    def sign(self, article_id: str, number: int, signature: int) -> None:
        """Note the hash of the text of a window; 0 is that of none."""
        self._texts.extend((self._article(article_id), number, signature))

    def add(self, article_id: str, number: int, entity: tuple[str, str, str] | None, *place: int) -> None:
        """Note a place: field, start, end and position of an entity (id, name, label), or of one that is not joined."""
        which = -1
        if entity is not None:
            which = self._entities.setdefault(entity[0], len(self._entities))
            if which == len(self._facts):
                self._facts.append(entity)
            elif entity < self._facts[which]:
                # One name for an entity, whichever article is read first.
                self._facts[which] = entity
        self._rows.extend((self._article(article_id), number, which, *place))

    def windows(self, met: Iterable[str] = ()) -> Windows:
        """Return the windows with windows and entities numbered anew, so that the order of the input does not show."""
        rows = _matrix(self._rows, np.int32, _COLUMNS)
        rank, article_ids = self._ranked(rows[:, 0])
        keys, window = np.unique(_keys(rank[rows[:, 0]], rows[:, 1]), return_inverse=True)
        joined = np.flatnonzero(rows[:, 2] >= 0)
        rename, order = self._renamed(rows[joined, 2])
        window, entity = window.reshape(-1)[joined], rename[rows[joined, 2]]
        field, start, end, position = (rows[joined, i].astype(np.int64) for i in range(3, _COLUMNS))
        by_place = np.lexsort((end, start, field, entity, window))
        window, entity = window[by_place], entity[by_place]
        ids, names, labels = ([self._facts[i][k] for i in order] for k in range(3))
        return Windows(
            article=keys >> _BITS,
            signature=_signed(self._signatures(rank, keys), window, entity, ids),
            article_ids=article_ids,
            days=[self._days.get(article_id) for article_id in article_ids],
            publishers=[self._publishers.get(article_id) for article_id in article_ids],
            entity_ids=ids,
            names=names,
            labels=labels,
            window=window,
            entity=entity,
            field=field[by_place],
            start=start[by_place],
            end=end[by_place],
            position=position[by_place],
            met=frozenset(met),
        )

    def _article(self, article_id: str) -> int:
        return self._articles.setdefault(article_id, len(self._articles))

    def _ranked(self, articles: Integers) -> tuple[Integers, list[str]]:
        """Return the rank by id of each article that has a window, and their ids in that order."""
        met = np.zeros(len(self._articles), dtype=bool)
        met[articles] = True
        ids = sorted(article_id for article_id, i in self._articles.items() if met[i])
        rank = np.full(len(self._articles), -1, dtype=np.int64)
        rank[[self._articles[article_id] for article_id in ids]] = np.arange(len(ids))
        return rank, ids

    def _renamed(self, entities: Integers) -> tuple[Integers, list[int]]:
        """Return the new number of each entity, the most mentioned first, and the old ones in that order."""
        mentions = np.bincount(entities, minlength=len(self._facts)).tolist()
        order = sorted(range(len(self._facts)), key=lambda i: (-mentions[i], self._facts[i][1], self._facts[i][0]))
        rename = np.empty(len(self._facts), dtype=np.int64)
        rename[order] = np.arange(len(order))
        return rename, order

    def _signatures(self, rank: Integers, keys: Integers) -> Integers:
        texts = _matrix(self._texts, np.int64, 3)
        signatures = np.zeros(len(keys), dtype=np.int64)
        own = _keys(rank[texts[:, 0]], texts[:, 1])
        at = np.minimum(np.searchsorted(keys, own), max(0, len(keys) - 1))
        # A window of which nothing was taken has a text, but is none.
        known = np.flatnonzero(keys[at] == own) if len(keys) else at[:0]
        signatures[at[known]] = texts[known, 2]
        return signatures


def _matrix(values: "array[int]", kind: type, width: int) -> Integers:
    return np.frombuffer(values, dtype=kind).reshape(-1, width) if values else np.empty((0, width), kind)


def _keys(article: Integers, number: Integers) -> Integers:
    """Return one number for each window, in the order of articles and windows."""
    keys: Integers = (article.astype(np.int64) << _BITS) + number + _TITLE
    return keys


def _signed(texts: Integers, window: Integers, entity: Integers, ids: Sequence[str]) -> Integers:
    """Return the hashes of texts mixed with that of who is named in them: one text may mean others elsewhere."""
    mixed = np.frombuffer(b"".join(map(_hash, ids)), dtype="<u8").astype(np.uint64)[entity]
    first = np.ones(len(window), dtype=bool)
    first[1:] = (window[1:] != window[:-1]) | (entity[1:] != entity[:-1])
    named = np.zeros(len(texts), dtype=np.uint64)
    np.add.at(named, window[first], mixed[first])
    signed = texts.astype(np.uint64) ^ (named << np.uint64(1))
    return np.where(texts == 0, 0, signed.astype(np.int64))


def _hash(entity_id: str) -> bytes:
    return blake2b(entity_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
