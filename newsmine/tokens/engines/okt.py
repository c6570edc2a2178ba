"""Open Korean Text, through KoNLPy's jar, with the places that KoNLPy throws away."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from operator import add
from sys import intern
from typing import TypeAlias, cast

from newsmine.tokens.align import align
from newsmine.tokens.clean import Rules
from newsmine.tokens.dictionary.user_tags import tag_in
from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.engines.java_rows import BETWEEN, Java, chain, function, method, rows, with_last
from newsmine.tokens.engines.jvm import call, java, konlpy_tagger
from newsmine.tokens.pieces import Pieces

_OKT = "org.openkoreantext.processor"
_TOKEN = f"{_OKT}.KoreanTokenJava"
_CELLS = ("getText", "getPos", "getOffset", "getLength", "getStem")

# Words whose analysis is kept, and how long they may be: an article's words come again in the next.
_KEPT = 20_000
_LONGEST_KEPT = 40

# Okt looks only runs of Hangul up in its dictionary, and conjugates verbs from lists of its own.
_LOOKED_UP = re.compile(r"[가-힣]+")
_CONJUGATED = frozenset({"Verb", "Adjective"})


def okt(user_words: Iterable[UserWord] = ()) -> "Okt":
    """Return Open Korean Text (tags: Noun, Josa, Verb, ...)."""
    return Okt(user_words)


class Okt:
    """Open Korean Text; places are its own.

    It analyzes what stands between two blanks by itself, so what it said of a word is kept and not asked again.
    """

    name = "okt"
    tagset = "okt"
    # A run of Hangul costs the square of its length: 100 characters take 0.1 s, 2,200 take 49 s.
    rules = Rules(plain_spaces=True, bmp=True, longest_run=60)
    nouns = ("Noun",)

    def __init__(self, user_words: Iterable[UserWord] = ()) -> None:
        self.version = version("konlpy")
        self._model = call(self.name, _model)
        self._dictionary = call(self.name, self._model.dictionary, tuple(user_words))
        self._kept: dict[str, _Word] = {}

    def pieces(self, text: str, *, norm: bool = False, stem: bool = False) -> Pieces:
        """Return the tokens; with ``norm`` the places are those of what the text was normalized from."""
        given = text
        if norm:
            text = call(self.name, self._model.normalized, text)
        forms: list[str] = []
        tags: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        lemmas: list[str | None] = []
        at = 0
        for size, (base, its_forms, its_tags, its_starts, its_ends, its_lemmas) in self._words(text):
            shift = at - base
            forms += its_forms
            tags += its_tags
            starts += [start + shift for start in its_starts]
            ends += [end + shift for end in its_ends]
            lemmas += its_lemmas
            at += size + 1
        if stem:
            forms = [lemma or form for lemma, form in zip(lemmas, forms, strict=True)]
        if norm and text != given:
            places = list(align(given, (text[start:end] for start, end in zip(starts, ends, strict=True))))
            starts, ends = [start for start, _, _ in places], [end for _, end, _ in places]
        return Pieces(forms, tags, starts, ends, lemmas)

    def _words(self, text: str) -> "Iterator[tuple[int, _Word]]":
        """Return what stands between two blanks: its length and its analysis."""
        words = text.replace("\n", " ").split(" ")
        found = list(map(self._kept.get, words))
        if None in found:
            fresh = self._analyzed([word for word, known in zip(words, found, strict=True) if known is None])
            found = [known or fresh[word] for word, known in zip(words, found, strict=True)]
        return zip(map(len, words), cast("list[_Word]", found), strict=True)

    def _analyzed(self, words: list[str]) -> "dict[str, _Word]":
        """Return the analysis of words that are not kept, and keep it."""
        asked = list(filter(None, dict.fromkeys(words)))
        fresh = {"": _NOTHING}
        if asked:
            shown = call(self.name, self._model.read, " ".join(asked), self._dictionary)
            fresh.update(zip(asked, _parted(asked, shown), strict=True))
        if len(self._kept) > _KEPT:
            for word in list(self._kept)[: _KEPT // 2]:
                self._kept.pop(word, None)
        self._kept.update(fresh if max(map(len, fresh)) <= _LONGEST_KEPT else _short(fresh))
        return fresh


# The tokens of what stands between two blanks: where it stood in the text that was analyzed, and their forms, tags, starts,
# ends (in that text) and lemmas. Tuples of atoms, which the collector of garbage does not walk through.
_Word: TypeAlias = tuple[
    int, tuple[str, ...], tuple[str, ...], tuple[int, ...], tuple[int, ...], tuple[str | None, ...]
]
_NOTHING: _Word = (0, (), (), (), (), ())


class _Model:
    """Okt's one dictionary of this process. To be called under the lock only.

    The user's words stand in it only while a text of their tokenizer is analyzed, so that tokenizers with different words,
    and KoNLPy's own, do not disturb each other.
    """

    def __init__(self) -> None:
        konlpy_tagger("Okt")
        jpype = java()
        processor = f"{_OKT}.OpenKoreanTextProcessorJava"
        self._processor = jpype.JClass(processor)
        self._sets = (
            jpype.JClass(f"{_OKT}.util.KoreanDictionaryProvider$")
            .class_.getField("MODULE$")
            .get(None)
            .koreanDictionary()
        )
        to_list = method(processor, "tokensToJavaKoreanTokenList", "scala.collection.Seq", "boolean")
        with_spaces = with_last(to_list, jpype.java.lang.Boolean(True))  # noqa: FBT003  Java's
        tokens = chain(method(processor, "tokenize", "java.lang.CharSequence"), with_spaces)
        self._read = function(rows(tokens, *(method(_TOKEN, cell) for cell in _CELLS)))

    def normalized(self, text: str) -> str:
        return str(self._processor.normalize(text))

    def read(self, text: str, dictionary: "dict[Java, Java]") -> str:
        if not dictionary:
            return str(self._read(text))
        own = {tag: self._sets.get(tag) for tag in dictionary}
        try:
            for tag, words in dictionary.items():
                self._sets.put(tag, words)
            return str(self._read(text))
        finally:
            for tag, words in own.items():
                self._sets.put(tag, words)

    def dictionary(self, words: tuple[UserWord, ...]) -> "dict[Java, Java]":
        """Return Okt's own sets of words with the user's in them, by tag; a set of 200,000 nouns takes 5 MB and 0.1 s."""
        jpype = java()
        by_tag: dict[str, list[str]] = {}
        for word in words:
            if _LOOKED_UP.fullmatch(word.word):
                by_tag.setdefault(tag_in("okt", word.tag), []).append(word.word)
        dictionary = {}
        for tag in self._sets.keySet():
            mine = by_tag.get(str(tag), ())
            if mine and str(tag) not in _CONJUGATED:
                dictionary[tag] = jpype.JClass(f"{_OKT}.util.CharArraySet")(self._sets.get(tag), False)  # noqa: FBT003
                dictionary[tag].addAll(jpype.java.util.Arrays.asList(mine))
        return dictionary


@cache
def _model() -> _Model:
    return _Model()


def _parted(words: list[str], shown: str) -> "Iterator[_Word]":
    """Yield the analysis of each of the words, which were analyzed with one blank between two."""
    cells = shown.split(BETWEEN)
    tags = tuple(map(intern, cells[1::5]))
    starts = tuple(map(int, cells[2::5]))
    ends = tuple(map(add, starts, map(int, cells[3::5])))
    forms, lemmas = tuple(cells[::5]), tuple([lemma or None for lemma in cells[4::5]])
    first = base = 0
    for word in words:
        after = base + len(word)
        last = bisect_left(starts, after, first)
        yield (base, forms[first:last], tags[first:last], starts[first:last], ends[first:last], lemmas[first:last])
        first, base = last + 1, after + 1  # the blank is a token of its own


def _short(fresh: "dict[str, _Word]") -> "dict[str, _Word]":
    return {word: said for word, said in fresh.items() if len(word) <= _LONGEST_KEPT}
