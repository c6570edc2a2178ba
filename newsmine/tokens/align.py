"""Places in a text for the forms of an engine that does not say where they stand.

A word and the forms that an engine made of it are compared letter by letter: composed vowels and clusters are taken apart
(혀 is ㅎㅣㅓ), so that a contraction (밝히었다 → 밝혔다) costs hardly more than what stands verbatim.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsmine.tokens.clean import clean

_WORD = re.compile(r"\S+")
# How many forms one word may have, and how many words ahead a form is sought that the words before it do not hold.
_FORMS_OF_A_WORD = 16
_WORDS_AHEAD = 4
# Longer words are aligned by what stands verbatim: the comparison costs the square of the length.
_LONGEST = 80

_SILENT = "-"
# Vowels and final clusters by their letters; the silent consonant has a sign of its own, because contraction drops it.
_LETTERS = {
    **dict(zip("ㅐㅔㅑㅕㅛㅠㅘㅝㅚㅟㅢ", ("ㅏㅣ", "ㅓㅣ", "ㅣㅏ", "ㅣㅓ", "ㅣㅗ", "ㅣㅜ", "ㅗㅏ", "ㅜㅓ", "ㅗㅣ", "ㅜㅣ", "ㅡㅣ"), strict=True)),
    **dict(zip("ㅒㅖㅙㅞ", ("ㅣㅏㅣ", "ㅣㅓㅣ", "ㅗㅏㅣ", "ㅜㅓㅣ"), strict=True)),
    **dict(zip("ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ", ("ㄱㅅ", "ㄴㅈ", "ㄴㅎ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅂㅅ"), strict=True)),
}  # fmt: skip
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".replace("ㅇ", _SILENT)
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_ANY_VOWEL = frozenset("ㅏㅓㅗㅜㅡㅣ")
_FIRST, _LAST = 0xAC00, 0xD7A3
_FINAL_JAMO = 0x11A7
_GAP, _SILENT_GAP, _OTHER_LETTER, _LEFT_OVER = 2, 1, 3, 12


def align(text: str, forms: Iterable[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, exact) for each form, in order; no start runs back.

    A form that stands verbatim in the text, behind the ones before it, is exact. One that the engine rewrote gets the
    characters that its letters went into: of 밝혔다 → 밝히, 었, 다 the first has 밝혔, the second 혔.

    Parameters
    ----------
    text : str
        The text as it was given to the engine; decomposed text is compared in composed form.
    forms : iterable of str
        What the engine cut it into. Read once.

    Examples
    --------
    >>> list(align("문을 열었다고 밝혔다.", ["문", "을", "열", "었", "다고", "밝히", "었", "다", "."]))
    [(0, 1, True), (1, 2, True), (3, 4, True), (4, 5, True), (5, 7, True), (8, 10, False), (9, 10, False),
     (10, 11, True), (11, 12, True)]
    """
    cleaned = clean(text)
    wanted = [unicodedata.normalize("NFC", form) for form in forms]
    for form, (start, end) in zip(wanted, _places(cleaned.text, wanted), strict=True):
        first, last = cleaned.place(start, end)
        yield first, last, first < last and text[first:last] == form


def word_at(text: str, word: str, start: int, after: int) -> tuple[int, int]:
    """Return where an engine's word stands: at ``start``, or the next place where it is verbatim; never before ``after``.

    An engine may have joined what the text parts by blanks.

    Examples
    --------
    >>> word_at("나라 마다 가서", "나라마다", 0, 0), word_at("가 나 다", "다", 2, 2)
    ((0, 5), (4, 5))
    """
    start = max(start, after)
    while start < len(text) and text[start].isspace() and not word.startswith(text[start]):
        start += 1
    if text.startswith(word, start):
        return start, start + len(word)
    end = start
    for char in word:
        while end < len(text) and text[end].isspace():
            end += 1
        if not text.startswith(char, end):
            break
        end += 1
    else:
        return start, end
    found = text.find(word, after)
    start = found if found >= 0 else min(start, len(text))
    return start, min(start + len(word), len(text))


@lru_cache(maxsize=1 << 15)
def spans(word: str, forms: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return (start, end) in a word for each of its forms, in order; no start runs back.

    Examples
    --------
    >>> spans("도와서", ("돕", "아서")), spans("27일", ("27", "이", "ㄹ"))
    (((0, 1), (1, 3)), ((0, 2), (2, 3), (2, 3)))
    """
    found: list[tuple[int, int]] = []
    at = 0
    for form in forms:
        if not form or not word.startswith(form, at):
            break
        found.append((at, at + len(form)))
        at += len(form)
    if len(found) == len(forms):
        return tuple(found)
    # The last verbatim form may be the beginning of a rewritten one, so the one before it is compared again.
    if found:
        at = found.pop()[0]
    last, end = len(forms), len(word)
    tail: list[tuple[int, int]] = []
    while last > len(found) + 1 and forms[last - 1] and word.endswith(forms[last - 1], at, end):
        last -= 1
        end -= len(forms[last])
        tail.append((end, end + len(forms[last])))
    rest = forms[len(found) : last]
    if at == end:  # contracted into the character before it, or behind it
        at, end = max(at - 1, 0), max(end, min(1, len(word)))
        return (*found, *((at, end) for _ in rest), *reversed(tail))
    middle = [(at + first, at + after) for first, after in _compared(word[at:end], rest)]
    return (*found, *middle, *reversed(tail))


def _compared(word: str, forms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Spans of forms by the cheapest way to turn their letters into the word's."""
    letters, of_char = _letters(word)
    wanted, of_form = _letters_of(forms)
    if not letters or not wanted or len(word) > _LONGEST or len(wanted) > 4 * _LONGEST:
        return _in_turn(word, forms)
    touched: list[tuple[int, int] | None] = [None] * len(forms)
    for i, j in _pairs(_costs(letters, wanted), letters, wanted):
        char, form = of_char[i], of_form[j]
        before = touched[form]
        touched[form] = (before[0] if before else char, char + 1)
    return _settled(touched)


def _settled(touched: list[tuple[int, int] | None]) -> list[tuple[int, int]]:
    """Give a form that nothing is left of the last character of the one before it; it went into that."""
    places: list[tuple[int, int]] = []
    first = next((span[0] for span in touched if span), 0)
    last = (first, first)
    for span in touched:
        if span is not None:
            last = (max(span[0], last[0]), max(span[1], last[0]))
        else:
            last = (max(last[0], last[1] - 1), last[1]) if last[1] > last[0] else (last[1], last[1] + 1)
        places.append(last)
    return places


def _in_turn(word: str, forms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Spans of forms by what stands verbatim; the others get what is left between."""
    places: list[tuple[int, int]] = []
    at = 0
    for form in forms:
        found = word.find(form, at) if form else -1
        if found < 0:
            places.append((at, len(word)))
        else:
            at = found + len(form)
            places = [(start, min(end, max(start, found))) for start, end in places]
            places.append((found, at))
    return places


def _costs(letters: str, wanted: str) -> list[list[int]]:
    """Costs of turning each beginning of ``wanted`` into each beginning of ``letters``."""
    row = [0]
    for letter in letters:
        row.append(row[-1] + _gap(letter))
    rows = [row]
    gaps = [_gap(letter) for letter in letters]
    for want in wanted:
        gap, vowel = _gap(want), want in _ANY_VOWEL
        new = [row[0] + gap]
        for i, letter in enumerate(letters):
            if letter == want:
                step = row[i]
            else:
                step = row[i] + (_OTHER_LETTER if vowel == (letter in _ANY_VOWEL) else 2 * _GAP)
            new.append(min(step, new[i] + gaps[i], row[i + 1] + gap))
        rows.append(new)
        row = new
    return rows


def _gap(letter: str) -> int:
    return _SILENT_GAP if letter == _SILENT else _GAP


def _pairs(rows: list[list[int]], letters: str, wanted: str) -> list[tuple[int, int]]:
    """Which letter of the word stands for which wanted one, on the cheapest way; from the front."""
    pairs = []
    i, j = len(letters), len(wanted)
    while i and j:
        same = letters[i - 1] == wanted[j - 1]
        other = _OTHER_LETTER if (letters[i - 1] in _ANY_VOWEL) == (wanted[j - 1] in _ANY_VOWEL) else 2 * _GAP
        if rows[j][i] == rows[j - 1][i - 1] + (0 if same else other):
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif rows[j][i] == rows[j - 1][i] + _gap(wanted[j - 1]):
            j -= 1
        else:
            i -= 1
    return pairs[::-1]


@lru_cache(maxsize=1 << 14)
def _split(char: str) -> str:
    """Return the letters of a character."""
    code = ord(char)
    if _FIRST <= code <= _LAST:
        initial, rest = divmod(code - _FIRST, 588)
        vowel, final = divmod(rest, 28)
        letters = _VOWELS[vowel] + _FINALS[final].strip()
        return _INITIALS[initial] + "".join(_LETTERS.get(letter, letter) for letter in letters)
    if _FINAL_JAMO < code <= _FINAL_JAMO + 27:
        char = _FINALS[code - _FINAL_JAMO]
    return _LETTERS.get(char, char)


def _letters(word: str) -> tuple[str, list[int]]:
    parts = [_split(char) for char in word]
    return "".join(parts), [i for i, part in enumerate(parts) for _ in part]


def _letters_of(forms: tuple[str, ...]) -> tuple[str, list[int]]:
    parts = [_letters(form)[0] for form in forms]
    return "".join(parts), [i for i, part in enumerate(parts) for _ in part]


def _places(text: str, forms: list[str]) -> list[tuple[int, int]]:
    words = [found.span() for found in _WORD.finditer(text)]
    places: list[tuple[int, int]] = []
    at = i = word = 0
    while i < len(forms):
        while word < len(words) and words[word][1] <= at:
            word += 1
        if word == len(words):
            places += [(at, at)] * (len(forms) - i)
            break
        start, end = max(at, words[word][0]), words[word][1]
        later = [start for start, _ in words[word + 1 : word + 1 + _WORDS_AHEAD]]
        found = _verbatim(text, forms, i, (start, end), later)
        if not found:
            some = forms[i : i + _FORMS_OF_A_WORD + 1]
            some = some[: _count(text, some, (start, end), later)]
            found = [(start + first, start + last) for first, last in spans(text[start:end], tuple(some))]
        places += found
        i += len(found)
        at = max(end, found[-1][1]) if found else end
    return places


def _verbatim(text: str, forms: list[str], i: int, span: tuple[int, int], later: list[int]) -> list[tuple[int, int]]:
    """Places of the forms from the i-th on that fill the word (or more) as they stand; none if they do not."""
    at, end = span
    places = []
    while i < len(forms) and forms[i] and text.startswith(forms[i], at) and at < end:
        places.append((at, at + len(forms[i])))
        at += len(forms[i])
        i += 1
    # A form that was contracted into this word may follow (가 of 가아); it does not begin the next word.
    follows = i == len(forms) or at > end or (bool(later) and text.startswith(forms[i], later[0]))
    return places if at >= end and follows else []


def _count(text: str, forms: list[str], span: tuple[int, int], later: list[int]) -> int:
    """Return how many of the forms belong to a word: the number that costs least, with the next form at the next word."""
    letters, _ = _letters(text[span[0] : span[1]][:_LONGEST])
    wanted, of_form = _letters_of(tuple(forms))
    rows = _costs(letters, wanted[: 4 * _LONGEST])
    costs = []
    for count in range(1, len(forms) + 1):
        used = bisect_left(of_form, count)
        if used < len(rows):
            costs.append((2 * rows[used][-1] + _strange(text, forms[count : count + 1], later), count))
    skipped = (2 * rows[0][-1], 0) if any(text.startswith(forms[0], start) for start in later) else (10**9, 0)
    return min([skipped, *costs, (10**8, 1)])[1]


def _strange(text: str, following: list[str], later: list[int]) -> int:
    """Return what it costs to begin the next word with the form that follows."""
    if not following or not later or text.startswith(following[0], later[0]):
        return _LEFT_OVER * (bool(following) and not later)
    here, there = _split(text[later[0]]), _letters(following[0])[0]
    return 2 * _GAP if here[:1] == there[:1] else _LEFT_OVER
