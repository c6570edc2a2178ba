"""The id of an article: the same page gives the same id, wherever and whenever it was read."""

import hashlib

from newsmine.html.addresses import canonical_url

_DIGITS = 16


def article_id(url: str | None, publisher: str | None, title: str | None, text: str) -> str:
    """Return 16 hexadecimal digits that stand for an article: of its URL, else of what it says.

    Examples
    --------
    >>> article_id("https://www.hanbit.example/news/1?utm_source=x", None, None, "") == article_id(
    ...     "http://m.hanbit.example/news/1", None, None, ""
    ... )
    True
    """
    key = canonical_url(url) if url else None
    whole = key or "\x1f".join((publisher or "", title or "", text))
    return hashlib.sha256(whole.encode()).hexdigest()[:_DIGITS]
