"""Names of Korean persons: surnames, the syllables of given names, and the words that only look like one."""

import re

from newsmine.entities.lexicon import not_names

# Surnames with over a thousand bearers in the census of 2015 (통계청, 인구주택총조사), by frequency.
SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예봉경사부라목형두감음빈온복태피승시좌견"
)
DOUBLE_SURNAMES = frozenset(("남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방"))
# Of these, a name of three syllables has rather the single surname: 선 우진.
_MAY_BE_GIVEN = frozenset(("선우", "서문", "동방", "사공"))
# Syllables that given names begin and end with; what stands in neither is hardly ever a name.
_FIRST = frozenset(
    "가강건경계고관광교구국권귀규균근금기길나남내노다단달대덕도동두라래령로루륜리린만말명모무문미민백범병보복봉부비빈산삼상새생서석선설섭성세소솔송수숙순슬승시신아안애양언여연영예오옥완용우욱운웅원월유윤율은을의이익인일임자장재전점정제조종주준중지진"
    "찬창채천철청초춘충치태택판평필하학한해행향헌혁현형혜호홍화환회효훈휘흥희차낙본응왕을막열엽룡석칠팔갑억푸바빛샛힘"
)
_LAST = frozenset(
    "강건걸겸경곤관광교구국권귀규균근금기길나남녀년단달담대덕도돈동두라락란람래량려련령례록룡루룬률름리린림만명모목묵문미민배백범별병복봉빈산삼상서석선설섭성세소솔송수숙순술슬승식신실심아안애양언업연열엽영예오옥온완용우욱운웅원월유윤율융은을의이익인일임"
    "자장재전정제조종주준중지직진찬창채천철춘출충치태택평표필하학한해향헌혁현협형혜호홍화환황회효후훈휘흠희경봄빛결샘찬별노부비시차갑팔칠늘울들억"
)
# What words inflected or with a particle end in.
_INFLECTED = frozenset("은는이가을를의에와과도로만고며면서한된할될던운해여게적등엔선랑나라")
# What follows a common noun of two syllables in a word of three.
_NOUN_TAIL = frozenset("뿐사권로도은을이의인들만측간내외상하적성형용별급품식력화율률가나며고")
_JOINING = frozenset("는를에와과며고면서한된할될던운해여게적등엔선권별형용식품업점층읍면법군")
_ORGANISATION_END = re.compile(
    r"(?:위원|의원|회장|원장|단장|국장|시장|대표|교수|기자|학교|대학|센터|은행|그룹|전자|정부|회사|사장|총장|장관|부장|실장|팀장|소장|의장|이사|박사)$|^(?:사장|회장|원장|시장|장관|대표|교수|의원|국장|단장|총장|소장|의장|위원|실장|부장|과장|팀장|기자|지사)[이은가를을의도와과만]$"
)


def is_name(word: str) -> bool:
    """Return whether a word has the shape of a Korean full name of three syllables, or four with a double surname.

    Examples
    --------
    >>> is_name("홍길동"), is_name("남궁민수"), is_name("전문가"), is_name("광주시")
    (True, True, False, False)
    """
    given = _given(word)
    if given is None or given.endswith(("모씨", "씨")) or word in not_names() or _ORGANISATION_END.search(word):
        return False
    return given[0] in _FIRST and given[1] in _LAST


def is_rare_name(word: str) -> bool:
    """Return whether a word of three syllables may be a name though its syllables are rare in names.

    Examples
    --------
    >>> is_rare_name("박푸른"), is_rare_name("시장은")
    (True, False)
    """
    shaped = len(word) == len("홍길동") and word[0] in SURNAMES
    return (
        shaped
        and word[1:] != "모씨"
        and word[-1] not in _INFLECTED
        and word not in not_names()
        and not _is_derived(word)
        and not _ORGANISATION_END.search(word)
    )


def _is_derived(word: str) -> bool:
    """Whether the word is a common noun of two syllables with a particle or a class syllable: 주관사, 공모로."""
    return len(word) == len("홍길동") and word[-1] in _NOUN_TAIL and word[:2] in not_names()


def is_odd_name(word: str) -> bool:
    """Return whether a word may be a full name though its syllables say nothing; only a title with its organisation makes it one.

    Examples
    --------
    >>> is_odd_name("신이랑"), is_odd_name("남궁솔"), is_odd_name("시장은"), is_odd_name("인공지능")
    (True, True, False, False)
    """
    if word in not_names() or word[1:] == "모씨" or _ORGANISATION_END.search(word) or word[-1] in _JOINING:
        return False
    if _is_derived(word):
        return False
    single = len(word) == len("홍길동") and word[0] in SURNAMES
    return single or (word[:2] in DOUBLE_SURNAMES and len(word) in {len("남궁솔"), len("남궁민수")})


def is_short_name(word: str) -> bool:
    """Return whether a word has the shape of a full name of two syllables; only strong evidence makes it one."""
    return (
        len(word) == len("허준") and word[0] in SURNAMES and word[1] in _LAST - {"모", "씨"} and word not in not_names()
    )


def surname(name: str) -> str:
    """Return the surname of a full name.

    Examples
    --------
    >>> surname("홍길동"), surname("남궁민수")
    ('홍', '남궁')
    """
    double = name[:2] in DOUBLE_SURNAMES and (len(name) > len("홍길동") or name[:2] not in _MAY_BE_GIVEN)
    return name[:2] if double and len(name) > len("허준") else name[:1]


def _given(word: str) -> str | None:
    if len(word) == len("홍길동") and word[0] in SURNAMES:
        return word[1:]
    if len(word) == len("남궁민수") and word[:2] in DOUBLE_SURNAMES:
        return word[2:]
    return None
