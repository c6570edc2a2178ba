"""Names of files made of names of other things: an outlet, a period, a study."""

import re
from collections.abc import Iterable

from newsmine.text.hangul import nfc

# What Windows forbids in a name, with control characters and halves of characters, which no system can write.
_FORBIDDEN = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f\ud800-\udfff]')
# Names of Windows' devices, with any ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)
# A name has at most 255 bytes on Linux, and stands between others: so many are forty syllables.
_BYTES = 120


def file_name(name: str) -> str:
    """Return what a file or folder can be called on every system, as near to the name as can be.

    Examples
    --------
    >>> file_name("가온일보"), file_name("가온/나래: 합본?"), file_name("con.2024"), file_name(" ... ")
    ('가온일보', '가온_나래_ 합본_', '_con.2024', '_')
    """
    possible = _FORBIDDEN.sub("_", nfc(name)).strip(" ")
    short = possible.encode()[:_BYTES].decode(errors="ignore").rstrip(". ")
    return f"_{short}" if not short or _DEVICE.match(short) else short


def file_names(names: Iterable[str]) -> dict[str, str]:
    """Return what the file of each name can be called: no two alike, also where capitals do not count.

    Examples
    --------
    >>> file_names(["가온/일보", "가온:일보", "AI", "ai"])
    {'가온/일보': '가온_일보', '가온:일보': '가온_일보-2', 'AI': 'AI', 'ai': 'ai-2'}
    """
    made: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(names):
        first = chosen = file_name(name)
        n = 1
        while chosen.casefold() in taken:
            n += 1
            chosen = f"{first}-{n}"
        taken.add(chosen.casefold())
        made[name] = chosen
    return made
