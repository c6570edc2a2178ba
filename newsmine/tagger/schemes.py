"""What the labels of any model mean: its scheme (BIO, BIOES, none), and the kinds that the finders know."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsmine.errors import InputError, did_you_mean

_OUTSIDE = frozenset({"O", "OUT", "OUTSIDE", "NONE", "X", "PAD", "UNK", "CLS", "SEP", "MASK", "S", "/S", "IGNORE"})
_PREFIXED = re.compile(r"([BIESLUM])[-_](.+)", re.DOTALL)
_SUFFIXED = re.compile(r"(.+)[-_]([BIESLUM])", re.DOTALL)
_BEGINS, _ENDS = "BSU", "ESLU"

_NAMES = {
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
_KNOWN = {name: kind for kind, names in _NAMES.items() for name in names.split()}
# Fine kinds of TTA's and the National Institute's schemes: PS_NAME, OGG_POLITICS, LCP_CITY, DT_DAY, QT_PRICE, EV_FESTIVAL.
_FAMILIES = {"PS": "PS", "OG": "OG", "OGG": "OG", "LC": "LC", "LCP": "LC", "LCG": "LC", "DT": "DT", "TI": "TI"} | {
    "QT": "QT",
    "EV": "EVENT",
}
_NO_PERSONS = frozenset({"PS_PET"})
# The label of each kind of newsmine's own.
_LABELS = {
    **dict.fromkeys(("GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY", "MEDIA", "GROUP"), "OG"),
    "PERSON": "PS",
    "PLACE": "LC",
    "DATE": "DT",
    "TIME": "TI",
    "QUANTITY": "QT",
    "EVENT": "EVENT",
    "PRODUCT": "PRODUCT",
    "PROGRAM": "PROGRAM",
}
_KLUE = ("PS", "OG", "LC", "DT", "TI", "QT")


class Sign(NamedTuple):
    """What one label of a model says of a piece of text.

    Attributes
    ----------
    label : str
        One of KLUE's (``PS OG LC DT TI QT``), ``EVENT``, ``PRODUCT`` or ``PROGRAM``; ``""`` for no name.
    kind : str
        One of newsmine's where the model is as fine: ``COMPANY`` for ``OG``.
    begins, ends : bool
        Whether it is the first or the last piece of a name for sure.
    """

    label: str = ""
    kind: str = ""
    begins: bool = False
    ends: bool = False


class Run(NamedTuple):
    """Pieces ``first:last`` that are one name."""

    first: int
    last: int
    label: str


def signs(names: Sequence[str], labels: Mapping[str, str | None] | None = None, *, where: str = "model") -> list[Sign]:
    """Return what each label of a model says.

    Parameters
    ----------
    names : sequence of str
        The model's labels by number, in any scheme: ``B-PS``, ``PS-B``, ``B_OGG_POLITICS``, ``E-LOC``, ``PER``.
    labels : mapping of str to str or None, optional
        From a kind (``OGG_POLITICS``) or a whole label (``LABEL_1``) to one of KLUE's or newsmine's; ``None`` leaves it
        out. It wins over what newsmine knows. What a whole label means may have a position: ``B-PS``.
    where : str
        The model, for the message.

    Raises
    ------
    InputError
        If no label means anything.
    ValueError
        If ``labels`` holds one that the model has not, or one that newsmine has not.

    Examples
    --------
    >>> signs(["O", "B-PER", "I-PER"])[1:]
    [Sign(label='PS', kind='', begins=True, ends=False), Sign(label='PS', kind='', begins=False, ends=False)]
    >>> [sign[:2] for sign in signs(["O", "OGG_POLITICS-B", "TMI_HW-B"], {"OGG_POLITICS": "GOV"})]
    [('', ''), ('OG', 'GOV'), ('', '')]
    """
    split = [_split(name, names) for name in names]
    given = dict(labels or {})
    known = {*names, *(kind for _, kind in split)}
    for name in given:
        if name not in known:
            raise ValueError(f"{where} has no label {name!r}; {did_you_mean(name, known)}it has: {', '.join(names)}")
    found = [_sign(name, *parts, given) for name, parts in zip(names, split, strict=True)]
    if not any(sign.label for sign in found):
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
    [Run(first=0, last=2, label='PS'), Run(first=2, last=3, label='PS'), Run(first=3, last=4, label='OG')]
    """
    first, label, ended, i = 0, "", False, -1
    for i, number in enumerate(numbers):
        sign = signs[number]
        if label and (sign.begins or ended or parted[i] or sign.label != label):
            yield Run(first, i, label)
            label = ""
        if not label:
            first, label = i, sign.label
        ended = sign.ends
    if label:
        yield Run(first, i + 1, label)


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
    known: dict[str, str | None] = {kind: _meant(kind), **given}
    meant = known[name] if name in given else known[kind]
    if not meant:
        return Sign()
    found = _PREFIXED.fullmatch(meant) if name in given else None
    if found:
        position, meant = found[1], found[2]
    if meant not in _LABELS and meant not in _KLUE:
        right = [*_KLUE, *_LABELS]
        raise ValueError(f"{name!r} cannot mean {meant!r}; {did_you_mean(meant, right)}known: {', '.join(right)}")
    label = _LABELS.get(meant, meant)
    own = meant if meant in _LABELS else ""
    return Sign(label, own, position != "" and position in _BEGINS, position != "" and position in _ENDS)


def _is_outside(name: str) -> bool:
    return name.strip("[]<>").upper() in _OUTSIDE


def _meant(kind: str) -> str | None:
    """Return the label or kind of newsmine's.

    Examples
    --------
    >>> [_meant(kind) for kind in ("OGG_POLITICS", "lcp-city", "OGG_ECONOMY", "PS_PET", "TM_COLOR")]
    ['OG', 'LC', 'COMPANY', None, None]
    """
    name = kind.upper().replace("-", "_")
    if name in _NO_PERSONS or _is_outside(kind):
        return None
    return _KNOWN.get(name) or (_FAMILIES.get(name.split("_")[0]) if "_" in name else None)
