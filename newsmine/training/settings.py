"""How a tagger is trained, and on what."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsmine.training.data import Counts, Sentence
    from newsmine.training.encoding import Seen
    from newsmine.training.vectors import Vectors

Told = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def epochs_of(told: Told | None, what: str, of: int) -> Callable[[int, float, float], None] | None:
    """Return what :func:`newsmine.training.fit.fit` calls after each of so many epochs."""
    return None if told is None else lambda epoch, _, __: told(what, epoch + 1, of)


class Settings(NamedTuple):
    """How a tagger is trained; the same settings give the same weights on the same machine."""

    seed: int = 0
    epochs: int = 3
    hidden: int = 72
    placer_epochs: int = 8
    converter_epochs: int = 10
    converter_hidden: int = 96
    converters: int = 2
    gold_counts: int = 2


class Prepared(NamedTuple):
    """What is made once for all folds: raw sentences with their placed labels, what the analyzers see, vectors, lists."""

    gold: "Sequence[Sentence]"
    raw: "Sequence[Sentence]"
    seen: "Seen"
    counts: "Counts"
    vectors: "Vectors"
    lists: dict[str, list[str]]
