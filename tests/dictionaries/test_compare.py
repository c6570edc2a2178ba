from collections import Counter
from pathlib import Path

import pytest

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles, iter_documents
from newsmine.corpus.write import Input, add_readings
from newsmine.dictionaries.compare import compare_dictionaries
from newsmine.errors import InputError, RowError
from newsmine.records import Article, Reading
from newsmine.text.references import read_references
from newsmine.tokens.tokenize import tokenize

TEXTS = {
    "a": "한빛시는 AI 교육을 늘린다. 인공지능 교육은 누리마루관에서 열린다.",
    "b": "가람나래연구원 서가온 원장은 누리마루관을 찾았다.",
    "c": "축제가 끝났다.",
}


@pytest.fixture(scope="module")
def corpus():
    with Corpus.open(":memory:") as opened:
        readings = [Reading(article=Article(id=name, text=text)) for name, text in TEXTS.items()]
        add_readings(opened, Input(path="x", sha256="0", fingerprint="1"), readings)
        tokenize(opened)
        yield opened


@pytest.fixture
def write(tmp_path):
    def write(name, *lines):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def places(change, term):
    row = change.effects.set_index("term").loc[term]
    return {
        (each.article_id, TEXTS[each.article_id][each.start : each.end]) for each in read_references(row["examples"])
    }


def test_rows_that_were_added_removed_and_changed_are_told_apart(write):
    old = write("old.csv", "form,word", "AI,인공지능", "로보트,로봇", "에이아이,AI")
    new = write("new.csv", "form,word", "에이아이,인공지능", "AI,인공지능", "에듀테크,교육기술")
    change = compare_dictionaries(old, new)
    assert change.kind == "synonyms"
    assert change.rows.fillna("").to_numpy().tolist() == [
        ["added", "에듀테크", "", "", "에듀테크 · 교육기술"],
        ["changed", "에이아이", "word", "AI", "인공지능"],
        ["removed", "로보트", "", "로보트 · 로봇", ""],
    ]
    assert change.effects.empty
    assert change.articles.empty


def test_the_same_dictionary_changes_nothing(corpus, write):
    path = write("same.csv", "form,word", "AI,인공지능")
    change = compare_dictionaries(path, path, corpus)
    assert change.rows.empty
    assert change.effects.empty
    assert change.articles.empty
    assert change.total == 3


def test_synonyms_change_the_counts_of_words_and_nothing_in_the_corpus(corpus, write):
    before = [*iter_documents(corpus)]
    old, new = write("old.csv", "form,word", "없는말,낱말"), write("new.csv", "form,word", "AI,인공지능")
    change = compare_dictionaries(old, new, corpus)
    row = change.effects.set_index("term").loc["인공지능"]
    assert row[["old_count", "new_count", "old_articles", "new_articles", "lost", "gained"]].tolist() == [
        0,
        2,
        0,
        1,
        0,
        2,
    ]
    assert places(change, "인공지능") == {("a", "AI"), ("a", "인공지능")}
    assert change.articles["article_id"].tolist() == ["a"]
    assert [*iter_documents(corpus)] == before


def test_stopwords_take_words_away(corpus, write):
    change = compare_dictionaries(write("old.txt", "축제"), write("new.txt", "교육"), corpus)
    assert change.kind == "stopwords"
    effects = change.effects.set_index("term")
    assert effects.loc["교육", ["old_count", "new_count"]].tolist() == [2, 0]
    assert effects.loc["축제", ["old_count", "new_count"]].tolist() == [0, 1]
    assert set(effects.index) == {"교육", "축제"}


def test_user_words_change_tokens(corpus, write):
    old, new = write("old.csv", "word,tag", "교육,NNG"), write("new.csv", "word,tag", "교육,NNG", "인공지능,NNP")
    change = compare_dictionaries(old, new, corpus)
    row = change.effects.set_index("term").loc["인공지능/NNP"]
    assert row[["old_count", "new_count", "new_articles"]].tolist() == [0, 1, 1]
    assert places(change, "인공지능/NNP") == {("a", "인공지능")}
    # What was lost and gained adds up to what two readings by hand differ in.
    counted = [
        Counter(
            f"{token.form}/{token.tag}"
            for each in tokenize(iter_articles(corpus), user_words=path)
            for token in each.tokens
        )
        for path in (old, new)
    ]
    for term, before, after in change.effects[["term", "old_count", "new_count"]].itertuples(index=False):
        assert (before, after) == (counted[0][term], counted[1][term])


def test_a_gazetteer_changes_names(corpus, write):
    old = write("old.csv", "name,label", "한빛시,PLACE")
    new = write("new.csv", "name,label,canonical", "한빛시,PLACE,", "누리마루관,PLACE,누리마루")
    change = compare_dictionaries(old, new, corpus)
    assert change.kind == "gazetteer"
    row = change.effects.set_index("term").loc["누리마루/PLACE"]
    assert row[["old_count", "new_count", "new_articles"]].tolist() == [0, 2, 2]
    assert places(change, "누리마루/PLACE") == {("a", "누리마루관"), ("b", "누리마루관")}


def test_aliases_change_what_a_form_means(corpus, write):
    gazetteer = write("names.csv", "name,label,aliases", "누리마루,PLACE,누리마루관")
    old = write("old.csv", "alias,label,canonical", "없는관,PLACE,누리마루")
    new = write("new.csv", "alias,label,canonical", "누리마루관,PLACE,한빛문화관")
    change = compare_dictionaries(old, new, corpus, gazetteer=gazetteer)
    assert change.kind == "aliases"
    effects = change.effects.set_index("term")
    assert effects.loc["누리마루/PLACE", "lost"] == 2
    assert effects.loc["한빛문화관/PLACE", "gained"] == 2


def test_two_kinds_no_kind_and_bad_rows_are_refused(write):
    synonyms, stopwords = write("a.csv", "form,word", "AI,인공지능"), write("b.txt", "것")
    with pytest.raises(InputError, match=r"holds synonyms, but .* stopwords"):
        compare_dictionaries(synonyms, stopwords)
    with pytest.raises(InputError, match="no dictionary that newsmine knows"):
        compare_dictionaries(write("c.csv", "이름,종류", "가,나"), synonyms)
    with pytest.raises(InputError, match="cannot be read"):
        compare_dictionaries(Path("no.csv"), synonyms)
    with pytest.raises(RowError, match="line 2"):
        compare_dictionaries(write("d.csv", "form,word", "AI,인공지능,셋"), synonyms)
