"""What is part of which organisation."""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.entities.relations.clauses import CLOSE, OBJECT, Sentence, acts, modality, neighbours, subjects, tie
from newsmine.records import Mention, Relation

_AS_BODY = re.compile(
    r"\s?(?:의\s)?(?:내\s)?(?:부설|산하|직속)\s?(?:기관|기구|조직|센터)?(?:으로|로|에)\s|\s내(?:에)?\s"
)
_OWN_BODY = re.compile(
    rf"{CLOSE}(?:을|를)\s(?:[가-힣]{{1,6}}\s?)?(?:부설|산하|직속)\s?(?:기관|기구|조직|센터)?(?:으로|로|에)\s[^.]{{0,10}}?(?:신설|설립|설치|두고|개편)"
)
_UNDER = re.compile(
    r"^\s?(?:의\s)?(?:산하|부설|소속|직속|내\s(?:부설)?|자회사인?|계열사인?|산하\s?기관인|부설\s?기관인|출연\s?기관인)\s?(?:[가-힣]{2,6}(?:기관|기업|회사)(?:인)?\s)?['‘“]?$"
)
_FOUNDS = re.compile(r"설립|신설|출범|개소|개원|설치|운영|두고")
_IS_SUBSIDIARY = re.compile(
    r"의\s(?:[가-힣0-9%]{1,8}\s){0,2}(?:자회사|계열사|산하기관|부설기관|산하\s기관|부설\s기관)(?:로(?!부터)|이다|다|인|이며)"
)
_TEAM = re.compile(
    r"(?:의|\s소속(?:의)?)?(?:\s\d기)?(?:\s(?:학생|교육생|수료생)들?(?:\s?[0-9가-힣]{1,3}\s?명)?(?:로|으로|이)?\s?(?:이뤄진|구성된|구성한|꾸린|만든|모인|뭉친)?)?\s['‘“]?"
)
_OF_STUDENTS = re.compile(
    r"(?<=\s)(?:학생|교육생|수료생)들?(?:\s?[0-9가-힣]{1,3}\s?명)?(?:로|으로|이)\s(?:이뤄진|구성된|구성한|꾸린|만든|모인|뭉친)\s['‘“]?$"
)
_BESIDE = re.compile(r"(?:\([^()]{1,30})?\)?\s")
# Units that are no names without a word before them.
_NO_NAMES = frozenset(
    (
        "연구실",
        "연구팀",
        "사업팀",
        "기획팀",
        "연구소",
        "본부",
        "지원팀",
        "개발팀",
        "홍보팀",
        "운영팀",
        "사내벤처",
        "수석팀",
        "기술지주",
        "사무국",
    )
)
_NO_UNITS = ("협회", "조합", "학회", "협의회", "연합회", "노조")
_UNITS_OF_UNIVERSITIES = (
    "사업단",
    "연구소",
    "연구실",
    "산학협력단",
    "대학원",
    "연구센터",
    "지원센터",
    "병원",
    "학과",
    "학부",
)


def belonging(sentence: Sentence) -> Iterator[Relation]:
    """Yield which unit or body is part of which organisation: 산하, 부설, 광주시 인공지능산업국."""
    yield from _founded_under(sentence)
    yield from _subsidiaries(sentence)
    yield from _teams(sentence)
    for parent, unit in neighbours(sentence, ORGANISATIONS | {"PROGRAM"}, ORGANISATIONS | {"PLACE"}):
        if not acts(parent):
            continue
        words = sentence.between(parent, unit)
        if (words.strip() and _UNDER.fullmatch(words) and not _is_of_person(sentence, unit)) or _is_unit(
            sentence, parent, unit, words
        ):
            yield tie(sentence, unit, "PART_OF", parent)


def _teams(sentence: Sentence) -> Iterator[Relation]:
    """Yield the teams of the students of whom the sentence speaks: 나래대는 학생들로 구성된 ‘가온’ 팀이 상을 받았다고."""
    for team in sentence.mentions:
        before = sentence.text[: team.start - sentence.start]
        found = _OF_STUDENTS.search(before) if team.label == "GROUP" else None
        if found is None:
            continue
        parents = subjects(sentence, sentence.start + found.start())
        yield from (tie(sentence, team, "PART_OF", m) for m in parents if m.label in {"UNIVERSITY", "PROGRAM"})


def _is_of_person(sentence: Sentence, unit: Mention) -> bool:
    """Whether a person follows: of 국토교통위원회 소속 가온당 홍길동 의원 it is the person who is of the committee."""
    return any(m.label == "PERSON" and 0 <= m.start - unit.end <= 1 for m in sentence.mentions)


def _is_unit(sentence: Sentence, parent: Mention, unit: Mention, words: str) -> bool:
    """Whether a name right behind that of an organisation is one of its units or teams."""
    if unit.label == "GROUP" and words != " " and _TEAM.fullmatch(words):
        return unit.text.endswith("팀") or sentence.behind(unit).lstrip("'’”").startswith(("팀", " 팀"))
    if (
        unit.text in _NO_NAMES
        or not _BESIDE.fullmatch(words)
        or parent.label not in {"GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY"}
    ):
        return False
    if parent.label == "UNIVERSITY" and unit.label != "PLACE" and unit.text.endswith(_UNITS_OF_UNIVERSITIES):
        return True
    centre = unit.by == "unit" or (unit.by in {"suffix", "title"} and unit.text.endswith(("센터", "연구소")))
    if words == " " and unit.label == "PUBLIC_ORG" and centre and parent.label in {"PUBLIC_ORG", "UNIVERSITY"}:
        return True
    return words == " " and unit.label == "GROUP" and unit.by != "gazetteer" and not unit.text.endswith(_NO_UNITS)


def _founded_under(sentence: Sentence) -> Iterator[Relation]:
    """Yield what is set up under which organisation: 가온진흥원 부설기구로 나래사업단을 설립했다."""
    for parent in sentence.mentions:
        found = _AS_BODY.match(sentence.behind(parent)) if parent.label in ORGANISATIONS else None
        if found is None:
            continue
        worded = modality(sentence.behind(parent)[:60])
        after = [m for m in sentence.mentions if m.start > parent.end and m.label in ORGANISATIONS]
        founded = [m for m in after if OBJECT.match(sentence.behind(m))][:1] or subjects(sentence, parent)[-1:]
        if _FOUNDS.search(sentence.behind(parent)[found.end() :]):
            yield from (
                tie(sentence, unit, "PART_OF", parent, modality=worded)
                for unit in founded
                if (unit.label in ORGANISATIONS | {"PROGRAM"}) and unit.entity_id != parent.entity_id
            )
    for unit in sentence.mentions:
        own = _OWN_BODY.match(sentence.behind(unit)) if unit.label in ORGANISATIONS else None
        if own is not None:
            worded = modality(sentence.behind(unit)[: own.end() + 12])
            yield from (
                tie(sentence, unit, "PART_OF", each, modality=worded)
                for each in subjects(sentence, unit)[:1]
                if acts(each)
            )


def _subsidiaries(sentence: Sentence) -> Iterator[Relation]:
    """Yield whose subsidiary the subject is: ㈜가온은 나래그룹의 자회사다."""
    for parent in sentence.mentions:
        found = _IS_SUBSIDIARY.match(sentence.behind(parent)) if parent.label in ORGANISATIONS else None
        if found is None:
            continue
        worded = modality(sentence.behind(parent)[: found.end() + 8])
        after = [m for m in sentence.mentions if 0 <= m.start - parent.end - found.end() <= len(" ‘")]
        units = after[:1] if found.group().endswith("인") else subjects(sentence, parent)
        yield from (
            tie(sentence, unit, "PART_OF", parent, modality=worded) for unit in units if unit.label in ORGANISATIONS
        )
