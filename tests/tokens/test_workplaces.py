"""Where users' programs run: a notebook, pytest-xdist, Dask, a plain script without a main guard."""

import subprocess
import sys
import textwrap

import pytest

SCRIPT = """
from newsmine.tokens.tokenize import tokenizer

text = "나래로보틱스는 광주에서 문을 열었다."
words = ["나래로보틱스"]
free = tokenizer("FREE", user_words=words)
bound = tokenizer("BOUND", user_words=words, time_limit=120, fallback="kiwi")
assert [tokens[0].form for tokens in free.tokenize_many([text] * 4, workers=2)] == words * 4
assert [tokens[0].form for tokens in bound.tokenize_many([text, "둘째"] * 2, workers=2)] == [*words, "둘째"] * 2
assert bound.nouns(text)[:2] == free.nouns(text)[:2] == ["나래로보틱스", "광주"]
print("done", bound.incidents)
"""


def script(free, bound):
    """Return the program for two engines."""
    return SCRIPT.replace("FREE", free).replace("BOUND", bound)


@pytest.mark.jvm
def test_a_notebook_may_use_workers_and_limits(monkeypatch, tmp_path):
    import nbformat
    from nbclient import NotebookClient

    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(script("kiwi", "okt"))])
    NotebookClient(
        notebook, timeout=200, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    said = "".join(output.get("text", "") for cell in notebook.cells for output in cell.outputs)
    assert said == "done ()\n"


@pytest.mark.mecab
def test_a_script_needs_no_main_guard(tmp_path):
    program = tmp_path / "script.py"
    program.write_text(script("mecab", "mecab"), encoding="utf-8")
    # What lies beside a script by chance is not imported by the engine's process instead of the library.
    (tmp_path / "queue.py").write_text("raise SystemExit('the wrong module')", encoding="utf-8")
    code = f"import runpy; runpy.run_path({str(program)!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.stdout, done.returncode) == ("done ()\n", 0), done.stderr


@pytest.mark.jvm
def test_xdist_workers_have_engines_of_their_own(tmp_path):
    (tmp_path / "test_two.py").write_text(
        textwrap.dedent(
            """
            import pytest
            from newsmine.tokens.tokenize import tokenizer

            @pytest.mark.parametrize("name", ["okt", "kiwi", "okt"])
            def test_nouns(name):
                assert "광주" in tokenizer(name).nouns("우리는 광주에 있다")
            """
        ),
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "3 passed" in done.stdout, done.stdout + done.stderr


def test_importing_is_quick_and_starts_no_java():
    code = (
        "import time; begun = time.process_time(); import newsmine, newsmine.tokens.tokenize; spent = time.process_time() - begun; "
        "import sys; print(spent, [name for name in ('jpype', 'kiwipiepy', 'numpy', 'pandas', 'subprocess32') if name in sys.modules])"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    assert min(float(run.stdout.split()[0]) for run in runs) <= 0.3
    assert runs[0].stdout.split(maxsplit=1)[1].strip() == "[]"
