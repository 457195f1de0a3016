"""Timestamp tokens (RFC 3161): somebody else's signed word that bytes were there at a time.

Needs the extra `timestamp` (rfc3161-client).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from types import ModuleType
from typing import TYPE_CHECKING

from workbench.i18n import tr
from workbench.model import InputError

if TYPE_CHECKING:
    from workbench.archive.fetching.fetch import Fetcher

QUERY = "application/timestamp-query"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A token, as it is kept."""

    token: bytes
    """The server's whole answer (DER)."""
    at: datetime
    """When the server says that it saw the bytes; UTC."""


def stamp(message: bytes, server: str, roots: bytes, fetcher: Fetcher) -> Stamp:
    """Ask a timestamp server for a token over `message`, and check it against the roots (PEM).

    Only the SHA-512 sum of the message is sent. Raises InputError where the server cannot be asked
    or its answer does not hold.
    """
    client = _client()
    request = client.TimestampRequestBuilder().data(message).nonce(nonce=True).build()
    token = fetcher.call(server, request.as_bytes(), QUERY)
    wrong = problem(token, message, roots)
    if wrong:
        raise InputError(
            tr("the answer of {server} is no timestamp that holds: {wrong}", server=server, wrong=wrong)
        )
    answer = client.decode_timestamp_response(token)
    if answer.tst_info.nonce != request.nonce:
        raise InputError(tr("the answer of {server} is to another question; ask again", server=server))
    return Stamp(token, answer.tst_info.gen_time)


def problem(token: bytes, message: bytes, roots: bytes) -> str:
    """Why a token does not hold for `message`, in one line; empty if it does.

    The signer's certificate must be signed by one of `roots` (PEM) and be made for timestamps.
    """
    client = _client()
    try:
        answer = client.decode_timestamp_response(token)
        builder = client.VerifierBuilder(roots=_certificates(roots), intermediates=[])
        builder.build().verify_message(answer, message)
    except client.VerificationError as error:
        return " ".join(str(error).split()) or tr("it does not fit")
    except (ValueError, TypeError) as error:
        return tr("it cannot be read ({reason})", reason=" ".join(str(error).split()))
    return ""


def _certificates(pem: bytes) -> list[object]:
    from cryptography import x509

    try:
        return list(x509.load_pem_x509_certificates(pem))
    except ValueError as error:
        raise InputError(tr("the roots are no certificates; give a PEM file")) from error


def _client() -> ModuleType:
    try:
        import rfc3161_client
    except ImportError as error:
        raise InputError(tr("timestamps need a library: pip install 'claim-workbench[timestamp]'")) from error
    return rfc3161_client
