"""What a dictionary finds in articles: words, tokens or names, each with its places."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles, iter_documents
from newsmine.dictionaries.rows import Kind
from newsmine.records import Evidence
from newsmine.text.words import WordChoice, choose_words

Places: TypeAlias = dict[str, set[Evidence]]
"""What was found in an article, and where."""


def effects_of(kind: Kind, path: Path, corpus: Corpus, **settings: Any) -> Iterator[tuple[str, Places]]:  # noqa: ANN401 - of a tokenizer or tagger
    """Yield each article with what is found in it with a dictionary, in the order of the corpus; nothing is kept there.

    Synonyms and stopwords are tried on the tokens of the corpus; user words and names on its texts, which are cut and read
    anew.
    """
    found: Iterator[tuple[str, Places]] = _FINDERS[kind](path, corpus, **settings)
    return found


def _by_synonyms(path: Path, corpus: Corpus, **_settings: Any) -> Iterator[tuple[str, Places]]:  # noqa: ANN401 - as above
    return _words(corpus, choose_words(synonyms=path))


def _by_stopwords(path: Path, corpus: Corpus, **_settings: Any) -> Iterator[tuple[str, Places]]:  # noqa: ANN401 - as above
    from newsmine.tokens.stopwords import read_stopwords

    return _words(corpus, choose_words(stopwords=read_stopwords(path)))


def _words(corpus: Corpus, choice: WordChoice) -> Iterator[tuple[str, Places]]:
    for document in iter_documents(corpus):
        words = ((word.word, word.start, word.end) for word in choice.words(document.tokens))
        yield document.article_id, _places(document.article_id, words)


def _by_user_words(path: Path, corpus: Corpus, *, tokenizer: str = "kiwi", **_: Any) -> Iterator[tuple[str, Places]]:  # noqa: ANN401 - as above
    from newsmine.tokens.tokenize import tokenize

    for document in tokenize(iter_articles(corpus), tokenizer=tokenizer, user_words=path):
        tokens = ((f"{token.form}/{token.tag}", token.start, token.end) for token in document.tokens)
        yield document.article_id, _places(document.article_id, tokens)


def _by_gazetteer(path: Path, corpus: Corpus, *, tagger: str = "none", **_: Any) -> Iterator[tuple[str, Places]]:  # noqa: ANN401 - as above
    from newsmine.entities.finder import Finder

    return _names(Finder.from_files(path, tagger=tagger), corpus)


def _by_aliases(
    path: Path,
    corpus: Corpus,
    *,
    gazetteer: Path | None = None,
    tagger: str = "none",
    **_: Any,  # noqa: ANN401 - as above
) -> Iterator[tuple[str, Places]]:
    from newsmine.entities.finder import Finder

    return _names(Finder.from_files(gazetteer, aliases=path, tagger=tagger), corpus)


def _names(finder: Any, corpus: Corpus) -> Iterator[tuple[str, Places]]:  # noqa: ANN401 - a Finder, loaded where it is used
    from newsmine.entities.resolve import resolve
    from newsmine.records import VALUE_LABELS

    articles = list(iter_articles(corpus))
    singly = [finder.find(article) for article in articles]
    for article, found in zip(articles, resolve(articles, singly, is_official=finder.is_official), strict=True):
        places: Places = {}
        for each in found.mentions:
            if each.label not in VALUE_LABELS:
                name = f"{each.canonical}/{each.label}"
                places.setdefault(name, set()).add(Evidence(article.id, each.field, each.start, each.end))
        yield article.id, places


def _places(article_id: str, found: Iterable[tuple[str, int, int]]) -> Places:
    places: Places = {}
    for name, start, end in found:
        places.setdefault(name, set()).add(Evidence(article_id, "text", start, end))
    return places


_FINDERS: dict[Kind, Callable[..., Iterator[tuple[str, Places]]]] = {
    "synonyms": _by_synonyms,
    "stopwords": _by_stopwords,
    "user words": _by_user_words,
    "gazetteer": _by_gazetteer,
    "aliases": _by_aliases,
}
