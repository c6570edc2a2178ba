"""A tagger among the finders."""

from newsmine.entities.candidates import scan
from newsmine.entities.find import find
from newsmine.entities.finder import Finder
from newsmine.entities.learned import Learned
from newsmine.records import Article
from newsmine.tagger.tagged import Tagged

TEXT = "가온은 나래와 만났다.\n두루진흥원 앞에서 신푸름이 웃었다."


class Told:
    """A tagger that knows forms by heart."""

    fingerprint = "told"

    def __init__(self, *known):
        self._known = known

    def tag(self, texts):
        return [
            [
                Tagged(text.index(form), text.index(form) + len(form), label, score, kind)
                for form, label, score, kind in self._known
                if form in text
            ]
            for text in texts
        ]


def _candidates(*known, text=TEXT):
    return [(text[c.start : c.end], c.label, c.by) for c in Learned(Told(*known))(scan(text))]


def test_places_are_those_of_the_whole_field():
    assert _candidates(("나래", "OG", 0.9, "COMPANY"), ("신푸름", "PS", 0.9, "PERSON")) == [
        ("나래", "COMPANY", "tagger"),
        ("신푸름", "PERSON", "tagger"),
    ]


def test_the_last_noun_of_a_name_says_more_of_its_kind_than_a_tagger_does():
    assert _candidates(("두루진흥원", "OG", 0.9, "COMPANY")) == [("두루진흥원", "PUBLIC_ORG", "tagger")]


def test_labels_of_other_schemes_are_ours():
    assert _candidates(("나래", "OG", 0.9, ""), ("신푸름", "PS", 0.9, "")) == [
        ("나래", "GROUP", "tagger"),
        ("신푸름", "PERSON", "tagger"),
    ]


def test_characters_of_stories_values_and_parts_of_words_are_left_out():
    assert (
        _candidates(
            ("나래", "PS", 0.9, "CHARACTER"),
            ("만났다", "DT", 0.9, "DATE"),
            ("루진흥원", "OG", 0.9, "GROUP"),
            ("가", "LC", 0.9, "PLACE"),
        )
        == []
    )


def test_a_chain_is_a_name_each_and_what_names_a_class_is_none():
    text = "가람도 나루시 누리 문화마당에서 두루경찰청 강력수사대 전담팀과 벤처캐피탈이 한빛 인베스트먼트를 만났다."
    tagged = [
        ("가람도 나루시 누리 문화마당", "LC", 0.9, ""),
        ("두루경찰청 강력수사대 전담팀", "OG", 0.9, "GOV"),
        ("벤처캐피탈", "OG", 0.9, "COMPANY"),
        ("인베스트먼트", "OG", 0.9, "COMPANY"),
    ]

    found = [name for name, _, _ in _candidates(*tagged, text=text)]

    assert found == ["가람도", "나루시", "누리 문화마당", "두루경찰청", "강력수사대", "전담팀"]


def test_a_finder_is_another_with_another_tagger_and_finds_what_it_tags():
    text = "가온은 나래와 만났다."
    plain, learned = Finder([], finders=()), Finder([], finders=[Learned(Told(("나래", "OG", 0.95, "COMPANY")))])

    assert plain.fingerprint != learned.fingerprint
    assert [m.text for m in plain.find(text).mentions] == []
    assert [(m.text, m.label, m.by) for m in learned.find(text).mentions] == [("나래", "COMPANY", "tagger")]


def _named(text, *known):
    return [(m.text, m.label) for m in Finder([], finders=[Learned(Told(*known))]).find(text).mentions]


def test_where_the_rules_are_sure_a_tagger_adds_nothing_of_its_own():
    text = "홍길동 나래대학교 총장과 ㈜가온이 신푸름과 웃었다."
    grown = [("홍길동 나래대학교", "OG", 0.99, "UNIVERSITY"), ("㈜가온", "LC", 0.99, "PLACE")]

    assert _named(text, *grown, ("신푸름", "PS", 0.9, "PERSON")) == [
        ("홍길동", "PERSON"),
        ("나래대학교", "UNIVERSITY"),
        ("㈜가온", "COMPANY"),
        ("신푸름", "PERSON"),
    ]


def test_what_rules_and_tagger_see_alike_is_as_sure_as_the_rules_are():
    text = "두루진흥원이 왔다."
    with_it = Finder([], finders=[Learned(Told(("두루진흥원", "OG", 0.9, "PUBLIC_ORG")))])

    assert with_it.find(text).mentions == Finder([]).find(text).mentions


def test_who_wrote_an_article_is_not_who_it_is_about_whatever_a_tagger_says():
    text = "[가온일보=신푸름 기자] 나래가 왔다."

    assert _named(text, ("신푸름", "PS", 0.99, "PERSON"), ("나래", "OG", 0.99, "COMPANY")) == [("나래", "COMPANY")]


def test_units_and_parties_are_groups_and_a_part_of_government_is_one_by_its_last_noun():
    text = "가온전담팀과 나래반이 두루누리당, 다솜마당큐브, 한빛경찰청에 있다."
    forms = ("가온전담팀", "나래반", "두루누리당", "다솜마당큐브", "한빛경찰청")

    assert _candidates(*((form, "OG", 0.9, "GOV") for form in forms), text=text) == [
        ("가온전담팀", "GROUP", "tagger"),
        ("나래반", "GROUP", "tagger"),
        ("두루누리당", "GROUP", "tagger"),
        ("다솜마당큐브", "GOV", "tagger"),
        ("한빛경찰청", "GOV", "tagger"),
    ]
    assert _candidates(*((form, "OG", 0.8, "GOV") for form in forms[3:]), text=text) == [
        ("한빛경찰청", "GOV", "tagger")
    ]


def test_what_a_company_is_is_not_its_name():
    text = "바이오벤처 가온셀은 VC 나래 캐피탈과 AI 자회사를 낸다."
    tagged = [
        ("바이오벤처 가온셀", "OG", 0.9, "COMPANY"),
        ("VC 나래 캐피탈", "OG", 0.9, "COMPANY"),
        ("AI", "OG", 0.9, "GOV"),
    ]

    assert [name for name, _, _ in _candidates(*tagged, text=text)] == ["가온셀", "나래 캐피탈"]


def test_a_quotation_mark_belongs_to_no_name():
    assert _candidates(("“나래", "OG", 0.9, "COMPANY"), text="“나래가 왔다.") == [("나래", "COMPANY", "tagger")]


def test_a_lone_surrogate_goes_to_no_tagger():
    seen = []

    class Keeps(Told):
        def tag(self, texts):
            seen.extend(texts)
            return super().tag(texts)

    list(Learned(Keeps())(scan("가온\ud800은 왔다.")))

    assert [text.encode() for text in seen] == ["가온?은 왔다.".encode()]


def test_fields_that_were_looked_ahead_at_are_read_once_and_found_the_same():
    class Counts(Told):
        asked = 0

        def tag(self, texts):
            self.asked += 1
            return super().tag(texts)

    told = Counts(("나래", "OG", 0.95, "COMPANY"), ("신푸름", "PS", 0.9, "PERSON"))
    texts = [TEXT, "나래가 왔다.", "", TEXT]
    plain = [list(Learned(told)(scan(text))) for text in texts]
    told.asked, learned = 0, Learned(told)

    learned.look_ahead([(scan(text), ()) for text in texts])

    assert [list(learned(scan(text))) for text in texts] == plain
    assert told.asked == 1
    assert list(learned(scan("나래와 신푸름"))) != []
    assert told.asked == 2


def test_a_list_of_articles_is_found_as_each_of_them_is():
    articles = [Article(id=f"a{n}", title="나래 소식", text=f"나래는 {n}번째다.") for n in range(20)]
    finder = Finder([], finders=[Learned(Told(("나래", "OG", 0.95, "COMPANY")))])

    assert list(find(iter(articles), gazetteer=finder)) == [m for one in articles for m in finder.find(one).mentions]
