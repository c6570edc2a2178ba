"""Addresses of pages: the form in which two addresses of one article are equal."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

# Parameters that follow the reader, not the article.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|igshid|ref|referer|from|cpage|sns|ntype|rc|lfrom|cds|page|"
    r"RIGHT_\w+|spm|kakao_from|dable\w*|cmpid|trackingid)$",
    re.IGNORECASE,
)
_MIRRORS = ("www.", "m.", "mobile.", "amp.")
_NAVER = re.compile(r"/(?:mnews/)?(?:ranking/|main/ranking/)?(?:article|read)/(?:\w+/)?(\d{3})/(\d{10})")


def canonical_url(url: str) -> str:
    """Return the form in which two addresses of one article are equal.

    Without scheme, ``www.`` or ``m.``, fragment and tracking parameters; the parameters in order; Naver's several
    addresses of an article as one.

    Examples
    --------
    >>> canonical_url("https://m.hanbit.example/news/articleView.html?utm_source=x&idxno=7#top")
    'hanbit.example/news/articleView.html?idxno=7'
    >>> canonical_url("https://news.naver.com/main/read.naver?mode=LSD&oid=081&aid=0000000001")
    'n.news.naver.com/article/081/0000000001'
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return url.strip()
    pairs = parse_qsl(parts.query)
    if host.endswith("news.naver.com"):
        values = dict(pairs)
        found = _NAVER.search(parts.path)
        oid, aid = found.groups() if found else (values.get("oid"), values.get("aid"))
        if oid and aid:
            return f"n.news.naver.com/article/{oid}/{aid}"
    for mirror in _MIRRORS:
        host = host.removeprefix(mirror)
    kept = sorted((name, value) for name, value in pairs if not _TRACKING.match(name))
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"
