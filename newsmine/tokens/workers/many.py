"""Many texts, lazily, in order: what comes again is done once, and one bad text does not take the others with it."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from typing import NamedTuple

from newsmine.tokens.clean import Cleaned
from newsmine.tokens.pieces import Pieces
from newsmine.tokens.sequence import Tokens
from newsmine.tokens.workers.repeats import Recent

# Texts that wait for one before them; Kiwi's threads have enough to do.
_AHEAD = 64


class Outcome(NamedTuple):
    """The tokens of a text and the name of the tokenizer that made them; or what was raised instead."""

    tokens: Tokens
    by: str
    error: Exception | None = None


class Read(Iterator[str]):
    """Texts, read until their iterator fails; what it raised waits in ``error`` until the texts before it are done."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = iter(texts)
        self.error: Exception | None = None

    def __next__(self) -> str:
        """Return the next text."""
        if self.error is not None:
            raise StopIteration
        try:
            return next(self._texts)
        except StopIteration:
            raise
        except Exception as error:  # noqa: BLE001 - the user's own; raised again in its turn
            self.error = error
            raise StopIteration from None


def one_by_one(texts: Iterable[str], attempt: Callable[[str], Outcome]) -> Iterator[Outcome]:
    """Yield the outcome of each text; the latest are kept for texts that come again."""
    kept: Recent[Outcome] = Recent()
    for text in texts:
        known = kept.get(text) if type(text) is str else None
        if known is None:
            known = attempt(text)
            if known.error is None:
                kept.keep(text, known)
        yield _handed(known)


class _Waiting(NamedTuple):
    text: str
    cleaned: Cleaned | None
    outcome: Outcome | None
    asked: bool


def streamed(
    stream: Callable[[Iterable[str]], Iterator[Pieces]],
    texts: Iterable[str],
    *,
    prepare: Callable[[str], "Cleaned | Outcome"],
    finish: Callable[[str, Cleaned, Pieces], Outcome],
) -> Iterator[Outcome]:
    """Yield the outcome of each text, by an engine that reads texts ahead and spreads them over threads of its own."""
    kept: Recent[Outcome] = Recent()
    waiting: deque[_Waiting] = deque()

    def ahead() -> Iterator[str]:
        for text in texts:
            prepared = prepare(text)
            known = prepared if isinstance(prepared, Outcome) else kept.get(text)
            cleaned = prepared if isinstance(prepared, Cleaned) else None
            asked = known is None or len(waiting) >= _AHEAD  # who reads no end of known texts must be stopped
            waiting.append(_Waiting(text, cleaned, known, asked))
            if asked:
                yield cleaned.text if cleaned is not None and known is None else ""

    for pieces in stream(ahead()):
        yield from _known(waiting)
        text, cleaned, outcome, _ = waiting.popleft()
        if outcome is None and cleaned is not None:
            outcome = finish(text, cleaned, pieces)
            kept.keep(text, outcome)
        if outcome is not None:
            yield _handed(outcome)
    yield from _known(waiting)


def _handed(outcome: Outcome) -> Outcome:
    """Return an outcome for the caller, whose records do not burden the collector for as long as it is kept."""
    return outcome._replace(tokens=copy(outcome.tokens))


def _known(waiting: "deque[_Waiting]") -> Iterator[Outcome]:
    while waiting and not waiting[0].asked:
        outcome = waiting.popleft().outcome
        if outcome is not None:
            yield _handed(outcome)
