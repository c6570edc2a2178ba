import pytest

from newsmine.records import Token
from newsmine.text.stopwords import Stopwords, stopword_lines

ROWS = [
    Token("하", "하다", "VV", "VERB", 0, 1, exact=True),
    Token("하", "하", "XSV", "PART", 1, 2, exact=True),
    Token("것", "것", "NNB", "NOUN", 2, 3, exact=True),
    Token("이", "이", "JKS", "ADP", 3, 4, exact=True),
    Token("듣", "듣다", "VV-R", "VERB", 4, 5, exact=True),
    Token("갔", "가다", "VV+EP", "VERB", 5, 6, exact=True),
    Token("AI/SW", "AI/SW", "SL", "X", 6, 11, exact=True),
]


@pytest.mark.parametrize(
    ("entry", "dropped"),
    [
        ("것", [2]),
        ("하다", [0]),
        ("하/XSV", [1]),
        ("하", [0, 1]),
        ("하/VERB", [0]),
        ("/JKS", [3]),
        ("/ADP", [3]),
        ("/VV", [0, 4, 5]),
        ("/VV-R", [4]),
        ("/VERB", [0, 4, 5]),
        (r"AI\/SW", [6]),
        ("없음", []),
    ],
)
def test_an_entry_leaves_out_a_form_a_form_with_its_tag_or_a_class(entry, dropped):
    kept = Stopwords([entry]).drop(ROWS)
    assert kept == [token for i, token in enumerate(ROWS) if i not in dropped]


def test_what_is_asked_of_a_collection_holds():
    stopwords = Stopwords(["것", "/JKS", "하/XSV", r"가\/나", "것", " "])
    assert len(stopwords) == 4
    assert "것" in stopwords
    assert "가/나" in stopwords
    assert Stopwords(list(stopwords)) == stopwords
    assert Stopwords(list(stopwords)).fingerprint == stopwords.fingerprint != Stopwords(["것"]).fingerprint
    with pytest.raises(TypeError, match="stopwords must be an iterable"):
        Stopwords("것")


def test_remarks_stand_behind_a_blank_or_begin_a_line():
    assert stopword_lines("# 조사\n/JKS # 주격\nC#\n\n  것  ") == ["/JKS", "C#", "것"]
