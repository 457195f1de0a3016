"""A case in one file, for handing on, and the proof that such a file is whole."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench import __version__
from workbench.desk.case import Case, open_case
from workbench.desk.verify import verify
from workbench.i18n import tr
from workbench.model import CaseError, InputError
from workbench.store import queries
from workbench.store.database import FILE
from workbench.store.log import events


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle's manifest says of it."""

    title: str
    files: int
    events: int
    log_hash: str
    """Of the last deed; it stands for the whole log."""


def bundle(case: Case, target: Path) -> Bundle:
    """Write the case (database, article, kept copies) with a manifest to a ZIP file.

    Only whole cases are bundled: raises CaseError naming what drifted. The same case gives the
    same bytes.
    """
    from workbench.archive.bundle import write

    drifted = verify(case)
    if drifted:
        raise CaseError(tr("the case is not whole, so it was not bundled: {drifted}", drifted=drifted[0]))
    with tempfile.TemporaryDirectory(prefix="workbench-") as scratch:
        copy = Path(scratch) / FILE
        case.store.copy_to(copy)
        with open_case(Path(scratch), reviewer=case.reviewer) as copied:  # at one moment, whatever goes on
            kept = ((name, case.sources_folder / name) for name in queries.kept_files(copied.store))
            files = {f"sources/{name}": path for name, path in kept if path.is_file()}
            last = events(copied.store, limit=1)[0]
            title = copied.title
        _as_one_file(copy)
        about = {
            "title": title,
            "tool": f"claim-workbench {__version__}",
            "made": last.at,
            "events": last.id,
            "log_hash": last.hash,
        }
        year, month, day = (int(part) for part in last.at[:10].split("-"))
        write(target, {FILE: copy, **files}, about, day=(year, month, day))
    return Bundle(title, len(files) + 1, last.id, last.hash)


def _as_one_file(copy: Path) -> None:
    for ending in ("-wal", "-shm"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)


def unbundle(path: Path, folder: Path) -> Bundle:
    """Make the folder a case again. Raises InputError for what is no sound bundle; then nothing stays."""
    from workbench.archive.bundle import unpack

    manifest = unpack(path, folder)
    return _said(manifest, path)


def verify_bundle(path: Path) -> tuple[Bundle, tuple[str, ...]]:
    """What a bundle says of itself, and what in it drifted; nothing but the file is needed.

    Raises InputError for a file that is no bundle or is not safe to open.
    """
    with tempfile.TemporaryDirectory(prefix="workbench-") as scratch:
        said = unbundle(path, Path(scratch) / "case")
        with open_case(Path(scratch) / "case", reviewer="verify") as case:
            found = list(verify(case))
            last = events(case.store, limit=1)
            if not last or (last[0].id, last[0].hash) != (said.events, said.log_hash):
                found.append(tr("the event log is not the one that the manifest speaks of"))
    return said, tuple(found)


def _said(manifest: dict[str, Any], path: Path) -> Bundle:
    try:
        return Bundle(
            str(manifest["title"]), len(manifest["files"]), int(manifest["events"]), str(manifest["log_hash"])
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            tr("{path} is no bundle: its manifest lacks {reason}", path=path, reason=error)
        ) from error
