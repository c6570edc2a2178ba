"""Many texts over several processes, in order, lazily."""

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeAlias

from newsmine.errors import CrashError, NewsmineError, TimeLimitError, TokenizerError
from newsmine.text.stopwords import Stopwords
from newsmine.tokens.clean import clean
from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.finish import Finish
from newsmine.tokens.sequence import Tokens
from newsmine.tokens.workers.child import Child, check, read_line, write_line
from newsmine.tokens.workers.many import Outcome
from newsmine.tokens.workers.serve import Answer, serve, told
from newsmine.tokens.workers.token_columns import pack, unpack

# A question carries so many texts at most, or characters: a child that waits for less loses time.
_TEXTS_A_QUESTION = 16
_CHARACTERS_A_QUESTION = 8_000
# Questions that are read ahead, for each child: one that is answered and one that waits.
_AHEAD = 2
# How an answer begins that tells of an error.
_RAISED = b'{"raised":'


class Worker(NamedTuple):
    """What a child needs to make the same tokenizer: the engine's name, the user words, what is asked for."""

    engine: str
    words: tuple[UserWord, ...]
    finish: Finish
    time_limit: float | None = None


def spread(worker: Worker, texts: Iterator[str], workers: int) -> Generator[tuple[str, Outcome], None, None]:
    """Yield each text and what children make of it, in order; all of them end with the iterator.

    Read ahead are a few texts a child. With a time limit each text is a question of its own; without one, texts are
    asked for together, and one by one again if the child ends over them.
    """
    hello = {"engine": worker.engine, "words": worker.words, "finish": _told_finish(worker.finish)}
    children = [Child(__name__, hello, name=worker.engine) for _ in range(workers)]
    free: SimpleQueue[Child] = SimpleQueue()
    for child in children:
        free.put(child)

    def ask(batch: list[str]) -> "_Answers":
        child = free.get()
        try:
            return list(_asked(child, batch, worker.time_limit))
        finally:
            free.put(child)

    pending: deque[Future[_Answers]] = deque()
    threads = ThreadPoolExecutor(workers)
    try:
        for batch in _batches(texts, alone=worker.time_limit is not None):
            pending.append(threads.submit(ask, batch))
            if len(pending) >= workers * _AHEAD:
                yield from _outcomes(worker.engine, pending.popleft().result())
        while pending:
            yield from _outcomes(worker.engine, pending.popleft().result())
    finally:
        for child in children:
            child.close()
        threads.shutdown(wait=False, cancel_futures=True)


_Answers: TypeAlias = "list[tuple[list[str], bytes | TokenizerError]]"


def main() -> None:
    """Be the child."""
    serve(_start)


def _start(hello: dict[str, Any]) -> tuple[dict[str, Any], Answer]:
    from newsmine.tokens.tokenize import tokenizer

    made = tokenizer(hello["engine"], user_words=[tuple(word) for word in hello["words"]])
    compounds, units, entries = hello["finish"]
    finish = Finish(compounds, units, Stopwords(entries) or None)

    # Some engines load their dictionaries with the first text, which is part of their start.
    list(made.outcomes(["시작"], finish=finish))

    def answer(message: dict[str, Any]) -> dict[str, Any]:
        done = made.outcomes(message["texts"], finish=finish)
        return {
            "done": [
                {"name": each.by, "tokens": pack(each.tokens)} if each.error is None else told(made.name, each.error)
                for each in done
            ]
        }

    return {}, answer


def _told_finish(finish: Finish) -> tuple[bool, bool, list[str]]:
    return finish.compounds, finish.units, [*(finish.stopwords or ())]


def _batches(texts: Iterator[str], *, alone: bool) -> Iterator[list[str]]:
    batch: list[str] = []
    characters = 0
    for text in texts:
        batch.append(text)
        characters += len(text) if isinstance(text, str) else 0
        if alone or len(batch) == _TEXTS_A_QUESTION or characters >= _CHARACTERS_A_QUESTION:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _asked(
    child: Child, batch: list[str], time_limit: float | None
) -> Iterator[tuple[list[str], bytes | TokenizerError]]:
    """Yield the texts with their answer, all together unless the child did not bear them."""
    question = {"texts": [text if isinstance(text, str) else "" for text in batch], "limit": time_limit}
    answer: bytes | TokenizerError
    try:
        answer = child.ask_line(write_line(question), time_limit)
    except (TimeLimitError, CrashError) as error:
        answer = error
    if len(batch) == 1 or not (isinstance(answer, TokenizerError) or answer.startswith(_RAISED)):
        yield batch, answer
        return
    for text in batch:
        yield from _asked(child, [text], time_limit)


def _outcomes(name: str, answers: "_Answers") -> Iterator[tuple[str, Outcome]]:
    for batch, line in answers:
        if isinstance(line, TokenizerError):
            yield batch[0], Outcome(Tokens([]), name, line)
            continue
        if line.startswith(_RAISED):
            yield batch[0], Outcome(Tokens([]), name, _error(read_line(line)))
            continue
        for text, each in zip(batch, read_line(line)["done"], strict=True):
            error = _error(each, text)
            if error is not None:
                yield text, Outcome(Tokens([]), name, error)
            else:
                yield text, Outcome(Tokens(partial(unpack, text, each["tokens"])), each["name"])


def _error(answer: dict[str, Any], text: str = "") -> Exception | None:
    """Return what an answer tells that was raised; of a text that is no text, what we say of it."""
    try:
        if not isinstance(text, str):
            clean(text)
        check(answer)
    except (NewsmineError, ValueError, TypeError) as error:
        return error
    return None
