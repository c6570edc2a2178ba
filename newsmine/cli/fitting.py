"""The verb fit: topics, how well they hold, and what they go together with."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from newsmine.cli.charts import PICTURES, FontOption, SizeOption, StyleOption
from newsmine.cli.options import (
    CORPUS_SUFFIXES,
    Json,
    NeededOut,
    Quiet,
    Source,
    SynonymsOption,
    answer,
    bars,
    check_files,
    documents_of_rows,
    open_source,
    say,
)
from newsmine.corpus.database import Corpus
from newsmine.schema import TOKENS

if TYPE_CHECKING:
    from newsmine.records import Document
    from newsmine.runs.progress import Report
    from newsmine.topics.model import TopicModel


NTopics = Annotated[int, typer.Option(min=2, help="How many topics; of hdp, which finds their number, the most.")]
Seed = Annotated[int, typer.Option(help="Seed; the same seed gives the same topics.")]
MethodName = Annotated[
    Literal["nmf", "lda", "hdp", "dtm"],
    typer.Option(help="NMF on TF-IDF, LDA, HDP, or the dynamic model, which is slow; all by gensim."),
]
Ensemble = Annotated[
    int, typer.Option(help="Topics that most of so many fits agree on, each of four fifths of the articles.")
]
By = Annotated[
    Literal["month", "quarter", "year"] | None, typer.Option(help="Follow each topic's wording over such periods.")
]
StopwordsFile = Annotated[
    Path | None, typer.Option(help="File of words to leave out, an entry a line: 것, 지역/NNG, /NNP.")
]
ModelFile = Annotated[Path | None, typer.Option(help="File for the fitted model (.npz).")]
PageFile = Annotated[Path | None, typer.Option(help="File for a page to read the topics on (.html).")]
SlicesFile = Annotated[Path | None, typer.Option(help="File for the terms of each topic in each period of --by.")]
EntitiesFile = Annotated[Path | None, typer.Option(help="File for the table of topics and of who is named.")]
OutletsFile = Annotated[Path | None, typer.Option(help="File for the table of topics and outlets.")]
Sizes = Annotated[
    str | None,
    typer.Option(help="Compare these numbers of topics instead, as 6,8,12; -o takes the table or a chart (.png)."),
]
Korean = Annotated[bool, typer.Option("--korean", help="With Korean headings.")]


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("fit")(fit_command)


def fit_command(
    source: Source,
    out: NeededOut,
    n_topics: NTopics = 12,
    seed: Seed = 7,
    method: MethodName = "nmf",
    ensemble: Ensemble = 0,
    by: By = None,
    stopwords: StopwordsFile = None,
    synonyms: SynonymsOption = None,
    model: ModelFile = None,
    page: PageFile = None,
    slices: SlicesFile = None,
    entities: EntitiesFile = None,
    outlets: OutletsFile = None,
    sizes: Sizes = None,
    korean: Korean = False,
    size: SizeOption = "screen",
    style: StyleOption = "light",
    font: FontOption = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Fit topics on the nouns of tokenized articles, and write their table (.csv, .xlsx): labels, terms, sentences."""
    from newsmine.tokens.stopwords import read_stopwords
    from newsmine.topics.fit import fit

    check_files(out, slices, entities, outlets)
    settings: dict[str, Any] = {"method": method, "stopwords": read_stopwords(stopwords), "synonyms": synonyms}
    look: dict[str, Any] = {"size": size, "style": style, "font": font}
    numbers = _numbers(sizes)
    if slices is not None and by is None and method != "dtm":
        raise typer.BadParameter("needs periods; say --by year", param_hint="--slices")
    if source.suffix not in CORPUS_SUFFIXES and (entities or outlets):
        raise typer.BadParameter("only a corpus knows who is named and who writes", param_hint="--entities, --outlets")
    with open_source(source, TOKENS) as opened, bars(show=not quiet) as report:
        given = opened if isinstance(opened, Corpus) else documents_of_rows(opened)
        if numbers:
            _sweep(given, numbers, out, report, settings, seed=seed, korean=korean, as_json=as_json, **look)
            return
        settings |= {"n_topics": n_topics, "seed": seed, "ensemble": ensemble, "by": by}
        fitted = fit(given, **settings, progress=lambda n, total: report("topics", n, total))
        corpus = opened if isinstance(opened, Corpus) else None
        files = {"page": page, "slices": slices, "entities": entities, "outlets": outlets}
        _write(fitted, corpus, out, files, korean=korean, **look)
    if model is not None:
        fitted.save(model)
    written = {name: path for name, path in {**files, "model": model}.items() if path is not None}
    summary = {"topics": len(fitted.coherence), "coherence": round(float(fitted.coherence.mean()), 4)}
    answer({**summary, "file": out, **written}, as_json=as_json)


def _write(
    fitted: "TopicModel",
    corpus: Corpus | None,
    out: Path,
    files: dict[str, Path | None],
    *,
    korean: bool,
    **look: Any,  # noqa: ANN401 - size, style and font of a picture
) -> None:
    from newsmine.display.topics import topics_page
    from newsmine.files.export import export
    from newsmine.plots.topics import plot_topics
    from newsmine.topics.cross import topic_entities, topic_outlets
    from newsmine.topics.label import label_topics

    labels: Literal["en", "ko"] = "ko" if korean else "en"
    drawn = out.suffix.lower() in PICTURES
    export(plot_topics(fitted, **look) if drawn else label_topics(fitted, corpus), out, labels=labels)
    if files["page"] is not None:
        topics_page(fitted, corpus, labels=labels).save(files["page"])
    if files["slices"] is not None:
        export(fitted.by_slice(), files["slices"], labels=labels)
    if corpus is not None and files["entities"] is not None:
        export(topic_entities(fitted, corpus), files["entities"], labels=labels)
    if corpus is not None and files["outlets"] is not None:
        export(topic_outlets(fitted, corpus), files["outlets"], labels=labels)


def _sweep(
    given: "Corpus | list[Document]",
    sizes: tuple[int, ...],
    out: Path,
    report: "Report",
    settings: dict[str, Any],
    *,
    seed: int,
    korean: bool,
    as_json: bool,
    **look: Any,  # noqa: ANN401 - as above
) -> None:
    from newsmine.files.export import export
    from newsmine.plots.sweep import plot_sweep
    from newsmine.topics.select import suggest, sweep

    table = sweep(
        given,
        sizes=sizes,
        seeds=(seed, seed + 1, seed + 2),
        **settings,
        progress=lambda n, total: report("topics", n, total),
    )
    suggestion = suggest(table)
    drawn = out.suffix.lower() in PICTURES
    export(plot_sweep(table, suggestion, **look) if drawn else table, out, labels="ko" if korean else "en")
    reason = suggestion.reason_ko if korean else suggestion.reason
    answer({"suggested": suggestion.n_topics, "file": out, "reason": reason}, as_json=as_json)
    if not as_json:
        say("a suggestion is a place to begin reading: fit it, and see whether the topics mean something")


def _numbers(sizes: str | None) -> tuple[int, ...]:
    if sizes is None:
        return ()
    try:
        return tuple(int(each) for each in sizes.split(","))
    except ValueError:
        raise typer.BadParameter(f"{sizes!r} are no numbers; write them as 6,8,12", param_hint="--sizes") from None
