"""JHannanum, through KoNLPy's jar; it says no places, so the forms are aligned inside the words that it says."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

from newsmine.tokens.align import spans, word_at
from newsmine.tokens.clean import Rules
from newsmine.tokens.dictionary.user_words import UserWord, tag_in
from newsmine.tokens.engines.hannanum_workflow import Trie, Word, Workflow
from newsmine.tokens.engines.jvm import call, java
from newsmine.tokens.pieces import Pieces

# Each change between Hangul and signs in a word multiplies the ways to cut it: 이~이~이~ takes 3 s at ten, others a minute at
# twelve. These signs cost nothing.
_CHEAP = "·.…%&+"
_TURN = f"[가-힣{_CHEAP}]+[^\\s가-힣{_CHEAP}]+"
_TURNS = re.compile(f"(?<![가-힣{_CHEAP}])(?:{_TURN}){{8,}}")
_FEW_TURNS = re.compile(f"(?<![가-힣{_CHEAP}])(?:{_TURN}){{1,3}}")
# So do quotation marks.
_QUOTES = re.compile(r"""(?:['"][^\s'"]*){10,}""")
_LONG = re.compile(r"\S{6,}")
_PART = 5


def hannanum(user_words: Iterable[UserWord] = ()) -> "Hannanum":
    """Return JHannanum (9 tags: N, J, P, ...; 22 on request)."""
    words = tuple(user_words)
    return Hannanum(words) if words else _engine()


class Hannanum:
    """JHannanum; it says the words that it cut, and the forms are aligned inside of them.

    All tokenizers share one workflow and its dictionary. Each has a user dictionary of its own, which the workflow
    asks while it analyzes a text of that tokenizer. Words that are not of Hangul alone are never looked up; they are
    put together afterwards.
    """

    name = "hannanum"
    tagset = "hannanum"
    # Its tables for a word are of fixed size: 100 syllables or 800 quotation marks are too many.
    rules = Rules(plain_spaces=True, bmp=True, no_blank_lines=True, longest_run=60, longest_word=100)
    nouns = ("N",)

    def __init__(self, user_words: tuple[UserWord, ...] = ()) -> None:
        self.version = version("konlpy")
        self._workflow = call(self.name, _workflow)
        self._names = {word.word for word in user_words if tag_in("hannanum22", word.tag) == "NQ"}
        self._user_words: Trie | None = None
        if user_words:
            self._user_words = call(self.name, lambda: self._workflow.dictionary(user_words))

    def pieces(self, text: str, *, ntags: int = 9) -> Pieces:
        """Return the morphemes with 9 or 22 tags; a group is a word."""
        if ntags not in {9, 22}:
            raise ValueError(f"ntags must be 9 or 22, not {ntags!r}")
        sentences = call(self.name, lambda: self._sentences(_bearable(text), ntags))
        forms: list[str] = []
        tags: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        groups: list[int] = []
        after = 0
        # One number is left out between two sentences, where KoNLPy has an empty word.
        words = [(i, word) for i, sentence in enumerate(sentences) for word in sentence]
        for group, (i, (surface, forms_of_word, tags_of_word)) in enumerate(words):
            start, after = word_at(text, surface, after, after)
            places = spans(text[start:after], forms_of_word)
            forms += forms_of_word
            tags += tags_of_word
            starts += [start + first for first, _ in places]
            ends += [start + last for _, last in places]
            groups += [group + i] * len(forms_of_word)
        if ntags == 22 and self._names:  # noqa: PLR2004 - the larger tag set
            pairs = zip(forms, tags, strict=True)
            tags = ["NQ" if tag == "NC" and form in self._names else tag for form, tag in pairs]
        return Pieces(forms, tags, starts, ends, None, groups)

    def _sentences(self, text: str, ntags: int) -> list[list[Word]]:
        try:
            return self._workflow.analyze(text, ntags, self._user_words)
        except java().JClass("java.lang.ArrayIndexOutOfBoundsException"):
            # A word has more cuts than its tables have room for.
            return self._workflow.analyze(_LONG.sub(_parted, text), ntags, self._user_words)


def _bearable(text: str) -> str:
    """Return the text with blanks in words that take too long."""
    return _TURNS.sub(_apart, _QUOTES.sub(_parted, text))


def _apart(turns: "re.Match[str]") -> str:
    return _FEW_TURNS.sub(r"\g<0> ", turns.group())


def _parted(word: "re.Match[str]") -> str:
    signs = word.group()
    return " ".join(signs[at : at + _PART] for at in range(0, len(signs), _PART))


@cache
def _workflow() -> Workflow:
    return Workflow()


@cache
def _engine() -> Hannanum:
    return Hannanum()
