"""Pages by https: with a certificate that is in order, and with each kind that is not."""

from datetime import datetime, timedelta, timezone

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from loopback.site import site

from newsmine.pages.collect import collect
from newsmine.pages.plan import Plan

_NAME = "secure.hanbit.example"
_NOW = datetime.now(timezone.utc)


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    """Open hosts with certificates of our own authority, in order and not, and of nobody's."""
    folder = tmp_path_factory.mktemp("certificates")
    authority = _authority("한빛 인증")
    (folder / "authority.pem").write_bytes(authority[1].public_bytes(serialization.Encoding.PEM))
    certificates = {
        "good": _signed(folder / "good.pem", authority, name=_NAME),
        "old": _signed(folder / "old.pem", authority, name=_NAME, days=-1),
        "other": _signed(folder / "other.pem", authority, name="other.hanbit.example"),
        "nobody's": _signed(folder / "nobody.pem", _authority("아무개"), name=_NAME),
    }
    with site(outlets={}, certificates=certificates) as up:
        yield up, folder / "authority.pem"


def fetch(web, tmp_path, which, **more):
    base = web[0].bases[which]
    url = f"https://{_NAME}:{base.rpartition(':')[2]}/news/articleView.html?idxno=1"
    address = base.partition("//")[2].rpartition(":")[0]
    plan = {"delay": 0.0, "timeout": 5.0, "retries": 0, "allow_private": True, "resolve": {_NAME: (address,)}}
    return collect(Plan(store=str(tmp_path / "a.pages.sqlite"), urls=(url,), **(plan | more)))


def test_a_page_with_a_certificate_that_is_in_order_is_fetched(web, tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(web[1]))
    report = fetch(web, tmp_path, "good")
    assert report.failures == ()
    assert report.fetched == 1


@pytest.mark.parametrize("which", ["old", "other", "nobody's"])
def test_a_page_with_a_certificate_that_is_not_in_order_is_not_fetched_unless_it_is_asked_for(
    web, tmp_path, monkeypatch, which
):
    monkeypatch.setenv("SSL_CERT_FILE", str(web[1]))
    report = fetch(web, tmp_path, which)
    assert report.fetched == 0
    assert [failure.kind for failure in report.failures] == ["tls"]
    assert "verify_certificates" in report.failures[0].reason
    assert fetch(web, tmp_path, which, verify_certificates=False).fetched == 1


def _authority(name):
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    built = _builder(subject, subject, key, days=30).add_extension(
        x509.BasicConstraints(ca=True, path_length=None), critical=True
    )
    return key, built.sign(key, hashes.SHA256())


def _signed(path, authority, *, name, days=30):
    signer, top = authority
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    built = _builder(subject, top.subject, key, days=days).add_extension(
        x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(secret + built.sign(signer, hashes.SHA256()).public_bytes(pem))
    return str(path)


def _builder(subject, issuer, key, *, days):
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_NOW - timedelta(days=60))
        .not_valid_after(_NOW + timedelta(days=days))
    )
