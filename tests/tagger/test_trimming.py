"""Where a name ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.tagger.trimming import endings, trimmed
from newsmine.text.hangul import has_final


def cut(text, *, person=False):
    """Return the name in what is marked up to ``|``, or in all of the text."""
    marked = text.index("|") if "|" in text else len(text)
    text = text.replace("|", "")
    place = trimmed(text, 0, marked, endings(text), person=person)
    return None if place is None else text[slice(*place)]


_BEHIND_VOWELS = "는 가 를 의 에 에서 에서는 에서의 에게도 와 와는 와의 로 로부터 까지 부터 였다 였던 라며 라고 만 도 뿐 들은 보다는 처럼 에는"


@pytest.mark.parametrize("name", ["광주시", "누리온데이터"])
@pytest.mark.parametrize("particle", _BEHIND_VOWELS.split())
def test_particles_are_no_part_of_a_name(name, particle):
    assert cut(f"{name}{particle}") == name
    assert cut(f"{name}{particle}| 밝혔다") == name


@pytest.mark.parametrize("particle", "은 이 을 과 과는 으로 이라며 이었다 에서는 의 씨가".split())  # noqa: SIM905 - as above
def test_particles_behind_a_final_consonant_are_no_part_of_a_name(particle):
    assert cut(f"가온정보진흥원{particle}") == "가온정보진흥원"


def test_a_side_is_no_part_of_its_name():
    assert cut("광주시측은") == "광주시"


def test_a_department_keeps_its_ending():
    assert cut("가온융합학과는") == "가온융합학과"


@pytest.mark.parametrize("name", ["신라", "제주도", "여의도", "대만", "경기도", "종로", "삼성전자", "강원특별자치도"])
def test_a_name_that_ends_like_a_particle_stays_whole(name):
    assert cut(name) == cut(f"{name}| 밝혔다") == name


@pytest.mark.parametrize("name", ["엄정은", "최지은", "강유나", "진송이", "도담은", "김하은"])
def test_a_full_name_of_a_person_stays_whole(name):
    assert cut(name, person=True) == cut(f"{name}{'은' if has_final(name[-1]) else '는'}", person=True) == name
    assert cut(f"{name}| 대표", person=True) == name


def test_a_known_short_name_of_a_person_is_bared():
    assert cut("허균은", person=True) == "허균"


def test_a_particle_that_the_mark_cuts_in_two_is_left_out():
    assert cut("광주시에|서는 밝혔다") == cut("광주시에서|는 밝혔다") == "광주시"


def test_what_goes_on_behind_the_mark_as_no_particle_keeps_the_mark():
    assert cut("광주시의|회는 밝혔다") == "광주시의"


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("'광주시'", "광주시"),
        ("(광주시", "광주시"),
        ("광주시)는", "광주시"),
        ("(주)가온은", "(주)가온"),
        ("누리온(NURION)은", "누리온(NURION)"),
        ("㈜가온과", "㈜가온"),
        ("  광주시, ", "광주시"),
        ("68%", "68%"),
        ("\"' ,", None),
        ("", None),
    ],
)
def test_marks_at_the_ends_are_no_part_of_a_name(marked, name):
    assert cut(marked) == name


def test_only_the_last_word_is_bared():
    assert cut("가온의 인공지능 사관학교에서") == "가온의 인공지능 사관학교"


@given(text=st.text(alphabet="광주시는은이에서 김도담가\n.'()A1", max_size=24), data=st.data())
def test_a_name_lies_in_its_mark_and_has_no_blank_at_its_ends(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = trimmed(text, start, end, endings(text))
    if place is not None:
        assert start <= place[0] < place[1] <= end
        name = text[slice(*place)]
        assert name == name.strip()
