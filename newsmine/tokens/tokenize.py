"""Text to tokens: choose an engine by name, or bring one, and tokenize texts, articles or a corpus."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from newsmine.errors import NewsmineError
from newsmine.plugins import load
from newsmine.records import Article, Document
from newsmine.tokens.dictionary.user_words import read_user_words
from newsmine.tokens.engines.any_tagger import AnyTagger
from newsmine.tokens.finish import Finish, StopwordList
from newsmine.tokens.make import name_of
from newsmine.tokens.named import NamedTokenizer, Recipe
from newsmine.tokens.pieces import HasPos
from newsmine.tokens.tokenizer import Tokenizer
from newsmine.tokens.workers.many import Outcome
from newsmine.widgets.progress import Progress

if TYPE_CHECKING:
    from newsmine.corpus.database import Corpus
    from newsmine.corpus.stages import Attempt, Spread, StageReport

UserWords = Iterable[str | tuple[str, ...]] | Path | None
OnError = Callable[[Article, NewsmineError], None]
Limit = float | Literal["auto"] | None

# The Java engines never come back from some texts; no real article took a tenth of this limit, seconds.
_CAN_HANG = frozenset({"komoran", "okt", "hannanum", "kkma"})
_LIMIT = 60.0


def tokenizer(
    name: "str | HasPos | Tokenizer" = "kiwi",
    *,
    user_words: UserWords = None,
    time_limit: float | None = None,
    fallback: str | None = None,
) -> Tokenizer:
    """Return a tokenizer.

    Parameters
    ----------
    name : str or object with ``pos``
        ``kiwi``, ``mecab``, ``komoran``, ``okt``, ``hannanum``, ``kkma``, any that a plug-in declares under
        ``newsmine.tokenizers``, any object with KoNLPy's ``pos``, or ``module:name`` of its class or of a function that
        returns one.
    user_words : iterable of str or (word, tag), or Path of a csv (word, tag, note), optional
        Words and names that stay whole.
    time_limit : float, optional
        Seconds that a call may take, at most. The engine then works in a process of its own, which is killed when it takes
        longer and started anew; its start is not counted. An engine that ends its process (Hannanum, a lack of memory)
        takes nothing else with it. An object must be of an importable class that needs no arguments.
    fallback : str, optional
        The tokenizer that does such a text instead (``"kiwi"``), with its own tags; without one the text is refused.
        Either way it is noted in ``incidents``.

    Raises
    ------
    PluginError
        If no such tokenizer is installed.
    MissingExtraError
        If it needs a package that is not installed.
    InputError
        If the file of user words cannot be read.
    ValueError
        If the time limit is not above 0, or a fallback has no time limit or is the tokenizer itself.
    TypeError
        If it is neither a name nor an object with ``pos``, or one that has a time limit and that no process can make.

    Examples
    --------
    >>> tokenizer("kiwi").pos("문을 열었다.")
    [('문', 'NNG'), ('을', 'JKO'), ('열', 'VV'), ('었', 'EP'), ('다', 'EF'), ('.', 'SF')]
    """
    if isinstance(name, Tokenizer):
        if user_words is not None or time_limit is not None or fallback is not None:
            raise TypeError(
                "user_words, time_limit and fallback belong to tokenizer(name, ...), this one is already made"
            )
        return name
    if isinstance(name, type):
        raise TypeError(f"{name.__name__} is a class; give one of its objects: tokenizer({name.__name__}())")
    if not isinstance(name, str) and not callable(getattr(name, "pos", None)):
        raise TypeError(f"a tokenizer is a name or an object with pos(text), not {type(name).__name__}")
    _check_limit(name, time_limit, fallback)
    words = read_user_words(user_words)
    if isinstance(name, str):
        return NamedTokenizer(Recipe(name, words, time_limit, fallback))
    if time_limit is not None:
        return NamedTokenizer(Recipe(name_of(name), words, time_limit, fallback))
    return Tokenizer(AnyTagger(name), words)


@overload
def tokenize(
    source: "Corpus",
    *,
    tokenizer: str | HasPos | Tokenizer = ...,
    user_words: UserWords = ...,
    compounds: bool = ...,
    units: bool = ...,
    stopwords: StopwordList = ...,
    time_limit: Limit = ...,
    fallback: str | None = ...,
    workers: int = ...,
    on_error: OnError | None = ...,
    spread: "Spread | None" = ...,
    progress: Progress | None = ...,
) -> "StageReport": ...
@overload
def tokenize(
    source: Article | Iterable[Article],
    *,
    tokenizer: str | HasPos | Tokenizer = ...,
    user_words: UserWords = ...,
    compounds: bool = ...,
    units: bool = ...,
    stopwords: StopwordList = ...,
    time_limit: Limit = ...,
    fallback: str | None = ...,
    workers: int = ...,
    on_error: OnError | None = ...,
    progress: Progress | None = ...,
) -> Iterator[Document]: ...
def tokenize(  # noqa: PLR0913 - settings, all by keyword
    source: "Article | Iterable[Article] | Corpus",
    *,
    tokenizer: str | HasPos | Tokenizer = "kiwi",
    user_words: UserWords = None,
    compounds: bool = False,
    units: bool = False,
    stopwords: StopwordList = None,
    time_limit: Limit = "auto",
    fallback: str | None = None,
    workers: int = 1,
    on_error: OnError | None = None,
    spread: "Spread | None" = None,
    progress: Progress | None = None,
) -> "Iterator[Document] | StageReport":
    """Cut articles into tokens.

    Parameters
    ----------
    source : Article, iterable of Article, or Corpus
        Articles are read once, lazily; in a corpus only those that changed are done, and the tokens are kept there.
    tokenizer : str, Tokenizer or object with ``pos``
        As for :func:`tokenizer`.
    user_words : iterable or Path, optional
        As for :func:`tokenizer`.
    compounds : bool
        Join runs of nouns inside a word.
    units : bool
        Join a number and its unit (305명, 1,200억원).
    stopwords : Stopwords, iterable of str, or Path, optional
        Tokens to leave out: ``것``, ``하/XSV``, ``/JKS``, ``/ADP``.
    time_limit : float, "auto" or None
        Seconds that an article may take, as for :func:`tokenizer`; "auto" is 60 for the engines that can hang (komoran, okt,
        hannanum, kkma, and those named as ``module:name``) and none for the others.
    fallback : str, optional
        As for :func:`tokenizer`: what does an article that is over the limit; the Document's ``tokenizer`` says so.
    workers : int
        As for :meth:`newsmine.tokens.tokenizer.Tokenizer.tokenize_many`.
    on_error : callable, optional
        Called with an article and what was raised for it, which then has no Document; without it, that is raised. In a
        corpus it is noted in any case.
    spread : callable, optional
        For a corpus: does the work elsewhere, as :func:`newsmine.clusters.engine.dask_engine` gives it.
    progress : callable, optional
        For a corpus: called with how many articles are done and how many there are to do. By default a notebook shows a bar.

    Returns
    -------
    Iterator of Document, in order; for a corpus its StageReport: one bad article does not stop it, but is listed there.

    Raises
    ------
    TokenizerError
        If the engine fails on an article that is no part of a corpus, in its turn.
    """
    if time_limit == "auto":
        time_limit = _LIMIT if isinstance(tokenizer, str) and (tokenizer in _CAN_HANG or ":" in tokenizer) else None
    made = _make(tokenizer, user_words=user_words, time_limit=time_limit, fallback=fallback if time_limit else None)
    finish = Finish.of(compounds=compounds, units=units, stopwords=stopwords)
    if isinstance(source, Article):
        source = [source]
    if isinstance(source, Iterable):
        return _documents(_outcomes(source, made, finish, workers), on_error)
    from newsmine.corpus.stages import advance

    return advance(
        source,
        "tokens",
        fingerprint=made.fingerprint + finish.fingerprint,
        work=_Tokens(made, finish, workers),
        retry=f"{time_limit} {fallback}",
        spread=spread,
        progress=progress,
    )


_make = tokenizer


def _check_limit(name: object, time_limit: float | None, fallback: str | None) -> None:
    if time_limit is not None and not (isinstance(time_limit, (int, float)) and 0 < time_limit < float("inf")):
        raise ValueError(f"time_limit must be seconds above 0, not {time_limit!r}")
    if fallback is None:
        return
    if time_limit is None:
        raise ValueError(
            f"fallback={fallback!r} needs a time_limit: only an engine in a process of its own can be replaced"
        )
    if fallback == name:
        raise ValueError(f"fallback={fallback!r} is the tokenizer itself; name another one")
    if ":" not in fallback:
        load("tokenizers", fallback)


def _outcomes(
    articles: Iterable[Article], made: Tokenizer, finish: Finish, workers: int
) -> Generator[tuple[Article, Outcome], None, None]:
    read: deque[Article] = deque()

    def texts() -> Iterator[str]:
        for article in articles:
            read.append(article)
            yield article.text

    with closing(made.outcomes(texts(), workers, finish=finish)) as outcomes:
        for outcome in outcomes:
            yield read.popleft(), outcome


def _documents(
    outcomes: Generator[tuple[Article, Outcome], None, None], on_error: OnError | None
) -> Iterator[Document]:
    with closing(outcomes):
        for article, outcome in outcomes:
            if on_error is not None and isinstance(outcome.error, NewsmineError):
                on_error(article, outcome.error)
            else:
                yield _document(article, outcome)


def _document(article: Article, outcome: Outcome) -> Document:
    if outcome.error is not None:
        outcome.error.args = (f"article {article.id}: {outcome.error}",)
        raise outcome.error
    return Document(article_id=article.id, tokenizer=outcome.by, tokens=tuple(outcome.tokens))


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The work of the stage."""

    made: Tokenizer
    finish: Finish
    workers: int

    def __call__(self, articles: Iterable[Article]) -> Iterator["Attempt"]:
        """Yield what became of each article."""
        from newsmine.corpus.stages import Attempt

        with closing(_outcomes(articles, self.made, self.finish, self.workers)) as done:
            for article, outcome in done:
                if isinstance(outcome.error, NewsmineError):
                    yield Attempt(error=str(outcome.error))
                    continue
                document, other = _document(article, outcome), outcome.by != self.made.name
                yield Attempt(
                    document, makeshift=f"{self.made.incidents[-1].reason}; done by {outcome.by}" if other else None
                )
