"""Labels placed in raw sentences of which only the counts of labelled forms are known.

Every form has to be placed as often as it is counted. A form that stands as often as it is counted is placed wherever it stands,
which takes the room of others, and so on; where a choice is left, the form whose best places stand out most from its other
ones comes first.
"""

import heapq
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsmine.tagger.dictionaries import Forms
from newsmine.tagger.features import Span, shape
from newsmine.training.data import Counts

_LONGEST_TAIL = 4
# What follows a name in the same word: particles, titles, the copula.
_BEHIND = re.compile(
    "은|는|이|가|을|를|의|에|와|과|로|으로|도|만|까지|부터|보다|씨|님|측|등|들|나|라|란|랑|처럼|같은|께|한테|야|아|며|였|입니다|임|간|내|쯤|여|당|형|출신|산|발|식|급|대|전|후|중|초|말|군|양|공|적|판|편"
)


class _Choice(NamedTuple):
    """A form in a sentence, and how well it stands there."""

    sentence: int
    start: int
    end: int
    form: int
    score: float


Prefer = Callable[[int, int, int, float], float]
"""From sentence, start, end and how well a form stands there by its neighbours to how well by all that is known."""


def place(texts: Sequence[str], counts: Counts, prefer: Prefer | None = None) -> list[list[Span]]:
    """Return the spans of each text; the label is the commonest of the form.

    Parameters
    ----------
    texts : sequence of str
        The sentences that were counted.
    counts : mapping of str to Counter
        How often each form bears each label in all of them.
    prefer : callable, optional
        Says better than the neighbours do how well a form stands at a place: a tagger.
    """
    return _Placing(texts, counts, prefer).done()


class _Placing:
    def __init__(self, texts: Sequence[str], counts: Counts, prefer: Prefer | None) -> None:
        self._names = list(counts)
        self._labels = [max(counts[name], key=counts[name].__getitem__) for name in self._names]
        self._need = [sum(counts[name].values()) for name in self._names]
        self._choices: list[_Choice] = []
        self._of_form: list[list[int]] = [[] for _ in self._names]
        self._over: list[list[list[int]]] = [[[] for _ in text] for text in texts]
        self._placed: list[list[Span]] = [[] for _ in texts]
        # Forms that stand as often as they are needed, the longest on top.
        self._urgent: list[tuple[int, int]] = []
        numbers = {name: number for number, name in enumerate(self._names)}
        forms = Forms(self._names)
        own = [numbers[forms.form(number)] for number in range(len(forms))]
        single = {name for name in self._names if len(name) == 1}
        for sentence, text in enumerate(texts):
            found = [(start, end, own[number]) for start, end, number in forms.every(text)]
            found += [(i, i + 1, numbers[character]) for i, character in enumerate(text) if character in single]
            for start, end, form in sorted(found, key=lambda each: (each[0], each[1])):
                score = _standing(text, start, end)
                if prefer is not None:
                    score = prefer(sentence, start, end, score)
                self._offer(_Choice(sentence, start, end, form, score))
        for mine in self._of_form:
            mine.sort(key=lambda each: -self._choices[each].score)
        self._open = bytearray(b"\x01" * len(self._choices))
        self._left = [len(mine) for mine in self._of_form]

    def done(self) -> list[list[Span]]:
        for form, need in enumerate(self._need):
            if self._left[form] <= need:
                self._hasten(form)
        self._place_urgent()
        waiting = [(self._rank(form), form) for form in range(len(self._names)) if self._undecided(form)]
        heapq.heapify(waiting)
        while waiting:
            rank, form = heapq.heappop(waiting)
            if not self._undecided(form):
                continue
            now = self._rank(form)
            if now != rank:
                heapq.heappush(waiting, (now, form))
                continue
            self._place_all(form)
            self._place_urgent()
        return [sorted(spans) for spans in self._placed]

    def _offer(self, choice: _Choice) -> None:
        number = len(self._choices)
        self._choices.append(choice)
        self._of_form[choice.form].append(number)
        for i in range(choice.start, choice.end):
            self._over[choice.sentence][i].append(number)

    def _undecided(self, form: int) -> bool:
        return self._need[form] > 0 and self._left[form] > 0

    def _rank(self, form: int) -> tuple[float, int, float]:
        """By how far its last place stands out from the first that stays empty; longer and surer forms first."""
        mine = self._of_form[form] = [each for each in self._of_form[form] if self._open[each]]
        need = self._need[form]
        if need >= len(mine):
            return (float("-inf"), -len(self._names[form]), 0.0)
        gap = self._choices[mine[need - 1]].score - self._choices[mine[need]].score
        return (-round(gap, 2), -len(self._names[form]), -need / len(mine))

    def _place_urgent(self) -> None:
        while self._urgent:
            self._place_all(heapq.heappop(self._urgent)[1])

    def _hasten(self, form: int) -> None:
        heapq.heappush(self._urgent, (-len(self._names[form]), form))

    def _place_all(self, form: int) -> None:
        for number in self._of_form[form]:
            if self._need[form] <= 0:
                return
            if self._open[number]:
                self._place(number)

    def _place(self, number: int) -> None:
        sentence, start, end, form, _ = self._choices[number]
        self._placed[sentence].append((start, end, self._labels[form]))
        self._need[form] -= 1
        for i in range(start, end):
            for other in self._over[sentence][i]:
                if self._open[other]:
                    self._open[other] = 0
                    mine = self._choices[other].form
                    self._left[mine] -= 1
                    if 0 < self._left[mine] <= self._need[mine]:
                        self._hasten(mine)


def _standing(text: str, start: int, end: int) -> float:
    """How well a form stands by its neighbours: a word of its own, or with a particle behind, best."""
    before, behind = text[start - 1 : start] or " ", text[end : end + _LONGEST_TAIL] or " "
    score = 3.0 if before == " " else 2.5 if not before.isalnum() else 0.0
    if before != " " and shape(before) == shape(text[start]) and shape(before) in "DUL":
        score -= 3
    if not behind[0].isalnum():
        return score + 2
    if shape(behind[0]) == shape(text[end - 1]) and shape(behind[0]) in "DUL":
        return score - 3
    return score + (1.5 if _BEHIND.match(behind) else 0.0)
