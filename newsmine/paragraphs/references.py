"""What a run may cite, as BibTeX: references.bib beside this module, plain ASCII, so that every LaTeX reads it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("references.bib")


def bibtex(keys: Iterable[str], *, version: str | None = None) -> str:
    r"""Return entries of BibTeX in the order of their keys.

    Parameters
    ----------
    keys : iterable of str
        Of :func:`references`; each stands once.
    version : str, optional
        Of newsmine, where it is known.

    Examples
    --------
    >>> print(bibtex(["broder1997"]).splitlines()[0])
    @inproceedings{broder1997,
    """
    known = references()
    entries = {key: known[key] for key in sorted(set(keys))}
    if version and "newsmine" in entries:
        safe = "".join(c for c in version if c.isascii() and (c.isalnum() or c in ".+-"))
        entries["newsmine"] = entries["newsmine"].removesuffix("}") + f"  version = {{{safe}}},\n}}"
    return "\n\n".join(entries.values()) + "\n" if entries else ""


@cache
def references() -> dict[str, str]:
    """Return every entry by its key; in the file a blank line parts them.

    Examples
    --------
    >>> "newsmine" in references()
    True
    """
    entries = _FILE.read_text(encoding="ascii").strip().split("\n\n")
    return {entry[entry.index("{") + 1 : entry.index(",")]: entry for entry in entries}
