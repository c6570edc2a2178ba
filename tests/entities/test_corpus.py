"""Finding in a corpus: once, and again only where something changed."""

from newsmine.corpus.database import Corpus
from newsmine.corpus.write import Input, add_readings
from newsmine.entities.find import find
from newsmine.entities.finder import Finder
from newsmine.entities.gazetteer import Entry
from newsmine.records import Article, Reading

ARTICLE = Article(
    id="a1", title="광주시, 협약", text="홍길동 가온정보진흥원장은 ㈜나래와 협약을 맺었다. 진흥원은 기뻐했다."
)


def test_a_corpus_is_found_once_and_again_with_another_dictionary(tmp_path):
    with Corpus.open(tmp_path / "corpus.sqlite") as corpus:
        add_readings(corpus, Input(path="x", sha256="0", fingerprint="1"), [Reading(article=ARTICLE)])
        assert find(corpus).done == 1
        assert find(corpus).same == 1
        assert set(corpus.mentions()["canonical"]) == {"광주광역시", "홍길동", "가온정보진흥원", "나래"}
        assert list(corpus.relations()["type"]) == ["HEAD_OF"]
        finder = Finder([[Entry(name="나래", label="GROUP", canonical="나래")]])
        assert find(corpus, gazetteer=finder).done == 1
