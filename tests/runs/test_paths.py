"""A study is found to be the same whichever system wrote its names: Windows, macOS or Linux."""

import sys
import unicodedata

import pytest

from newsmine.corpus.database import Corpus
from newsmine.errors import StudyError
from newsmine.runs.inputs import import_files
from newsmine.runs.paths import as_stored, find_files, named_file
from newsmine.runs.study import input_files, read_study

NFC, NFD = (lambda text, form=form: unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
PAGE = (
    "<h1>가온시 도서관 개관</h1><div id=dic_area>가온시는 27일 새 도서관의 문을 활짝 열었다. 시민 삼백 명이 왔다.</div>"
)


def put(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.replace("도서관", path.stem), encoding="utf-8")


@pytest.mark.parametrize("stored", [NFC, NFD], ids=["composed", "decomposed"])
@pytest.mark.parametrize("written", [NFC, NFD], ids=["composed", "decomposed"])
def test_hangul_is_found_however_it_is_spelt(tmp_path, stored, written):
    put(tmp_path, stored("지면/광주/기사1.html"), stored("지면/기사2.html"), stored("지면/광주/메모.txt"))
    found = {NFC(path.name) for path in find_files(tmp_path, written("지면/**/기사*.html"))}
    assert found == {"기사1.html", "기사2.html"}
    assert named_file(tmp_path, written("지면/광주/메모.txt")).is_file()
    assert as_stored(tmp_path / written("지면")).is_dir()


def test_folders_of_both_spellings_are_found_together(tmp_path):
    put(tmp_path, f"{NFD('지면')}/{NFC('하나')}.html", f"{NFC('지면')}/{NFD('둘')}.html")
    found = list(find_files(tmp_path, "지*/*.html"))
    assert [NFC(path.stem) for path in found if path.is_file()] in (["하나", "둘"], ["둘", "하나"])


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("pages/*.html", {"a.html"}),
        ("pages\\*.html", {"a.html"}),
        ("./pages/a.html", {"a.html"}),
        ("pages/../pages/a.html", {"a.html"}),
        ("**/*.html", {"a.html", "b.html", "c [1].html"}),
        ("pages/**/*.html", {"a.html", "b.html", "c [1].html"}),
        ("pages/deep/c [1].html", {"c [1].html"}),
        ("pages/**", set()),
        ("page/*.html", set()),
        ("pages/a.html/*.html", set()),
    ],
)
def test_patterns_mean_what_they_say(tmp_path, pattern, names):
    put(tmp_path, "pages/a.html", "pages/deep/b.html", "pages/deep/c [1].html")
    assert {path.name for path in find_files(tmp_path, pattern)} == names
    absolute = f"{tmp_path}/{pattern}"
    assert {path.name for path in find_files("elsewhere", absolute)} == names


@pytest.mark.skipif(sys.platform == "win32", reason="there such a path is one")
@pytest.mark.parametrize(
    "path", ["C:\\news\\*.html", "c:pages/*.html", "\\\\server\\share\\pages\\*.html", "//server/share/x"]
)
def test_a_path_of_windows_is_refused_elsewhere(tmp_path, path):
    (tmp_path / "study.toml").write_text(f"[[inputs]]\npath = '{path}'\n", encoding="utf-8")
    with pytest.raises(StudyError, match="is a path of Windows; name what lies in the study's folder"):
        input_files(read_study(tmp_path))


def test_a_corpus_remembers_files_by_composed_names(tmp_path):
    put(tmp_path, NFD("지면/기사 하나.html"))
    (tmp_path / "study.toml").write_text("[[inputs]]\npath = '지면\\*.html'\n", encoding="utf-8")
    with Corpus.open(":memory:") as corpus:
        for _ in range(2):
            done = import_files(corpus, input_files(read_study(tmp_path)).items(), root=tmp_path)
        assert (done.same, done.failed) == (1, ())
        assert corpus.articles()["source"].tolist() == [NFC("지면/기사 하나.html")]


def test_files_come_in_one_order_on_every_system(tmp_path):
    put(tmp_path, NFD("지면/나.html"), NFC("지면/가.html"), "지면/B.html", "지면/a.html", NFC("지면/다.html"))
    (tmp_path / "study.toml").write_text("[[inputs]]\npath = '지*/*.html'\n", encoding="utf-8")
    stems = [NFC(path.stem) for path in input_files(read_study(tmp_path))]
    assert stems == ["B", "a", "가", "나", "다"]
