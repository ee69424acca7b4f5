"""A certificate that the client shows, to a TLS server that asks for it."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.loopback.certificates import identity
from tests.loopback.server import LoopbackServer

from .emitted import KINDS, Kind, build, core, pay, payouts, run, serves

PASSWORD = b"passw0rd"


@cache
def shown(name: str) -> tuple[bytes, bytes, bytes]:
    """A client's certificate, its key, and its key under a password."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    form = serialization.Encoding.PEM
    pkcs8 = serialization.PrivateFormat.PKCS8
    plain = key.private_bytes(form, pkcs8, serialization.NoEncryption())
    locked = key.private_bytes(
        form, pkcs8, serialization.BestAvailableEncryption(PASSWORD)
    )
    return certificate.public_bytes(form), plain, locked


Files = Callable[[bytes], str]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Writes a file and gives its name."""

    def written(data: bytes) -> str:
        place = tmp_path / f"{len([*tmp_path.iterdir()])}.pem"
        place.write_bytes(data)
        return str(place)

    return written


@pytest.fixture
def asking(files: Files) -> ssl.SSLContext:
    """TLS settings of a server that takes the certificate of `good` and no other."""
    made = identity()
    # The shared identity is left as it is: this one asks for a certificate.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files(made.chain))
    # In TLS 1.3 the client would be done before the server has looked.
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=shown("good")[0].decode())
    return context


def trusting() -> ssl.SSLContext:
    """A client's context of its own that trusts the server."""
    return ssl.create_default_context(cadata=identity().certificate)


@pytest.mark.parametrize("kind", KINDS)
def test_a_client_shows_its_certificate(
    kind: Kind, asking: ssl.SSLContext, files: Files
) -> None:
    certificate, key = map(files, shown("good")[:2])
    with LoopbackServer(serves(payouts), tls=asking) as server:
        options = {"merchant": certificate, "key": key, "ssl_context": trusting()}
        outcome = run(kind, build(kind, "certificate", server.url, **options), pay)
    assert isinstance(outcome, core("Accepted"))
    assert not any(
        "authorization" in name.lower() for name, _ in server.seen[0].headers
    )


@pytest.mark.parametrize("kind", KINDS)
def test_another_certificate_is_refused_before_anything_is_sent(
    kind: Kind, asking: ssl.SSLContext, files: Files
) -> None:
    certificate, key = map(files, shown("other")[:2])
    with LoopbackServer(serves(payouts), tls=asking) as server:
        options = {"merchant": certificate, "key": key, "ssl_context": trusting()}
        outcome = run(kind, build(kind, "certificate", server.url, **options), pay)
        assert not server.seen
    assert isinstance(outcome, core("NotSent"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("certificate", "key"),
    [
        (shown("good")[0], b"no key"),
        (b"no certificate", shown("good")[1]),
        (shown("good")[0], shown("other")[1]),
        (shown("good")[0], shown("good")[2]),
    ],
    ids=["no-key", "no-certificate", "another-key", "under-a-password"],
)
def test_a_certificate_that_cannot_be_shown_builds_no_client(
    certificate: bytes, key: bytes, kind: Kind, files: Files
) -> None:
    named = {"merchant": files(certificate), "key": files(key)}
    with pytest.raises(core("ConfigurationError")) as raised:
        build(kind, "certificate", "https://localhost", **named)
    assert "'merchant' and 'key'" in str(raised.value)
    assert raised.value.__cause__ is None and raised.value.__context__ is None


def test_each_client_has_a_context_of_its_own(files: Files) -> None:
    certificate, key = map(files, shown("good")[:2])
    contexts = {
        id(client._exchanger._pooled._route.ssl_context)
        for client in [
            build(
                "sync",
                "certificate",
                "https://a.example",
                merchant=certificate,
                key=key,
            )
            for _ in range(2)
        ]
    }
    assert len(contexts) == 2


def test_files_that_are_not_there_build_no_client() -> None:
    with pytest.raises(core("ConfigurationError")):
        build("sync", "certificate", "https://localhost", merchant="/no", key="/no")
