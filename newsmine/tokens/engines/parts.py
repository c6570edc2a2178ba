"""A very long text in parts that an engine can hold: its time and memory grow faster than the text does."""

# Longer than any article. mecab takes 1.5 kB of memory a character, and counts the bytes of a morpheme with the blanks before
# it to 65,535 only: no part has more bytes. kiwi falls to a tenth of its speed on 250,000 characters.
_LONGEST = 16_000
# No word is as long; kiwi's time grows with the square of it.
_LONGEST_WORD = 2_000


def parts(text: str) -> list[tuple[int, str]]:
    """Return where each part of a text begins, and the part; most texts are one part.

    A part ends behind the last line feed that fits in, else behind the last blank; only a word of more than 2,000 characters
    is cut.

    Examples
    --------
    >>> parts("광주시는 밝혔다.")
    [(0, '광주시는 밝혔다.')]
    >>> [(start, len(part)) for start, part in parts("가 " + "나" * 4_500)]
    [(0, 2), (2, 2000), (2002, 2000), (4002, 500)]
    """
    if len(text) <= _LONGEST_WORD or (len(text) <= _LONGEST and not _too_long(text)):
        return [(0, text)]
    found = []
    start = 0
    while start < len(text):
        end = _end(text, start)
        found.append((start, text[start:end]))
        start = end
    return found


def _too_long(text: str) -> bool:
    return max(map(len, text.split()), default=0) > _LONGEST_WORD


def _end(text: str, start: int) -> int:
    end = start + _LONGEST
    if end < len(text):
        end = max(text.rfind("\n", start, end), 0) or max(text.rfind(" ", start, end), 0) or end - 1
        end += 1
    part = text[start:end]
    if not _too_long(part):
        return start + len(part)
    first = next(word for word in part.split() if len(word) > _LONGEST_WORD)
    return start + (part.index(first) or _LONGEST_WORD)
