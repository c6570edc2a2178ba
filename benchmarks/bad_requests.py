"""Bad requests to ``newsmine serve``, of many kinds, made from a seed; none of them may be answered with 200."""

import json
import random
from collections.abc import Iterator

from raw_http import Bad, post

PATHS = ("/tokenize", "/pos", "/nouns", "/entities")
_BIG = 1_000_000


def bad_requests(number: int, seed: int = 4) -> Iterator[Bad]:
    """Yield bad requests, each kind in turn."""
    draw = random.Random(seed)  # noqa: S311 - the same ones every time
    makers = (
        _broken_json,
        _wrong_json,
        _wrong_type,
        _unknown_field,
        _too_much,
        _wrong_method,
        _wrong_path,
        _wrong_header,
        _no_http,
        _cut_body,
        _left,
        _hostile_unicode,
    )
    for i in range(number):
        yield makers[i % len(makers)](draw)


def _question(draw: random.Random) -> bytes:
    words = ["광주시는", "27일", "한빛로보틱스와", "업무협약을", "맺었다."]
    return json.dumps({"text": " ".join(draw.choices(words, k=draw.randint(1, 60)))}, ensure_ascii=False).encode()


def _path(draw: random.Random) -> str:
    return draw.choice(PATHS)


def _broken_json(draw: random.Random) -> Bad:
    good = _question(draw)
    broken = draw.choice(
        [
            lambda: good[: draw.randrange(len(good))],
            lambda: good + b"}",
            lambda: good + good,
            lambda: good.replace(b'"', b"'"),
            lambda: good.replace(b":", b""),
            lambda: b"{text: 1}",
            lambda: b"[" * draw.choice([10, 1_000, 100_000, 900_000]),
            lambda: b'{"text":' * draw.choice([10, 1_000, 100_000]),
            lambda: b'{"text": "a\nb"}',
            lambda: b"// " + good,
        ]
    )()
    return Bad("broken JSON", post(broken, _path(draw)))


def _wrong_json(draw: random.Random) -> Bad:
    body = draw.choice(
        [
            b'{"text": NaN}',
            b'{"text": -Infinity}',
            b'{"text": 1e999}',
            b'{"text": ' + b"9" * draw.choice([40, 5_000, 500_000]) + b"}",
            b'{"text": "a", "text": "b"}',
            b'{"text": "a", "stopwords": [{"x": 1, "x": 2}]}',
            b"null",
            b"true",
            b'"text"',
            b"[]",
            b"{}",
            b"12",
            b'{"text": null}',
            b'{"text": "a", "texts": ["b"]}',
        ]
    )
    return Bad("wrong JSON", post(body, _path(draw)))


def _wrong_type(draw: random.Random) -> Bad:
    values = [0, -1, 1.5, True, None, [], {}, [None], [1], [["a"]], {"a": "b"}, 2**70]
    field = draw.choice(["text", "texts", "tokenizer", "offsets", "compounds", "norm", "ntags", "stopwords", "join"])
    question = {"text": "광주에서 열렸다.", field: draw.choice(values)}
    if question[field] is None or (field == "texts" and question[field] == []):
        question[field] = 7
    if field in {"compounds", "norm", "join"}:
        question[field] = draw.choice([0, 1, "true", "네", [], {}, 1.0])
    if field == "stopwords":
        question[field] = draw.choice(["것", 3, {}, [3], [None], ["x"] * 1001])
    return Bad("wrong type", post(json.dumps(question).encode(), "/pos" if field == "join" else "/tokenize"))


def _unknown_field(draw: random.Random) -> Bad:
    name = draw.choice(
        ["txt", "Text", "TEXT", "tokeniser", "__proto__", "user_words", "", "text ", "ｔｅｘｔ", "x" * 5_000, "\u0000"]
    )
    tokenizer = draw.choice(["okkt", "", "../kiwi", "kiwi\u0000", "os.system", "KIWI", "가" * 3_000])
    question = draw.choice(
        [{"text": "a", name: "x"}, {"text": "a", "tokenizer": tokenizer}, {"text": "a", "ntags": 22}]
    )
    if draw.random() < 0.2:
        return Bad("unknown option", post(b'{"text": "a"}', f"{_path(draw)}?tokenizer=okt"))
    return Bad("unknown field", post(json.dumps(question).encode(), "/tokenize"))


def _too_much(draw: random.Random) -> Bad:
    def text(characters: int) -> bytes:
        return json.dumps({"text": "가" * characters}, ensure_ascii=False).encode()

    body = draw.choice([text(100_001), json.dumps({"texts": ["a"] * 101}).encode(), b" " * (_BIG + 1), text(500_000)])
    kind = draw.choice(["plain", "chunked", "announced", "unending"])
    if kind == "plain":
        return Bad("too much", post(body, _path(draw)))
    if kind == "announced":
        return Bad(
            "too much", post(b"{", _path(draw), f"Content-Length: {draw.choice([_BIG + 1, 10**12, 10**30])}"), "half"
        )
    parts = [body[i : i + 60_000] for i in range(0, len(body), 60_000)]
    if kind == "unending":
        parts = [b" " * 60_000] * draw.choice([20, 100])
    chunks = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts)
    end = b"" if kind == "unending" else b"0\r\n\r\n"
    return Bad("too much", post(chunks + end, _path(draw), "Transfer-Encoding: chunked"), "half" if not end else "wait")


def _wrong_method(draw: random.Random) -> Bad:
    method = draw.choice(
        ["GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW", "get", "CONNECT", "X" * 300]
    )
    sent = post(_question(draw), _path(draw)).replace(b"POST", method.encode(), 1)
    if draw.random() < 0.2:
        return Bad("wrong method", post(b"", draw.choice(["/health", "/docs", "/openapi.json"])))
    return Bad("wrong method", sent)


def _wrong_path(draw: random.Random) -> Bad:
    path = draw.choice(
        [
            "/",
            "/toknize",
            "/tokenize/",
            "//tokenize",
            "/../../etc/passwd",
            "/docs/../../settings.py",
            "/docs/%2e%2e/app.py",
            "/%00",
            "/%ff%fe",
            "/%EA%B4%91%EC%A3%BC",
            "/" + "a" * draw.choice([100, 10_000]),
            "*",
            "http://evil.example/tokenize",
            "/redoc",
            "/tokenize;x=1",
        ]
    )
    return Bad("wrong path", post(_question(draw), path))


def _wrong_header(draw: random.Random) -> Bad:
    good = _question(draw)
    host = draw.choice(
        ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[::1", "localhost.", "\x7f"]
    )
    kind = draw.choice(
        [
            "text/plain",
            "application/xml",
            "multipart/form-data; boundary=x",
            "application/json; charset=euc-kr",
            ";;;",
            "",
        ]
    )
    sent = draw.choice(
        [
            lambda: post(good, "/pos").replace(b"Host: localhost", f"Host: {host}".encode()),
            lambda: post(good, "/pos").replace(b"Host: localhost\r\n", b""),
            lambda: post(good, "/pos", "Host: localhost"),
            lambda: post(good, "/pos", f"Content-Type: {kind}"),
            lambda: post(good, "/pos", f"Content-Encoding: {draw.choice(['gzip', 'br', 'identity, gzip'])}"),
            lambda: post(good, "/pos", f"X-Long: {'a' * 70_000}"),
            lambda: post(good, "/pos", *(f"X-{i}: a" for i in range(3_000))),
            lambda: post(good, "/pos", f"Content-Length: {draw.choice(['-1', 'ten', '1, 2', '1_0', '+5', '0x10'])}"),
            lambda: post(good, "/pos", "Content-Length: 5", "Transfer-Encoding: chunked"),
            lambda: post(good, "/pos", f"Transfer-Encoding: {draw.choice(['gzip', 'chunked, chunked', 'xchunked'])}"),
            lambda: post(good, "/pos", " folded: a"),
            lambda: post(good, "/pos", "bad name: a"),
            lambda: post(good, "/pos", "X: a\x00b"),
            lambda: post(b"zz\r\nabc\r\n0\r\n\r\n", "/pos", "Transfer-Encoding: chunked"),
        ]
    )()
    return Bad("wrong header", sent, "half")


def _no_http(draw: random.Random) -> Bad:
    sent = draw.choice(
        [
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + draw.randbytes(200),
            draw.randbytes(draw.randint(1, 3_000)),
            b"GET /health\r\n\r\n",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            b"POST /tokenize HTTP/9.9\r\nHost: localhost\r\n\r\n",
            b"POST  /tokenize  HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /광주 HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(),
            b"a" * 100_000,
            b"\r\n" * 50 + b"\x00",
        ]
    )
    return Bad("no HTTP", sent, "half")


def _cut_body(draw: random.Random) -> Bad:
    good = post(_question(draw), _path(draw))
    end = (
        draw.randrange(good.index(b"\r\n\r\n") + 4, len(good)) if draw.random() < 0.7 else draw.randrange(1, len(good))
    )
    return Bad("cut", good[:end], "half")


def _left(draw: random.Random) -> Bad:
    good = post(_question(draw), _path(draw))
    return Bad("left", good[: draw.randrange(len(good))], "leave")


def _hostile_unicode(draw: random.Random) -> Bad:
    good = _question(draw)
    half = draw.choice(["\\ud800", "\\udfff", "a\\ud83d", "\\ude80\\ud83d", "\\ud800\\u0041"])
    body = draw.choice(
        [
            f'{{"text": "광주 {half} 시"}}'.encode,
            f'{{"texts": ["a", "{half}"]}}'.encode,
            f'{{"{half}": "a"}}'.encode,
            lambda: good.decode().encode("utf-16"),
            lambda: good.decode().encode("cp949"),
            lambda: b"\xef\xbb\xbf" + good,
            lambda: (
                good[:-2]
                + draw.choice([b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xea\xb4"])
                + b'"}'
            ),
            lambda: b"\x00" + good,
            lambda: b'{"text": "a\x00"}',
            "{“text”: “광주”}".encode,
        ]
    )()
    return Bad("hostile unicode", post(body, _path(draw)))
