"""Read a graph back from a file; the ending of its name says which kind."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsmine.errors import InputError, did_you_mean

if TYPE_CHECKING:
    import networkx as nx

_READERS = {
    "bigkinds.xlsx": ("graph_tables", "read_xlsx"),
    "csv": ("graph_tables", "read_csv"),
    "cyjs": ("cytoscape", "read_cytoscape"),
    "dl": ("ucinet", "read_dl"),
    "gexf": ("read_gexf", "read_gexf"),
    "gml": ("gml", "read_gml"),
    "graphml": ("graphml", "read_graphml"),
    "json": ("node_link", "read_json"),
    "matrix.csv": ("matrix", "read_matrix_csv"),
    "matrix.xlsx": ("matrix", "read_matrix_xlsx"),
    "neo4j.csv": ("neo4j", "read_neo4j"),
    "net": ("pajek", "read_pajek"),
    "vosviewer.json": ("vosviewer", "read_vosviewer_json"),
    "vosviewer.txt": ("vosviewer", "read_map"),
    "xlsx": ("graph_tables", "read_xlsx"),
}


def read_graph(path: "str | Path") -> "nx.Graph[Any]":
    """Read a graph from a file that :func:`newsmine.export` wrote, or that Gephi, UCINET, Pajek or Excel saved.

    Parameters
    ----------
    path : str or Path
        ``.gexf .graphml .gml .json .cyjs .net .dl .csv .xlsx .bigkinds.xlsx .matrix.csv .matrix.xlsx .neo4j.csv
        .vosviewer.txt .vosviewer.json``. What a format keeps in a second file is read from beside it.

    Returns
    -------
    networkx.Graph
        A DiGraph where the edges are directed, a MultiGraph or MultiDiGraph where two join the same nodes. Numbers and truth
        values are what they were, evidence is a tuple of :class:`~newsmine.records.Evidence`, days are text, and what had
        no value has no attribute. What each format keeps stands in ``docs/files.md``.

    Raises
    ------
    InputError
        If the file is not there, cannot be read, is of another kind, or names one node twice. Nothing of a file is run, no
        entity of XML is expanded and no address is visited.

    Examples
    --------
    >>> import tempfile, networkx as nx
    >>> from newsmine.files.export import export
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = export(nx.Graph([("시청", "구청", {"weight": 2})]), Path(folder) / "a.gexf")
    ...     dict(read_graph(path).edges)
    {('시청', '구청'): {'weight': 2}}
    """
    path = Path(path)
    ending = max((ending for ending in _READERS if path.name.lower().endswith(f".{ending}")), key=len, default=None)
    if ending is None:
        hint = did_you_mean(path.suffix.lower().removeprefix("."), _READERS)
        given = repr(path.suffix) if path.suffix else "a name without ending"
        raise InputError(f"{path}: no reader for {given}; {hint}endings: {', '.join('.' + each for each in _READERS)}")
    module, name = _READERS[ending]
    try:
        graph: nx.Graph[Any] = getattr(import_module(f"newsmine.files.{module}"), name)(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    return graph
