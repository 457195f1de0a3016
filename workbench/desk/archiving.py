"""Copies of sources in public archives: looked up, or asked for, when a reviewer says so."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.desk.case import Case
from workbench.desk.evidence import source_row
from workbench.desk.reviewer import config_file, configuration
from workbench.i18n import tr
from workbench.model import CaseError, InputError

if TYPE_CHECKING:
    from workbench.archive.fetching.archives import Archives
    from workbench.archive.fetching.fetch import Fetcher


class Archive(StrEnum):
    WAYBACK = "wayback"
    PERMA = "perma"


def archives() -> Archives:
    """The archives, with the keys of `[archives]` in the configuration file."""
    from workbench.archive.fetching.archives import Archives

    found = configuration().get("archives", {})
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise InputError(tr("{file}: [archives] holds texts, wayback and perma; mend it", file=config_file()))
    return Archives(wayback_key=found.get("wayback", ""), perma_key=found.get("perma", ""))


def look_up_copy(case: Case, source_id: int, get: Fetcher, at: Archives | None = None) -> str:
    """The Internet Archive's newest copy of a source's page, written down with the source.

    Empty, and nothing written, where there is none. Raises InputError for a source without an
    address, or where the archive cannot be asked.
    """
    from workbench.archive.fetching.archives import copy_of

    url = _address(case, source_id)
    copy = copy_of(url, get, at or archives())
    if copy:
        _write_down(case, source_id, copy, f"found a copy of source {source_id} at {copy}")
    return copy


def save_copy(case: Case, source_id: int, archive: Archive, get: Fetcher, at: Archives | None = None) -> str:
    """Have an archive keep a source's page as it is now; the copy's address, written down.

    Raises InputError for a source without an address, or where the archive does not keep it.
    """
    from workbench.archive.fetching.archives import save_to_perma, save_to_wayback

    url = _address(case, source_id)
    save = save_to_perma if archive is Archive.PERMA else save_to_wayback
    copy = save(url, get, at or archives())
    _write_down(case, source_id, copy, f"had a copy of source {source_id} kept at {copy}")
    return copy


def _address(case: Case, source_id: int) -> str:
    if case.read_only:
        raise CaseError(
            tr("{folder} cannot be written; copy the case to a folder of your own", folder=case.folder)
        )
    url = str(source_row(case, source_id)["url"])
    if not url:
        raise InputError(tr("source {source_id} has no address; describe it first", source_id=source_id))
    return url


def _write_down(case: Case, source_id: int, copy: str, summary: str) -> None:
    with case.deed("archive", f"source:{source_id}") as deed:
        source_row(case, source_id)
        deed.update("sources", source_id, {"archive_url": copy})
        deed.summary = summary
