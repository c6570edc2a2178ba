"""Why a name is one, and why it means what it means: each decision of the finder in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsmine.entities.candidates import Candidate, Scan
from newsmine.entities.merge import ECHOES, weight
from newsmine.records import Mention

if TYPE_CHECKING:
    import pandas as pd

_RULES = {
    "alias": "the user's aliases say that {text} means {canonical}",
    "gazetteer": "a gazetteer gives {canonical} as the official name of {text}",
    "abbreviation": "the article gives {text} as a short name behind {canonical}",
    "short form": "{text} stands for the last name before it that ends so, {canonical}",
    "surname and title": "{canonical} is the person of that surname who bears the title, or the only one of the surname",
    "named before": "the article names {canonical} elsewhere in full",
    "same name": "written like another name of the article, up to marks of company form, brackets and blanks",
    "end of a name": "{text} is the end of {canonical}, a name of the article",
    "contraction": "{text} is {canonical} without a class word inside",
    "first and last word": "{text} is the first and the last word of {canonical}, the only such name of the article",
    "without its number": "{text} is {canonical} without its year, number or region, the only such name of the article",
    "own name": "nothing joins it to another name; it is named as it is written, without marks of company form",
    "values": "a date, a time or a quantity: {canonical} is what it comes to",
    "namesake": "the article knows several persons of this name with posts that one person would not hold: {canonical}",
}


_COLUMNS = ("article_id", "field", "start", "end", "text", "label", "canonical", "entity_id", "by", "score")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What one finder proposed at ``start:end``: a label, with a score in [0, 1]. ``why`` says what became of it."""

    start: int
    end: int
    text: str
    label: str
    by: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A mention with its reasons.

    ``agreed`` are the proposals that it rests on, ``lost`` those that gave way to it; ``link`` says why it means what its
    ``canonical`` says.
    """

    mention: Mention
    agreed: tuple[Proposal, ...]
    lost: tuple[Proposal, ...]
    link: str


def explain_mention(mention: Mention, candidate: Candidate, scan: Scan, proposed: Sequence[Candidate]) -> Explanation:
    """Return why the candidate was taken for the mention and what it was taken over.

    Parameters
    ----------
    mention : Mention
    candidate : Candidate
        As it was taken and linked.
    scan : Scan
        The field that it stands in.
    proposed : sequence of Candidate
        All that any finder said of that field.
    """
    agreed, lost = [], []
    here = (candidate.start, candidate.end)
    for other in _overlapping(candidate, proposed):
        if (other.start, other.end) != here:
            lost.append(_proposal(other, scan, _outweighed(other, candidate)))
        elif other.label == candidate.label:
            agreed.append(_proposal(other, scan, _support(other, candidate)))
        elif candidate.rule in {"alias", "gazetteer"}:
            agreed.append(_proposal(other, scan, f"same place; the {candidate.rule} says that it is {candidate.label}"))
        else:
            lost.append(_proposal(other, scan, f"same place, less sure than {candidate.label} ({candidate.score:.3g})"))
    link = _RULES.get(candidate.rule, f"found so by {candidate.rule}")
    return Explanation(
        mention=mention,
        agreed=tuple(agreed),
        lost=tuple(lost),
        link=link.format(text=mention.text, canonical=mention.canonical),
    )


def explain_value(mention: Mention) -> Explanation:
    """Return why a date, a time or a quantity means what it means: it is read, and rests on no proposals."""
    return Explanation(mention=mention, agreed=(), lost=(), link=_RULES["values"].format(canonical=mention.canonical))


def explanations_frame(explanations: Iterable[Explanation]) -> "pd.DataFrame":
    """Return reasons as a table, a mention a row; ``agreed`` and ``lost`` hold a proposal a line."""
    import pandas as pd

    rows = [
        (*(getattr(each.mention, name) for name in _COLUMNS), _lines(each.agreed), _lines(each.lost), each.link)
        for each in explanations
    ]
    frame: pd.DataFrame = pd.DataFrame(rows, columns=[*_COLUMNS, "agreed", "lost", "link"])
    return frame


def _lines(proposals: Sequence[Proposal]) -> str:
    return "\n".join(f"{p.text} {p.label} {p.score:.3g} by {p.by}: {p.why}" for p in proposals)


def _overlapping(candidate: Candidate, proposed: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield what was proposed where the candidate stands, each once, the surest first."""
    near = {
        (-c.score, c.start, c.end, c.label, c.by): c
        for c in proposed
        if c.start < candidate.end and candidate.start < c.end
    }
    yield from (near[key] for key in sorted(near))


def _proposal(candidate: Candidate, scan: Scan, why: str) -> Proposal:
    return Proposal(
        start=candidate.start,
        end=candidate.end,
        text=scan.text[candidate.start : candidate.end],
        label=candidate.label,
        by=candidate.by,
        score=candidate.score,
        why=why,
    )


def _support(other: Candidate, taken: Candidate) -> str:
    if other.by == taken.by:
        return "the surest proposal"
    return "repeats what the article says elsewhere" if other.by in ECHOES else "agrees, and raises the score"


def _outweighed(other: Candidate, taken: Candidate) -> str:
    mine, its = weight(taken) / 1000, weight(other) / 1000
    if its < mine:
        return f"weighs {its:.3g} (score × characters), less than {mine:.3g}"
    return f"weighs {its:.3g}, but the names that stand in its place weigh more together, or it came to nothing before"
