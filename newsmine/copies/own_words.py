"""What of an article is its own: without the sentences that its outlet prints day after day."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from newsmine.copies.forms import Story
from newsmine.copies.shingles import parts, plain
from newsmine.records import KST, Article

# A sentence that one outlet prints on so many days belongs to its furniture (notices, the heads of a column).
_DAYS = 3


def stories(articles: Sequence[Article]) -> list[Story]:
    """Return what is to be compared of each article.

    Sentences that any one outlet printed on three days or more are left out; where nothing else is left (a column whose
    introduction fills all that we have of it), the title stands for the text.
    """
    plain_parts = [tuple(filter(None, map(plain, parts(article.text)))) for article in articles]
    furniture = _furniture(articles, plain_parts)
    found = []
    for article, sentences in zip(articles, plain_parts, strict=True):
        own = tuple(each for each in sentences if each not in furniture)
        if not own:
            own = tuple(filter(None, [plain(article.title or "")])) or sentences
        story = Story(
            text=article.text,
            plain=own,
            cut=not article.body_complete,
            title=article.title or "",
            publisher=article.publisher,
            day=day_of(article),
        )
        found.append(story)
    return found


def day_of(article: Article) -> int:
    """Return the Korean day of an article as a number of days; -1 if it has no date."""
    return article.published_at.astimezone(KST).toordinal() if article.published_at else -1


def _furniture(articles: Sequence[Article], plain_parts: Sequence[Sequence[str]]) -> set[str]:
    """Return the sentences that one outlet printed on three days or more."""
    keys, days = [], []
    for article, sentences in zip(articles, plain_parts, strict=True):
        day = day_of(article)
        if day >= 0 and article.publisher is not None:
            keys += [_key(article.publisher, sentence) for sentence in sentences]
            days += [day] * len(sentences)
    pairs = np.unique(np.array([keys, days], dtype=np.uint64), axis=1)
    seen, counts = np.unique(pairs[0], return_counts=True)
    often = set(seen[counts >= _DAYS].tolist())
    if not often:
        return set()
    return {
        sentence
        for article, sentences in zip(articles, plain_parts, strict=True)
        for sentence in sentences
        if article.publisher is not None and _key(article.publisher, sentence) in often
    }


def _key(publisher: str, sentence: str) -> int:
    digest = blake2b(f"{publisher}\n{sentence}".encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big")
