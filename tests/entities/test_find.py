"""Names and relations in invented articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsmine.entities.finder as module
from newsmine.entities.aliases import read_aliases
from newsmine.entities.candidates import Candidate
from newsmine.entities.find import default_finder, find
from newsmine.entities.finder import Finder
from newsmine.entities.gazetteer import PUBLIC, Entry, read_gazetteer
from newsmine.errors import InputError
from newsmine.records import Article

FINDER = default_finder()
WORDS = st.sampled_from(
    [
        "홍길동",
        "원장",
        "시장",
        "가온정보진흥원",
        "진흥원",
        "가온정보진흥원장",
        "광주시",
        "광주시는",
        "시는",
        "㈜나래",
        "나래㈜",
        "(주)푸른솔",
        "주식회사",
        "대표",
        "(대표",
        "김나래)",
        "'나래",
        "해커톤'",
        "을",
        "열었다.",
        "▲㈜가온",
        "▲㈜달빛",
        "홍원장",
        "홍",
        "KAIST",
        "(KAIST)",
        "인공지능(AI)",
        "사관학교",
        "광주",
        "과학기술진흥원",
        "\n",
        "\xa0",
        "‘",
        "’",
        '"',
        "·",
        ",",
        ".",
        "27일",
        "𝔸",
        "é",
        "𐐷",
        "기자",
        "5기",
        "나래대",
        "총장",
    ]
)


def named(text, *, finder=FINDER):
    return {(m.text, m.label) for m in finder.find(text).mentions}


def ties(text, *, finder=FINDER):
    return {(r.head, r.type, r.tail) for r in finder.find(text).relations}


@given(words=st.lists(WORDS, max_size=25), joints=st.lists(st.sampled_from(["", " "]), min_size=25, max_size=25))
def test_every_mention_is_a_slice_of_its_field_and_none_overlaps(words, joints):
    text = "".join(word + joint for word, joint in zip(words, joints, strict=False))
    article = Article(id="a", title="홍길동 가온정보진흥원장, ㈜나래와 협약", text=text)
    found = FINDER.find(article)
    ends = {"title": 0, "text": 0}
    for mention in found.mentions:
        source = article.title if mention.field == "title" else article.text
        assert source[mention.start : mention.end] == mention.text
        assert mention.start >= ends[mention.field]
        assert 0 <= mention.score <= 1
        ends[mention.field] = mention.end
    ids = {mention.entity_id for mention in found.mentions}
    for relation in found.relations:
        assert {relation.head_id, relation.tail_id} <= ids
        assert 0 <= relation.start < relation.end <= len(text)


@given(text=st.text(max_size=200))
def test_any_text_is_read_without_an_error(text):
    article = Article(id="a", text=text)
    assert all(text[m.start : m.end] == m.text for m in FINDER.find(article).mentions)


def test_sentences_are_counted_in_the_text_and_minus_one_in_a_title():
    article = Article(id="a", title="가온정보진흥원 출범", text="가온정보진흥원이 문을 열었다. 홍길동 원장이 인사했다.")
    assert [(m.text, m.sentence) for m in FINDER.find(article).mentions] == [
        ("가온정보진흥원", -1),
        ("가온정보진흥원", 0),
        ("홍길동", 1),
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("㈜가온은 나래㈜와 (주)푸른솔을 찾았다.", {"㈜가온", "나래㈜", "(주)푸른솔"}),
        ("참여 기업은 ▲㈜가온 ▲㈜달빛소프트 등이다.", {"㈜가온", "㈜달빛소프트"}),
        ("별하늘 주식회사는 새 앱을 냈다.", {"별하늘 주식회사"}),
        ("가온에이아이(대표 홍길동)는 광산구로 옮겼다.", {"가온에이아이"}),
        ("스타트업 ‘구름빛’은 투자를 받았다.", {"구름빛"}),
    ],
)
def test_companies_are_known_by_the_marks_of_their_form(text, want):
    assert {name for name, label in named(text) if label == "COMPANY"} == want


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("홍길동 원장은 웃었다.", "홍길동"),
        ("홍길동 가온정보진흥원장은 웃었다.", "홍길동"),
        ("홍길동 가온시 미래산업국장이 나섰다.", "홍길동"),
        ("가온정보진흥원(원장 홍길동)은 웃었다.", "홍길동"),
        ("교육생 김나래(28) 씨는 웃었다.", "김나래"),
        ("남궁민수 나래대학교 총장은 웃었다.", "남궁민수"),
        ("이도윤씨는 웃었다.", "이도윤"),
        ("홍길동(사진) 나래대학교 총장은 웃었다.", "홍길동"),
    ],
)
def test_a_person_is_known_by_a_title(text, person):
    assert (person, "PERSON") in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "전문가 대표가 말했다.",
        "이날 시장은 붐볐다.",
        "주민 대표와 학생 대표가 만났다.",
        "홍길동 기자",
        "지난해 시장 규모가 커졌다.",
        "이사장은 자리를 떴다.",
        "위원회 위원장이 바뀌었다.",
    ],
)
def test_words_beside_a_title_are_no_persons(text):
    assert not {name for name, label in named(text) if label == "PERSON"}


def test_the_organisation_inside_a_title_is_found_without_the_title():
    assert ("가온정보진흥원", "PUBLIC_ORG") in named("홍길동 가온정보진흥원장은 웃었다.")
    assert ("광주광역시", "GOV") in named("홍길동 광주광역시장은 웃었다.")


def test_a_name_ends_before_its_particle_and_not_inside_a_word():
    assert ("광주시", "GOV") in named("광주시는 문을 열었다.")
    assert ("광주", "PLACE") in named("광주시민이 모였다.")
    assert not named("새광주통닭집이 문을 열었다.")


def test_short_forms_mean_the_last_full_name_of_their_kind():
    text = "광주시와 가온정보진흥원이 만났다. 진흥원은 시와 손잡았다. 나래과학진흥원도 왔다. 진흥원은 기뻐했다."
    meant = [(m.text, m.canonical) for m in FINDER.find(text).mentions if m.by == "short form"]
    assert meant == [("진흥원", "가온정보진흥원"), ("시", "광주광역시"), ("진흥원", "나래과학진흥원")]


def test_a_surname_with_its_title_is_the_person_named_in_full():
    text = "홍길동 가온정보진흥원장과 김나래 가온시장이 만났다. 홍 원장은 말했다. 김 시장은 들었다. 박 대표는 없다."
    meant = {m.text: m.canonical for m in FINDER.find(text).mentions if m.by == "surname and title"}
    assert meant == {"홍 원장": "홍길동", "김 시장": "김나래"}


def test_the_title_of_an_article_names_persons_for_its_text():
    article = Article(id="a", title="홍길동 가온진흥원장 취임", text="새 원장이 왔다. 홍길동은 가온 사람이다.")
    assert ("홍길동", 10) in {(m.text, m.start) for m in FINDER.find(article).mentions if m.field == "text"}


def test_an_abbreviation_in_brackets_is_learnt_for_the_article():
    text = "가온정보산업진흥원(GIPA)이 문을 열었다. GIPA는 커진다."
    entities = {m.text: m.entity_id for m in FINDER.find(text).mentions}
    assert entities["GIPA"] == entities["가온정보산업진흥원"]


def test_marks_and_blanks_do_not_part_an_entity_and_near_names_stay_apart():
    same = {m.entity_id for m in FINDER.find("㈜ 가온 대표가 왔다. 주식회사 가온은 크다. ㈜가온은 작다.").mentions}
    assert len(same) == 1
    text = "정보통신산업진흥원, 광주정보문화산업진흥원, 광주과학기술진흥원이 모였다. 광주정보문화진흥원이 맡았다."
    canonical = [m.canonical for m in FINDER.find(text).mentions]
    assert len(set(canonical)) == 3
    assert canonical[-1] == "광주정보문화산업진흥원"


def test_renamings_and_short_names_of_public_bodies_have_one_official_name():
    canonical = {m.text: m.canonical for m in FINDER.find("과기정통부와 전남대, 광주시, 카이스트가 모였다.").mentions}
    assert canonical == {
        "과기정통부": "과학기술정보통신부",
        "전남대": "전남대학교",
        "광주시": "광주광역시",
        "카이스트": "한국과학기술원",
    }


def test_a_post_ties_person_unit_and_organisation():
    found = FINDER.find("홍길동 광주시 미래산업국장은 말했다. 김나래 가온정보진흥원장도 말했다.").relations
    assert {(r.head, r.type, r.tail, r.role) for r in found} == {
        ("홍길동", "HEAD_OF", "미래산업국", "국장"),
        ("홍길동", "AFFILIATED_WITH", "광주광역시", "미래산업국장"),
        ("미래산업국", "PART_OF", "광주광역시", None),
        ("김나래", "HEAD_OF", "가온정보진흥원", "원장"),
    }


def test_in_a_list_of_guests_each_heads_only_the_own_house():
    text = "행사에는 홍길동 광주시장과 김나래 정보통신산업진흥원 미래본부장, 이도윤 가온사업단장 등이 참석했다."
    heads = {pair for pair in ties(text) if pair[1] == "HEAD_OF"}
    assert heads == {
        ("홍길동", "HEAD_OF", "광주광역시"),
        ("김나래", "HEAD_OF", "미래본부"),
        ("이도윤", "HEAD_OF", "가온사업단"),
    }


def test_who_held_a_post_before_does_not_head_it_now():
    assert not ties("홍길동 전 가온정보진흥원장은 말했다.")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("광주시는 나래대학교, ㈜가온과 업무협약을 체결했다.", ("광주광역시", "SIGNED_MOU_WITH", "나래대학교")),
        ("광주시는 27일 ‘나래 해커톤’을 개최했다.", ("광주광역시", "HOSTS", "나래 해커톤")),
        ("가온재단이 주관한 ‘나래 해커톤’이 열렸다.", ("가온재단", "HOSTS", "나래 해커톤")),
        ("홍길동 원장은 27일 ‘나래 해커톤’에 참석했다.", ("홍길동", "PARTICIPATES_IN", "나래 해커톤")),
        ("김대중컨벤션센터에서 열린 ‘나래 해커톤’은 끝났다.", ("나래 해커톤", "LOCATED_IN", "김대중컨벤션센터")),
        ("㈜가온은 인공지능 플랫폼 ‘달빛길’을 개발했다.", ("가온", "DEVELOPS", "달빛길")),
        ("광주시는 ‘나래 인재양성 사업’을 운영하고 있다.", ("광주광역시", "RUNS", "나래 인재양성 사업")),
        (
            "나래재단은 ‘나래 해커톤’을 열었다. 이날 행사에는 홍길동 가온시장 등이 참석했다.",
            ("홍길동", "PARTICIPATES_IN", "나래 해커톤"),
        ),
        ("가온진흥원은 진흥원 부설기구로 나래융합사업단을 설립했다.", ("나래융합사업단", "PART_OF", "가온진흥원")),
        ("나래사관학교는 광주시와 가온재단이 운영한다.", ("가온재단", "RUNS", "나래사관학교")),
        ("광주시는 ㈜가온, ㈜나래와 협력해 새 과정을 만든다.", ("광주광역시", "PARTNER_OF", "가온")),
        ("㈜가온은 ‘나래 경진대회’에서 대상을 수상했다.", ("가온", "WON", "나래 경진대회")),
    ],
)
def test_deeds_tie_the_entities_of_a_sentence(text, want):
    assert want in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "광주시는 나래대학교와 업무협약을 체결할 계획이다.",
        "광주시는 나래대학교와 업무협약을 체결하지 않았다.",
        "광주시는 ‘나래 해커톤’을 개최할 예정이다.",
        "광주시는 나래대학교의 사례를 벤치마킹했다.",
    ],
)
def test_plans_and_negations_are_no_relations(text):
    assert not ties(text)


def test_the_hall_a_unit_and_a_district_belong_to_the_town_before_them():
    text = "광주시 미래산업국은 남구 나래동에서 행사를 열었다. 시장은 시청 중회의실에서 손님을 맞았다."
    found = {m.text: (m.label, m.canonical) for m in FINDER.find(text).mentions}
    assert found["미래산업국"] == ("GROUP", "미래산업국")
    assert found["나래동"] == ("PLACE", "나래동")
    assert found["시청"] == ("PLACE", "광주광역시청")


def test_a_company_is_known_by_the_list_that_it_stands_in():
    text = "㈜가온, 푸른달, 나래샘 등 10개 기업이 왔다. 이 가운데 제조, 물류 등 5개 기업은 떠났다."
    assert {name for name, label in named(text) if label == "COMPANY"} == {"㈜가온", "푸른달", "나래샘"}


def test_two_readings_of_one_article_are_equal():
    text = "홍길동 가온정보진흥원장은 ㈜나래와 협약을 맺었다. 진흥원은 기뻐했다."
    assert Finder.from_files().find(text) == FINDER.find(text)


def test_the_study_hides_the_public_reading_of_a_name_and_its_aliases_win(tmp_path):
    path = tmp_path / "aliases.csv"
    path.write_text("alias,label,canonical,note\n사관학교,PROGRAM,가온사관학교,\n", encoding="utf-8")
    study = [
        Entry(name="카이스트", label="GROUP", canonical="카이스트 동문회"),
        Entry(name="사관학교", label="PROGRAM", canonical="x"),
    ]
    finder = Finder([study, read_gazetteer(PUBLIC)], aliases=read_aliases(path))
    assert [(m.label, m.canonical) for m in finder.find("카이스트와 사관학교가 만났다.").mentions] == [
        ("GROUP", "카이스트 동문회"),
        ("PROGRAM", "가온사관학교"),
    ]


def test_a_further_finder_is_merged_by_the_same_rule():
    def tagger(scan):
        place = scan.text.find("달무리")
        if place >= 0:
            yield Candidate(start=place, end=place + 3, label="GROUP", by="tagger", score=0.8)

    finder = Finder([read_gazetteer(PUBLIC)], finders=[tagger])
    assert ("달무리", "GROUP") in named("달무리는 광주시와 만났다.", finder=finder)
    assert finder.fingerprint != FINDER.fingerprint


def test_the_fingerprint_changes_with_the_dictionary():
    one = Finder([[Entry(name="가온", label="COMPANY", canonical="가온")]])
    other = Finder([[Entry(name="가온", label="GROUP", canonical="가온")]])
    assert (
        one.fingerprint
        != other.fingerprint
        == Finder([[Entry(name="가온", label="GROUP", canonical="가온")]]).fingerprint
    )


def test_find_takes_a_text_an_article_and_a_stream():
    article = Article(id="a", text="광주시는 문을 열었다.")
    assert [m.text for m in find(article)] == ["광주시"]
    assert [m.article_id for m in find(iter([article, article]))] == ["a", "a"]
    assert find("광주시는 문을 열었다.")[0].article_id == ""


def test_a_stream_is_read_lazily():
    def articles():
        yield Article(id="a", text="광주시는 문을 열었다.")
        raise AssertionError

    assert next(find(articles(), tagger="none")).text == "광주시"


def test_a_gazetteer_with_a_wrong_label_says_line_and_way_out(tmp_path):
    path = tmp_path / "gazetteer.csv"
    path.write_text("name,label\n가온,COMPANI\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"line 2.*did you mean 'COMPANY'"):
        read_gazetteer(path)
    with pytest.raises(InputError, match="cannot be read as a gazetteer"):
        read_gazetteer(tmp_path / "missing.csv")
    with pytest.raises(InputError, match="cannot be read as aliases"):
        read_aliases(tmp_path / "missing.csv")


def test_the_rules_are_part_of_the_fingerprint(monkeypatch):
    monkeypatch.setattr(module, "code_hash", lambda *_: "other rules")
    assert Finder.from_files().fingerprint != FINDER.fingerprint


def test_an_installed_finder_proposes_names(monkeypatch):
    def find_ships(scan):
        at = scan.text.find("누리온호")
        return [Candidate(start=at, end=at + 4, label="PRODUCT", by="ships", score=0.9)] if at >= 0 else []

    monkeypatch.setattr("newsmine.plugins.names", lambda _kind: ["ships"])
    monkeypatch.setattr("newsmine.plugins.load", lambda _kind, _name: find_ships)
    found = Finder.from_files().find("새로 만든 누리온호가 항구에 들어왔다.")
    assert [(mention.text, mention.label, mention.by) for mention in found.mentions] == [
        ("누리온호", "PRODUCT", "ships")
    ]
