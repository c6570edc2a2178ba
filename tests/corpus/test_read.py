"""What a corpus says of where its articles came from."""

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import provenance
from newsmine.corpus.write import Input, add_readings
from newsmine.records import Article, Reading


def test_every_article_has_its_provenance():
    article = Article(id="a", text="글이다.", reader="naver", rights="무단전재 금지")
    reading = Reading(article=article, decoder="cp949", warnings=("깨진 글자 3자", "no date"))
    with Corpus.open(":memory:") as corpus:
        add_readings(corpus, Input(path="a.html", sha256="ff", fingerprint="1", licence="CC0-1.0"), [reading])
        row = provenance(corpus).iloc[0]
    assert (row["input"], row["sha256"], row["reader"], row["decoder"]) == ("a.html", "ff", "naver", "cp949")
    assert (row["licence"], row["rights"], row["warnings"]) == ("CC0-1.0", "무단전재 금지", "깨진 글자 3자; no date")
