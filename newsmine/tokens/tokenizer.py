"""A tokenizer: KoNLPy's calls, and tokens with their places, over any engine."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any

from newsmine.errors import CrashError, TimeLimitError, TokenizerError
from newsmine.tokens.analyze import Analyzer
from newsmine.tokens.build import build, shown
from newsmine.tokens.clean import Cleaned
from newsmine.tokens.compounds import is_noun
from newsmine.tokens.engines.hannanum_pos import as_konlpy_groups, as_konlpy_reads
from newsmine.tokens.finish import Finish, StopwordList
from newsmine.tokens.pieces import Pieces
from newsmine.tokens.sequence import Tokens
from newsmine.tokens.workers.guard import GuardedEngine
from newsmine.tokens.workers.many import Outcome, Read, one_by_one, streamed
from newsmine.tokens.workers.repeats import Lines


class Tokenizer(Analyzer):
    """An engine with clean input, exact places and user words.

    Made by :func:`newsmine.tokens.tokenize.tokenizer`. ``name`` is the engine's; ``fingerprint`` changes with the
    engine, its version and the user words. It can be pickled with its words; threads may share it. ``incidents``
    are the texts that were over the time limit or ended the engine's process.
    """

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
        try:
            cleaned, pieces = self._pieces(text, options)
        except (TimeLimitError, CrashError) as error:
            other: Tokenizer = self._instead(text, error)
            return other.pos(text, flatten=flatten, join=join, **other._known(options))
        pieces = self._as_konlpy(cleaned, pieces)
        forms = shown(cleaned, pieces)
        pairs: list[Any] = list(zip(forms, pieces.tags, strict=True))
        if join:
            pairs = [f"{form}/{tag}" for form, tag in pairs]
        if flatten:
            return pairs
        rows = zip(pieces.groups or repeat(0), pairs, strict=False)
        groups = [(number, [pair for _, pair in group]) for number, group in groupby(rows, itemgetter(0))]
        return as_konlpy_groups(groups) if self.name == "hannanum" else [group for _, group in groups]

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
            try:
                return list(keywords(cleaned.text)) if cleaned.text.strip() else []
            except (TimeLimitError, CrashError) as error:
                return list[str](self._instead(text, error).nouns(text))
        try:
            cleaned, pieces = self._pieces(text, {})
        except (TimeLimitError, CrashError) as error:
            return list[str](self._instead(text, error).nouns(text))
        pieces = self._as_konlpy(cleaned, pieces)
        rows = zip(shown(cleaned, pieces), pieces.tags, strict=True)
        return [form for form, tag in rows if tag.startswith(self._engine.nouns)]

    def tokenize(
        self,
        text: str,
        *,
        compounds: bool = False,
        units: bool = False,
        stopwords: StopwordList = None,
        **options: object,
    ) -> Tokens:
        """Return the tokens with their places in the text as it was given: a sequence, read as a list of :class:`Token`.

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
        try:
            tokens = self._cut(text, options)
        except (TimeLimitError, CrashError) as error:
            other: Tokenizer = self._instead(text, error)
            tokens = other.tokenize(text, **other._known(options))
        return Finish.of(compounds=compounds, units=units, stopwords=stopwords).apply(text, tokens)

    def tokenize_many(
        self,
        texts: Iterable[str],
        workers: int = 1,
        *,
        compounds: bool = False,
        units: bool = False,
        stopwords: StopwordList = None,
    ) -> Iterator[Tokens]:
        """Yield the tokens of each text, lazily, in order; a text that comes again is cut once.

        Parameters
        ----------
        texts : iterable of str
            Read once, a little ahead of what is yielded.
        workers : int
            More than one: kiwi uses threads of its own, as many as there are cores, which costs no second model in memory and
            is faster than processes; every other engine, and each with a time limit, works in so many processes, which end
            with the iterator.
        compounds, units, stopwords
            As for :meth:`tokenize`.

        Raises
        ------
        ValueError
            If ``workers`` is less than 1.
        TypeError
            When a text is no ``str``, in its turn; or if no process can make the object that the tokenizer is.
        TokenizerError
            If the engine fails on a text, in its turn: what came before is not lost.
        """
        finish = Finish.of(compounds=compounds, units=units, stopwords=stopwords)
        return _tokens(self.outcomes(texts, workers, finish=finish))

    def outcomes(
        self, texts: Iterable[str], workers: int = 1, *, finish: Finish | None = None
    ) -> Generator[Outcome, None, None]:
        """Yield of each text its tokens and who made them, or what was raised: one bad text does not end the others.

        Parameters
        ----------
        texts, workers
            As for :meth:`tokenize_many`.
        finish : Finish, optional
            What is asked for beside the tokens.

        Raises
        ------
        ValueError, TypeError
            As :meth:`tokenize_many`, at once.
        """
        if workers < 1:
            raise ValueError(f"workers must be at least 1, not {workers}")
        read, finish = Read(texts), finish or Finish()
        stream = getattr(self._engine, "stream", None)
        if workers > 1 and stream is None:
            done = self._spread(read, workers, finish)
        elif stream is not None and workers > 1:
            done = self._streamed(stream, read, finish)
        else:
            lines = Lines(self._engine) if Lines.suit(self._engine) else None
            ask = None if lines is None else lines.pieces
            done = one_by_one(read, lambda text: self._attempt(text, finish, ask))
        return _raising(done, read)

    def _as_konlpy(self, cleaned: Cleaned, pieces: Pieces) -> Pieces:
        """Return the pieces as KoNLPy's ``pos`` has them; a user's word stays whole."""
        return as_konlpy_reads(cleaned.text, pieces) if self.name == "hannanum" and not self._words else pieces

    def _spread(self, texts: Iterator[str], workers: int, finish: Finish) -> Iterator[Outcome]:
        from newsmine.tokens.workers.spread import Worker, spread

        limit = self._engine.time_limit if isinstance(self._engine, GuardedEngine) else None
        worker = Worker(self._made_by(), self._words, finish, limit)

        def outcomes() -> Iterator[Outcome]:
            with closing(spread(worker, texts, workers)) as done:
                for text, outcome in done:
                    if isinstance(outcome.error, (TimeLimitError, CrashError)):
                        yield self._otherwise(text, outcome.error, finish)
                    else:
                        yield outcome

        return outcomes()

    def _streamed(
        self, stream: Callable[[Iterable[str]], Iterator[Pieces]], texts: Iterator[str], finish: Finish
    ) -> Iterator[Outcome]:
        def prepare(text: str) -> Cleaned | Outcome:
            try:
                return self._clean(text)
            except TypeError as error:
                return Outcome(Tokens([]), self.name, error)

        def made(text: str, cleaned: Cleaned, pieces: Pieces) -> Outcome:
            kept = self._keep(cleaned, pieces, {})
            tokens = Tokens(partial(build, text, cleaned, kept, self._engine.tagset))
            return Outcome(finish.apply(text, tokens), self.name)

        return streamed(stream, texts, prepare=prepare, finish=made)

    def _attempt(self, text: str, finish: Finish, ask: Callable[[str], Pieces] | None) -> Outcome:
        try:
            return Outcome(finish.apply(text, self._cut(text, {}, ask)), self.name)
        except (TimeLimitError, CrashError) as error:
            return self._otherwise(text, error, finish)
        except (TokenizerError, TypeError) as error:
            return Outcome(Tokens([]), self.name, error)

    def _otherwise(self, text: str, error: TimeLimitError | CrashError, finish: Finish) -> Outcome:
        try:
            other: Tokenizer = self._instead(text, error)
            return Outcome(finish.apply(text, other.tokenize(text)), other.name)
        except TokenizerError as failed:
            return Outcome(Tokens([]), self.name, failed)


def _raising(done: Iterator[Outcome], read: Read) -> Generator[Outcome, None, None]:
    """Yield what is done, and raise what the texts' own iterator raised when its turn has come."""
    yield from done
    if read.error is not None:
        raise read.error


def _tokens(outcomes: Iterator[Outcome]) -> Iterator[Tokens]:
    for n, outcome in enumerate(outcomes):
        if outcome.error is not None:
            outcome.error.args = (f"text {n} (from 0): {outcome.error}",)
            raise outcome.error
        yield outcome.tokens
