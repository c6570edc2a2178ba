"""The page of the API: made of the description by ourselves, because the usual ones load scripts from a CDN."""

import html
import json
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Response

_ASSETS = Path(__file__).parent / "assets"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def add_page(app: FastAPI) -> None:
    """Add ``/docs``, its style and its script."""

    @app.get("/docs", include_in_schema=False)
    async def docs() -> Response:
        return _response(page(app.openapi()), "text/html; charset=utf-8")

    @app.get("/docs/page.css", include_in_schema=False)
    async def style() -> Response:
        return _response(_asset("page.css"), "text/css; charset=utf-8")

    @app.get("/docs/page.js", include_in_schema=False)
    async def script() -> Response:
        return _response(_asset("page.js"), "text/javascript; charset=utf-8")


def page(description: dict[str, Any]) -> str:
    """Return the page of an OpenAPI description."""
    schemas = description["components"]["schemas"]
    paths = "".join(
        _operation(method.upper(), path, operation, schemas)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    )
    info = description["info"]
    about = "".join(f"<p>{_marked(part)}</p>" for part in info["description"].strip().split("\n\n"))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_text(info['title'])}</title>"
        '<link rel="stylesheet" href="/docs/page.css"><script src="/docs/page.js" defer></script></head><body>'
        f"<h1>{_text(info['title'])} <small>{_text(info['version'])}</small></h1>{about}"
        '<p>The description for programs: <a href="/openapi.json">/openapi.json</a>.</p>'
        '<p><label>Token, if the server asks for one: <input id="token" type="password" autocomplete="off"></label></p>'
        f"{paths}</body></html>"
    )


def _operation(method: str, path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> str:
    question = _schema(operation.get("requestBody", {}).get("content", {}), schemas)
    answers = "".join(
        f"<tr><td>{_text(status)}<td>{_text(answer['description'])}"
        for status, answer in operation["responses"].items()
    )
    fields = _fields(question, schemas) if question else ""
    answer = _schema(operation["responses"]["200"].get("content", {}), schemas)
    example = json.dumps(_example(question), ensure_ascii=False) if question else ""
    editor = (
        f'<textarea rows="3" aria-label="JSON to send" spellcheck="false">{_text(example)}</textarea>'
        if question
        else ""
    )
    return (
        f'<section id="{_text(path.strip("/"))}"><h2><code>{method} {_text(path)}</code></h2>'
        f"<p>{_marked(operation.get('description', ''))}</p>"
        f"{'<h3>Question</h3>' + fields if fields else ''}<h3>Answer</h3>{_fields(answer, schemas)}"
        f"<details><summary>Statuses</summary><table>{answers}</table></details>"
        f'<form data-method="{method}" data-path="{_text(path)}">{editor}<button>Try it</button><pre hidden></pre></form>'
        "</section>"
    )


def _fields(schema: dict[str, Any], schemas: dict[str, Any], level: int = 0) -> str:
    rows = []
    for name, field in schema.get("properties", {}).items():
        inner = _resolved(field.get("items", field), schemas)
        nested = _fields(inner, schemas, level + 1) if inner.get("properties") else ""
        about = f"{_marked(field.get('description', ''))}{nested}"
        rows.append(f"<tr><td><code>{_text(name)}</code><td>{_text(_kind(field, schemas))}<td>{about}")
    return f"<table>{''.join(rows)}</table>"


def _kind(field: dict[str, Any], schemas: dict[str, Any]) -> str:
    choices = [each for each in field.get("anyOf", []) if each.get("type") != "null"]
    if choices:
        return " or ".join(_kind(each, schemas) for each in choices)
    if "enum" in field:
        return " or ".join(json.dumps(each) for each in field["enum"])
    if field.get("type") == "array":
        return f"list of {_kind(field.get('items', {}), schemas)}"
    return str(_resolved(field, schemas).get("type", "any"))


def _example(schema: dict[str, Any]) -> dict[str, Any]:
    fields = schema["properties"].items()
    return {name: field["examples"][0] for name, field in fields if field.get("examples")}


def _schema(content: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    first: dict[str, Any] = next(iter(content.values()), {})
    return _resolved(first.get("schema", {}), schemas)


def _resolved(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = schemas[name] if name else schema
    return found


def _marked(text: str) -> str:
    """Return the text with its ``code`` and **bold** marked."""
    parts = _text(text).replace("``", "`").split("`")
    coded = "".join(f"<code>{part}</code>" if i % 2 else part for i, part in enumerate(parts))
    return "".join(f"<b>{part}</b>" if i % 2 else part for i, part in enumerate(coded.split("**")))


def _text(text: object) -> str:
    return html.escape(str(text))


@cache
def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _response(body: str, kind: str) -> Response:
    return Response(body, headers={"Content-Type": kind, "Content-Security-Policy": _POLICY})
