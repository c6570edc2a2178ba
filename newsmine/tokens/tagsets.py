"""Universal POS names for the tags of each engine.

The names are those of Universal Dependencies [1]_. Korean engines cut words into morphemes, which UD does not; particles
are ``ADP`` (``CCONJ`` where they join), endings and affixes ``PART``, the copula and auxiliaries ``AUX``, roots ``NOUN``,
foreign letters ``X``.

References
----------
.. [1] https://universaldependencies.org/u/pos/
.. [2] Sejong: 21세기 세종계획 현대국어 형태분석 말뭉치 지침 (국립국어원, 2011); Komoran's and mecab-ko's additions from KoNLPy's
   ``data/tagset/komoran.json`` and ``mecab.json``; kiwi's from the tag table of its README (https://github.com/bab2min/kiwipiepy).
.. [3] Kkma: KoNLPy's ``data/tagset/kkma.json`` (http://kkma.snu.ac.kr/documents/?doc=postag).
.. [4] Hannanum: the KAIST tag set (Choi, "Korean language resources: KAIST tagset", 1995), KoNLPy's ``data/tagset/hannanum.json``
   and the 69 tags that ``HannanumInterface`` folds into 22 and 9.
.. [5] Okt: ``KoreanPos`` of open-korean-text (https://github.com/open-korean-text/open-korean-text), KoNLPy's ``twitter.json``.
"""

from functools import cache

# Rows of [2]; NNBC SC SSC SSO SY mecab-ko, NA NF NV Komoran and Sejong, W_* SB Z_* USER* kiwi.
SEJONG = {
    "NNG": "NOUN", "NNP": "PROPN", "NNB": "NOUN", "NNBC": "NOUN", "NR": "NUM", "NP": "PRON",
    "VV": "VERB", "VA": "ADJ", "VX": "AUX", "VCP": "AUX", "VCN": "ADJ",
    "MM": "DET", "MMA": "DET", "MMD": "DET", "MMN": "DET", "MAG": "ADV", "MAJ": "CCONJ", "IC": "INTJ",
    "JKS": "ADP", "JKC": "ADP", "JKG": "ADP", "JKO": "ADP", "JKB": "ADP", "JKV": "ADP", "JKQ": "ADP", "JX": "ADP", "JC": "CCONJ",
    "EP": "PART", "EF": "PART", "EC": "PART", "ETN": "PART", "ETM": "PART",
    "XPN": "PART", "XSN": "PART", "XSV": "PART", "XSA": "PART", "XSM": "PART", "XR": "NOUN",
    "SF": "PUNCT", "SP": "PUNCT", "SS": "PUNCT", "SSO": "PUNCT", "SSC": "PUNCT", "SC": "PUNCT", "SE": "PUNCT", "SO": "PUNCT",
    "SB": "PUNCT", "SW": "SYM", "SY": "SYM", "SL": "X", "SH": "X", "SN": "NUM",
    "NF": "NOUN", "NV": "VERB", "NA": "X", "UN": "X", "UNKNOWN": "X",
    "W_URL": "SYM", "W_EMAIL": "SYM", "W_HASHTAG": "SYM", "W_MENTION": "SYM", "W_SERIAL": "NUM", "W_EMOJI": "SYM",
    "Z_CODA": "PART", "Z_SIOT": "PART", "USER0": "X", "USER1": "X", "USER2": "X", "USER3": "X", "USER4": "X",
}  # fmt: skip

# Rows of [3]; EMO and UM stand in no table, but the engine gives them.
KKMA = {
    "NNG": "NOUN", "NNP": "PROPN", "NNB": "NOUN", "NNM": "NOUN", "NN": "NOUN", "NR": "NUM", "NP": "PRON",
    "VV": "VERB", "VA": "ADJ", "VX": "AUX", "VXV": "AUX", "VXA": "AUX", "VC": "AUX", "VCP": "AUX", "VCN": "ADJ",
    "MD": "DET", "MDN": "NUM", "MDT": "DET", "MA": "ADV", "MAG": "ADV", "MAC": "CCONJ", "IC": "INTJ",
    "JK": "ADP", "JKS": "ADP", "JKC": "ADP", "JKG": "ADP", "JKO": "ADP", "JKM": "ADP", "JKI": "ADP", "JKQ": "ADP", "JX": "ADP", "JC": "CCONJ",
    "EP": "PART", "EPH": "PART", "EPT": "PART", "EPP": "PART", "EF": "PART", "EFN": "PART", "EFQ": "PART", "EFO": "PART",
    "EFA": "PART", "EFI": "PART", "EFR": "PART", "EC": "PART", "ECE": "PART", "ECD": "PART", "ECS": "PART",
    "ET": "PART", "ETN": "PART", "ETD": "PART", "XP": "PART", "XPN": "PART", "XPV": "PART",
    "XSN": "PART", "XSV": "PART", "XSA": "PART", "XSM": "PART", "XR": "NOUN",
    "SF": "PUNCT", "SP": "PUNCT", "SS": "PUNCT", "SE": "PUNCT", "SO": "PUNCT", "SW": "SYM",
    "UN": "X", "UV": "VERB", "UE": "X", "OL": "X", "OH": "X", "ON": "NUM", "EMO": "SYM",
}  # fmt: skip

# Rows of [4]: the 9 tags, then the 22.
HANNANUM = {
    "N": "NOUN", "P": "VERB", "M": "ADV", "I": "INTJ", "J": "ADP", "E": "PART", "X": "PART", "S": "PUNCT", "F": "X",
    "NC": "NOUN", "NQ": "PROPN", "NB": "NOUN", "NP": "PRON", "NN": "NUM", "PV": "VERB", "PA": "ADJ", "PX": "AUX",
    "MM": "DET", "MA": "ADV", "II": "INTJ", "JC": "ADP", "JX": "ADP", "JP": "AUX", "EP": "PART", "EC": "PART",
    "ET": "PART", "EF": "PART", "XP": "PART", "XS": "PART",
}  # fmt: skip

# Rows of [5].
OKT = {
    "Noun": "NOUN", "ProperNoun": "PROPN", "Verb": "VERB", "Adjective": "ADJ", "Adverb": "ADV", "Determiner": "DET",
    "Modifier": "DET", "VerbPrefix": "PART", "Exclamation": "INTJ", "Josa": "ADP", "Eomi": "PART", "PreEomi": "PART",
    "Conjunction": "CCONJ", "NounPrefix": "PART", "Prefix": "PART", "Suffix": "PART", "Unknown": "X", "Korean": "X",
    "Foreign": "X", "Number": "NUM", "KoreanParticle": "X", "Alpha": "X", "Punctuation": "PUNCT", "Hashtag": "SYM",
    "ScreenName": "SYM", "Email": "SYM", "URL": "SYM", "CashTag": "SYM", "Space": "X", "Others": "X",
}  # fmt: skip

TAGSETS = {"sejong": SEJONG, "kkma": KKMA, "hannanum": HANNANUM, "okt": OKT}
"""The tables by name."""

NAME_TAGS = {"sejong": "NNP", "kkma": "NNP", "hannanum": "N", "okt": "Noun"}
"""The tag of a proper noun in each table; Hannanum's 22 tags have ``NQ``."""

DEPENDENT = frozenset({"NNB", "NNBC", "NNM", "NB"})
"""Nouns that cannot stand alone (것, 명, 개): no part of a compound."""

AFFIXES = frozenset({"XPN", "XSN", "Suffix", "NounPrefix"})
"""Affixes of nouns: part of a compound, but none by themselves."""


@cache
def universal(tagset: str, tag: str) -> str:
    """Return the Universal POS name of a tag; ``X`` for one that no table knows.

    A joint tag such as mecab's ``VV+EP`` has the name of its first part, kiwi's ``VV-I`` that of ``VV``. An unknown
    tagset is read as any of ours.

    Examples
    --------
    >>> universal("sejong", "VV+EP"), universal("okt", "Josa"), universal("kkma", "ECD")
    ('VERB', 'ADP', 'PART')
    """
    table = TAGSETS.get(tagset)
    first = tag.split("+", 1)[0].split("-", 1)[0]
    if table is not None:
        return table.get(first, "X")
    return next((rows[first] for rows in TAGSETS.values() if first in rows), "X")
