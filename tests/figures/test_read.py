"""What a figure of a sentence counts, of whom, of which class and when."""

from datetime import datetime

import pytest

from newsmine.entities.finder import Finder
from newsmine.entities.gazetteer import Entry
from newsmine.figures.read import read
from newsmine.records import KST, VALUE_LABELS, Article
from newsmine.tokens.tokenize import tokenizer

FINDER = Finder(
    [
        [
            Entry(name="한빛사관학교", label="PROGRAM", canonical="한빛사관학교"),
            Entry(name="가온진흥원", label="PUBLIC_ORG", canonical="가온진흥원"),
            Entry(name="나래로봇", label="COMPANY", canonical="나래로봇"),
            Entry(name="누리박람회", label="EVENT", canonical="누리박람회"),
            Entry(name="한빛사관학교 5기 수료식", label="EVENT", canonical="한빛사관학교 5기 수료식"),
        ]
    ]
)


@pytest.fixture(scope="module")
def tokenize():
    return tokenizer("kiwi").tokenize


@pytest.fixture(scope="module")
def figures(tokenize):
    def of(text, title=None):
        article = Article(id="a", title=title, text=text, published_at=datetime(2024, 11, 27, tzinfo=KST))
        names = [m for m in FINDER.find(article).mentions if m.label not in VALUE_LABELS]
        found = list(read(article, names, tokenize))
        for one in found:
            own = title if one.field == "title" else text
            assert own[one.start : one.end] == one.written
            assert one.sentence_start <= one.start < one.end <= one.sentence_end
        return found

    return of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("한빛사관학교 5기 수료생은 305명이다.", ("한빛사관학교", "5기", {"수료"}, 305, "명")),
        ("한빛사관학교 5기에서 305명이 수료했다.", ("한빛사관학교", "5기", {"수료"}, 305, "명")),
        ("한빛사관학교가 305명의 전문인력을 배출했다.", ("한빛사관학교", None, {"수료"}, 305, "명")),
        ("한빛사관학교 3기 교육생 298명이 일곱 달의 교육을 마쳤다.", ("한빛사관학교", "3기", {"수료"}, 298, "명")),
        ("한빛사관학교는 5기 교육생 330명을 모집한다.", ("한빛사관학교", "5기", {"교육", "모집"}, 330, "명")),
        ("한빛사관학교 5기 모집에 1,612명이 지원했다.", ("한빛사관학교", "5기", {"지원"}, 1612, "명")),
        ("한빛사관학교 교육 시간은 총 1,300시간이다.", ("한빛사관학교", None, {"교육", "시간"}, 1300, "시간")),
        ("한빛사관학교는 총 1300여 시간에 걸친 교육을 한다.", ("한빛사관학교", None, {"교육"}, 1300, "시간")),
        ("한빛사관학교 5기는 30개 기업이 참여했다.", ("한빛사관학교", "5기", {"기업", "참여"}, 30, "개")),
        ("한빛사관학교에 참여한 기업은 30곳이다.", ("한빛사관학교", None, {"기업", "참여"}, 30, "곳")),
        ("가온진흥원의 올해 예산은 120억원이다.", ("가온진흥원", None, {"예산"}, 1.2e10, "원")),
        ("나래로봇은 지난해 매출 50억원을 올렸다.", ("나래로봇", None, {"매출"}, 5e9, "원")),
        ("나래로봇은 특허 15건을 출원했다.", ("나래로봇", None, {"특허", "출원"}, 15, "건")),
        ("나래로봇이 60억원 규모의 투자를 유치했다.", ("나래로봇", None, {"투자", "유치"}, 6e9, "원")),
        ("나래로봇은 협약 3건을 맺었다.", ("나래로봇", None, {"협약"}, 3, "건")),
        ("나래로봇의 직원은 13명으로 늘었다.", ("나래로봇", None, {"직원"}, 13, "명")),
        ("누리박람회에는 300여명이 참석했다.", ("누리박람회", None, {"참석"}, 300, "명")),
        ("한빛사관학교 5기의 경쟁률은 4.9대 1이다.", ("한빛사관학교", "5기", {"경쟁"}, 4.9, "대 1")),
    ],
)
def test_what_is_counted_of_whom(figures, text, told):
    (one,) = figures(text)
    assert (one.canonical, one.cohort, set(one.key), one.value, one.unit) == told
    assert not one.planned
    assert not one.share


@pytest.mark.parametrize(
    "text",
    [
        "한빛사관학교 지원자는 지난해보다 226명 늘었다.",
        "한빛사관학교 취업률이 10%p 올랐다.",
        "나래로봇의 매출은 두 배로 뛰었다.",
        "한빛사관학교는 교육 시간을 160시간 가량 늘렸다.",
        "나래로봇은 김나래(44) 대표가 이끈다.",
        "한빛사관학교는 3년 만에 문을 열었다.",
        "한빛사관학교 수료생은 305명이 아니다.",
        "나래로봇은 1위를 지켰다.",
        "두 기관은 한빛사관학교를 함께 연다.",
        "광주에 사는 사람은 144만명이다.",
    ],
)
def test_changes_ranks_multiples_and_what_is_nobodys_are_no_figures(figures, text):
    assert figures(text) == []


def test_a_list_goes_on_with_what_its_first_figure_counts(figures):
    found = figures("한빛사관학교 수료생은 1기 155명, 2기 157명, 3기 287명이다.")
    assert [(one.cohort, one.value, one.key) for one in found] == [
        ("1기", 155, frozenset({"수료"})),
        ("2기", 157, frozenset({"수료"})),
        ("3기", 287, frozenset({"수료"})),
    ]


def test_a_share_in_brackets_is_one_of_what_stands_before_it(figures):
    count, share = figures("한빛사관학교 5기 여성 교육생은 120명(36.4%)이다.")
    assert (count.value, count.share, share.value, share.share) == (120, False, 36.4, True)
    assert count.key == share.key == frozenset({"여성", "교육"})


def test_a_part_of_a_count_is_another_measure(figures):
    whole, part = figures("가온진흥원은 올해 예산 214억 원 가운데 61억 원을 인재 양성에 쓴다.")
    assert whole.key < part.key
    assert (whole.value, part.value) == (2.14e10, 6.1e9)


def test_what_was_before_is_left_out_and_what_is_now_stays(figures):
    (now,) = figures("한빛사관학교 교육 기간은 6개월에서 7개월로 늘었다.")
    assert (now.value, now.unit) == (7, "개월")


def test_sums_of_years_and_plans_are_told_apart(figures):
    (summed,) = figures("한빛사관학교는 5기까지 총 1221명의 전문인력을 배출했다.")
    assert (summed.cumulative, summed.cohort, summed.planned) == (True, "~5기", False)
    (planned,) = figures("한빛사관학교는 내년에 6기 교육생 360명을 모집할 계획이다.")
    assert (planned.planned, planned.cohort, planned.holds, planned.cumulative) == (True, "6기", "2025", False)
    done, plan = figures("한빛사관학교는 5기 수료생 305명을 배출했고 내년에는 교육생 360명을 모집할 예정이다.")
    assert (done.planned, plan.planned) == (False, True)
    (told,) = figures("나래로봇은 수료생 4명을 채용한 경험을 바탕으로 채용을 늘릴 예정이다.")
    assert not told.planned


def test_the_time_is_that_of_the_clause_and_not_of_the_report(figures):
    (one,) = figures("가온진흥원은 지난해 예산이 120억원이었다고 27일 밝혔다.")
    assert one.holds == "2023"
    (other,) = figures("2020년 문을 연 한빛사관학교는 305명을 배출했다.")
    assert other.holds is None
    (bracket,) = figures("나래로봇의 직원은 94명(2023년 말 기준)이다.")
    assert bracket.holds == "2023-12"


def test_who_only_reports_has_no_figures_of_others(figures):
    (one,) = figures("가온진흥원은 한빛사관학교 5기 수료생이 305명이라고 27일 밝혔다.")
    assert one.canonical == "한빛사관학교"
    (own,) = figures("가온진흥원은 예산이 120억원이라고 27일 밝혔다.")
    assert (own.canonical, own.tie) == ("가온진흥원", "speaker")


def test_the_sentence_before_lends_its_subject_only_where_there_is_no_other(figures):
    lent = figures("나래로봇은 2020년 문을 열었다. 지금은 56명이 일한다.")
    assert [(one.canonical, one.tie, one.key) for one in lent] == [("나래로봇", "before", frozenset({"근무"}))]
    assert figures("나래로봇은 2020년 문을 열었다. 국내 대학들의 정원은 20명이다.") == []
    assert figures("나래로봇은 2020년 문을 열었다. 경쟁사는 직원 20명을 뽑았다.") == []


def test_what_a_clause_describes_has_its_figure(figures):
    (one,) = figures("25개 기업이 참여하는 누리박람회도 열렸다.")
    assert (one.canonical, one.value) == ("누리박람회", 25)


def test_some_of_them_are_not_how_many_there_are(figures):
    whole = {text: figures(text)[0].whole for text in _WHOLE}
    assert whole == _WHOLE


_WHOLE = {
    "한빛사관학교 5기 교육생은 330명이다.": True,
    "한빛사관학교 5기 교육생 330명을 모집한다.": True,
    "한빛사관학교 5기 교육생 330명.": True,
    "한빛사관학교 5기 교육생 세 명과 학생 둘이 팀을 꾸렸다.": False,
    "한빛사관학교 5기 교육생 30명이 멘토를 맡았다.": False,
}


@pytest.mark.parametrize(
    ("text", "cohort", "key", "value"),
    [
        ("나래로봇이 2조원대 투자를 유치했다.", None, {"투자", "유치"}, 2e12),
        ("나래로봇은 시리즈C 투자로 최근 374억원의 자금을 유치했다.", None, {"자금", "유치"}, 3.74e10),
        ("나래로봇, 200억 투자유치 교육시장 공략", None, {"투자", "유치"}, 2e10),
        ("가온진흥원은 민선 6기 들어 41개 기업을 유치했다.", None, {"기업", "유치"}, 41),
        ("나래로봇 7월 수출 4,000억원.", None, {"수출"}, 4e11),
    ],
)
def test_what_stands_by_the_way_says_nothing_of_what_is_counted(figures, text, cohort, key, value):
    (one,) = figures(text, title=text)[:1]
    assert (one.cohort, set(one.key), one.value, one.per) == (cohort, key, value, None)


def test_what_no_dictionary_knows_takes_no_figure_for_another(figures):
    assert figures("나래로봇은 2020년 문을 열었다. 슈가힐은 총 42억원을 확보했다.") == []
    (reached,) = figures("한빛사관학교의 지원자는 300명을 넘었다.")
    assert reached.key == {"지원"}


def test_the_last_of_a_list_does_not_have_what_counts_the_list(figures):
    assert figures("누리앱은 가온진흥원, 나래로봇 등 기관 3곳에서 지원을 받았다.") == []
    (one,) = figures("나래로봇은 누리박람회, 한빛사관학교 등 행사 3건을 열었다.")
    assert (one.canonical, one.value) == ("나래로봇", 3)


def test_titles_are_read_without_particles(figures):
    found = figures("끝.", title="나래로봇, 60억 투자 유치…한빛사관학교 6기 360명 모집")
    assert [(one.canonical, one.value, one.key, one.unit) for one in found] == [
        ("나래로봇", 6e9, frozenset({"투자", "유치"}), "원"),
        ("한빛사관학교", 360, frozenset({"모집"}), "명"),
    ]


def test_a_figure_told_at_an_event_of_a_programme_has_its_class(figures):
    (one,) = figures("지난 26일 한빛사관학교 5기 수료식에서 305명이 수료했다.")
    assert (one.cohort, one.holds, one.value) == ("5기", "2024-11-26", 305)
