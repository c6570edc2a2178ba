"""The verb that makes a tagger of labelled sentences: train."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsmine.cli.language import translated
from newsmine.cli.options import Json, Quiet, answer, give, say
from newsmine.errors import MissingExtraError
from newsmine.training.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

    from newsmine.training.scores import Score
    from newsmine.training.settings import Told

_DEFAULTS = Settings()


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("train")(train_command)


def train_command(
    data: Annotated[
        Path,
        typer.Argument(
            help="A folder with sentences_gold.jsonl, sentences_raw.tsv and form_label_counts.tsv.", show_default=False
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Folder of the tagger; with --folds, the table of scores.")
    ] = None,
    seed: Annotated[
        int, typer.Option(help="The same seed gives the same weights on the same machine.")
    ] = _DEFAULTS.seed,
    epochs: Annotated[int, typer.Option(min=1, help="How often every sentence is seen.")] = _DEFAULTS.epochs,
    hidden: Annotated[int, typer.Option(min=8, help="Width of the network's layers.")] = _DEFAULTS.hidden,
    folds: Annotated[
        int | None,
        typer.Option(min=2, help="Train no tagger: cross-validate over the gold sentences in as many parts."),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Train a tagger of names on labelled sentences (needs the extra train), or say how good one would be."""
    try:
        import torch
    except ImportError as error:
        raise MissingExtraError(error.name or "torch", "train") from error
    from newsmine.tagger.model import write
    from newsmine.training.data import read_data
    from newsmine.training.folds import cross_validate
    from newsmine.training.train import parts, prepare, train

    if out is None and folds is None:
        raise typer.BadParameter("give the folder of the tagger with -o, or --folds to try", param_hint="--out")
    # More threads than one make sums that differ from run to run.
    torch.set_num_threads(1)
    settings = _DEFAULTS._replace(seed=seed, epochs=epochs, hidden=hidden)
    told = None if quiet else _teller()
    prepared = prepare(read_data(data), told)
    if folds is not None:
        give(_table(cross_validate(prepared, settings, folds, told)), out, as_json=as_json)
        return
    network, encoder = train(prepared, settings, told)
    notes: dict[str, Any] = {"data": data.name, "gold": len(prepared.gold), "raw": len(prepared.raw)}
    assert out is not None  # noqa: S101 - said above
    write(out, parts(network, encoder, notes | settings._asdict()))
    answer({"file": out, "gold": len(prepared.gold), "raw": len(prepared.raw)}, as_json=as_json)


def _table(rows: "list[dict[str, Score]]") -> "pd.DataFrame":
    import pandas as pd

    frame: pd.DataFrame = pd.DataFrame(
        {"fold": str(n) if n < len(rows) else "all", "label": label, **score._asdict()}
        for n, row in enumerate(rows, start=1)
        for label, score in row.items()
    )
    return frame


def _teller() -> "Told":
    """Return what says how far it is, at each tenth."""
    last: dict[str, int] = {}

    def told(what: str, done: int, of: int) -> None:
        tenth = 10 * done // of
        if last.get(what) != tenth or of <= 10:  # noqa: PLR2004 - tenths
            last[what] = tenth
            say("{what}: {done:,} of {total:,}", what=translated(what), done=done, total=of)

    return told
