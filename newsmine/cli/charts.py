"""Options of the verbs that draw: how large, in what style, in which font."""

from typing import Annotated, Literal

import typer

PICTURES = (".png", ".svg", ".pdf")
"""Endings of charts."""

SizeOption = Annotated[
    Literal["screen", "column", "page"],
    typer.Option(help="Of a chart: for the screen, or as wide as a journal's column (84 mm) or page (174 mm)."),
]
StyleOption = Annotated[
    Literal["light", "print"],
    typer.Option(help="Of a chart: in colours, or in black and grey, told apart by shapes and hatches."),
]
FontOption = Annotated[
    str | None,
    typer.Option(
        help="Of a chart: a font file, or the name of an installed family (NanumGothic); the shipped one if not given."
    ),
]
