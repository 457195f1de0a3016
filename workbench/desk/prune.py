"""Making room: the bytes of sources that were taken out are deleted. It cannot be undone."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from workbench.desk.case import Case
from workbench.i18n import tr
from workbench.model import CaseError
from workbench.store import queries
from workbench.store.queries import Row

_PRUNED = 2
"""What `gone` is then: undoing the removal no longer fits."""


def prunable(case: Case) -> tuple[tuple[str, int], ...]:
    """(file name, bytes) of what `prune` would delete."""
    sizes = {row["file"]: row["size"] for row in _rows(case)}
    return tuple(sizes.items())


def prune(case: Case, only: Collection[int] | None = None) -> tuple[str, ...]:
    """Delete the files of removed and undone sources that nothing else uses; their names.

    `only`: of these sources, and no file that another removed one might come back to.

    The log keeps that they were there, and their checksums. Raises CaseError where they cannot be
    deleted.
    """
    if case.read_only:
        raise CaseError(
            tr("{folder} cannot be written; copy the case to a folder of your own", folder=case.folder)
        )
    with case.deed("prune") as deed:
        rows = _rows(case)
        if only is not None:
            others = {row["file"] for row in rows if row["source_id"] not in only}
            rows = [row for row in rows if row["file"] not in others]
        for row in rows:
            deed.update("captures", row["id"], {"gone": _PRUNED})
        names = tuple(dict.fromkeys(row["file"] for row in rows))
        deed.summary = f"deleted the kept bytes of {len(names)} removed sources"
    for name in names:  # after the deed: a crash between leaves bytes for the next time
        try:
            with suppress(FileNotFoundError):
                (case.sources_folder / name).unlink()
        except OSError as error:
            raise CaseError(
                tr("sources/{name} cannot be deleted: {reason}", name=name, reason=error.strerror)
            ) from error
    return names


def _rows(case: Case) -> list[Row]:
    rows = queries.prunable(case.store)
    return [row for row in rows if row["gone"] < _PRUNED or (case.sources_folder / row["file"]).exists()]
