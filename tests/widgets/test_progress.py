"""Bars in a notebook: one output a call, none for what is quickly done, none where they are not wanted."""

import nbformat
import pytest
from nbclient import NotebookClient

from newsmine.widgets.progress import NotebookBars, bar_of, in_notebook, is_wanted, told

_BEFORE = """
import time
import newsmine as nm
from newsmine.records import Document, Token
from newsmine.runs.progress import bars, report_of
from newsmine.widgets.progress import bar_of, in_notebook
assert in_notebook()
"""
_CELLS = {
    "long": """
bar = bar_of('tokens')
for n in range(1, 401):
    time.sleep(0.004)
    bar(n, 400)
""",
    "quickly done": """
bar = bar_of('tokens')
for n in range(1, 401):
    bar(n, 400)
""",
    "broken off": """
bar = bar_of('entities')
for n in range(1, 5):
    time.sleep(0.3)
    bar(n, 9)
""",
    "stages": """
with bars() as report:
    for stage in ('import', 'tokens'):
        for n in range(1, 4):
            time.sleep(0.15)
            report(stage, n, 3)
""",
    "not wanted": """
with bars(show=False) as report:
    assert bar_of('tokens') is None  # what is called within must not tell either
    time.sleep(0.6)
    report('a', 1, 1)
""",
    "long steps": "bar = bar_of('sizes', total=3)",
    "no known end": """
report = report_of(None)
for n in range(1, 8):
    time.sleep(0.1)
    report('collect', n, n)
""",
    "verb": """
def document(n):
    words = (('농구', '감독'), ('공장', '수출'))[n % 2]
    tokens = tuple(Token(word, word, 'NNG', 'NOUN', 0, 2, exact=True) for word in words)
    return Document(article_id=str(n), tokenizer='t', tokens=tokens)

table = nm.sweep(map(document, range(8)), sizes=(2, 3), max_share=1, measures=('npmi', 'diversity'))
""",
}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """Give what each cell left in the saved notebook, as HTML and as text."""
    folder = tmp_path_factory.mktemp("progress")
    cells = [nbformat.v4.new_code_cell(cell) for cell in (_BEFORE, *_CELLS.values())]
    notebook = nbformat.v4.new_notebook(cells=cells)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(folder))
        where = {"metadata": {"path": str(folder)}}
        NotebookClient(notebook, timeout=120, kernel_name="python3", resources=where).execute()
    first, *others = notebook.cells
    assert first.outputs == []
    return {
        name: [(each.data["text/html"], each.data["text/plain"]) for each in cell.outputs]
        for name, cell in zip(_CELLS, others, strict=True)
    }


def test_a_long_call_leaves_one_line_that_says_how_long_it_took(outputs):
    [(html, plain)] = outputs["long"]
    assert plain.startswith("tokens 400/400 · ")
    assert 1.5 < float(plain.split()[-2]) < 60
    assert "<progress" not in html


def test_a_quick_call_leaves_nothing(outputs):
    assert outputs["quickly done"] == []


def test_what_was_broken_off_says_how_far_it_came(outputs):
    [(html, plain)] = outputs["broken off"]
    assert plain.startswith("entities 4/9")
    assert '<progress value="4" max="9"' in html


def test_stages_stand_below_each_other_in_one_output(outputs):
    [(_, plain)] = outputs["stages"]
    assert [line.split(" · ")[0] for line in plain.splitlines()] == ["import 3/3", "tokens 3/3"]


def test_who_wants_no_bar_gets_none(outputs):
    assert outputs["not wanted"] == []


def test_long_steps_show_before_the_first_is_done(outputs):
    [(html, _)] = outputs["long steps"]
    assert '<progress value="0" max="3"' in html


def test_what_nobody_knows_the_end_of_shows_too(outputs):
    [(_, plain)] = outputs["no known end"]
    assert plain.startswith("collect 7/7")


def test_verbs_that_take_long_show_a_bar_without_being_asked(outputs):
    [(_, plain)] = outputs["verb"]
    assert plain.startswith("sizes 2/2")


def test_outside_a_notebook_there_is_none():
    assert not in_notebook()
    assert not is_wanted()
    assert bar_of("tokens") is None
    with told():
        assert bar_of("tokens") is None


def test_a_bar_is_drawn_some_times_a_second_however_often_it_is_told(monkeypatch):
    drawn = []
    monkeypatch.setattr(NotebookBars, "_draw", lambda self, now: drawn.append(now) or setattr(self, "_drawn", now))
    bars = NotebookBars(patience=0)
    for n in range(100_000):
        bars.report("tokens", n, 200_000)
    assert 1 <= len(drawn) <= 1 + (drawn[-1] - drawn[0]) / 0.2
