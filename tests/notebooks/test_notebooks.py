"""Every notebook of the course runs from top to bottom on the shipped sample, and what it shows can be read."""

import base64
import io
import json
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from PIL import Image

_ROOT = Path(__file__).resolve().parents[2]
_NOTEBOOKS = sorted((_ROOT / "notebooks").glob("*.ipynb"))
# Seconds for one cell; the slowest, a run of the whole study, takes less than ten.
_TIMEOUT = 240


class Shown(NamedTuple):
    """How many pictures a notebook shows, and how many of its results draw themselves."""

    pictures: int
    widgets: int


_SHOWN = {
    "00_quickstart": Shown(1, 2),
    "01_articles": Shown(3, 2),
    "02_tokens": Shown(3, 0),
    "03_entities": Shown(1, 6),
    "04_graphs": Shown(1, 4),
    "05_topics_words": Shown(4, 1),
    "06_paper": Shown(5, 0),
    "07_your_own_study": Shown(1, 3),
}

# Notes each letter that is drawn in a picture and that none of the fonts chosen for it has.
_WATCH = """
import json
from matplotlib import font_manager
from matplotlib.text import Text

_drawn, _missing, _charmaps = [], set(), {}
_draw = Text.draw


def _has(path, letter):
    if path not in _charmaps:
        _charmaps[path] = font_manager.get_font(path).get_charmap()
    return ord(letter) in _charmaps[path]


def _watched(self, renderer):
    fonts = font_manager.fontManager._find_fonts_by_props(self.get_fontproperties())
    letters = set(self.get_text() if self.get_visible() else "")
    _drawn.append(len(letters))
    _missing.update(letter for letter in letters if not letter.isspace() and not any(_has(path, letter) for path in fonts))
    return _draw(self, renderer)


Text.draw = _watched
"""
_TELL = 'print(json.dumps({"drawn": sum(_drawn), "missing": sorted(_missing)}))'


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
    """Keep the user's own Jupyter and matplotlib settings out, and ours out of the user's home; no warning is kept back."""
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    monkeypatch.setenv("PYTHONWARNINGS", "always::UserWarning")
    monkeypatch.delenv("MPLBACKEND", raising=False)


@pytest.mark.parametrize("path", [_marked(path) for path in _NOTEBOOKS])
@pytest.mark.usefixtures("quiet_jupyter")
def test_a_notebook_runs_and_what_it_shows_can_be_read(path, workplace):
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [
        nbformat.v4.new_code_cell(_WATCH),
        *notebook.cells,
        nbformat.v4.new_code_cell(_TELL),
    ]
    NotebookClient(
        notebook, timeout=_TIMEOUT, kernel_name="python3", resources={"metadata": {"path": str(workplace)}}
    ).execute()
    *cells, last = (cell for cell in notebook.cells if cell.cell_type == "code")
    outputs = [output for cell in cells for output in cell.outputs]
    data = [output.data for output in outputs if "data" in output]
    pictures = [each["image/png"] for each in data if "image/png" in each]
    html = [each["text/html"] for each in data if "text/html" in each]
    assert (len(pictures), sum(map(_is_widget, html))) == _SHOWN[path.stem]
    assert all(map(_is_drawn, pictures))
    stderr = "".join(output.text for output in outputs if output.get("name") == "stderr")
    assert not re.search("Glyph|findfont|Warning|Traceback", stderr)
    letters = json.loads(last.outputs[0].text)
    assert letters["missing"] == []
    assert letters["drawn"] > 50 * len(pictures)
    shown = "".join([*html, *(output.get("text", "") for output in outputs), *(each.get("text/plain", "") for each in data)])
    assert not re.search("[\u25a1\u25af\ufffd]", shown)
    # A bar is written over in its place: however long a call took, the saved notebook has one output of it.
    assert max(sum("<div>" in text and " s</div>" in text for text in _html_of(cell)) for cell in cells) <= 1


def _html_of(cell):
    return [output.data.get("text/html", "") for output in cell.outputs if "data" in output]


def _is_widget(html):
    return 'role="group"' in html or '<div class="nm">' in html


def _is_drawn(picture):
    """Whether a picture has more than one colour, on more than a hundredth of it."""
    pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(picture))).convert("L"))
    return bool((pixels != np.bincount(pixels.ravel()).argmax()).mean() > 0.01)


@pytest.mark.parametrize("path", _NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [cell.id for cell in code if cell.outputs or cell.execution_count is not None]
    assert code[0].source.startswith("%matplotlib inline")


@pytest.mark.parametrize("path", _NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_says_what_one_learns_and_what_comes_next(path):
    texts = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
    assert re.match(rf"# {path.stem[:2]} · ", texts[0])
    assert "**배우는 것**" in texts[0]
    assert re.search(r"\*\*걸리는 시간\*\*: .*\d+분", texts[0])
    assert texts[-1].startswith("## 해 보기")
    assert path == _NOTEBOOKS[-1] or f"`{_NOTEBOOKS[_NOTEBOOKS.index(path) + 1].stem}`" in texts[-1]


def test_every_stage_has_its_notebook():
    assert [path.stem for path in _NOTEBOOKS] == [*_SHOWN]


def test_a_notebook_that_is_named_is_there():
    pages = [*_NOTEBOOKS, *_ROOT.glob("*.md"), *(_ROOT / "docs").glob("*.md"), *(_ROOT / "changelog.d").glob("*.md")]
    named = {name for page in pages for name in re.findall(r"`(?:notebooks/)?(\d\d_[a-z_]+)", page.read_text(encoding="utf-8"))}
    assert named <= {*_SHOWN}
    assert {"00_quickstart", "07_your_own_study"} <= named
