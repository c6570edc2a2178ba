"""Tables that draw themselves in a notebook while they have the columns that it takes."""

from functools import partial
from typing import Any, ClassVar

import pandas as pd

from newsmine.widgets.looks import Language
from newsmine.widgets.tags import Html

# Notebooks of those who read Korean news; newsmine.show draws in English too.
_LANGUAGE: Language = "ko"


class DrawnFrame(pd.DataFrame):
    """A DataFrame that a notebook shows drawn; what is made of it without those columns is a plain DataFrame again."""

    drawn_by: ClassVar[tuple[str, ...]] = ()
    what: ClassVar[str] = "table"

    @classmethod
    def can_draw(cls, frame: pd.DataFrame) -> bool:
        """Return whether a table has each of the columns, once."""
        columns = list(frame.columns)
        return all(columns.count(name) == 1 for name in cls.drawn_by)

    @classmethod
    def draw(cls, frame: pd.DataFrame, language: Language) -> Html:
        """Return a table of those columns as HTML."""
        raise NotImplementedError

    @property
    def _constructor(self) -> Any:  # noqa: ANN401 - what pandas calls with whatever a DataFrame is made of
        return partial(_made, type(self))

    def _repr_html_(self) -> str | None:
        # A name of a column may be changed in place, and who turns tables of HTML off wants none.
        if not self.can_draw(self) or not pd.get_option("display.notebook_repr_html"):
            plain: str | None = pd.DataFrame(self)._repr_html_()
            return plain
        return self.draw(self, _LANGUAGE)


def cells(frame: pd.DataFrame, name: str) -> list[str]:
    """Return a column as texts: blank where a cell is missing or there is no such column."""
    if list(frame.columns).count(name) != 1:
        return [""] * len(frame)
    return ["" if missing else str(value) for value, missing in zip(frame[name], frame[name].isna(), strict=True)]


def _made(kind: type[DrawnFrame], *args: Any, **kwargs: Any) -> pd.DataFrame:  # noqa: ANN401 - those of DataFrame
    frame: pd.DataFrame = pd.DataFrame(*args, **kwargs)
    if kind.can_draw(frame):
        frame = kind(frame)
    return frame
