"""The verb that answers over HTTP: serve."""

from pathlib import Path
from typing import Annotated

import typer

from newsmine.cli.options import TaggerName, say
from newsmine.sources import DEFAULT_TAGGER

_DAY = 86_400

Host = Annotated[str, typer.Option(help="Address to listen at; any but this machine's own needs a token.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")]
Tokenizer = Annotated[str, typer.Option(help="What a request gets that names none.")]
UserWords = Annotated[Path | None, typer.Option(help="CSV of words that every tokenizer keeps whole: word,tag,note.")]
Gazetteer = Annotated[Path | None, typer.Option(help="CSV of a study's own names, for /entities.")]
Aliases = Annotated[Path | None, typer.Option(help="CSV of further forms: alias,label,canonical.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that do the work, each with its dictionaries.")]
TokenFile = Annotated[
    Path | None,
    typer.Option(
        help="File with the token that clients must send (Authorization: Bearer TOKEN); or set NEWSMINE_TOKEN."
    ),
]
AllowHost = Annotated[
    list[str] | None, typer.Option(help="A name that a proxy before the server hands on; may be repeated.")
]
AllowOrigin = Annotated[
    list[str] | None,
    typer.Option(
        help="Web page that may ask from a browser, as scheme://host[:port]; may be repeated. None by default."
    ),
]
TimeLimit = Annotated[
    float, typer.Option(min=1, max=_DAY, help="Seconds that an answer may take; then 503, and the worker is made anew.")
]
Queue = Annotated[int, typer.Option(min=0, help="Requests that may wait beside those that are worked on.")]

Explored = Annotated[
    Path | None,
    typer.Argument(
        help="A corpus (.sqlite) whose page is served too, at /explore/; it is only read.", show_default=False
    ),
]
Title = Annotated[str | None, typer.Option(help="Heading of the corpus' page; its name if not given.")]
Top = Annotated[int, typer.Option(min=2, help="How many names its network has at most.")]
MinCount = Annotated[int, typer.Option(min=1, help="Sentences that a pair of them must share at least.")]
Topics = Annotated[int, typer.Option(min=0, help="How many topics it has; 0 for none.")]
Text = Annotated[
    bool, typer.Option("--text", help="Give the full text of articles whose licence allows to hand it on.")
]


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("serve")(serve_command)


def serve_command(
    corpus: Explored = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    tokenizer: Tokenizer = "kiwi",
    user_words: UserWords = None,
    gazetteer: Gazetteer = None,
    aliases: Aliases = None,
    tagger: TaggerName = DEFAULT_TAGGER,
    workers: Workers = 2,
    token_file: TokenFile = None,
    allow_host: AllowHost = None,
    allow_origin: AllowOrigin = None,
    time_limit: TimeLimit = 10.0,
    queue: Queue = 16,
    title: Title = None,
    top: Top = 2000,
    min_count: MinCount = 2,
    topics: Topics = 12,
    text: Text = False,
) -> None:
    """Answer over HTTP: POST /tokenize, /pos, /nouns, /entities; GET /health; with a corpus its page at /explore/; /docs for the API's page.

    A body has at most 1 MB, 100 texts and 100,000 characters a text. Only this machine can reach the server unless --host
    says otherwise. Ctrl-C ends it.
    """
    from newsmine.server.run import serve
    from newsmine.server.settings import Exploring, Limits, Settings, read_token

    asked = {"title": title, "top": top, "min_count": min_count, "topics": topics, "text": text}
    settings = Settings(
        host=host,
        port=port,
        tokenizer=tokenizer,
        user_words=user_words,
        gazetteer=gazetteer,
        aliases=aliases,
        tagger=tagger,
        workers=workers,
        token=read_token(token_file),
        allowed_hosts=tuple(name.lower() for name in allow_host or ()),
        allowed_origins=tuple(allow_origin or ()),
        limits=Limits(time_limit=time_limit, queue=queue),
        exploring=None if corpus is None else Exploring(corpus=corpus, **asked),  # type: ignore[arg-type] # as typed above
    )
    if not settings.is_loopback:
        say(
            "WARNING: {host} can be reached from other machines, and what passes is not encrypted: "
            "put a proxy with TLS before it, and let it listen at 127.0.0.1",
            host=host,
        )
    serve(settings, say=say)
