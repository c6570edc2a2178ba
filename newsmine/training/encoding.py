"""Sentences as examples: vocabularies learnt, the forms that the counts label, the vectors of kiwi's morphemes."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from newsmine.tagger.features import Encoder, Ints, Span, Vocabulary, ints
from newsmine.tagger.morphemes import Morphemes, morphemes
from newsmine.training.batches import Example
from newsmine.training.data import KINDS, Counts, Sentence, coarse, kind

Seen = Mapping[str, Morphemes]
"""What the morphological analyzers see in each text."""

COLUMNS = ("characters", "kiwi", "mecab", "learnt")
_TWICE = 2


def see(sentences: Iterable[Sentence], progress: Callable[[int], None] | None = None) -> dict[str, Morphemes]:
    """Analyze each sentence once."""
    seen: dict[str, Morphemes] = {}
    for n, sentence in enumerate(sentences, start=1):
        seen[sentence.text] = morphemes(sentence.text)
        if progress is not None:
            progress(n)
    return seen


def encoder_for(
    sentences: Sequence[Sentence],
    seen: Seen,
    counts: Counts,
    lists: Mapping[str, Sequence[str]],
    vectors: Mapping[str, int],
) -> Encoder:
    """Return an encoder whose vocabularies hold what occurs often enough in the sentences, and that knows their labelled forms."""
    learnt = {form: grouped(labels) for form, labels in counts.items()}
    encoder = Encoder({column: Vocabulary() for column in COLUMNS}, lists, learnt, vectors)
    often: dict[str, Counter[str]] = {column: Counter() for column in COLUMNS}
    for sentence in sentences:
        names = encoder.names(sentence.text, seen[sentence.text], leaving_out(sentence))
        for column, values in names.items():
            often[column.removesuffix("_too")].update(values)
    for column, counted in often.items():
        del counted[""]
        encoder.vocabularies[column].learn(name for name, n in counted.most_common() if n >= _TWICE)
    return encoder


def grouped(labels: Mapping[str, int]) -> Counter[str]:
    """Return the counts of the groups of fine labels."""
    groups: Counter[str] = Counter()
    for label, n in labels.items():
        groups[coarse(label)] += n
    return groups


def leaving_out(sentence: Sentence) -> list[Span] | None:
    """Return what the counts of forms owe to this very sentence: all that is placed in a raw one; they know no gold one."""
    if sentence.spans is not None:
        return None
    return [(start, end, coarse(label)) for start, end, label in sentence.fine or ()]


class Fine(NamedTuple):
    """Numbers of fine labels and their groups, for a converter."""

    fine: Vocabulary
    coarse: Vocabulary

    @classmethod
    def of(cls, placed: Iterable[Sequence[Span]]) -> "Fine":
        """Return the numbers of all labels that are placed."""
        numbers = cls(Vocabulary(), Vocabulary())
        for spans in placed:
            for _, _, label in spans:
                for part in "BI":
                    numbers.fine.learn([f"{part}-{label}"])
                    numbers.coarse.learn([f"{part}-{coarse(label)}"])
        return numbers

    def columns(self, length: int, spans: Sequence[Span]) -> tuple[Ints, Ints]:
        """Return the numbers at each character."""
        fine, group = [""] * length, [""] * length
        for start, end, label in spans:
            for i in range(start, end):
                part = "B" if i == start else "I"
                fine[i], group[i] = f"{part}-{label}", f"{part}-{coarse(label)}"
        return ints(self.fine.numbers(fine)), ints(self.coarse.numbers(group))


def example(
    encoder: Encoder,
    sentence: Sentence,
    seen: Seen,
    placed: Sequence[Span] = (),
    fine: Fine | None = None,
) -> Example:
    """Return a sentence as an example; with ``fine``, its placed labels as a column more."""
    features = encoder.encode(sentence.text, seen[sentence.text], leaving_out(sentence))
    fine_labels, groups = (None, None) if fine is None else fine.columns(len(sentence.text), placed)
    return Example(features, sentence.spans or [], fine_labels, groups, _kinds(sentence))


def _kinds(sentence: Sentence) -> Ints | None:
    """Return the number of each character's kind, where somebody labelled it."""
    if sentence.fine is None:
        return None
    numbers = [0] * len(sentence.text)
    for start, end, label in sentence.fine:
        named = kind(label)
        for i in range(start, end) if named else ():
            numbers[i] = KINDS.index(f"{'B' if i == start else 'I'}-{named}")
    return ints(numbers)
