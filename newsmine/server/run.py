"""The server's life: bind, start the workers, answer, and end without leaving anything behind."""

import asyncio
import contextlib
import logging
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TYPE_CHECKING

from newsmine.errors import InputError, MissingExtraError
from newsmine.server.settings import Settings

if TYPE_CHECKING:
    from newsmine.server.explorer import Library

Say = Callable[..., None]
"""Takes a line to the user, and by their names the values of its ``{places}``."""

# Seconds that requests have to end in when the server is stopped; then their workers are ended.
_GRACE = 3.0
# Seconds for telling those that were not done; then their connections are cut.
_SECONDS_TO_SAY_SO = 1.0
# Seconds that a connection may be idle between two requests.
_IDLE = 30
# Connections that the system holds for us until they are taken.
_BACKLOG = 128
_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)]


def serve(settings: Settings, *, say: Say) -> None:
    """Answer over HTTP until the process is told to stop, by Ctrl-C or SIGTERM.

    Parameters
    ----------
    settings : Settings
        What is served, where, and to whom.
    say : callable
        Takes one line to the user, with its values: where it listens, once it can answer.

    Raises
    ------
    MissingExtraError
        If FastAPI or uvicorn is not installed.
    InputError
        If the address cannot be listened to.
    NewsmineError
        If a worker cannot start.
    """
    try:
        import fastapi  # noqa: F401 - to see whether it is there
        import uvicorn  # noqa: F401 - as fastapi
    except ImportError as error:
        raise MissingExtraError(error.name or "fastapi", "server") from error
    _log_to_stderr()
    with contextlib.ExitStack() as held:
        bound = held.enter_context(contextlib.closing(_bound(settings)))
        library = None if settings.exploring is None else held.enter_context(contextlib.closing(_library(settings)))
        asyncio.run(_live(settings, bound, say, library))


async def _live(settings: Settings, bound: socket.socket, say: Say, library: "Library | None") -> None:
    import uvicorn

    from newsmine.server.app import create_app
    from newsmine.server.connection import Connection
    from newsmine.server.pool import Pool

    class Server(uvicorn.Server):
        """uvicorn's server, without its handling of signals: it ends the process by them when it has ended."""

        @contextlib.contextmanager
        def capture_signals(self) -> Iterator[None]:
            yield

    class Limited(Connection):
        most_connections = settings.limits.connections
        head_seconds = settings.limits.head_seconds

    pool = Pool(settings)
    config = uvicorn.Config(
        create_app(settings, pool, library),
        http=Limited,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=int(_GRACE) + 5,
    )
    server = Server(config)
    starting = asyncio.create_task(pool.start())
    loop = asyncio.get_running_loop()

    def hang_up() -> None:
        for connection in list(server.server_state.connections):
            connection.transport.abort()

    def stop() -> None:
        starting.cancel()
        grace = 0.0 if server.should_exit else _GRACE  # asked twice
        server.should_exit = True
        loop.call_later(grace, pool.close)
        loop.call_later(grace + _SECONDS_TO_SAY_SO, hang_up)

    with _signals(lambda: loop.call_soon_threadsafe(stop)):
        try:
            with contextlib.suppress(asyncio.CancelledError):
                await starting
                _listen(bound, settings)
                if library is None:
                    say("newsmine serves {url} (its page: /docs; Ctrl-C ends it)", url=_url(bound))
                else:
                    if library.no_topics:
                        say("the page has no topics: {reason}", reason=library.no_topics)
                    say("newsmine serves {url}; the corpus: {url}/explore/ (Ctrl-C ends it)", url=_url(bound))
                await server.serve(sockets=[bound])
        finally:
            pool.close()
    say("newsmine serve: stopped")


def _library(settings: Settings) -> "Library":
    """Make the network and topics of the corpus to explore, before anybody can ask; bars show how far it is."""
    from newsmine.runs.progress import bars
    from newsmine.server.explorer import Library

    assert settings.exploring is not None  # noqa: S101 - the caller has seen to it
    with bars() as report:
        return Library(settings.exploring, settings.limits, lambda done, total: report("articles", done, total))


@contextlib.contextmanager
def _signals(stop: Callable[[], object]) -> Iterator[None]:
    def handle(_: int, __: FrameType | None) -> None:
        stop()

    before = {number: signal.signal(number, handle) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _bound(settings: Settings) -> socket.socket:
    """Return a socket at the address: whether it can be had is known before the workers start."""
    host = settings.host.strip("[]")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, settings.port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
        if sys.platform != "win32":  # there it would let two programs have one port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        raise _not_listening(settings, error) from error
    return bound


def _listen(bound: socket.socket, settings: Settings) -> None:
    """Let clients in, now that there is somebody to answer."""
    try:
        bound.listen(_BACKLOG)
    except OSError as error:
        raise _not_listening(settings, error) from error


def _not_listening(settings: Settings, error: OSError) -> InputError:
    return InputError(
        f"cannot listen at {settings.host}:{settings.port}: {error.strerror or error}; "
        "give another --port (0 takes a free one) or --host"
    )


def _url(bound: socket.socket) -> str:
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _log_to_stderr() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("newsmine serve: %(message)s"))
    # What uvicorn warns of, requests that are no HTTP, their senders are told.
    for name, level in (("newsmine.server", logging.WARNING), ("uvicorn.error", logging.ERROR)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
