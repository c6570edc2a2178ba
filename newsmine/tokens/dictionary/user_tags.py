"""The tag of a user word, in the names of each engine."""

from collections.abc import Mapping
from functools import cache

from newsmine.errors import did_you_mean
from newsmine.tokens.tagsets import NAME_TAGS, SEJONG, TAGSETS, universal

# What a class or another engine's tag says in Sejong's names.
_OF_CLASS = {
    "NOUN": "NNG", "PROPN": "NNP", "PRON": "NP", "NUM": "NR", "VERB": "VV", "ADJ": "VA", "AUX": "VX", "DET": "MM",
    "ADV": "MAG", "CCONJ": "MAJ", "INTJ": "IC", "ADP": "JX", "PART": "XSN", "PUNCT": "SP", "SYM": "SW", "X": "SL",
}  # fmt: skip

# Rows that differ from Sejong's own name; tags that stand in no row keep their name or go by their class.
_KKMA = {
    "NNBC": "NNM", "VX": "VXV", "MM": "MDT", "MMA": "MDT", "MMD": "MDT", "MMN": "MDN", "MAJ": "MAC", "JKB": "JKM",
    "JKV": "JKI", "EP": "EPT", "EF": "EFN", "EC": "ECE", "ETM": "ETD", "SL": "OL", "SH": "OH", "SN": "NR",
}  # fmt: skip
_KKMA_CLASS = {"NOUN": "NNG", "PROPN": "NNP", "SYM": "SW", "PUNCT": "SP", "X": "UN", "NUM": "NR", "VERB": "VV"}
_HANNANUM = {
    "NNG": "NC", "NNP": "NQ", "NNB": "NB", "NNBC": "NB", "NR": "NN", "SN": "NN", "NP": "NP", "VV": "PV", "VA": "PA",
    "VX": "PX", "VCP": "JP", "VCN": "PA", "MAG": "MA", "MAJ": "MA", "IC": "II", "JX": "JX", "ETN": "ET", "ETM": "ET",
    "EP": "EP", "EC": "EC", "EF": "EF", "XPN": "XP", "XSN": "XS", "XSV": "XS", "XSA": "XS", "XSM": "XS", "XR": "NC",
}  # fmt: skip
_HANNANUM_CLASS = {
    "NOUN": "NC", "PROPN": "NQ", "NUM": "NN", "VERB": "PV", "DET": "MM", "ADP": "JC", "CCONJ": "JC", "PUNCT": "S",
    "SYM": "S", "X": "F",
}  # fmt: skip
_OKT_CLASS = {
    "NOUN": "Noun", "PROPN": "Noun", "PRON": "Noun", "NUM": "Number", "VERB": "Verb", "ADJ": "Adjective",
    "AUX": "Verb", "DET": "Determiner", "ADV": "Adverb", "CCONJ": "Conjunction", "INTJ": "Exclamation", "ADP": "Josa",
    "PUNCT": "Punctuation", "SYM": "Punctuation", "X": "Foreign",
}  # fmt: skip
_OKT = {
    "NR": "Noun", "JC": "Josa", "VCP": "Josa", "SL": "Alpha", "EP": "PreEomi", "EF": "Eomi", "EC": "Eomi",
    "ETN": "Eomi", "ETM": "Eomi", "XPN": "NounPrefix", "XSN": "Suffix", "XSV": "Suffix", "XSA": "Suffix",
    "XSM": "Suffix", "W_URL": "URL", "W_EMAIL": "Email", "W_HASHTAG": "Hashtag", "W_MENTION": "ScreenName",
}  # fmt: skip
_TABLES: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "kkma": (_KKMA, _KKMA_CLASS),
    "hannanum22": (_HANNANUM, _HANNANUM_CLASS),
    "okt": (_OKT, _OKT_CLASS),
}


def sejong_tag(tag: str) -> str:
    """Return a tag of any engine, or a Universal POS name, in Sejong's names.

    Raises
    ------
    ValueError
        If nobody knows the tag.

    Examples
    --------
    >>> sejong_tag("NNB"), sejong_tag("PROPN"), sejong_tag("Verb")
    ('NNB', 'NNP', 'VV')
    """
    if tag in SEJONG:
        return tag
    if tag in _OF_CLASS:
        return _OF_CLASS[tag]
    if tag == "NQ":
        return "NNP"
    for name in ("okt", "kkma", "hannanum"):
        if tag in TAGSETS[name]:
            return _OF_CLASS[universal(name, tag)]
    meant = did_you_mean(tag, [*SEJONG, *_OF_CLASS]) or did_you_mean(tag.upper(), [*SEJONG, *_OF_CLASS])
    raise ValueError(
        f"unknown tag {tag!r}; {meant}use Sejong's names such as NNP, NNG, SL, or a class such as PROPN, NOUN"
    )


@cache
def tag_in(tagset: str, tag: str) -> str:
    """Return the tag of an engine for a user word.

    Parameters
    ----------
    tagset : str
        A table of :mod:`newsmine.tokens.tagsets`, or ``hannanum22``; an unknown one is read as Sejong's.
    tag : str
        Sejong's name, a Universal POS name, or ``""`` for a proper noun.

    Raises
    ------
    ValueError
        If nobody knows the tag.

    Examples
    --------
    >>> [tag_in(name, "NNP") for name in ("sejong", "kkma", "hannanum", "hannanum22", "okt")]
    ['NNP', 'NNP', 'N', 'NQ', 'Noun']
    >>> [tag_in(name, "VV") for name in ("sejong", "kkma", "hannanum", "hannanum22", "okt")]
    ['VV', 'VV', 'P', 'PV', 'Verb']
    """
    sejong = sejong_tag(tag) if tag else "NNP"
    if tagset == "hannanum":
        return tag_in("hannanum22", sejong)[0] if sejong != "NNP" else NAME_TAGS["hannanum"]
    if tagset not in _TABLES:
        return sejong
    special, of_class = _TABLES[tagset]
    if sejong in special:
        return special[sejong]
    if tagset == "kkma" and sejong in TAGSETS["kkma"]:
        return sejong
    return of_class.get(SEJONG[sejong], NAME_TAGS.get(tagset, "NQ"))
