"""Gold from files: pages with marks as JSON, articles with marks as JSON, or JSON Lines with a mark a line."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsmine.errors import InputError
from newsmine.evaluation.gold import GoldArticle
from newsmine.evaluation.pages import Cut, on_page
from newsmine.evaluation.rows import article_of, read_rows
from newsmine.records import Article
from newsmine.text.reading import read_text


def read_gold(
    path: Path | str,
    *,
    articles: Iterable[Article] = (),
    pages: Path | str | None = None,
    captions: bool = True,
    cut: Cut = "gold",
) -> list[GoldArticle]:
    """Read what people have marked.

    Parameters
    ----------
    path : Path or str
        A folder, or one ``.json`` or ``.jsonl`` file. A ``.json`` with ``lines`` has marks on a page, one with ``text`` is an
        article with its marks; a line of a ``.jsonl`` is a mention, a relation or an article. docs/evaluation.md shows each.
    articles : iterable of Article
        The articles that the marks of a ``.jsonl`` belong to, where they do not stand in it. Read once.
    pages : Path or str, optional
        Folder of the pages, ``STEM.txt`` for each ``STEM.json``; by default they stand beside the gold, or in ``../seeds``.
    captions : bool
        Whether the captions of a page are part of the text.
    cut : {"gold", "reader"}
        Whether the marked lines are the article, or what the reader cuts from the page.

    Raises
    ------
    InputError
        If there is no gold, a page or article is missing, or a mark is wrong: the score would be too.
    """
    path = Path(path)
    if not path.exists():
        raise InputError(f"{path}: is not there; name a folder of gold, or one .json or .jsonl file")
    folder = path if path.is_dir() else path.parent
    places = [folder, folder.parent / "seeds"] if pages is None else [Path(pages)]
    files = sorted([*path.glob("*.json"), *path.glob("*.jsonl")]) if path.is_dir() else [path]
    rows = [file for file in files if file.suffix == ".jsonl"]
    found = [_marked(file, places, captions=captions, cut=cut) for file in files if file.suffix == ".json"]
    if rows:
        found += read_rows(rows, articles)
    if not found:
        raise InputError(f"{path}: no gold; expected .json or .jsonl files with marks, see docs/evaluation.md")
    return found


def _marked(file: Path, places: Sequence[Path], *, captions: bool, cut: Cut) -> GoldArticle:
    try:
        marks = json.loads(read_text(file, what="gold"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{file}: no JSON: {error}") from error
    if not isinstance(marks, dict) or not ({"lines", "text"} & marks.keys()):
        raise InputError(f"{file}: no gold: neither 'lines' (marks on a page) nor 'text' (an article with its marks)")
    try:
        if "lines" in marks:
            page = _page(file, places, marks)
            return on_page(marks, page, article_id=file.stem, captions=captions, cut=cut)
        return article_of(marks, default_id=file.stem)
    except (KeyError, TypeError) as error:
        raise InputError(f"{file}: a mark without {error}; see docs/evaluation.md") from error
    except ValueError as error:
        raise InputError(f"{file}: {error}") from error


def _page(file: Path, places: Sequence[Path], marks: Mapping[str, Any]) -> str:
    name = str(marks.get("file") or f"{file.stem}.txt")
    for place in places:
        if (place / name).is_file():
            with (place / name).open(encoding="utf-8", newline="") as opened:
                return opened.read()
    raise InputError(f"{file}: its page {name} is not there; name the folder of the pages with --articles")
