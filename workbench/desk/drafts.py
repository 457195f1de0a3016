"""What was typed and not yet saved, kept outside the case for the reviewer alone.

A file a case and reviewer, in the user's state folder (on Linux `~/.local/state/workbench/drafts`): a
dropped line, a crash or a flat battery costs at most what was typed since the last save.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock

from workbench.i18n import tr
from workbench.model import InputError


class Drafts:
    """Texts by key (`rate:12/rationale`). May be used from several threads."""

    def __init__(self, case: Path, reviewer: str) -> None:
        name = sha256(f"{case.resolve()}\n{reviewer}".encode()).hexdigest()[:24]
        self.file = folder() / f"{name}.json"
        self._lock = Lock()
        self._texts = _read(self.file)
        self._saved = dict(self._texts)

    def get(self, key: str) -> str:
        return self._texts.get(key, "")

    def keep(self, key: str, text: str) -> None:
        """Keep a text; an empty one is no draft."""
        with self._lock:
            if text:
                self._texts[key] = text
            else:
                self._texts.pop(key, None)

    def drop(self, form: str) -> None:
        """Forget all texts of a form (`rate:12`): they were saved."""
        with self._lock:
            self._texts = {key: text for key, text in self._texts.items() if key.rpartition("/")[0] != form}

    @property
    def unsaved(self) -> bool:
        return self._texts != self._saved

    def save(self) -> None:
        """Write them, whole or not at all; without any the file goes. Raises InputError."""
        with self._lock:
            texts = dict(self._texts)
            if texts == self._saved:
                return
            try:
                _write(self.file, texts)
            except OSError as error:
                raise InputError(
                    tr(
                        "what you are typing cannot be kept in {parent}: {reason}",
                        parent=self.file.parent,
                        reason=error.strerror,
                    )
                ) from error
            self._saved = texts


def folder() -> Path:
    from platformdirs import user_state_path

    return user_state_path("workbench") / "drafts"


def _read(file: Path) -> dict[str, str]:
    """The texts in the file; none in one that cannot be read."""
    try:
        texts = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(texts, dict):
        return {}
    return {key: text for key, text in texts.items() if isinstance(text, str)}


def _write(file: Path, texts: dict[str, str]) -> None:
    if not texts:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    scratch = file.with_suffix(f".{os.getpid()}.new")
    try:
        handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(json.dumps(texts, ensure_ascii=False).encode("utf-8", "surrogatepass"))
            out.flush()
            os.fsync(out.fileno())
        scratch.replace(file)
    except OSError:
        with suppress(OSError):
            scratch.unlink()
        raise
