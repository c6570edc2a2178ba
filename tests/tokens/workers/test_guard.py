"""An engine that never comes back, or takes its process with it, harms one text."""

import copy
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsmine.errors import CrashError, PluginError, TimeLimitError, TokenizerError
from newsmine.tokens.tokenize import tokenizer

ENGINE = """
import ctypes
import os
import sys
import threading
import time


class Trap:
    '''Cuts at blanks, but does what some engines do with some texts.'''

    def pos(self, phrase):
        if "무한" in phrase:
            while True:
                pass
        if "느림" in phrase:
            time.sleep(60)
        if "종료" in phrase:
            os._exit(7)
        if "퇴장" in phrase:
            sys.exit(0)
        if "오류" in phrase:
            ctypes.string_at(0)
        if "기억" in phrase:
            raise MemoryError("no room")
        if "출력" in phrase:
            print("what an engine prints")
            os.write(1, b"and writes\\n")
        return [(word, "Noun") for word in phrase.split()]


class Needy:
    def __init__(self, dictionary):
        pass

    def pos(self, phrase):
        return []


def made():
    return Trap()
"""
GOOD = "광주는 맑다"


@pytest.fixture
def module(tmp_path, monkeypatch):
    """Give the name of a module that only this process knows where to find."""
    (tmp_path / "trap_engine.py").write_text(ENGINE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "trap_engine"
    sys.modules.pop("trap_engine", None)


@pytest.fixture
def guarded(module):
    return tokenizer(f"{module}:Trap", time_limit=0.5)


def pid_of(tok):
    return tok._engine.child.pid


def is_gone(pid, seconds=10.0):
    """Whether a process ends, and leaves no zombie, in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
            with open(f"/proc/{pid}/stat", encoding="ascii") as stat:  # noqa: PTH123
                if stat.read().rsplit(")", 1)[1].split()[0] == "Z" and os.getpid() != 1:
                    return os.waitpid(pid, os.WNOHANG)[0] == 0
        except (OSError, ChildProcessError):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("act", ["pos", "nouns", "morphs", "tokenize"])
def test_a_call_that_takes_too_long_is_refused_in_time_and_the_next_is_answered(guarded, act):
    pid, begun = pid_of(guarded), time.monotonic()
    with pytest.raises(TimeLimitError, match=r"took longer than 0\.5 s"):
        getattr(guarded, act)("무한 루프")
    assert time.monotonic() - begun < 5
    assert is_gone(pid)
    assert list(getattr(guarded, act)(GOOD)) == list(getattr(tokenizer("trap_engine:Trap"), act)(GOOD))
    (incident,) = guarded.incidents
    assert (incident.engine, incident.characters, incident.text, incident.done_by) == ("trap", 5, "무한 루프", None)


@pytest.mark.parametrize(
    ("text", "how"),
    [("종료", "ended by itself with code 7"), ("퇴장", "ended by itself with code 0"), ("오류", "SIGSEGV|code")],
)
def test_an_engine_that_ends_its_process_takes_nothing_with_it(guarded, text, how):
    with pytest.raises(CrashError, match=how):
        guarded.tokenize(text)
    assert guarded.morphs(GOOD) == ["광주는", "맑다"]


def test_a_process_that_the_system_kills_is_told_apart(guarded):
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(guarded.tokenize, "느림")
        time.sleep(0.1)
        os.kill(pid_of(guarded), signal.SIGTERM)
        with pytest.raises(CrashError, match=r"SIGTERM|code"):
            waiting.result()


def test_what_an_engine_raises_is_one_line_and_its_process_lives_on(guarded):
    pid = pid_of(guarded)
    with pytest.raises(TokenizerError, match="trap failed on this text: MemoryError: no room"):
        guarded.tokenize("기억")
    assert guarded.morphs("출력 한다") == ["출력", "한다"]
    assert pid_of(guarded) == pid
    assert guarded.incidents == ()


def test_the_fallback_does_the_text_with_its_own_tags(module):
    tok = tokenizer(f"{module}:made", time_limit=0.5, fallback="kiwi", user_words=["나래로보틱스"])
    text = "나래로보틱스는 무한 경쟁을 시작했다."
    assert tok.pos(text) == tokenizer("kiwi", user_words=["나래로보틱스"]).pos(text)
    assert "나래로보틱스" in tok.nouns(text)
    assert [token.tag for token in tok.tokenize(text, stopwords=["/JX"])][:1] == ["NNP"]
    assert [incident.done_by for incident in tok.incidents] == ["kiwi"] * 3
    assert "over its time limit of 0.5 s" in tok.incidents[0].reason


@pytest.mark.mecab
def test_many_texts_have_the_limit_each_and_keep_their_order(module):
    tok = tokenizer(f"{module}:Trap", time_limit=2, fallback="mecab")
    texts = [GOOD, "무한", GOOD, "종료", "", "끝"]
    for workers in (1, 2):
        got = [[token.form for token in tokens] for tokens in tok.tokenize_many(texts, workers)]
        assert got == [["광주는", "맑다"], ["무한"], ["광주는", "맑다"], ["종료"], [], ["끝"]]
    assert [incident.text for incident in tok.incidents] == ["무한", "종료"] * 2


def test_one_bad_article_does_not_stop_a_corpus_and_is_done_when_the_limit_allows(module, tmp_path):
    from newsmine.corpus.database import Corpus
    from newsmine.corpus.write import Input, add_readings
    from newsmine.records import Article, Reading
    from newsmine.tokens.tokenize import tokenize

    readings = [Reading(article=Article(id=f"a{i}", text="무한" if i == 1 else GOOD)) for i in range(3)]
    settings = {"tokenizer": f"{module}:Trap", "time_limit": 0.5}
    with Corpus.open(tmp_path / "corpus.sqlite") as corpus:
        add_readings(corpus, Input(path="x", sha256="x", fingerprint="x"), readings)
        first = tokenize(corpus, **settings)
        assert (first.done, [id_ for id_, _ in first.failed]) == (3, ["a1"])
        assert "took longer than 0.5 s" in first.failed[0][1]
        assert tokenize(corpus, **settings).done == 0
        second = tokenize(corpus, **settings, fallback="kiwi", workers=2)
        assert (second.done, second.failed) == (1, ())
        assert second.makeshift == (("a1", "over its time limit of 0.5 s; done by kiwi"),)
        assert set(corpus.tokens()["article_id"]) == {"a0", "a1", "a2"}


def test_articles_that_fail_are_handed_to_who_asks_for_them(module):
    from newsmine.records import Article
    from newsmine.tokens.tokenize import tokenize

    articles = [Article(id=str(i), text=text) for i, text in enumerate([GOOD, "종료", GOOD])]
    failed = []
    settings = {"tokenizer": f"{module}:Trap", "time_limit": 5}
    documents = tokenize(articles, **settings, on_error=lambda article, error: failed.append((article.id, type(error))))
    assert [document.article_id for document in documents] == ["0", "2"]
    assert failed == [("1", CrashError)]
    with pytest.raises(CrashError, match="article 1: "):
        list(tokenize(articles, **settings))


def test_the_start_is_not_counted(module, tmp_path):
    (tmp_path / "slow_engine.py").write_text(
        "import time\nfrom trap_engine import Trap\ndef made():\n    time.sleep(1)\n    return Trap()\n",
        encoding="utf-8",
    )
    assert module
    tok = tokenizer("slow_engine:made", time_limit=0.5)
    with pytest.raises(TimeLimitError):
        tok.pos("무한")
    assert tok.pos(GOOD)


def test_threads_share_a_guarded_tokenizer(module):
    tok = tokenizer(f"{module}:Trap", time_limit=1)
    texts = [f"글 {i}" if i % 7 else "종료" for i in range(40)]

    def forms(text):
        try:
            return tok.morphs(text)
        except CrashError:
            return None

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(forms, texts)) == [text.split() if text != "종료" else None for text in texts]


@pytest.mark.mecab
def test_a_guarded_tokenizer_is_pickled_and_copied_with_its_settings(module):
    tok = tokenizer(f"{module}:Trap", time_limit=0.5, fallback="mecab", user_words=["나래 로보틱스"])
    for again in (pickle.loads(pickle.dumps(tok)), copy.copy(tok), copy.deepcopy(tok)):  # noqa: S301 - our own bytes
        assert again.fingerprint == tok.fingerprint
        assert again.morphs("나래 로보틱스 무한")[:1] == ["나래 로보틱스"]
        assert again.incidents


def test_an_object_is_guarded_where_its_class_can_be_imported(module):
    from importlib import import_module

    engines = import_module(module)
    assert tokenizer(engines.Trap(), time_limit=5).name == "trap"
    with pytest.raises(TypeError, match=r"this Needy: its class cannot be called without arguments.*module:function"):
        tokenizer(engines.Needy(1), time_limit=5)

    class Local(engines.Trap):
        pass

    with pytest.raises(TypeError, match="its class can only be imported from a module"):
        tokenizer(Local(), time_limit=5)
    with pytest.raises(TypeError, match="its class can only be imported"):
        list(tokenizer(Local()).tokenize_many([GOOD], workers=2))


@pytest.mark.parametrize(
    ("settings", "what"),
    [
        ({"time_limit": 0}, "time_limit"),
        ({"time_limit": float("nan")}, "time_limit"),
        ({"fallback": "mecab"}, "needs a time_limit"),
        ({"time_limit": 1, "fallback": "kiwi"}, "the tokenizer itself"),
    ],
)
def test_a_limit_that_makes_no_sense_is_a_wrong_argument(settings, what):
    with pytest.raises(ValueError, match=what):
        tokenizer("kiwi", **settings)


def test_an_unknown_fallback_is_named_before_it_is_needed():
    with pytest.raises(PluginError, match="did you mean 'kiwi'"):
        tokenizer("okt", time_limit=1, fallback="kiwii")


PARENT = textwrap.dedent(
    """
    import sys
    from newsmine.tokens.tokenize import tokenizer

    tok = tokenizer("trap_engine:Trap", time_limit={limit})
    print(tok._engine.child.pid, flush=True)
    tok.pos("무한")
    """
)


def parent(module, limit):
    """Start a process whose engine never comes back; return it and the engine's process id."""
    folder = sys.modules.get(module) or __import__(module)
    environment = {**os.environ, "PYTHONPATH": os.path.dirname(folder.__file__)}  # noqa: PTH120
    command = [sys.executable, "-c", PARENT.format(limit=limit)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    return process, int(process.stdout.readline())


@pytest.mark.skipif(os.name != "posix", reason="kill -9 and SIGINT are of POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, -signal.SIGINT)])
def test_no_engine_outlives_its_parent(module, number, code):
    process, engine = parent(module, limit=600)
    time.sleep(0.3)
    process.send_signal(number)
    try:
        _, said = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == code
    assert ("KeyboardInterrupt" in said) == (number == signal.SIGINT)
    assert is_gone(engine)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_fork_has_an_engine_of_its_own_and_leaves_ours_alone(guarded):
    pid = pid_of(guarded)
    guarded.pos(GOOD)
    forked = os.fork()
    if not forked:
        right = guarded.morphs(GOOD) == ["광주는", "맑다"] and pid_of(guarded) != pid
        guarded._engine.child.close()
        os._exit(0 if right else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(forked, 0)[1]) == 0
    assert pid_of(guarded) == pid
    assert guarded.morphs(GOOD) == ["광주는", "맑다"]


def test_an_engine_ends_with_its_tokenizer(module):
    tok = tokenizer(f"{module}:Trap", time_limit=5)
    pid = pid_of(tok)
    del tok
    assert is_gone(pid)


@pytest.mark.jvm
def test_a_java_engine_works_in_its_own_process_and_this_one_has_no_java():
    code = textwrap.dedent(
        """
        import sys
        from newsmine.tokens.tokenize import tokenizer
        tok = tokenizer("okt", time_limit=60, fallback="kiwi", user_words=["나래로보틱스"])
        print(tok.nouns("나래로보틱스는 광주에 있다"), "jpype" in sys.modules, tok.incidents)
        """
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['나래로보틱스', '광주'] False ()"
