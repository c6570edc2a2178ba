"""BIGKinds' own 인물 and 기관 beside newsmine's names, on the same rows: there is no gold, but what is no word shows."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from newsmine.entities.candidates import ORGANISATIONS, begins, tail
from newsmine.errors import InputError
from newsmine.files.excel import write_sheets
from newsmine.records import Article, Found, Reading

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["인물", "기관"]
_LABELS: dict[Kind, frozenset[str]] = {"인물": frozenset({"PERSON"}), "기관": ORGANISATIONS}
_SIDES = ("BIGKinds", "newsmine")
# Rows of the tables of forms that one side alone has.
_LISTED = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class SideFigures:
    """What one side names, as counts of forms: a form counts once a row.

    ``in_excerpt`` stand in title and 본문 as the export has them, and only these are looked at further: BIGKinds read the whole
    article. Of them ``inside_words`` never stand where a word begins, ``no_word`` never as a word, particles aside
    (``inside_words`` among them). ``same`` are forms that both sides have in the row, ``near`` those that are part of a form
    of the other or have one as part, ``alone`` the rest.
    """

    side: str
    kind: Kind
    rows: int
    forms: int
    single_letters: int
    in_excerpt: int
    inside_words: int
    no_word: int
    same: int
    near: int
    alone: int


@dataclass(slots=True)
class _Tally:
    counts: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    example: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BigkindsComparison:
    """Figures of both sides for 인물 and 기관, and the forms that one side alone has.

    ``alone`` gives for side, kind and form in how many rows it stands, and the id of the first.
    """

    articles: int
    figures: tuple[SideFigures, ...]
    alone: tuple[tuple[str, Kind, str, int, str], ...]

    def frame(self) -> "pd.DataFrame":
        """Return the figures as a table with the shares of what is no word."""
        import pandas as pd

        names = [each.name for each in fields(SideFigures)]
        rows = [[getattr(figures, name) for name in names] for figures in self.figures]
        frame: pd.DataFrame = pd.DataFrame(rows, columns=names)
        for part, whole in (("single_letters", "forms"), ("inside_words", "in_excerpt"), ("no_word", "in_excerpt")):
            frame[f"{part}_share"] = frame[part] / frame[whole].where(frame[whole] > 0)
        return frame

    def summary(self) -> dict[str, Any]:
        """Return the figures by side and kind, as JSON can hold them."""
        names = [each.name for each in fields(SideFigures) if each.name not in {"side", "kind"}]
        sides: dict[str, Any] = {side: {} for side in _SIDES}
        for figures in self.figures:
            sides[figures.side][figures.kind] = {name: getattr(figures, name) for name in names}
        return {"articles": self.articles} | sides


def compare_bigkinds(
    readings: Iterable[Reading],
    predict: Callable[[Article], Found],
    *,
    progress: Callable[[int], None] | None = None,
) -> BigkindsComparison:
    """Compare what BIGKinds names in the rows of an export with what newsmine finds in title and 본문 of the same rows.

    Parameters
    ----------
    readings : iterable of Reading
        Rows of an export, as :func:`newsmine.articles.bigkinds.read_bigkinds` gives them; read once.
    predict : callable
        Takes an article and gives what is found in it, such as ``Finder.find``.
    progress : callable, optional
        Called with the number of rows done.
    """
    tallies: dict[tuple[str, Kind], _Tally] = {(side, kind): _Tally() for kind in _LABELS for side in _SIDES}
    number = 0
    for number, reading in enumerate(readings, start=1):
        article = reading.article
        fields_ = [text for text in (article.title, article.text) if text]
        mentions = predict(article).mentions
        given = dict(reading.extra)
        for kind, labels in _LABELS.items():
            theirs = {form for part in given.get(kind, "").split(",") if (form := part.strip())}
            ours = {mention.text for mention in mentions if mention.label in labels}
            _add(tallies[_SIDES[0], kind], theirs, ours, fields_, article.id)
            _add(tallies[_SIDES[1], kind], ours, theirs, fields_, article.id)
        if progress is not None:
            progress(number)
    names = [each.name for each in fields(SideFigures) if each.name not in {"side", "kind"}]
    figures = (
        SideFigures(side=side, kind=kind, **{name: tally.counts[name] for name in names})
        for (side, kind), tally in tallies.items()
    )
    return BigkindsComparison(articles=number, figures=tuple(figures), alone=tuple(_alone(tallies)))


def sample_rows(readings: Iterable[Reading], n: int | None, *, seed: int = 7) -> list[Reading]:
    """Return ``n`` rows drawn by the seed, in their order; all if there are no more, or ``n`` is None.

    Raises
    ------
    InputError
        If no row has 인물 or 기관.
    """
    rows = list(readings)
    if not any({"인물", "기관"} & dict(reading.extra).keys() for reading in rows):
        raise InputError("no row has 인물 or 기관; export again from BIGKinds with all its columns")
    if n is None or n >= len(rows):
        return rows
    drawn = random.Random(seed).sample(range(len(rows)), n)  # noqa: S311 - a sample, no secret
    return [rows[i] for i in sorted(drawn)]


def write_comparison(comparison: BigkindsComparison, path: Path) -> None:
    """Write the workbook: sheets ``figures``, ``only BIGKinds`` and ``only newsmine``, the most frequent forms first.

    Raises
    ------
    ExportError
        If the disk does not take it.
    """
    import pandas as pd

    sheets = {"figures": comparison.frame()}
    for side in _SIDES:
        rows = [row[1:] for row in comparison.alone if row[0] == side]
        sheets[f"only {side}"] = pd.DataFrame(rows, columns=["kind", "form", "rows", "first article"])
    write_sheets(sheets, path)


def is_inside_words(form: str, texts: Iterable[str]) -> bool:
    """Return whether a form stands in the texts, but never where a word begins.

    Examples
    --------
    >>> is_inside_words("주시", ["광주시는 문을 열었다."]), is_inside_words("광주", ["광주시는 문을 열었다."])
    (True, False)
    """
    places = [(text, start) for text in texts for start in _occurrences(form, text)]
    return bool(places) and not any(begins(text, start) for text, start in places)


def is_no_word(form: str, texts: Iterable[str]) -> bool:
    """Return whether a form stands in the texts, but never as a word: with a blank, sign or particle behind it.

    Examples
    --------
    >>> is_no_word("광주", ["광주시는 문을 열었다."]), is_no_word("광주시", ["광주시는 문을 열었다."])
    (True, False)
    """
    places = [(text, start) for text in texts for start in _occurrences(form, text)]
    whole = (begins(text, start) and tail(text, start, start + len(form)) is not None for text, start in places)
    return bool(places) and not any(whole)


def _occurrences(form: str, text: str) -> Iterator[int]:
    start = text.find(form)
    while start >= 0:
        yield start
        start = text.find(form, start + 1)


def _add(tally: _Tally, forms: set[str], others: set[str], texts: Sequence[str], article_id: str) -> None:
    """Count the forms of one side in one row."""
    seen = {form for form in forms if any(form in text for text in texts)}
    near = {form for form in seen - others if any(form in other or other in form for other in others)}
    alone = seen - others - near
    tally.counts.update(
        rows=bool(forms),
        forms=len(forms),
        single_letters=sum(len(form) == 1 for form in forms),
        in_excerpt=len(seen),
        inside_words=sum(is_inside_words(form, texts) for form in seen),
        no_word=sum(is_no_word(form, texts) for form in seen),
        same=len(seen & others),
        near=len(near),
        alone=len(alone),
    )
    tally.alone.update(alone)
    for form in alone:
        tally.example.setdefault(form, article_id)


def _alone(tallies: dict[tuple[str, Kind], _Tally]) -> Iterator[tuple[str, Kind, str, int, str]]:
    for (side, kind), tally in tallies.items():
        frequent = sorted(tally.alone.items(), key=lambda pair: (-pair[1], pair[0]))[:_LISTED]
        for form, n in frequent:
            yield side, kind, form, n, tally.example[form]
