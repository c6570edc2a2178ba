"""Who heads what where the title stands alone: 홍길동 원장 in an article with one body that has a 원장, and appointments."""

import re
from collections.abc import Iterator, Sequence

from newsmine.entities.candidates import ORGANISATIONS, Post, Scan
from newsmine.entities.relations.clauses import is_sure, relation
from newsmine.entities.titles import HEADS
from newsmine.records import Mention, Relation

# What the bodies end in, and their labels, whose heads are called so.
_BODIES: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {
    **dict.fromkeys(("대표", "대표이사", "공동대표", "최고경영자", "CEO"), (frozenset({"COMPANY"}), ("",))),
    "사장": (frozenset({"COMPANY", "PUBLIC_ORG"}), ("공사", "")),
    "총장": (frozenset({"UNIVERSITY"}), ("",)),
    "원장": (frozenset({"PUBLIC_ORG"}), ("원", "재단", "테크노파크")),
    "이사장": (frozenset({"PUBLIC_ORG", "GROUP"}), ("재단", "공단", "조합", "진흥회")),
    "회장": (frozenset({"GROUP"}), ("회", "연맹", "상공회의소")),
    "시장": (frozenset({"GOV"}), ("시",)),
    "군수": (frozenset({"GOV"}), ("군",)),
    "구청장": (frozenset({"GOV"}), ("구",)),
    "교육감": (frozenset({"GOV"}), ("교육청",)),
}
# Heads that any body has whose name ends in the noun of the title: 센터장, 협회장, 본부장.
_BY_NOUN = frozenset(
    [
        "협회장",
        "센터장",
        "캠프장",
        "사업단장",
        "추진단장",
        "지원단장",
        "연구소장",
        "본부장",
        "단장",
        "국장",
        "과장",
        "실장",
        "소장",
        "처장",
        "관장",
        "은행장",
        "병원장",
        "조합장",
        "위원장",
    ]
)
_HEADS = "|".join(sorted(map(re.escape, HEADS), key=len, reverse=True))
_CALLED = re.compile(rf"\s?(?:(?:신임|새|현)\s)?(?P<role>{_HEADS})$")
_FORMER = re.compile(r"(?:전|前|전임|옛|초대|역대|당시|직전)\s$")
_MADE = r"(?:선임|임명|선출|추대|발탁|낙점|영입)(?:했|하|됐|되|된|한)"
_APPOINTED = re.compile(
    rf"(?:\s[^\s,.]{{1,12}}){{0,3}}?(?:을|를|이|가)\s(?:(?:새|신임|차기|제?\d{{1,2}}대)\s)?(?:[^\s,.]{{2,20}}\s)?(?P<role>{_HEADS})(?:으로|로|에)\s{_MADE}"
)
_TO_POST = re.compile(rf"(?P<role>{_HEADS})(?:에|으로|로)\s$")
_TAKES = re.compile(rf"[^.\n]{{0,60}}?(?:{_MADE}|취임했)")
_TEAM = re.compile(r"['’”\"]?\s?팀")


def lone_heads(
    scan: Scan, mentions: Sequence[Mention], posts: Sequence[Post], tied: Sequence[Relation]
) -> Iterator[Relation]:
    """Yield the posts whose organisation is not named beside the title, where just one can be meant.

    The organisation is sought in the same sentence, the one before it and the rest of the paragraph, and in the whole text: the first of these that names
    any fitting one decides, and names it only if it is the only one. One with another head of that title does not count.

    Parameters
    ----------
    scan : Scan
    mentions : sequence of Mention
        Of this text, linked, in order.
    posts : sequence of Post
    tied : sequence of Relation
        Posts that the text states outright.
    """
    heads = {(r.tail_id, r.role): r.head_id for r in tied if r.type == "HEAD_OF"}
    holders = {(r.head_id, r.role) for r in tied if r.type in {"HEAD_OF", "AFFILIATED_WITH"}}
    fitting: dict[str, list[Mention]] = {}
    for person, role, post in _claims(scan, mentions, posts):
        if any(who == person.entity_id and role in (held or "") for who, held in holders):
            continue
        if role not in fitting:
            fitting[role] = [m for m in mentions if _fits(scan, m, role)]
        shared = post is not None and (post.standing != "held" or role.startswith(("공동", "각자")))
        free = [
            m for m in fitting[role] if shared or heads.get((m.entity_id, role), person.entity_id) == person.entity_id
        ]
        body = _only(scan, person, free)
        if body is not None:
            holders.add((person.entity_id, role))
            place = scan.sentences[person.sentence]
            yield headship(person, body, place, role, post)


def headship(person: Mention, body: Mention, place: tuple[int, int], role: str, post: Post | None) -> Relation:
    """Return the tie of a person to the body whose head's title it bears; ``post`` says how it is held.

    Who stands in for the head belongs to the body and does not head it; who is chosen for the post or runs for it shall
    head it, which is no fact yet.
    """
    standing, word = (post.standing, post.word) if post else ("held", "")
    return relation(
        person,
        "AFFILIATED_WITH" if standing == "acting" else "HEAD_OF",
        body,
        place,
        role=f"{word} {role}" if word == "차기" else f"{role} {word}".strip(),
        modality="planned" if standing in {"designate", "candidate"} else "asserted",
    )


def _claims(
    scan: Scan, mentions: Sequence[Mention], posts: Sequence[Post]
) -> Iterator[tuple[Mention, str, Post | None]]:
    """Yield the persons with the titles of heads that the text gives them without an organisation."""
    named = {place for m in mentions if m.label != "PERSON" for place in range(m.start, m.end)}
    lone = {
        post.start: post
        for post in posts
        if not post.former and post.role in HEADS and not any(start in named for start, _ in post.places)
    }
    for person in mentions:
        if person.label != "PERSON":
            continue
        appointed = _appointed(scan, person)
        if appointed:
            yield person, appointed, None
        if _FORMER.search(scan.text, max(0, person.start - 6), person.start):
            continue
        called = _CALLED.search(person.text) if person.by == "surname and title" else None
        post = lone.get(person.start)
        role = post.role if post else called["role"] if called else None
        if role:
            yield person, role, post


def _appointed(scan: Scan, person: Mention) -> str | None:
    """Return the post that the sentence puts the person into: 홍길동 이사를 새 대표로 선임했다, 원장에 홍길동 교수가 선임됐다."""
    start, end = scan.sentences[person.sentence]
    found = _APPOINTED.match(scan.text, person.end, end)
    if found is not None:
        return found["role"]
    before = _TO_POST.search(scan.text, max(start, person.start - 12), person.start)
    takes = _TAKES.match(scan.text, person.end, end) if before else None
    return before["role"] if before and takes and is_sure(scan.text[person.start : takes.end()]) else None


def _fits(scan: Scan, mention: Mention, role: str) -> bool:
    """Whether the mention is of a body whose head bears such a title."""
    if mention.label not in ORGANISATIONS:
        return False
    if role in _BODIES:
        labels, ends = _BODIES[role]
        return mention.label in labels and mention.canonical.endswith(ends)
    if role == "팀장":
        behind = _TEAM.match(scan.text, mention.end) is not None
        return mention.label == "GROUP" and (mention.canonical.endswith("팀") or behind)
    return role in _BY_NOUN and mention.canonical.endswith(role[:-1])


def _only(scan: Scan, person: Mention, fitting: Sequence[Mention]) -> Mention | None:
    """Return the one body that may be meant, in the nearest stretch of text that names any."""
    first = scan.text.rfind("\n", 0, person.start) + 1
    stretches = (
        [m for m in fitting if m.sentence == person.sentence],
        [m for m in fitting if m.sentence == person.sentence - 1 and m.start >= first],
        [m for m in fitting if first <= m.start < person.start],
        fitting,
    )
    for stretch in stretches:
        if stretch:
            return stretch[0] if len({m.entity_id for m in stretch}) == 1 else None
    return None
