"""The reviewer's own library: which cases to look in for earlier verdicts, and published fact-checks.

It lives in the user's data folder and holds nothing until it is told to.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.desk.case import is_case
from workbench.i18n import tr
from workbench.model import InputError

if TYPE_CHECKING:
    from workbench.archive.claimreview import Review

_CASES = "cases.json"
_REVIEWS = "claimreviews.jsonl"


def folder() -> Path:
    """Where the library is."""
    from platformdirs import user_data_path

    return user_data_path("workbench")


def cases() -> tuple[Path, ...]:
    """The folders that were registered, in their order; some may be gone."""
    try:
        found = json.loads((folder() / _CASES).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise InputError(
            tr("{folder} cannot be read: {reason}; mend or remove it", folder=folder() / _CASES, reason=error)
        ) from error
    return tuple(Path(path) for path in found if isinstance(path, str)) if isinstance(found, list) else ()


def register(case_folder: Path) -> None:
    """Look in this case, too, for earlier verdicts. Raises InputError for a folder without a case."""
    path = case_folder.resolve()
    if not is_case(path):
        raise InputError(tr("no case in {case_folder}; give a case's folder", case_folder=case_folder))
    known = cases()
    if path not in known:
        _write(_CASES, json.dumps([str(each) for each in (*known, path)], ensure_ascii=False, indent=1))


def forget(case_folder: Path) -> None:
    """Look in this case no longer. Raises InputError for one that was not registered."""
    path = case_folder.resolve()
    known = cases()
    if path not in known:
        raise InputError(tr("{case_folder} is not registered", case_folder=case_folder))
    _write(_CASES, json.dumps([str(each) for each in known if each != path], ensure_ascii=False, indent=1))


def import_reviews(data: bytes) -> tuple[int, int]:
    """Add a feed's published fact-checks to the library; how many are new, and how many it held."""
    from workbench.archive.claimreview import reviews

    found = reviews(data)
    if not found:
        raise InputError(tr("the feed holds no ClaimReview"))
    known = published()
    fresh = [review for review in found if review not in set(known)]
    if fresh:
        lines = (json.dumps(asdict(review), ensure_ascii=False) for review in (*known, *fresh))
        _write(_REVIEWS, "\n".join(lines) + "\n")
    return len(fresh), len(found)


def published() -> Sequence[Review]:
    """The fact-checks that were imported; lines that are damaged are left out."""
    from workbench.archive.claimreview import Review

    try:
        text = (folder() / _REVIEWS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            tr(
                "{folder} cannot be read: {reason}; mend or remove it",
                folder=folder() / _REVIEWS,
                reason=error,
            )
        ) from error
    found = []
    for line in text.split("\n"):
        try:
            row: Any = json.loads(line)
            found.append(Review(**{name: str(value) for name, value in row.items()}))
        except (ValueError, TypeError, AttributeError):
            continue
    return found


def _write(name: str, text: str) -> None:
    """Whole or not at all."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=folder())
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(folder() / name)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            tr("{folder} cannot be written: {reason}", folder=folder() / name, reason=error.strerror or error)
        ) from error
