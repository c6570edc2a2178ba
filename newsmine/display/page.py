"""Drawn articles and results, to look at in a notebook or as a page of their own."""

from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from newsmine.corpus.whole import whole
from newsmine.display.draw import Drawing
from newsmine.display.words import phrase
from newsmine.errors import ExportError
from newsmine.widgets.looks import Language
from newsmine.widgets.weave import shown

# Nothing is loaded and nothing runs, whatever an article holds.
_HEAD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body style="margin:1.5em auto;max-width:62em;padding:0 1em">
"""
_SUFFIXES = {".html", ".htm"}


@dataclass(frozen=True, slots=True, repr=False)
class Display:
    """Articles with their names coloured, or a result drawn: a notebook shows them, :meth:`save` writes a page.

    ``html`` is what a notebook is given: it brings its style sheet, runs no script and loads nothing.
    """

    drawings: tuple[Drawing, ...]
    language: Language = "en"
    note: str = ""

    @property
    def html(self) -> str:
        """What is shown as HTML, with their style sheet."""
        parts = [f"<style>\n{_style()}</style>", '<div class="nm">', self._contents()]
        parts += [drawing.html for drawing in self.drawings]
        return "\n".join([part for part in parts if part] + ["</div>"])

    def save(self, path: Path | str) -> Path:
        """Write a page that needs nothing beside it, in UTF-8; it holds the whole text of articles.

        Raises
        ------
        ExportError
            If the name does not end in .html, or the disk does not take it.
        """
        title = self.drawings[0].title if len(self.drawings) == 1 else "newsmine"
        head = _HEAD.format(language=self.language, title=shown(title))
        return save_page(Path(path), f"{head}{self.html}\n</body>\n</html>\n")

    def __repr__(self) -> str:
        """Return what a terminal shows, which cannot colour."""
        count = len(self.drawings)
        what = self.drawings[0].what if self.drawings else "article"
        return f"<Display of {count:,} {what if count == 1 else f'{what}s'}; save('page.html') or look at it in a notebook>"

    def _repr_html_(self) -> str:
        return self.html

    def _contents(self) -> str:
        """Return links to the articles, if there are several, with how many errors each has."""
        note = f'<p class="nm-note">{shown(self.note)}</p>' if self.note else ""
        if len(self.drawings) < 2:  # noqa: PLR2004 - one needs no list
            return note
        rows = []
        for drawing in self.drawings:
            errors = "" if drawing.errors is None else f" · {phrase('errors', self.language)} {drawing.errors:,}"
            rows.append(f'<li><a href="#{drawing.id}">{shown(drawing.title)}</a>{errors}</li>')
        return f'{note}\n<ol class="nm-list">\n' + "\n".join(rows) + "\n</ol>"


@dataclass(frozen=True, slots=True, repr=False)
class FramedPage:
    """A page with a script of its own: :meth:`save` writes it, a notebook shows it in a frame. It loads nothing."""

    html: str

    def save(self, path: Path | str) -> Path:
        """Write a page that needs nothing beside it, in UTF-8; it quotes the sentences that it was given.

        Raises
        ------
        ExportError
            If the name does not end in .html, or the disk does not take it.
        """
        return save_page(Path(path), self.html)

    def __repr__(self) -> str:
        """Return what a terminal shows."""
        return f"<{type(self).__name__}; save('page.html') or look at it in a notebook>"

    def _repr_html_(self) -> str:
        rights = "allow-scripts allow-downloads allow-popups"
        style = "width:100%;height:48em;border:0"
        return f'<iframe title="newsmine" sandbox="{rights}" style="{style}" srcdoc="{escape(self.html)}"></iframe>'


def save_page(path: Path, page: str) -> Path:
    """Write a page, whole or not at all, in UTF-8.

    Raises
    ------
    ExportError
        If the name does not end in .html, or the disk does not take it.
    """
    check_page(path)
    with whole(path) as part:
        part.write_text(page, encoding="utf-8", newline="\n")
    return path


def check_page(path: Path) -> None:
    """Refuse what cannot be a page before the work.

    Raises
    ------
    ExportError
        If the name does not end in .html, or is that of a folder.
    """
    if path.suffix.lower() not in _SUFFIXES:
        raise ExportError(f"{path}: a page is a .html file, not {path.suffix or 'without ending'}")
    if path.is_dir():
        raise ExportError(f"{path}: is a folder; name a file in it")


@cache
def _style() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")
