"""Which language the command line speaks with its user: Korean or English."""

import locale
import os
import re
import sys
from typing import Literal

# As gettext reads them; the first that says something decides.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
# Windows: the lowest ten bits of a language's id name the language without its country, and so many are Korean.
_WITHOUT_COUNTRY, _KOREAN_ID = 0x3FF, 0x12


def language() -> Literal["ko", "en"]:
    """Return the language of the user: that of ``NEWSMINE_LANG``, else of the locale; English if it is not Korean."""
    return "ko" if _is_korean(os.environ.get("NEWSMINE_LANG") or _locale()) else "en"


def translated(english: str) -> str:
    """Return a text of the command line in the language of the user; what has no Korean stays as it is."""
    if language() == "en":
        return english
    from newsmine.cli.korean import KOREAN

    return KOREAN.get(english, english)


def worded(template: str, **values: object) -> str:
    """Return a text in the language of the user, with the values in its places."""
    return translated(template).format(**values)


def _is_korean(name: str) -> bool:
    """Return whether a locale is Korean, as Unix (``ko_KR.UTF-8``) or as Windows (``Korean_Korea.949``) writes it."""
    return re.match(r"ko(rean)?(?![a-z])", name.lower()) is not None


def _locale() -> str:
    """Return the locale of the user's messages; LANGUAGE lists what is preferred, unless the locale is none (C)."""
    chosen = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), None)
    if chosen is not None and chosen.partition(".")[0] in {"C", "POSIX"}:
        return chosen
    preferred = [each for each in os.environ.get("LANGUAGE", "").split(":") if each[:2] in {"ko", "en"}]
    if preferred:
        return preferred[0]
    return _of_the_system() if chosen is None else chosen


def _of_the_system() -> str:
    if sys.platform == "win32":
        import ctypes

        shown = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "ko" if shown & _WITHOUT_COUNTRY == _KOREAN_ID else "en"
    return locale.getlocale()[0] or ""
