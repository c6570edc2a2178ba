"""With whom the subject of a clause does something: 나래대와 공동으로, 가온시와 손잡고."""

import re
from collections.abc import Sequence

from newsmine.entities.relations.clauses import Sentence, acts, case, coordinated, in_one_clause
from newsmine.records import Mention

TOGETHER = re.compile(
    r"\s(?:공동(?:으로(?!\s(?:[^\s]{1,10}\s){0,2}(?:투자|참여|선정))|\s(?:연구|개발))|협력(?:해|하[고여며]|을\s통해|으로)|협업(?:해|하[고여며]|을\s통해)|손잡고|손을\s(?:맞)?잡|힘을\s(?:합|모)|컨소시엄을|(?P<along>함께\s))"
)
"""What follows 과 where two do something together."""


# 나래대와 12일 시청에서 ‘…’: when and where, but nothing else that 와 may join it with.
_WHEN_AND_WHERE = re.compile(r"\s(?:[^\s,.]{1,15}(?<![을를의간은는한])\s){1,8}['‘“\"「『<《`]?$")


def companions(sentence: Sentence, actors: Sequence[Mention], place: Mention, *, loose: bool = False) -> list[Mention]:
    """Return the actors of a clause and those with whom they do what is done to ``place``.

    Parameters
    ----------
    sentence : Sentence
    actors : sequence of Mention
        The subject of the clause.
    place : Mention
        The object.
    loose : bool
        Whether 과 alone is enough, with when and where behind it.
    """
    if not actors:
        return []
    bodies = [m for m in sentence.mentions if acts(m) and actors[-1].end <= m.start and m.end <= place.start]
    for i, other in enumerate(bodies):
        found = case(sentence, other)
        if found is None or found[0] != "with":
            continue
        words = sentence.between(other, place)[found[1] :]
        apart = loose and not sentence.behind(other)[: found[1]].endswith("의") and _WHEN_AND_WHERE.fullmatch(words)
        if not (apart or TOGETHER.match(sentence.behind(other), found[1])):
            continue
        if in_one_clause(sentence.between(actors[-1], place)):
            return [*actors, *coordinated(sentence, bodies, i)]
    return list(actors)
