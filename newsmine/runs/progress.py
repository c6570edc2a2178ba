"""Progress bars on stderr, in a terminal and in a notebook."""

import contextlib
from collections.abc import Callable, Iterator

Report = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and how much there is."""


def silent(stage: str, done: int, total: int) -> None:
    """Show nothing."""


@contextlib.contextmanager
def bars(*, show: bool = True) -> Iterator[Report]:
    """Show a bar a stage while the block runs; nothing stays where stderr is no terminal.

    Yields
    ------
    callable
        To be called with the stage, how much is done and how much there is.
    """
    if not show:
        yield silent
        return
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
