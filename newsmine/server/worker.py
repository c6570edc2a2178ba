"""The process that does the work, so that it can be killed: it holds the tokenizers and the finder.

Started by :class:`newsmine.server.pool.Pool` through :class:`newsmine.tokens.workers.child.Child`.
"""

from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path
from typing import Any

from newsmine.entities.finder import Finder
from newsmine.records import VALUE_LABELS, Found, Mention, Relation, Token
from newsmine.sources import DEFAULT_TAGGER
from newsmine.tokens.clean import clean
from newsmine.tokens.stopwords import read_stopwords
from newsmine.tokens.tokenize import tokenizer
from newsmine.tokens.tokenizer import Tokenizer
from newsmine.tokens.workers.serve import serve

# What stands beyond takes two units in UTF-16.
_LAST_OF_ONE_UNIT = "\uffff"
_MENTION = ("label", "entity_id", "canonical", "sentence", "by", "score")
_RELATION = ("head_id", "head", "type", "tail_id", "tail", "role", "cross_sentence", "modality")

Place = Callable[[int], int]


class Worker:
    """Answers the questions of the server; see :mod:`newsmine.server.shapes` for the answers' shapes.

    Parameters
    ----------
    user_words, gazetteer, aliases : str or None
        Paths, as :class:`newsmine.server.settings.Settings` has them.
    """

    def __init__(
        self,
        *,
        user_words: str | None = None,
        gazetteer: str | None = None,
        aliases: str | None = None,
        tagger: str = DEFAULT_TAGGER,
    ) -> None:
        self._user_words = Path(user_words) if user_words else None
        self._tokenizers: dict[str, Tokenizer] = {}
        self._finder = Finder.from_files(gazetteer, aliases=aliases, tagger=tagger)

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to a question: what is to be done, the texts, and the options that were given."""
        does = {
            "load": self._load,
            "tokenize": self._tokenize,
            "pos": self._pos,
            "nouns": self._nouns,
            "entities": self._entities,
        }
        return does[question["do"]](question.get("texts", []), dict(question.get("options", {})))

    def _load(self, _: list[str], options: dict[str, Any]) -> dict[str, Any]:
        """Make a tokenizer and let it work once: some load on their first text."""
        self._made(options["tokenizer"]).tokenize("광주에서 열렸다.")
        return {"loaded": options["tokenizer"]}

    def _tokenize(self, texts: list[str], options: dict[str, Any]) -> dict[str, Any]:
        made = self._made(options.pop("tokenizer"))
        offsets = options.pop("offsets", "codepoints")
        if "stopwords" in options:
            options["stopwords"] = read_stopwords(options["stopwords"])
        results = [{"tokens": _tokens(text, made.tokenize(text, **options), offsets)} for text in texts]
        return {**_by(made), "offsets": offsets, "results": results}

    def _pos(self, texts: list[str], options: dict[str, Any]) -> dict[str, Any]:
        made = self._made(options.pop("tokenizer"))
        return {**_by(made), "results": [{"pos": made.pos(text, **options)} for text in texts]}

    def _nouns(self, texts: list[str], options: dict[str, Any]) -> dict[str, Any]:
        made = self._made(options.pop("tokenizer"))
        return {**_by(made), "results": [{"nouns": made.nouns(text, **options)} for text in texts]}

    def _entities(self, texts: list[str], options: dict[str, Any]) -> dict[str, Any]:
        offsets = options.get("offsets", "codepoints")
        kinds = frozenset() if options.get("values") else VALUE_LABELS
        results = [self._entities_of(text, offsets, kinds) for text in texts]
        return {"fingerprint": self._finder.fingerprint, "offsets": offsets, "results": results}

    def _entities_of(self, text: str, offsets: str, without: frozenset[str]) -> dict[str, Any]:
        cleaned = clean(text)
        found: Found = self._finder.find(cleaned.text)
        place = _counter(text, offsets)

        def shape(record: Mention | Relation, names: tuple[str, ...]) -> dict[str, Any]:
            start, end = cleaned.place(record.start, record.end)
            verbatim = {"text": text[start:end]} if isinstance(record, Mention) else {}
            fields = {name: getattr(record, name) for name in names}
            return {"start": place(start), "end": place(end), **verbatim, **fields}

        return {
            "mentions": [shape(mention, _MENTION) for mention in found.mentions if mention.label not in without],
            "relations": [shape(relation, _RELATION) for relation in found.relations],
            "unasserted": [shape(relation, _RELATION) for relation in found.unasserted],
        }

    def _made(self, name: str) -> Tokenizer:
        if name not in self._tokenizers:
            self._tokenizers[name] = tokenizer(name, user_words=self._user_words)
        return self._tokenizers[name]


def main() -> None:
    """Answer until the server closes our standard input."""
    serve(_start)


def _start(hello: dict[str, Any]) -> tuple[dict[str, Any], Callable[[dict[str, Any]], dict[str, Any]]]:
    name = hello["name"]
    worker = Worker(**{key: value for key, value in hello.items() if key != "name"})
    ready = worker.answer({"do": "load", "options": {"tokenizer": name}})
    return ready, worker.answer


def _by(made: Tokenizer) -> dict[str, Any]:
    return {"tokenizer": made.name, "fingerprint": made.fingerprint}


def _tokens(text: str, tokens: Iterable[Token], offsets: str) -> list[dict[str, Any]]:
    place = _counter(text, offsets)
    return [{**token._asdict(), "start": place(token.start), "end": place(token.end)} for token in tokens]


def _counter(text: str, offsets: str) -> Place:
    """Return what turns a place in code points into one as it was asked for."""
    if offsets == "codepoints" or text.isascii() or max(text) <= _LAST_OF_ONE_UNIT:
        return int
    units = [0, *accumulate(1 + (character > _LAST_OF_ONE_UNIT) for character in text)]
    return units.__getitem__
