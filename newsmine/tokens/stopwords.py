"""The words that a user wants left out: read, and their tags checked."""

from collections.abc import Iterable
from pathlib import Path

from newsmine.errors import InputError, did_you_mean
from newsmine.text.stopwords import Stopwords, stopword_lines
from newsmine.tokens.tagsets import TAGSETS

_KNOWN = sorted({name for table in TAGSETS.values() for row in table.items() for name in row})


def read_stopwords(source: "Stopwords | Iterable[str] | Path | None") -> Stopwords:
    """Return the stopwords of a file or of a list.

    Parameters
    ----------
    source : Path, iterable of str, Stopwords or None
        A file has an entry a line, ``#`` begins a remark; entries as for
        :class:`newsmine.text.stopwords.Stopwords`.

    Raises
    ------
    InputError
        If the file cannot be read, or an entry names a tag that no engine has.

    Examples
    --------
    >>> [*read_stopwords(["것", "하/XSV", "/JKS"])]
    ['/JKS', '것', '하/XSV']
    """
    if source is None:
        return Stopwords()
    if isinstance(source, Stopwords):
        return source
    place = str(source) if isinstance(source, Path) else "stopwords"
    stopwords = Stopwords(_lines(source) if isinstance(source, Path) else source)
    for form, tag in stopwords.entries:
        if tag and tag.split("+")[0].split("-")[0] not in _KNOWN:
            written = f"{form}/{tag}"
            raise InputError(
                f"{place}: {written!r}: no engine has a tag {tag!r}; {did_you_mean(tag, _KNOWN)}"
                f"write a slash that belongs to the word as {form}\\/{tag}"
            )
    return stopwords


def _lines(path: Path) -> list[str]:
    from newsmine.text.reading import read_text

    return stopword_lines(read_text(path, what="stopwords"))
