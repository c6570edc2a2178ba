"""Laws that hold for every engine, against the engines themselves."""

import functools
import json
import random
import unicodedata
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsmine.tokens.engines.jvm import konlpy_tagger
from newsmine.tokens.tagsets import tagset
from newsmine.tokens.tokenize import tokenizer

JVM = [pytest.param(name, marks=pytest.mark.jvm) for name in ("komoran", "okt", "hannanum", "kkma")]
ENGINES = ["kiwi", "mecab", *JVM]
ODD = [
    "",
    "  ",
    "\n \n",
    "\0",
    "\ud800",
    "\u200b",
    "\ufeff광주",
    "😀",
    "가😀나",
    "a\0b",
    "ㅋ" * 60,
    "다" * 300,
    "\u3000광주\u00a0시",
    "가\r\n\r\n나",
    "\t가",
]
FAMILY = "👨\u200d👩\u200d👧"
ODD += [
    f"가{FAMILY}👍🏽🇰🇷☀\ufe0f1\ufe0f\u20e3나",
    "\ud83d\ude00가\ude00\ud83d",
    "기ㄴ 더 고ㅋ 에",
    "ᄒ\u119eᆫ글 오\u11ab",
    "[morph=가, pos=NNG, beginIndex=0, endIndex=1], Token",
    "가(Noun: 0, 3)",
    "A/B+C/N+",
    "①㈜한빛™—…",
    "국\u0301\u0302",
]


@functools.cache
def own_kiwi():
    """Give kiwi itself, made once; KoNLPy's taggers would fill Java's heap if they were kept."""
    import kiwipiepy

    return kiwipiepy.Kiwi()


def own_pos(name):
    """Give the engine's own pos, without newsmine."""
    if name == "kiwi":
        return lambda text: [(token.form, token.tag) for token in own_kiwi().tokenize(text)]
    if name == "mecab":
        mecab = pytest.importorskip("mecab")
        return mecab.MeCab().pos
    return konlpy_tagger(name.capitalize()).pos


def made(name, **options):
    if name == "mecab":
        pytest.importorskip("mecab")
    return tokenizer(name, **options)


def assert_lawful(text, tokens):
    starts = [token.start for token in tokens]
    assert starts == sorted(starts)
    assert [token.sentence for token in tokens] == sorted(token.sentence for token in tokens)
    assert [token.word for token in tokens] == sorted(token.word for token in tokens)
    for token in tokens:
        assert 0 <= token.start <= token.end <= len(text)
        assert not token.exact or text[token.start : token.end] == token.form
        assert token.form
        assert token.pos


@pytest.mark.parametrize("name", ENGINES)
def test_pos_is_what_the_engine_says_itself(name, invented):
    own, tok = own_pos(name), made(name)
    assert len(invented) >= 200
    for text in invented:
        assert tok.pos(text) == own(text)
    for text in invented[::9]:
        assert [(token.form, token.tag) for token in tok.tokenize(text)] == tok.pos(text)


@pytest.mark.real
@pytest.mark.parametrize("name", ENGINES)
def test_pos_is_what_the_engine_says_of_real_sentences(name, real_data):
    lines = (real_data / "ner" / "sentences_gold.jsonl").read_text(encoding="utf-8").splitlines()
    own, tok = own_pos(name), made(name)
    sample = random.Random(7).sample(lines, 60 if name == "kkma" else 300)  # noqa: S311  a sample, no secret
    texts = [json.loads(line)["text"] for line in sample]
    same = sum(tok.pos(text) == own(text) for text in texts)
    assert same >= 0.999 * len(texts)
    for text in texts:
        assert_lawful(text, tok.tokenize(text))


@pytest.mark.parametrize("name", ENGINES)
def test_most_tokens_of_a_text_are_verbatim_in_it(name, invented):
    tokens = made(name).tokenize("\n".join(invented[:40]))
    # Hannanum keeps endings whole and restores them: 밝혔다 is 밝히 and 었다.
    assert sum(token.exact for token in tokens) > (0.7 if name == "hannanum" else 0.8) * len(tokens)


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_borne(name, text):
    tok = made(name)
    assert_lawful(text, tok.tokenize(text))
    assert_lawful(text, tok.tokenize(text, compounds=True))
    if not text.strip("\0\ud800\u200b").strip():
        assert tok.tokenize(text) == tok.pos(text) == tok.nouns(text) == tok.morphs(text) == []


@pytest.mark.parametrize("name", ENGINES)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    text=st.text(
        alphabet=st.one_of(st.characters(), st.sampled_from("광주시는 밝혔다.ㅋ\n\u200b😀ᄀ\u1161\u11a8")), max_size=30
    )
)
def test_any_text_is_borne(name, text):
    assert_lawful(text, made(name).tokenize(text))


@pytest.mark.parametrize("name", ENGINES)
def test_decomposed_text_gives_the_same_tokens_at_the_letters_that_they_are_made_of(name, invented):
    text = "\n".join(invented[:12])
    decomposed = unicodedata.normalize("NFD", text)
    assert len(decomposed) > 1.5 * len(text)
    letters = [0, *accumulate(len(unicodedata.normalize("NFD", char)) for char in text)]
    tok = made(name)
    tokens = tok.tokenize(decomposed)
    assert_lawful(decomposed, tokens)
    composed = tok.tokenize(text)
    assert [(token.form, token.tag) for token in tokens] == [(token.form, token.tag) for token in composed]
    assert [(token.start, token.end) for token in tokens] == [
        (letters[token.start], letters[token.end]) for token in composed
    ]
    # Verbatim is what needs no composing.
    assert [token.form for token in tokens if token.exact] == [
        token.form for token in composed if token.exact and unicodedata.is_normalized("NFD", token.form)
    ]


@pytest.mark.parametrize("name", ENGINES)
def test_shapeless_characters_in_words_change_no_tag_and_no_place(name, invented):
    text = " ".join(invented[:6])
    strewn = "\u200b".join(text)
    tok = made(name)
    plain, tokens = tok.tokenize(text), tok.tokenize(strewn)
    assert_lawful(strewn, tokens)
    assert [(token.form, token.tag) for token in tokens] == [(token.form, token.tag) for token in plain]
    for token, own in zip(tokens, plain, strict=True):
        assert strewn[token.start : token.end].replace("\u200b", "") == text[own.start : own.end]


@pytest.mark.parametrize("name", ENGINES)
def test_an_emoji_keeps_its_form_and_shifts_nothing(name):
    tokens = {token.form: token for token in made(name).tokenize("😀 광주 😀")}
    assert (tokens["광주"].start, tokens["광주"].end, tokens["광주"].exact) == (2, 4, True)
    assert tokens["😀"].exact


@pytest.mark.jvm
@pytest.mark.parametrize("name", ["komoran", "okt", "hannanum", "kkma"])
def test_a_joined_emoji_is_one_token_in_java_too(name):
    text = f"{FAMILY} 광주 👍🏽 서울 🇰🇷"
    tokens = {token.form: token for token in made(name).tokenize(text)}
    for form in (FAMILY, "광주", "👍🏽", "서울", "🇰🇷"):
        assert tokens[form].exact
        assert tokens[form].start == text.index(form)


@pytest.mark.parametrize("name", ENGINES)
def test_halves_of_an_emoji_are_read_as_one(name):
    tokens = made(name).tokenize("\ud83d\ude00 광주")
    assert [(token.form, token.start, token.end) for token in tokens] == [("😀", 0, 2), ("광주", 3, 5)]


@pytest.mark.jvm
def test_komorans_places_are_right_behind_single_letters():
    text = "기ㄴ 더 고ㅋ 에 ㅎㅏㄴ글 다"
    tokens = {token.form: text[token.start : token.end] for token in made("komoran").tokenize(text)}
    assert (tokens["길"], tokens["더"], tokens["에"], tokens["한글"], tokens["다"]) == (
        "기ㄴ",
        "더",
        "에",
        "ㅎㅏㄴ글",
        "다",
    )


@pytest.mark.parametrize("name", ENGINES)
def test_what_is_no_text_is_refused(name):
    tok = made(name)
    for call in (tok.pos, tok.nouns, tok.morphs, tok.tokenize):
        for nothing, way in (
            (None, "missing text"),
            (float("nan"), "missing text"),
            (b"text", "decode it"),
            (3, "str"),
        ):
            with pytest.raises(TypeError, match=f"text must be a str, .*{way}"):
                call(nothing)


@pytest.mark.parametrize("name", ENGINES)
def test_every_tag_that_is_met_stands_in_the_table(name, invented):
    known = set(tagset(name)["tag"])
    tokens = made(name).tokenize(
        "\n".join([*invented[::4], "ㅋㅋ 中 ＠ ♥ https://example.kr #태그 @이름 a@example.kr 3.5% 1) ㈜"])
    )
    assert len({token.tag for token in tokens}) > 5
    for token in tokens:
        assert {part.split("-")[0] for part in token.tag.split("+")} <= known


@pytest.mark.parametrize("name", ENGINES)
def test_user_words_are_one_token_in_every_engine(name):
    names = ["인공지능사관학교", "한빛로보틱스", "새봄 혁신 재단", "AI중심도시추진단"]
    tok = made(name, user_words=names)
    text = "인공지능사관학교는 한빛로보틱스와 새봄 혁신 재단에서 AI중심도시추진단을 만났다."
    tokens = {token.form: token for token in tok.tokenize(text)}
    for word in names:
        assert tokens[word].exact
        assert tokens[word].pos in {"PROPN", "NOUN"}
        assert word in tok.nouns(text)
    assert_lawful(text, tok.tokenize(text))
    assert tok.fingerprint != made(name).fingerprint


@pytest.mark.jvm
@pytest.mark.parametrize("name", ["komoran", "hannanum", "kkma"])
def test_flatten_and_join_are_konlpys(name):
    own, tok = own_pos(name), made(name)
    text = "광주시는 27일 문을 열었다고 밝혔다."
    assert tok.pos(text, join=True) == own(text, join=True)
    assert tok.pos(text, flatten=False) == own(text, flatten=False)
    assert tok.pos(text, flatten=False, join=True) == own(text, flatten=False, join=True)


@pytest.mark.jvm
@pytest.mark.parametrize("name", ["komoran", "okt", "hannanum", "kkma"])
def test_nouns_and_morphs_are_konlpys(name, invented):
    tagger, tok = konlpy_tagger(name.capitalize()), made(name)
    for text in invented[::8]:
        assert tok.nouns(text) == tagger.nouns(text)
        assert tok.morphs(text) == tagger.morphs(text)


@pytest.mark.jvm
def test_okt_normalizes_and_stems_as_konlpy_does(invented):
    own, tok = own_pos("okt"), made("okt")
    for text in ["이것도 되나욬ㅋㅋㅋㅋ 그렇습니닼ㅋ", *invented[::8]]:
        for options in ({"norm": True}, {"stem": True}, {"norm": True, "stem": True}, {"join": True}):
            assert tok.pos(text, **options) == own(text, **options)
        assert_lawful(text, tok.tokenize(text, norm=True, stem=True))
        assert tok.morphs(text, stem=True) == [form for form, _ in own(text, stem=True)]
    with pytest.raises(TypeError, match="flatten"):
        tok.pos("광주", flatten=False)


@pytest.mark.jvm
def test_hannanum_has_22_tags_on_request():
    own, tok = own_pos("hannanum"), made("hannanum")
    assert tok.pos("광주시는 문을 열었다.", ntags=22) == own("광주시는 문을 열었다.", ntags=22)
    with pytest.raises(ValueError, match="ntags"):
        tok.pos("광주", ntags=7)


@pytest.mark.jvm
def test_java_says_nothing_on_start(tmp_path):
    import os
    import subprocess
    import sys

    code = "from newsmine.tokens.tokenize import tokenizer as t; [t(n).pos('광주') for n in ('komoran','okt','hannanum','kkma')]"
    environment = {key: value for key, value in os.environ.items() if key != "JAVA_HOME"} | {"PATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
