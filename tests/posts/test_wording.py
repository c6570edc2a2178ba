import pytest

from newsmine.posts.wording import former_title, has_one_holder, post_of, status_of


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("이도윤 가온시장은 협약을 맺었다.", "held"),
        ("이도윤(57) 가온시장은 협약을 맺었다.", "held"),
        ("가온시 이도윤 시장이 왔다.", "held"),
        ("새로 뽑힌 가온시장 이도윤은 말했다.", "held"),
        ("이도윤 신임 시장이 취임했다.", "held"),
        ("이 시장은 청년을 만났다.", "held"),
        ("개막 전 가온시장 이도윤과 만났다.", "held"),
        ("3년 전 가온시장 이도윤은 약속했다.", "held"),
        ("이도윤 시장은 전 직원과 만났다.", "held"),
        ("이도윤 시장이 당선 1주년을 맞았다.", "held"),
        ("이도윤 시장과 정하늘 시장 권한대행이 만났다.", "held"),
        ("이도윤 시장, 정하늘 전 시장이 만났다.", "held"),
        ("가온시(시장 이도윤)가 전 한빛시 정하늘 시장을 만났다.", "held"),
        ("가온시장에 이도윤 전 한빛시장이 뽑혔다.", "held"),
        ("이도윤 시장 권한대행은 회의를 열었다.", "acting"),
        ("이도윤 가온시장 직무대행이 말했다.", "acting"),
        ("시장 권한대행인 이도윤 국장이 말했다.", "acting"),
        ("시장 권한대행을 맡은 이도윤 국장이 말했다.", "acting"),
        ("이도윤 전 가온시장은 책을 냈다.", "former"),
        ("이도윤(57) 전 시장은 책을 냈다.", "former"),
        ("이도윤 前 시장이 왔다.", "former"),
        ("전 가온시장 이도윤 씨는 책을 냈다.", "former"),
        ("행사에는 전 가온시장 이도윤 씨가 왔다.", "former"),
        ("전임 이도윤 시장이 세운 계획이다.", "former"),
        ("이도윤 당시 시장이 세운 계획이다.", "former"),
        ("이도윤 시장 당선인은 인수위를 꾸렸다.", "designate"),
        ("차기 시장 이도윤은 말했다.", "designate"),
        ("이도윤 차기 가온시장은 말했다.", "designate"),
        ("이도윤 가온시장 후보는 공약을 냈다.", "candidate"),
        ("이도윤 시장 예비후보가 공약을 냈다.", "candidate"),
        ("이도윤 시장 후보자가 공약을 냈다.", "candidate"),
        ("시장 후보 이도윤은 말했다.", "candidate"),
    ],
)
def test_a_sentence_tells_how_a_person_stands_to_a_post(sentence, status):
    assert status_of(sentence, "이도윤", "시장") == status


def test_a_candidate_for_a_post_by_appointment_is_chosen_for_it():
    assert status_of("김나래 가온부 장관 후보자는 말했다.", "김나래", "장관") == "designate"


def test_a_role_may_say_itself_that_it_is_over():
    assert status_of("김나래 씨가 왔다.", "김나래", "전 원장") == "former"
    assert post_of("전 원장") == "원장"


def test_one_wording_of_a_post_is_not_another_that_ends_alike():
    assert (
        len({post_of(role) for role in ("이사장", "사장", "원장", "위원장", "총장", "사무총장", "시장", "부시장")}) == 8
    )


@pytest.mark.parametrize(
    ("before", "after", "title", "held"),
    [
        ("", " 전 가온시장은 책을 냈다.", "시장", "가온시장"),
        ("", "(57) 전 한빛정보진흥원 원장이 왔다.", "원장", "한빛정보진흥원 원장"),
        ("어제 전 한빛정보진흥원장 ", " 씨가 왔다.", "원장", "한빛정보진흥원장"),
        ("", " 전 시장", "시장", "시장"),
    ],
)
def test_a_former_title_is_found_with_its_place(before, after, title, held):
    found = former_title(before, after)
    assert found is not None
    role, start, end = found
    assert role == title
    text = before if start < 0 else after
    assert text[slice(start, end)].startswith(held)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", " 시장은 말했다."),
        ("3년 전 가온시장 ", "은 약속했다."),
        ("취임 전 가온시장 ", "은 약속했다."),
        ("", " 전 세계를 돌았다."),
        ("전 직원은 ", " 시장과"),
        ("", ""),
    ],
)
def test_what_is_no_former_title_is_none(before, after):
    assert former_title(before, after) is None


@pytest.mark.parametrize(
    ("role", "heads", "one"),
    [
        ("시장", True, True),
        ("공동대표", True, False),
        ("각자대표", True, False),
        ("인재양성본부장", False, True),
        ("본부장", False, False),
        ("교수", False, False),
        ("행정부시장", False, False),
        ("", False, False),
    ],
)
def test_a_post_of_several_is_told_from_one_that_one_holds(role, heads, one):
    assert has_one_holder(role, heads=heads) is one
