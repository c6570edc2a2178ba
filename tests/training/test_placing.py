"""Labels placed where only their counts are known."""

from collections import Counter

from newsmine.training.placing import place


def test_a_form_that_stands_as_often_as_it_is_counted_is_placed_wherever_it_stands():
    texts = ["가온시는 밝혔다.", "나래가 가온시에 왔다."]

    assert place(texts, {"가온시": Counter(LC=2), "나래": Counter(PS=1)}) == [
        [(0, 3, "LC")],
        [(0, 2, "PS"), (4, 7, "LC")],
    ]


def test_a_longer_form_takes_the_room_of_a_shorter_one():
    texts = ["가온대학교는 가온에 있다."]

    assert place(texts, {"가온대학교": Counter(OG=1), "가온": Counter(LC=1)}) == [[(0, 5, "OG"), (7, 9, "LC")]]


def test_of_many_places_the_one_that_stands_as_a_word_is_taken():
    texts = ["대나무를 심었다.", "나무는 자란다."]

    assert place(texts, {"나무": Counter(PT=1)}) == [[], [(0, 2, "PT")]]
