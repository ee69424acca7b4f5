"""Everything that goes wrong on a connection, over real sockets, sync and async."""

from __future__ import annotations

import gzip
import ssl
import time
from dataclasses import dataclass, field

import pytest

from payspec.runtime.flow.replies import Answered, Failed, FailureReason
from payspec.runtime.flow.timeouts import Timeouts
from tests.loopback import scripts
from tests.loopback.certificates import identity
from tests.loopback.drive import KINDS, Kind, drive, post
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import LoopbackServer, Peer, Script, closed_port

SHORT = 0.2
MIB = 1024 * 1024


@dataclass(frozen=True)
class Case:
    """What the server does, and what has to become of the exchange."""

    name: str
    script: Script
    reason: FailureReason | None
    sent: bool = True
    status: int = 0
    timeouts: Timeouts = field(default_factory=Timeouts)
    deadline: float | None = None
    body: bytes = b'{"amount":1}'
    max_body: int = MIB
    tls: bool = False
    trusted: bool = True


CASES = [
    Case("untrusted", scripts.stays_silent, FailureReason.TLS, False, tls=True,
         trusted=False),
    Case("silent-handshake", scripts.stays_silent, FailureReason.READ_TIMEOUT,
         tls=True, timeouts=Timeouts(read=SHORT)),
    Case("silent", scripts.stays_silent, FailureReason.READ_TIMEOUT,
         timeouts=Timeouts(read=SHORT)),
    Case("silent-till-deadline", scripts.stays_silent, FailureReason.DEADLINE,
         deadline=0.75),
    Case("drips-headers", scripts.drips(b"HTTP/1.1 200 OK\r\nX: ", b"a"),
         FailureReason.DEADLINE, deadline=60.0),
    Case("drips-headers-tls", scripts.drips(b"HTTP/1.1 200 OK\r\nX: ", b"a"),
         FailureReason.DEADLINE, deadline=60.0, tls=True),
    Case("drips-early-hints", scripts.drips(b"", b"HTTP/1.1 103 Early\r\n\r\n"),
         FailureReason.DEADLINE, deadline=60.0),
    Case("drips-body",
         scripts.drips(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", b"a"),
         FailureReason.DEADLINE, deadline=60.0),
    Case("reads-nothing", scripts.never_reads, FailureReason.WRITE_TIMEOUT,
         body=bytes(32 * MIB), timeouts=Timeouts(write=SHORT)),
    Case("reads-nothing-till-deadline", scripts.never_reads, FailureReason.DEADLINE,
         body=bytes(32 * MIB), deadline=0.75),
    Case("resets-unread", scripts.resets_unread, FailureReason.DISCONNECTED),
    Case("resets-after-reading", scripts.resets_after_reading,
         FailureReason.DISCONNECTED),
    Case("closes", scripts.answers_and_closes(b""), FailureReason.DISCONNECTED),
    Case("half-a-head", scripts.answers_and_closes(b"HTTP/1.1 201 Crea"),
         FailureReason.DISCONNECTED),
    Case("half-a-body",
         scripts.answers_and_closes(
             b'HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{"id":1'),
         FailureReason.DISCONNECTED),
    Case("half-a-chunk",
         scripts.answers_and_closes(
             b'HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{"id"'),
         FailureReason.DISCONNECTED),
    Case("garbage", scripts.answers_and_closes(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"),
         FailureReason.PROTOCOL),
    Case("bad-chunk",
         scripts.answers_and_closes(
             b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n"),
         FailureReason.PROTOCOL),
    Case("bad-gzip",
         scripts.answers(answer_bytes(b"{}", headers=("Content-Encoding: gzip",))),
         FailureReason.UNDECODABLE),
    Case("too-large", scripts.answers(answer_bytes(bytes(2 * MIB))),
         FailureReason.BODY_TOO_LARGE),
    Case("gzip-bomb", scripts.answers(scripts.gzip_bomb(256 * MIB)),
         FailureReason.BODY_TOO_LARGE),
    Case("largest", scripts.answers(answer_bytes(bytes(MIB))), None, status=200),
    Case("redirect",
         scripts.answers(answer_bytes(
             status="302 Found", headers=("Location: http://127.0.0.1:9/",))),
         None, status=302),
    Case("early-401",
         scripts.answers_early(answer_bytes(status="401 Unauthorized")),
         None, status=401, body=bytes(8 * MIB)),
    Case("server-error", scripts.answers(answer_bytes(status="500 Oops")), None,
         status=500),
    Case("switching-protocols",
         scripts.answers_and_closes(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"),
         FailureReason.PROTOCOL),
    Case("tls", scripts.answers(answer_bytes(b'{"a":1}')), None, status=200, tls=True),
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_failure_has_its_reason_and_says_what_may_have_left(
    kind: Kind, case: Case
) -> None:
    tls = identity() if case.tls else None
    server = LoopbackServer(case.script, tls.server if tls else None)
    context = tls.client if tls and case.trusted else None
    with server:
        began = time.monotonic()
        reply = drive(
            kind,
            post(
                server.url,
                body=case.body,
                timeouts=case.timeouts,
                deadline=case.deadline,
                max_body=case.max_body,
            ),
            context,
            server.clock,
        )
        took = time.monotonic() - began
    if case.reason is None:
        assert isinstance(reply, Answered)
        assert reply.response.status == case.status
    else:
        assert isinstance(reply, Failed)
        assert (reply.sent, reply.reason) == (case.sent, case.reason)
    # Far below the usual time-outs, far above what any case needs.
    assert took < 20
    assert server.connections == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_refused_connection_is_not_sent(kind: Kind) -> None:
    reply = drive(kind, post(f"http://127.0.0.1:{closed_port()}"))
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (False, FailureReason.CONNECT)


@pytest.mark.parametrize("kind", KINDS)
def test_tls_to_a_server_without_is_not_sent(kind: Kind) -> None:
    script = scripts.answers_and_closes(answer_bytes(status="400 Bad Request"))
    with LoopbackServer(script) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost")
        # A server that waits for the end of a head will never see one.
        reply = drive(kind, post(url, timeouts=Timeouts(connect=SHORT)))
    assert isinstance(reply, Failed)
    assert not reply.sent
    assert reply.reason in (FailureReason.TLS, FailureReason.CONNECT_TIMEOUT)
    assert server.seen == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_handshake_that_is_turned_down_is_a_tls_failure(kind: Kind) -> None:
    def refuses(peer: Peer) -> None:
        peer.sock.recv(1)
        peer.send(b"220 mail.example ESMTP\r\n")
        peer.wait_for_client()

    with LoopbackServer(refuses) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost")
        reply = drive(kind, post(url))
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (False, FailureReason.TLS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("timeouts", "deadline", "reason"),
    [
        (Timeouts(connect=SHORT), None, FailureReason.CONNECT_TIMEOUT),
        (Timeouts(), SHORT, FailureReason.DEADLINE),
    ],
    ids=["own", "deadline"],
)
def test_a_handshake_that_never_ends_is_not_sent(
    kind: Kind, timeouts: Timeouts, deadline: float | None, reason: FailureReason
) -> None:
    with LoopbackServer(scripts.never_reads) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost")
        reply = drive(kind, post(url, timeouts=timeouts, deadline=deadline))
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (False, reason)


@pytest.mark.parametrize("kind", KINDS)
def test_a_certificate_for_another_host_is_refused(kind: Kind) -> None:
    tls = identity()
    with LoopbackServer(scripts.stays_silent, tls.server) as server:
        url = server.url.replace("localhost", "127.0.0.2")
        reply = drive(kind, post(url), tls.client)
    assert isinstance(reply, Failed)
    assert not reply.sent
    assert reply.reason in (FailureReason.TLS, FailureReason.CONNECT)


@pytest.mark.parametrize("kind", KINDS)
def test_a_deadline_that_has_passed_sends_nothing(kind: Kind) -> None:
    with LoopbackServer(scripts.answers(answer_bytes())) as server:
        reply = drive(kind, post(server.url, deadline=-1.0))
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (False, FailureReason.DEADLINE)
    assert server.connections == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_gzip_body_within_the_bound_is_decoded(kind: Kind) -> None:
    body = gzip.compress(b'{"a":1}')
    data = answer_bytes(body, headers=("Content-Encoding: gzip",))
    with LoopbackServer(scripts.answers(data)) as server:
        reply = drive(kind, post(server.url))
    assert isinstance(reply, Answered)
    assert reply.response.body == b'{"a":1}'


def test_a_failure_says_nothing_of_the_exception_but_its_class() -> None:
    reply = drive("sync", post(f"http://127.0.0.1:{closed_port()}"))
    assert isinstance(reply, Failed)
    assert reply.detail == "the server cannot be reached (ConnectError)"


def test_the_shared_tls_context_checks_who_answers() -> None:
    from payspec.runtime.transport.tls import shared_context

    context = shared_context()
    assert context is shared_context()
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
