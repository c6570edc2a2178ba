"""The verb that says what was run, as a user calls it."""

import json

import pytest

ARTICLE = {
    "id": "a1",
    "text": "한빛시는 인공지능 인재를 키운다.",
    "publisher": "한빛일보",
    "published_at": "2024-05-02T09:00:00+09:00",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, newsmine):
    folder = tmp_path_factory.mktemp("methods")
    path = folder / "articles.jsonl"
    path.write_text(json.dumps(ARTICLE, ensure_ascii=False) + "\n", encoding="utf-8")
    done = newsmine("import", path, "-c", folder / "c.sqlite", "--quiet")
    assert done.returncode == 0, done.stderr
    return folder / "c.sqlite"


def test_the_paragraph_goes_to_stdout_and_talk_to_stderr(corpus, newsmine):
    done = newsmine("methods", corpus, "--language", "ko")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("분석 자료는 2024년 5월 2일 언론사 1곳이 보도한 기사 1건이다.")
    assert "morphemes" not in done.stdout
    assert "1 works are cited" in done.stderr


def test_files_and_json(corpus, tmp_path, newsmine):
    out, bib = tmp_path / "methods.tex", tmp_path / "refs.bib"
    done = newsmine("methods", corpus, "--language", "en", "-o", out, "--bibtex", bib, "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["keys"] == ["newsmine"]
    assert set(said) == {"en", "keys", "bibtex", "file", "references"}
    assert said["bibtex"] == bib.read_text(encoding="utf-8")
    assert "\\cite{newsmine}" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("nowhere",), 1, "no such corpus"),
        (("-o", "a.docx"), 1, "no methods in .docx"),
        (("--language", "kr"), 2, "kr"),
    ],
)
def test_what_cannot_be_done_is_told(corpus, words, code, says, newsmine):
    done = newsmine("methods", *(words if words == ("nowhere",) else (corpus, *words)))
    assert done.returncode == code
    assert says in done.stderr
