"""KOMORAN, through KoNLPy's jar, with the places that KoNLPy throws away."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from newsmine.tokens.clean import JAVA_LINES
from newsmine.tokens.dictionary.user_tags import tag_in
from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.engines.java_rows import BETWEEN, BETWEEN_LINES, Java, chain, function, lines, method, rows
from newsmine.tokens.engines.jvm import call, konlpy_tagger
from newsmine.tokens.pieces import Pieces

_KOMORAN = "kr.co.shineware.nlp.komoran.core.Komoran"
_RESULT = "kr.co.shineware.nlp.komoran.model.KomoranResult"
_TOKEN = "kr.co.shineware.nlp.komoran.model.Token"  # noqa: S105  a class, no password
_CELLS = ("getMorph", "getPos", "getBeginIndex", "getEndIndex")
_FIRSTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_OF_A_VOWEL = len(_FINALS) + 1
_OF_A_FIRST = len(_VOWELS) * _OF_A_VOWEL
_SYLLABLES = len(_FIRSTS) * _OF_A_FIRST
_LETTER = re.compile("[ㄱ-ㅣ]")
# Komoran takes letters that stand by themselves for parts of the syllable before them, and counts what comes out.
_SYLLABLE = re.compile(f"[{_FIRSTS}][{_VOWELS}](?:[{_FINALS}](?![{_VOWELS}]))?|.", re.DOTALL)


def komoran(user_words: Iterable[UserWord] = ()) -> "Komoran":
    """Return KOMORAN (Sejong tags: NNG, JKS, ...)."""
    return Komoran(user_words)


class Komoran:
    """KOMORAN line by line, as KoNLPy does it; places are its own.

    All tokenizers share one model, which is big; their user words are small dictionaries that are put into it in turn.
    """

    name = "komoran"
    tagset = "sejong"
    rules = JAVA_LINES
    nouns = ("NN",)

    def __init__(self, user_words: Iterable[UserWord] = ()) -> None:
        self.version = version("konlpy")
        self._model = call(self.name, _model)
        self._dictionary = call(self.name, self._model.dictionary, tuple(user_words))

    def pieces(self, text: str) -> Pieces:
        """Return the morphemes; a group is a line."""
        if "\n" not in text:
            return Pieces(*_columns(text, call(self.name, self._model.lines, text, self._dictionary)))
        all_lines = text.split("\n")
        filled = "\n".join(filter(None, all_lines))
        shown = iter(call(self.name, self._model.lines, filled, self._dictionary).split(BETWEEN_LINES))
        groups: list[int] = []
        pieces = Pieces([], [], [], [], None, groups)
        at = 0
        for group, line in enumerate(all_lines):
            if line:
                forms, tags, starts, ends = _columns(line, next(shown))
                pieces.forms.extend(forms)
                pieces.tags.extend(tags)
                pieces.starts.extend([at + start for start in starts])
                pieces.ends.extend([at + end for end in ends])
                groups.extend([group] * len(forms))
            at += len(line) + 1
        return pieces


class _Model:
    """The one model of this process. To be called under the lock only."""

    def __init__(self) -> None:
        self._own = konlpy_tagger("Komoran").jki
        # Komoran can be given a dictionary as a file only, and none can be taken out again but through its field.
        self._slot = self._own.getClass().getDeclaredField("userDic")
        self._slot.setAccessible(True)
        self._inside: Java = None
        tokens = chain(method(_KOMORAN, "analyze", "java.lang.String", of=self._own), method(_RESULT, "getTokenList"))
        # One way for one line and for many: Java compiles what it runs often.
        self._lines = function(lines(rows(tokens, *(method(_TOKEN, cell) for cell in _CELLS))))

    def lines(self, text: str, dictionary: Java) -> str:
        self._use(dictionary)
        return str(self._lines(text))

    def dictionary(self, words: tuple[UserWord, ...]) -> Java:
        """Return the words as Komoran's own dictionary; ``None`` without words."""
        # A line with # is a comment; such a word is kept whole by what is done for all engines.
        entries = [f"{word.word}\t{tag_in('sejong', word.tag)}\n" for word in words if not word.word.startswith("#")]
        if not entries:
            return None
        with TemporaryDirectory(prefix="newsmine-") as folder:
            path = Path(folder) / "words.txt"
            path.write_text("".join(entries), encoding="utf-8")
            self._own.setUserDic(str(path))
        self._inside = self._slot.get(self._own)
        return self._inside

    def _use(self, dictionary: Java) -> None:
        if dictionary is not self._inside:
            self._slot.set(self._own, dictionary)
            self._inside = dictionary


@cache
def _model() -> _Model:
    return _Model()


def _columns(line: str, shown: str) -> tuple[list[str], list[str], list[int], list[int]]:
    cells = shown.split(BETWEEN) if shown else []
    starts, ends = list(map(int, cells[2::4])), list(map(int, cells[3::4]))
    if _LETTER.search(line):
        starts, ends = _recounted(line, starts, ends)
    return cells[::4], cells[1::4], starts, ends


def _recounted(line: str, starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
    """Return places in the line for those that Komoran counts, to which 고ㅋ is one syllable."""
    origins = [i for i, char in enumerate(line) for _ in _letters(char)]
    syllables = [found.span() for found in _SYLLABLE.finditer("".join(map(_letters, line)))]
    firsts = [origins[first] for first, _ in syllables] + [len(line)]
    lasts = [0] + [origins[end - 1] + 1 for _, end in syllables]
    last = len(syllables)
    return [firsts[min(start, last)] for start in starts], [lasts[min(end, last)] for end in ends]


def _letters(char: str) -> str:
    """Return a syllable as the letters that Komoran cuts it into; any other character as it is."""
    at = ord(char) - 0xAC00
    if not 0 <= at < _SYLLABLES:
        return char
    return (
        _FIRSTS[at // _OF_A_FIRST]
        + _VOWELS[at // _OF_A_VOWEL % len(_VOWELS)]
        + _FINALS[at % _OF_A_VOWEL - 1 : at % _OF_A_VOWEL]
    )
