"""HTML and SVG elements: whatever is put into one is escaped, unless it is an element itself."""

import math
import unicodedata

from newsmine.widgets.weave import shown

_EMPTY = frozenset({"br", "circle", "line", "path", "rect"})
# Ems that a letter is wide in the fonts of notebooks: Hangul and other wide ones, the rest.
_WIDE, _NARROW = 1.0, 0.58


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, *inside: str, **attributes: str | float | None) -> Html:
    """Return an element.

    Parameters
    ----------
    name : str
        What it is, as ``td``.
    *inside : str
        Texts, which are escaped, and elements.
    **attributes : str, number or None
        Their values, escaped; ``None`` leaves one out. An underscore in a name is a hyphen.

    Examples
    --------
    >>> tag("p", "<b>", tag("b", "광주"), title='"', data_n=1.25, lang=None)
    '<p title="&quot;" data-n="1.2">&lt;b&gt;<b>광주</b></p>'
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY and not inside:
        return Html(f"<{name}{said}/>")
    return Html(f"<{name}{said}>{joined(*inside)}</{name}>")


def drawing(*inside: str, size: tuple[float, float], label: str, letters: float) -> Html:
    """Return an SVG picture in the colour of the text around it, no wider than its place.

    Parameters
    ----------
    *inside : str
        What is drawn.
    size : tuple of float
        Width and height, in pixels.
    label : str
        What is read out in place of it.
    letters : float
        Height of letters, in pixels.

    Examples
    --------
    >>> drawing(tag("line", x1=0), size=(20, 10), label="선", letters=12)[:62]
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" wi'
    """
    width, height = size
    return tag(
        "svg",
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        aria_label=label,
        fill="currentColor",
        font_size=letters,
        style="max-width:100%;height:auto;display:block",
    )


def joined(*parts: str) -> Html:
    """Return texts, which are escaped, and elements as one.

    Examples
    --------
    >>> joined("<", tag("i", "가"))
    '&lt;<i>가</i>'
    """
    return Html("".join([part if isinstance(part, Html) else shown(part) for part in parts]))


def ems(text: str) -> float:
    """Return about how wide a text is, in heights of its letters.

    Examples
    --------
    >>> ems("광주 AI")
    3.74
    """
    width = 0.0
    for letter in text:
        if not unicodedata.combining(letter):
            width += _WIDE if unicodedata.east_asian_width(letter) in "WF" else _NARROW
    return round(width, 2)


def shortened(text: str, most: float) -> str:
    """Return a text that is no wider than so many ems, an ellipsis at its end if it is cut.

    Examples
    --------
    >>> shortened("빛고을AI진흥재단", 6)
    '빛고을AI…'
    """
    text = " ".join(text.split())
    if ems(text) <= most:
        return text
    room, kept = most - _WIDE, 0
    for letter in text:
        room -= ems(letter)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return shown(value)
    return f"{value:.1f}".removesuffix(".0") if math.isfinite(value) else "0"
