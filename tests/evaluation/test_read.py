"""Gold from files of each form."""

import json

import pytest

from newsmine.errors import InputError, RowError
from newsmine.evaluation.read import read_gold
from newsmine.records import Article

# A saved page: a button, the title twice, the body with an address of a reporter, a photo with its text twice.
LINES = [
    ("share_ui", "공유하기"),
    ("title", "가온시, 다온해커톤 개최"),
    ("title", "가온시, 다온해커톤 개최"),
    ("body", "가온시는 27일 다온해커톤을 열었다."),
    ("caption", "홍길동 시장이 인사하고 있다. 사진=가온시"),
    ("caption", "홍길동 시장이 인사하고 있다. 사진=가온시"),
    ("byline", "가온시=나래 기자"),
]
PAGE = "\r\n".join(text for _, text in LINES)


def line_start(n):
    return sum(len(text) + 2 for _, text in LINES[:n])


def mark(n, text, label, **more):
    start = line_start(n) + LINES[n][1].index(text)
    return {"start": start, "end": start + len(text), "text": text, "label": label, "entity": text} | more


def marks(**more):
    lines = []
    for n, (kind, text) in enumerate(LINES):
        line = {"n": n, "start": line_start(n), "end": line_start(n) + len(text), "kind": kind}
        lines.append(line | ({"dup_of": n - 1} if n in {2, 5} else {}))
    names = ("가온시", "다온해커톤", "홍길동")
    return {
        "lines": lines,
        "published": "2024-11-27T09:52",
        "mentions": [
            mark(1, "가온시", "GOV"),
            mark(2, "가온시", "GOV", dup=True),
            mark(3, "가온시", "GOV", alt_labels=["PLACE"]),
            mark(3, "다온해커톤", "EVENT", alt_spans=[[line_start(3) + 10, line_start(3) + 13]]),
            mark(4, "홍길동", "PERSON"),
            mark(5, "홍길동", "PERSON", dup=True),
        ],
        "optional_mentions": [mark(4, "가온시", "GOV", credit=True)],
        "entities": [{"id": name, "canonical": name, "aliases": [], "gid": f"모두:{name}"} for name in names],
        "relations": [
            {"head": "가온시", "type": "HOSTS", "tail": "다온해커톤", "evidence": [line_start(3), line_start(4) - 2]},
            {"head": "홍길동", "type": "HEAD_OF", "tail": "가온시", "evidence": [line_start(4), line_start(5) - 2]},
        ],
        "hard_negatives": [{"head": "홍길동", "type": "HOSTS", "tail": "다온해커톤"}],
        "dates": [
            {
                "start": line_start(3) + 5,
                "end": line_start(3) + 8,
                "text": "27일",
                "iso": "2024-11-27",
                "basis": "published",
            }
        ],
        "quantities": [],
        "noscore": [],
    } | more


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "gold" / "001.json").write_text(json.dumps(marks(), ensure_ascii=False), encoding="utf-8")
    (tmp_path / "seeds" / "001.txt").write_text(PAGE, encoding="utf-8", newline="")
    return tmp_path / "gold"


def sliced(gold, place):
    field, start, end = place
    return getattr(gold.article, field)[start:end]


def test_marks_of_a_page_move_to_the_article_and_doubled_lines_count_once(folder):
    [gold] = read_gold(folder)
    assert gold.article.title == LINES[1][1]
    assert gold.article.text == f"{LINES[3][1]}\n{LINES[4][1]}"
    assert gold.article.published_at.isoformat() == "2024-11-27T09:52:00+09:00"
    assert [sliced(gold, mention.places[0]) for mention in gold.mentions] == [
        "가온시",
        "가온시",
        "다온해커톤",
        "홍길동",
        "가온시",
    ]
    assert gold.mentions[0].places[0][0] == "title"
    assert gold.mentions[1].labels == ("GOV", "PLACE")
    assert sliced(gold, gold.mentions[2].places[1]) == "온해커"
    assert [mention.optional for mention in gold.mentions] == [False] * 4 + [True]
    assert gold.mentions[4].flags == {"credit"}
    assert [(sliced(gold, each.places[0]), each.value) for each in gold.value_marks] == [("27일", "2024-11-27")]
    assert [relation.optional for relation in gold.relations] == [False, False]


def test_without_captions_what_only_they_say_is_not_asked_for(folder):
    [gold] = read_gold(folder, captions=False)
    assert gold.article.text == LINES[3][1]
    assert [mention.text for mention in gold.mentions] == ["가온시", "가온시", "다온해커톤"]
    assert [relation.optional for relation in gold.relations] == [False, True]


def test_a_line_may_be_body_in_part(folder):
    given = marks()
    start, end = given["lines"][6]["start"], given["lines"][6]["end"]
    given["lines"][6]["segments"] = [
        {"kind": "byline", "start": start, "end": start + 4},
        {"kind": "body", "start": start + 4, "end": end},
    ]
    (folder / "001.json").write_text(json.dumps(given), encoding="utf-8")
    [gold] = read_gold(folder)
    assert gold.article.text.split("\n")[-1] == "나래 기자"


def test_the_reader_may_cut_the_page_and_what_it_keeps_too_much_is_ignored(folder):
    [gold] = read_gold(folder, cut="reader")
    assert "가온시는 27일 다온해커톤을 열었다." in gold.article.text
    assert {sliced(gold, mention.places[0]) for mention in gold.mentions} >= {"가온시", "다온해커톤"}
    marked = {
        (field, n) for mention in gold.mentions for field, start, end in mention.places for n in range(start, end)
    }
    assert not marked & {(field, n) for field, start, end in gold.ignored for n in range(start, end)}


def test_a_page_that_is_not_there_is_named_with_the_way_out(folder):
    (folder.parent / "seeds" / "001.txt").rename(folder.parent / "001.txt")
    with pytest.raises(InputError, match=r"001\.txt is not there; name the folder of the pages with --articles"):
        read_gold(folder)
    assert len(read_gold(folder, pages=folder.parent)) == 1


def test_an_article_may_stand_in_its_gold(study_folder):
    gold = read_gold(study_folder / "sample" / "gold")
    assert len(gold) >= 20
    for each in gold:
        for mention in each.mentions:
            assert sliced(each, mention.places[0]) == mention.text
        assert {end for tie in each.relations for end in (tie.head, tie.tail)} <= {
            entity.id for entity in each.entities
        }


TEXT = "가온시는 27일 다온해커톤을 열었다."
ARTICLE = {"id": "a1", "text": TEXT, "title": "가온시 소식"}
ROWS = [
    {
        "article_id": "a1",
        "start": 0,
        "end": 3,
        "label": "GOV",
        "entity_id": "q1",
        "canonical": "가온특별시",
        "text": "가온시",
    },
    {
        "article_id": "a1",
        "start": 0,
        "end": 3,
        "field": "title",
        "label": "GOV",
        "entity_id": "q1",
        "alt_labels": ["PLACE"],
    },
    {
        "article_id": "a1",
        "start": 9,
        "end": 14,
        "label": "EVENT",
        "entity_id": "q2",
        "alt_spans": [[11, 14]],
        "credit": True,
    },
    {"article_id": "a1", "start": 5, "end": 8, "label": "EVENT", "optional": True},
    {"article_id": "a1", "head_id": "q1", "type": "HOSTS", "tail_id": "q2", "start": 0, "end": 20},
    {"article_id": "a1", "head_id": "q2", "type": "HOSTS", "tail_id": "q1", "wrong": True},
    {"article_id": "a1", "start": 15, "end": 19, "noscore": True},
    {"article_id": "a1", "start": 5, "end": 8, "label": "DATE", "iso": "2024-11-27"},
]


def written(folder, *rows, name="gold.jsonl"):
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("apart", [False, True])
def test_json_lines_hold_a_mark_a_line_with_the_articles_or_without(tmp_path, apart):
    path = written(tmp_path, *ROWS, *([] if apart else [ARTICLE]))
    others = [Article(id="zz", text="다른 글")]
    [gold] = read_gold(path, articles=[Article(**ARTICLE), *others] if apart else ())
    assert [sliced(gold, mention.places[0]) for mention in gold.mentions] == ["가온시", "가온시", "다온해커톤", "27일"]
    assert gold.mentions[1].labels == ("GOV", "PLACE")
    assert sliced(gold, gold.mentions[2].places[1]) == "해커톤"
    assert gold.mentions[2].flags == {"credit"}
    assert [mention.optional for mention in gold.mentions] == [False, False, False, True]
    assert {entity.id: entity.names for entity in gold.entities}["q1"] == ("가온특별시", "가온시")
    assert [(tie.head, tie.type, tie.tail) for tie in gold.relations] == [("q1", "HOSTS", "q2")]
    assert len(gold.wrong) == 1
    assert [(mark.label, mark.text, mark.value) for mark in gold.value_marks] == [("DATE", "27일", "2024-11-27")]
    assert gold.ignored == (("text", 15, 19),)


def test_an_article_of_the_gold_without_a_mark_is_scored_too(tmp_path):
    path = written(tmp_path, ARTICLE, {"id": "a2", "text": "이름이 없다."}, *ROWS)
    assert [len(gold.mentions) for gold in read_gold(path)] == [4, 0]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"article_id": "a9", "start": 0, "end": 3, "label": "GOV"}, "no article 'a9'.*--articles"),
        ({"article_id": "a1", "start": 0, "end": 99, "label": "GOV"}, "0:99 is no place in the text of 20 characters"),
        ({"article_id": "a1", "start": 1, "end": 4, "label": "GOV", "text": "가온시"}, "is '온시는', not '가온시'"),
        ({"article_id": "a1", "start": 0, "end": 3, "label": "GOV"}, "marked as GOV twice"),
        ({"article_id": "a1", "start": 0, "end": 3}, "a mark without 'label'"),
        ({"start": 0, "end": 3, "label": "GOV"}, "a mark without 'article_id'"),
        ({"article_id": "a1", "start": 0, "end": 3, "label": "GOV", "field": "body"}, "unknown field 'body'"),
        ({"article_id": "a1", "start": "0", "end": 3, "label": "GOV"}, "line 10"),
        ({"article_id": "a1", "type": "HOSTS", "tail_id": "q1"}, "a mark without 'head'"),
        ({"id": "a1", "text": None}, "field 'text' is missing"),
        ("{", "no JSON"),
        ("[1]", "list instead of an object"),
    ],
)
def test_a_wrong_mark_is_an_error_that_names_its_line(tmp_path, row, said):
    path = written(tmp_path, ARTICLE, *ROWS, row)
    with pytest.raises(RowError, match=said) as raised:
        read_gold(path)
    assert raised.value.row == "line 10"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{", "no JSON"),
        ("[]", "neither 'lines'"),
        ('{"lines": [{"kind": "body"}], "file": "p.txt"}', "a mark without 'start'"),
        ('{"text": "글"}', "a mark without 'mentions'"),
        ('{"text": "글", "mentions": [{"start": 0, "end": 9, "label": "GOV"}]}', "0:9 is no place"),
    ],
)
def test_a_broken_file_is_an_error_that_names_it(tmp_path, body, said):
    (tmp_path / "p.txt").write_text("글", encoding="utf-8")
    (tmp_path / "001.json").write_text(body, encoding="utf-8")
    with pytest.raises(InputError, match=rf"001\.json: .*{said}"):
        read_gold(tmp_path)


def test_a_folder_without_gold_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no gold"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match="is not there"):
        read_gold(tmp_path / "gold")
