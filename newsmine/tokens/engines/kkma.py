"""Kkma, through KoNLPy's jar, with the places that KoNLPy throws away."""

import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from importlib.metadata import version

from newsmine.tokens.align import spans, word_at
from newsmine.tokens.clean import Rules
from newsmine.tokens.dictionary.user_words import UserWord, tag_in
from newsmine.tokens.engines.java_columns import asked, column, elements, numbers
from newsmine.tokens.engines.java_rows import Java
from newsmine.tokens.engines.jvm import call, java, konlpy_tagger
from newsmine.tokens.pieces import Pieces

_JAR = "org.snu.ids.ha"
# The logarithm of how likely a word has its tag. Kkma takes it for a word that it knows from a corpus; without it a
# user's word loses to the known words that it is made of.
_CERTAIN = 0.0
# A run of Hangul costs the more the more ways there are to cut it: prose without blanks takes 0.1 s at 30 letters, 하고 six
# times over (12 letters) and ㄱ 18 times over more than 15 s. Runs are cut that are longer than any word, or half of whose
# letters come again. Emoticons (ㅋㅋㅋ) cost nothing but Java's stack, which 2,000 letters fill.
_RUN = re.compile("[가-힣ㄱ-ㆎ]{7,}")
_EMOTICON = re.compile("([ㅋㅎㅠㅜ]{2,})")
_LONGEST, _LONGEST_OF_FEW, _PART = 20, 6, 6
_LONGEST_EMOTICON = 300
# Kkma parts Hangul from other letters before it asks its dictionary.
_LOOKED_UP = re.compile(r"[가-힣]+")


def kkma(user_words: Iterable[UserWord] = ()) -> "Kkma":
    """Return Kkma (tags: NNG, JKS, EFN, ...)."""
    words = tuple(user_words)
    return Kkma(words) if words else _engine()


class Kkma:
    """Kkma; it says where a word begins, and the forms are aligned inside of it.

    Its dictionary is one for the whole process. The user's words stand in it only while a text of this tokenizer is
    analyzed, under the lock of all Java engines, so that tokenizers with different words, and KoNLPy's own, do not
    disturb each other. Words that are not of Hangul alone are never looked up, and a long name made of known words is cut
    (다온 + 사관학교) before Kkma has read all of it: both are put together afterwards, as for every engine.
    """

    name = "kkma"
    tagset = "kkma"
    rules = Rules(plain_spaces=True, bmp=True, no_blank_lines=True)
    nouns = ("N",)

    def __init__(self, user_words: tuple[UserWord, ...] = ()) -> None:
        self.version = version("konlpy")
        self._interface = konlpy_tagger("Kkma").jki
        words = [word for word in user_words if _LOOKED_UP.fullmatch(word.word)]
        self._words = call(self.name, lambda: _Words(words)) if words else None

    def pieces(self, text: str) -> Pieces:
        """Return the morphemes; a group is a word as Kkma sees it."""
        return call(self.name, lambda: self._pieces(text))

    def keywords(self, text: str) -> list[str]:
        """Return what KoNLPy's ``nouns`` gives: nouns, and compounds with their parts."""
        return call(self.name, lambda: self._keywords(text))

    def _keywords(self, text: str) -> list[str]:
        with self._known(text):
            found = self._interface.extractNoun(_RUN.sub(_parted, text))
        return column(found, asked(f"{_JAR}.ma.Token", "getString")) if found else []

    def _pieces(self, text: str) -> Pieces:
        given = _RUN.sub(_parted, text)
        with self._known(text):
            sentences = self._interface.morphAnalyzer(given)
        words = elements(sentences or java().java.util.ArrayList())
        morphemes = elements(words)
        counts = numbers(words, asked("java.util.Collection", "size"))
        surfaces = column(words, asked(f"{_JAR}.ma.Eojeol", "getExp"))
        forms = column(morphemes, asked(f"{_JAR}.ma.Token", "getString"))
        tags = column(morphemes, asked(f"{_JAR}.ma.Morpheme", "getTag"))
        # Counted from the first character that is no blank. A contracted morpheme has the index of the one after it,
        # so only the first of a word is asked; none of a text that was cut: its words stand one behind the other.
        indices = numbers(morphemes, asked(f"{_JAR}.ma.Token", "getIndex"))
        if given != text:
            indices = [0] * len(indices)
        return _placed(text, list(zip(surfaces, counts, strict=True)), (forms, tags, indices))

    def _known(self, text: str) -> AbstractContextManager[None]:
        return self._words.known(text) if self._words is not None else nullcontext()


def _parted(run: "re.Match[str]") -> str:
    parts = _EMOTICON.split(run.group())
    for i, part in enumerate(parts):
        few = len(part) > _LONGEST_OF_FEW and len(set(part)) <= len(part) // 2
        if _EMOTICON.fullmatch(part):
            parts[i] = _cut(part, _LONGEST_EMOTICON)
        elif few or len(part) > _LONGEST:
            parts[i] = _cut(part, _PART)
    return "".join(parts)


def _cut(run: str, length: int) -> str:
    return " ".join(run[at : at + length] for at in range(0, len(run), length))


def _placed(text: str, words: list[tuple[str, int]], columns: tuple[list[str], list[str], list[int]]) -> Pieces:
    forms, tags, indices = columns
    blank = len(text) - len(text.lstrip())
    starts: list[int] = []
    ends: list[int] = []
    groups: list[int] = []
    at = after = 0
    for group, (surface, count) in enumerate(words):
        if not count:
            continue
        start, after = word_at(text, surface, blank + indices[at], after)
        places = spans(text[start:after], tuple(forms[at : at + count]))
        starts += [start + first for first, _ in places]
        ends += [start + last for _, last in places]
        groups += [group] * count
        at += count
    return Pieces(forms, tags, starts, ends, None, groups)


class _Words:
    """The user's words as entries of Kkma's tables, what these would hold if the words stood in its files."""

    def __init__(self, words: list[UserWord]) -> None:
        jpype = java()
        self._kind = jpype.JClass(f"{_JAR}.dic.Dictionary")
        self._reader = jpype.JClass(f"{_JAR}.dic.SimpleDicReader")
        self._dictionary = self._kind.getInstance()
        self._load = self._kind.class_.getDeclaredMethod("load", self._reader.class_)
        self._load.setAccessible(True)
        self._table = _field(self._kind, "table").get(self._dictionary)
        self._odds = _field(jpype.JClass(f"{_JAR}.dic.PDDictionary"), "LNPR_POS_G_EXP").get(None)
        self._entries: dict[str, Java] = {}
        self._certain: dict[str, list[str]] = {}
        for word in words:
            self._learn(word.word, tag_in("kkma", word.tag))

    @contextmanager
    def known(self, text: str) -> Iterator[None]:
        """Let the tables hold the words that stand in the text."""
        here = [word for word in self._entries if word in text]
        own = [(self._table, word, self._table.put(word, self._entries[word])) for word in here]
        sure = java().JFloat(_CERTAIN)
        own += [(self._odds, key, self._odds.put(key, sure)) for word in here for key in self._certain.get(word, ())]
        try:
            yield
        finally:
            _put_back(own)

    def _learn(self, word: str, tag: str) -> None:
        """Let Kkma read the word into its dictionary, keep what it made of it, and take it out again."""
        written = [word]
        if tag.startswith("V"):
            conjugated = self._kind.getVerbExtendedMC(self._kind.getVerbBasicMC(word, tag))
            written += [str(candidate.getExp()) for candidate in conjugated]
        own = [(self._table, key, self._table.get(key)) for key in dict.fromkeys(written)]
        try:
            for _, key, entry in own:
                if key in self._entries:
                    self._table.put(key, self._entries[key])
                elif entry is not None:
                    self._table.put(key, entry.copy())
            lines = iter([f"{word}/{tag}"])
            reads = {"readLine": lambda: next(lines, None), "cleanup": lambda: None}
            self._load.invoke(self._dictionary, java().JProxy(self._reader, dict=reads))
            found = ((key, self._table.get(key)) for _, key, _ in own)
            self._entries.update((key, entry) for key, entry in found if entry is not None)
        finally:
            _put_back(own)
        odds = (
            java().JClass(f"{_JAR}.dic.PDDictionary").getPrTag(java().JClass(f"{_JAR}.constants.POSTag").getTagNum(tag))
        )
        self._certain.setdefault(word, []).append(f"{odds}|{word}")


def _field(kind: Java, name: str) -> Java:
    field = kind.class_.getDeclaredField(name)
    field.setAccessible(True)
    return field


def _put_back(own: list[tuple[Java, str, Java]]) -> None:
    for table, key, entry in own:
        if entry is None:
            table.remove(key)
        else:
            table.put(key, entry)


@cache
def _engine() -> Kkma:
    return Kkma()
