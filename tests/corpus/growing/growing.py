"""A corpus that grows, changes and shrinks: short texts of invented persons and bodies, whose names mean others by what else there is."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from newsmine.copies.dedupe import dedupe
from newsmine.corpus.write import Input, add_readings, forget_inputs
from newsmine.entities.find import find
from newsmine.entities.finder import Finder
from newsmine.records import KST, Article, Reading

FINDER = Finder.from_files(tagger="none")
_LONG = " 가온시는 새 건물을 짓고 온 마을에 길을 닦는다고 밝혔다. 나래시민회는 그 뜻을 반겼다." * 3
UNDATED = "아무도 없다."
TEXTS = [
    "김도담 의원은 웃었다.",
    "김도담 나래테크 대표는 웃었다.",
    "김도담 나래대학교 총장은 NIPO(원장 홍길동)를 찾았다.",
    "홍길동 나래정보산업진흥원장은 김도담을 만났다.",
    "나래정보산업진흥원(NIPO)은 컸다.",
    "남쪽산업진흥원(NIPO)도 컸다.",
    "나래대학교와 나래대가 컸다.",
    "나래 테크와 나래테크, ㈜나래테크가 섰다. 홍길동 나래테크 이사는 말했다.",
    "홍길동 푸른달 대표는 김도담 나주시장과 만났다." + _LONG,
    "홍길동 푸른달 대표는 김도담 나주시장과 만났다." + _LONG,
    UNDATED,
    "김도담 나래테크 대표는 나래대학교를 찾았다.",
    "김도담 나래대학교 총장은 나래정보산업진흥원장을 만났다.",
    "홍길동 나래정보산업진흥원장은 김도담을 만났다. 나래정보산업진흥원(NIPO)은 컸다.",
    "남쪽산업진흥원(NIPO)은 나래대학교와 함께 컸다.",
    "홍길동 푸른달 대표는 김도담 나주시장과 만났다!" + _LONG,
]
NAMES, WHICH = st.sampled_from("abcdefg"), st.one_of(st.none(), st.integers(0, len(TEXTS) - 1))


def put(corpus, name, which, day=None):
    """Put a text into the corpus under a name, in place of what had it; ``None`` takes that out."""
    if which is None:
        keep = {path for (path,) in corpus.connection.execute("SELECT path FROM inputs") if path != name}
        forget_inputs(corpus, keep=keep)
        return
    when = datetime(2024, 5, 1, 9, tzinfo=KST) + timedelta(days=which * 20 if day is None else day)
    article = Article(
        id=name,
        text=TEXTS[which],
        published_at=None if TEXTS[which] == UNDATED else when,
        publisher=f"가온일보{which % 2}",
    )
    add_readings(corpus, Input(path=name, sha256=f"{which} {day}", fingerprint="1"), [Reading(article=article)])


def grow(corpus, steps, **deeds):
    """Put text after text into the corpus, and do after each what is to be done then: find, dedupe, or another deed by its name."""
    known = {"find": lambda corpus: find(corpus, gazetteer=FINDER), "dedupe": dedupe, **deeds}
    for name, which, then in steps:
        put(corpus, name, which)
        for deed in then.split():
            known[deed](corpus)
