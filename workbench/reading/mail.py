"""E-mail messages (RFC 5322, MIME): the headers that matter, then the body."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from workbench.model import Document
from workbench.reading.charset import BinaryError, decode
from workbench.reading.page import page
from workbench.reading.structure import blocks

MEDIA_TYPE = "message/rfc822"
_SHOWN = ("From", "To", "Cc", "Date")
_ATTACHMENTS = 50


def mail(data: bytes) -> Document:
    """The subject, a line each for sender, receivers and date, and the body: plain text rather than HTML.

    Attachments are named in a notice; they are not read.
    """
    message: EmailMessage = message_from_bytes(data, policy=policy.default)
    subject = _header(message, "Subject")
    head = [f"{name}: {value}" for name in _SHOWN if (value := _header(message, name))]
    body = _body(message)
    text = "\n".join([*([subject] if subject else []), *head, "", body.strip()]).strip("\n")
    files = _attachments(message)
    return Document(
        text=text,
        blocks=blocks(text, title=subject),
        title=subject,
        author=_header(message, "From"),
        published=_sent(message),
        media_type=MEDIA_TYPE,
        notices=(f"attachments that were not read: {', '.join(files)}",) if files else (),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (MessageError, ValueError, IndexError, AttributeError, KeyError):  # headers that only seem to be
        return ""


def _sent(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (ValueError, TypeError, IndexError):
        return None


def _body(message: EmailMessage) -> str:
    try:
        part = message.get_body(preferencelist=("plain", "html"))
    except (MessageError, KeyError, AttributeError, ValueError):
        part = None
    if part is None:
        return "" if message.is_multipart() else _text(message)
    text = _text(part)
    return page(text)[0] if part.get_content_type() == "text/html" else text


def _text(part: MIMEPart) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        text = decode(data, declared=str(part.get_content_charset() or "")).text
    except BinaryError:
        return ""
    return text.replace("\r\n", "\n")


def _attachments(message: EmailMessage) -> list[str]:
    names = [part.get_filename() or "" for part in message.walk() if part.get_filename()]
    return [" ".join(name.split()) for name in names[:_ATTACHMENTS]]
