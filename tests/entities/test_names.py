"""Names in invented sentences, rule by rule: companies, short forms, persons, places that act, quotations."""

import pytest

from newsmine.entities.find import default_finder
from newsmine.records import Article

FINDER = default_finder()


def named(text, *, title=None):
    return [(m.text, m.label) for m in FINDER.find(Article(id="a", title=title, text=text)).mentions]


def of(label, text, **options):
    return [name for name, kind in named(text, **options) if kind == label]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("㈜물레방아데이터가 6명을 뽑았다.", ["㈜물레방아데이터"]),
        ("㈜봄내메디도 각각 세 팀을 도왔다.", ["㈜봄내메디"]),
        ("로봇은 고갯길식품㈜ 공장에 들어갔다.", ["고갯길식품㈜"]),
        ("첫 짝은 ㈜갈대밭과 고갯길식품㈜다.", ["㈜갈대밭", "고갯길식품㈜"]),
        ("㈜미나리도 대표가 왔다.", ["㈜미나리도"]),
        ("㈜서해가 대표는 웃었다. ㈜서해가는 크다.", ["㈜서해가", "㈜서해가"]),
        ("㈜물레방아는 크다. 새 짝은 물레방아다.", ["㈜물레방아", "물레방아"]),
        ("그저 지어낸 이야기다.", []),
    ],
)
def test_a_marked_company_ends_before_its_particle(text, want):
    assert of("COMPANY", text) == want


def test_a_hyphen_parts_two_organisations_and_stays_inside_latin_names():
    found = named("두 곳이 만났다. ㈜봄내메디도 왔다.", title="봄내메디-들꽃대학교, 갈밭대학교-들꽃진흥재단 협약")
    assert found[:4] == [
        ("봄내메디", "COMPANY"),
        ("들꽃대학교", "UNIVERSITY"),
        ("갈밭대학교", "UNIVERSITY"),
        ("들꽃진흥재단", "PUBLIC_ORG"),
    ]
    assert of("COMPANY", "㈜K-물레가 왔다.") == ["㈜K-물레"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("봄빛흥원 이름 뒤에 방그루 원장은 웃었다.", ["방그루"]),
        ("강버들 씨는 웃었다.", ["강버들"]),
        ("문도란 ㈜물레방아 대표는 웃었다.", ["문도란"]),
        ("㈜물레방아의 문도란 대표는 웃었다.", ["문도란"]),
        ("남궁들 갈밭연구원 원장이 왔다. 남궁 원장은 웃었다.", ["남궁들", "남궁 원장"]),
        ("조하랑 들꽃진흥재단 원장은 웃었다.", ["조하랑"]),
        ("소나린 들꽃창업캠프장은 웃었다.", ["소나린"]),
        ("2기 수료생 표버들 선임연구원은 웃었다. 표 연구원은 말했다.", ["표버들", "표 연구원"]),
        ("들꽃구의회 의장인 강버들 의원도 왔다.", ["강버들"]),
        ("문도란 대표·방그루 대표가 만났다.", ["문도란", "방그루"]),
        ("이사회는 도버들 개발총괄이사를 뽑았다.", ["도버들"]),
    ],
)
def test_a_name_of_rare_syllables_is_known_beside_its_title(text, want):
    assert of("PERSON", text) == want


@pytest.mark.parametrize(
    "text",
    [
        "마케팅 팀장이 왔다.",
        "나머지 대표는 갔다.",
        "지역별 팀장을 뽑았다.",
        "마지막 대표가 말했다.",
        "이들의 대표는 웃었다.",
        "주관사 대표가 말했다.",
        "우승팀 대표가 말했다.",
        "소속사 대표가 말했다.",
        "모든 위원장이 왔다.",
        "전라권 회장이 왔다.",
        "차세대 대표 제품이다.",
        "인공지 대표는 없다.",
        "노동자 대표와 사용자 대표가 만났다.",
        "지난해 ㈜물레방아 대표가 말했다.",
        "이번에 ㈜물레방아 대표가 말했다.",
        "이어서 들꽃진흥재단 원장이 말했다.",
        "반면 들꽃진흥재단 원장은 말을 아꼈다.",
        "현재 들꽃진흥재단 원장은 비어 있다.",
        "이날 들꽃진흥재단 원장은 말을 아꼈다.",
        "한편 들꽃진흥재단 원장은 웃었다.",
        "제3대 들꽃진흥재단 원장은 웃었다.",
        "공모로 들꽃진흥재단 원장을 뽑는다.",
        "마침내 들꽃진흥재단 원장이 왔다.",
        "현직 들꽃진흥재단 원장이 왔다.",
        "차기 들꽃진흥재단 원장을 뽑는다.",
        "신임 들꽃진흥재단 원장을 뽑는다.",
        "오는 5일 오후 들꽃진흥재단 원장이 온다.",
        "민간 위원장이 왔다.",
        "모두 들꽃진흥재단 원장을 반겼다.",
        "그는 지금 ㈜물레방아 대표다.",
        "금융사 ㈜물레방아 대표가 왔다.",
        "주최 측 들꽃진흥재단 원장이 왔다.",
        "공동으로 일한 ㈜물레방아 대표가 왔다.",
        "유망 ㈜물레방아 대표가 왔다.",
        "지역 ㈜물레방아 대표가 왔다.",
        "음성 ㈜물레방아 대표가 왔다.",
        "국내 ㈜물레방아 대표가 왔다.",
        "주인공 ㈜물레방아 대표가 왔다.",
        "당시 ㈜물레방아 대표가 왔다.",
        "전문 ㈜물레방아 대표가 왔다.",
        "기업 ㈜물레방아 대표가 왔다.",
        "여기에 ㈜물레방아 대표가 왔다.",
        "이처럼 ㈜물레방아 대표가 왔다.",
        "이밖에 ㈜물레방아 대표가 왔다.",
        "이에 따라 ㈜물레방아 대표가 왔다.",
        "하지만 ㈜물레방아 대표가 왔다.",
        "특히 ㈜물레방아 대표가 왔다.",
        "두 번째로 ㈜물레방아 대표가 왔다.",
        "최근 ㈜물레방아 대표가 왔다.",
        "함께 ㈜물레방아 대표가 왔다.",
        "선배 기업인 ㈜물레방아 대표가 왔다.",
        "지금도 ㈜물레방아 대표다.",
    ],
)
def test_words_that_begin_with_a_surname_are_no_persons(text):
    assert of("PERSON", text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("갈밭AI진흥재단이 문을 열었다. 진흥재단은 크다. 올해 재단은 바쁘다.", ["갈밭AI진흥재단", "진흥재단", "재단"]),
        (
            "갈밭데이터연구원은 크다. 방그루 원장이 왔다. 표버들 연구원은 웃었다. 연구원 두 명도 웃었다. 데이터연구원이 나섰다.",
            ["갈밭데이터연구원", "데이터연구원"],
        ),
        ("들꽃지원센터가 문을 열었다. 지원센터는 봄 동안 센터 문을 연다.", ["들꽃지원센터", "지원센터", "센터"]),
        ("지역 재단과 민간 센터가 모였다.", []),
    ],
)
def test_any_end_of_a_full_name_stands_for_it(text, want):
    assert of("PUBLIC_ORG", text) == want
    assert len({m.canonical for m in FINDER.find(text).mentions if m.label == "PUBLIC_ORG"}) == min(1, len(want))


def test_a_university_is_known_by_its_short_name_and_whole_behind_its_kind():
    assert of("UNIVERSITY", "갈밭사이버대학교는 크다. 갈밭사이버대는 새롭다.") == ["갈밭사이버대학교", "갈밭사이버대"]
    assert of("UNIVERSITY", "들꽃내대학교는 크다. 문도란 들꽃내대 총장은 웃었다.") == ["들꽃내대학교", "들꽃내대"]


@pytest.mark.parametrize(
    "text",
    [
        '대표는 "광주에 지사를 세울 계획"이라고 말했다.',
        "원장은 “교육생을 늘릴 방안”이라며 웃었다.",
        "그는 ‘누구나 쓰게 할 것’이라고 했다.",
        "그는 ‘값을 내리려는 전략’이라고 했다.",
    ],
)
def test_what_one_says_or_means_to_do_is_no_programme(text):
    assert of("PROGRAM", text) == []


def test_a_quoted_programme_stays_one():
    assert of("PROGRAM", "시는 ‘청년 디딤돌 지원사업’을 연다.") == ["청년 디딤돌 지원사업"]
    assert of("PROGRAM", "시는 “들꽃 배움 프로젝트”를 연다.") == ["들꽃 배움 프로젝트"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("들꽃데이터센터는 서버를 빌려준다. 행사는 들꽃데이터센터에서 열린다.", "PUBLIC_ORG"),
        ("문도란 들꽃AI창업캠프장은 웃었다. 들꽃AI창업캠프에서 만난다.", "PUBLIC_ORG"),
        ("첨단에는 들꽃데이터센터가 들어선다.", "PLACE"),
        ("행사는 들꽃데이터센터에서 열린다.", "PLACE"),
    ],
)
def test_a_place_that_acts_is_an_organisation_throughout(text, label):
    assert {kind for name, kind in named(text) if name.startswith("들꽃")} == {label}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("북구는 갈밭대학교와 협약을 맺었다고 밝혔다.", "GOV"),
        ("광주 북구(청장 문도란)는 넓다.", "GOV"),
        ("행사는 북구에서 열린다.", "PLACE"),
        ("북구는 비가 왔다.", "PLACE"),
    ],
)
def test_a_ward_that_acts_is_its_government(text, label):
    assert ("북구", label) in named(text)


def test_a_company_before_a_comma_ends_before_its_particle_and_keeps_its_name_in_a_list():
    assert of("COMPANY", "촬영은 ㈜물레방아텍이, 분석은 갈밭대가 맡는다.") == ["㈜물레방아텍"]
    assert of("COMPANY", "짝은 ㈜물레달팽이, ㈜갈대숲 등이다.") == ["㈜물레달팽이", "㈜갈대숲"]
    assert of("COMPANY", "㈜물레방아의 개발자는 웃었다.") == ["㈜물레방아"]


def test_words_of_a_title_stand_for_no_body():
    assert of("PUBLIC_ORG", "들꽃데이터센터는 크다고 밝혔다. 문도란 센터장은 웃었다.") == ["들꽃데이터센터"]
