import json
import random

import kiwipiepy
import pytest

from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.engines.kiwi import Kiwi, kiwi
from newsmine.tokens.engines.parts import parts
from newsmine.tokens.tokenizer import Tokenizer

ODD_WORDS = (
    "(주)한빛", "R&D센터", "세종·누리", "'작은'", '말"씀"', "AICA", "3.1누리", "뷁뛟", "ㅋㅋ전자", "漢字학교", "한빛,나래",
    "😀한빛", "http://a.b", "Ⅱ단계", "㈜한빛", "é카페", "광주", "인공지능", "5·18기념재단", "#누리",
)  # fmt: skip
SPACED_WORDS = ("새봄 혁신 재단", "GIST 별빛대학원", "나래 R&D 센터", "(주) 두루")


@pytest.fixture(scope="module")
def with_words():
    """Give one Kiwi with all the words of this module: to load it takes seconds."""
    tagged = [
        UserWord("뷁뷁", "NNG"),
        UserWord("뛟뛟", "MMA"),
        UserWord("퀡퀡", "JX"),
        UserWord("는"),
        UserWord("뗅", "VV"),
    ]
    return Kiwi((*map(UserWord, ODD_WORDS + SPACED_WORDS), *tagged))


def placed(pieces, text):
    return [(text[start:end], form) for form, start, end in zip(pieces.forms, pieces.starts, pieces.ends, strict=True)]


@pytest.mark.real
def test_answers_are_those_of_kiwi(real_data):
    lines = (real_data / "ner" / "sentences_gold.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in random.Random(3).sample(lines, 100)]  # noqa: S311 - a sample
    texts += ["\n".join(texts[at : at + 20]) for at in range(0, 100, 20)]
    own, engine = kiwipiepy.Kiwi(), kiwi()
    for text in texts:
        tokens = own.tokenize(text)
        pieces = engine.pieces(text)
        assert list(zip(pieces.forms, pieces.tags, strict=True)) == [(token.form, token.tag) for token in tokens]
        assert list(zip(pieces.starts, pieces.ends, strict=True)) == [(token.start, token.end) for token in tokens]


def test_a_word_that_kiwi_sees_apart_is_a_group(invented):
    engine = kiwi()
    for text in invented[::20]:
        pieces = engine.pieces(text, flatten=False)
        assert len(set(pieces.groups)) == len(text.split())
        assert pieces.groups == sorted(pieces.groups)


@pytest.mark.parametrize("word", ODD_WORDS)
def test_user_words_of_any_characters_are_in_its_own_dictionary(with_words, word):
    text = f"어제 {word} 앞에서 만났다"
    assert (word, word) in placed(with_words.pieces(text), text)


@pytest.mark.parametrize("word", SPACED_WORDS)
@pytest.mark.parametrize("blank", [" ", "  ", "\n", "\t", "\u00a0", "\u3000"])
def test_a_name_of_several_words_is_one_piece_as_it_is_written(with_words, word, blank):
    written = word.replace(" ", blank)
    text = f"어제 {written}에서 만났다"
    pieces = with_words.pieces(text)
    assert (written, written) in placed(pieces, text)
    assert pieces.lemmas[pieces.forms.index(written)] == word


def test_a_name_of_several_words_is_exact_in_the_tokens(with_words):
    tokens = Tokenizer(with_words, [UserWord("새봄 혁신 재단")]).tokenize("어제 새봄  혁신 재단을 봤다")
    assert [(token.form, token.start, token.end, token.exact) for token in tokens][1] == (
        "새봄  혁신 재단",
        3,
        12,
        True,
    )
    assert tokens[1].pos == "PROPN"


def test_a_tag_that_kiwi_does_not_take_makes_a_name_and_one_character_stays_out(with_words):
    tags = {form: with_words.pieces(form).tags for form in ("뷁뷁", "뛟뛟", "퀡퀡")}
    assert tags == {"뷁뷁": ["NNG"], "뛟뛟": ["NNP"], "퀡퀡": ["NNP"]}
    pieces = with_words.pieces("나래는 새봄을 봤다")
    assert pieces.tags[pieces.forms.index("는")] == "JX"


@pytest.mark.parametrize("text", ["다시 보려 봤음.", "새로운영화래서 봤는데"])
def test_what_kiwi_says_backwards_waits_for_the_one_before(text):
    said = [token.start for token in kiwi().morphemes(text)]
    assert said != sorted(said)
    tokens = list(Tokenizer(kiwi()).tokenize(text))
    starts = [token.start for token in tokens]
    assert starts == sorted(starts)
    assert all(token.start <= token.end for token in tokens)
    assert not any(token.exact for token in tokens if text[token.start : token.end] != token.form)
    assert tokens == list(Tokenizer(kiwi(), [UserWord("뷁뷁뷁")]).tokenize(text))


def test_words_of_one_do_not_reach_another(with_words):
    assert "뷁뛟" in with_words.pieces("뷁뛟 전자").forms
    assert kiwi().pieces("새봄 혁신 재단").forms != ["새봄 혁신 재단"]


@pytest.mark.parametrize(
    "filler", ["가" * 10_000, "a" * 10_000, "1" * 70_000, "漢" * 17_000, "😀" * 17_000, " " * 70_000]
)
def test_a_long_run_keeps_its_text_and_places(filler):
    text = f"나래 {filler} 새봄"
    pieces = kiwi().pieces(text)
    covered = sum(end - start for start, end in zip(pieces.starts, pieces.ends, strict=True))
    assert covered >= len(text.replace(" ", ""))
    assert (pieces.forms[0], text[pieces.starts[-1] : pieces.ends[-1]]) == ("나래", pieces.forms[-1])


def test_a_long_text_is_cut_in_parts_with_its_places(invented):
    text = "\n".join(invented * 3)
    cut = parts(text)
    assert len(cut) > 1
    engine = kiwi()
    pieces = engine.pieces(text, flatten=False)
    alone = [(at + start, form) for at, part in cut for start, form in _starts(engine, part)]
    assert list(zip(pieces.starts, pieces.forms, strict=True)) == alone
    assert pieces.groups == sorted(pieces.groups)
    rows = [(token.form, token.tag, token.start, token.end) for token in engine.morphemes(text)]
    assert rows == list(zip(pieces.forms, pieces.tags, pieces.starts, pieces.ends, strict=True))


def test_a_stream_gives_each_text_its_own_pieces(invented):
    texts = ["", *invented[:20], " \n ", "\n".join(invented * 3), invented[3], "가" * 5_000, ""]
    engine = kiwi()
    assert list(engine.stream(iter(texts))) == [engine.pieces(text) for text in texts]


def _starts(engine, part):
    pieces = engine.pieces(part)
    return list(zip(pieces.starts, pieces.forms, strict=True))
