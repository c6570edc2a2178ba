"""What a user may choose for every file."""

from dataclasses import dataclass

from newsmine.widgets.looks import Language

__all__ = ["Language", "Options"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Choices of :func:`newsmine.files.export.export` that reach each exporter.

    ``text`` keeps the full text of articles, ``contacts`` the e-mail addresses and telephone numbers in it; ``labels`` is the
    language of the column headings.
    """

    text: bool = False
    contacts: bool = False
    labels: Language = "en"
