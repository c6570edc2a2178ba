"""With whom the subject of a clause does something: 나래대와 공동으로, 가온시와 손잡고."""

import re
from collections.abc import Sequence

from newsmine.entities.relations.clauses import Sentence, acts, case, coordinated, in_one_clause
from newsmine.records import Mention

TOGETHER = re.compile(
    r"\s(?:공동(?:으로(?!\s(?:[^\s]{1,10}\s){0,2}(?:투자|참여|선정))|\s(?:연구|개발))|협력(?:해|하[고여며]|을\s통해|으로)|협업(?:해|하[고여며]|을\s통해)|손잡고|손을\s(?:맞)?잡|힘을\s(?:합|모)|컨소시엄을|(?P<along>함께\s))"
)
"""What follows 과 where two do something together."""


def companions(sentence: Sentence, actors: Sequence[Mention], place: Mention) -> list[Mention]:
    """Return the actors of a clause and those with whom they do what is done to ``place``.

    Parameters
    ----------
    sentence : Sentence
    actors : sequence of Mention
        The subject of the clause.
    place : Mention
        The object.
    """
    if not actors:
        return []
    bodies = [m for m in sentence.mentions if acts(m) and actors[-1].end <= m.start and m.end <= place.start]
    for i, other in enumerate(bodies):
        found = case(sentence, other)
        if found is None or found[0] != "with" or not TOGETHER.match(sentence.behind(other), found[1]):
            continue
        if in_one_clause(sentence.between(actors[-1], place)):
            return [*actors, *coordinated(sentence, bodies, i)]
    return list(actors)
