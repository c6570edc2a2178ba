"""The page itself: one file of HTML that loads nothing and runs nothing but the explorer's own script."""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from newsmine.display.page import FramedPage
from newsmine.errors import ExportError
from newsmine.explorer.font import subset
from newsmine.explorer.pack import pack, to_json
from newsmine.widgets.weave import shown

_BUILT = Path(__file__).with_name("built")
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="newsmine {version}">
<title>{title}</title>
<style>{style}</style>
{font}</head>
<body>
<noscript>이 페이지는 자바스크립트가 있어야 보입니다. This page needs JavaScript; it loads nothing from a network.</noscript>
<div id="app"></div>
{parts}
<script type="text/plain" id="licences">{licences}</script>
<script>{script}</script>
</body>
</html>
"""
_FONT = '@font-face{{font-family:"Newsmine Gothic";src:url({source}) format("woff2")}}'


@dataclass(frozen=True, slots=True, repr=False)
class ExplorerPage(FramedPage):
    """A page to explore a corpus.

    ``nodes`` and ``edges`` are how many its network has; ``no_topics`` says why it lacks topics that were asked for.
    """

    nodes: int
    edges: int
    no_topics: str = ""


def file_page(parts: Mapping[str, Any], *, title: str, language: str) -> str:
    """Return a page with its data in it: each part compressed, as text that can be no markup."""
    characters = [title, asset("explorer.js"), *(to_json(part).decode() for part in parts.values())]
    held = "\n".join(
        f'<script type="text/plain" id="part-{name}">{pack(part)}</script>' for name, part in parts.items()
    )
    source = f"data:font/woff2;base64,{subset(characters)}"
    return _written(title, language, parts=held, font=source, sources="font-src data:")


class ServedPage(NamedTuple):
    """A page without data, which it asks its server for, and the policy to send with it."""

    html: str
    policy: str


@cache
def served_page(*, title: str, language: str) -> ServedPage:
    """Return the page without data."""
    html = _written(title, language, parts="", font="font.woff2", sources="font-src 'self'; connect-src 'self'")
    return ServedPage(
        html, re.findall(r'Content-Security-Policy" content="([^"]*)"', html)[0] + "; frame-ancestors 'none'"
    )


def is_built() -> bool:
    """Return whether the page is there: an installation may have left it out."""
    return (_BUILT / "explorer.js").is_file()


def asset(name: str) -> str:
    """Return a file of the built page.

    Raises
    ------
    ExportError
        If this checkout has not built the page.
    """
    try:
        return _read(name)
    except FileNotFoundError as error:
        raise ExportError(f"{_BUILT / name}: the explorer is not built; in a checkout run: pip install -e .") from error


def _written(title: str, language: str, *, parts: str, font: str, sources: str) -> str:
    script, style, face = asset("explorer.js"), asset("explorer.css"), _FONT.format(source=font)
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)} {_hash(face)}; {sources}; "
        "base-uri 'none'; form-action 'none'"
    )
    return _PAGE.format(
        language=language,
        policy=policy,
        version=metadata.version("newsmine"),
        title=shown(title),
        style=style,
        font=f"<style>{face}</style>\n",
        parts=parts,
        licences=escape(asset("LICENSES.txt")),
        script=script,
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _read(name: str) -> str:
    return (_BUILT / name).read_text(encoding="utf-8")
