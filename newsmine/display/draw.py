"""An article as HTML: its names coloured, its relations with the sentences behind them."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsmine.display.marks import Mark, Tie
from newsmine.display.words import KINDS, kind_name, modality_name, phrase
from newsmine.records import Article
from newsmine.widgets.looks import Language, label_name, look, relation_name
from newsmine.widgets.weave import Span, shown, weave

# What makes a name readable also where a viewer of notebooks throws style sheets away.
_FILLED = "background-color:{};color:#111;border-radius:.3em;padding:.12em .25em"
_PLAIN = "background-color:transparent;color:inherit"
_FREE_OF_FILL = {"missed", "meant"}
_NO_ERROR = {"found", "right", "neutral", "split", "merged"}
_LINKS = {"split", "merged"}
# Only these go behind a link: others, such as javascript:, could run.
_SCHEMES = {"http", "https"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """An article, or ``what`` it is, as HTML.

    ``id`` is that of its element, ``errors`` how many names and relations are wrong or missed.
    """

    id: str
    html: str
    title: str
    errors: int | None = None
    what: str = "article"


def draw(  # noqa: PLR0913 - settings, all by keyword
    article: Article,
    marks: Sequence[Mark],
    ties: Sequence[Tie] = (),
    *,
    language: Language = "en",
    judged: bool = False,
    nothing: str = "no names",
) -> Drawing:
    """Draw an article.

    Parameters
    ----------
    article : Article
        Its title and text are drawn.
    marks : sequence of Mark
        Their places lie in title or text.
    ties : sequence of Tie
        Relations and wrong links, listed below the text in this order.
    language : {"en", "ko"}
        Language of labels and headings.
    judged : bool
        Whether the marks say what became of each beside gold.
    nothing : str
        Key of the phrase where there is no mark.
    """
    canvas = _Canvas(_id(article, marks, ties), ties, language)
    title, deep_title = canvas.field("title", article.title or "", marks)
    text, deep = canvas.field("text", article.text, marks)
    drawn = [mark for mark in marks if mark.kind != "meant"]
    notes = [phrase(nothing, language)] if not drawn else []
    if deep + deep_title:
        notes.append(f"{deep + deep_title:,} {phrase('too deep', language)}")
    parts = [
        f'<article class="nm-article" id="{canvas.id}">',
        canvas.rules(),
        f'<h3 class="nm-title">{title}</h3>' if title else "",
        _meta(article),
        _legend(drawn, language, judged=judged),
        *(f'<p class="nm-note">{shown(note)}</p>' for note in notes),
        f'<div class="nm-text" lang="{shown(article.language)}" style="white-space:pre-wrap;unicode-bidi:plaintext">{text}</div>',
        *canvas.tables(),
        "</article>",
    ]
    kinds = [*(mark.kind for mark in drawn), *(tie.kind for tie in ties)]
    return Drawing(
        id=canvas.id,
        html="\n".join(part for part in parts if part),
        title=article.title or article.id,
        errors=sum(kind not in _NO_ERROR for kind in kinds) if judged else None,
    )


class _Canvas:
    """The ids of an article's evidence and entities, and what is drawn with them."""

    def __init__(self, id_: str, ties: Sequence[Tie], language: Language) -> None:
        self.id = id_
        self._ties = ties
        self._language = language
        places = dict.fromkeys(place for tie in ties for place in tie.places)
        self._evidence = {place: n for n, place in enumerate(places)}
        self._entities = {end: n for n, end in enumerate(dict.fromkeys(end for tie in ties for end in tie.ends))}

    def field(self, name: str, text: str, marks: Sequence[Mark]) -> tuple[str, int]:
        """Return a field with its marks and evidence, and how many of them lie too deep."""
        evidence = (
            Span(
                place[1],
                place[2],
                f'<span class="nm-e{n}" id="{self.id}-e{n}">',
                "</span>",
                f'<span class="nm-e{n}">',
            )
            for place, n in self._evidence.items()
            if place[0] == name
        )
        names = (self._span(mark) for mark in marks if mark.place[0] == name)
        return weave(text, [*evidence, *names])

    def rules(self) -> str:
        """Return the rules that light up a relation's names and evidence while its row is pointed at."""
        rules = []
        for n, tie in enumerate(self._ties):
            row = f"#{self.id}:has(.nm-r{n}:is(:hover,:focus-within))"
            if tie.places:
                evidence = ",".join(f".nm-e{self._evidence[place]}" for place in tie.places)
                rules.append(f"{row} :is({evidence}){{background:#f0b40055}}")
            if tie.ends:
                ends = ",".join(f".nm-i{self._entities[end]}" for end in tie.ends)
                rules.append(f"{row} :is({ends}){{outline:3px solid #c80}}")
        return f"<style>{''.join(rules)}</style>" if rules else ""

    def tables(self) -> Iterator[str]:
        """Yield the relations and the wrong links as tables, each row with links to its places."""
        for key in ("relations", "links"):
            rows = [self._row(n, tie) for n, tie in enumerate(self._ties) if (tie.kind in _LINKS) == (key == "links")]
            if rows:
                caption = f"<caption>{shown(phrase(key, self._language))} {len(rows):,}</caption>"
                yield "\n".join(['<table class="nm-relations">', caption, *rows, "</table>"])

    def _span(self, mark: Mark) -> Span:
        style = _style(None if mark.kind in _FREE_OF_FILL else look(mark.label).fill)
        light = "" if look(mark.label).fill else " nm-value"
        if mark.entity_id in self._entities:
            light += f" nm-i{self._entities[mark.entity_id]}"
        tip = shown("\n".join(_tip(mark, self._language)))
        start = f'<mark class="nm-m nm-{mark.kind}{light}" style="{style}" title="{tip}"'
        tag = "" if mark.kind == "meant" else f' data-l="{shown(_tag(mark, self._language))}"'
        return Span(mark.place[1], mark.place[2], f"{start}{tag}>", "</mark>", f"{start}>")

    def _row(self, n: int, tie: Tie) -> str:
        name = relation_name(tie.type, self._language)
        said = [name, f"({tie.role})" if tie.role else "", f"[{modality_name(tie.modality, self._language)}]"]
        kind = "" if tie.kind == "found" else f"<td>{shown(kind_name(tie.kind, self._language))}</td>"
        links = " ".join(
            f'<a href="#{self.id}-e{self._evidence[place]}">{shown(phrase("evidence", self._language))} ↑</a>'
            for place in tie.places
        )
        cells = (tie.head, " ".join(part for part in said if part not in {"", "[]"}), tie.tail)
        return f'<tr class="nm-r{n}">{kind}{"".join(f"<td>{shown(cell)}</td>" for cell in cells)}<td>{links}</td></tr>'


def _style(fill: str | None) -> str:
    return _FILLED.format(fill) if fill else _PLAIN


def _id(article: Article, marks: Sequence[Mark], ties: Sequence[Tie]) -> str:
    """Return an id that is another for another drawing: a notebook holds many."""
    drawn = repr((article.id, article.title, article.text, marks, ties))
    return f"nm-{hashlib.sha256(drawn.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def _tip(mark: Mark, language: Language) -> Iterator[str]:
    yield mark.canonical
    label = label_name(mark.label, language)
    if mark.kind in KINDS:
        label = f"{kind_name(mark.kind, language)} · {label}"
    yield f"{label} · {phrase('marked as', language)} {label_name(mark.wanted, language)}" if mark.wanted else label
    if mark.by:
        score = f" · {phrase('score', language)} {mark.score:.2f}" if mark.score is not None else ""
        yield f"{mark.by}{score}"
    if mark.entity_id:
        yield mark.entity_id
    yield from mark.why


def _tag(mark: Mark, language: Language) -> str:
    name = label_name(mark.label, language)
    if mark.wanted:
        return f"{name} ≠ {label_name(mark.wanted, language)}"
    sign = KINDS[mark.kind][0] if mark.kind in KINDS else ""
    return f"{sign} {name}".strip()


def _meta(article: Article) -> str:
    day = article.published_at.strftime("%Y-%m-%d") if article.published_at else ""
    said = [shown(part) for part in (article.publisher or "", day, article.id) if part]
    if article.url:
        url = shown(article.url)
        said.append(f'<a href="{url}" rel="noopener noreferrer">{url}</a>' if _is_web(article.url) else url)
    return f'<p class="nm-meta">{" · ".join(said)}</p>' if said else ""


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in _SCHEMES
    except ValueError:
        return False


def _legend(marks: Sequence[Mark], language: Language, *, judged: bool) -> str:
    labels = Counter(mark.label for mark in marks)
    chips = [
        f'<span class="nm-chip" style="{_style(look(label).fill)}">{shown(label_name(label, language))} {count:,}</span>'
        for label, count in sorted(labels.items(), key=lambda each: (-each[1], each[0]))
    ]
    if judged:
        kinds = Counter(mark.kind for mark in marks)
        chips += [
            f'<span class="nm-m nm-{kind}">{shown(kind_name(kind, language))} {kinds[kind]:,}</span>'  # type: ignore[index]
            for kind in KINDS
            if kind in kinds
        ]
    return f'<p class="nm-legend">{" ".join(chips)}</p>' if chips else ""
