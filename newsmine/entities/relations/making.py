"""Who makes which product."""

import re
from collections.abc import Iterator

from newsmine.entities.relations.clauses import (
    CLOSE,
    OBJECT,
    OTHERS,
    Sentence,
    modality,
    neighbours,
    objects,
    subjects,
    tie,
)
from newsmine.entities.relations.companions import companions
from newsmine.records import Relation

# ‘가온톡’을 개발한 ㈜나래.
_MADE_BY = re.compile(
    rf"{CLOSE}(?:을|를)\s(?:자체\s|공동\s|직접\s)?(?:개발|출시|제작|운영|서비스|제공)(?:한|하는|하고\s있는|해\s온)\s(?:[가-힣A-Za-z]{{1,10}}(?<![은는이가을를의에])\s){{0,3}}['‘“]?"
)
_MAKERS = frozenset({"COMPANY", "PUBLIC_ORG", "UNIVERSITY"})
_DEVELOP_VERB = re.compile(
    r"^[^,.]{0,14}(?:개발했|개발해|개발하고|개발한다|개발한\s바|개발한\s(?:[가-힣A-Za-z·]{1,10}\s){0,3}?[가-힣A-Za-z]{0,10}(?:기업|회사|업체|스타트업|기관|연구소)(?:으로|이다|다[.]|이며)|출시(?!한\s(?!바))|선보였|선보인다|공개했|내놨|내놓)"
)


_MAKES = re.compile(
    r"(?:이|가)\s(?:[^\s,.]{1,10}\s){0,3}?(?:개발|출시|제작|운영)(?:한|하는)\s(?:[가-힣A-Za-z]{1,12}\s){0,4}(?:['‘“\"]\s?)?"
)
# 누리로봇의 순찰로봇 ‘지킴이’.
_MAKERS_OWN = re.compile(r"의\s(?:[가-힣A-Za-z0-9]{1,10}(?<![은는이가을를에의한된])\s){0,3}['‘“\"]?")
_RUN_BY = re.compile(
    rf"{CLOSE}(?:을|를)\s(?:[가-힣]{{1,6}}\s)?(?:운영|서비스|개발|제공|제작)(?:한|하는|하고\s있는|\s중인)"
)
# 지킴이는 누리로봇이 2년 동안 개발한 순찰로봇이다.
_IS_TOPIC = re.compile(rf"{CLOSE}(?:은|는)\s")
_WHAT_IT_MADE = re.compile(
    r"(?:\([^()]{1,30}\))?(?:이|가)\s(?:[^\s,.]{1,10}\s){0,5}?(?:개발|출시|제작|운영)(?:한|하는|해)\s[^.]{1,40}?(?:다|으로|로|이며)(?=[.,\s])"
)
# 자체 개발한 교육용 로봇 ‘또봇이’.
_OWN_MAKE = re.compile(
    r"(?<![가-힣])(?:자체\s|직접\s|최근\s|새로\s|독자\s)?(?:개발|출시|제작)한\s(?:[가-힣A-Za-z0-9]{1,12}(?<![은는이가을를에])\s){0,3}['‘“\"]?$"
)
# ‘가온톡’을, ㈜나래는 ‘나래봇’을 각각 선보였다.
_EACH = re.compile(rf"{CLOSE}(?:을|를),\s[^.]{{4,80}}?각각\s(?:개발|출시|선보|공개|내놨|내놓)")


def developing(sentence: Sentence) -> Iterator[Relation]:
    """Yield who made which product."""
    for product in objects(sentence, {"PRODUCT"}, OBJECT):
        words = re.sub(r"^[^\s]*\s", "", sentence.behind(product))
        if _DEVELOP_VERB.match(words[:50]) and not OTHERS.search(words[:12]):
            worded = modality(words[:40])
            yield from (
                tie(sentence, actor, "DEVELOPS", product, modality=worded)
                for actor in companions(sentence, subjects(sentence, product), product)
                if actor.label in _MAKERS
            )
    for product, actor in neighbours(sentence, {"PRODUCT"}, _MAKERS):
        if _MADE_BY.fullmatch(sentence.between(product, actor)) and not sentence.behind(actor).startswith("의 "):
            yield tie(sentence, actor, "DEVELOPS", product)
    for actor, product in neighbours(sentence, _MAKERS, {"PRODUCT"}):
        words = sentence.between(actor, product)
        owns = _MAKERS_OWN.fullmatch(words) and not _RUN_BY.match(sentence.behind(product))
        if _MAKES.fullmatch(words) or owns:
            yield tie(sentence, actor, "DEVELOPS", product)
    for product, actor in neighbours(sentence, {"PRODUCT"}, _MAKERS):
        is_what = _IS_TOPIC.fullmatch(sentence.between(product, actor))
        if is_what and _WHAT_IT_MADE.match(sentence.behind(actor)):
            yield tie(sentence, actor, "DEVELOPS", product)
    yield from _own(sentence)


def _own(sentence: Sentence) -> Iterator[Relation]:
    """Yield who made what it is said to do something with, and lists of makers: ㈜가온은 자체 개발한 ‘가온톡’을 기증했다."""
    for product in sentence.mentions:
        if product.label != "PRODUCT":
            continue
        own = _OWN_MAKE.search(sentence.text[: product.start - sentence.start])
        if own is not None:
            nearest = [m for m in sentence.mentions if m.end <= sentence.start + own.start()]
            makers = subjects(sentence, sentence.start + own.start())
            if nearest and nearest[-1] in makers:
                yield from (tie(sentence, m, "DEVELOPS", product) for m in makers if m.label in _MAKERS)
        elif _EACH.match(sentence.behind(product)) and modality(sentence.behind(product)) == "asserted":
            yield from (
                tie(sentence, m, "DEVELOPS", product) for m in subjects(sentence, product) if m.label in _MAKERS
            )
