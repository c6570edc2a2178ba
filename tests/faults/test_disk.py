"""A disk that is full, a folder that cannot be written, two writers, a newer corpus, a torn file: what is said, and what is kept."""

import contextlib
import shutil
import sqlite3
import subprocess

import deeds
import pytest

import newsmine as nm
from newsmine.corpus.database import Corpus, transaction
from newsmine.errors import CorpusError, ExportError, NewsmineError
from newsmine.runs.inputs import import_files

ROOM = 900_000


def _mount(*words):
    program = shutil.which("mount")
    return program and subprocess.run([program, *words], capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path):
    """Give a folder on a disk with little room; where none can be made, no file may grow beyond it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not _mount("-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)):
        resource = pytest.importorskip("resource", reason="Windows has neither small disks nor limits of files")
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM // 2, before[1]))
        yield folder
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        return
    yield folder
    subprocess.run([shutil.which("umount"), str(folder)], check=True)


def test_a_full_disk_keeps_what_was_kept_and_says_so(small_disk, tmp_path):
    deeds.write_inputs(tmp_path / "given")
    shutil.copytree(tmp_path / "given" / "in", tmp_path / "in")
    kept = 0
    said = ""
    with Corpus.open(small_disk / "corpus.sqlite") as corpus:
        for file in sorted((tmp_path / "in").iterdir()):
            try:
                import_files(corpus, [(file, None)], root=tmp_path)
            except CorpusError as error:
                said = str(error)
                break
            kept += 1
    assert kept
    assert "nothing of this step was kept" in said
    with contextlib.closing(sqlite3.connect(small_disk / "corpus.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == kept * deeds.A_FILE


def test_an_export_to_a_full_disk_leaves_the_old_file(small_disk, sample_corpus):
    out = small_disk / "mentions.csv"
    with Corpus.open(sample_corpus) as corpus:
        mentions = corpus.mentions()
    nm.export(mentions.head(5), out)
    before = out.read_bytes()
    big = type(mentions)({name: mentions[name].tolist() * 200 for name in mentions})
    with pytest.raises(ExportError, match="is there room"):
        nm.export(big, out)
    assert out.read_bytes() == before
    assert [path.name for path in small_disk.iterdir()] == ["mentions.csv"]


@pytest.fixture
def read_only(tmp_path, sample_corpus):
    """Give a folder with a corpus in which nobody may write, not even root."""
    folder = tmp_path / "locked"
    folder.mkdir()
    mounted = _mount("-t", "tmpfs", "tmpfs", str(folder))
    shutil.copy(sample_corpus, folder / "corpus.sqlite")
    if mounted:
        assert _mount("-o", "remount,ro", str(folder))
    else:
        (folder / "corpus.sqlite").chmod(0o400)
        folder.chmod(0o500)
    yield folder
    if mounted:
        subprocess.run([shutil.which("umount"), str(folder)], check=True)
    else:
        folder.chmod(0o700)


def test_a_folder_that_cannot_be_written_is_named(read_only, newsmine):
    path = read_only / "corpus.sqlite"
    done = newsmine("find", path, "--quiet")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(path) in done.stderr
    assert "read" in done.stderr
    assert newsmine("serve", path, "--help").returncode == 0
    with Corpus.open(path, read_only=True) as corpus:
        assert len(corpus.articles()) > 10


def test_two_writers_take_turns_and_a_third_is_told(tmp_path):
    path = tmp_path / "corpus.sqlite"
    with Corpus.open(path) as one, Corpus.open(path) as other:
        other.connection.execute("PRAGMA busy_timeout = 100")
        with transaction(one), pytest.raises(CorpusError, match="another program writes to it"), transaction(other):
            pass
        with transaction(other):
            pass


def test_a_corpus_of_a_newer_version_is_left_alone(tmp_path):
    path = tmp_path / "corpus.sqlite"
    with Corpus.open(path) as corpus:
        corpus.connection.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    with pytest.raises(CorpusError, match="upgrade newsmine"):
        Corpus.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("cut", [100, 5_000, 60_000])
def test_a_torn_corpus_is_named_and_not_written_to(tmp_path, sample_corpus, cut):
    path = tmp_path / "torn.sqlite"
    path.write_bytes(sample_corpus.read_bytes()[:cut])
    before = path.read_bytes()
    with pytest.raises(NewsmineError, match=r"torn\.sqlite"), Corpus.open(path) as corpus:
        nm.find(corpus)
    assert path.read_bytes()[:cut] == before
