"""KoNLPy's Komoran, Okt, Hannanum and Kkma, with the places that KoNLPy throws away."""

import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from importlib.metadata import version
from typing import Any

from newsmine.tokens.align import align
from newsmine.tokens.clean import JAVA_LINES, Rules
from newsmine.tokens.jvm import call, java, konlpy_tagger
from newsmine.tokens.pieces import Pair, Piece
from newsmine.tokens.user_words import UserWord

# Komoran's and Okt's own way to print a token: the whole list crosses from Java once instead of four times a token.
_KOMORAN_START = "Token [morph="
_KOMORAN_TOKEN = re.compile(r"(.*), pos=([A-Z]+), beginIndex=(\d+), endIndex=(\d+)\]", re.DOTALL)
_OKT_BETWEEN = "\x1f"
_OKT_TOKEN = re.compile(r"(.*?)\(([A-Za-z]+)(?:\(([^()]*)\))?: (\d+), (\d+)\)", re.DOTALL)


def komoran(user_words: Iterable[UserWord] = ()) -> "Komoran":
    """Return KOMORAN (Sejong tags: NNG, JKS, ...)."""
    del user_words  # they are enforced on the pieces
    engine: Komoran = _engine(Komoran)
    return engine


def okt(user_words: Iterable[UserWord] = ()) -> "Okt":
    """Return Open Korean Text (tags: Noun, Josa, Verb, ...)."""
    del user_words
    engine: Okt = _engine(Okt)
    return engine


def hannanum(user_words: Iterable[UserWord] = ()) -> "Hannanum":
    """Return JHannanum (9 tags: N, J, P, ...; 22 on request)."""
    del user_words
    engine: Hannanum = _engine(Hannanum)
    return engine


def kkma(user_words: Iterable[UserWord] = ()) -> "Kkma":
    """Return Kkma (tags: NNG, JKS, EFN, ...)."""
    del user_words
    engine: Kkma = _engine(Kkma)
    return engine


class Komoran:
    """KOMORAN line by line, as KoNLPy does it; places are its own."""

    name = "komoran"
    tagset = "sejong"
    rules = JAVA_LINES
    nouns = ("NN",)

    def __init__(self) -> None:
        self.version = version("konlpy")
        self._analyze = konlpy_tagger("Komoran").jki.analyze

    def pieces(self, text: str) -> list[Piece]:
        """Return the morphemes; a group is a line."""
        pieces: list[Piece] = []
        at = 0
        for group, line in enumerate(text.split("\n")):
            if line:
                shown = call(self.name, partial(self._shown, line))
                tokens = shown[1:-1].removeprefix(_KOMORAN_START).split(f", {_KOMORAN_START}")
                for found in filter(None, map(_KOMORAN_TOKEN.fullmatch, tokens)):
                    form, tag, start, end = found.groups()
                    pieces.append(Piece(form, tag, at + int(start), at + int(end), None, group))
            at += len(line) + 1
        return pieces

    def _shown(self, line: str) -> str:
        return str(self._analyze(line).getTokenList().toString())


class Okt:
    """Open Korean Text; places are its own."""

    name = "okt"
    tagset = "okt"
    # A run of Hangul costs the square of its length: 100 characters take 0.1 s, 2,200 take 49 s.
    rules = Rules(plain_spaces=True, bmp=True, longest_run=60)
    nouns = ("Noun",)

    def __init__(self) -> None:
        self.version = version("konlpy")
        konlpy_tagger("Okt")
        self._processor = java().JClass("org.openkoreantext.processor.OpenKoreanTextProcessorJava")

    def pieces(self, text: str, *, norm: bool = False, stem: bool = False) -> list[Piece]:
        """Return the tokens; with ``norm`` the places are those of what the text was normalized from."""
        given = text
        if norm:
            text = call(self.name, lambda: str(self._processor.normalize(text)))
        shown = call(self.name, lambda: str(self._processor.tokenize(text).mkString(_OKT_BETWEEN)))
        pieces = []
        for found in filter(None, map(_OKT_TOKEN.fullmatch, shown.split(_OKT_BETWEEN))):
            form, tag, lemma, start, length = found.groups()
            if tag == "Space":
                continue
            # A star behind the form marks a word that Okt does not know; it is not counted.
            known = form[:-1] if len(form) > int(length) else form
            written = lemma if stem and lemma else known
            pieces.append(Piece(written, tag, int(start), int(start) + int(length), lemma or None))
        if norm and text != given:
            places = align(given, (text[piece.start : piece.end] for piece in pieces))
            pieces = [
                piece._replace(start=start, end=end) for piece, (start, end, _) in zip(pieces, places, strict=True)
            ]
        return pieces


class Hannanum:
    """JHannanum; it says the words that it cut, and the forms are aligned inside of them."""

    name = "hannanum"
    tagset = "hannanum"
    # It never returns from a blank text.
    rules = Rules(plain_spaces=True, bmp=True, no_blank_lines=True, longest_run=100)
    nouns = ("N",)

    def __init__(self) -> None:
        self.version = version("konlpy")
        interface = konlpy_tagger("Hannanum").jhi
        self._by_ntags: dict[int, Callable[[str], Any]] = {9: interface.simplePos09, 22: interface.simplePos22}

    def pieces(self, text: str, *, ntags: int = 9) -> list[Piece]:
        """Return the morphemes with 9 or 22 tags; a group is a word."""
        from konlpy.tag._hannanum import parse

        if ntags not in self._by_ntags:
            raise ValueError(f"ntags must be 9 or 22, not {ntags!r}")
        shown = call(self.name, lambda: str(self._by_ntags[ntags](text) or ""))
        surfaces = [block.strip().split("\n", 1)[0] for block in re.split(r"\n[^\S\n]*\n", shown) if block.strip()]
        words: list[list[Pair]] = [
            [pair for analysis in word for pair in analysis] for word in parse(shown, flatten=False) if word
        ]
        pieces: list[Piece] = []
        if len(surfaces) != len(words):  # a form that looks like the lines between words
            pairs = [(form, tag, group) for group, word in enumerate(words) for form, tag in word]
            places = align(text, (form for form, _, _ in pairs))
            return [Piece(*pair[:2], *place[:2], None, pair[2]) for pair, place in zip(pairs, places, strict=True)]
        for group, (surface, pairs_of_word) in enumerate(zip(surfaces, words, strict=True)):
            after = pieces[-1].end if pieces else 0
            pieces += _inside(text, surface, _near(text, surface, after, after), pairs_of_word, group)
        return pieces


class Kkma:
    """Kkma; it says where a word begins, and the forms are aligned inside of it."""

    name = "kkma"
    tagset = "kkma"
    # Its time explodes with long words (한국 five times over: 0.3 s, eight times 2 s, ten times 31 s) and single letters.
    rules = Rules(plain_spaces=True, bmp=True, no_blank_lines=True, longest_run=14, longest_jamo=14)
    nouns = ("N",)

    def __init__(self) -> None:
        self.version = version("konlpy")
        self._interface = konlpy_tagger("Kkma").jki

    def pieces(self, text: str) -> list[Piece]:
        """Return the morphemes; a group is a word as Kkma sees it."""
        pieces: list[Piece] = []
        words = call(self.name, lambda: self._words(text))
        for group, (surface, start, pairs) in enumerate(words):
            after = pieces[-1].end if pieces else 0
            pieces += _inside(text, surface, _near(text, surface, start, after), pairs, group)
        return pieces

    def keywords(self, text: str) -> list[str]:
        """Return what KoNLPy's ``nouns`` gives: nouns, and compounds with their parts."""
        return call(self.name, lambda: [str(word.getString()) for word in self._interface.extractNoun(text) or ()])

    def _words(self, text: str) -> list[tuple[str, int, list[Pair]]]:
        return [
            (
                str(word.getExp()),
                int(word.get(0).getIndex()),
                [(str(morpheme.getString()), str(morpheme.getTag())) for morpheme in word],
            )
            for sentence in self._interface.morphAnalyzer(text) or ()
            for word in sentence
            if word.size()
        ]


@cache
def _engine(kind: type[Any]) -> Any:  # noqa: ANN401  one of the classes above
    return kind()


def _inside(text: str, surface: str, start: int, pairs: list[Pair], group: int) -> list[Piece]:
    """Return the pieces of a word that stands at ``start``."""
    pieces = []
    for (form, tag), (first, last, _) in zip(pairs, align(surface, (form for form, _ in pairs)), strict=True):
        end = min(start + last, len(text))
        pieces.append(Piece(form, tag, min(start + first, end), end, None, group))
    return pieces


def _near(text: str, surface: str, start: int, after: int) -> int:
    """Where the word stands: at ``start``, or the next place where it is verbatim."""
    start = max(start, after)
    if text.startswith(surface, start):
        return start
    found = text.find(surface, after)
    return found if found >= 0 else start
