"""A real browser, and pages of the shipped sample in it."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

import newsmine as nm
from newsmine.corpus.database import Corpus

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# WebGL without a graphics card.
_FLAGS = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")
_SECONDS = 90


def pytest_collection_modifyitems(items):
    """Skip what needs a browser where there is none, and say why; in CI, which installs one, let it fail."""
    if os.environ.get("CI"):
        return
    missing = None if any(map(shutil.which, _BROWSERS)) else "Chromium is not installed"
    missing = missing or (None if find_spec("playwright") else "playwright is not installed")
    if missing:
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=missing))


@pytest.fixture(scope="module")
def chromium():
    """Give the browser, started once for the tests of a file: while it is there, an event loop runs in this thread."""
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, _BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*_FLAGS])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def explored(sample_corpus, made_once):
    """Give the page of the shipped sample, made once for all files."""

    def make(folder):
        with Corpus.open(sample_corpus) as corpus:
            page = nm.explore(corpus, title="사관학교의 생태계", min_count=1, topics=6, text=True)
        folder.mkdir()
        page.save(folder / "생태계 1.html")

    return made_once("page", make) / "생태계 1.html"


@pytest.fixture
def visit(chromium):
    """Give what opens a page from disk; it fails the test if anything went wrong in the page or left it."""
    contexts, wrong = [], []

    def opened(path, *, ready="html[data-ready]", **settings):
        context = chromium.new_context(**{"viewport": {"width": 1300, "height": 900}, "locale": "ko-KR", **settings})
        context.set_default_timeout(_SECONDS * 1000)
        contexts.append(context)
        page = context.new_page()
        address = path if isinstance(path, str) else path.as_uri()
        page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "request", lambda asked: wrong.append(f"asked for {asked.url}") if _leaves(asked.url, address) else None
        )
        page.goto(address)
        page.wait_for_selector(ready, state="attached")
        page.wrong = wrong
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture
def explorer(visit, explored):
    """Give the page of the sample, opened."""
    return visit(explored)


def _leaves(url, address):
    own = address.partition("#")[0]
    served = own.startswith("http") and url.startswith(own.rsplit("/", 1)[0] + "/")
    return not (url.partition("#")[0] == own or served or url.startswith(("data:", "blob:")))
