"""How well each outlet is read: of pages on disk, of a corpus, and of what a run brought into one."""

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsmine.articles.examine import examine, of_reading, without_article
from newsmine.articles.health import FIELDS, Checked, Health, HealthProblem, count, find_problems, frame
from newsmine.articles.load import PAGES
from newsmine.corpus.database import Corpus
from newsmine.corpus.readings import iter_readings
from newsmine.corpus.write import failed_inputs
from newsmine.errors import HealthError, InputError
from newsmine.records import KST, Page

if TYPE_CHECKING:
    import pandas as pd

_READERS = ("by_layout", "generic", "saved_text")
_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """How a corpus was read before a run, and when the run began."""

    began: datetime
    healths: tuple[Health, ...]
    failed: frozenset[str]


def health(source: "Corpus | Iterable[Page | Path | str]") -> "pd.DataFrame":
    """Return how many pages of each outlet and layout were read, and what they lack.

    Parameters
    ----------
    source : Corpus, or iterable of Page, Path or str
        Pages are read anew; of a corpus the provenance of its articles tells.

    Returns
    -------
    pandas.DataFrame
        One row an outlet and layout: ``pages``, then how many of them lack something: ``no_text``, ``no_title``,
        ``no_date``, ``no_authors``, ``fallback`` (read by the generic reader though the outlet is known), ``mojibake``;
        and the share with a date, ``date_share``, with its 95 percent interval.

    Examples
    --------
    >>> table = health([Page(body="<h1>개관</h1><div id=dic_area>가온시는 27일 새 도서관의 문을 활짝 열었다.</div>")])
    >>> table[["outlet", "pages", "no_date"]].values.tolist()
    [['naver', 1, 1]]
    """
    return frame(health_of(source) if isinstance(source, Corpus) else check_pages(source))


def check_pages(pages: "Iterable[Page | Path | str]") -> list[Health]:
    """Return how well pages are read, by outlet and layout.

    Parameters
    ----------
    pages : iterable of Page, Path or str
        A path is the file of a page; read once.

    Raises
    ------
    InputError
        If a file cannot be read.
    """
    return count(examine(page if isinstance(page, Page) else _page(Path(page))) for page in pages)


def health_of(corpus: Corpus, *, since: Before | None = None) -> list[Health]:
    """Return how well the pages of a corpus were read, with those that gave no article.

    Parameters
    ----------
    since : Before, optional
        Count only what was read after this look.
    """
    read = iter_readings(corpus, since=since.began if since is not None else None)
    pages = [of_reading(reading) for reading in read if (reading.article.reader or "").partition(":")[0] in _READERS]
    old = since.failed if since is not None else frozenset()
    failed = [_failed(path, why) for path, why in failed_inputs(corpus) if path not in old and _is_page(path)]
    return count([*pages, *failed])


def look(corpus: Corpus) -> Before:
    """Return how a corpus is read before a run, for :func:`check_health` behind it."""
    failed = frozenset(path for path, _ in failed_inputs(corpus))
    return Before(began=datetime.now(KST), healths=tuple(health_of(corpus)), failed=failed)


def check_health(corpus: Corpus, before: Before, *, silent: Collection[str] = ()) -> list[HealthProblem]:
    """Return what a run read badly: rates that are too low, or lower than before it.

    Parameters
    ----------
    before : Before
        What :func:`look` gave before the run.
    silent : collection of str
        Outlets, by the names of the table, whose feeds and lists were visited and named no page at all.
    """
    now = health_of(corpus, since=before)
    earlier = Counter(dict.fromkeys(silent, 0))
    for each in before.healths:
        earlier[each.outlet] += each.pages
    nothing = [
        HealthProblem(
            outlet=outlet,
            field="text",
            hits=0,
            pages=0,
            earlier=(earlier[outlet], earlier[outlet]),
            reasons=("its feeds and lists name no page; their addresses or their design changed",),
        )
        for outlet in dict.fromkeys(silent)
    ]
    return [*find_problems(now, before=before.healths), *nothing]


def raise_problems(problems: Iterable[HealthProblem]) -> None:
    """Raise the problems as one error, if there are any.

    Raises
    ------
    HealthError
        Its text names outlet, field and selector of each.
    """
    problems = tuple(problems)
    if problems:
        raise HealthError(tuple(map(str, problems)))


def write_baseline(healths: Iterable[Health], path: Path) -> None:
    """Write counts to a JSON file, to compare later ones with.

    Parameters
    ----------
    path : Path
        Written whole or not at all.
    """
    rows = [
        {"outlet": each.outlet, "layout": each.layout, "pages": each.pages, "known": each.known, "has": dict(each.has)}
        for each in healths
    ]
    made = datetime.now(KST).isoformat(timespec="seconds")
    part = path.with_name(path.name + ".part")
    text = json.dumps({"newsmine_health": _VERSION, "made": made, "outlets": rows}, ensure_ascii=False, indent=1)
    try:
        part.write_text(text + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error


def read_baseline(path: Path) -> list[Health]:
    """Return the counts of a file that :func:`write_baseline` wrote.

    Raises
    ------
    InputError
        If it is no such file.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return [_counts(row) for row in found["outlets"]]
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            f"{path}: no baseline of newsmine doctor --publishers; name another file to write one"
        ) from error


def _counts(row: dict[str, Any]) -> Health:
    has = {name: int(row["has"][name]) for name in FIELDS}
    pages, layout = int(row["pages"]), row["layout"]
    if not all(0 <= hits <= pages for hits in has.values()):
        raise ValueError("more pages have a field than there are")
    return Health(
        outlet=str(row["outlet"]), layout=layout and str(layout), pages=pages, has=has, known=bool(row["known"])
    )


def _page(path: Path) -> Page:
    try:
        return Page(body=path.read_bytes(), path=str(path))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def _is_page(name: str) -> bool:
    return "://" in name or Path(name).suffix.lower() in PAGES


def _failed(name: str, why: str) -> Checked:
    """Return an input that gave no article; a file that is still there tells whose page it is."""
    if "://" in name:
        return without_article(name, why, url=name)
    path = Path(name)
    return examine(_page(path)) if path.is_file() else without_article(name, why)
