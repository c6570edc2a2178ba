"""Pages over TLS: a certificate must be in order, and an end without a word is an end only for a whole page."""

import datetime as dt
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from newsmine.pages.collect import collect
from newsmine.pages.plan import Plan

PAGE = "<html><body><h1>새 도서관</h1><p>가온시는 새 도서관의 문을 열었다.</p></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        body = b"User-agent: *\n" if self.path == "/robots.txt" else PAGE
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.path in {"/whole", "/cut"}:
            # Ends with the connection, which is closed without TLS saying so.
            body, self.close_connection = (PAGE if self.path == "/whole" else PAGE[:40]), True
        else:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.timezone.utc)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(signed.public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.socket = context.wrap_socket(http.socket, server_side=True)
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{http.server_port}", folder / "cert.pem"
    http.shutdown()
    http.server_close()
    thread.join(5)


def run(store, base, *paths, **more):
    urls = tuple(f"{base}{path}" for path in paths)
    plan = Plan(store=str(store), urls=urls, delay=0.0, retries=0, timeout=5.0, allow_private=True, **more)
    report = collect(plan)
    return report.fetched, {failure.url.removeprefix(base): failure.kind for failure in report.failures}


def test_a_certificate_that_nobody_signed_is_a_fault_of_its_own(server, tmp_path):
    assert run(tmp_path / "a.sqlite", server[0], "/1") == (0, {"/1": "tls"})


def test_it_is_fetched_where_the_user_says_so(server, tmp_path):
    assert run(tmp_path / "a.sqlite", server[0], "/1", verify_certificates=False) == (1, {})


def test_a_trusted_certificate_is_in_order_and_must_be_of_that_host(server, tmp_path, monkeypatch):
    base, certificate = server
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert run(tmp_path / "a.sqlite", base, "/1") == (1, {})
    other = base.replace("127.0.0.1", "localhost")
    assert run(tmp_path / "b.sqlite", other, "/1") == (0, {"/1": "tls"})


def test_without_an_orderly_end_only_a_whole_page_is_kept(server, tmp_path):
    found = run(tmp_path / "a.sqlite", server[0], "/whole", "/cut", verify_certificates=False)
    assert found == (1, {"/cut": "reset"})
