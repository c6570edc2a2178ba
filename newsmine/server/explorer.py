"""The page to explore a corpus in, over HTTP: the page, its font, and its data a page at a time; nothing is written."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated

from fastapi import Depends, FastAPI, Query, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from newsmine.corpus.asked import Question
from newsmine.corpus.database import Corpus
from newsmine.errors import InputError
from newsmine.explorer.answers import Answer, Answers
from newsmine.explorer.content import content_of
from newsmine.explorer.font import whole_font
from newsmine.explorer.pack import to_json
from newsmine.explorer.page import served_page
from newsmine.explorer.tables import Tables
from newsmine.server.gate import JSON_TYPE
from newsmine.server.refusals import Refusal
from newsmine.server.settings import Exploring, Limits

PATH = "/explore/"
"""Where the page is."""

_Month = Annotated[str | None, Query(pattern=r"^\d{4}-\d{2}$")]
_Number = Annotated[int, Query(ge=0, le=10_000_000)]
_Words = Annotated[str, Query(max_length=200)]


class Library:
    """A corpus that is read by one thread, one question at a time; to make it takes the time that its network and topics take.

    Parameters
    ----------
    exploring : Exploring
        The corpus and how its network is made.
    limits : Limits
        How long an answer may take, and how many may wait.
    progress : callable, optional
        Called with the articles that are read, and all of them.
    """

    def __init__(
        self, exploring: Exploring, limits: Limits, progress: Callable[[int, int], None] | None = None
    ) -> None:
        self.title = exploring.title or exploring.corpus.stem
        self._limits = limits
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="library")
        self._corpus = Corpus.open(exploring.corpus, read_only=True)
        content = content_of(
            self._corpus,
            topics=exploring.topics,
            title=self.title,
            seed=exploring.seed,
            top=exploring.top,
            min_count=exploring.min_count,
            within="sentence",
            progress=progress,
        )
        self.no_topics = content.no_topics
        self._answers = Answers(content, text=exploring.text)
        self._tables = Tables(content, text=exploring.text)
        self._waiting = 0

    async def ask(self, act: Callable[[Answers, Tables], Answer]) -> Response:
        """Return an answer as JSON.

        Raises
        ------
        Refusal
            503 if it takes too long or too many wait, 404 if what is asked for is not there, 422 if it cannot be understood.
        """
        if self._waiting > self._limits.queue:
            raise _busy(f"{self._waiting} questions wait, and no more may")
        self._waiting += 1
        try:
            asked = asyncio.get_running_loop().run_in_executor(self._thread, self._answer, act)
            body = await asyncio.wait_for(asyncio.shield(asked), self._limits.time_limit)
        except asyncio.TimeoutError:
            asked.add_done_callback(lambda late: late.exception())  # nobody waits for it any more
            self._corpus.connection.interrupt()
            raise _busy(f"the answer took longer than {self._limits.time_limit:g} s") from None
        except InputError as error:
            raise Refusal(404, "not_there", str(error), way_out="ask for what the page shows") from None
        except ValueError as error:
            raise Refusal(422, "cannot_be_asked", str(error), way_out="see the message") from None
        finally:
            self._waiting -= 1
        return Response(body, media_type=JSON_TYPE)

    def close(self) -> None:
        """Let go of the corpus."""
        self._corpus.connection.interrupt()
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._corpus.close()

    def _answer(self, act: Callable[[Answers, Tables], Answer]) -> bytes:
        return to_json(act(self._answers, self._tables))


def add_explorer(app: FastAPI, library: Library) -> None:
    """Add the page, its font and its data."""

    @app.get("/", include_in_schema=False)
    async def root() -> Response:
        return RedirectResponse(PATH)

    @app.get(PATH.rstrip("/"), include_in_schema=False)
    async def bare() -> Response:
        return RedirectResponse(PATH)

    @app.get(PATH, include_in_schema=False)
    async def page() -> Response:
        made = served_page(title=library.title, language="ko")
        return Response(made.html, media_type="text/html", headers={"Content-Security-Policy": made.policy})

    @app.get(f"{PATH}font.woff2", include_in_schema=False)
    async def font() -> Response:
        headers = {"Cache-Control": "max-age=86400"}
        return Response(await run_in_threadpool(whole_font), media_type="font/woff2", headers=headers)

    _add_network(app, library)
    _add_tables(app, library)


def _add_network(app: FastAPI, library: Library) -> None:
    data = f"{PATH}data/"

    @app.get(f"{data}about", tags=["corpus"])
    async def about() -> Response:
        """Say what the corpus is: months with their articles, kinds, settings of the network."""
        return await library.ask(lambda answers, _: answers.about())

    @app.get(f"{data}network", tags=["corpus"])
    async def network() -> Response:
        """Give nodes and edges as columns."""
        return await library.ask(lambda answers, _: answers.network())

    @app.get(f"{data}edge", tags=["corpus"])
    async def edge(
        head: _Number, tail: _Number, since: _Month = None, until: _Month = None, skip: _Number = 0
    ) -> Response:
        """Give sentences that name both ends, the newest first."""
        question = Question(since=since, until=until, skip=skip)
        return await library.ask(lambda answers, _: answers.edge(head, tail, question))

    @app.get(f"{data}node", tags=["corpus"])
    async def node(node: _Number, since: _Month = None, until: _Month = None, skip: _Number = 0) -> Response:
        """Give sentences that name a node, the newest first."""
        question = Question(since=since, until=until, skip=skip)
        return await library.ask(lambda answers, _: answers.node(node, question))

    @app.get(f"{data}topics", tags=["corpus"])
    async def topics() -> Response:
        """Give the topics, or null."""
        return await library.ask(lambda answers, _: answers.topics())


def _add_tables(app: FastAPI, library: Library) -> None:
    data = f"{PATH}data/"

    @app.get(f"{data}relations", tags=["corpus"])
    async def relations(question: Annotated[Question, Depends(_question)]) -> Response:
        """Give relations, filtered and sorted, a page at a time."""
        return await library.ask(lambda _, tables: tables.relations(question))

    @app.get(f"{data}posts", tags=["corpus"])
    async def posts(question: Annotated[Question, Depends(_question)]) -> Response:
        """Say who held which post when, filtered and sorted, a page at a time."""
        return await library.ask(lambda _, tables: tables.posts(question))

    @app.get(f"{data}search", tags=["corpus"])
    async def search(query: _Words, since: _Month = None, until: _Month = None, skip: _Number = 0) -> Response:
        """Give keywords in context: words that must all occur, "…" a phrase, -word, OR; the newest article first."""
        question = Question(since=since, until=until, skip=skip)
        return await library.ask(lambda answers, _: answers.search(query, question))

    @app.get(f"{data}text", tags=["corpus"])
    async def text(article: _Words) -> Response:
        """Give the full text of an article, where its licence allows it."""
        return await library.ask(lambda answers, _: answers.text(article))


def _question(  # noqa: PLR0913, PLR0917 - what a table may be asked
    since: _Month = None,
    until: _Month = None,
    skip: _Number = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    wanted: _Words = "",
    type: _Words = "",  # noqa: A002 - its name in the address
    modality: _Words = "",
    sort: _Words = "",
    descending: bool = False,  # noqa: FBT001, FBT002 - read from the address
) -> Question:
    return Question(since, until, skip, limit, wanted, type, modality, sort, descending)


def _busy(message: str) -> Refusal:
    return Refusal(503, "busy", message, way_out="ask again in a moment", headers={"Retry-After": "2"})
