import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.records import Token
from newsmine.tokens.quantities import join_quantities
from newsmine.tokens.tokenize import tokenizer

WHOLE = """305명|1,200억원|27일|3.5%|2조 3천억 원|제3차|50여 명|50여명|10~20대|20∼30%|1300여 시간|5년간|1만2천명|23만5천여 명|100만㎡|
5kg|7개사|1.5배|-3.2도|$500|0.73%포인트|1~4기|3조5,000억원|수십만 명|세 가지|다섯 명|09:52|2024-11-27|5분의 1|12층|1호점""".replace(
    "\n", ""
)
JVM = [pytest.param(name, marks=pytest.mark.jvm) for name in ("komoran", "okt", "hannanum", "kkma")]


@pytest.mark.parametrize("name", ["kiwi", "mecab", *JVM])
def test_a_number_and_its_unit_are_one_token_in_every_engine(name):
    if name == "mecab":
        pytest.importorskip("mecab")
    tok = tokenizer(name)
    for quantity in WHOLE.split("|"):
        text = f"올해는 {quantity}, 그리고"
        joined = [token for token in tok.tokenize(text, units=True) if token.start == 4]
        assert [(token.form, token.end, token.exact, token.pos) for token in joined] == [
            (quantity, 4 + len(quantity), True, "NUM")
        ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024년 11월 27일에", ["2024년", "11월", "27일", "에"]),
        ("6월24일까지", ["6월", "24일", "까지"]),
        ("97명(54%)", ["97명", "(", "54%", ")"]),
        ("약3,500명이", ["약", "3,500명", "이"]),
        ("2기교육생", ["2기", "교육", "생"]),
    ],
)
def test_parts_and_what_is_glued_to_them_stay_apart(text, wanted):
    assert [token.form for token in tokenizer("kiwi").tokenize(text, units=True)] == wanted


@pytest.mark.parametrize(
    "text", ["코로나19의", "4차산업혁명", "G20", "1인가구", "5·18 민주화운동", "https://a.kr/12명", "119구조대"]
)
def test_names_with_numbers_are_left(text):
    tok = tokenizer("kiwi")
    assert tok.tokenize(text, units=True) == tok.tokenize(text)


def test_what_an_engine_glued_to_a_quantity_is_cut_off():
    parts = [
        Token("약3", "약3", "N", "NOUN", 0, 2, exact=True),
        Token("명입장", "명입장", "N", "NOUN", 2, 5, exact=True),
    ]
    assert [token.form for token in join_quantities("약3명", [parts[0], parts[1]._replace(form="명", end=3)])] == [
        "약",
        "3명",
    ]
    # Nothing says that a unit ends inside of a word.
    assert [token.form for token in join_quantities("약3명입장", parts)] == ["약3", "명입장"]


def test_a_quantity_has_the_tag_of_its_number():
    tok = tokenizer("kiwi")
    assert [(token.tag, token.pos, token.lemma) for token in tok.tokenize("제3차", units=True)] == [
        ("SN", "NUM", "제3차")
    ]


def test_compounds_and_units_do_not_disturb_each_other():
    tok = tokenizer("kiwi")
    got = [token.form for token in tok.tokenize("제4차산업혁명위원회는 305명과 코로나19를", units=True, compounds=True)]
    assert got == ["제4차산업혁명위원회", "는", "305명", "과", "코로나19", "를"]


@given(text=st.text(alphabet="0123456789,.~%만억명년간 여제-:광주시\n", max_size=30))
def test_letters_and_order_stay(text):
    parts, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        parts += [Token(char, char, "NNG", "NOUN", at + i, at + i + 1, exact=True) for i, char in enumerate(word)]
        at += len(word)
    joined = join_quantities(text, parts)
    assert "".join("".join(token.form.split()) for token in joined) == "".join(text.split())
    assert [token.start for token in joined] == sorted(token.start for token in joined)
    assert all(text[token.start : token.end] == token.form for token in joined)
