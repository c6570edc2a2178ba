"""What all tests share: no network, and the real inputs where they are."""

import contextlib
import gc
import io
import os
import re
import signal
import socket
import sys
import time
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from hypothesis import settings

# How long an example takes is the machine's matter: speed is measured in benchmarks, side by side.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_REAL = Path(__file__).resolve().parents[2] / "shared" / "data"
# Seconds that a process waits for what another one makes for all.
_PATIENCE = 300
_LOOPBACK = re.compile(r"127(?:\.\d{1,3}){3}|::1|localhost")


# Programs that tests start speak English, whoever runs the tests.
os.environ["NEWSMINE_LANG"] = "en"

# A file goes to one process as a whole: the longest ones first, so that none of them is left alone at the end (xdist would
# begin with those of the most tests; --no-loadscope-reorder keeps it from that).
_LONG = (
    "test_blocks.py",
    "test_notebooks.py",
    "test_engines.py",
    "test_run.py",
    "test_same_bytes.py",
    "test_train.py",
    "test_dask.py",
    "test_kills.py",
    "test_workplaces.py",
    "test_hostile_pages.py",
    "test_wheel.py",
    "test_sizes.py",
    "test_served.py",
    "test_thousand_pages.py",
    "test_access.py",
    "test_network.py",
    "test_views.py",
    "test_site.py",
    "test_hostile_strings.py",
    "test_runs.py",
    "test_guard.py",
    "test_verbs.py",
    "test_hostile.py",
    "test_jvm.py",
)


def pytest_sessionstart():
    """Collect no garbage while ten thousand tests are made: there is none. Let Ctrl-C be heard, also behind a shell's ``&``."""
    gc.disable()
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish():
    """Look for garbage only among what the tests themselves make."""
    gc.enable()
    gc.freeze()


def pytest_collection_modifyitems(items):
    """Put the longest files first, and skip what needs mecab where it has no wheel; in CI, which has it, fail instead."""
    rank = {name: i for i, name in enumerate(_LONG)}
    items.sort(key=lambda item: rank.get(item.path.name, len(_LONG)))
    if find_spec("mecab") is not None or os.environ.get("CI"):
        return
    for item in items:
        values = item.callspec.params.values() if hasattr(item, "callspec") else ()
        named = any(value == "mecab" for value in values if isinstance(value, str))
        if named or item.get_closest_marker("mecab"):
            item.add_marker(
                pytest.mark.skip(reason="python-mecab-ko is not installed; it has no wheel for Python 3.13")
            )


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Refuse every connection but those to this machine."""
    connect = socket.socket.connect

    def refuse(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _LOOPBACK.fullmatch(address[0]):
            pytest.fail(f"a test asked the network for {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session", autouse=True)
def kept_kiwi():
    """Keep the kiwi with the latest user words: it never changes, and to load it anew takes longer than most tests."""
    from newsmine.tokens.engines import kiwi

    with patch.object(kiwi, "Kiwi", lru_cache(maxsize=2)(kiwi.Kiwi)):
        yield


@pytest.fixture(scope="session")
def real_data():
    """Give the folder of real inputs, which are not part of the project."""
    if not _REAL.is_dir():
        pytest.skip("the real inputs are not beside this checkout")
    return _REAL


@pytest.fixture(scope="session")
def study_folder():
    """Give the folder of the shipped study."""
    return Path(__file__).resolve().parents[1] / "corpora" / "gwangju-ai"


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """Give what makes a folder once for all processes of the tests: the first one makes it, the others wait for it."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent

    def folder_of(name, make):
        folder, part, making = root / name, root / f"{name}.part", root / f"{name}.making"
        given_up = time.monotonic() + _PATIENCE
        while not folder.exists():
            try:
                making.mkdir()
            except FileExistsError:
                assert time.monotonic() < given_up, f"{making}: another process began and never ended"
                time.sleep(0.1)
                continue
            try:
                if not folder.exists():
                    make(part)
                    part.rename(folder)
            finally:
                making.rmdir()
        return folder

    return folder_of


@pytest.fixture(scope="session")
def sample_run(made_once, study_folder):
    """Give the results of the shipped study, run once for all tests, which only read them; others copy them."""
    import newsmine as nm

    return made_once("sample", lambda folder: nm.run(study_folder, folder, progress=False))


@pytest.fixture(scope="session")
def sample_corpus(sample_run):
    """Give the corpus of the shipped study, for tests that only read it; others copy it."""
    return sample_run / "corpus.sqlite"


@pytest.fixture(scope="session")
def newsmine():
    """Give what calls a verb and returns its exit code and what it said."""
    return _call


def _call(*words, cwd=None, language="en", encoding="utf-8"):
    """Call a verb as a user does, but in this process: to start Python anew takes longer than most verbs."""
    from newsmine.cli import options
    from newsmine.cli.main import main

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True) for _ in range(2))
    options._bad_rows.clear()
    code, here = 0, Path.cwd()
    with (
        patch.object(sys, "argv", ["newsmine", *map(str, words)]),
        patch.dict(os.environ, {"NEWSMINE_LANG": language}),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        os.chdir(cwd or here)
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        finally:
            os.chdir(here)
    said = (stream.buffer.getvalue().decode(encoding) for stream in (out, err))
    return SimpleNamespace(returncode=code, **dict(zip(("stdout", "stderr"), said, strict=True)))


@pytest.fixture
def required_in_ci():
    """Skip for a reason on a user's machine; in CI, where it is installed before, fail."""

    def skip(reason):
        if os.environ.get("CI"):
            pytest.fail(f"{reason}; CI must have it")
        pytest.skip(reason)

    return skip
