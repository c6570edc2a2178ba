"""The docs site: built without a warning, whole in both languages, loading nothing from elsewhere, and found by its search."""

import html
import json
import re
import shutil
import subprocess
import sys
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("sphinx", reason="the docs are built on Python 3.11 and newer: pip install 'newsmine[docs]'")

from korean_search import pairs
from page_blocks import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(
    path.relative_to(DOCS).as_posix().removesuffix(".md")
    for path in DOCS.rglob("*.md")
    if not path.name.endswith(".ko.md")
)
_LOADS = re.compile(
    r"<(?:script|img|iframe|source|link|audio|video|embed|object)\b[^>]*\b(?:src|href|data)=\"([^\"]+)\"[^>]*>"
)
_SHEETS = re.compile(r"@import\s+(?:url\()?[\"']?([^\"')]+)|url\([\"']?([^\"')]+)")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build the site once; a warning of Sphinx is an error."""
    out = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, DOCS / "build.py", out], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return out


def folder_of(built, language):
    return built / "ko" if language == "ko" else built


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_page_is_there_in_both_languages_and_in_the_menu(built, language):
    folder = folder_of(built, language)
    menu = (folder / "index.html").read_text(encoding="utf-8")
    for page in PAGES:
        text = (folder / f"{page}.html").read_text(encoding="utf-8")
        assert f'lang="{language}"' in text
        assert page == "index" or f'href="{page}.html"' in menu, page


def test_every_page_knows_its_twin(built):
    for page in PAGES:
        up = "../" * page.count("/")
        for file, twin in (
            (built / f"{page}.html", f"ko/{page}.html"),
            (built / "ko" / f"{page}.html", f"../{page}.html"),
        ):
            assert re.search(rf'href="(?:\./)?{re.escape(up + twin)}"', file.read_text(encoding="utf-8")), file


def test_links_lead_to_what_is_there(built):
    anchors = {}
    for file in built.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        anchors[file.resolve()] = set(re.findall(r"\bid=\"([^\"]+)\"", text))
    broken = []
    for file in anchors:
        for raw in re.findall(r"\bhref=\"([^\"]+)\"", file.read_text(encoding="utf-8")):
            link = urlsplit(html.unescape(raw))
            if link.scheme or link.netloc:
                continue
            target = (file.parent / unquote(link.path)).resolve() if link.path else file
            there = target.exists() and (
                not link.fragment or target.suffix != ".html" or unquote(link.fragment) in anchors[target]
            )
            broken += [] if there else [(file.name, raw)]
    assert not broken


def test_nothing_is_loaded_from_elsewhere(built):
    for file in [*built.rglob("*.html"), *built.rglob("*.css")]:
        text = file.read_text(encoding="utf-8")
        loads = _LOADS.findall(text) if file.suffix == ".html" else []
        loads += [one or other for one, other in _SHEETS.findall(text)] if file.suffix == ".css" else []
        assert not [load for load in loads if re.match(r"(?:https?:)?//", load)], file


def test_every_name_of_the_face_is_described(built):
    import newsmine as nm

    text = "".join(file.read_text(encoding="utf-8") for file in (built / "reference").glob("*.html"))
    assert [name for name in nm.__all__ if f'id="newsmine.{name}"' not in text] == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_verb_is_described_with_its_options(built, language):
    from newsmine.cli.main import app

    text = (folder_of(built, language) / "reference" / "commands.html").read_text(encoding="utf-8")
    for verb in app.registered_commands:
        assert f'id="{verb.name}"' in text
    assert "--min-count" in text


def index_of(built, language):
    text = (folder_of(built, language) / "searchindex.js").read_text(encoding="utf-8")
    return json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))


def test_hangul_is_sought_by_pairs_of_syllables():
    assert [pairs(word) for word in ("AI사관학교를", "장", "connect")] == [
        ["AI", "사관", "관학", "학교", "교를"],
        ["장"],
        ["connect"],
    ]


@pytest.mark.parametrize(("language", "word", "page"), [
    ("ko", "사관학교", "tutorial"),
    ("ko", "동시출현", "explanation/measures"),
    ("ko", "빅카인즈", "howto/bigkinds"),
    ("ko", "열쇠", "howto/naver"),
    ("en", "사관학교", "tutorial"),
    ("en", "npmi", "graphs"),
])  # fmt: skip
def test_the_index_knows_where_a_word_stands(built, language, word, page):
    index = index_of(built, language)
    found = [set(_listed(index["terms"].get(part)) + _listed(index["titleterms"].get(part))) for part in pairs(word)]
    assert index["docnames"].index(page) in set.intersection(*found)


@pytest.mark.parametrize(("place", "word"), [("ko/graphs.html", "협약"), ("tutorial.html", "사관학교")])
def test_a_browser_finds_korean_from_the_disk(built, required_in_ci, place, word, tmp_path):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        required_in_ci("no Chromium is installed")
    search = (built / place).with_name("search.html").as_uri()
    browser = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}"]
    done = subprocess.run(
        [*browser, "--virtual-time-budget=8000", "--dump-dom", f"{search}?q={word}"],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    results = done.stdout.partition('id="search-results"')[2]
    assert f'href="{place.rpartition("/")[2]}' in results


def _listed(places):
    return places if isinstance(places, list) else [] if places is None else [places]
