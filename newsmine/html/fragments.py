"""Markup that stands in a string (of JSON, of an API's answer) to lines: broken and short, so BeautifulSoup reads it."""

import html

from bs4 import BeautifulSoup

from newsmine.html.tree import BLOCKS, SILENT, squeeze

# No text holds it, so that a line feed of the markup, which is a blank, is told from the end of a line.
_END = "\x1e"
# An article has some hundred tags; a fragment of more than these is an attack, and would cost seconds.
_MOST_TAGS = 2_000


def fragment_lines(markup: str) -> list[str]:
    """Return the lines that a fragment of markup shows, without blank ones.

    Parameters
    ----------
    markup : str
        HTML, or plain text with entities; one of more than 2,000 tags shows nothing.

    Examples
    --------
    >>> fragment_lines("<b>광주</b>시는 27일<br>AI &amp; 반도체 &lt;단독&gt;<p>밝혔다.")
    ['광주시는 27일', 'AI & 반도체 <단독>', '밝혔다.']
    """
    if "<" not in markup:
        return [line for line in [squeeze(html.unescape(markup))] if line]
    if markup.count("<") > _MOST_TAGS:
        return []
    soup = BeautifulSoup(markup.replace(_END, " "), "lxml")
    for element in soup.find_all(SILENT - {"head", "title"}):
        element.decompose()
    for element in soup.find_all(BLOCKS):
        element.insert_before(_END)
        element.append(_END)
    return [line for line in map(squeeze, soup.get_text().split(_END)) if line]
