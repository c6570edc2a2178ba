"""BIGKinds exports (뉴스빅데이터, xlsx or csv) to articles: ids as the text they are, bodies marked where they are cut."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from newsmine.articles.tables import cell_text, open_table
from newsmine.corpus.extras import BIGKINDS_COLUMNS, BIGKINDS_CUTS_AT
from newsmine.errors import InputError, RowError
from newsmine.html.bylines import clean_authors, lead_byline, parse_byline
from newsmine.html.dates import parse_date
from newsmine.records import KST, Article, Cut, Reading
from newsmine.text.hangul import nfc

OnError = Callable[[RowError], None]

_ID, _DAY, _PUBLISHER, _AUTHORS, _TITLE, _TEXT, _URL, _EXCLUDED = (
    "뉴스 식별자",
    "일자",
    "언론사",
    "기고자",
    "제목",
    "본문",
    "URL",
    "분석제외 여부",
)
_FEATURES = BIGKINDS_COLUMNS[15]
_REQUIRED = frozenset({_ID, _DAY, _TITLE})
# What an article has no place for is kept beside it.
_EXTRA = tuple(name for name in BIGKINDS_COLUMNS if name not in {_ID, _DAY, _PUBLISHER, _TITLE, _TEXT, _URL})
# Names that the columns have in files of others: translated, as the site's own programs call them, or shortened.
_OTHER_NAMES = {
    _ID: ("뉴스식별번호", "뉴스아이디", "newsid", "newsidentifier", "newsidentification", "identifier"),
    _DAY: ("날짜", "일시", "date", "newsdate"),
    _PUBLISHER: ("매체", "매체명", "언론사명", "press", "media", "publisher", "provider", "providername", "newspaper"),
    _AUTHORS: ("기자", "기자명", "byline", "author", "authors", "writer", "reporter", "contributor", "journalist"),
    _TITLE: ("기사제목", "title", "newstitle", "headline"),
    _TEXT: ("본문내용", "기사본문", "내용", "text", "body", "content", "article", "maintext"),
    _URL: ("링크", "주소", "link", "newsurl", "providerlinkpage"),
    _EXCLUDED: ("분석제외", "제외여부", "excluded", "exclusion", "excludedfromanalysis", "exclusionfromanalysis"),
    "인물": ("person", "persons", "people"),
    "위치": ("장소", "location", "locations", "place"),
    "기관": ("organization", "organizations", "organisation", "institution", "institutions"),
    "키워드": ("keyword", "keywords"),
    _FEATURES: ("특성추출", "feature", "features", "featureextraction", "extractedfeatures", "characteristics"),
}
_NUMBERED_NAMES = {
    "통합 분류": ("category", "integratedcategory", "integratedclassification", "unifiedclassification"),
    "사건/사고 분류": (
        "사건사고분류",
        "incident",
        "incidentcategory",
        "incidentclassification",
        "accidentclassification",
    ),
}
# What BIGKinds puts behind a body that it cuts.
_CUT_MARKS = ("..", "…")
_ID_FORM = re.compile(r"[0-9A-Za-z_-]{2,20}[.][0-9A-Za-z_-]{8,30}|[0-9A-Za-z_-]{8,50}")
_ZERO_LOST = re.compile(r"\d{7}[.]\d{17,19}")
_FORMULA_TEXT = re.compile(r'="(.*)"')
_EMAIL = re.compile(r"[(\[<]?[\w.+-]{1,64}@[\w-]{1,63}(?:[.][\w-]{1,63}){1,5}[)\]>]?")
# Excel counts days from here; these are the days from 1990, when BIGKinds begins, to 2099.
_EPOCH = datetime(1899, 12, 30, tzinfo=KST)
_DAYS = range(32_874, 73_051)


def read_bigkinds(path: Path, *, on_error: OnError | None = None) -> Iterator[Reading]:
    """Yield one article a row of a BIGKinds export, in the order of its rows.

    The id is BIGKinds' own (뉴스 식별자), and never read as a number: two of them may be equal as one. What an article
    has no column for (기고자 as it stands, 통합 분류, 인물, 키워드 …) is the ``extra`` of its reading. Where 본문 is empty
    the title stands for it.

    Parameters
    ----------
    path : Path
        An ``.xlsx`` or ``.xls``, or a ``.csv`` in UTF-8, UTF-16 or CP949: its first sheet with the columns 뉴스 식별자, 일자
        and 제목, whatever stands above them.
    on_error : callable, optional
        Called with the ``RowError`` of each row that cannot be used; without it, the first is raised.

    Raises
    ------
    InputError
        If the file is broken or no BIGKinds export, or a row has no usable id or date and there is no ``on_error``.
    """
    table = open_table(path, is_bigkinds)
    if not is_bigkinds(table.header):
        raise InputError(f"{path}: no BIGKinds export: no row of its first twenty holds 뉴스 식별자, 일자 and 제목")
    yield from read_rows(path, table.header, table.rows, on_error=on_error)


def is_bigkinds(header: Sequence[object]) -> bool:
    """Return whether the names in a row are those of a BIGKinds export.

    Examples
    --------
    >>> is_bigkinds(["뉴스식별자", "일자", "언론사", "제목", "본문"]), is_bigkinds(["id", "date", "title", "text"])
    (True, False)
    """
    return set(_places(header)) >= _REQUIRED


def read_rows(
    path: Path,
    header: Sequence[object],
    rows: Iterable[tuple[int, Sequence[object]]],
    *,
    on_error: OnError | None = None,
) -> Iterator[Reading]:
    """Yield the articles of the numbered rows below a header; blank rows are none."""
    places = _places(header)
    for number, row in rows:
        cells = {name: cell for name, place in places.items() if place < len(row) and cell_text(cell := row[place])}
        if not cells:
            continue
        try:
            reading = _reading(path, cells)
        except InputError as error:
            failure = RowError(str(path), f"row {number}", str(error))
            if on_error is None:
                raise failure from error
            on_error(failure)
        else:
            yield reading


def _places(header: Sequence[object]) -> dict[str, int]:
    """Return where each column of BIGKinds stands, by its name there; of two of one name the first."""
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        name = _NAMES.get(_squeezed(cell_text(cell)))
        if name is not None:
            found.setdefault(name, place)
    return found


def _squeezed(name: str) -> str:
    """Return the name of a column without case, blanks and signs, and without what stands in brackets."""
    return re.sub(r"[^0-9a-z가-힣]", "", re.sub(r"\(.*", "", nfc(name).lower()))


_NAMES = {_squeezed(name): name for name in BIGKINDS_COLUMNS}
_NAMES |= {other: name for name, others in _OTHER_NAMES.items() for other in others}
_NAMES |= {
    f"{other}{n}": f"{name}{n}" for name, others in _NUMBERED_NAMES.items() for other in others for n in (1, 2, 3)
}


def _reading(path: Path, cells: Mapping[str, object]) -> Reading:
    id_, warnings = _id(cells.get(_ID))
    title = _text(cells.get(_TITLE)) or None
    raw = _text(cells.get(_TEXT))
    lines = [" ".join(line.split()) for line in raw.splitlines()]
    lines = [line for line in lines if line] or ([title] if title else [])
    if not lines:
        raise InputError("neither 본문 nor 제목; delete the row")
    lead = lead_byline(lines[0])
    cuts: tuple[Cut, ...] = ()
    if lead is not None and lines[0][lead[1] :].strip():
        cuts = (Cut(kind="byline", text=lines[0][: lead[1]].strip()),)
        lines[0] = lines[0][lead[1] :].strip()
    authors, bureau = _authors(_text(cells.get(_AUTHORS)))
    article = Article(
        id=id_,
        text="\n".join(lines),
        url=_text(cells.get(_URL)) or None,
        publisher=_text(cells.get(_PUBLISHER)) or None,
        title=" ".join(title.split()) if title else None,
        published_at=_day(cells.get(_DAY)),
        authors=authors or (lead[0].names if lead else ()),
        bureau=bureau or (lead[0].bureau if lead else None),
        source=nfc(path.as_posix()),
        reader="bigkinds",
        body_complete=bool(raw) and len(raw) not in BIGKINDS_CUTS_AT and not raw.endswith(_CUT_MARKS),
    )
    extra = tuple((name, _EMAIL.sub("", _text(cells[name])).strip()) for name in _EXTRA if name in cells)
    if not raw:
        warnings.append("no 본문: the title stands for it")
    if "\ufffd" in f"{title}{raw}":
        warnings.append("some characters are lost")
    if _EXCLUDED in cells:
        warnings.append(f"BIGKinds leaves it out of analyses: {_text(cells[_EXCLUDED])}")
    return Reading(article=article, decoder="bigkinds", warnings=tuple(warnings), cuts=cuts, extra=extra)


def _text(cell: object) -> str:
    return nfc(cell_text(cell))


def _id(cell: object) -> tuple[str, list[str]]:
    """Return BIGKinds' id, and what is to be said of it."""
    if cell is not None and not isinstance(cell, str):
        raise InputError(f"뉴스 식별자 {cell!r} is a number, so its last digits are lost; export again from BIGKinds")
    text = cell_text(cell)
    formula = _FORMULA_TEXT.fullmatch(text)
    text = (formula[1] if formula else text).strip().strip("'")
    if not _ID_FORM.fullmatch(text) or "E+" in text:
        raise InputError(f"뉴스 식별자 {text!r} is no id of BIGKinds; export again")
    if _ZERO_LOST.fullmatch(text):
        return "0" + text, ["뉴스 식별자 without the zero that it begins with: it was put back"]
    return text, []


def _day(cell: object) -> datetime:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=KST)
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day, tzinfo=KST)
    text = cell_text(cell)
    if text.isdecimal() and int(text) in _DAYS:
        return _EPOCH + timedelta(days=int(text))
    found = parse_date(re.sub(r"(?<=^\d{8})[.]0$", "", text))
    if found is None:
        raise InputError(f"일자 {text!r} is no date; write it as 20200731")
    return found


def _authors(cell: str) -> tuple[tuple[str, ...], str | None]:
    """Return the names and the bureau of 기고자 (``부산=홍길동|기자``, ``홍길동(mail)``)."""
    if not cell:
        return (), None
    plain = cell.replace("|", " ")
    byline = parse_byline(plain)
    return clean_authors([plain]), byline.bureau if byline else None
