"""Every refusal is JSON that names what, where and the way out."""

import json

import pytest

from newsmine.server.refusals import Refusal, refusal_body, shown
from newsmine.server.strict_json import read_json

CASES = [
    # path, body, status, code, field, what the way out says
    ("/tokenize", {"txt": "a"}, 422, "field_unknown", "txt", "'text'"),
    ("/tokenize", {"text": "a", "join": True}, 422, "field_unknown", "join", "/docs"),
    ("/tokenize", {"text": "a", "user_words": ["b"]}, 422, "field_unknown", "user_words", "--user-words"),
    ("/tokenize", {}, 422, "text_or_texts", "text", "texts"),
    ("/tokenize", {"text": "a", "texts": ["b"]}, 422, "text_or_texts", "text", "texts"),
    ("/tokenize", {"text": 3}, 422, "wrong_type", "text", "a string"),
    ("/tokenize", {"texts": ["a", None]}, 422, "wrong_type", "texts[1]", "a string"),
    ("/tokenize", {"text": "a", "compounds": 1}, 422, "wrong_type", "compounds", "true or false"),
    ("/tokenize", {"text": "a", "offsets": "bytes"}, 422, "value_unknown", "offsets", "'utf16'"),
    ("/tokenize", {"text": "a", "ntags": 8}, 422, "value_unknown", "ntags", "9 or 22"),
    ("/tokenize", {"text": "a", "tokenizer": "okkt"}, 422, "tokenizer_unknown", "tokenizer", "did you mean 'okt'"),
    ("/tokenize", {"text": "a", "norm": True}, 422, "not_possible", None, "/docs"),
    ("/tokenize", {"text": "a", "stopwords": ["하/XXV"]}, 422, "not_possible", None, "/docs"),
    ("/pos", {"texts": ["a"] * 101}, 422, "too_many_texts", "texts", "in parts"),
    ("/nouns", {"texts": ["a", "가" * 100_001]}, 422, "text_too_long", "texts[1]", "in parts"),
    ("/entities", {"text": "가" * 100_001}, 422, "text_too_long", "text", "in parts"),
    ("/entities", {"text": "a", "tokenizer": "kiwi"}, 422, "field_unknown", "tokenizer", "/docs"),
    ("/pos", b"", 400, "empty_body", None, "JSON"),
    ("/pos", b"{", 400, "not_json", None, "JSON"),
    ("/pos", b"\xff", 400, "not_utf8", None, "UTF-8"),
    ("/pos", b"[" * 900_000, 400, "too_deep", None, "2"),
    ("/pos", b'{"text":"a","text":"b"}', 400, "key_twice", "text", "once"),
    ("/pos", b'{"text": NaN}', 400, "not_a_number", None, "null"),
    ("/pos", b'{"text": 1e999}', 400, "not_a_number", None, "null"),
    ("/pos", b'{"text": ' + b"1" * 5000 + b"}", 400, "number_too_long", None, "digits"),
    ("/pos", b'{"text": "\\ud800"}', 400, "half_surrogate_pair", "text", "cut"),
    ("/pos", b'{"texts": ["", "a\\udc00"]}', 400, "half_surrogate_pair", "texts[1]", "cut"),
    ("/pos", b"[1]", 422, "wrong_type", None, "an object"),
    ("/pos", b" " * 1_000_001, 413, "body_too_large", None, "fewer"),
    ("/nothing", {"text": "a"}, 404, "not_found", None, "/docs"),
    ("/pos?tokenizer=okt", {"text": "a"}, 422, "query_not_read", None, "body"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}-{case[3]}")
def test_a_refusal_names_what_where_and_the_way_out(server, case):
    path, body, status, code, field, way_out = case
    got, headers, answer = server.ask("POST", path, body)
    error = answer["error"]
    assert (got, error["code"], error["field"]) == (status, code, field), error
    assert way_out in error["way_out"], error
    assert error["message"]
    assert len(json.dumps(answer)) < 2000
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/json; charset=euc-kr", "application/x-www-form-urlencoded", ""]
)
def test_a_body_that_is_not_said_to_be_json_is_refused(server, kind):
    status, _, body = server.ask("POST", "/pos", b'{"text": "a"}', Content_Type=kind)
    assert (status, body["error"]["code"]) == (415, "not_said_to_be_json")


def test_a_compressed_body_is_refused(server):
    status, _, body = server.ask("POST", "/pos", b"\x1f\x8b", Content_Encoding="gzip")
    assert (status, body["error"]["code"]) == (415, "compressed")


@pytest.mark.parametrize(("method", "path", "allowed"), [("GET", "/pos", "POST"), ("DELETE", "/health", "GET")])
def test_a_wrong_method_is_told_the_right_one(server, method, path, allowed):
    status, headers, body = server.ask(method, path)
    assert (status, headers["Allow"], body["error"]["code"]) == (405, allowed, "wrong_method")


def test_large_headers_are_refused(server):
    status, _, body = server.ask("GET", "/health", X_Long="a" * 20_000)
    assert (status, body["error"]["code"]) == (431, "head_too_large")


def test_a_value_is_shown_from_its_beginning():
    assert shown("가" * 1000) == "가" * 80 + "…"
    assert shown(2**80) == "an integer of 81 bits"
    assert shown(["a"] * 7) == "list of 7"
    assert json.loads(refusal_body("c", "m", way_out="w", value="\ud800").decode())["error"]["value"] == "\ud800"


def test_half_a_pair_is_told_from_a_whole_one():
    assert read_json(b'{"text": "\\ud83d\\ude80"}') == {"text": "🚀"}
    with pytest.raises(Refusal, match="half a surrogate pair"):
        read_json(b'{"\\ud83d": 1}')
