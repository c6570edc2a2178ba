"""Who holds which event.

Precision first: a tie is stated only where actor, object and verb stand in one clause, and neither a plan nor a negation.
"""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.entities.relations.clauses import (
    OBJECT,
    Sentence,
    acts,
    clause_behind,
    coordinated,
    modality,
    neighbours,
    objects,
    subjects,
    tie,
)
from newsmine.entities.relations.companions import companions
from newsmine.records import Relation, RelationType

_HOST_VERB = re.compile(r"개최|열었|열고|연\s?다고|열어|가졌|갖고|가진\s|마련했|주최|주관|치렀|진행했")
_HOSTED_BY = re.compile(
    r"(?:이|가|에서)?\s?(?:공동\s?|함께\s)?(?:주최|주관|개최|주최·주관|주최‧주관|마련|준비)(?:한|하는|하고|로|으로)?(?:\s(?:지난\s)?(?:\d{1,2}일\s)?(?:열린|개최된|마련된|진행된))?\s(?:제?\d{1,3}회\s)?(?:['‘“\"「『<《]\s?)?"
)
_HOSTS_WHAT = re.compile(
    r"(?:\([^()]{1,30}\))?(?:이|가)\s(?:(?:지난\s|오는\s)?\d{1,2}일\s)?(?:[^\s,.]{1,12}에서\s)?(?:공동\s?|함께\s)?(?:주최|주관|주최·주관|개최|마련)(?:하고|하며|한|하는|해)(?=[\s,])"
)
# 가온시가 12일 나래회관에서 연 ‘…’.
_HOSTED_HERE = re.compile(r"에서\s(?:[가-힣]{1,6}\s)?(?:연|개최한|주최한|마련한)\s['‘“\"「『<《]?$")


def hosting(sentence: Sentence) -> Iterator[Relation]:
    """Yield who holds which event: 개최, 주최, 주관."""
    for event in objects(sentence, {"EVENT"}, OBJECT):
        clause = clause_behind(sentence, event)
        if _HOST_VERB.search(clause[:30]):
            worded = modality(clause[:50] + sentence.behind(event)[len(clause) : 50])
            yield from (
                tie(sentence, actor, "HOSTS", event, modality=worded)
                for actor in companions(sentence, subjects(sentence, event), event, loose=True)
                if actor.label != "PERSON"
            )
    yield from _hosting_before(sentence)
    for event in sentence.mentions:
        lead = _HOSTED_HERE.search(sentence.text[: event.start - sentence.start]) if event.label == "EVENT" else None
        if lead is not None:
            hosts = subjects(sentence, sentence.start + lead.start())
            yield from (
                tie(sentence, m, "HOSTS", event) for m in hosts if m.label != "PERSON" and m not in sentence.carried
            )
    for actor, event in neighbours(sentence, ORGANISATIONS, {"EVENT"}):
        words = sentence.between(actor, event)
        if _HOSTED_BY.fullmatch(words):
            actors = [m for m in sentence.mentions if m.label in ORGANISATIONS]
            yield from (
                tie(sentence, each, "HOSTS", event) for each in coordinated(sentence, actors, actors.index(actor))
            )


def _hosting_before(sentence: Sentence) -> Iterator[Relation]:
    """Yield the hosts that a relative clause before the event names: 가온시가 주최하고 나래재단이 주관한 ‘…’."""
    actors = [m for m in sentence.mentions if m.label in ORGANISATIONS]
    events = [m for m in sentence.mentions if m.label in {"EVENT", "PROGRAM"} and not acts(m)]
    for i, actor in enumerate(actors):
        found = _HOSTS_WHAT.match(sentence.behind(actor))
        event = next((m for m in events if m.start >= actor.end), None)
        if found is None or event is None:
            continue
        rest = sentence.between(actor, event)[found.end() :]
        worded = modality(sentence.behind(actor)[: found.end() + 8])
        kind: RelationType = "HOSTS" if event.label == "EVENT" else "RUNS"
        if not re.search(r"[가-힣](?<![하되])[은는]\s|다\.|[을를]\s", rest):
            yield from (tie(sentence, host, kind, event, modality=worded) for host in coordinated(sentence, actors, i))
