"""List pages and search pages of newspapers and portals to links."""

import re
from datetime import date, datetime
from functools import cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from newsmine.errors import ListError
from newsmine.html.tree import Element, parse, text_of
from newsmine.pages.links import Link, absolute_url, plain_title
from newsmine.pages.list_dates import list_date
from newsmine.pages.list_shapes import item_date, largest_group
from newsmine.pages.selectors import innermost, select, surroundings
from newsmine.plugins import load, names
from newsmine.publishers.lists import NDSOFT
from newsmine.sources import ListLayout, Publisher

_NOTHING_FOUND = re.compile(
    r"(?:검색\s?결과|검색된\s?기사|등록된\s?기사|등록된\s?뉴스|해당\s?기사|기사|결과|데이터|게시물|내용)(?:이|가|는|은)?\s?"
    r"(?:없습니다|없음|존재하지\s?않습니다)|no\s(?:search\s)?results?\b|총\s?0\s?건",
    re.IGNORECASE,
)
_SHORTEST_TITLE = 4
_NDSOFT_LIST = "/articleList.html"
_PAGE_PARAMETERS = ("page", "p", "pageNo", "pageno", "page_no", "pg", "start")


def read_list(
    html: str, *, url: str, settings: ListLayout | None = None, seen_at: datetime | None = None
) -> list[Link]:
    """Return the articles that a list page names, in its order.

    Parameters
    ----------
    html : str
        The page, decoded.
    url : str
        Where it was fetched.
    settings : ListLayout, optional
        Where its articles stand. Without it the designs that newsmine knows are tried, then the largest group of
        links in like places to like addresses is taken.
    seen_at : datetime, optional
        When it was fetched, aware: without it dates that have no year (``11-27 09:52``, ``27분 전``) are none.

    Returns
    -------
    list of Link
        Empty only where the page itself says that there is nothing, or lies behind the last one.

    Raises
    ------
    ListError
        If no article was found where one must be: the message names the outlet and the selector.

    Examples
    --------
    >>> page = '''<article id="section-list"><ul><li class="altlist-webzine-item"><h2 class="altlist-subject">
    ... <a href="/news/articleView.html?idxno=7">광주 AI 집적단지 첫 삽</a></h2><div class="altlist-info-item">
    ... 2024-11-27 09:52</div></li></ul></article>'''
    >>> link, = read_list(page, url="https://hanbit.example/news/articleList.html")
    >>> link.title, link.published_at.minute
    ('광주 AI 집적단지 첫 삽', 52)
    """
    tree = parse(html)
    own = [settings] if settings is not None else [layout for layout in known_lists() if _is_of(layout, url)]
    empty: tuple[ListLayout, list[Element]] | None = None
    for layout in own or [layout for layout in known_lists() if not layout.domains]:
        places = select(tree, layout.marks)
        links = _read(tree, layout, url=url, seen_at=seen_at) if places else []
        if links:
            return links
        if places and (own or _NDSOFT_LIST in url):
            empty = empty or (layout, places)
    if empty is not None:
        return _none(*empty, url=url)
    group = largest_group(tree, url)
    if group is None:
        if _is_behind(url) or _NOTHING_FOUND.search(text_of(tree)):
            return []
        raise ListError(url, "a[href]", "nor any group of like links; is it a list, and was it fetched whole?")
    if own:
        tried = "; ".join(layout.marks for layout in own)
        raise ListError(
            url, tried, f"{len(group.items)} links look like articles, but its design is not known any more"
        )
    return [
        Link(
            url=address,
            title=group.titles.get(address),
            published_at=item_date(item, seen_at, title=group.titles.get(address, "")),
            found_in=url,
        )
        for address, item in group.items.items()
    ]


def list_url(  # noqa: PLR0913 - a search has these parts
    base: str,
    *,
    page: int = 1,
    query: str | None = None,
    since: date | None = None,
    until: date | None = None,
    settings: ListLayout | None = None,
) -> str:
    """Return the address of a page of a list or of a search.

    Parameters
    ----------
    base : str
        The outlet's site, such as ``https://hanbit.example``: the layout says how the address goes on. Or the address
        of a list: its own parameters stay; where it holds ``{page}``, ``{query}``, ``{since}`` or ``{until}``, they
        are filled in.
    page : int
        From 1.
    query : str, optional
        What is searched; a section's code where the layout's address says so.
    since, until : datetime.date, optional
        First and last day.
    settings : ListLayout, optional
        ndsoft's search by default.

    Raises
    ------
    ValueError
        If the layout does not say how its addresses are built.

    Examples
    --------
    >>> list_url("https://hanbit.example/", page=2, query="AI", since=date(2024, 11, 1)).partition("?")[2]
    'page=2&sc_area=A&sc_word=AI&sc_sdate=2024-11-01&sc_order_by=E&view_type=sm'
    >>> list_url("https://hanbit.example/section.php?sid=5", page=3)
    'https://hanbit.example/section.php?sid=5&page=3'
    """
    layout = settings or next((known for known in known_lists() if known.url and _is_of(known, base)), NDSOFT[0])
    values = {
        "page": str(page - 1 + layout.first_page),
        "query": query or "",
        "since": since.strftime(layout.day) if since else "",
        "until": until.strftime(layout.day) if until else "",
    }
    if urlsplit(base).path.strip("/"):
        return _filled(base, values) if "{" in base else _turned(base, layout, values)
    if layout.url is None:
        raise ValueError(f"the lists at {layout.items!r} have no address to build; give the address of the list itself")
    return _filled(layout.url.replace("{base}", base.rstrip("/")), values)


@cache
def known_lists() -> tuple[ListLayout, ...]:
    """Return the designs of lists that the installed publishers bring."""
    publishers = (load("publishers", name) for name in names("publishers"))
    lists = (layout for each in publishers if isinstance(each, Publisher) for layout in each.lists)
    return tuple(dict.fromkeys(lists))


def next_page(html: str, *, url: str, settings: ListLayout | None = None) -> str | None:
    """Return the address of the page behind a list page, or ``None`` where the page names none.

    ``rel=next`` counts first, then a link to the same address with the next number, then one that says 다음.

    Examples
    --------
    >>> page = '<ul class="pagination"><li><a href="?page=1">1</a></li><li><a href="?page=2">2</a></li></ul>'
    >>> next_page(page, url="https://hanbit.example/news/articleList.html")
    'https://hanbit.example/news/articleList.html?page=2'
    """
    tree = parse(html)
    for element in select(tree, "link[rel~=next][href], a[rel~=next][href]"):
        address = absolute_url(element.get("href"), url)
        if address is not None and address != url:
            return address
    name = settings.page_parameter if settings is not None else "page"
    number = _number(url, name)
    host = urlsplit(url).netloc
    addresses = [absolute_url(anchor.get("href"), url) for anchor in tree.iter("a")]
    for address in addresses:
        if address is not None and urlsplit(address).netloc == host and _number(address, name, default=0) == number + 1:
            return address
    for anchor, address in zip(tree.iter("a"), addresses, strict=True):
        text = text_of(anchor) or anchor.get("title") or ""
        if text in {"다음", "다음 페이지", "다음페이지", "next", "Next", ">", "›"} and address not in {None, url}:
            return address
    return None


def _filled(pattern: str, values: dict[str, str]) -> str:
    """Return a pattern with its values; a parameter whose value is empty is left out."""
    address, _, parameters = pattern.partition("?")
    for name, value in values.items():
        address = address.replace(f"{{{name}}}", quote(value))
    pairs = []
    for name, value in parse_qsl(parameters, keep_blank_values=True):
        key = value[1:-1] if value.startswith("{") and value.endswith("}") else None
        if key not in values or values[key]:
            pairs.append((name, values.get(key, value) if key else value))
    return f"{address}?{urlencode(pairs)}" if pairs else address


def _turned(base: str, layout: ListLayout, values: dict[str, str]) -> str:
    """Return another page of the list at an address, with ndsoft's words for a search where it is one of its lists."""
    parts = urlsplit(base)
    wanted = {layout.page_parameter: values["page"]} if values["page"] != "1" else {}
    if parts.path.endswith(_NDSOFT_LIST):
        wanted |= {"sc_word": values["query"], "sc_sdate": values["since"], "sc_edate": values["until"]}
        wanted |= {"sc_area": "A"} if values["query"] else {}
    wanted = {name: value for name, value in wanted.items() if value}
    # As they are written: older sites write Korean words in EUC-KR.
    kept = [pair for pair in parts.query.split("&") if pair and pair.partition("=")[0] not in wanted]
    return parts._replace(query="&".join([*kept, urlencode(wanted)]).strip("&")).geturl()


def _is_of(layout: ListLayout, url: str) -> bool:
    """Whether a layout is that of the site at an address."""
    host = (urlsplit(url).hostname or "").lower()
    return any(host == site or host.endswith(f".{site}") for site in layout.domains)


def _is_behind(url: str) -> bool:
    """Whether an address asks for a page that may lie behind the last."""
    return any(_number(url, name) > 1 for name in _PAGE_PARAMETERS)


def _none(layout: ListLayout, places: list[Element], *, url: str) -> list[Link]:
    """Return no links where a list says that it has none, or has ended; else its design has changed."""
    inside = largest_group(places[0], url)
    if inside is not None:
        reason = f"{len(inside.items)} links inside {layout.marks!r} look like articles: its design has changed"
        raise ListError(url, layout.items, reason)
    around = places[0].getparent()
    said = _NOTHING_FOUND.search(text_of(around if around is not None else places[0]))
    if said or _is_behind(url):
        return []
    raise ListError(url, layout.items, f"{layout.marks!r} is there and empty, and the page does not say why")


def _read(tree: Element, layout: ListLayout, *, url: str, seen_at: datetime | None) -> list[Link]:
    around_of = surroundings(innermost(select(tree, layout.items)))
    links: dict[str, Link] = {}
    for item, around in around_of.items():
        anchor = _anchor(item, layout)
        address = absolute_url(anchor.get("href"), url) if anchor is not None else None
        if anchor is None or address is None or address in links:
            continue
        title = _first(item, layout.title) or _text(anchor) or plain_title(anchor.get("title"))
        if title is None or len(title) < _SHORTEST_TITLE:
            continue
        dates = (list_date(text_of(place), seen_at) for place in select(around, layout.published_at))
        links[address] = Link(
            url=address,
            title=title,
            published_at=next((when for when in dates if when is not None), None),
            publisher=_first(around, layout.publisher),
            found_in=url,
        )
    return list(links.values())


def _anchor(item: Element, layout: ListLayout) -> Element | None:
    """Return the anchor that leads to the article: the first with words in it, else the first."""
    if item.tag == "a":
        return item
    anchors = [
        anchor
        for found in select(item, layout.link)
        for anchor in ([found] if found.get("href") else found.iter("a"))
        if anchor.get("href")
    ]
    return next((anchor for anchor in anchors if _text(anchor)), anchors[0] if anchors else None)


def _first(item: Element, selector: str | None) -> str | None:
    return next((text for text in map(_text, select(item, selector)) if text), None)


def _text(element: Element) -> str | None:
    return plain_title(text_of(element))


def _number(url: str, parameter: str, *, default: int = 1) -> int:
    value = dict(parse_qsl(urlsplit(url).query)).get(parameter, "")
    return int(value) if value.isdecimal() and len(value) < len("1000000000") else default
