"""Archives of pages: whatever was answered with 200 is read, and one bad record stops nothing."""

import gzip
import io
import random
import zlib

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsmine.articles.load import load
from newsmine.articles.warc_blocks import blocks
from newsmine.corpus.database import Corpus
from newsmine.errors import InputError, RowError
from newsmine.runs.inputs import import_files

DAY = "2024-11-28T01:02:03Z"
BODY = "가온시는 {}일 시민 누구나 쓸 수 있는 도서관의 문을 열었다고 밝혔다. 책은 3만 권이다."


def page(n, text=BODY, charset="utf-8"):
    html = (
        f'<html><head><meta charset="{charset}"><meta property="article:published_time" content="2024-11-27T09:00:00+09:00">'
        f"<title>새 도서관 {n}</title></head><body><h1>새 도서관 {n}</h1>"
        f"<div id=dic_area><p>{text.format(n)}</p></div></body></html>"
    )
    return html.encode(charset)


def url(n):
    return f"https://paper.example/news/{n}"


class Archive:
    """Write records by warcio."""

    def __init__(self, path, *, packed=True):
        self.path = path
        self.file = path.open("wb")
        self.writer = WARCWriter(self.file, gzip=packed)
        self.writer._create_temp_file = io.BytesIO  # its own are closed by chance only
        self.writer.write_record(self.writer.create_warcinfo_record("a.warc.gz", {"software": "test"}))
        self.places = []

    def add(self, n, body=None, *, status="200 OK", headers=(), content_type="text/html; charset=utf-8"):
        http = StatusAndHeaders(status, [("Content-Type", content_type), *headers], protocol="HTTP/1.1")
        record = self.writer.create_warc_record(
            url(n), "response", payload=io.BytesIO(page(n) if body is None else body), http_headers=http,
            warc_headers_dict={"WARC-Date": DAY},
        )  # fmt: skip
        self.places.append(self.file.tell())
        self.writer.write_record(record)

    def close(self):
        self.file.close()
        return self.path


@pytest.fixture(params=[True, False], ids=["gz", "plain"])
def archive(request, tmp_path):
    return Archive(tmp_path / ("a.warc.gz" if request.param else "a.warc"), packed=request.param)


def read_all(path):
    failures = []
    return list(load(path, on_error=failures.append)), failures


def chunked(body, size=37):
    parts = [body[i : i + size] for i in range(0, len(body), size)]
    return b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"


def test_a_page_comes_with_its_address_and_the_day_of_the_archive(archive):
    archive.add(27)
    (reading,), failures = read_all(archive.close())
    assert failures == []
    assert (reading.article.url, reading.article.source) == (url(27), url(27))
    assert reading.article.title == "새 도서관 27"
    assert reading.article.text == BODY.format(27)
    assert "archived 2024-11-28T10:02:03+09:00" in reading.warnings


CODINGS = {
    "chunked": ([("Transfer-Encoding", "chunked")], chunked),
    "gzip": ([("Content-Encoding", "gzip")], gzip.compress),
    "deflate": ([("Content-Encoding", "deflate")], zlib.compress),
    "raw deflate": ([("Content-Encoding", "deflate")], lambda body: zlib.compress(body)[2:-4]),
    "brotli": ([("Content-Encoding", "br")], brotli.compress),
    "gzip in chunks": (
        [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")],
        lambda body: chunked(gzip.compress(body)),
    ),
    "unpacked under the old header": ([("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], bytes),
    "brotli unpacked under the old header": ([("Content-Encoding", "br")], bytes),
}


@pytest.mark.parametrize("coding", CODINGS)
def test_an_answer_is_unpacked(archive, coding):
    headers, pack = CODINGS[coding]
    archive.add(1, pack(page(1)), headers=headers)
    (reading,), failures = read_all(archive.close())
    assert (reading.article.text, failures) == (BODY.format(1), [])


@pytest.mark.parametrize("charset", ["euc-kr", "utf-8"])
def test_the_charset_of_the_header_is_heard(archive, charset):
    body = page(1, charset=charset).replace(f'<meta charset="{charset}">'.encode(), b"")
    archive.add(1, body, content_type=f'text/html; Charset="{charset}"')
    assert read_all(archive.close())[0][0].article.text == BODY.format(1)


def test_other_answers_and_other_records_are_passed_over(archive):
    archive.add(1, status="404 Not Found")
    archive.add(2, status="301 Moved Permanently", headers=[("Location", url(3))], body=b"")
    archive.add(3, b"\xff\xd8\xff\xe0 jpeg", content_type="image/jpeg")
    revisit = archive.writer.create_revisit_record(url(4), "sha1:A", url(6), DAY)
    archive.writer.write_record(revisit)
    archive.add(5, b"{}", content_type="application/json")
    archive.add(6)
    record = archive.writer.create_warc_record(
        url(7), "metadata", payload=io.BytesIO(b"via: x"), warc_content_type="text/plain"
    )
    archive.writer.write_record(record)
    readings, failures = read_all(archive.close())
    assert [reading.article.url for reading in readings] == [url(6)]
    assert failures == []


def test_a_page_without_an_article_is_listed_with_its_address(archive):
    archive.add(1, b"<html><body></body></html>")
    archive.add(2)
    readings, (failure,) = read_all(archive.close())
    assert [reading.article.url for reading in readings] == [url(2)]
    assert isinstance(failure, RowError)
    assert "record 2" in str(failure)
    assert url(1) in str(failure)


def test_without_a_listener_the_first_bad_record_is_raised(archive):
    archive.add(1)
    archive.add(2, b"<html></html>")
    readings = load(archive.close())
    assert next(readings).article.url == url(1)
    with pytest.raises(RowError, match="record 3"):
        next(readings)


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_record_hides_no_other(archive, seed):
    """Bytes in the midst of one record are overwritten; every other record is read."""
    for n in range(9):
        archive.add(n)
    path = archive.close()
    chance = random.Random(seed)  # noqa: S311 - damage, no secret
    data = bytearray(path.read_bytes())
    hit = chance.randrange(8)
    start, end = archive.places[hit], archive.places[hit + 1]
    at = chance.randrange(start, end - 20)
    data[at : at + 12] = chance.randbytes(12)
    path.write_bytes(bytes(data))
    readings, failures = read_all(path)
    read = {reading.article.url for reading in readings}
    assert {url(n) for n in range(9) if n != hit} <= read
    assert len(failures) <= 2


def test_a_file_that_was_cut_off_gives_what_is_whole_and_names_the_rest(archive):
    for n in range(5):
        archive.add(n)
    path = archive.close()
    path.write_bytes(path.read_bytes()[: archive.places[4] + 200])
    readings, failures = read_all(path)
    assert [reading.article.url for reading in readings] == [url(n) for n in range(4)]
    assert len(failures) == 1
    assert "middle" in str(failures[0])


def test_a_wrong_length_swallows_no_other_record(tmp_path):
    archive = Archive(tmp_path / "a.warc", packed=False)
    for n in range(4):
        archive.add(n)
    path = archive.close()
    data = path.read_bytes()
    first = data.index(b"Content-Length: ", archive.places[1])
    line = data[first : data.index(b"\r\n", first)]
    path.write_bytes(data[:first] + b"Content-Length: 99999999" + data[first + len(line) :])
    readings, failures = read_all(path)
    assert {url(0), url(2), url(3)} <= {reading.article.url for reading in readings}
    assert failures


def test_a_bomb_is_not_unpacked_beyond_a_page(archive):
    archive.add(1, gzip.compress(b"<p>" + b"0" * 400_000_000), headers=[("Content-Encoding", "gzip")])
    archive.add(2, brotli.compress(b"<p>" + b"0" * 100_000_000, quality=1), headers=[("Content-Encoding", "br")])
    archive.add(3)
    readings, failures = read_all(archive.close())
    assert [reading.article.url for reading in readings] == [url(3)]
    assert ["longer than 10,000,000 bytes" in str(failure) for failure in failures] == [True, True]


def test_a_film_in_an_archive_is_never_held_as_a_whole(tmp_path):
    archive = Archive(tmp_path / "a.warc.gz")
    archive.add(1, bytes(120_000_000), content_type="video/mp4")
    archive.add(2)
    path = archive.close()
    assert max(len(block.data) for block in blocks(path)) <= 50_000_000
    readings, failures = read_all(path)
    assert ([reading.article.url for reading in readings], failures) == ([url(2)], [])


def test_an_archive_that_was_packed_as_a_whole_is_read(tmp_path):
    archive = Archive(tmp_path / "a.warc", packed=False)
    for n in range(3):
        archive.add(n)
    path = tmp_path / "b.warc.gz"
    path.write_bytes(gzip.compress(archive.close().read_bytes()))
    assert len(read_all(path)[0]) == 3


@pytest.mark.parametrize(
    "body", [b"no archive\n" * 50, gzip.compress(b"no archive", mtime=0), b"\x1f\x8b\x08 broken", b"\x00" * 99]
)
def test_another_kind_of_file_is_refused_in_one_line(tmp_path, body):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(body)
    with pytest.raises(InputError, match=r"a\.warc\.gz: no WARC file"):
        read_all(path)


@pytest.mark.parametrize("seed", range(20))
def test_any_damage_ends_in_articles_or_errors_of_ours(archive, seed):
    for n in range(4):
        archive.add(n, chunked(gzip.compress(page(n))), headers=CODINGS["gzip in chunks"][0])
    path = archive.close()
    chance = random.Random(seed)  # noqa: S311 - damage, no secret
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(bytes(data[: chance.randrange(len(data) // 2, len(data))]))
    try:
        read_all(path)
    except InputError as error:
        assert "no WARC file" in str(error)  # noqa: PT017 - either outcome is right


def test_an_archive_goes_into_a_corpus_and_its_bad_records_are_listed(tmp_path):
    archive = Archive(tmp_path / "crawl.warc.gz")
    archive.add(1)
    archive.add(2, b"<html></html>")
    archive.add(3)
    with Corpus.open(tmp_path / "a.sqlite") as corpus:
        done = import_files(corpus, [(archive.close(), None)])
        assert done.added == 2
        assert sorted(corpus.articles()["url"]) == [url(1), url(3)]
    ((_, why),) = done.failed
    assert "record 3" in why
