"""A tokenizer: KoNLPy's calls, and tokens with their places, over any engine."""

import hashlib
import inspect
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any

from newsmine.records import Token
from newsmine.tokens.build import build, shown
from newsmine.tokens.clean import Cleaned, clean
from newsmine.tokens.compounds import is_noun
from newsmine.tokens.finish import Finish, StopwordList
from newsmine.tokens.pieces import Engine, Pieces
from newsmine.tokens.tagsets import NAME_TAGS
from newsmine.tokens.user_words import UserWord, enforce

# A change of how tokens are made from what an engine gives; part of the fingerprint.
_REVISION = 2


class Tokenizer:
    """An engine with clean input, exact places and user words.

    Made by :func:`newsmine.tokens.tokenize.tokenizer`. ``name`` is the engine's; ``fingerprint`` changes with the
    engine, its version and the user words.
    """

    def __init__(self, engine: Engine, user_words: Sequence[UserWord] = ()) -> None:
        self.name = engine.name
        self._engine = engine
        self._words = tuple(user_words)
        self._options = frozenset(inspect.signature(engine.pieces).parameters) - {"text", "options"}
        told = f"{_REVISION}|{engine.name}|{engine.version}|{self._words!r}"
        self.fingerprint = hashlib.sha256(told.encode()).hexdigest()[:16]

    def __repr__(self) -> str:
        """Show the name and how many user words it keeps."""
        return f"<Tokenizer {self.name}, {len(self._words)} user words>"

    def pos(self, text: str, *, flatten: bool = True, join: bool = False, **options: object) -> list[Any]:
        """Return what KoNLPy's ``pos`` returns: pairs of form and tag.

        Parameters
        ----------
        text : str
            Any text; a blank one has no pairs.
        flatten : bool
            False keeps words apart (Komoran: lines); Okt knows none.
        join : bool
            Give ``"form/tag"`` instead of a pair.
        **options
            What the engine has beside: ``norm`` and ``stem`` (okt), ``ntags`` 9 or 22 (hannanum).

        Raises
        ------
        TypeError
            If the text is no ``str``, or the engine has no such option.
        """
        if not flatten and self.name == "okt":
            raise TypeError("okt has no option 'flatten'; it does not say its words")
        if "flatten" in self._options:
            options["flatten"] = flatten
        cleaned, pieces = self._pieces(text, options)
        forms = shown(cleaned, pieces)
        pairs: list[Any] = list(zip(forms, pieces.tags, strict=True))
        if join:
            pairs = [f"{form}/{tag}" for form, tag in pairs]
        if flatten:
            return pairs
        rows = zip(pieces.groups or repeat(0), pairs, strict=False)
        groups = [[pair for _, pair in group] for _, group in groupby(rows, itemgetter(0))]
        return [[group] for group in groups] if self.name == "hannanum" else groups

    def morphs(self, text: str, **options: object) -> list[str]:
        """Return the forms, as KoNLPy's ``morphs`` does."""
        return [form for form, _ in self.pos(text, flatten=True, join=False, **options)]

    def nouns(self, text: str, *, compounds: bool = False) -> list[str]:
        """Return the nouns as KoNLPy's ``nouns`` does, or with ``compounds`` the runs of nouns inside a word as one."""
        if compounds:
            return [token.form for token in self.tokenize(text, compounds=True) if is_noun(token)]
        keywords = getattr(self._engine, "keywords", None)
        if keywords is not None and not self._words:
            cleaned = self._clean(text)
            return list(keywords(cleaned.text)) if cleaned.text.strip() else []
        return [form for form, tag in self.pos(text) if tag.startswith(self._engine.nouns)]

    def tokenize(
        self,
        text: str,
        *,
        compounds: bool = False,
        units: bool = False,
        stopwords: StopwordList = None,
        **options: object,
    ) -> list[Token]:
        """Return the tokens with their places in the text as it was given.

        ``text[token.start:token.end] == token.form`` where ``exact``; starts never run back.

        Parameters
        ----------
        text : str
            Any text: decomposed, with emoji, blank.
        compounds : bool
            Join runs of nouns inside a word.
        units : bool
            Join a number and its unit (305명, 1,200억원).
        stopwords : Stopwords, iterable of str, or Path, optional
            Tokens to leave out: ``것``, ``하/XSV``, ``/JKS``, ``/ADP``.
        **options
            As for :meth:`pos`.

        Raises
        ------
        TypeError
            If the text is no ``str``, or the engine has no such option.
        TokenizerError
            If the engine fails on the text.
        """
        finish = Finish.of(compounds=compounds, units=units, stopwords=stopwords)
        return self._tokens(text, *self._pieces(text, options), finish)

    def tokenize_many(
        self,
        texts: Iterable[str],
        workers: int = 1,
        *,
        compounds: bool = False,
        units: bool = False,
        stopwords: StopwordList = None,
    ) -> Iterator[list[Token]]:
        """Yield the tokens of each text, lazily, in order.

        Parameters
        ----------
        texts : iterable of str
            Read once, little ahead of what is yielded.
        workers : int
            More than one lets kiwi use its own threads (as many as there are cores). The Java engines and mecab work one text
            at a time whatever is asked: Java's engines share one machine and are not safe in threads.
        compounds, units, stopwords
            As for :meth:`tokenize`.

        Raises
        ------
        ValueError
            If ``workers`` is less than 1.
        """
        if workers < 1:
            raise ValueError(f"workers must be at least 1, not {workers}")
        finish = Finish.of(compounds=compounds, units=units, stopwords=stopwords)
        stream = getattr(self._engine, "stream", None)
        if workers == 1 or stream is None:
            return (self._tokens(text, *self._pieces(text, {}), finish) for text in texts)
        return self._stream(stream, texts, finish)

    def _stream(
        self, stream: Callable[[Iterable[str]], Iterator[Pieces]], texts: Iterable[str], finish: Finish
    ) -> Iterator[list[Token]]:
        waiting: deque[tuple[str, Cleaned]] = deque()

        def cleaned_texts() -> Iterator[str]:
            for text in texts:
                cleaned = self._clean(text)
                waiting.append((text, cleaned))
                yield cleaned.text

        for pieces in stream(cleaned_texts()):
            text, cleaned = waiting.popleft()
            yield self._tokens(text, cleaned, self._keep(cleaned.text, pieces, {}), finish)

    def _clean(self, text: str) -> Cleaned:
        return clean(text, self._engine.rules)

    def _pieces(self, text: str, options: dict[str, object]) -> tuple[Cleaned, Pieces]:
        unknown = options.keys() - self._options
        if unknown:
            known = ", ".join(sorted(self._options)) or "none beside flatten and join"
            raise TypeError(f"{self.name} has no option {min(unknown)!r}; it has: {known}")
        cleaned = self._clean(text)
        if not cleaned.text.strip():
            return cleaned, Pieces([], [], [], [])
        return cleaned, self._keep(cleaned.text, self._engine.pieces(cleaned.text, **options), options)

    def _keep(self, text: str, pieces: Pieces, options: dict[str, object]) -> Pieces:
        if not self._words:
            return pieces
        tagset = self._engine.tagset
        name_tag = "NQ" if options.get("ntags") == 22 else NAME_TAGS.get(tagset, "NNP")  # noqa: PLR2004  Hannanum's
        return Pieces.of(enforce(self._words, tagset, name_tag)(text, pieces.rows()))

    def _tokens(self, text: str, cleaned: Cleaned, pieces: Pieces, finish: Finish) -> list[Token]:
        return finish.apply(text, build(text, cleaned, pieces, self._engine.tagset))
