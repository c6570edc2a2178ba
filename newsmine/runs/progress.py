"""Progress bars: on stderr, or in the output of a notebook's cell."""

import contextlib
from collections.abc import Callable, Iterator

from newsmine.widgets.progress import NotebookBars, in_notebook, is_wanted, told

Report = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and how much there is."""


def silent(stage: str, done: int, total: int) -> None:
    """Show nothing."""


def report_of(progress: Report | None) -> Report:
    """Return what a call was given to report to, or what it reports to by default: in a notebook bars, elsewhere nothing."""
    if progress is not None:
        return progress
    return NotebookBars().report if is_wanted() else silent


@contextlib.contextmanager
def bars(*, show: bool = True) -> Iterator[Report]:
    """Show a bar a stage while the block runs; nothing stays where stderr is neither a terminal nor a notebook's.

    Yields
    ------
    callable
        To be called with the stage, how much is done and how much there is.
    """
    with told():
        if not show:
            yield silent
        elif in_notebook():
            shown = NotebookBars()
            yield shown.report
            shown.close()
        else:
            with _on_stderr() as report:
                yield report


@contextlib.contextmanager
def _on_stderr() -> Iterator[Report]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        tasks = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=total)
            progress.update(tasks[stage], completed=done, total=total)

        yield report
