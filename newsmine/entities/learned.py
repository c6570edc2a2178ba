"""A learned tagger among the finders: what it tags, in our labels."""

from collections.abc import Iterator

from newsmine.entities.candidates import ORGANISATIONS, Candidate, Scan, begins, tail
from newsmine.entities.names import is_name, is_odd_name
from newsmine.entities.suffixes import label_of
from newsmine.entities.titles import TITLE_TAIL
from newsmine.tagger.tagged import Tagged, Tagger

# What a tagger's word is worth against the rules, by label: it was not trained on news of institutions.
_WORTH = {
    "PERSON": 0.8,
    "GOV": 0.7,
    "PUBLIC_ORG": 0.7,
    "UNIVERSITY": 0.8,
    "COMPANY": 0.6,
    "MEDIA": 0.7,
    "GROUP": 0.5,
    "PLACE": 0.6,
}
_DOUBTED = 0.5
_MEANT = {"PS": "PERSON", "OG": "GROUP", "LC": "PLACE"}
_LEAST = 2


class Learned:
    """A finder that asks a tagger.

    Parameters
    ----------
    tagger : Tagger
        The shipped one, one that ``newsmine train`` made, or a pretrained one.
    """

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self.fingerprint = f"tagger {tagger.fingerprint}"

    def __call__(self, scan: Scan) -> Iterator[Candidate]:
        """Yield what the tagger sees in the sentences of a field."""
        sentences = [_encodable(scan.text[start:end]) for start, end in scan.sentences]
        for (at, _), found in zip(scan.sentences, self._tagger.tag(sentences), strict=True):
            for each in found:
                candidate = _candidate(scan.text, each._replace(start=at + each.start, end=at + each.end))
                if candidate is not None:
                    yield candidate


def _candidate(text: str, tagged: Tagged) -> Candidate | None:
    start, end = tagged.start, tagged.end
    name, label = text[start:end], _label(tagged)
    if label in ORGANISATIONS:
        label = label_of(name) or label
    if label not in _WORTH or end - start < _LEAST or "\n" in name:
        return None
    if not begins(text, start) or tail(text, start, end, titles=TITLE_TAIL) is None:
        return None
    score = tagged.score * _WORTH[label]
    if label == "PERSON" and not (is_name(name) or is_odd_name(name)):
        score *= _DOUBTED
    return Candidate(start=start, end=end, label=label, by="tagger", score=round(score, 3))


def _label(tagged: Tagged) -> str:
    kind = tagged.kind or tagged.label
    return _MEANT.get(kind, kind)


def _encodable(text: str) -> str:
    """Return the text with lone surrogates, which no analyzer reads, replaced; places stay."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
