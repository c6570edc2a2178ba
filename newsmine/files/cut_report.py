"""What was cut from pages, and why, as a file: a table, or a page to read."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import pandas as pd

from newsmine.corpus.whole import whole
from newsmine.files.export import export
from newsmine.html.reasons import reason_of
from newsmine.records import Article, Cut, Reading

_PAGE = frozenset({".html", ".htm"})
_STYLE = (
    "body{font-family:sans-serif;max-width:60em;margin:2em auto;padding:0 1em;line-height:1.6}"
    "table{border-collapse:collapse;width:100%;font-size:90%}td,th{border-bottom:1px solid #ccc;padding:.2em .6em;"
    "text-align:left;vertical-align:top}h2{margin-top:3em}.kept{border-left:.3em solid #486;padding-left:1em}"
)
# What a reader gives of an article beside its text.
_FIELDS = ("title", "subtitle", "publisher", "published_at", "modified_at", "authors", "bureau", "rights", "reader")


def write_report(readings: Sequence[Reading], path: Path) -> None:
    """Write what was cut from each page, and why.

    Parameters
    ----------
    readings : sequence of Reading
        What the readers gave.
    path : Path
        ``.html`` shows each article, what was kept and what was cut; any other ending is a table
        (:func:`cut_table`), as :func:`newsmine.files.export.export` writes it.

    Raises
    ------
    ExportError
        If the ending is unknown, or the disk does not take it.
    """
    if path.suffix.lower() not in _PAGE:
        export(cut_table(readings), path)
        return
    with whole(path) as part:
        part.write_text("\n".join(_page(readings)) + "\n", encoding="utf-8", errors="replace")


def cut_table(readings: Sequence[Reading]) -> pd.DataFrame:
    """Return what was cut as a table.

    Returns
    -------
    pandas.DataFrame
        One row a line that was cut: ``source``, ``kind``, ``reason`` in words, ``text``.

    Examples
    --------
    >>> reading = Reading(article=Article(id="1", text="가온", source="a.txt"), cuts=(Cut(kind="date", text="2024.11.27"),))
    >>> cut_table([reading]).values.tolist()
    [['a.txt', 'date', 'says when it was published or changed', '2024.11.27']]
    """
    rows = [
        (reading.article.source, cut.kind, reason_of(cut), cut.text) for reading in readings for cut in reading.cuts
    ]
    table: pd.DataFrame = pd.DataFrame(rows, columns=["source", "kind", "reason", "text"], dtype="string")
    return table


def _page(readings: Sequence[Reading]) -> Iterator[str]:
    yield f'<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>newsmine: cuts</title><style>{_STYLE}</style></head><body>'
    yield f"<h1>{len(readings)} articles: what was kept, what was cut, and why</h1>"
    for reading in readings:
        yield from _article(reading.article, reading)
    yield "</body></html>"


def _article(article: Article, reading: Reading) -> Iterator[str]:
    yield f"<h2>{escape(article.source or article.id)}</h2><table>"
    for name in _FIELDS:
        value = getattr(article, name)
        shown = ", ".join(value) if isinstance(value, tuple) else str(value or "")
        yield f"<tr><th>{name}</th><td>{escape(shown)}</td></tr>"
    for warning in reading.warnings:
        yield f"<tr><th>warning</th><td>{escape(warning)}</td></tr>"
    yield f"</table><h3>Kept</h3><div class=kept>{''.join(f'<p>{escape(line)}</p>' for line in article.text.split(chr(10)))}</div>"
    yield f"<h3>Cut: {len(reading.cuts)}</h3><table><tr><th>kind</th><th>reason</th><th>text</th></tr>"
    yield from (_row(cut) for cut in reading.cuts)
    yield "</table>"


def _row(cut: Cut) -> str:
    return f"<tr><td>{escape(cut.kind)}</td><td>{escape(reason_of(cut))}</td><td>{escape(cut.text)}</td></tr>"
