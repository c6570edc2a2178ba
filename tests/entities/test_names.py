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
