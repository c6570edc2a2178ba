"""Addresses of pages: the form in which two addresses of one article are equal."""

import re
from urllib.parse import quote, unquote, urlsplit

# Parameters that follow the reader or the link, not the article.
_TRACKING = re.compile(
    r"(?:utm_\w+|ga_\w+|hsa_\w+|mtm_\w+|pk_\w+|fb_\w+|mc_[ce]id|n_(?:media|query|rank|ad|ad_group|keyword\w*|campaign\w*)|_gl|_ga|fbclid|gclid|gclsrc|"
    r"dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid?|li_fat_id|mkt_tok|ref|refer|referer|referrer|ref_\w+|cref|from|lfrom|fromurl|"
    r"sns|shared?|sharing|sharetype|ntype|rc|cds|cpage|right_\w+|spm|kakao\w*|dable\w*|cmpid|icid|ncid|s_cid|trk|trackingid|source|src|"
    r"input|cloc|outurl|outlink|napm|oc|ved|usg|amp|outputtype|output|mobile|ismobile|device|rss|rsspage|reply\w*|jsessionid|phpsessid)",
    re.IGNORECASE,
)
# These name a list or a section, and are left out only where something else names the article.
_SECTION = re.compile(
    r"(?:page|sid[12]?|mid|mode|section\d?|sec|sc_\w+|view_type|rankingtype|rankingsectionid)",
    re.IGNORECASE,
)
_NAMES_AN_ARTICLE = re.compile(r"\d{5}")
_NUMBER = re.compile(r"^\d+$|\d{5}")

_MIRRORS = ("www.", "m.", "mobile.", "amp.", "wap.")
_SUFFIXES = frozenset({"co.kr", "or.kr", "go.kr", "ne.kr", "re.kr", "ac.kr", "pe.kr"})
_HOSTS = {
    "mnews.jtbc.co.kr": "news.jtbc.co.kr",
    "mbiz.heraldcorp.com": "biz.heraldcorp.com",
    "news.joins.com": "joongang.co.kr",
    "mnews.joins.com": "joongang.co.kr",
    "yonhapnews.co.kr": "yna.co.kr",
    "news.v.daum.net": "v.daum.net",
}
_DAUM = r"(?:[\w.-]{1,60}\.)?(?:v|news|media|sports|entertain)\.daum\.net"
# Outlets with several addresses of one article: host, what its number looks like in path and query, and its one address.
_KNOWN = tuple(
    (re.compile(host), re.compile(number), one)
    for host, number, one in (
        (
            r"(?:[\w.-]{1,60}\.)?(?:news|sports|entertain|game)\.naver\.com",
            r"/(\d{3})/(\d{10})(?![^/?])",
            "n.news.naver.com/article/{}/{}",
        ),
        (_DAUM, r"/v/(\w{8,24})(?![^/?])", "v.daum.net/v/{}"),
        (_DAUM, r"newsview/?(?:\?(?:[^#]{0,300}&)?newsid=)?(\d{14,20})", "v.daum.net/v/{}"),
        (r"newsis\.com", r"\b(NIS[A-Z]\d{8}_\d{10})", "newsis.com/view/{}"),
        (r"yna\.co\.kr", r"((?:AKR|MYH|PYH)\d{17})", "yna.co.kr/view/{}"),
        (r"hankyung\.com", r"/article/(\d{8,13}\w?)(?![^/?])", "hankyung.com/article/{}"),
        (r"etnews\.com", r"(?:^/|[?&]id=)(\d{14})(?![^&?/])", "etnews.com/{}"),
    )
)
_NAVER = re.compile(r"(?:[\w.-]{1,60}\.)?(?:news|sports|entertain|game)\.naver\.com")
# ndsoft's pages of one article: to read, to print, for phones.
_NDSOFT = re.compile(r"/news/article(?:View|Print)(?:Amp|Print|Mobile)?\.html", re.IGNORECASE)
# Pages that hold another page's address.
_START = re.compile(r"(?:https?:)?(?://)?(?:www\.)?", re.IGNORECASE)
_WRAPPERS = (
    re.compile(r"google\.[a-z.]{2,6}/amp/(?:s/)?(?P<url>[^/]{3,200}/.+)"),
    re.compile(r"[a-z0-9-]{1,80}\.cdn\.ampproject\.org/[a-z]/(?:s/)?(?P<url>.{3,})"),
    re.compile(r"web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?P<url>.{3,})"),
    re.compile(r"google\.[a-z.]{2,6}/url\?(?:.{0,500}&)?(?:q|url)=(?P<quoted>http[^&]{3,})"),
    re.compile(r"l\.facebook\.com/l\.php\?(?:.{0,500}&)?u=(?P<quoted>http[^&]{3,})"),
)
# Longer addresses are no article's.
_LONGEST = 4000
_SCHEME = re.compile(
    r"(?P<web>https?://|//)|[a-z][a-z0-9+.-]{0,20}://|(?:mailto|javascript|tel|data|about|blob):", re.IGNORECASE
)

_AMP_START = re.compile(r"^(?:/amp)+(?=/)", re.IGNORECASE)
_AMP_END = re.compile(r"(?:/amp|\.amp)(?:\.html?)?/?$", re.IGNORECASE)
_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/;]{0,200}", re.IGNORECASE)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
_AROUND_HOST = re.compile(r"^\s+|(?<![\s.])[\s.]+$")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_DEFAULT_PORTS = frozenset({None, 80, 443})


def canonical_url(url: str) -> str:
    """Return the form in which two addresses of one article are equal.

    Without scheme, ``www.`` or ``m.``, fragment, AMP and tracking parameters; escapes and the parameters in one order;
    the several addresses that Naver, Daum, wires and the ndsoft family have for an article as one. The canonical form
    of a canonical form is itself.

    Examples
    --------
    >>> canonical_url("https://m.hanbit.example/news/articleView.html?utm_source=x&idxno=7#top")
    'hanbit.example/news/articleView.html?idxno=7'
    >>> canonical_url("https://news.naver.com/main/read.naver?mode=LSD&oid=081&aid=0000000001")
    'n.news.naver.com/article/081/0000000001'
    """
    address = url.strip()
    if len(address) > _LONGEST:
        return address
    while (inner := _unwrapped(address)) is not None:
        address = inner
    scheme = _SCHEME.match(address)
    if scheme is not None and not scheme["web"]:
        return address
    try:
        parts = urlsplit(address if scheme else f"//{address}")
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        return address
    path = _path(parts.path)
    pairs = _pairs(parts.query)
    known = _known(host, path, pairs)
    if known is not None:
        return known
    if _NDSOFT.fullmatch(path) and any(name == "idxno" for name, _ in pairs):
        path, pairs = "/news/articleView.html", [(name, value) for name, value in pairs if name == "idxno"]
    query = "&".join(f"{name}={value}" if value else name for name, value in _kept(path, pairs))
    host = f"[{host}]" if ":" in host else host
    return f"{host}{'' if port in _DEFAULT_PORTS else f':{port}'}{path}{'?' if query else ''}{query}"


def host_of(url: str | None) -> str:
    """Return the host of a URL in lower case, without port and last dot; ``""`` if it has none.

    Examples
    --------
    >>> host_of("https://News.Hanbit.example.:8443/1"), host_of(None)
    ('news.hanbit.example', '')
    """
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower() if url else ""
    except ValueError:
        return ""


def _unwrapped(address: str) -> str | None:
    """Return the address that a page for phones, an archive or a redirection holds."""
    plain = _START.sub("", address, count=1)
    for wrapper in _WRAPPERS:
        found = wrapper.match(plain)
        if found is not None:
            groups = found.groupdict()
            return groups.get("url") or unquote(groups["quoted"])
    return None


def _host(host: str) -> str:
    """Return the host without its mirrors' names, in ASCII."""
    host = _AROUND_HOST.sub("", host.lower())
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return host
    host = _HOSTS.get(host, host)
    while True:
        bare = next((host[len(mirror) :] for mirror in _MIRRORS if host.startswith(mirror)), None)
        if bare is None or "." not in bare or bare in _SUFFIXES:
            return _HOSTS.get(host, host)
        host = bare


def _path(path: str) -> str:
    """Return the path with its escapes in one form, without dots, doubled and last slashes, sessions and AMP."""
    path = re.sub(r"/{2,}", "/", _escaped(_SESSION.sub("", path)))
    steps: list[str] = []
    for step in path.split("/"):
        if step == "..":
            del steps[max(1, len(steps) - 1) :]
        elif step != ".":
            steps.append(step)
    path = _AMP_START.sub("", "/".join(steps).rstrip("/"))
    while (found := _AMP_END.search(path)) is not None:
        path = path[: found.start()].rstrip("/")
    return path


def _pairs(query: str) -> list[tuple[str, str]]:
    """Return the parameters in order; in feeds ``&`` is often escaped once too often."""
    parts = (part.partition("=") for part in query.replace("&amp;", "&").replace("+", "%20").split("&"))
    return sorted({(_escaped(name), _escaped(value)) for name, _, value in parts if name})


def _kept(path: str, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the parameters that name the article: those with a value or a number, but for tracking."""
    said = [(name, value) for name, value in pairs if (value or _NUMBER.search(name)) and not _TRACKING.fullmatch(name)]
    strong = [(name, value) for name, value in said if not _SECTION.fullmatch(name)]
    return strong if strong or _NAMES_AN_ARTICLE.search(path) else said


def _known(host: str, path: str, pairs: list[tuple[str, str]]) -> str | None:
    """Return the one address of an article that has several."""
    whole = f"{path}?{'&'.join(f'{name}={value}' for name, value in pairs)}"
    for hosts, number, one in _KNOWN:
        if hosts.fullmatch(host):
            found = number.search(whole)
            if found is not None:
                return one.format(*found.groups())
    if _NAVER.fullmatch(host):
        values = dict(pairs)
        oid, aid = values.get("oid", ""), values.get("aid", "")
        if oid.isdigit() and aid.isdigit():
            return f"n.news.naver.com/article/{oid:0>3}/{aid:0>10}"
    return None


def _escaped(text: str) -> str:
    """Return text whose escapes stand only where they must, in capitals."""
    return quote(_ESCAPE.sub(_one_escape, text), safe="/%:@!$'()*,;=-._~", errors="replace")


def _one_escape(found: re.Match[str]) -> str:
    if found[1] is None:
        return "%25"
    character = chr(int(found[1], 16))
    return character if character in _UNRESERVED else found[0].upper()
