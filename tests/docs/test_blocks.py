"""What the READMEs and the pages of docs/ show works: every block is run, in its order, and its output compared."""

import json
import re
import shutil

import pytest
from bigkinds_files import HEADER, ROWS, xlsxwriter_book
from page_blocks import ROOT, Desk, blocks
from tiny_bert import save

READMES = ["README.md", "README.ko.md"]
PAGES = sorted(
    path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md") if not path.name.endswith(".ko.md")
)
# What users have of their own; the study is of nearly thirty articles, so that all is quick.
_SMALL = {
    "codes.csv": "variable,code,meaning\n논조,긍정,좋게 본다\n논조,부정,나쁘게 본다\n",
    "synonyms.csv": "form,word\nAI,인공지능\n인공 지능,인공지능\n",
    "old.csv": "form,word\nAI,인공지능\n",
    "new.csv": "form,word\nAI,인공지능\n인공 지능,인공지능\n",
    "my-sentences/sentences_gold.jsonl": "",
    "my-study/study.toml": """
[[inputs]]
path = "../corpora/gwangju-ai/sample/pages/0[0-2]*"

[entities]
gazetteer = "../gazetteer.csv"
aliases = "../aliases.csv"

[topics]
n_topics = 6
""",
}


@pytest.fixture(scope="session")
def kept(tmp_path_factory, sample_corpus, newsmine):
    """Give what the pages take for granted: a study with its results, the demo's, dictionaries, gold, a tagger, an export."""
    import newsmine as nm

    folder = tmp_path_factory.mktemp("kept")
    shipped = ROOT / "corpora" / "gwangju-ai"
    (folder / "corpora").symlink_to(ROOT / "corpora")
    shutil.copytree(sample_corpus.parent, folder / "results" / "gwangju-ai")
    shutil.copytree(shipped / "sample" / "gold", folder / "my-gold")
    for name in ("gazetteer.csv", "aliases.csv", "user_words.csv", "stopwords.txt"):
        shutil.copy(shipped / name, folder)
    for name, text in _SMALL.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "my-tagger").symlink_to(ROOT / "newsmine" / "tagger" / "model")
    xlsxwriter_book(folder / "NewsResult_20200731.xlsx", {"sheet": [HEADER, *ROWS]})
    corpus = nm.run(folder / "my-study", folder / "results" / "my-study", progress=False).corpus
    shutil.copy(corpus, folder / "my.sqlite")
    for table, file, *more in (
        ("articles", "articles.jsonl", "--text"),
        ("mentions", "others.jsonl"),
        ("relations", "others-relations.jsonl"),
    ):
        assert newsmine("export", corpus, table, "-o", folder / file, *more).returncode == 0
    return folder


@pytest.fixture
def desk(kept, tmp_path, newsmine, monkeypatch):
    """Give a desk with all that on it, new for each page."""
    import newsmine as nm

    folder = tmp_path / "desk"
    shutil.copytree(kept, folder, symlinks=True)
    with nm.Corpus.open(folder / "my.sqlite", create=False) as corpus:
        article = corpus.articles()["id"].iloc[0]
    desk = Desk(folder, newsmine, monkeypatch, article_id=article)
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def model(tmp_path_factory):
    """Give a small model of transformers."""
    return save(tmp_path_factory.mktemp("models") / "my-ner")


@pytest.mark.jvm
@pytest.mark.parametrize("name", READMES + PAGES)
def test_every_block_of_a_page_works(name, desk, request):
    page = ROOT / name
    if "models/my-ner" in page.read_text(encoding="utf-8"):
        (desk.folder / "models").mkdir()
        (desk.folder / "models" / "my-ner").symlink_to(request.getfixturevalue("model"))
    for block in blocks(page):
        desk.work_on(block)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_and_its_korean_twin_show_the_same(name):
    page, twin = ROOT / name, ROOT / name.replace(".md", ".ko.md")
    here, there = ([(block.language, block.file, block.said) for block in blocks(each)] for each in (page, twin))
    assert here == there
    made = r"<!-- (?:made: (\w+)|names: .+?|commands) -->\n(.+?)<!-- end -->"
    here, there = (re.findall(made, each.read_text(encoding="utf-8"), re.DOTALL) for each in (page, twin))
    assert here == there


@pytest.mark.parametrize("name", ["docs/explanation/measures.md", "docs/explanation/measures.ko.md"])
def test_the_figures_of_the_sample_are_the_floors_of_the_tests(name):
    floors = json.loads((ROOT / "tests" / "golden" / "floors.json").read_text(encoding="utf-8"))
    rows = "".join(f"| `{measure}` | {floor} |\n" for measure, floor in sorted(floors.items()))
    assert f"| --- | --- |\n{rows}<!-- end -->" in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_what_a_readme_links_to_is_there(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [link for link in re.findall(r"\]\((?!https?:)([^)#]+)", text) if not (ROOT / link).exists()] == []


def test_every_verb_stands_in_the_readme():
    from newsmine.cli.main import app

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert f"newsmine {command.name}" in text, command.name


@pytest.mark.jvm
def test_the_tables_of_the_tokenizers_are_what_the_tokenizers_say():
    import compare

    text = (ROOT / "docs" / "tokenizers.md").read_text(encoding="utf-8")
    for name, block in compare.words().items():
        assert f"<!-- made: {name} -->\n{block}<!-- end -->" in text, (
            f"{name}: run python benchmarks/compare.py --write"
        )
