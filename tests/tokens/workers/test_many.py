"""Many texts: in order, lazily, over processes, and what comes again is cut once."""

import os
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import count, islice
from multiprocessing import get_context

import pytest

from newsmine.errors import CrashError, TokenizerError
from newsmine.tokens.tokenize import tokenizer
from newsmine.tokens.workers.repeats import Lines, Recent

ENGINE = """
import os


class Blanks:
    '''Cuts at blanks; says in which process, and ends it on request.'''

    def pos(self, phrase):
        if "종료" in phrase:
            os._exit(3)
        if "오류" in phrase:
            raise KeyError("오류")
        return [(word, str(os.getpid())) for word in phrase.split()]
"""


@pytest.fixture
def blanks(tmp_path, monkeypatch):
    """Give a tokenizer whose tags are the process that made them."""
    (tmp_path / "blank_engine.py").write_text(ENGINE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tokenizer("blank_engine:Blanks")
    sys.modules.pop("blank_engine", None)


def forms(many):
    return [[token.form for token in tokens] for tokens in many]


def is_gone(pid):
    """Whether a process has ended, or ends in a moment."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except OSError:
            return True
        time.sleep(0.05)
    return False


def test_processes_keep_the_order_and_share_the_work(blanks):
    texts = [f"{i}번째 글이다" * (i % 5) for i in range(200)]
    many = list(blanks.tokenize_many(texts, workers=3))
    assert forms(many) == forms(blanks.tokenize_many(texts)) == [text.split() for text in texts]
    pids = {int(token.tag) for tokens in many for token in tokens}
    assert len(pids) == 3
    assert os.getpid() not in pids
    assert all(map(is_gone, pids))


@pytest.mark.parametrize("workers", [1, 2])
def test_no_end_of_texts_is_read_lazily(blanks, workers):
    read = []

    def endless():
        for i in count():
            read.append(i)
            yield f"글 {i}"

    many = blanks.tokenize_many(endless(), workers)
    got = list(islice(many, 20))
    assert [tokens[1].form for tokens in got] == [str(i) for i in range(20)]
    assert len(read) < 150
    pids = {int(token.tag) for tokens in got for token in tokens} - {os.getpid()}
    many.close()
    assert all(map(is_gone, pids))


def test_no_end_of_the_same_text_comes_through_kiwis_threads():
    many = tokenizer("kiwi").tokenize_many((text for _ in count() for text in ("같은 글이다.", "")), workers=2)
    got = list(islice(many, 300))
    assert forms(got[:2]) == [[token.form for token in tokenizer("kiwi").tokenize("같은 글이다.")], []]
    assert got == got[:2] * 150


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("name", ["kiwi", "blanks"])
def test_what_the_texts_raise_comes_in_its_turn(name, workers, request):
    tok = request.getfixturevalue("blanks") if name == "blanks" else tokenizer(name)

    def texts():
        yield from ("하나", "둘")
        raise OSError("the file ended")

    many = tok.tokenize_many(texts(), workers)
    assert forms(islice(many, 2)) == [["하나"], ["둘"]]
    with pytest.raises(OSError, match="the file ended"):
        next(many)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("name", ["kiwi", "blanks"])
@pytest.mark.parametrize("bad", [None, float("nan"), b"\xea", ["글"]])
def test_a_text_that_is_none_is_told_by_its_number(name, workers, bad, request):
    tok = request.getfixturevalue("blanks") if name == "blanks" else tokenizer(name)
    many = tok.tokenize_many(["하나", "둘", bad, "셋"], workers)
    assert forms(islice(many, 2)) == [["하나"], ["둘"]]
    with pytest.raises(TypeError, match="text 2 .from 0.: .*not " + type(bad).__name__):
        next(many)


def test_a_text_that_ends_the_process_is_found_among_others(blanks):
    many = blanks.tokenize_many(["하나", "종료", "둘"], workers=2)
    assert forms(islice(many, 1)) == [["하나"]]
    with pytest.raises(CrashError, match=r"text 1 .*ended by itself with code 3"):
        next(many)
    outcomes = list(blanks.outcomes(["하나", "종료", "오류", "둘"], workers=2))
    assert [type(outcome.error) for outcome in outcomes] == [type(None), CrashError, TokenizerError, type(None)]
    assert "KeyError" in str(outcomes[2].error)


def test_hostile_texts_pass_between_processes(blanks):
    texts = ["", " \n", "\ud800 광\u200b주\x00", "😀 \u2028 가" + "\u0301" * 40, "\n\n광주\r\n", "a" * 70_000]
    assert forms(blanks.tokenize_many(texts, 2)) == forms(blanks.tokenize_many(texts))


@pytest.mark.mecab
def test_what_is_asked_for_beside_the_tokens_is_done_by_the_workers():
    tok = tokenizer("mecab", user_words=["나래 로보틱스"])
    texts = ["나래 로보틱스는 인공지능사관학교에서 305명을 뽑았다.", "모두 12억원이다."] * 3
    asked = {"compounds": True, "units": True, "stopwords": ["/JX", "뽑"]}
    many = list(tok.tokenize_many(texts, 2, **asked))
    assert many == [list(tok.tokenize(text, **asked)) for text in texts]
    assert many[0][0].form == "나래 로보틱스"


@pytest.mark.jvm
@pytest.mark.parametrize("name", ["komoran", "hannanum"])
def test_lines_that_come_again_have_the_same_tokens(name, invented):
    tok = tokenizer(name)
    texts = ["\n".join([line, invented[i % 7], "", "글쓴이 김하늘 기자", line]) for i, line in enumerate(invented[::9])]
    assert Lines.suit(tok._engine)
    assert list(tok.tokenize_many(texts)) == [list(tok.tokenize(text)) for text in texts]


@pytest.mark.jvm
def test_a_java_engine_works_in_two_processes(invented):
    tok = tokenizer("komoran", user_words=["한빛데이터"])
    texts = list(invented[::10])
    assert list(tok.tokenize_many(texts, 2)) == [list(tok.tokenize(text)) for text in texts]


def test_a_line_that_comes_again_is_asked_for_once():
    class Counting:
        name = "komoran"

        def __init__(self, engine):
            self.asked = []
            self._engine = engine

        def pieces(self, text):
            self.asked.append(text)
            return self._engine.pieces(text)

    from newsmine.tokens.engines.any_tagger import AnyTagger

    class Blanks:
        def pos(self, phrase):
            return [(word, "Noun") for word in phrase.split()]

    plain = AnyTagger(Blanks())
    engine = Counting(plain)
    lines = Lines(engine)
    rights = "무단 전재와 재배포를 금합니다"
    texts = [f"{i}번째 기사의 본문이다\n\n{rights}\n{i}번째 기사의 끝이다" for i in range(5)]
    assert [lines.pieces(text)[:4] for text in texts] == [plain.pieces(text)[:4] for text in texts]
    assert [asked for asked in engine.asked if rights in asked] == [texts[0], rights]


def test_the_memory_of_what_comes_again_is_bounded():
    kept = Recent(characters=1_000)
    for i in range(500):
        text = f"{i:010}"
        assert not kept.meet(text)
        assert kept.meet(text)
        kept.keep(text, i)
    assert [kept.get(f"{i:010}") for i in (0, 399, 400, 499)] == [None, None, 400, 499]
    kept.keep("가" * 1_001, 0)
    assert kept.get("가" * 1_001) is None


def test_a_text_that_comes_again_is_cut_once_and_equal():
    class Counting:
        asked = 0

        def pos(self, phrase):
            Counting.asked += 1
            return [(word, "Noun") for word in phrase.split()]

    tok = tokenizer(Counting())
    many = list(tok.tokenize_many(["같은 글", "다른 글"] * 10))
    assert forms(many) == [["같은", "글"], ["다른", "글"]] * 10
    assert Counting.asked == 2
    # Nobody can change the tokens of one for the others.
    with pytest.raises(TypeError):
        many[-1][0] = None
    assert tok.tokenize("다른 글") == many[-1]


@pytest.mark.usefixtures("blanks")
def test_a_tokenizer_is_sent_to_other_processes():
    tok = tokenizer("kiwi", user_words=["나래로보틱스"])
    text = "나래로보틱스는 광주에 있다."
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(tok.nouns, [text] * 2)) == [["나래로보틱스", "광주"]] * 2
        guarded = tokenizer("blank_engine:Blanks", time_limit=30)
        assert pool.submit(guarded.morphs, "가 나").result() == ["가", "나"]


@pytest.mark.jvm
@pytest.mark.parametrize("name", ["hannanum", "kiwi", "mecab", "okt"])
def test_threads_share_a_tokenizer(name, invented):
    tok = tokenizer(name)
    texts = list(invented[::5])
    alone = [tok.pos(text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(tok.pos, texts * 2)) == alone * 2
    assert threading.active_count() < 50


def test_workers_are_counted_from_one():
    with pytest.raises(ValueError, match="workers must be at least 1, not -1"):
        tokenizer("kiwi").tokenize_many([], -1)
