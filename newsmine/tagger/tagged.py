"""What every tagger gives: places in a text with a label and how sure it is."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Tagged(NamedTuple):
    """A name as a tagger sees it: characters of the text, the tagger's own label, a score in [0, 1].

    ``kind`` is a finer label where the tagger has one: COMPANY for OG.
    """

    start: int
    end: int
    label: str
    score: float
    kind: str = ""


class Tagger(Protocol):
    """Tags texts; ``fingerprint`` changes with its weights, so that corpora are found anew."""

    fingerprint: str

    def tag(self, texts: Sequence[str]) -> list[list[Tagged]]:
        """Return what is named in each text, in order, without overlaps."""
        ...
