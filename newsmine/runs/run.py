"""The whole pipeline over a study: only what is missing or changed."""

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from newsmine.corpus.code import code_hash
from newsmine.corpus.copies import is_marked, mark_copies
from newsmine.corpus.database import Corpus
from newsmine.corpus.exports import file_hash, is_current, note_exports, state_hash
from newsmine.corpus.parts import Cut
from newsmine.corpus.read import counts
from newsmine.corpus.stages import Spread, StageReport
from newsmine.corpus.whole import whole
from newsmine.corpus.write import forget_inputs
from newsmine.errors import NewsmineError, StudyError, check_choice
from newsmine.runs.fingerprint import fingerprint, versions
from newsmine.runs.inputs import import_files, input_name
from newsmine.runs.paths import named_file
from newsmine.runs.products import Finished, Product, products, read_stopwords
from newsmine.runs.progress import Report, bars
from newsmine.runs.study import input_files, read_study
from newsmine.sources import Study
from newsmine.text.filenames import file_name
from newsmine.widgets.progress import Progress, told

if TYPE_CHECKING:
    from newsmine.entities.finder import Finder

Engine = Literal["local", "dask"]
RECORD = "run.json"
_STAGES = ("duplicates", "tokens", "entities", "words", "graph", "topics")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run did.

    ``done`` counts what was done anew, by stage; ``failed`` lists what could not be done and why; ``seconds`` are
    wall seconds by stage; ``files`` are the result files. ``makeshift`` lists what was done in another way than asked,
    because that failed: an article over its time limit, by another tokenizer.
    """

    study: str
    out: Path
    corpus: Path
    counts: dict[str, int]
    done: dict[str, int]
    failed: tuple[tuple[str, str], ...]
    seconds: dict[str, float]
    files: tuple[Path, ...]
    makeshift: tuple[tuple[str, str], ...] = ()


def run(  # noqa: PLR0913 - settings, all by keyword
    study: "Study | str | Path",
    out: "str | Path | None" = None,
    *,
    engine: Engine = "local",
    scheduler: str | None = None,
    workers: int = 2,
    memory: str = "auto",
    partitions: "str | Path | None" = None,
    progress: "bool | Report" = True,
    tell: Callable[[str], None] | None = None,
) -> RunReport:
    """Run a study: import, tokens, entities, graph, topics and all result files.

    What has not changed is not done again; files that are up to date are left as they are. A run that was stopped, even
    by kill -9, goes on where it was.

    Parameters
    ----------
    study : Study, str or Path
        A study, its study.toml or its folder.
    out : str or Path, optional
        Folder of the results; ``results/<name of the study>`` if not given.
    engine : {"local", "dask"}
        Where tokens and names are found, and words, pairs and topics' bags are counted: in this process, or by workers of
        Dask; the results are the same.
    scheduler, workers, memory, partitions, tell
        Of Dask, see :func:`newsmine.clusters.engine.dask_engine`; ``partitions`` is a folder beside the results if not given.
    progress : bool or callable
        Whether bars are shown, on stderr or in the output of a notebook's cell; or what is called instead with each stage,
        how much is done and how much there is.

    Returns
    -------
    RunReport
        One bad file or article never stops a run: it is listed in ``failed``.

    Raises
    ------
    StudyError
        If the study cannot be understood, or a dictionary that it names is not there.
    ClusterError
        If the scheduler does not answer, or its workers cannot do what they are asked.
    """
    check_choice(engine, get_args(Engine), "engine", listed="engines")
    if not isinstance(study, Study):
        study = read_study(study)
    folder = Path(out) if out is not None else Path("results") / file_name(study.name)
    _check_dictionaries(study)
    files = list(input_files(study).items())
    folder.mkdir(parents=True, exist_ok=True)
    with (
        Corpus.open(folder / "corpus.sqlite") as corpus,
        _reporter(progress) as report,
        contextlib.ExitStack() as stack,
    ):
        spread = cut = None
        if engine == "dask":
            from newsmine.clusters.engine import dask_engine

            place = partitions or folder / "partitions"
            settings: dict[str, Any] = {"scheduler": scheduler, "workers": workers, "memory": memory, "tell": tell}
            workers_of = stack.enter_context(dask_engine(place, **settings))
            spread, cut = workers_of.spread, stack.enter_context(workers_of.counting(corpus))
        return _run(corpus, study, folder, files, report=report, spread=spread, cut=cut)


def _run(  # noqa: PLR0913 - what run was asked
    corpus: Corpus,
    study: Study,
    folder: Path,
    files: list[tuple[Path, str | None]],
    *,
    report: Report,
    spread: "Spread | None",
    cut: "Cut | None",
) -> RunReport:
    seconds: dict[str, float] = {}
    done: dict[str, int] = {}
    failed: list[tuple[str, str]] = []
    makeshift: list[tuple[str, str]] = []
    root = Path(study.folder)

    gone = forget_inputs(corpus, keep={input_name(path, root) for path, _ in files})
    with _clock(seconds, "import"):
        imported = import_files(corpus, files, root=root, progress=_part(report, "import"))
    done["import"] = imported.read + len(gone)
    failed += imported.failed
    if study.duplicates is not None or not is_marked(corpus, ""):
        with _clock(seconds, "duplicates"):
            done["duplicates"] = _mark_copies(corpus, study)
    for stage, act in (("tokens", _tokens), ("entities", _entities)):
        with _clock(seconds, stage):
            advanced = act(corpus, study, _part(report, stage), spread)
        done[stage] = advanced.done
        failed += [(f"{stage} of {id_}", reason) for id_, reason in advanced.failed]
        makeshift += [(f"{stage} of {id_}", how) for id_, how in advanced.makeshift]
    finished, wanted = Finished(corpus, study, cut), products(study)
    for n, product in enumerate(wanted, start=1):
        with _clock(seconds, product.name):
            done[product.name] = _make(finished, folder, product, failed)
        report("results", n, len(wanted))
    outcome = RunReport(
        study=study.name,
        out=folder,
        corpus=folder / "corpus.sqlite",
        counts=counts(corpus),
        done=done,
        failed=tuple(failed),
        seconds=seconds,
        files=tuple(folder / name for product in wanted for name in product.files if (folder / name).is_file()),
        makeshift=tuple(makeshift),
    )
    _write_record(corpus, study, outcome)
    return outcome


@contextlib.contextmanager
def _reporter(progress: bool | Report) -> Iterator[Report]:  # noqa: FBT001 - whatever run was given
    if isinstance(progress, bool):
        with bars(show=progress) as report:
            yield report
    else:
        with told():
            yield progress


@contextlib.contextmanager
def _clock(seconds: dict[str, float], name: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    seconds[name] = round(time.perf_counter() - started, 3)


def _part(report: Report, stage: str) -> Callable[[int, int], None]:
    return lambda done, total: report(stage, done, total)


def _mark_copies(corpus: Corpus, study: Study) -> int:
    """Mark copies as the study says, or take all marks away if it says nothing; return how many articles were compared."""
    from newsmine.copies.dedupe import dedupe_if_changed

    if study.duplicates is None:
        mark_copies(corpus, ())
        return 1
    return dedupe_if_changed(corpus, **asdict(study.duplicates))


def _tokens(corpus: Corpus, study: Study, progress: Progress, spread: "Spread | None") -> StageReport:
    from newsmine.tokens.tokenize import tokenize

    settings, folder = study.tokens, study.folder
    return tokenize(
        corpus,
        tokenizer=settings.tokenizer,
        user_words=named_file(folder, settings.user_words) if settings.user_words else None,
        compounds=settings.compounds,
        units=settings.units,
        stopwords=named_file(folder, settings.stopwords) if settings.stopwords else None,
        time_limit="auto" if settings.time_limit is None else settings.time_limit or None,
        fallback=settings.fallback,
        workers=1 if spread else settings.workers,
        spread=spread,
        progress=progress,
    )


def _entities(corpus: Corpus, study: Study, progress: Progress, spread: "Spread | None") -> StageReport:
    from newsmine.entities.find import find

    return find(corpus, gazetteer=study_finder(study), spread=spread, progress=progress)


def study_finder(study: Study) -> "Finder":
    """Return the finder with the dictionaries of a study."""
    from newsmine.entities.finder import Finder

    folder, settings = study.folder, study.entities
    own = named_file(folder, settings.gazetteer) if settings.gazetteer else None
    aliases = named_file(folder, settings.aliases) if settings.aliases else None
    trained = named_file(folder, settings.tagger)
    tagger = str(trained) if trained.is_dir() else settings.tagger
    return Finder.from_files(own, aliases=aliases, names=settings.names, tagger=tagger)


def _make(finished: Finished, folder: Path, product: Product, failed: list[tuple[str, str]]) -> int:
    """Make the files of a product unless they are up to date; return how many were made."""
    corpus, files = finished.corpus, [folder / name for name in product.files]
    made = fingerprint(
        state=state_hash(corpus, product.stages),
        code=code_hash(*product.code),
        settings=product.settings(finished.study),
        versions=versions(),
    )
    if is_current(corpus, files, made):
        return 0
    try:
        product.make(finished, folder)
    except (NewsmineError, ValueError) as error:
        failed.append((product.name, str(error)))
        return 0
    note_exports(corpus, files, made)
    return len(files)


def _check_dictionaries(study: Study) -> None:
    for name in _dictionaries(study):
        if not named_file(study.folder, name).is_file():
            raise StudyError(f"{study.name}: {name}: no such file in {study.folder}; a study names its dictionaries")


def _dictionaries(study: Study) -> tuple[str, ...]:
    tokens, entities = study.tokens, study.entities
    names = [tokens.user_words, tokens.stopwords, entities.gazetteer, entities.aliases, study.topics.stopwords]
    names += [study.words.synonyms] if study.words else []
    return tuple(name for name in dict.fromkeys(names) if name)


def _write_record(corpus: Corpus, study: Study, outcome: RunReport) -> None:
    """Write run.json, unless this run did nothing and the record of the last one stands."""
    path = outcome.out / RECORD
    if path.is_file() and not any(outcome.done.values()):
        return
    inputs = corpus.connection.execute("SELECT path, sha256 FROM inputs ORDER BY path")
    record = {
        "study": study.name,
        "title": study.title,
        "versions": versions(),
        "parameters": {name: asdict(getattr(study, name)) for name in _STAGES if getattr(study, name) is not None},
        "inputs": dict(inputs),
        "dictionaries": {name: file_hash(named_file(study.folder, name)) for name in _dictionaries(study)},
        "stopwords": len(read_stopwords(study)),
        "counts": outcome.counts,
        "done": outcome.done,
        "failed": [{"what": what, "why": why} for what, why in outcome.failed],
        "makeshift": [{"what": what, "how": how} for what, how in outcome.makeshift],
        "seconds": outcome.seconds,
        "results": {file.name: file_hash(file) for file in outcome.files},
    }
    with whole(path) as part:
        part.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
