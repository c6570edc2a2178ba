"""A study.toml is understood, or refused in one line that names section and key."""

import pytest

from newsmine.errors import StudyError
from newsmine.runs.study import input_files, read_study

GOOD = '[[inputs]]\npath = "pages/*.txt"\n'


def study(folder, text):
    (folder / "study.toml").write_text(text, encoding="utf-8")
    return read_study(folder)


def test_defaults_fill_what_a_study_does_not_say(tmp_path):
    found = study(tmp_path, GOOD)
    assert (found.name, found.graph.within, found.topics.seed) == (tmp_path.name, "sentence", 7)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD + "[graph]\nwihtin = 'sentence'", r"\[graph\]: unknown key 'wihtin'; did you mean 'within'"),
        (GOOD + "[grpah]\nwithin = 'sentence'", "unknown key 'grpah'; did you mean 'graph'"),
        ("colour = 'red'\n" + GOOD, "unknown key 'colour'"),
        (GOOD + "[graph]\nwithin = 'sentense'", "did you mean 'sentence'"),
        (GOOD + "[topics]\nn_topics = '12'", "n_topics = '12' is no int"),
        (GOOD + "[topics]\nn_topics = true", "is no int"),
        (GOOD + "[topics]\nn_topics = 1", "less than 2"),
        ("name = 'x'", r"no \[\[inputs\]\]"),
        ("[[inputs]]\nlicence = 'CC0'", "key 'path' is missing"),
        ("name = ", "no TOML"),
        (GOOD + "tokens = 3", r"unknown key 'tokens'|not a table"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, text, says):
    with pytest.raises(StudyError, match=says):
        study(tmp_path, text)


def test_a_missing_file_says_the_way_out(tmp_path):
    with pytest.raises(StudyError, match=r"name a study\.toml"):
        read_study(tmp_path / "no.toml")


def test_a_pattern_without_files_is_an_error(tmp_path):
    with pytest.raises(StudyError, match="matches no file"):
        input_files(study(tmp_path, GOOD))


def test_files_come_once_in_order_without_lock_files(tmp_path):
    (tmp_path / "pages").mkdir()
    for name in ("b.txt", "a.txt", "~$c.txt"):
        (tmp_path / "pages" / name).write_text("글", encoding="utf-8")
    found = input_files(study(tmp_path, GOOD + GOOD))
    assert [path.name for path in found] == ["a.txt", "b.txt"]
