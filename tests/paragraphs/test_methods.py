"""The paragraph says what was run and nothing else: every number is one of the record's, and every citation has its entry."""

import json
import re
import shutil
import sqlite3
from datetime import date

import pytest

import newsmine as nm
from newsmine.corpus.exports import file_hash
from newsmine.corpus.holdings import holdings_of
from newsmine.errors import CorpusError, ExportError, InputError
from newsmine.paragraphs.record import read_record

KEY = re.compile(r"@([a-z0-9]+)")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)*")
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
MONTHS += ["November", "December"]


@pytest.fixture(scope="module")
def finished(tmp_path_factory, study_folder):
    return nm.run(study_folder, tmp_path_factory.mktemp("run"), progress=False).out


@pytest.fixture
def folder(finished, tmp_path):
    """Give a copy of the results that a test may change."""
    return shutil.copytree(finished, tmp_path / "results")


def change(folder, **sections):
    """Write settings into the record of a run, as if it had been run with them."""
    path = folder / "run.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    for name, settings in sections.items():
        if name in {"title", "versions", "counts", "results", "failed", "makeshift", "stopwords"}:
            record[name] = settings
        else:
            record["parameters"].setdefault(name, {}).update(settings)
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return nm.methods(folder)


def texts(made):
    return made.text_ko, made.text_en


def without_citations(text):
    return re.sub(r"\[@[^\]]*\]", "", text)


def proved(folder):
    """Return every number that the record, the corpus, the graph and the topics prove, as it would be written."""
    import networkx as nx
    import pandas as pd

    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    graph = nx.read_gexf(folder / "graph.gexf")
    topics = pd.read_csv(folder / "topics.csv", encoding="utf-8-sig")
    with nm.Corpus.open(folder / "corpus.sqlite") as corpus:
        articles = corpus.articles()
    kinds = articles["reader"].str.split(":").str[0].value_counts()
    days = [day.date() for day in (articles["published_at"].min(), articles["published_at"].max())]
    numbers = [*record["counts"].values(), record["stopwords"], len(record["inputs"]), len(graph), graph.size()]
    numbers += [articles["publisher"].nunique(), *kinds, len(topics)]
    numbers += [part for day in days for part in (day.year, day.month, day.day)]
    for settings in record["parameters"].values():
        numbers += [each for each in settings.values() if isinstance(each, int | float) and not isinstance(each, bool)]
    said = dict(re.findall(r"(\w+)=([\d.]+)", (folder / "graph.gexf").read_text(encoding="utf-8")[:1500]))
    shown = {f"{number:,}" for number in numbers} | {str(number) for number in numbers} | {said["seed"]}
    shown |= {f"{float(said['modularity']):.3f}", f"{topics['coherence'].mean():.3f}"}
    return shown, record


def test_every_number_is_one_of_the_record_or_the_corpus(finished):
    shown, record = proved(finished)
    for text in texts(nm.methods(finished)):
        rest = without_citations(text).replace("SHA-256", "")
        for name, hash_ in record["dictionaries"].items():
            assert f"{name} {hash_[:8]}" in rest
            rest = rest.replace(f"{name} {hash_[:8]}", "")
        for name, version in record["versions"].items():
            rest = rest.replace(f"{name} {version}", "")
        rest = rest.replace(record["title"], "")
        unknown = set(NUMBER.findall(rest)) - shown
        assert not unknown, (unknown, rest)


def test_the_paragraph_tells_the_whole_pipeline_in_both_languages(finished):
    korean, english = texts(nm.methods(finished))
    for word in (
        "형태소 분석",
        "사용자 사전",
        "개체명",
        "공출현 네트워크",
        "연결 중심성",
        "커뮤니티",
        "토픽 모형",
        "토픽 일관성",
    ):
        assert word in korean, word
    for word in ("morphemes", "Named entities", "co-occurrence network", "degree centrality", "Communities", "Topics"):
        assert word in english, word
    assert re.fullmatch(r"(?:[^.]|\.(?! [^‘“(가-힣A-Z\d])|\.$)*", korean)
    assert "중복" not in korean
    assert "duplicate" not in english


def test_both_languages_cite_the_same_works_and_each_has_an_entry(finished):
    made = nm.methods(finished)
    korean, english = (set(KEY.findall(text)) for text in texts(made))
    entries = set(re.findall(r"^@\w+\{(\w+),$", made.bibtex, re.MULTILINE))
    assert korean == english == entries == set(made.keys)
    assert {
        "lee2024kiwi",
        "bouma2009",
        "traag2019",
        "lee1999",
        "rehurek2010",
        "csardi2006igraph",
        "newsmine",
    } <= entries
    assert not entries & {"park2014konlpy", "blei2003", "broder1997", "bigkinds", "kudo2004mecab"}


def test_that_a_text_counts_once_is_told_only_where_it_does(folder):
    made = nm.methods(folder)
    assert "똑같이 실린 글은 한 번만" in made.text_ko
    assert "word for word counts once" in made.text_en
    other = change(folder, graph={"once": False})
    assert "똑같이 실린 글은" not in other.text_ko
    assert "word for word" not in other.text_en


@pytest.mark.parametrize(
    ("sections", "korean", "english", "key"),
    [
        ({"tokens": {"compounds": True, "units": True}}, "이어진 명사, 수와 단위는 하나의", "nouns and numbers", None),
        ({"graph": {"weight": "count", "within": "article"}}, "같은 기사에 함께", "number of co-occurrences", None),
        ({"graph": {"min_count": 41}}, "41회 이상", "at least 41 times", None),
        ({"graph": {"labels": ["GOV", "COMPANY"]}}, "정부·지자체, 기업 유형인 것을", "of the kinds GOV, COMPANY", None),
        ({"graph": {"weight": "새 가중치"}}, "가중치는 새 가중치 값이다", "weighted by 새 가중치", None),
        ({"graph": {"window": 7, "alpha": 0.05}}, "alpha = 0.05, window = 7", "alpha = 0.05, window = 7", None),
        (
            {"topics": {"method": "lda", "n_topics": 23}},
            "(LDA)[@blei2003; @hoffman2010]을 적용",
            "23 topics",
            "blei2003",
        ),
        ({"topics": {"method": "hdp"}}, "(HDP)[@wang2011hdp]을", "hierarchical Dirichlet", "wang2011hdp"),
        ({"topics": {"method": "hdp", "n_topics": 9}}, "토픽 수의 상한은 9개", "At most 9 topics were", None),
        (
            {"words": {"synonyms": "동의어.csv"}, "topics": {"by": "year"}},
            "동의어 목록(동의어.csv)",
            "followed by year",
            None,
        ),
        ({"graph": {"unit": "word", "top": 77}}, "단어를 노드로", "nodes are words", None),
        ({"graph": {"within": 13}}, "같은 문장 안에서 13단어보다 가까이", "fewer than 13 words apart", None),
        ({"graph": {"weight": "log_likelihood"}}, "로그 우도비", "log-likelihood", "dunning1993"),
        ({"words": {"min_length": 31}}, "words 단계의 설정은 다음과 같다: min_length = 31", "stage words", None),
        ({"topics": {"method": "bertopic"}}, "bertopic 기법을", "the method bertopic", None),
        ({"entities": {"names": "latest", "tagger": "none"}}, "현재 명칭으로 통일", "present name", None),
        ({"entities": {"tagger": "내 모델"}}, "인식기(내 모델)", "trained tagger (내 모델)", None),
        (
            {"duplicates": {"keep": "longest", "similarity": 0.83, "within_days": 9}},
            "0.83 이상이고 보도일의 차이가 9일 이내",
            "at least 0.83 and whose dates are at most 9 days apart",
            "broder1997",
        ),
        ({"failed": [{"what": "a", "why": "b"}]}, "처리하지 못한 1개", "(1 item)", None),
        ({"makeshift": [{"what": "a", "how": "b"}] * 3}, "처리하지 못한 3건은", "3 articles that it could not", None),
    ],
)
def test_other_settings_are_told_otherwise(folder, sections, korean, english, key):
    before = nm.methods(folder)
    made = change(folder, **sections)
    assert korean not in before.text_ko
    assert korean in made.text_ko
    assert english in made.text_en
    assert key is None or key in made.keys
    assert set(KEY.findall(made.text_ko)) == set(KEY.findall(made.text_en)) == set(made.keys)


def test_a_stage_that_was_not_run_is_not_mentioned(folder):
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    left = {name: hash_ for name, hash_ in record["results"].items() if name[:5] not in {"graph", "topic"}}
    made = change(folder, results=left)
    assert "네트워크" not in made.text_ko.replace("네트워크와", "")
    assert "토픽" not in made.text_ko
    assert "network" not in made.text_en
    assert "Topics" not in made.text_en
    assert not {"traag2019", "lee1999", "rehurek2010", "csardi2006igraph", "bouma2009"} & set(made.keys)


def test_a_graph_that_is_not_the_runs_own_is_not_counted(folder):
    (folder / "graph.gexf").write_text("<gexf><node/></gexf>", encoding="utf-8")
    (folder / "topics.csv").unlink()
    made = nm.methods(folder)
    assert "공출현 네트워크는" in made.text_ko
    assert "노드 108개" not in made.text_ko
    assert "중심성" not in made.text_ko
    assert "토픽 모형은" in made.text_ko
    assert "토픽 일관성" not in made.text_ko


def test_of_a_corpus_alone_no_setting_and_no_version_is_told(folder):
    alone = shutil.copy(folder / "corpus.sqlite", folder.parent / "alone.sqlite")
    made = nm.methods(alone)
    for text in texts(made):
        assert "0.24" not in text
        assert "NPMI" not in text
        assert "user_words" not in text
        assert "run.json" not in text
        assert "Kiwi[@lee2024kiwi]" in text.replace(" [", "[")
        assert "1,237" in text
    assert "version" not in made.bibtex
    with nm.Corpus.open(alone) as corpus:
        assert nm.methods(corpus).text_ko == made.text_ko
    with nm.Corpus.open(folder / "corpus.sqlite") as corpus:
        assert nm.methods(corpus).text_ko == nm.methods(folder).text_ko == nm.methods(folder / "run.json").text_ko


def test_what_a_corpus_holds_is_counted_without_copies(folder):
    connection = sqlite3.connect(folder / "corpus.sqlite")
    ids = [id_ for (id_,) in connection.execute("SELECT id FROM articles ORDER BY published_at")]
    connection.execute("INSERT INTO copies VALUES (?, ?, 0.9, 1)", (ids[0], ids[1]))
    connection.execute("UPDATE articles SET published_at = NULL WHERE id = ?", (ids[2],))
    connection.execute("UPDATE articles SET reader = 'bigkinds+by_layout:naver' WHERE id = ?", (ids[3],))
    connection.execute("UPDATE provenance SET found_in = 'feed' WHERE article_id = ?", (ids[3],))
    connection.commit()
    connection.close()
    (folder / "run.json").unlink()
    with nm.Corpus.open(folder / "corpus.sqlite") as corpus:
        held = holdings_of(corpus)
        made = nm.methods(corpus)
    assert (held.articles, held.left_out, held.undated, held.collected) == (len(ids) - 1, 1, 1, 1)
    assert held.readers["bigkinds+by_layout"] == 1
    assert isinstance(held.first, date)
    assert "중복된 것으로 판정된 기사 1건" in made.text_ko
    assert "Near-duplicates (1 article)" in made.text_en
    assert "보도일이 확인되지 않았다" in made.text_ko
    assert "빅카인즈" in made.text_ko
    assert "bigkinds" in made.keys


def test_the_record_alone_is_enough(folder):
    (folder / "corpus.sqlite").unlink()
    made = nm.methods(folder)
    assert "기사 74건이다" in made.text_ko
    assert "Kiwi(kiwipiepy" in made.text_ko
    assert "2020년" not in made.text_ko


HOSTILE = [
    "두\n줄\t과 \x00\x1b[31m",
    "100% {중괄호} $수식$ & 밑_줄 #1 ~ ^ \\input{/etc/passwd}",
    "<script>alert(1)</script> [링크](http://a.example) ![](x) `코드` **굵게** [@fake2020]",
    "ㆍ한글 🤖 مرحبا",
    "가" * 500,
]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_name_of_a_study_does_nothing(folder, title, tmp_path):
    made = change(folder, title=title, tokens={"user_words": title}, graph={"weight": title, title: title})
    for text in texts(made):
        assert text.isprintable()
    markdown = made.save(tmp_path / "a.md").read_text(encoding="utf-8")
    assert not re.search(r"(?<!\\)[<>`$*]", markdown)
    assert not re.search(r"(?<!\\)!?\[(?!@)", markdown)
    assert set(re.findall(r"(?<!\\)\[@(\w+)", markdown)) <= set(made.keys)
    latex = made.save(tmp_path / "a.tex").read_text(encoding="utf-8")
    bare = re.sub(r"\\(?:section\*|cite)\{[^{}]*\}|\\text\w+\{\}|\\[&%$#_{}]", "", latex)
    assert not re.search(r"[\\{}$&%#_^]", bare)


def test_files_are_written_by_their_ending(folder, tmp_path):
    made = nm.methods(folder)
    assert made.save(tmp_path / "a.txt", language="ko").read_text(encoding="utf-8") == made.text_ko + "\n"
    assert made.save(tmp_path / "b.md").read_text(encoding="utf-8").startswith("## 연구 방법\n\n‘광주")
    latex = made.save(tmp_path / "c.tex", language="en").read_text(encoding="utf-8")
    assert latex.startswith("\\section*{Methods}\n")
    assert "user\\_words.csv" in latex
    assert set(",".join(re.findall(r"\\cite\{([^}]+)\}", latex)).split(",")) == set(made.keys)
    assert str(made) == f"{made.text_ko}\n\n{made.text_en}\n"
    with pytest.raises(ExportError, match=r"no methods in \.docx; endings: \.md, \.txt, \.tex"):
        made.save(tmp_path / "d.docx")
    with pytest.raises(ValueError, match="unknown language 'kr'; known: ko, en, both"):
        made.save(tmp_path / "e.md", language="kr")


def test_what_is_no_run_is_told(folder, tmp_path):
    with pytest.raises(InputError, match=r"neither run\.json nor corpus\.sqlite"):
        nm.methods(tmp_path)
    with pytest.raises(CorpusError, match="no such corpus"):
        nm.methods(tmp_path / "none.sqlite")
    (tmp_path / "run.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(InputError, match="no record of a run, it lacks versions, parameters, counts, results"):
        nm.methods(tmp_path / "run.json")
    (tmp_path / "run.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        nm.methods(tmp_path)
    with pytest.raises(InputError, match=r"corpus is another since \(articles 3 then, 74 now\)"):
        change(folder, counts={**read_record(folder).counts, "articles": 3})


def test_nothing_is_changed_by_asking(finished):
    before = {path.name: file_hash(path) for path in finished.iterdir() if "sqlite-" not in path.name}
    nm.methods(finished)
    assert {path.name: file_hash(path) for path in finished.iterdir() if "sqlite-" not in path.name} == before
