"""Hostile pages of broken bytes, lying encodings, odd letters, dates and lines."""

import random
from collections.abc import Callable

from hostile_parts import CHARACTERS, DATES, ENCODINGS, LABELS, SENTENCE, URLS, any_page, html_page, page_of, saved_page

from newsmine.records import Page


def _truncated(rng: random.Random) -> Page:
    body = any_page(rng).encode(rng.choice(("utf-8", "cp949")), "replace")
    return page_of(body[: rng.randrange(len(body))])


def _flipped(rng: random.Random) -> Page:
    body = bytearray(any_page(rng).encode())
    for _ in range(rng.choice((1, 5, 50, 500))):
        body[rng.randrange(len(body))] ^= 1 << rng.randrange(8)
    return page_of(bytes(body))


def _shuffled(rng: random.Random) -> Page:
    """Return spans of bytes cut out, doubled and swapped."""
    body = any_page(rng).encode()
    for _ in range(rng.randrange(1, 9)):
        first, last = sorted((rng.randrange(len(body)), rng.randrange(len(body))))
        span = body[first : min(last, first + 4000)]
        body = rng.choice(
            (body[:first] + body[first + len(span) :], body[:first] + span + body[first:], body[first:] + body[:first])
        )
        body = body[:400_000] or b"x"
    return page_of(body)


def _lying(rng: random.Random) -> Page:
    """Return a page in one encoding that says another, in its head and in its header."""
    text = any_page(rng)
    if "<head" in text:
        text = text.replace("<head>", f'<head><meta charset="{rng.choice(LABELS)}">', 1)
    return page_of(text.encode(rng.choice(ENCODINGS), "replace"), charset=rng.choice((*LABELS, None)))


def _mixed(rng: random.Random) -> Page:
    text = any_page(rng)
    places = sorted(rng.randrange(len(text)) for _ in range(rng.randrange(1, 20)))
    parts = [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    return page_of(b"".join(part.encode(rng.choice(("utf-8", "cp949", "utf-16-le")), "replace") for part in parts))


def _controlled(rng: random.Random) -> Page:
    body = any_page(rng).encode()
    for _ in range(rng.choice((1, 30, 300))):
        at = rng.randrange(len(body))
        body = body[:at] + bytes([rng.choice((0, 0, 1, 8, 11, 27, 127, 128, 255))]) * rng.choice((1, 1, 9)) + body[at:]
    return page_of(body)


def _surrogates(rng: random.Random) -> Page:
    text = any_page(rng)
    for _ in range(rng.choice((1, 20, 200))):
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(("\ud800", "\udfff", "\udc80", "\ud83d", "\ufffe", "\U0010ffff")) + text[at:]
    return page_of(text if rng.random() < 0.7 else text.encode("utf-8", "surrogatepass"))


def _scripts_of_the_world(rng: random.Random) -> Page:
    """Return letters that run from right to left, have no width, or pile up."""
    flood = "".join(rng.choice(CHARACTERS) for _ in range(9)) * rng.choice((10, 1_000, 20_000))
    text = any_page(rng)
    at = rng.randrange(len(text))
    return page_of(text[:at] + flood + text[at:])


def _dates(rng: random.Random) -> Page:
    text = any_page(rng)
    for _ in range(rng.choice((1, 5, 30))):
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(("", "입력 ", "수정 : ", "<time>", "승인")) + rng.choice(DATES) + text[at:]
    return page_of(text)


def _lines(rng: random.Random) -> Page:
    """Return pages saved as text: endless, of one line again and again, of nothing but buttons."""
    one = rng.choice(
        (
            SENTENCE,
            "공유하기",
            "▲ 가온",
            "가",
            "홍길동 기자",
            "2024.11.27 09:52",
            "▶ 관련기사",
            "저작권자 ⓒ 가온",
            "#가온 #나래",
            "(사진=가온시 제공)",
            SENTENCE[:40],
        )
    )
    count, kind = rng.choice((50, 2_000, 100_000)), rng.randrange(5)
    if kind == 0:
        text = f"{one}\n" * count
    elif kind == 1:
        text = "\n".join(f"{one} {i}" for i in range(count))
    elif kind == 2:
        lines = saved_page(rng).splitlines()
        text = "\n".join(rng.choice(lines) for _ in range(count))
    elif kind == 3:
        lines = saved_page(rng).splitlines()
        rng.shuffle(lines)
        text = rng.choice(("\n", "\r", "\r\n", "\u2028", "\x0b", "\n\n\n")).join(lines)
    else:
        text = " ".join(saved_page(rng).split()) * rng.choice((1, 20))
    return page_of(text)


def _soup(rng: random.Random) -> Page:
    """Return tags, attributes and words at random."""
    words = ("<div", "<p", "</div>", "</p>", ">", "<", "/>", '"', "'", "=", " class=", " id=", "article", "body", "<script", "<table", "<td", SENTENCE, "가온", "기자", "&", ";", "<!--", "-->", "\n", "<meta content=", "<h1>", "<br>", "<figure>", "<figcaption>")  # fmt: skip
    return page_of("".join(rng.choice(words) for _ in range(rng.choice((20, 500, 10_000)))))


def _junk(rng: random.Random) -> Page:
    magic = rng.choice(
        (
            b"",
            b"%PDF-1.7",
            b"PK\x03\x04",
            b"\x1f\x8b",
            b"\x89PNG",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\x00",
            b"<html>",
            b"<?xml version='1.0' encoding='x'?>",
        )
    )
    return page_of(magic + rng.randbytes(rng.choice((0, 1, 7, 1_000, 100_000))), charset=rng.choice((*LABELS, None)))


def _addresses(rng: random.Random) -> Page:
    text = html_page(rng)
    for old in ('rel="canonical" href="', 'property="og:url" content="'):
        text = text.replace(old, old + rng.choice(URLS), 1)
    return page_of(text, url=rng.choice(URLS))


BROKEN_TEXT: dict[str, tuple[int, Callable[[random.Random], Page]]] = {
    "truncated": (300, _truncated),
    "bit flips": (300, _flipped),
    "spans moved": (150, _shuffled),
    "charset lies": (250, _lying),
    "mixed encodings": (80, _mixed),
    "control characters": (80, _controlled),
    "surrogates": (60, _surrogates),
    "odd letters": (80, _scripts_of_the_world),
    "dates": (120, _dates),
    "saved text": (150, _lines),
    "tag soup": (150, _soup),
    "junk": (60, _junk),
    "addresses": (60, _addresses),
}
"""Each family of pages: how many of it, and what makes one."""
