"""The application: what it answers at which path, and its description."""

from collections.abc import Awaitable, Callable
from typing import Any, cast

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from newsmine import __version__
from newsmine.errors import did_you_mean
from newsmine.plugins import names
from newsmine.server import shapes
from newsmine.server.explorer import Library, add_explorer
from newsmine.server.gate import JSON_TYPE, Gate
from newsmine.server.invalid import refusal_of
from newsmine.server.page import add_page
from newsmine.server.pool import Pool
from newsmine.server.refusals import Refusal, refusal_body, shown
from newsmine.server.settings import Limits, Settings
from newsmine.server.strict_json import read_json

_DESCRIPTION = """Tokens, nouns and names of Korean texts.

POST JSON in UTF-8. `start` and `end` count the **code points** of the text as it was given, as Python does; ask with
`"offsets": "utf16"` for UTF-16 units, as JavaScript counts. Whatever goes wrong is answered as
`{"error": {"code", "message", "field", "value", "way_out"}}`.
"""
_REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": shapes.ErrorAnswer, "description": description}
    for status, description in {
        400: "No HTTP, no JSON, or no UTF-8.",
        401: "The token is missing or wrong.",
        408: "The request came too slowly.",
        413: "The body is too large.",
        415: "The body is not said to be JSON.",
        421: "The server was called by another's name.",
        431: "The headers are too large.",
        422: "A field is unknown, missing, or holds what it may not; the engine refused.",
        503: "Too slow, too busy, or being loaded: Retry-After says when to ask again.",
    }.items()
}


def create_app(settings: Settings, pool: Pool, library: Library | None = None) -> Gate:
    """Return the ASGI application.

    Parameters
    ----------
    settings : Settings
        Access, limits, and the tokenizer of requests that name none.
    pool : Pool
        The workers; started and closed by the caller.
    library : Library, optional
        The corpus to explore; closed by the caller.
    """
    app = FastAPI(
        title="newsmine",
        version=__version__,
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        exception_handlers={
            HTTPException: _on_http_exception,
            RequestValidationError: _on_invalid,
            Exception: _on_bug,
        },
    )
    app.router.route_class = _StrictRoute
    _add_questions(app, settings, pool)
    _add_health(app, settings, pool)
    add_page(app)
    if library is not None:
        add_explorer(app, library)
    return Gate(app, settings)


def _add_questions(app: FastAPI, settings: Settings, pool: Pool) -> None:
    post: dict[str, Any] = {"response_class": Response, "tags": ["texts"]}

    async def ask(do: str, question: shapes.Question) -> Response:
        options = question.options
        if do != "entities":
            options["tokenizer"] = _known(options.get("tokenizer", settings.tokenizer))
        answer = await pool.ask(do, _within(question, settings.limits), options)
        return Response(answer, media_type=JSON_TYPE)

    @app.post("/tokenize", responses=_responses(shapes.TokenizeAnswer), **post)
    async def tokenize(question: shapes.TokenizeQuestion) -> Response:
        """Cut texts into tokens with their places, lemmas and tags."""
        return await ask("tokenize", question)

    @app.post("/pos", responses=_responses(shapes.PosAnswer), **post)
    async def pos(question: shapes.PosQuestion) -> Response:
        """Give the pairs of form and tag that KoNLPy's `pos` gives."""
        return await ask("pos", question)

    @app.post("/nouns", responses=_responses(shapes.NounsAnswer), **post)
    async def nouns(question: shapes.NounsQuestion) -> Response:
        """Give the nouns that KoNLPy's `nouns` gives."""
        return await ask("nouns", question)

    @app.post("/entities", responses=_responses(shapes.EntitiesAnswer), **post)
    async def entities(question: shapes.EntitiesQuestion) -> Response:
        """Find who and what is named, and who is tied to whom."""
        return await ask("entities", question)


def _add_health(app: FastAPI, settings: Settings, pool: Pool) -> None:
    @app.get("/health", tags=["server"])
    async def health() -> shapes.HealthAnswer:
        """Say whether the server can answer."""
        return shapes.HealthAnswer(
            status="ok" if pool.pids else "starting",
            workers=settings.workers,
            busy=pool.busy,
            waiting=pool.waiting,
        )


class _StrictRoute(APIRoute):
    """A route whose body is JSON to the letter, and said to be."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]
        handle = super().get_route_handler()

        async def strict(request: Request) -> Response:
            if request.method == "POST":
                _check_head(request)
            return await handle(_StrictRequest(request.scope, request.receive))

        return strict


class _StrictRequest(Request):
    async def body(self) -> bytes:
        return await super().body() or b" "  # FastAPI takes an empty body for none, and tells nobody

    async def json(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        return read_json(await self.body())


def _check_head(request: Request) -> None:
    kind, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    charset = parameters.partition("charset=")[2].split(";")[0].strip(' "')
    if kind.strip() != "application/json" or charset not in {"", "utf-8", "utf8"}:
        raise Refusal(
            415,
            "not_said_to_be_json",
            "the body must be said to be JSON in UTF-8",
            field="Content-Type",
            value=request.headers.get("content-type"),
            way_out="send the header Content-Type: application/json",
        )
    coding = request.headers.get("content-encoding", "identity")
    if coding.lower() != "identity":
        raise Refusal(
            415, "compressed", "the body is compressed", field="Content-Encoding", value=coding, way_out="send it plain"
        )
    if request.url.query:
        raise Refusal(
            422,
            "query_not_read",
            "what stands behind ? is not read",
            value=request.url.query,
            way_out="name every option in the JSON body",
        )


def _known(name: str) -> str:
    known = names("tokenizers")
    if name in known:
        return name
    hint = did_you_mean(shown(name), known)  # type: ignore[arg-type]
    raise Refusal(
        422,
        "tokenizer_unknown",
        "no such tokenizer is installed",
        field="tokenizer",
        value=name,
        way_out=f"{hint}installed: {', '.join(known)}",
    )


def _within(question: shapes.Question, limits: Limits) -> list[str]:
    texts = question.all_texts
    if len(texts) > limits.texts:
        message = f"a request has at most {limits.texts} texts, this one {len(texts):,}"
        raise Refusal(422, "too_many_texts", message, field="texts", value=len(texts), way_out="send them in parts")
    for i, text in enumerate(texts):
        if len(text) > limits.characters:
            raise Refusal(
                422,
                "text_too_long",
                f"a text has at most {limits.characters:,} characters, this one {len(text):,}",
                field="text" if question.text is not None else f"texts[{i}]",
                value=len(text),
                way_out="send it in parts, cut between paragraphs",
            )
    return texts


def _responses(model: type[Any]) -> dict[int | str, dict[str, Any]]:
    return {200: {"model": model, "description": "The answer."}, **_REFUSALS}


async def _on_http_exception(request: Request, error: Exception) -> Response:
    refusal = error if isinstance(error, Refusal) else _refusal_of_router(request, error)
    return Response(refusal.body, refusal.status_code, refusal.headers, JSON_TYPE)


def _refusal_of_router(request: Request, error: Exception) -> Refusal:
    status = getattr(error, "status_code", 400)
    headers = getattr(error, "headers", None)
    value = f"{request.method} {request.url.path}"
    if status == 404:  # noqa: PLR2004 - not found
        return Refusal(404, "not_found", "there is no such path", value=value, way_out="see /docs")
    if status == 405:  # noqa: PLR2004 - method not allowed
        way_out = f"use {(headers or {}).get('Allow', 'another method')}"
        return Refusal(405, "wrong_method", "not by that method", value=value, way_out=way_out, headers=headers)
    return Refusal(status, "bad_request", str(getattr(error, "detail", "")), value=value, way_out="see /docs")


async def _on_invalid(_: Request, error: Exception) -> Response:
    refusal = refusal_of(cast("RequestValidationError", error).errors())
    return Response(refusal.body, refusal.status_code, media_type=JSON_TYPE)


async def _on_bug(_: Request, __: Exception) -> Response:
    """Answer for a bug of ours; its traceback goes to the log."""
    body = refusal_body("bug", "the server failed", way_out="report it with the server's log")
    return Response(body, 500, media_type=JSON_TYPE)
