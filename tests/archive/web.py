"""A web server on the loopback that answers as badly as it is told to."""

from __future__ import annotations

import datetime
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

Answer = Callable[[socket.socket], None]


def page(body: bytes, *headers: str, status: str = "200 OK") -> Answer:
    """A plain, whole answer."""

    def send(client: socket.socket) -> None:
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
        client.sendall("\r\n".join(lines).encode() + body)

    return send


def redirect(target: str, status: str = "302 Found") -> Answer:
    return page(b"", f"Location: {target}", status=status)


class Web:
    """`answers` by path; what is not there is a 404."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.body = b""
        """Of the last request that had one."""
        self.over = threading.Event()
        """Set when the test is over: what waits may end."""
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def url(self, path: str, host: str = "localhost") -> str:
        return f"http://{host}:{self.port}{path}"

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(client,), daemon=True).start()

    def _answer(self, client: socket.socket) -> None:
        with client:
            try:
                head = b""
                while b"\r\n\r\n" not in head:
                    piece = client.recv(4096)
                    if not piece:
                        return
                    head += piece
                    if head.startswith(b"\x16"):  # TLS: this server speaks none
                        client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                        return
                head, _, body = head.partition(b"\r\n\r\n")
                told = re.search(rb"(?i)content-length: *(\d+)", head)
                while told and len(body) < int(told[1]):
                    body += client.recv(65536)
                self.body = body
                path = head.split(b" ", 2)[1].decode("latin-1")
                self.asked.append(path)
                self.answers.get(path, page(b"no", status="404 Not Found"))(client)
            except (OSError, IndexError):
                return

    def close(self) -> None:
        self.over.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # or its thread would accept for the next server
        self._socket.close()
        self._thread.join(5)


@contextmanager
def unvouched_tls(folder: Path) -> Iterator[int]:
    """The port of a server that proves to be localhost by a certificate that it wrote itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    written = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(pem)
    (folder / "tls.pem").write_bytes(written)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "tls.pem")
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def greet() -> None:
            with suppress(OSError):  # the other side breaks off
                client, _ = listening.accept()
                with client, context.wrap_socket(client, server_side=True):
                    pass

        thread = threading.Thread(target=greet, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(5)


@contextmanager
def web() -> Iterator[Web]:
    served = Web()
    try:
        yield served
    finally:
        served.close()
