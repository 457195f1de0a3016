"""Bytes to text: byte order marks, UTF-8, UTF-16, the Arabic code pages, and their usual damage.

A code page is chosen by how plausible the decoded words are, since windows-1256, ISO-8859-6 and
windows-1252 accept nearly any bytes.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from workbench.i18n import tr
from workbench.model import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODE_PAGES = ("windows-1252", "windows-1256", "iso-8859-6")  # the first wins a tie
_SAMPLE = 200_000
"""Bytes that are looked at to choose a code page."""

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_WORD = re.compile("[\u0621-\u0652\u0640]+")
_COMMON = frozenset(
    ["في", "من", "على", "إلى", "أن", "عن", "التي", "الذي", "هذا", "هذه", "مع", "كان", "كانت", "قال",
     "لا", "ما", "هو", "هي", "بعد", "قبل", "و", "ولا"]
)  # fmt: skip
_ODD_SIGNS = re.compile("[\x80-\x9f\ufffd]|[^\\s\\w]{4}")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# UTF-8's lead bytes of Arabic, D8 to DB, as windows-1256 and windows-1252 show them, and what follows.
_MOJIBAKE = re.compile(
    "[طظعغ][\u0080-\u00bf\u0600-\u06ff\u2000-\u2122]|[ØÙÚÛ][\u0080-\u024f\u2000-\u2122]|[Ãâ][\u0080-\u00bf\u20ac\u2122]"
)


class Decoded(NamedTuple):
    text: str
    charset: str
    notices: tuple[str, ...] = ()


class BinaryError(InputError):
    """The bytes are no text in any known charset."""


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """The text of `data`, without byte order mark; newlines are left alone.

    `declared` is what the transport or the document says of its charset; it is believed if the
    bytes fit it and are not plain UTF-8. Raises BinaryError for bytes that are no text.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(charset, errors="replace")
            return _noted(text, charset, _lost(text))
    wide = _utf16_without_mark(data)
    if wide:
        return _noted(data.decode(wide, errors="replace"), wide, f"read as {wide}")
    try:
        return _repaired(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    known = _known(declared)
    if known and known != "utf-8":
        try:
            return _noted(data.decode(known), known, f"read as {known}, as the document says")
        except UnicodeDecodeError:
            pass
    if len(_CONTROL.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]) // 50:
        raise BinaryError(tr("the file is no text in any known charset; save it as UTF-8 text"))
    damaged = data.decode("utf-8", errors="replace")
    if _mostly_utf8(damaged):
        return _noted(damaged, "utf-8", _lost(damaged))
    charset = _likeliest(data)
    text = data.decode(charset, errors="replace")
    return _noted(text, charset, f"read as {charset}", _lost(text))


def _noted(text: str, charset: str, *notices: str) -> Decoded:
    return Decoded(text, charset, tuple(notice for notice in notices if notice))


def _lost(text: str) -> str:
    count = text.count("\ufffd")
    return f"{count} damaged characters are shown as \ufffd" if count else ""


def _known(declared: str) -> str:
    try:
        return codecs.lookup(declared.strip("\"' ")).name if declared else ""
    except LookupError:
        return ""


def _utf16_without_mark(data: bytes) -> str:
    """`utf-16-le`, `utf-16-be` or nothing: every other byte is the same few high bytes."""
    sample = data[:4096]
    if len(data) % 2 or len(sample) < 8:
        return ""
    high = (0x00, 0x06, 0x20)  # Latin, Arabic, general punctuation
    lanes = [sum(byte in high for byte in sample[lane::2]) / (len(sample) // 2) for lane in (0, 1)]
    for lane, charset in ((1, "utf-16-le"), (0, "utf-16-be")):
        if lanes[lane] > 0.95 and lanes[1 - lane] < 0.6:
            try:
                text = data.decode(charset)
            except UnicodeDecodeError:
                return ""
            letters = sum(char.isalnum() or char.isspace() for char in text[:2000])
            return charset if letters > 0.7 * len(text[:2000]) else ""
    return ""


def _mostly_utf8(text: str) -> bool:
    """Few damaged places beside many sound multi-byte characters: a cut or spoilt UTF-8 file."""
    lost = text.count("\ufffd")
    sound = sum(char > "\x7f" for char in text[:_SAMPLE]) - text[:_SAMPLE].count("\ufffd")
    return sound > 20 * text[:_SAMPLE].count("\ufffd") and lost * 20 < len(text)


def plausibility(text: str) -> float:
    """How much a decoded text looks like language, -5..2 a word. Common Arabic words count double."""
    score = 0.0
    found = 0
    for match in _WORD.finditer(text):
        word = match.group()
        found += 1
        if _ARABIC_WORD.fullmatch(word):
            known = word in _COMMON or (word.startswith("ال") and len(word) > 3)
            score += 2 if known else 0.8 if len(word) > 1 else -0.5
        elif word.isascii():
            score += 1
        else:
            # Accented letters are few in a Latin word; other alphabets do not mix with it.
            accented = sum("\x7f" < char < "\u0250" for char in word)
            other = sum(char >= "\u0370" for char in word)
            mixed = 0 < other < len(word) or any("\u0600" <= char <= "\u06ff" for char in word)
            score += -3 if mixed or accented > 0.5 * len(word) > 1 else 0.8
    score -= 3 * len(_ODD_SIGNS.findall(text))
    return score / max(found, 1)


def _likeliest(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    candidates = list(_CODE_PAGES)
    guess = from_bytes(sample).best()
    if guess is not None:
        guessed = _known(guess.encoding)
        has_ascii = guessed and "az <".encode(guessed, "replace") == b"az <"  # EBCDIC has not
        if has_ascii and guessed not in {_known(page) for page in candidates}:
            candidates.append(guessed)
    return max(candidates, key=lambda page: plausibility(sample.decode(page, errors="replace")))


def _repaired(text: str) -> Decoded:
    """UTF-8 that somebody read as windows-1256 or -1252 and saved again is turned back."""
    sample = text[:_SAMPLE]
    signs = len(_MOJIBAKE.findall(sample))
    if signs < 4 or signs * 8 < len(sample) - sample.count(" "):
        return Decoded(text, "utf-8")
    for page in ("windows-1256", "windows-1252"):
        lines = [_turned_back(line, page) for line in text.split("\n")]
        if sum(line is None for line in lines) * 5 > len(lines):
            continue
        whole = "\n".join(
            old if new is None else new for old, new in zip(text.split("\n"), lines, strict=True)
        )
        if plausibility(whole[:_SAMPLE]) > plausibility(sample) + 0.5:
            notice = f"UTF-8 that had been read as {page} was repaired; the file is kept as it is"
            return Decoded(whole, "utf-8", (notice,))
    return Decoded(text, "utf-8")


def _turned_back(line: str, page: str) -> str | None:
    try:
        return _as_bytes(line, page).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None


def _as_bytes(line: str, page: str) -> bytes:
    try:
        return line.encode(page)
    except UnicodeEncodeError:  # bytes that the code page leaves undefined were kept as C1 controls
        return b"".join(
            char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode(page) for char in line
        )
