"""`sources/`: bytes kept as they came, under a name that carries their SHA-256.

A capture is written to a temporary name in the same folder, synced and renamed, so that a crash or
a full disk leaves either the whole file or none. The same bytes are stored once.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from workbench.i18n import tr
from workbench.model import CaseError

_LETTERS = str.maketrans(
    {"ث": "th", "خ": "kh", "ذ": "dh", "ش": "sh", "غ": "gh", "چ": "ch", "ژ": "zh", "ء": None}
    | dict(zip("ابتجحدرزسصضطظعفقكلمنهويآأإىةئؤٱپگکیڤ", "abtjhdrzssdtzafqklmnhwyaaiaaywapgkyv", strict=True))
)
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)
"""Names that are devices in Windows, with any ending."""
_SLUG_LENGTH = 60
_EXTENSION = re.compile(r"[a-z0-9]{1,8}")
_TEMPORARY = ".capture-"
_EXTENSIONS = {
    "text/plain": "txt",
    "text/markdown": "md",
    "text/html": "html",
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
}


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in `sources/`."""

    file: str
    """Its name, without a folder."""
    sha256: str
    size: int
    """Bytes."""
    is_new: bool
    """False if the same bytes were there already (perhaps under another title's name)."""


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def slug(title: str) -> str:
    """A file name's stem of a-z, 0-9 and hyphens; Arabic is transliterated roughly."""
    plain = unicodedata.normalize("NFKC", title[:500])
    latin = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
    bare = latin.encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:_SLUG_LENGTH].strip("-")
    return f"{stem}-source" if stem in RESERVED else stem or "source"


def put(folder: Path, data: bytes, *, name: str = "", title: str = "", media_type: str = "") -> Stored:
    """Store bytes as `<slug>-<first 8 of sha256>.<ext>`, the slug from the title or the file name.

    Raises CaseError, and leaves nothing half-written, if the folder cannot be written.
    """
    sha256 = digest(data)
    stem = slug(title or PurePath(name.replace("\\", "/")).stem)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        known = _same_bytes(folder, sha256)
        if known:
            return Stored(known, sha256, len(data), is_new=False)
        file = f"{stem}-{sha256[:8]}.{_extension(name, media_type)}"
        if (folder / file).exists():  # other bytes whose sum begins alike
            file = f"{stem}-{sha256}.{_extension(name, media_type)}"
        _write(folder, file, data)
    except OSError as error:
        raise CaseError(
            tr(
                "cannot keep the source in {folder}: {reason}; free or allow it",
                folder=folder,
                reason=error.strerror or error,
            )
        ) from error
    return Stored(file, sha256, len(data), is_new=True)


def get(folder: Path, file: str) -> bytes:
    """A capture's bytes. Raises CaseError if it is missing or is no plain file of the folder."""
    path = _inside(folder, file)
    try:
        return path.read_bytes()
    except OSError as error:
        raise CaseError(
            tr("cannot read sources/{file}: {reason}", file=file, reason=error.strerror or error)
        ) from error


def problem(folder: Path, file: str, sha256: str) -> str:
    """What is wrong with a stored capture, in words; empty if its bytes are the ones that were kept."""
    try:
        path = _inside(folder, file)
        with path.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
    except CaseError as error:
        return str(error)
    except OSError as error:
        return tr("sources/{file} cannot be read: {reason}", file=file, reason=error.strerror or error)
    if found == sha256:
        return ""
    return tr("sources/{file} was changed: its SHA-256 is no longer {hash}...", file=file, hash=sha256[:8])


def unknown(folder: Path, known: Iterable[str]) -> tuple[str, ...]:
    """Names in the folder that no record speaks of, sorted; also what a crash left half-written."""
    expected = frozenset(known)
    if not folder.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.name not in expected))


def _inside(folder: Path, file: str) -> Path:
    if not file or file != PurePath(file).name or file in (".", "..") or "\\" in file or "\x00" in file:
        raise CaseError(tr("{file!r} is no file name inside sources/", file=file))
    path = folder / file
    if path.is_symlink():
        raise CaseError(tr("sources/{file} is a link to elsewhere, not a kept file", file=file))
    return path


def _extension(name: str, media_type: str) -> str:
    suffix = PurePath(name.replace("\\", "/")).suffix.lower().lstrip(".")
    if _EXTENSION.fullmatch(suffix):
        return suffix
    return _EXTENSIONS.get(media_type.partition(";")[0].strip().lower(), "bin" if media_type else "txt")


def _same_bytes(folder: Path, sha256: str) -> str:
    for path in sorted(folder.glob(f"*-{sha256[:8]}*.*")):
        if not path.name.startswith(_TEMPORARY) and not problem(folder, path.name, sha256):
            return path.name
    return ""


def _write(folder: Path, file: str, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=_TEMPORARY, dir=folder)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(folder / file)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
    if os.name == "posix":  # the new name itself
        directory = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
