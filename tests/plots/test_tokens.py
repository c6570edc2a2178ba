"""The picture of tokens: each is drawn once, in its place, whatever the text."""

import io
from itertools import pairwise

import pytest

import newsmine as nm
from newsmine.plots.tokens import _boxes, _lines, _wide, plot_tokens
from newsmine.records import Token

TEXTS = [
    "광주시는 27일 업무협약을 맺었다고 밝혔다.",
    "한 줄\n\n두 줄 ",
    "가" * 130 + " 끝",
    "국어 é 🤖 $5 “따옴표” 美",
    "하" * 9 + " " + "며" * 9,
]


def png(figure):
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


@pytest.mark.parametrize("text", TEXTS)
def test_a_picture_has_no_missing_glyph_and_is_twice_the_same(text):
    tokens = list(nm.tokenizer("kiwi").tokenize(text))
    assert png(plot_tokens(text, {"kiwi": tokens, "둘째": tokens[::2]}, width=12)) == png(
        plot_tokens(text, {"kiwi": tokens, "둘째": tokens[::2]}, width=12)
    )


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [10, 17, 44])
def test_every_word_stands_in_a_line_that_is_not_too_wide(text, width):
    lines = list(_lines(text, width))
    assert "".join("".join(text[start:end].split()) for start, end in lines) == "".join(text.split())
    assert all(_wide(text[start:end]) <= width for start, end in lines)
    assert all(end <= start for (_, end), (start, _) in pairwise(lines))


@pytest.mark.parametrize("text", TEXTS)
def test_every_token_is_drawn_once_and_none_over_another(text):
    tokens = list(nm.tokenizer("kiwi").tokenize(text))
    drawn = []
    for line in _lines(text, 17):
        boxes = list(_boxes(text, line, tokens))
        assert all(box.left < box.right for box in boxes)
        assert all(one.right <= other.left + 1e-9 for one, other in pairwise(boxes))
        drawn += [box.token for box in boxes]
    assert drawn == tokens


def token(form, start, end, *, exact=True):
    return Token(form, form, "NNG", "NOUN", start, end, exact)


def test_tokens_that_share_syllables_stand_beside_each_other():
    text = "밝혔다."
    tokens = [token("밝히", 0, 2, exact=False), token("었", 1, 2, exact=False), token("다", 2, 3), token(".", 3, 4)]
    boxes = [(box.left, box.right) for box in _boxes(text, (0, 4), tokens)]
    assert boxes == [(0, 1.5), (1.5, 2), (2, 3), (3, pytest.approx(3.58))]
    same = [token(form, 0, 3, exact=False) for form in ("밝히", "었", "다")]
    assert [(box.left, box.right) for box in _boxes(text, (0, 4), same)] == [(0, 1), (1, 2), (2, 3)]


def test_one_list_of_tokens_is_one_lane():
    text = TEXTS[0]
    figure = plot_tokens(text, nm.tokenizer("kiwi").tokenize(text))
    shown = [each.get_text() for each in figure.axes[0].texts]
    assert "협약" in shown
    assert "kiwi" not in shown


@pytest.mark.parametrize(
    ("arguments", "says"), [({"width": 9}, "at least 10"), ({"tokens": [token("가", 90, 91)]}, "'가' at 90:91")]
)
def test_what_cannot_be_drawn_is_told(arguments, says):
    with pytest.raises(ValueError, match=says):
        plot_tokens(**{"text": TEXTS[0], "tokens": [], **arguments})
