"""Documents as bags of nouns: a sorted vocabulary and sparse counts."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from newsmine.corpus.database import Corpus
from newsmine.corpus.parts import Cut, Here, Records, corpus_to_cut, ranks_of
from newsmine.corpus.read import iter_documents
from newsmine.corpus.select import article_facts
from newsmine.records import Document
from newsmine.text.stopwords import Stopwords
from newsmine.text.synonyms import Synonyms
from newsmine.text.words import WordChoice, choose_words
from newsmine.topics.vocabulary import Bags, Limits, Words, join_bags, write_words

# Months are the first seven characters of an ISO 8601 day.
_MONTH = 7


def bag(  # noqa: PLR0913 - settings, all by keyword
    source: Corpus | Iterable[Document],
    *,
    stopwords: Collection[str] = (),
    synonyms: Synonyms | Mapping[str, str] | Path | None = None,
    min_count: int = 2,
    max_share: float = 0.5,
    min_length: int = 2,
    months: Mapping[str, str] | None = None,
    cut: Cut | None = None,
) -> Bags:
    """Return the nouns of documents as bags.

    Parameters
    ----------
    source : Corpus or iterable of Document
        Read once; of a corpus, every tokenized article.
    stopwords : collection of str
        What to leave out, as for :class:`newsmine.text.stopwords.Stopwords`.
    synonyms : Path, mapping of str to str, Synonyms or None
        What counts as one word, as for :func:`newsmine.text.synonyms.read_synonyms`.
    min_count : int
        In how many documents a term must stand at least.
    max_share : float
        In which share of the documents a term may stand at most, in (0, 1].
    min_length : int
        How many characters a term must have at least.
    months : mapping of str to str, optional
        Month (``"2024-05"``) of an article id; of a corpus it is known.
    cut : callable, optional
        Reads and counts a corpus in parts, elsewhere: that of :meth:`newsmine.clusters.engine.DaskEngine.counting`. The bags
        are the same.

    Raises
    ------
    InputError
        If there is no document, or no noun that the limits leave.

    Examples
    --------
    >>> from newsmine.records import Token
    >>> words = [Token("사관학교", "사관학교", "NNG", "NOUN", 0, 4, True)]
    >>> bags = bag([Document(article_id=name, tokenizer="kiwi", tokens=tuple(words)) for name in "ab"], max_share=1)
    >>> bags.terms, bags.counts.toarray().tolist()
    (('사관학교',), [[1], [1]])
    """
    choice = choose_words(stopwords=stopwords, synonyms=synonyms, min_length=min_length)
    limits = Limits(min_count=min_count, max_share=max_share)
    if isinstance(source, Corpus) and not months:
        months = {id_: day[:_MONTH] for id_, (_, day) in article_facts(source).items() if day is not None}
    if cut is None:
        documents = iter_documents(source) if isinstance(source, Corpus) else source
        return join_bags(Here([read_words(documents, choice)]), limits, months=months)
    corpus = corpus_to_cut(source)
    parts = cut(corpus, partial(read_part, choice=choice), ("documents",))
    return join_bags(parts, limits, months=months, ranks=ranks_of(corpus))


def bag_words(  # noqa: PLR0913 - settings, all by keyword
    documents: Iterable[tuple[str, Iterable[str]]],
    *,
    stopwords: Collection[str] = (),
    min_count: int = 2,
    max_share: float = 0.5,
    min_length: int = 2,
    months: Mapping[str, str] | None = None,
) -> Bags:
    """Return words that are cut already as bags: pairs of an article id and its words; see :func:`bag`."""
    unwanted = stopwords if isinstance(stopwords, Stopwords) else Stopwords(stopwords)
    limits = Limits(min_count=min_count, max_share=max_share)
    return join_bags(Here([write_words(documents, unwanted, min_length=min_length)]), limits, months=months)


def words_of(document: Document, choice: WordChoice) -> Iterator[str]:
    """Yield the words of a document that count, each as what it is counted under."""
    return (word.word for word in choice.words(document.tokens))


def read_part(records: Records, choice: WordChoice) -> Words:
    """Return the nouns of a part of a corpus."""
    return read_words(records.documents(), choice)


def read_words(documents: Iterable[Document], choice: WordChoice) -> Words:
    """Return the nouns of documents."""
    words = ((document.article_id, words_of(document, choice)) for document in documents)
    return write_words(words, choice.stopwords, min_length=choice.min_length)
