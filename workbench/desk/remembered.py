"""What the workbench remembers for its user between runs: recent cases, and how far the tour went."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

LONGEST = 8


def recent_cases() -> tuple[Path, ...]:
    """Folders of cases that were opened last, the newest first; those that are gone are left out."""
    from workbench.desk.case import is_case

    kept = _read().get("recent", [])
    folders = [Path(entry) for entry in kept if isinstance(entry, str)] if isinstance(kept, list) else []
    return tuple(folder for folder in folders if is_case(folder))


def remember_case(folder: Path) -> None:
    """Put a case first among the recent ones."""
    here = str(folder.resolve())
    kept = [str(entry) for entry in _read().get("recent", []) if entry != here]
    _write({"recent": [here, *kept][:LONGEST]})


def tour_place() -> int:
    """The step at which the tour was left, from 0."""
    place = _read().get("tour", 0)
    return place if isinstance(place, int) else 0


def remember_tour(place: int) -> None:
    _write({"tour": place})


def _file() -> Path:
    from platformdirs import user_data_path

    return user_data_path("workbench") / "remembered.json"


def _read() -> dict[str, Any]:
    """Everything remembered; nothing where the file is not there or cannot be read."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(changed: dict[str, Any]) -> None:
    """Change some of it. That nothing can be remembered is no reason to stop work."""
    with suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(json.dumps(_read() | changed, ensure_ascii=False), encoding="utf-8")
