"""Putting bytes into a case's `sources/`."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import PurePath

from workbench.desk.case import Case
from workbench.store import queries


@dataclass(frozen=True, slots=True)
class Kept:
    file: str
    sha256: str
    size: int
    is_new: bool


def keep(case: Case, data: bytes, name: str, media_type: str = "") -> Kept:
    digest = hashlib.sha256(data).hexdigest()
    path = PurePath(name)
    slug = re.sub(r"[^\w]+", "-", path.stem).strip("-").lower()[:60] or "source"
    file = f"{slug}-{digest[:8]}{path.suffix.lower() or '.txt'}"
    target = case.sources_folder / file
    if target.exists():
        return Kept(file, digest, len(data), is_new=False)
    scratch = target.with_name(f".{file}.{os.getpid()}")
    scratch.write_bytes(data)
    scratch.replace(target)
    return Kept(file, digest, len(data), is_new=True)


def discard(case: Case, kept: Kept) -> None:
    """Take back bytes that were put there just now, unless a row names them."""
    if kept.is_new and not queries.file_in_use(case.store, kept.file):
        (case.sources_folder / kept.file).unlink(missing_ok=True)
