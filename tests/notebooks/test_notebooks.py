"""Every notebook runs from top to bottom on the shipped sample, and its pictures show Korean."""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

_ROOT = Path(__file__).resolve().parents[2]
_NOTEBOOKS = sorted((_ROOT / "notebooks").glob("*.ipynb"))
# Seconds for one cell; the slowest, a run of the whole study, takes less than ten.
_TIMEOUT = 240


def _marked(path):
    marks = [pytest.mark.jvm] if "tokens" in path.stem else []
    return pytest.param(path, id=path.stem, marks=marks)


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    """Give a folder that holds a copy of the study, so that nothing is written into the checkout."""
    folder = tmp_path_factory.mktemp("notebooks")
    shutil.copytree(_ROOT / "corpora", folder / "corpora", ignore=shutil.ignore_patterns("results", ".*"))
    return folder


@pytest.fixture
def quiet_jupyter(monkeypatch, tmp_path):
    """Keep the user's own Jupyter and matplotlib settings out, and ours out of the user's home."""
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    monkeypatch.delenv("MPLBACKEND", raising=False)


@pytest.mark.parametrize("path", [_marked(path) for path in _NOTEBOOKS])
@pytest.mark.usefixtures("quiet_jupyter")
def test_a_notebook_runs_and_shows_its_pictures_in_korean(path, workplace):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=_TIMEOUT, kernel_name="python3", resources={"metadata": {"path": str(workplace)}}
    ).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    stderr = "".join(output["text"] for output in outputs if output.get("name") == "stderr")
    assert pictures
    assert "Glyph" not in stderr  # what matplotlib says of a character that its font lacks
    assert "Warning" not in stderr


@pytest.mark.parametrize("path", _NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [cell.id for cell in code if cell.outputs or cell.execution_count is not None]
    assert code[0].source.startswith("%matplotlib inline")


def test_every_stage_has_its_notebook():
    assert [path.stem for path in _NOTEBOOKS] == ["01_articles", "02_tokens", "03_entities_graph", "04_topics", "05_graph_paper", "06_topics_paper", "07_collect", "08_entities"]
