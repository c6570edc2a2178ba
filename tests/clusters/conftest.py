"""A store on this machine that speaks the part of S3's language that files need, so that tests ask no network."""

import html
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

import pytest

BUCKET = "kept"
WHEN = "2024-05-01T00:00:00.000Z"


def unchunked(file):
    """Return what comes in pieces, each with its size in front; lines behind the last one are read, too."""
    found = b""
    while size := int(file.readline().partition(b";")[0], 16):
        found += file.read(size)
        file.readline()
    while file.readline().strip():
        pass
    return found


class Kept(dict):
    """Objects by their keys; ``ever`` are the keys of all that ever were there."""

    def __init__(self):
        super().__init__()
        self.ever = set()

    def __setitem__(self, key, data):
        super().__setitem__(key, data)
        self.ever.add(key)


class Store(BaseHTTPRequestHandler):
    """Objects of one bucket by their keys: whole or not there; ``kept`` and ``parts`` are of the class that a server makes."""

    protocol_version = "HTTP/1.1"
    # An answer goes out as one piece and at once.
    wbufsize = -1
    disable_nagle_algorithm = True
    kept: dict
    parts: dict

    def log_message(self, *_): ...

    def handle_expect_100(self):
        go_on = super().handle_expect_100()
        self.wfile.flush()
        return go_on

    def asked(self):
        place = urlsplit(self.path)
        bucket, _, key = unquote(place.path).lstrip("/").partition("/")
        return bucket, key, parse_qs(place.query, keep_blank_values=True)

    def body(self):
        if self.headers.get("Transfer-Encoding") == "chunked":
            data = unchunked(self.rfile)
        else:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        # The store's own pieces, with a sum behind the last one.
        return unchunked(BytesIO(data)) if "aws-chunked" in (self.headers.get("Content-Encoding") or "") else data

    def answer(self, status=200, data=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def tell(self, name, inner):
        text = f'<?xml version="1.0" encoding="UTF-8"?><{name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{inner}</{name}>'
        self.answer(200, text.encode(), Content_Type="application/xml")

    def missing(self):
        self.answer(
            404,
            b"<Error><Code>NoSuchKey</Code><Message>there is none</Message></Error>",
            Content_Type="application/xml",
        )

    def do_HEAD(self):
        bucket, key, _ = self.asked()
        if not key:
            self.answer(200 if bucket == BUCKET else 404, x_amz_bucket_region="us-east-1")
        elif key in self.kept:
            length = str(len(self.kept[key]))
            self.answer(200, Content_Length=length, ETag='"1"', Last_Modified="Wed, 01 May 2024 00:00:00 GMT")
        else:
            self.answer(404)

    def do_GET(self):
        bucket, key, query = self.asked()
        if not key:
            return self.listed(bucket, query)
        if key not in self.kept:
            return self.missing()
        data = self.kept[key]
        span = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
        if not span:
            return self.answer(200, data, ETag='"1"', Last_Modified="Wed, 01 May 2024 00:00:00 GMT")
        first = int(span[1])
        some = data[first : int(span[2]) + 1 if span[2] else None]
        of = f"bytes {first}-{first + len(some) - 1}/{len(data)}"
        return self.answer(206, some, ETag='"1"', Content_Range=of)

    def listed(self, bucket, query):
        prefix, delimiter = (query.get(name, [""])[0] for name in ("prefix", "delimiter"))
        keys, folders = [], set()
        for key in sorted(key for key in self.kept if key.startswith(prefix)):
            rest = key[len(prefix) :]
            if delimiter and delimiter in rest:
                folders.add(prefix + rest.partition(delimiter)[0] + delimiter)
            else:
                keys.append(key)
        inner = f"<Name>{bucket}</Name><Prefix>{escape(prefix)}</Prefix><KeyCount>{len(keys) + len(folders)}</KeyCount>"
        inner += "<MaxKeys>100000</MaxKeys><IsTruncated>false</IsTruncated>"
        for key in keys:
            inner += f"<Contents><Key>{escape(key)}</Key><LastModified>{WHEN}</LastModified><ETag>&quot;1&quot;</ETag>"
            inner += f"<Size>{len(self.kept[key])}</Size><StorageClass>STANDARD</StorageClass></Contents>"
        inner += "".join(
            f"<CommonPrefixes><Prefix>{escape(each)}</Prefix></CommonPrefixes>" for each in sorted(folders)
        )
        self.tell("ListBucketResult", inner)

    def do_PUT(self):
        _, key, query = self.asked()
        data = self.body()
        if "partNumber" in query:
            self.parts[query["uploadId"][0], int(query["partNumber"][0])] = data
        elif key:
            self.kept[key] = data
        self.answer(200, ETag='"1"')

    def do_POST(self):
        bucket, key, query = self.asked()
        data = self.body()
        if "delete" in query:
            gone = [html.unescape(name) for name in re.findall("<Key>(.*?)</Key>", data.decode())]
            for name in gone:
                self.kept.pop(name, None)
            return self.tell("DeleteResult", "".join(f"<Deleted><Key>{escape(name)}</Key></Deleted>" for name in gone))
        of = f"<Bucket>{bucket}</Bucket><Key>{escape(key)}</Key>"
        if "uploads" in query:
            upload = f"upload-{id(data)}-{len(self.parts)}-{key}"
            return self.tell("InitiateMultipartUploadResult", f"{of}<UploadId>{escape(upload)}</UploadId>")
        own = sorted(part for part in self.parts if part[0] == query["uploadId"][0])
        self.kept[key] = b"".join(self.parts.pop(part) for part in own)
        return self.tell("CompleteMultipartUploadResult", f"{of}<ETag>&quot;1&quot;</ETag>")

    def do_DELETE(self):
        _, key, query = self.asked()
        if "uploadId" not in query:
            self.kept.pop(key, None)
        self.answer(204)


@pytest.fixture
def store(monkeypatch):
    """Start a store with one bucket, and give the bucket's name and objects, and the variables that tell of it."""
    own = type("Own", (Store,), {"kept": Kept(), "parts": {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), own)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    variables = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
        "AWS_ACCESS_KEY_ID": "anyone",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    yield BUCKET, own.kept, variables
    server.shutdown()
    thread.join()
    server.server_close()
