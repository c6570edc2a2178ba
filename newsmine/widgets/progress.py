"""Bars in a notebook: one output that is written over, and nothing for what is quickly done."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from newsmine.widgets.tags import Html, joined, tag

Progress = Callable[[int, int], None]
"""Called with how much is done, and how much there is."""

# Seconds before the first bar, and between two pictures of it: a saved notebook keeps only the last one.
_PATIENCE, _PAUSE = 0.5, 0.2
_told: ContextVar[bool] = ContextVar("_told", default=False)


@dataclass(slots=True)
class Stage:
    """How far a stage is, and since when it runs (seconds of the clock)."""

    done: int
    total: int
    began: float
    ended: float


@dataclass(slots=True)
class NotebookBars:
    """Bars of stages in one output of the cell that runs."""

    stages: dict[str, Stage] = field(default_factory=dict)
    patience: float = _PATIENCE
    _began: float = field(default_factory=time.monotonic)
    _drawn: float = 0.0
    _output: Any = None

    def report(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        now = time.monotonic()
        state = self.stages.get(stage)
        if state is None:
            # It runs since the stage before it ended, not since it first told.
            began = max([self._began, *(other.ended for other in self.stages.values())])
            state = self.stages[stage] = Stage(done, total, began, now)
        state.done, state.total, state.ended = done, total, now
        if now - self._began >= self.patience and (now - self._drawn >= _PAUSE or done >= total):
            self._draw(now)

    def close(self) -> None:
        """Show how it ended, if anything was shown."""
        if self._output is not None:
            self._draw(time.monotonic())

    def _draw(self, now: float) -> None:
        from IPython.display import display

        self._drawn = now
        picture = {"text/html": draw_stages(self.stages), "text/plain": _plain(self.stages)}
        if self._output is None:
            self._output = display(picture, raw=True, display_id=True)  # type: ignore[no-untyped-call]
        else:
            self._output.update(picture, raw=True)


def in_notebook() -> bool:
    """Return whether a kernel of Jupyter, VS Code or Colab runs this: it shows what it is sent, and has no terminal."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return getattr(shell, "kernel", None) is not None


def is_wanted() -> bool:
    """Return whether a call that was given no progress shows a bar: in a notebook, unless another bar tells already."""
    return in_notebook() and not _told.get()


def bar_of(stage: str, *, total: int | None = None) -> Progress | None:
    """Return a bar for a call that was given none, if one is wanted; with ``total``, for steps that are long, it shows at once."""
    if not is_wanted():
        return None
    bars = NotebookBars(patience=_PATIENCE if total is None else 0.0)
    if total is not None:
        bars.report(stage, 0, total)
    return lambda done, total: bars.report(stage, done, total)


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Say that the progress of what the block calls is told already, or is not wanted."""
    token = _told.set(True)
    try:
        yield
    finally:
        _told.reset(token)


def draw_stages(stages: dict[str, Stage]) -> Html:
    """Return a line a stage: a bar while it runs, and then how long it took."""
    lines = []
    for name, stage in stages.items():
        bar = tag("progress", value=stage.done, max=max(1, stage.total), aria_label=name, style="vertical-align:middle")
        parts = (name, " ", bar, " ", _count(stage)) if stage.done < stage.total else (name, " ", _count(stage))
        lines.append(tag("div", *parts))
    return joined(*lines)


def _plain(stages: dict[str, Stage]) -> str:
    return "\n".join(f"{name} {_count(stage)}" for name, stage in stages.items())


def _count(stage: Stage) -> str:
    return f"{stage.done:,}/{stage.total:,} · {stage.ended - stage.began:.1f} s"
