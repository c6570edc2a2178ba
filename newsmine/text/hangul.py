"""Hangul: composition, final consonants, and the particles that follow a name."""

import re
import unicodedata

_FIRST, _LAST = 0xAC00, 0xD7A3
_FINALS = 28
_RIEUL = 8

PARTICLES: tuple[str, ...] = (
    "에게서는",
    "으로부터",
    "이라고는",
    "에서부터",
    "에서는",
    "에서도",
    "에게서",
    "에게는",
    "에게도",
    "으로는",
    "으로서",
    "으로써",
    "으로도",
    "이라고",
    "이라는",
    "이라며",
    "이라면서",
    "이라도",
    "이나마",
    "로부터",
    "까지는",
    "까지도",
    "부터는",
    "만으로",
    "만이",
    "만을",
    "만은",
    "에는",
    "에도",
    "에만",
    "에서",
    "에게",
    "에선",
    "에겐",
    "까지",
    "부터",
    "처럼",
    "보다",
    "마다",
    "조차",
    "마저",
    "밖에",
    "이나",
    "이며",
    "이자",
    "이란",
    "이고",
    "이다",
    "이라",
    "과의",
    "와의",
    "과는",
    "와는",
    "과도",
    "와도",
    "로는",
    "로서",
    "로써",
    "로도",
    "라고",
    "라는",
    "라며",
    "라도",
    "으로",
    "하고",
    "하며",
    "측은",
    "측이",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "와",
    "과",
    "도",
    "만",
    "로",
    "나",
    "며",
    "자",
    "란",
    "고",
    "라",
    "측",
    "등",
    "들",
    "께",
    "께서",
    "님",
)
"""Particles that may stand right behind a name, longest first where one begins another."""

_PARTICLE = re.compile("(?:" + "|".join(sorted(PARTICLES, key=len, reverse=True)) + ")$")


def nfc(text: str) -> str:
    """Return the text in composed form (NFC).

    Examples
    --------
    >>> len(nfc("광주"))
    2
    """
    return unicodedata.normalize("NFC", text)


def is_hangul(character: str) -> bool:
    """Return whether the character is a composed Hangul syllable."""
    return _FIRST <= ord(character) <= _LAST


def has_final(syllable: str) -> bool:
    """Return whether a Hangul syllable ends in a consonant (받침).

    Examples
    --------
    >>> has_final("원"), has_final("주")
    (True, False)
    """
    return is_hangul(syllable) and (ord(syllable) - _FIRST) % _FINALS != 0


def fits(name: str, particle: str) -> bool:
    """Return whether the particle has the shape that must follow the name's last syllable.

    Particles without two shapes fit every name, and so does every particle a name that ends in no Hangul.

    Examples
    --------
    >>> fits("광주시", "는"), fits("광주시", "은"), fits("전남대", "로"), fits("서울", "로")
    (True, False, True, True)
    """
    last = name[-1]
    if not is_hangul(last):
        return True
    final = (ord(last) - _FIRST) % _FINALS
    if particle.startswith(("은", "을", "과", "이")):
        return final != 0
    if particle.startswith(("는", "를", "와", "가")):
        return final == 0
    if particle.startswith("으로"):
        return final not in {0, _RIEUL}
    if particle.startswith("로"):
        return final in {0, _RIEUL}
    return True


def strip_particle(word: str) -> str:
    """Return the word without the particle at its end, if one of the right shape stands there.

    Examples
    --------
    >>> strip_particle("진흥원은"), strip_particle("광주시에서는"), strip_particle("사관학교")
    ('진흥원', '광주시', '사관학교')
    """
    found = _PARTICLE.search(word)
    if found is None or found.start() == 0 or not fits(word[: found.start()], found.group()):
        return word
    return word[: found.start()]
