"""What the labels of any model mean: its scheme (BIO, BIOES, none), and the kinds that the finders know."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsmine.errors import InputError, did_you_mean

_OUTSIDE = frozenset({"O", "OUT", "OUTSIDE", "NONE", "X", "PAD", "UNK", "CLS", "SEP", "MASK", "S", "/S", "IGNORE"})
_PREFIXED = re.compile(r"([BIESLUM])[-_](.+)", re.DOTALL)
_SUFFIXED = re.compile(r"(.+)[-_]([BIESLUM])", re.DOTALL)
_BEGINS, _ENDS = "BSU", "ESLU"

_COARSE = {
    "PS": "PS PER PERS PERSON PEOPLE",
    "OG": "OG OGG ORG ORGANIZATION ORGANISATION INSTITUTION",
    "LC": "LC LCP LCG LOC LOCATION GPE FAC FACILITY PLACE AF_BUILDING AF_ROAD",
    "DT": "DT DAT DATE DUR",
    "TI": "TI TIM TIME",
    "QT": "QT NUM NUMBER QUANTITY MONEY MNY PERCENT PNT CARDINAL ORDINAL NOH",
    "EVENT": "EV EVT EVENT",
    "PRODUCT": "PRODUCT PROD AFW_SERVICE_PRODUCTS AFW_OTHER_PRODUCTS",
    "COMPANY": "COMPANY CORPORATION OGG_ECONOMY OG_ECONOMY",
    "UNIVERSITY": "UNIVERSITY OGG_EDUCATION OG_EDUCATION",
    "MEDIA": "MEDIA OGG_MEDIA OG_MEDIA",
    "GOV": "GOV GOVERNMENT",
    "PUBLIC_ORG": "PUBLIC_ORG",
    "GROUP": "GROUP",
    "PROGRAM": "PROGRAM",
}
_KNOWN = {name: kind for kind, names in _COARSE.items() for name in names.split()}
# Fine kinds of TTA's and the National Institute's schemes: PS_NAME, OGG_POLITICS, LCP_CITY, DT_DAY, QT_PRICE, EV_FESTIVAL.
_FAMILIES = {"PS": "PS", "OG": "OG", "OGG": "OG", "LC": "LC", "LCP": "LC", "LCG": "LC", "DT": "DT", "TI": "TI"} | {
    "QT": "QT",
    "EV": "EVENT",
}
_NO_PERSONS = frozenset({"PS_PET"})
_ORGANISATIONS = frozenset({"OG", "GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY", "MEDIA", "GROUP"})


class Sign(NamedTuple):
    """What one label of a model says of a piece of text; ``label`` is ``None`` for no name."""

    label: str | None
    begins: bool = False
    ends: bool = False

    @property
    def family(self) -> str | None:
        """The label, with all kinds of organisations as one: a model that wavers among them still means one name."""
        return "OG" if self.label in _ORGANISATIONS else self.label


class Run(NamedTuple):
    """Pieces ``first:last`` that are one name."""

    first: int
    last: int
    family: str


def signs(names: Sequence[str], labels: Mapping[str, str | None] | None = None, *, where: str = "model") -> list[Sign]:
    """Return what each label of a model says.

    Parameters
    ----------
    names : sequence of str
        The model's labels by number, in any scheme: ``B-PS``, ``PS-B``, ``B_OGG_POLITICS``, ``E-LOC``, ``PER``.
    labels : mapping of str to str or None, optional
        From a kind (``OGG_POLITICS``) or a whole label (``LABEL_1``) to the label to give; ``None`` leaves it out. It wins
        over what newsmine knows. The label to give for a whole label may say its position: ``B-PS``.
    where : str
        The model, for the message.

    Raises
    ------
    InputError
        If no label means anything.
    ValueError
        If ``labels`` holds one that the model has not.

    Examples
    --------
    >>> signs(["O", "B-PER", "I-PER"])[1:]
    [Sign(label='PS', begins=True, ends=False), Sign(label='PS', begins=False, ends=False)]
    >>> [sign.label for sign in signs(["O", "OGG_POLITICS-B", "TMI_HW-B"], {"OGG_POLITICS": "GOV"})]
    [None, 'GOV', None]
    """
    split = [_split(name, names) for name in names]
    given = dict(labels or {})
    known = {*names, *(kind for _, kind in split)}
    for name in given:
        if name not in known:
            raise ValueError(f"{where} has no label {name!r}; {did_you_mean(name, known)}it has: {', '.join(names)}")
    found = [_sign(name, *parts, given) for name, parts in zip(names, split, strict=True)]
    if all(sign.label is None for sign in found):
        raise InputError(
            f"{where}: no label is of a known kind: {', '.join(names)}; "
            "say what they mean, for example labels={'LABEL_1': 'B-PS', 'LABEL_2': 'I-PS'}"
        )
    return found


def runs(numbers: Iterable[int], signs: Sequence[Sign], parted: Sequence[bool]) -> Iterator[Run]:
    """Yield the names that a row of labels holds; what breaks a scheme's rules (I behind O) begins a name.

    Parameters
    ----------
    numbers : iterable of int
        The label of each piece.
    signs : sequence of Sign
        Of :func:`signs`.
    parted : sequence of bool
        Whether no name may run on from the piece before.

    Examples
    --------
    >>> of = signs(["O", "B-PS", "I-PS", "I-OG"])
    >>> list(runs([2, 2, 1, 3, 0], of, [False] * 5))
    [Run(first=0, last=2, family='PS'), Run(first=2, last=3, family='PS'), Run(first=3, last=4, family='OG')]
    """
    first, family, ended, i = 0, None, False, -1
    for i, number in enumerate(numbers):
        sign = signs[number]
        if family is not None and (sign.begins or ended or parted[i] or sign.family != family):
            yield Run(first, i, family)
            family = None
        if family is None:
            first, family = i, sign.family
        ended = sign.ends
    if family is not None:
        yield Run(first, i + 1, family)


def _split(name: str, names: Sequence[str]) -> tuple[str, str]:
    """Return position and kind; the position is ``""`` where the scheme has none."""
    inside = [each for each in names if not _is_outside(each)]
    if inside and all(_PREFIXED.fullmatch(each) for each in inside):
        found = _PREFIXED.fullmatch(name)
        return (found[1], found[2]) if found else ("", name)
    if inside and all(_SUFFIXED.fullmatch(each) for each in inside):
        found = _SUFFIXED.fullmatch(name)
        return (found[2], found[1]) if found else ("", name)
    return "", name


def _sign(name: str, position: str, kind: str, given: Mapping[str, str | None]) -> Sign:
    if name in given:
        label = given[name]
        found = _PREFIXED.fullmatch(label) if label else None
        if found:
            position, label = found[1], found[2]
    elif kind in given:
        label = given[kind]
    else:
        label = None if _is_outside(name) else _meant(kind)
    if label is None:
        return Sign(None)
    return Sign(label, begins=position != "" and position in _BEGINS, ends=position != "" and position in _ENDS)


def _is_outside(name: str) -> bool:
    return name.strip("[]<>").upper() in _OUTSIDE


def _meant(kind: str) -> str | None:
    """Return the kind that the finders know.

    Examples
    --------
    >>> [_meant(kind) for kind in ("OGG_POLITICS", "lcp-city", "OGG_ECONOMY", "PS_PET", "TM_COLOR")]
    ['OG', 'LC', 'COMPANY', None, None]
    """
    name = kind.upper().replace("-", "_")
    if name in _NO_PERSONS:
        return None
    return _KNOWN.get(name) or (_FAMILIES.get(name.split("_")[0]) if "_" in name else None)
