"""The docs site, one build a language: ``make docs`` makes both (see ``build.py``).

Pages are Markdown that reads well without Sphinx too; ``page.ko.md`` is the Korean twin of ``page.md``.
"""

import sys
from pathlib import Path

import newsmine

sys.path.insert(0, str(Path(__file__).parent / "extensions"))

korean = tags.has("ko")  # noqa: F821 - Sphinx puts it here

project = "newsmine"
version = release = newsmine.__version__
language = "ko" if korean else "en"
html_title = f"newsmine {version}"
extensions = [
    "myst_parser",
    "numpydoc",
    "sphinx.ext.autodoc",
    "korean_search",
    "mathml",
    "twin_pages",
]

# A document is called the same in both languages, so that each page knows its twin.
source_suffix = {".ko.md": "markdown"} if korean else {".md": "markdown"}
include_patterns = ["**.ko.md"] if korean else ["**.md"]
exclude_patterns = [] if korean else ["**.ko.md"]
myst_heading_anchors = 3

autodoc_typehints = "none"  # docstrings say the types
autosummary_generate = numpydoc_show_class_members = False

# Nothing is loaded from elsewhere: furo brings its own scripts and styles, and has no web fonts.
html_theme = "furo"
html_static_path = ["static", str(Path(newsmine.__file__).parent / "plots" / "fonts")]
html_css_files = ["site.css"]
html_theme_options = {
    "light_css_variables": {
        "font-stack": '"Newsmine Hangul", system-ui, "Segoe UI", sans-serif',
        "font-stack--monospace": '"Newsmine Hangul", ui-monospace, Consolas, Menlo, monospace',
    }
}
templates_path = ["templates"]
html_show_sourcelink = html_copy_source = False
html_show_sphinx = html_show_copyright = False
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
