"""``newsmine doctor --publishers``: a table, stated minimums, a baseline, and an exit code that cannot be overlooked."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest
from broken_python import Environment

from newsmine import __version__

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def folder(tmp_path):
    """Give a folder with eight pages of an outlet."""
    html = (GOLDEN / "asiatoday" / "2024" / "page.html").read_text(encoding="utf-8")
    for n in range(8):
        (tmp_path / "pages").mkdir(exist_ok=True)
        (tmp_path / "pages" / f"{n}.html").write_text(html, encoding="utf-8")
    return tmp_path / "pages"


def redesign(folder, number):
    for path in sorted(folder.iterdir())[:number]:
        html = path.read_text(encoding="utf-8")
        for old, new in (("wr_day", "day2026"), ("article:published_time", "x"), ("2024", "")):
            html = html.replace(old, new)
        path.write_text(html, encoding="utf-8")


def test_sound_pages_give_a_table_and_exit_0(folder, newsmine):
    done = newsmine("doctor", "--publishers", folder)
    assert done.returncode == 0, done.stderr
    assert "asiatoday" in done.stdout
    assert "no_date" in done.stdout


def test_a_redesign_is_an_error_that_names_outlet_field_and_selector(folder, newsmine):
    redesign(folder, 8)
    done = newsmine("doctor", "--publishers", folder)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    for word in ("asiatoday", "published_at", "0 of 8", ".wr_day"):
        assert word in done.stderr


def test_a_baseline_is_written_compared_and_renewed(folder, newsmine):
    base = folder.parent / "base.json"
    first = newsmine("doctor", "--publishers", folder, "--baseline", base)
    assert (first.returncode, base.exists()) == (0, True)
    written = base.read_text(encoding="utf-8")
    redesign(folder, 5)
    second = newsmine("doctor", "--publishers", folder, "--baseline", base)
    assert second.returncode == 1
    assert base.read_text(encoding="utf-8") == written
    third = newsmine("doctor", "--publishers", folder, "--baseline", base, "--renew")
    assert third.returncode == 1
    assert base.read_text(encoding="utf-8") != written


def test_outlets_that_are_gone_are_named(folder, newsmine):
    base = folder.parent / "base.json"
    newsmine("doctor", "--publishers", folder, "--baseline", base)
    shutil.rmtree(folder)
    done = newsmine("doctor", "--publishers", GOLDEN / "naver", "--baseline", base)
    assert "not among these pages: asiatoday" in done.stderr


def test_the_summary_for_machines_has_tables_and_problems(folder, newsmine):
    redesign(folder, 8)
    done = newsmine("doctor", "--publishers", folder, "--json")
    found = json.loads(done.stdout)
    assert found["outlets"][0]["outlet"] == "asiatoday"
    assert found["outlets"][0]["no_date"] == 8
    assert found["problems"][0]["field"] == "published_at"
    assert ".wr_day" in found["problems"][0]["says"]
    assert done.returncode == 1


def test_a_corpus_is_checked_too_and_an_import_says_it(folder, newsmine):
    redesign(folder, 8)
    corpus = folder.parent / "c.sqlite"
    for n, path in enumerate(sorted(folder.iterdir())):
        html = path.read_text(encoding="utf-8").replace("view.php?key=", f"view.php?key={n}")
        path.write_text(html, encoding="utf-8")
    done = newsmine("import", folder, "-c", corpus, "--quiet")
    assert done.returncode == 1
    assert "added: 8" in done.stderr
    assert "asiatoday: published_at on 0 of 8 pages" in done.stderr
    again = newsmine("doctor", "--publishers", corpus)
    assert again.returncode == 1
    assert "asiatoday: published_at on 0 of 8 pages" in again.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--publishers",), 2), (("a.html",), 2), (("--renew",), 2), (("--publishers", "gone.html"), 1)],
)
def test_wrong_words_are_told(words, code, tmp_path, newsmine):
    done = newsmine("doctor", *words)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    (tmp_path / "empty").mkdir()
    assert "no saved page" in newsmine("doctor", "--publishers", tmp_path / "empty").stderr


@pytest.fixture
def place(tmp_path):
    """Give a Python that has mecab alone of our tokenizers, and plug-ins that a test adds."""
    if sys.platform != "linux":
        pytest.skip("made of links")
    made = Environment(tmp_path / "python")
    made.only("mecab")
    return made


def test_a_machine_where_all_works_gives_a_table_of_100_columns_and_exit_0(place):
    done = place.run("-m", "newsmine", "doctor")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^ok +mecab +\d+\.\d +\d+  python-mecab-ko 1", done.stderr, re.MULTILINE)
    assert max(map(len, done.stderr.splitlines())) <= 100
    assert "mend" not in done.stderr
    assert done.stdout == ""


def test_an_extra_that_is_not_installed_is_said_and_no_failure(place):
    place.without("mecab", "_mecab*", "python_mecab_ko*", "mecab_ko_dic", "fastapi-*")
    done = place.run("-m", "newsmine", "doctor")
    assert done.returncode == 0, done.stderr
    assert 'mend: pip install "newsmine[mecab]"' in done.stderr
    assert 'mend: pip install "newsmine[server]"' in done.stderr
    assert f"pip of this Python: {place.folder / 'bin' / 'python'} -m pip" in done.stderr
    results = json.loads(place.run("-m", "newsmine", "doctor", "--json").stdout)
    assert results["tokenizer mecab"]["optional"]
    assert results["server"] == {
        "works": False,
        "says": "fastapi is not installed",
        "mend": 'pip install "newsmine[server]"',
        "optional": True,
    }


def test_a_mecab_that_is_installed_and_broken_is_a_failure(place):
    place.without("_mecab*")
    done = place.run("-m", "newsmine", "doctor")
    assert done.returncode == 1
    assert re.search(r"^FAIL +mecab", done.stderr, re.MULTILINE)
    assert "mend: pip install --force-reinstall --no-deps python-mecab-ko==" in done.stderr


def test_a_plug_in_that_hangs_stops_nothing_and_is_a_failure(place):
    place.plug_in("aaa", "import time\nmake = lambda words=(): time.sleep(600)\n")
    done = place.run("-m", "newsmine", "doctor", "--time-limit", 2)
    assert done.returncode == 1
    assert "no answer within 2 seconds" in done.stderr
    assert re.search(r"^ok +mecab", done.stderr, re.MULTILINE)


def test_an_installation_without_tokenizers_is_told(place):
    place.own(f"newsmine-{__version__}.dist-info", "entry_points.txt").unlink()
    done = place.run("-m", "newsmine", "doctor")
    assert done.returncode == 1
    assert "install newsmine again" in done.stderr
