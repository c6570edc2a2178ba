"""Found names against marked ones."""

from collections import Counter

from newsmine.evaluation.gold import GoldArticle, GoldMention
from newsmine.evaluation.mentions import confusion, count, judge
from newsmine.evaluation.scores import Score
from newsmine.records import Article, Mention

TEXT = "가온시는 27일 나래구 늘푸른관에서 다온해커톤을 열었다. 홍길동 시장이 참석했다. 사진=가온시"


def place(text, *, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    return "text", start, start + len(text)


def marked(text, label, *, also=(), labels=(), nth=0, **more):
    return GoldMention(
        places=(place(text, nth=nth), *(place(other) for other in also)),
        labels=(label, *labels),
        entities=(text,),
        text=text,
        **more,
    )


def found(text, label, *, nth=0):
    field, start, end = place(text, nth=nth)
    return Mention(
        article_id="a",
        start=start,
        end=end,
        text=text,
        label=label,
        entity_id=text,
        canonical=text,
        sentence=0,
        by="test",
        field=field,
    )


def gold(*mentions, ignored=()):
    return GoldArticle(article=Article(id="a", text=TEXT), mentions=mentions, ignored=ignored)


def kinds(article, *mentions, **how):
    return Counter(verdict.kind for verdict in judge(article, mentions, **how))


def test_the_f1_of_a_page_is_the_one_computed_by_hand():
    article = gold(
        marked("가온시", "GOV"), marked("나래구", "PLACE"), marked("다온해커톤", "EVENT"), marked("홍길동", "PERSON")
    )
    mentions = [found("가온시", "GOV"), found("나래구", "GOV"), found("해커톤", "EVENT"), found("시장", "PERSON")]
    strict, lenient = (count(judge(article, mentions, matching=how)) for how in ("strict", "lenient"))
    assert strict == {
        "EVENT": Score(missed=1, false=1),
        "GOV": Score(right=1, false=1),
        "PERSON": Score(missed=1, false=1),
        "PLACE": Score(missed=1),
    }
    assert strict["GOV"].f1 == 2 / 3
    assert lenient["EVENT"] == Score(right=1)
    assert lenient["PERSON"] == Score(missed=1, false=1)


def test_other_boundaries_and_labels_are_right_where_gold_allows_them():
    article = gold(marked("늘푸른관", "PLACE", also=("나래구 늘푸른관",), labels=("PUBLIC_ORG",)))
    assert kinds(article, found("나래구 늘푸른관", "PUBLIC_ORG")) == {"right": 1}
    assert kinds(article, found("나래구 늘푸른관", "GOV")) == {"missed": 1, "false": 1}
    assert kinds(article, found("푸른관", "PLACE")) == {"missed": 1, "false": 1}
    [verdict] = judge(article, [found("나래구 늘푸른관", "PUBLIC_ORG")])
    assert verdict.label == "PLACE"


def test_one_name_is_right_once():
    article = gold(marked("늘푸른관", "PLACE", also=("나래구 늘푸른관",)))
    both = [found("늘푸른관", "PLACE"), found("나래구 늘푸른관", "PLACE")]
    assert kinds(article, *both) == {"right": 1, "false": 1}
    assert kinds(article, *both, matching="lenient") == {"right": 1, "false": 1}
    assert kinds(article, both[0], both[0]) == {"right": 1}


def test_what_matches_an_optional_name_counts_neither_way():
    article = gold(marked("다온해커톤", "EVENT", optional=True))
    assert kinds(article) == {}
    assert kinds(article, found("다온해커톤", "EVENT")) == {}
    assert kinds(article, found("다온해커톤", "PROGRAM")) == {"false": 1}
    assert kinds(article, found("해커톤", "EVENT")) == {"false": 1}
    assert kinds(article, found("해커톤", "EVENT"), matching="lenient") == {}


def test_flags_can_be_made_neutral():
    article = gold(marked("가온시", "GOV", nth=1, flags=frozenset({"credit"})))
    mention = found("가온시", "GOV", nth=1)
    assert kinds(article) == {"missed": 1}
    assert kinds(article, mention) == {"right": 1}
    assert kinds(article, neutral=("credit",)) == {}
    assert kinds(article, mention, neutral=("credit",)) == {}


def test_what_is_found_in_ignored_places_counts_neither_way_unless_it_is_marked():
    credit = place("사진=가온시")
    assert kinds(gold(ignored=(credit,)), found("가온시", "GOV", nth=1)) == {}
    assert kinds(gold(marked("가온시", "GOV", nth=1), ignored=(credit,)), found("가온시", "GOV", nth=1)) == {"right": 1}


def test_a_title_is_another_text():
    article = GoldArticle(
        article=Article(id="a", text=TEXT, title=TEXT),
        mentions=(GoldMention(places=(("title", 0, 3),), labels=("GOV",), entities=("가온시",), text="가온시"),),
    )
    assert kinds(article, found("가온시", "GOV")) == {"missed": 1, "false": 1}


def test_values_are_no_names():
    assert kinds(gold(), found("27일", "DATE")) == {}


def test_the_table_of_labels_shows_what_was_taken_for_what():
    article = gold(marked("가온시", "GOV"), marked("나래구", "PLACE"), marked("홍길동", "PERSON"))
    counts = confusion(article, [found("가온시", "GOV"), found("나래구 늘푸른관", "GOV"), found("해커톤", "EVENT")])
    assert counts == {("GOV", "GOV"): 1, ("PLACE", "GOV"): 1, ("PERSON", "(none)"): 1, ("(none)", "EVENT"): 1}
