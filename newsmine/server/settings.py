"""What a server is told when it is started: where it listens, what it serves, and how much it takes."""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsmine.errors import InputError, PluginError, did_you_mean
from newsmine.plugins import names
from newsmine.sources import DEFAULT_TAGGER

TOKEN_VARIABLE = "NEWSMINE_TOKEN"  # noqa: S105 - the name of a variable
"""Environment variable that holds the token."""

# RFC 6750, 2.1: what may stand behind "Bearer".
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")
# 16 letters and digits drawn at random are 95 bits: out of reach for guessing over HTTP.
_SHORTEST_TOKEN = 16
_ORIGIN = re.compile(r"https?://[^/?#@\s*,]+")
_HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a client may ask for; seconds, bytes, characters (code points) and counts.

    ``time_limit`` is for the whole of an answer, with the wait for a worker. ``queue`` is how many requests may wait beside
    those that are worked on. ``head_seconds`` and ``body_seconds`` are what a client has for sending.
    """

    body_bytes: int = 1_000_000
    texts: int = 100
    characters: int = 100_000
    time_limit: float = 10.0
    queue: int = 16
    connections: int = 200
    head_seconds: float = 10.0
    body_seconds: float = 15.0

    def __post_init__(self) -> None:
        """Refuse what would serve nobody."""
        for name in ("body_bytes", "texts", "characters", "time_limit", "connections", "head_seconds", "body_seconds"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be greater than 0, not {getattr(self, name)}")
        if self.queue < 0:
            raise ValueError(f"queue must be at least 0, not {self.queue}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exploring:
    """A corpus to explore, and how its network and topics are made; as :func:`newsmine.explore` has them."""

    corpus: Path
    title: str | None = None
    top: int = 2000
    min_count: int = 2
    topics: int = 12
    text: bool = False
    seed: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A server's settings, checked.

    Parameters
    ----------
    host, port : str, int
        Where it listens; port 0 takes a free one.
    tokenizer : str
        What a request gets that names none.
    user_words, gazetteer, aliases : Path, optional
        Words that every tokenizer keeps whole; a study's own names and forms.
    tagger : str
        The learned tagger, by name or folder, or ``"none"``.
    workers : int
        Processes that do the work; each holds the dictionaries.
    token : str, optional
        What a client must show; needed where others than this machine can reach the server.
    allowed_hosts : tuple of str
        Names of the server beside its own, as a proxy before it hands them on.
    allowed_origins : tuple of str
        Web pages that may ask from a browser, each as scheme://host[:port].
    limits : Limits
        How much a client may ask for.
    exploring : Exploring, optional
        A corpus whose page is served too.

    Raises
    ------
    ValueError
        If one of them cannot be.
    PluginError
        If no tokenizer of that name is installed.

    Examples
    --------
    >>> Settings().is_loopback, Settings(host="0.0.0.0", token="k3-not-a-real-token").is_loopback
    (True, False)
    """

    host: str = "127.0.0.1"
    port: int = 8000
    tokenizer: str = "kiwi"
    user_words: Path | None = None
    gazetteer: Path | None = None
    aliases: Path | None = None
    tagger: str = DEFAULT_TAGGER
    workers: int = 2
    token: str | None = None
    allowed_hosts: tuple[str, ...] = ()
    allowed_origins: tuple[str, ...] = ()
    limits: Limits = Limits()
    exploring: Exploring | None = None

    def __post_init__(self) -> None:
        """Check them against each other."""
        if not 0 <= self.port <= _HIGHEST_PORT:
            raise ValueError(f"port must lie in 0 to {_HIGHEST_PORT}, not {self.port}")
        if self.workers < 1:
            raise ValueError(f"workers must be at least 1, not {self.workers}")
        known = names("tokenizers")
        if self.tokenizer not in known:
            hint = did_you_mean(self.tokenizer, known)
            raise PluginError(f"unknown tokenizer {self.tokenizer!r}; {hint}installed: {', '.join(known)}")
        for origin in self.allowed_origins:
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(f"an origin is scheme://host[:port], such as https://study.example, not {origin!r}")
        if not self.is_loopback and self.token is None:
            raise ValueError(
                f"host {self.host!r} can be reached from other machines, so a token is needed: "
                f"give --token-file FILE or set {TOKEN_VARIABLE}"
            )

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        if self.host.lower() == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return False


def read_token(path: Path | None, environ: Mapping[str, str] = os.environ) -> str | None:
    """Return the token of a file, or of the environment where no file is given; ``None`` if there is neither.

    Raises
    ------
    InputError
        If the file cannot be read, or what it holds is no token or too easily guessed. The message never shows it.
    """
    if path is None:
        found = environ.get(TOKEN_VARIABLE)
        return None if found is None else _checked(found.strip(), TOKEN_VARIABLE)
    try:
        return _checked(path.read_text(encoding="utf-8-sig").strip(), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: no token can be read: {getattr(error, 'strerror', None) or error}") from error


def _checked(token: str, place: str) -> str:
    make = "make one with: python -c 'import secrets; print(secrets.token_urlsafe(32))'"
    if len(token) < _SHORTEST_TOKEN:
        raise InputError(f"{place}: a token has at least {_SHORTEST_TOKEN} characters, this one {len(token)}; {make}")
    if not _TOKEN.fullmatch(token):
        raise InputError(f"{place}: a token is of letters, digits and ._~+/- on one line; {make}")
    return token
