from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from newsmine.posts.intervals import Proof, intervals

START = date(2020, 1, 1)
STATUSES = ["held", "held", "held", "acting", "former"]


def proof(person, days, *, status="held", joint=False, post="원장"):
    day = (START + timedelta(days=days)).isoformat()
    return Proof(
        person_id=f"person-{person}",
        person=person,
        organisation_id="org-1",
        organisation="한빛진흥원",
        type="HEAD_OF",
        role=post,
        post=post,
        status=status,
        joint=joint,
        single=status != "former",
        day=day,
        article_id=f"{person}-{days}-{status}",
        start=0,
        end=0,
    )


PROOFS = st.lists(
    st.builds(
        proof,
        st.sampled_from(["김나래", "이도윤", "정하늘"]),
        st.integers(0, 1500),
        status=st.sampled_from(STATUSES),
        joint=st.sampled_from([False, False, False, True]),
        post=st.sampled_from(["원장", "이사장"]),
    ),
    max_size=14,
)


@given(proofs=PROOFS)
def test_every_proof_is_of_just_one_interval_of_its_own_person_post_and_standing(proofs):
    found = intervals(proofs)
    assert sorted(map(repr, (p for each in found for p in each.proofs))) == sorted(map(repr, proofs))
    for each in found:
        assert len({(p.person_id, p.post, p.status) for p in each.proofs}) == 1
        assert [p.day for p in each.proofs] == sorted(p.day for p in each.proofs)
        assert (each.first, each.last) == (each.proofs[0].day, each.proofs[-1].day)


@given(proofs=PROOFS)
def test_nobody_holds_a_post_across_a_day_on_which_it_was_over(proofs):
    over = [p for p in proofs if p.status == "former"]
    for each in intervals(proofs):
        one = each.proofs[0]
        if one.status != "former":
            same = [p.day for p in over if (p.person_id, p.post) == (one.person_id, one.post)]
            assert not [day for day in same if each.first < day <= each.last]


@given(proofs=PROOFS)
def test_a_conflict_is_one_of_both_sides_and_always_in_the_same_days(proofs):
    found = intervals(proofs)
    sides = sum(len(each.rivals) for each in found)
    assert sides % 2 == 0
    for each in found:
        others = [
            other
            for other in found
            if other.proofs[0].post == each.proofs[0].post
            and other.proofs[0].person_id != each.proofs[0].person_id
            and other.first <= each.last
            and each.first <= other.last
        ]
        assert len(each.rivals) <= len(others)
        if each.rivals:
            assert each.proofs[0].status in {"held", "acting"}
            assert not any(p.joint for p in each.proofs)


@given(proofs=PROOFS, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_the_proofs_does_not_matter(proofs, shuffled):
    again = list(proofs)
    shuffled.shuffle(again)

    def told(found):
        return [(each.first, each.last, each.rivals, each.proofs[0].person, each.proofs[0].post) for each in found]

    assert told(intervals(proofs)) == told(intervals(again))


def test_the_day_of_handing_over_belongs_to_both():
    found = intervals([proof("김나래", 0), proof("김나래", 30), proof("이도윤", 30), proof("이도윤", 60)])
    assert [each.rivals for each in found] == [(), ()]


def test_two_holders_on_one_day_alone_are_a_conflict():
    found = intervals([proof("김나래", 5), proof("이도윤", 5)])
    assert [each.rivals for each in found] == [("이도윤 2020-01-06",), ("김나래 2020-01-06",)]


def test_two_heads_of_a_company_in_one_article_share_the_post_and_two_mayors_do_not():
    def together(post):
        both = [replace(proof(name, 5, post=post), article_id="a") for name in ("김나래", "이도윤")]
        return [len(each.rivals) for each in intervals([*both, proof("김나래", 9, post=post)])]

    assert together("대표") == [0, 0]
    apart = intervals(
        [proof("김나래", 0, post="대표"), proof("이도윤", 5, post="대표"), proof("김나래", 9, post="대표")]
    )
    assert [len(each.rivals) for each in apart] == [1, 1]
    same_day = [replace(proof(name, 5, post="시장"), article_id="a") for name in ("김나래", "이도윤")]
    assert [len(each.rivals) for each in intervals(same_day)] == [1, 1]


def test_who_is_said_to_hold_a_post_in_between_contradicts_the_holder():
    found = intervals([proof("김나래", 0), proof("이도윤", 40), proof("김나래", 90)])
    assert [(each.proofs[0].person, len(each.rivals)) for each in found] == [("김나래", 1), ("이도윤", 1)]


def test_who_is_former_and_is_said_to_hold_it_again_has_two_intervals():
    found = intervals([proof("김나래", 0), proof("김나래", 10, status="former"), proof("김나래", 400)])
    assert [(each.proofs[0].status, each.first) for each in found] == [
        ("held", "2020-01-01"),
        ("former", "2020-01-11"),
        ("held", "2021-02-04"),
    ]
