"""Write any result to a file; the ending of its name says which kind."""

from pathlib import Path
from typing import Any, Literal, get_args

from newsmine import plugins
from newsmine.errors import ExportError, check_choice, did_you_mean
from newsmine.files.options import Language, Options


def export(  # noqa: PLR0913 - settings, all by keyword
    result: Any,  # noqa: ANN401 - each exporter says what it takes
    path: str | Path,
    *,
    text: bool = False,
    contacts: bool = False,
    labels: Language = "en",
    exist: Literal["replace", "refuse"] = "replace",
) -> Path:
    """Write a result to a file.

    Parameters
    ----------
    result : pandas.DataFrame, list of records, TopicModel, networkx.Graph or matplotlib Figure
        Tables go to ``.csv .xlsx .parquet .jsonl``, and so does anything with a ``frame()``; graphs to ``.gexf .graphml
        .gml .json .cyjs .net .dl .xlsx .matrix.csv .matrix.xlsx .vosviewer.json``, and as two files to ``.csv`` (its edges;
        the nodes beside it, ``NAME.nodes.csv``), ``.neo4j.csv`` and ``.vosviewer.txt``; pictures to ``.png .svg .pdf``;
        articles and graphs to ``.bigkinds.xlsx``, as BIGKinds itself gives them. Not changed.
    path : str or Path
        File to write. Its folder is made; the file is there as a whole or not at all. Equal results give equal bytes.
    text : bool
        Whether articles keep their text and captions, which are their publishers'.
    contacts : bool
        Whether e-mail addresses and telephone numbers stay in them; else each of their characters is a ``●``, so that all
        others keep their places.
    labels : {"en", "ko"}
        Language of the column headings in ``.csv`` and ``.xlsx``.
    exist : {"replace", "refuse"}
        What happens to a file of that name.

    Returns
    -------
    Path
        The path of the file.

    Raises
    ------
    TypeError
        If that kind of file cannot hold the result.
    ValueError
        If ``labels`` or ``exist`` is unknown.
    ExportError
        If the ending is unknown, the file exists and is not to be replaced, the disk does not take it, or the format cannot
        hold the result: the error says what to do.

    Notes
    -----
    Texts lose the characters that XML cannot hold (:func:`newsmine.text.cells.clean`) but in ``.json .jsonl .cyjs .parquet``;
    ids of nodes and names of attributes have them marked (:func:`newsmine.files.names.escape_name`), so that none is lost
    and :func:`newsmine.read_graph` gives them back. What each format of graphs keeps stands in ``docs/files.md``. A text cell of a ``.csv`` that a spreadsheet would take for a formula has an
    apostrophe in front (:func:`newsmine.text.cells.escape_formula`, with its reverse).
    """
    path = Path(path)
    for name, value, choices in (("labels", labels, get_args(Language)), ("exist", exist, ("replace", "refuse"))):
        check_choice(value, choices, name, listed="choices")
    exporter = exporter_of(path)
    if path.is_dir():
        raise ExportError(f"{path}: is a folder; name a file in it")
    if exist == "refuse" and path.exists():
        raise ExportError(f"{path}: exists; choose another name or exist='replace'")
    plugins.load("exporters", exporter)(result, path, Options(text=text, contacts=contacts, labels=labels))
    return path


def exporter_of(path: Path) -> str:
    """Return the name of the exporter that writes such a file, so that a long job asks before it begins.

    Raises
    ------
    ExportError
        If there is none.

    Examples
    --------
    >>> exporter_of(Path("my.names.xlsx"))
    'xlsx'
    """
    known = plugins.names("exporters")
    suffix = max((name for name in known if path.name.lower().endswith(f".{name}")), key=len, default=None)
    if suffix is None:
        hint = did_you_mean(path.suffix.lower().removeprefix("."), known)
        given = repr(path.suffix) if path.suffix else "a name without ending"
        endings = ", ".join("." + name for name in known)
        raise ExportError(f"{path}: no exporter for {given}; {hint}endings: {endings}")
    return suffix
