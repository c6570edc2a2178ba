"""One Java machine: who starts it, who shares it, and what it says when it cannot."""

import os
import subprocess
import sys
import threading

import pytest

from newsmine.errors import TokenizerError
from newsmine.tokens.engines.jvm import bundled_jvm, call, java
from newsmine.tokens.tokenize import tokenizer


def ran(code, **environment):
    """Run Python code in a process of its own, for at most two minutes."""
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
        check=False,
        timeout=120,
    )


def test_an_import_starts_no_machine():
    code = "import newsmine, newsmine.tokens.engines.komoran, newsmine.tokens.engines.okt, sys; print('jpype' in sys.modules)"
    assert ran(code).stdout.strip() == "False"


@pytest.mark.jvm
def test_a_machine_of_somebody_else_is_used_and_given_konlpys_jars():
    code = """
import jpype
from newsmine.tokens.engines.jvm import bundled_jvm
jpype.startJVM(bundled_jvm(), "-Xmx512m", "--enable-native-access=ALL-UNNAMED", convertStrings=False)
from newsmine.tokens.tokenize import tokenizer
for name in ("komoran", "okt"):
    print(tokenizer(name, user_words=["나래콥"]).pos("나래콥은 갔다")[:2])
"""
    done = ran(code)
    assert done.stdout.splitlines() == [
        "[('나래콥', 'NNP'), ('은', 'JX')]",
        "[('나래콥', 'Noun'), ('은', 'Josa')]",
    ], done.stderr


@pytest.mark.jvm
@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_fork_of_a_process_with_java_is_told_at_once():
    code = """
import os
from newsmine.errors import TokenizerError
from newsmine.tokens.tokenize import tokenizer
tok = tokenizer("okt")
tok.pos("광주")
if os.fork() == 0:
    for ask in (lambda: tok.pos("서울"), lambda: tokenizer("komoran")):
        try:
            ask()
        except TokenizerError as error:
            print(error, flush=True)
    os._exit(0)
os.wait()
print(tok.pos("서울"))
"""
    first, second, third = ran(code).stdout.splitlines()
    assert "does not survive the fork" in first
    assert "'spawn'" in first
    assert "'kiwi'" in first
    assert second == first
    assert third == "[('서울', 'Noun')]"


@pytest.mark.jvm
@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_fork_before_java_starts_its_own():
    code = """
import os
from newsmine.tokens.tokenize import tokenizer
if os.fork() == 0:
    print(tokenizer("okt").pos("서울"), flush=True)
    os._exit(0)
os.wait()
"""
    assert ran(code).stdout.strip() == "[('서울', 'Noun')]"


def test_a_heap_that_is_no_number_is_refused():
    code = """
import os
from newsmine.errors import TokenizerError
from newsmine.tokens.engines.jvm import java
for told in ("much", "0", "-5", "1.5"):
    os.environ["NEWSMINE_JAVA_HEAP"] = told
    try:
        java()
    except TokenizerError as error:
        print(error)
"""
    said = ran(code).stdout.splitlines()
    want = [f"NEWSMINE_JAVA_HEAP={told!r} is no number of megabytes from 64 on" for told in ("much", "0", "-5", "1.5")]
    assert said == want


@pytest.mark.jvm
def test_a_lack_of_memory_is_told_with_the_way_out():
    code = """
from newsmine.errors import TokenizerError
from newsmine.tokens.engines.jvm import call, java
longs = java().JArray(java().JLong)
try:
    call("okt", longs, 50_000_000)
except TokenizerError as error:
    print(error)
from newsmine.tokens.tokenize import tokenizer
try:
    print(tokenizer("komoran").pos("광주"))
except TokenizerError as error:
    print(error)
"""
    first, second = ran(code, NEWSMINE_JAVA_HEAP="64").stdout.splitlines()
    assert first.startswith(
        "okt needs more memory than Java's heap of 64 MB; set the environment variable NEWSMINE_JAVA_HEAP"
    )
    assert second == first.replace("okt", "komoran")


@pytest.mark.jvm
def test_what_java_throws_is_one_line():
    jpype = java()

    def ask():
        raise jpype.java.lang.IllegalStateException("eins\nzwei")

    with pytest.raises(TokenizerError, match=r"^komoran failed: .*eins; try another tokenizer, such as 'kiwi'$"):
        call("komoran", ask)


@pytest.mark.jvm
def test_threads_take_turns_and_say_the_same(invented):
    toks = [tokenizer("komoran"), tokenizer("okt"), tokenizer("okt", user_words=["한빛데이터"])]
    texts = invented[:20]
    want = [[tok.tokenize(text) for text in texts] for tok in toks]
    got = []

    def work(tok):
        got.append((tok, [tok.tokenize(text) for text in texts]))

    for _ in range(2):  # new threads attach to the machine that others have left
        threads = [threading.Thread(target=work, args=(tok,)) for tok in toks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert len(got) == 2 * len(toks)
    assert all(tokens == want[toks.index(tok)] for tok, tokens in got)


def test_the_bundled_machine_is_there():
    assert os.path.isfile(bundled_jvm())  # noqa: PTH113  a str is what jpype takes
