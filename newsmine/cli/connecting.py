"""The verb that makes graphs: connect."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from newsmine.cli.charts import PICTURES, FontOption, SizeOption, StyleOption
from newsmine.cli.options import Json, Quiet, Source, SynonymsOption, answer, bars, check_files, open_source, say
from newsmine.corpus.database import Corpus
from newsmine.errors import did_you_mean
from newsmine.schema import MENTIONS, RELATIONS
from newsmine.text.filenames import file_names

if TYPE_CHECKING:
    import networkx as nx

_WINDOWS = ("sentence", "paragraph", "article")

Within = Annotated[
    str,
    typer.Option(help="In what two must stand together: sentence, paragraph, article, or a number of words such as 5."),
]
Weight = Annotated[
    Literal["npmi", "count", "pmi", "jaccard", "cosine", "association_strength", "log_likelihood"],
    typer.Option(help="What the weight of an edge is."),
]

GraphOut = Annotated[
    Path,
    typer.Option(
        "-o",
        "--out",
        help="File of the graph (.gexf, .graphml, .net, .xlsx, .csv, .json ...), or a picture (.png, .svg, .pdf).",
    ),
]
MinCount = Annotated[
    int | None, typer.Option(min=1, help="How often two must stand together.", show_default="2; relations: 1 article")
]
Of = Annotated[
    Literal["entities", "words", "relations", "articles"],
    typer.Option(help="Entities or words together, what relations state, or entities and the articles that name them."),
]
Labels = Annotated[list[str] | None, typer.Option("--label", help="Only entities of this kind; may be given again.")]
Top = Annotated[int | None, typer.Option(min=2, help="Only so many, those of the most windows.")]
Since = Annotated[str | None, typer.Option(help="First day of the articles, such as 2024-01-01.")]
Until = Annotated[str | None, typer.Option(help="Last day of the articles.")]
Publishers = Annotated[
    list[str] | None, typer.Option("--publisher", help="Only articles of this outlet; may be given again.")
]
By = Annotated[
    Literal["day", "month", "quarter", "year", "publisher"] | None,
    typer.Option(help="A graph for each period or outlet: NAME.2024.gexf.", show_default=False),
]
Backbone = Annotated[
    Literal["disparity", "significance"] | None,
    typer.Option(help="Only the edges that chance does not explain.", show_default=False),
]
Alpha = Annotated[float, typer.Option(help="Significance level of the backbone.")]
Ego = Annotated[str | None, typer.Option(help="Only this node, by its name, and what is tied to it.")]
StopwordFile = Annotated[Path | None, typer.Option("--stopwords", help="Words to leave out, an entry a line.")]
Offices = Annotated[
    bool, typer.Option("--offices", help="Offices (가온시장) are nodes of their own, between person and body.")
]
EveryCopy = Annotated[
    bool, typer.Option("--every-copy", help="A text that several articles have word for word counts in each.")
]
Korean = Annotated[bool, typer.Option("--korean", help="With Korean column labels in tables.")]


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("connect")(connect_command)


def connect_command(
    source: Source,
    out: GraphOut,
    within: Within = "sentence",
    weight: Weight = "npmi",
    min_count: MinCount = None,
    of: Of = "entities",
    label: Labels = None,
    top: Top = None,
    since: Since = None,
    until: Until = None,
    publisher: Publishers = None,
    by: By = None,
    backbone: Backbone = None,
    alpha: Alpha = 0.05,
    ego: Ego = None,
    stopwords: StopwordFile = None,
    synonyms: SynonymsOption = None,
    offices: Offices = False,
    every_copy: EveryCopy = False,
    korean: Korean = False,
    size: SizeOption = "screen",
    style: StyleOption = "light",
    font: FontOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Join what stands together, and write the graph, a picture of it, or a graph for each period or outlet."""
    check_files(out)
    asked: dict[str, Any] = {"within": _within(within), "weight": weight, "min_count": min_count or 2, "top": top}
    asked |= {"labels": label or None, "since": since, "until": until, "publishers": publisher or None}
    asked |= {"once": not every_copy}
    if of == "relations":
        asked["min_count"] = min_count or 1
    elif of == "words":
        asked |= {"unit": "word", "words": _words(stopwords, synonyms)}
    elif offices:
        asked["offices"] = True
    made = _connected(source, of, by, asked, show=not quiet)
    answers = []
    for graph, name in zip(made.values(), file_names(made).values(), strict=True):
        file = out.with_name(f"{out.stem}.{name}{out.suffix}") if by else out
        kept = _kept(graph, backbone, alpha, ego)
        answers.append(_write(kept, file, korean=korean, size=size, style=style, font=font))
    if not any(each["edges"] for each in answers):
        least = asked["min_count"]
        say("no two stand together {n} times; were newsmine find and tokenize run? else lower --min-count", n=least)
    for each in answers:
        answer(each, as_json=as_json)


def _connected(
    source: Path, of: str, by: str | None, asked: dict[str, Any], *, show: bool
) -> "dict[str, nx.Graph[Any]]":
    from newsmine.graphs.bipartite import connect_articles
    from newsmine.graphs.connect import connect, connect_by
    from newsmine.graphs.relations import connect_relations

    if by and of not in {"entities", "words"}:
        raise typer.BadParameter(f"of {of} there is one graph; leave --by out", param_hint="--by")
    schema: Any = RELATIONS if of == "relations" else MENTIONS
    with open_source(source, schema) as opened, bars(show=show) as report:
        if of == "words" and not isinstance(opened, Corpus):
            raise typer.BadParameter("words are those of a corpus; import and tokenize the articles", param_hint="--of")
        if of == "relations":
            return {"": connect_relations(opened, min_count=asked["min_count"])}
        if of == "articles":
            return {"": connect_articles(opened, labels=asked["labels"])}
        asked["progress"] = lambda done, total: report("articles", done, total)
        return connect_by(opened, by, **asked) if by else {"": connect(opened, **asked)}  # type: ignore[arg-type] # Typer knows the choices


def _kept(graph: "nx.Graph[Any]", backbone: str | None, alpha: float, ego: str | None) -> "nx.Graph[Any]":
    from newsmine.graphs.backbone import backbone as backbone_of
    from newsmine.graphs.ego import ego as ego_of

    if backbone is not None:
        graph = backbone_of(graph, method=backbone, alpha=alpha)  # type: ignore[arg-type] # Typer knows the choices
    return graph if ego is None else ego_of(graph, ego)


def _write(
    graph: "nx.Graph[Any]",
    file: Path,
    *,
    korean: bool,
    **look: Any,  # noqa: ANN401 - size, style and font of a picture
) -> dict[str, Any]:
    from newsmine.files.export import export
    from newsmine.plots.network import plot_network

    drawn = file.suffix.lower() in PICTURES
    export(plot_network(graph, **look) if drawn else graph, file, labels="ko" if korean else "en")
    return {"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges(), "file": file}


def _words(stopwords: Path | None, synonyms: Path | None) -> Any:  # noqa: ANN401 - WordChoice, without loading it here
    from newsmine.text.words import choose_words
    from newsmine.tokens.stopwords import read_stopwords

    return choose_words(stopwords=read_stopwords(stopwords), synonyms=synonyms)


def _within(given: str) -> str | int:
    if given.isdigit():
        return int(given)
    if given not in _WINDOWS:
        hint = did_you_mean(given, _WINDOWS)
        raise typer.BadParameter(
            f"{given!r}; {hint}one of {', '.join(_WINDOWS)}, or a number of words", param_hint="--within"
        )
    return given
