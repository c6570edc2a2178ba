"""What is wrong with a question's fields, in the words of a refusal."""

from collections.abc import Mapping, Sequence
from typing import Any

from newsmine.errors import did_you_mean
from newsmine.server import shapes
from newsmine.server.refusals import Refusal, shown

_FIELDS = sorted(
    {
        name
        for question in (
            shapes.TokenizeQuestion,
            shapes.PosQuestion,
            shapes.NounsQuestion,
            shapes.EntitiesQuestion,
        )
        for name in question.model_fields
    }
)
# What cannot change from request to request: an engine takes seconds to learn it.
_OF_THE_SERVER = {
    name: f"they are the server's: start it with --{name.replace('_', '-')} FILE"
    for name in ("user_words", "gazetteer", "aliases")
}
_KINDS = {
    "string_type": "a string",
    "bool_type": "true or false",
    "list_type": "a list",
    "int_type": "an integer",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "dict_type": "an object",
}


def refusal_of(errors: Sequence[Any]) -> Refusal:
    """Return the refusal that says the first of the errors that pydantic found, and how many there are.

    Examples
    --------
    >>> refusal_of([{"type": "bool_type", "loc": ("body", "compounds"), "input": "네", "msg": ""}]).detail
    'compounds must be true or false'
    """
    error: Mapping[str, Any] = errors[0]
    kind, context = error["type"], error.get("ctx", {})
    field = _field(error["loc"])
    value = error.get("input")
    if kind == "extra_forbidden":
        hint = did_you_mean(field[:80], _FIELDS)
        return Refusal(
            422,
            "field_unknown",
            f"there is no field {shown(field)!r} here",
            field=str(shown(field)),
            value=value,
            way_out=_OF_THE_SERVER.get(field) or f"{hint}see /docs for the fields of this path",
        )
    if kind == "text_or_texts":
        way_out = 'send {"text": "…"} or {"texts": ["…", "…"]}'
        return Refusal(422, kind, "give either text or texts", field="text", way_out=way_out)
    if kind == "missing":
        return Refusal(422, kind, "the body is missing", way_out='send JSON such as {"text": "…"}')
    if kind in _KINDS:
        return Refusal(
            422,
            "wrong_type",
            f"{field or 'the body'} must be {_KINDS[kind]}",
            field=field or None,
            value=value,
            way_out=f"send {_KINDS[kind]}" + ("" if not field else ", or leave the field out"),
        )
    if kind == "literal_error":
        expected = context.get("expected", "")
        return Refusal(
            422,
            "value_unknown",
            f"{field} must be {expected}",
            field=field,
            value=value,
            way_out=f"send {expected}, or leave the field out",
        )
    message = f"{field}: {error['msg']}" if field else str(error["msg"])
    return Refusal(422, "field_invalid", message, field=field or None, value=value, way_out="see /docs")


def _field(place: Sequence[str | int]) -> str:
    """Return a place as JavaScript would write it: ``texts[3]``."""
    words = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in place if part != "body"]
    return "".join(words).removeprefix(".")
