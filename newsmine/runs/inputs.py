"""Files into a corpus: what is new or changed is read, what cannot be read is listed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from newsmine.articles.load import load
from newsmine.corpus.code import code_hash
from newsmine.corpus.database import Corpus
from newsmine.corpus.exports import file_hash
from newsmine.corpus.write import Added, Input, add_readings, failed_inputs, is_known
from newsmine.errors import InputError, RowError
from newsmine.records import Reading
from newsmine.runs.fingerprint import fingerprint, versions
from newsmine.text.hangul import nfc
from newsmine.widgets.progress import Progress, bar_of

_READERS = ("articles", "html", "publishers", "text")
_LIBRARIES = ("beautifulsoup4", "lxml", "trafilatura", "python-calamine")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, in files and in articles; ``failed`` lists file and reason."""

    read: int
    same: int
    added: int
    changed: int
    removed: int
    failed: tuple[tuple[str, str], ...]


def import_files(
    corpus: Corpus,
    files: Iterable[tuple[Path, str | None]],
    *,
    root: Path | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Read the articles of files into a corpus.

    Parameters
    ----------
    files : iterable of (Path, str or None)
        Each file, and the licence of its text if known.
    root : Path, optional
        Folder that the names of the files are kept relative to, so that a corpus does not depend on where it is.
    progress : callable, optional
        Called with how many files are done and how many there are.

    Returns
    -------
    ImportReport
        ``failed`` lists each file that cannot be read, and each row of one that cannot be used while the others were:
        also of earlier imports, until the file changes.
    """
    files = list(files)
    if progress is None:
        progress = bar_of("import")
    made = readers_fingerprint()
    totals = [0, 0, 0]
    read = same = 0
    for n, (path, licence) in enumerate(files, start=1):
        source = _input(path, root, made, licence)
        if is_known(corpus, source):
            same += 1
        else:
            added = _read(corpus, path, source)
            totals = [
                total + more for total, more in zip(totals, (added.added, added.changed, added.removed), strict=True)
            ]
            read += 1
        if progress is not None:
            progress(n, len(files))
    return ImportReport(
        read=read, same=same, added=totals[0], changed=totals[1], removed=totals[2], failed=tuple(failed_inputs(corpus))
    )


def readers_fingerprint() -> str:
    """Return what names the readers of today: with others a page is read again."""
    return fingerprint(code=code_hash(*_READERS), versions={name: versions().get(name) for name in _LIBRARIES})


def input_name(path: Path, root: Path | None) -> str:
    """Return the name under which a corpus remembers a file: the same on every system, macOS decomposes Hangul."""
    resolved = path.resolve()
    if root is not None and resolved.is_relative_to(root.resolve()):
        resolved = resolved.relative_to(root.resolve())
    return nfc(resolved.as_posix())


def _input(path: Path, root: Path | None, made: str, licence: str | None) -> Input:
    try:
        sha256 = file_hash(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    return Input(path=input_name(path, root), sha256=sha256, fingerprint=made, licence=licence)


def _read(corpus: Corpus, path: Path, source: Input) -> Added:
    bad_rows: list[str] = []

    def note(error: RowError) -> None:
        bad_rows.append(_said(error, path, source.path))

    try:
        readings = _renamed(load(path, on_error=note), path, source.path)
        return add_readings(corpus, source, readings, bad_rows=bad_rows)
    except InputError as error:
        return add_readings(corpus, source, (), error=_said(error, path, source.path))


def _said(error: InputError, path: Path, name: str) -> str:
    """Return an error with the name that the corpus knows the file by: results do not depend on where a study lies."""
    return str(error).replace(str(path), name)


def _renamed(readings: Iterable[Reading], path: Path, name: str) -> Iterator[Reading]:
    for reading in readings:
        source = reading.article.source
        if source is None or nfc(source) in {nfc(str(path)), nfc(path.as_posix())}:
            yield replace(reading, article=replace(reading.article, source=name))
        else:
            yield reading
