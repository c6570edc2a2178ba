"""Packed bodies: whole or not at all, and never more than was allowed."""

import gzip
import importlib
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.pages.bodies import ACCEPTED, unpack
from newsmine.pages.faults import PageFault

brotli = importlib.import_module("brotli")
zstd = importlib.import_module("backports.zstd")
PACKERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}
MOST = 200_000


def raw_deflate(body):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def kind_of(body, *encodings, most=MOST):
    with pytest.raises(PageFault) as caught:
        unpack(body, encodings, most=most)
    return caught.value.kind


@given(st.binary(max_size=5000), st.sampled_from(sorted(PACKERS)))
def test_what_was_packed_comes_out_again(body, name):
    assert unpack(PACKERS[name](body), [name.upper()], most=MOST) == body


@given(st.binary(max_size=2000))
def test_deflate_is_read_with_and_without_its_head(body):
    assert unpack(raw_deflate(body), ["deflate"], most=MOST) == body


def test_packed_twice_is_unpacked_twice_and_no_more():
    body = gzip.compress(brotli.compress(b"<html>"))
    assert unpack(body, ["br, gzip"], most=MOST) == b"<html>"
    assert unpack(body, ["br", "identity", "gzip"], most=MOST) == b"<html>"
    assert kind_of(gzip.compress(body), "br, gzip, gzip") == "bad_encoding"


@pytest.mark.parametrize("name", PACKERS)
def test_a_bomb_ends_where_the_bound_is(name):
    assert kind_of(PACKERS[name](b"\0" * 50_000_000), name) == "too_large"
    assert len(unpack(PACKERS[name](b"\0" * MOST), [name], most=MOST)) == MOST


@pytest.mark.parametrize("name", PACKERS)
def test_a_body_that_ends_too_early_is_no_page(name):
    body = PACKERS[name](bytes(range(256)) * 400)
    for end in (len(body) // 2, len(body) - 1):
        assert kind_of(body[:end], name) in {"reset", "bad_encoding"}


@pytest.mark.parametrize("name", PACKERS)
def test_a_body_that_is_something_else_is_told(name):
    assert kind_of(b"<html>" + bytes(range(128)) * 9, name) in {"bad_encoding", "reset"}


def test_an_unknown_encoding_is_told():
    assert kind_of(b"x", "compress") == "bad_encoding"


def test_an_empty_body_is_empty():
    assert unpack(b"", ["gzip"], most=MOST) == b""


def test_zeros_behind_gzip_are_padding_and_members_follow_one_another():
    body = gzip.compress(b"a") + gzip.compress(b"b") + b"\0" * 30
    assert unpack(body, ["gzip"], most=MOST) == b"ab"


def test_what_we_say_we_unpack_we_unpack():
    assert set(ACCEPTED.split(", ")) <= set(PACKERS)
