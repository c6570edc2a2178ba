"""A corpus in which everything that can be a payload is one: names, titles, outlets, links, roles, words and sentences."""

from datetime import datetime

from xss_payloads import PAYLOADS

from newsmine.corpus.stages import keep_result
from newsmine.corpus.write import Input, add_readings
from newsmine.records import KST, Article, Document, Found, Mention, Reading, Relation, Token

_LINKS = (
    "javascript:hit(99)",
    "data:text/html,<script>hit(98)</script>",
    'https://hanbit.example/?a="><script>hit(97)</script>',
)


def fill(corpus):
    """Write an article for each payload; of each there are two, so that pairs are met twice."""
    cases = [_case(i, payload, copy) for i, payload in enumerate(PAYLOADS) for copy in range(2)]
    readings = [Reading(article=article) for article, _, _ in cases]
    add_readings(corpus, Input(path="payloads", sha256="0", fingerprint="1", licence="CC0-1.0"), readings)
    for article, found, document in cases:
        keep_result(corpus, "entities", article.id, found)
        keep_result(corpus, "tokens", article.id, document)


def _case(i, payload, copy):
    body = f"한빛{i}재단"
    text = f"{payload} 원장은 {body}에서 {payload} 말을 {copy + 2}번 했다.\n{PAYLOADS[-i]} 뒤에도 {body}은 문을 열었다."
    article = Article(
        id=f"a{i}-{copy}",
        title=f"{payload} 제목",
        text=text,
        publisher=payload,
        url=_LINKS[i % len(_LINKS)],
        published_at=datetime(2023 + copy, 1 + i % 12, 3, tzinfo=KST),
    )
    end = text.index("\n")
    person = _mention(article, payload, "PERSON", 0)
    other = _mention(article, body, "PUBLIC_ORG", text.index(body))
    relation = Relation(
        article_id=article.id, head_id=person.entity_id, head=payload, type="HEAD_OF", tail_id=other.entity_id, tail=body,
        role=payload, start=0, end=end,
    )  # fmt: skip
    words = [payload, body, "사관학교", PAYLOADS[(i + 1) % len(PAYLOADS)]]
    tokens = tuple(Token(word, word, "NNG", "NOUN", 0, 2, exact=False) for word in words)
    document = Document(article_id=article.id, tokenizer="test", tokens=tokens)
    return article, Found(mentions=(person, other), relations=(relation,)), document


def _mention(article, text, label, start):
    return Mention(
        article_id=article.id, start=start, end=start + len(text), text=text, label=label, entity_id=f"{label}-{text}",
        canonical=text, sentence=0, by="test",
    )  # fmt: skip
