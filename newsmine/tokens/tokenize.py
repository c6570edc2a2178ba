"""Text to tokens: choose an engine by name, or bring one, and tokenize texts, articles or a corpus."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, overload

from newsmine.errors import PluginError
from newsmine.plugins import load
from newsmine.records import Article, Document
from newsmine.tokens.any_tagger import AnyTagger
from newsmine.tokens.finish import Finish, StopwordList
from newsmine.tokens.pieces import Engine, HasPos
from newsmine.tokens.tokenizer import Tokenizer
from newsmine.tokens.user_words import UserWord, read_user_words

if TYPE_CHECKING:
    from newsmine.corpus.database import Corpus
    from newsmine.corpus.stages import StageReport

UserWords = Iterable[str | tuple[str, ...]] | Path | None
Progress = Callable[[int, int], None]


def tokenizer(name: "str | HasPos | Tokenizer" = "kiwi", *, user_words: UserWords = None) -> Tokenizer:
    """Return a tokenizer.

    Parameters
    ----------
    name : str or object with ``pos``
        ``kiwi``, ``mecab``, ``komoran``, ``okt``, ``hannanum``, ``kkma``, any that a plug-in declares under
        ``newsmine.tokenizers``, or any object with KoNLPy's ``pos``.
    user_words : iterable of str or (word, tag), or Path of a csv (word, tag, note), optional
        Words and names that stay whole.

    Raises
    ------
    PluginError
        If no such tokenizer is installed.
    MissingExtraError
        If it needs a package that is not installed.
    InputError
        If the file of user words cannot be read.

    Examples
    --------
    >>> tokenizer("kiwi").pos("문을 열었다.")
    [('문', 'NNG'), ('을', 'JKO'), ('열', 'VV'), ('었', 'EP'), ('다', 'EF'), ('.', 'SF')]
    """
    if isinstance(name, Tokenizer):
        if user_words is not None:
            raise TypeError("user_words belong to tokenizer(name, user_words=...), this one is already made")
        return name
    words = read_user_words(user_words)
    if isinstance(name, str):
        return _named(name, words)
    if not callable(getattr(name, "pos", None)):
        raise TypeError(f"a tokenizer is a name or an object with pos(text), not {type(name).__name__}")
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
    progress : callable, optional
        For a corpus: called with how many articles are done and how many there are to do.

    Returns
    -------
    Iterator of Document, in order; for a corpus its StageReport.
    """
    made = _make(tokenizer, user_words=user_words)
    finish = Finish.of(compounds=compounds, units=units, stopwords=stopwords)

    def work(article: Article) -> Document:
        tokens = tuple(made.tokenize(article.text, **finish._asdict()))
        return Document(article_id=article.id, tokenizer=made.name, tokens=tokens)

    if isinstance(source, Article):
        return iter([work(source)])
    if isinstance(source, Iterable):
        return map(work, source)
    from newsmine.corpus.stages import advance

    return advance(source, "tokens", fingerprint=made.fingerprint + finish.fingerprint, work=work, progress=progress)


_make = tokenizer


def _named(name: str, words: tuple[UserWord, ...]) -> Tokenizer:
    factory: Callable[..., Any] = load("tokenizers", name)
    if not callable(factory):
        raise PluginError(f"tokenizer {name!r} is no callable that takes user_words; it is {type(factory).__name__}")
    engine: Any = factory(words)
    if callable(getattr(engine, "pieces", None)):
        return NamedTokenizer(name, cast("Engine", engine), words)
    if callable(getattr(engine, "pos", None)):
        return Tokenizer(AnyTagger(engine), words)
    raise PluginError(f"tokenizer {name!r} gave {type(engine).__name__}, which has no pos(text)")


class NamedTokenizer(Tokenizer):
    """A tokenizer that another process can make again by its name and words."""

    def __init__(self, name: str, engine: Engine, words: tuple[UserWord, ...]) -> None:
        super().__init__(engine, words)
        self._called = name

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make it again in another process."""
        return _named, (self._called, self._words)
