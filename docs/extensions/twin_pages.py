"""What no page says of itself: where it stands in the menu, and what is told by the program (its names, its verbs).

A page holds ``<!-- names: connect layout -->`` where the names of ``newsmine.__all__`` from one to the other are described,
and ``<!-- commands -->`` where the verbs of the command line are.
"""

import re
from typing import Any

from command_pages import commands
from name_pages import names
from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

MENU = (
    ("Learn", "배우기", ("tutorial",)),
    (
        "How to",
        "하는 법",
        (
            "howto/bigkinds",
            "howto/naver",
            "howto/gephi",
            "howto/excel",
            "howto/dictionaries",
            "howto/colab",
            "howto/cluster",
        ),
    ),
    (
        "Guides",
        "안내",
        ("tokenizers", "entities", "taggers", "graphs", "topics", "words", "explorer", "plots", "files"),
    ),
    ("For the paper", "논문을 위해", ("coding", "evaluation", "methods")),
    ("Programs", "프로그램", ("server",)),
    (
        "Explanation",
        "설명",
        ("explanation/measures", "explanation/limits", "explanation/rights", "performance", "comparison"),
    ),
    (
        "Reference",
        "찾아보기",
        (
            "reference/commands",
            "reference/articles",
            "reference/graphs",
            "reference/topics",
            "reference/words",
            "reference/results",
            "reference/objects",
        ),
    ),
)
_TWIN = re.compile(r"\A(# .+\n)\n\[(?:한국어|English)\]\([\w.-]+\.md\)\n")
_NAMES = re.compile(r"<!-- names: (\w+) (\w+) -->")


def setup(app: Sphinx) -> dict[str, Any]:
    """Fill each page when it is read."""
    app.connect("source-read", _fill)
    app.add_lexer("csv", TextLexer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _fill(app: Sphinx, page: str, source: list[str]) -> None:
    """Leave out the link to the twin, which the site has beside every page, and put in what the program tells."""
    text = _TWIN.sub(r"\1", source[0])
    text = _NAMES.sub(lambda found: names(*found.groups()), text)
    text = text.replace("<!-- commands -->", commands()) if "<!-- commands -->" in text else text
    source[0] = text + _menu(korean=app.config.language == "ko") if page == "index" else text


def _menu(*, korean: bool) -> str:
    trees = (
        "\n".join(["", "```{toctree}", ":hidden:", f":caption: {ko if korean else en}", "", *pages, "```", ""])
        for en, ko, pages in MENU
    )
    return "".join(trees)
