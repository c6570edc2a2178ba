"""What may follow a value in its word: particles, the copula, and nouns of measure."""

import re

from newsmine.text.hangul import PARTICLES

_COPULAS = "인 이던 이었던 였던 이었다 였다 다 이다 입니다 이지만 지만 이어서 이었으며 였으며 이므로 이라서 이라면 라면 이었다고 였다고 이었다며 였다며 이었다는 였다는 이었지만 였지만 이었으나 였으나 이었는데 였는데 이라지만 라지만 인데도 이지 이면 면 인데 이었고 였고 이든 든 일 이요 요 이네 이에요 예요"
_NOUNS = "씩 간 들 등 만 꼴 당 대 째 짜리 쯤 경 께 여 이상 이하 미만 초과 이내 가량 정도 내외 안팎 남짓 규모 수준 중 내 동안 뿐 만에 이나마 어치 분량 차이 가까이"
_MORE = "에까지 에서의 까지의 부터의 로의 으로의 만의 에의 만에 만에서 뿐만 뿐이 보단 보다는 보다도 이야 이야말로 에야 이상의 이상이 이상을 로만 으로만 에서만 부터였다 까지다 까지였다"
PARTICLE_RUNS = frozenset(PARTICLES) | frozenset(_COPULAS.split()) | frozenset(_MORE.split())
"""Particles and forms of the copula."""

RUNS = PARTICLE_RUNS | {""} | frozenset(noun + rest for noun in _NOUNS.split() for rest in ("", *PARTICLE_RUNS))
"""What may be written on to a counter without a blank."""

_HANGUL = re.compile(r"[가-힣]{0,12}")


def run(text: str, at: int) -> str:
    """Return the Hangul that begins here, up to twelve syllables.

    Examples
    --------
    >>> run("305명을 배출", 3)
    '명을'
    """
    found = _HANGUL.match(text, at)
    return found.group() if found else ""


def closes(text: str, at: int) -> bool:
    """Return whether a word may end here: nothing, or particles, follow in it.

    Examples
    --------
    >>> closes("올해는", 2), closes("오늘날", 2)
    (True, False)
    """
    rest = run(text, at)
    return not rest or rest in PARTICLE_RUNS
