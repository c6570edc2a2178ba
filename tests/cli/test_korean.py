"""The command line speaks Korean and English: every text of it has its Korean, and every Korean line its text."""

import ast
import os
import re
import string
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import typer

from newsmine.cli import language
from newsmine.cli.help import paragraphs
from newsmine.cli.korean import KOREAN
from newsmine.cli.main import app

PACKAGE = Path(language.__file__).parents[1]
CATALOGUE = "newsmine/cli/korean.py"
HANGUL = re.compile("[가-힣]")
COLUMNS = 80
# Of a row of help, or the blanks before a further line of its second column.
FIRST_COLUMN = re.compile(r"  \S+(?: \S+)*? {2,}(?=\S)| {6,}(?=\S)")
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NEWSMINE_LANG")
# Said by Click and by Typer, and the types of what they take.
CLICKS = {
    "Usage:",
    "Arguments",
    "Options",
    "Commands",
    "[OPTIONS]",
    "COMMAND [ARGS]...",
    "Show this message and exit.",
    "default:",
    "required",
    "path",
    "str",
    "int",
    "float",
    "int range",
    "float range",
    "list[Path]",
    "list[str]",
    "%Y-%m-%d",
}


def verbs(command):
    return [command, *(verb for each in getattr(command, "commands", {}).values() for verb in verbs(each))]


VERBS = verbs(typer.main.get_command(app))


def help_texts():
    """Yield each help text with the verb and the word that have it."""
    for verb in VERBS:
        for word, text in [
            ("", verb.help),
            *((each.name, each.help) for each in verb.params),
            *((each.name, each.show_default) for each in verb.params if isinstance(each.show_default, str)),
        ]:
            place = f"newsmine {verb.name} --help{f', {word}' if word else ''}"
            assert text, f"{place}: no help"
            yield from ((paragraph, place) for paragraph in paragraphs(text))


def modules(*folders):
    for path in sorted(file for folder in folders for file in (PACKAGE / folder).rglob("*.py")):
        if path != PACKAGE / "cli" / "korean.py":
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def calls(tree, *names):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
            if called in names:
                yield node


def spoken_texts():
    """Yield what verbs say, the words of their summaries, and the stages of their bars, each with its place."""
    for path, tree in modules("cli", "server", "runs"):
        for node in calls(tree, "say", "worded"):
            yield from ((text, f"{path}:{node.lineno}") for text in templates(node.args[0], tree))
        for node in calls(tree, "report", "_progress", "_part"):
            yield from ((each.value, f"{path}:{node.lineno}") for each in node.args if isinstance(each, ast.Constant))
    for path, tree in modules("cli"):
        summaries = [node.args[0] for node in calls(tree, "answer") if not only_json(node)]
        summaries += [node.value for node in ast.walk(tree) if assigned(node) == "summary"]
        for node in (each for summary in summaries for each in ast.walk(summary) if isinstance(each, ast.Dict)):
            keys = [key for key in node.keys if isinstance(key, ast.Constant)]
            yield from ((key.value, f"{path}:{node.lineno}") for key in keys)


def only_json(call):
    return any(each.arg == "as_json" and isinstance(each.value, ast.Constant) for each in call.keywords)


def assigned(node):
    target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
    return getattr(target, "id", None) if isinstance(node, (ast.Assign, ast.AnnAssign)) else None


def templates(node, tree):
    """Return the texts that an argument of ``say`` may be; what is made at run time is an error's or a result's."""
    if isinstance(node, ast.Name):
        given = [each.value for each in ast.walk(tree) if assigned(each) == node.id and node.id == "said"]
        return [text for value in given for text in templates(value, tree)]
    if isinstance(node, ast.IfExp):
        return [*templates(node.body, tree), *templates(node.orelse, tree)]
    parts = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if isinstance(node, ast.Constant):
        return [text for text in parts if re.search("[A-Za-z]", re.sub(r"\{.*?\}", "", text))]
    if isinstance(node, ast.JoinedStr):
        own = "".join(each.value for each in node.values if isinstance(each, ast.Constant))
        return [ast.unparse(node)] if re.search("[A-Za-z]", own.removeprefix("newsmine: ")) else []
    return [ast.unparse(node)] if isinstance(node, ast.BinOp) else []


def test_every_text_of_the_help_has_its_korean():
    lacking = dict.fromkeys(f"{place}: {text!r}" for text, place in help_texts() if text not in KOREAN)
    assert not lacking, f"add these to {CATALOGUE}:\n" + "\n".join(lacking)


def test_every_text_that_a_verb_says_has_its_korean():
    lacking = dict.fromkeys(f"{place}: {text!r}" for text, place in spoken_texts() if text not in KOREAN)
    way = 'write say("{n:,} articles", n=...), not an f-string, and add the text'
    assert not lacking, f"{way} to {CATALOGUE}:\n" + "\n".join(lacking)


def test_the_korean_of_no_text_is_left_behind():
    used = {text for text, _ in help_texts()} | CLICKS
    for _, tree in modules("."):
        used |= {
            each.value for each in ast.walk(tree) if isinstance(each, ast.Constant) and isinstance(each.value, str)
        }
    left = [english for english in KOREAN if english not in used]
    assert not left, f"nothing says these; delete them from {CATALOGUE}:\n" + "\n".join(left)


def test_a_text_stands_once_in_the_catalogue():
    tree = ast.parse((PACKAGE / "cli" / "korean.py").read_text(encoding="utf-8"))
    keys = [key.value for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys]
    assert len(keys) == len(set(keys)) == len(KOREAN)


def test_the_korean_has_the_places_the_words_and_the_form_of_the_english():
    # What is typed as it stands: options, endings of files, names with a line in them, addresses.
    typed = re.compile(r"--[a-z-]+|(?<!\w)\.[a-z]{2,}(?:\.[a-z]+)?(?![a-z])|\b[a-z]+(?:_[a-z]+)+\b|https?://")
    for english, korean in KOREAN.items():
        assert places(korean) == places(english), english
        assert set(typed.findall(korean)) >= set(typed.findall(english)), english
        assert korean == unicodedata.normalize("NFC", korean).rstrip(), english
        assert indent(korean) == indent(english), english
        assert HANGUL.search(korean) or korean == english, english


def indent(text):
    return len(text) - len(text.lstrip())


def places(text):
    return sorted((name, spec, how) for _, name, spec, how in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_help_is_korean_as_a_whole_and_stays_in_its_columns(verb, newsmine):
    words = [] if verb.name == "newsmine" else [verb.name]
    done = newsmine(*words, "--help", language="ko")
    assert done.returncode == 0
    heads = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert re.match("사용법: .*newsmine.* \\[옵션\\]", heads[0])
    assert set(heads[1:]) <= {"인자:", "옵션:", "명령:"}
    assert not re.findall(
        r"<(?:int|float|str|path|list|bool|datetime)\b[^|>]*>|default:|required|\[OPTIONS\]", done.stdout
    )
    assert "\u2060" not in done.stdout
    wide = [line for line in done.stdout.splitlines() if width(line) > COLUMNS and HANGUL.search(line)]
    assert wide == []
    for section in re.split(r"\n(?=\S)", done.stdout)[1:]:
        # Hangul pushes no second column to the right: all begin in one place.
        begun = [width(found[0]) for line in section.splitlines() if (found := FIRST_COLUMN.match(line))]
        assert len(set(begun)) <= 1, section


def width(text):
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def test_help_is_english_where_the_locale_is(newsmine):
    korean, english = (newsmine("kwic", "--help", language=each).stdout for each in ("ko", "en"))
    assert re.match(r"Usage: .*newsmine kwic \[OPTIONS\]", english)
    assert "Show keywords in their context" in english
    assert "Show keywords" not in korean
    assert all(width(line) <= COLUMNS for line in english.splitlines())


@pytest.mark.parametrize(("locale", "head"), [("ko_KR.UTF-8", "사용법: "), ("C", "Usage: ")])
def test_the_program_itself_follows_the_locale(locale, head):
    kept = {name: value for name, value in os.environ.items() if name not in {*VARIABLES, "PYTHONIOENCODING"}}
    done = subprocess.run(
        [sys.executable, "-m", "newsmine", "run", "--help"],
        env=kept | {"LANG": locale, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.startswith(head)
    assert done.stderr == ""


def test_a_verb_says_in_korean_what_it_did_and_json_stays(sample_corpus, tmp_path, newsmine):
    said = newsmine("search", sample_corpus, "인공지능", "--limit", "3", language="ko")
    assert re.search("'인공지능': 기사 [0-9]+편, 새로운 것부터 3편을 보였습니다", said.stderr)
    made = newsmine("connect", sample_corpus, "-o", tmp_path / "그래프.gexf", "--quiet", language="ko")
    assert re.fullmatch(r"노드: [\d,]+  연결선: [\d,]+  파일: .+그래프\.gexf\n", made.stderr)
    korean, english = (
        newsmine("connect", sample_corpus, "-o", tmp_path / "그래프.gexf", "--quiet", "--json", language=each)
        for each in ("ko", "en")
    )
    assert (korean.stdout, korean.returncode) == (english.stdout, english.returncode)
    assert korean.stdout.startswith('{"nodes": ')


def test_errors_stay_english_and_are_one_line(tmp_path, newsmine):
    done = newsmine("search", "없음.sqlite", "말", cwd=tmp_path, language="ko")
    assert done.returncode == 1
    assert done.stderr == "newsmine: 없음.sqlite: no such corpus; make it with: newsmine import FILES -c 없음.sqlite\n"


@pytest.mark.parametrize(
    ("variables", "spoken"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.eucKR"}, "ko"),
        ({"LANG": "ko"}, "ko"),
        ({"LANG": "kok_IN"}, "en"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": ""}, "ko"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ko:en"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LANGUAGE": "en:ko"}, "en"),
        ({"LANG": "ko_KR.UTF-8", "LANGUAGE": "de"}, "ko"),
        ({"LANG": "C", "LANGUAGE": "ko"}, "en"),
        ({"LANGUAGE": "ko"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "NEWSMINE_LANG": "en"}, "en"),
        ({"LC_ALL": "C", "NEWSMINE_LANG": "ko"}, "ko"),
        ({"LC_ALL": "C", "NEWSMINE_LANG": ""}, "en"),
    ],
)
def test_the_locale_decides_unless_newsmine_is_told(variables, spoken, monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(language.locale, "getlocale", lambda: (None, None))
    assert language.language() == spoken


@pytest.mark.parametrize(("system", "spoken"), [("Korean_Korea", "ko"), ("ko_KR", "ko"), ("en_US", "en"), (None, "en")])
def test_without_variables_the_system_decides(system, spoken, monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(language.sys, "platform", "darwin")
    monkeypatch.setattr(language.locale, "getlocale", lambda: (system, "UTF-8"))
    assert language.language() == spoken


@pytest.mark.parametrize(("shown", "spoken"), [(0x0412, "ko"), (0x0409, "en"), (0x0411, "en")])
def test_windows_is_asked_for_the_language_that_it_shows(shown, spoken, monkeypatch):
    import ctypes
    from types import SimpleNamespace

    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    windows = SimpleNamespace(kernel32=SimpleNamespace(GetUserDefaultUILanguage=lambda: shown))
    monkeypatch.setattr(ctypes, "windll", windows, raising=False)
    monkeypatch.setattr(language.sys, "platform", "win32")
    assert language.language() == spoken
