"""A case in one ZIP file with a manifest of its files' SHA-256 sums; and taking such a file apart safely.

What is taken apart may come from anybody: only plain files under the names that a bundle has are
taken, links and directories are refused, and nothing unpacks to more than its manifest says.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from workbench.archive.captures import RESERVED
from workbench.i18n import tr
from workbench.model import CaseError, InputError

MANIFEST = "manifest.json"
FORMAT = "claim-workbench bundle 1"
WHOLE = 4_000_000_000
"""Bytes that a bundle may unpack to."""
FILES = 100_000
_MANIFEST_SIZE = 50_000_000
_NAME = re.compile(r"claims\.db|sources/[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}")
_PIECE = 1 << 20
Day = tuple[int, int, int]
"""Year, month, day: the time that a bundle's entries are given."""
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)
"""What `zipfile` raises for damaged, locked or oddly packed archives."""


def write(target: Path, files: Mapping[str, Path], about: Mapping[str, Any], *, day: Day) -> None:
    """Write `files` (name in the bundle -> path) and their manifest to `target`, whole or not at all.

    The same files, `about` and `day` give the same bytes. Raises CaseError where it cannot be written.
    """
    if target.exists() and not target.is_file():
        raise CaseError(tr("{target} is no plain file; name one for the bundle", target=target))
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise CaseError(
            tr("{target} cannot be written: {reason}", target=target, reason=error.strerror)
        ) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            _fill(out, files, about, day)
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as error:
        raise CaseError(
            tr("{target} cannot be written: {reason}", target=target, reason=error.strerror or error)
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _fill(out: BinaryIO, files: Mapping[str, Path], about: Mapping[str, Any], day: Day) -> None:
    listed = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            checksum, size = hashlib.sha256(), 0
            with (
                files[name].open("rb") as source,
                archive.open(_entry(name, day), "w", force_zip64=True) as part,
            ):
                while piece := source.read(_PIECE):
                    checksum.update(piece)
                    size += len(piece)
                    part.write(piece)
            listed.append({"name": name, "size": size, "sha256": checksum.hexdigest()})
        manifest = {"format": FORMAT, **about, "files": listed}
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        archive.writestr(_entry(MANIFEST, day), text.encode())


def _entry(name: str, day: Day) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (max(1980, day[0]), day[1], day[2], 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry


def unpack(bundle: Path, folder: Path) -> dict[str, Any]:
    """Take a bundle apart into `folder`, which must be empty or not there; its manifest.

    Raises InputError for a file that is no bundle, holds anything that a bundle does not, or whose
    files are not what its manifest says; then nothing of it stays.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(tr("{folder} is not empty; choose a folder that is", folder=folder))
    made: list[Path] = []
    try:
        with zipfile.ZipFile(bundle) as archive:
            entries = _checked(archive, bundle)
            manifest = _manifest(archive, entries, bundle)
            (folder / "sources").mkdir(parents=True, exist_ok=True)
            for told in manifest["files"]:
                path = folder / told["name"]
                made.append(path)
                _extract(archive, entries[told["name"]], path, told, bundle)
    except BaseException as error:
        for path in made:
            path.unlink(missing_ok=True)
        if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
            raise InputError(
                tr(
                    "{filename} cannot be opened: {reason}",
                    filename=error.filename or bundle,
                    reason=error.strerror,
                )
            ) from error
        if isinstance(error, _FAULTS) and not isinstance(error, InputError):
            raise InputError(
                tr("{bundle} is damaged or no bundle; ask for it again", bundle=bundle)
            ) from error
        raise
    return manifest


def _checked(archive: zipfile.ZipFile, bundle: Path) -> dict[str, zipfile.ZipInfo]:
    """The entries by name, once every name and kind is one that a bundle has."""
    found: dict[str, zipfile.ZipInfo] = {}
    folded: set[str] = set()
    infos = archive.infolist()
    if len(infos) > FILES:
        raise InputError(tr("{bundle} is refused: it holds {count:,} files", bundle=bundle, count=len(infos)))
    for entry in infos:
        name = entry.filename
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if name != entry.orig_filename or (name != MANIFEST and not _has_place(name)):
            raise InputError(
                tr("{bundle} is refused: {name!r} has no place in a bundle", bundle=bundle, name=name)
            )
        if kind not in (0, stat.S_IFREG):
            raise InputError(
                tr("{bundle} is refused: {name} is a link or no plain file", bundle=bundle, name=name)
            )
        if name.casefold() in folded:  # two names that some file systems take for one
            raise InputError(tr("{bundle} is refused: it holds {name} twice", bundle=bundle, name=name))
        folded.add(name.casefold())
        found[name] = entry
    if sum(entry.file_size for entry in infos) > WHOLE:
        raise InputError(
            tr(
                "{bundle} is refused: unpacked it is larger than {whole} GB",
                bundle=bundle,
                whole=WHOLE // 10**9,
            )
        )
    return found


def _has_place(name: str) -> bool:
    """Whether a file of that name may stand in a case on any system: no path, no device (CON, NUL)."""
    stem = name.removeprefix("sources/").partition(".")[0].casefold()
    return bool(_NAME.fullmatch(name)) and ".." not in name and name[-1] != "." and stem not in RESERVED


def _manifest(
    archive: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo], bundle: Path
) -> dict[str, Any]:
    if MANIFEST not in entries:
        raise InputError(tr("{bundle} is no bundle: it has no {manifest}", bundle=bundle, manifest=MANIFEST))
    with archive.open(entries[MANIFEST]) as part:
        data = part.read(_MANIFEST_SIZE + 1)
    try:
        manifest: Any = json.loads(data) if len(data) <= _MANIFEST_SIZE else None
        listed = {(str(file["name"]), int(file["size"]), str(file["sha256"])) for file in manifest["files"]}
        fits = manifest["format"] == FORMAT and len(listed) == len(manifest["files"])
    except (ValueError, TypeError, KeyError, RecursionError, AttributeError) as error:
        raise InputError(
            tr("{bundle} is no bundle: its {manifest} cannot be read", bundle=bundle, manifest=MANIFEST)
        ) from error
    names = {name for name, _, _ in listed}
    if not fits:
        raise InputError(tr("{bundle} is no bundle that this workbench knows", bundle=bundle))
    for name in sorted(names ^ (entries.keys() - {MANIFEST})):
        where = tr("the manifest") if name in entries else tr("the bundle")
        raise InputError(
            tr("{bundle} is refused: {name} is missing in {where}", bundle=bundle, name=name, where=where)
        )
    if "claims.db" not in names:
        raise InputError(tr("{bundle} is no bundle: it has no claims.db", bundle=bundle))
    return dict(manifest)


def _extract(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, told: Mapping[str, Any], bundle: Path
) -> None:
    checksum, size = hashlib.sha256(), 0
    with archive.open(entry) as part, path.open("xb") as out:
        while piece := part.read(_PIECE):
            size += len(piece)
            if size > told["size"]:
                break
            checksum.update(piece)
            out.write(piece)
    if size != told["size"] or checksum.hexdigest() != told["sha256"]:
        raise InputError(
            tr("{bundle} is refused: {name} is not what its manifest says", bundle=bundle, name=told["name"])
        )
