"""Places, one after another, into the arrays of :class:`~newsmine.graphs.windows.Windows`: a few numbers for each, and no more."""

import json
import zlib
from array import array
from collections.abc import Sequence
from hashlib import blake2b
from itertools import compress
from sys import intern

import numpy as np

from newsmine.graphs.windows import Integers, Windows

Fact = tuple[str, str, str]
"""Id, name and label of an entity."""

# Numbers that are noted of each place, and of each text of a window.
_ROWS, _TEXTS = 7, 3
# Numbers of windows begin at -1, that of a title.
_TITLE = 1
_BITS = np.int64(32)
_PLACE = np.int64(31)
_FAST = 1


class Places:
    """What is read of articles: where entities stand, and a hash of each window's text; ``met`` are all labels."""

    def __init__(self) -> None:
        self.met: set[str] = set()
        self._articles: dict[str, int] = {}
        self._days: list[str | None] = []
        self._publishers: list[str | None] = []
        self._entities: dict[str, int] = {}
        self._facts: list[Fact] = []
        self._rows = array("i")
        self._texts = array("q")

    @property
    def n_articles(self) -> int:
        """How many articles were read."""
        return len(self._articles)

    def tell(self, article_id: str, day: str | None, publisher: str | None) -> None:
        """Note the day and the outlet of an article."""
        i = self._article(article_id)
        self._days[i] = intern(day) if day else None
        self._publishers[i] = intern(publisher) if publisher else None

    def sign(self, article_id: str, number: int, signature: int) -> None:
        """Note the hash of the text of a window; 0 is that of none."""
        self._texts.extend((self._article(article_id), number, signature))

    def add(self, article_id: str, number: int, entity: Fact | None, *place: int) -> None:
        """Note a place: field, start, end and position of an entity (id, name, label), or of one that is not joined."""
        which = -1 if entity is None else self._entity(entity)
        self._rows.extend((self._article(article_id), number, which, *place))

    def pack(self) -> bytes:
        """Return all that was noted."""
        told = [
            list(self._articles),
            self._days,
            self._publishers,
            self._facts,
            sorted(self.met),
            len(self._texts) // _TEXTS,
        ]
        head = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
        size = np.array([len(head)], dtype="<u4").tobytes()
        # Numbers of a kind side by side are packed into half of what they take otherwise.
        columns = (
            _matrix(self._texts, np.int64, _TEXTS).T.astype("<i8"),
            _matrix(self._rows, np.int32, _ROWS).T.astype("<i4"),
        )
        return zlib.compress(b"".join([size, head, *(column.tobytes() for column in columns)]), _FAST)

    def unpack(self, packed: bytes) -> None:
        """Note what :meth:`pack` returned; its articles are none of those that were noted."""
        data = zlib.decompress(packed)
        begin = 4 + int(np.frombuffer(data, "<u4", 1)[0])
        ids, days, publishers, facts, met, n_texts = json.loads(data[4:begin].decode("utf-8", "surrogatepass"))
        first = len(self._articles)
        self._articles.update(zip(ids, range(first, first + len(ids)), strict=True))
        self._days.extend(day and intern(day) for day in days)
        self._publishers.extend(publisher and intern(publisher) for publisher in publishers)
        self.met.update(met)
        texts = np.frombuffer(data, "<i8", n_texts * _TEXTS, begin).reshape(_TEXTS, -1).T.astype(np.int64)
        rows = np.frombuffer(data, "<i4", offset=begin + texts.nbytes).reshape(_ROWS, -1).T.astype(np.int32)
        texts[:, 0] += first
        rows[:, 0] += first
        known = np.array([*(self._entity(tuple(fact)) for fact in facts), -1], dtype=np.int32)
        rows[:, 2] = known[rows[:, 2]]
        self._texts.frombytes(texts.tobytes())
        self._rows.frombytes(rows.tobytes())

    def windows(self) -> Windows:
        """Return the windows with windows and entities numbered anew, so that the order of the input does not show.

        The places are not noted here any more then: of a million articles they take 300 MB.
        """
        rank, by_id = self._ranked(self._column(0))
        keys, window = _numbered(_packed(rank[self._column(0)], self._column(1) + _TITLE, _BITS))
        texts = self._signatures(rank, keys)
        joined = np.flatnonzero(self._column(2) >= 0)
        rename, by_number = self._renamed(self._column(2)[joined])
        # Two numbers to sort by, and to read the columns from again, take half of what the columns take.
        who = _packed(window[joined], rename[self._column(2)[joined]], _BITS)
        where = _packed(self._column(3)[joined], self._column(4)[joined], _PLACE)
        where = _packed(where, self._column(5)[joined], _PLACE)
        position = self._column(6)[joined]
        del window, joined
        self._rows = array("i")
        order = np.lexsort((where, who))
        position, who, where = position[order], who[order], where[order]
        del order
        (window, entity), (start, end) = _parted(who, _BITS), _parted(where, _PLACE)
        del who, where
        field, start = _parted(start, _PLACE)
        ids, names, labels = ([self._facts[i][k] for i in by_number] for k in range(3))
        return Windows(
            article=keys >> _BITS,
            signature=_signed(texts, window, entity, ids),
            article_ids=[article_id for article_id, _ in by_id],
            days=[self._days[i] for _, i in by_id],
            publishers=[self._publishers[i] for _, i in by_id],
            entity_ids=ids,
            names=names,
            labels=labels,
            window=window,
            entity=entity,
            field=field.astype(np.int8),
            start=start.astype(np.int32),
            end=end.astype(np.int32),
            position=position,
            met=frozenset(self.met),
        )

    def _column(self, i: int) -> Integers:
        return _matrix(self._rows, np.int32, _ROWS)[:, i]

    def _article(self, article_id: str) -> int:
        i = self._articles.setdefault(article_id, len(self._days))
        if i == len(self._days):
            self._days.append(None)
            self._publishers.append(None)
        return i

    def _entity(self, fact: Fact) -> int:
        i = self._entities.setdefault(fact[0], len(self._facts))
        if i == len(self._facts):
            self._facts.append(fact)
        elif fact < self._facts[i]:
            # One name for an entity, whichever article is read first.
            self._facts[i] = fact
        return i

    def _ranked(self, articles: Integers) -> tuple[Integers, list[tuple[str, int]]]:
        """Return the rank by id of each article that has a window, and their ids in that order, with the numbers they had."""
        met = np.zeros(len(self._articles), dtype=bool)
        met[articles] = True
        by_id = sorted(compress(self._articles.items(), met.tolist()))
        rank = np.full(len(self._articles), -1, dtype=np.int32)
        rank[[i for _, i in by_id]] = np.arange(len(by_id))
        return rank, by_id

    def _renamed(self, entities: Integers) -> tuple[Integers, list[int]]:
        """Return the new number of each entity, the most mentioned first, and the old ones in that order."""
        mentions = np.bincount(entities, minlength=len(self._facts)).tolist()
        order = sorted(range(len(self._facts)), key=lambda i: (-mentions[i], self._facts[i][1], self._facts[i][0]))
        rename = np.empty(len(self._facts), dtype=np.int32)
        rename[order] = np.arange(len(order))
        return rename, order

    def _signatures(self, rank: Integers, keys: Integers) -> Integers:
        texts = _matrix(self._texts, np.int64, _TEXTS)
        signatures = np.zeros(len(keys), dtype=np.int64)
        own = _packed(rank[texts[:, 0]], texts[:, 1] + _TITLE, _BITS)
        at = np.minimum(np.searchsorted(keys, own), max(0, len(keys) - 1))
        # A window of which nothing was taken has a text, but is none.
        known = np.flatnonzero(keys[at] == own) if len(keys) else at[:0]
        signatures[at[known]] = texts[known, 2]
        return signatures


def _matrix(values: "array[int]", kind: type, width: int) -> Integers:
    return np.frombuffer(values, dtype=kind).reshape(-1, width) if values else np.empty((0, width), kind)


def _numbered(keys: Integers) -> tuple[Integers, Integers]:
    """Return the keys in order, each once, and the number of each of those given."""
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    new = np.ones(len(keys), dtype=bool)
    new[1:] = keys[1:] != keys[:-1]
    number = np.empty(len(keys), dtype=np.int32)
    number[order] = np.cumsum(new, dtype=np.int32) - np.int32(1)
    return keys[new], number


def _packed(high: Integers, low: Integers, bits: np.int64) -> Integers:
    """Return two numbers as one, in the order of both."""
    packed: Integers = high.astype(np.int64)
    packed <<= bits
    packed |= low
    return packed


def _parted(packed: Integers, bits: np.int64) -> tuple[Integers, Integers]:
    """Return the two numbers that are packed into each."""
    return packed >> bits, packed & ((1 << bits) - 1)


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
