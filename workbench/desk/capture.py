"""Sources from the web: fetched when a reviewer asks for it, never otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from workbench.desk.case import Case
from workbench.desk.evidence import Attached, Web, attach_bytes
from workbench.desk.reading import check_dates
from workbench.desk.steps import step
from workbench.i18n import mark, tr
from workbench.model import CaptureKind, CaseError, InputError, SourceInfo

if TYPE_CHECKING:
    from workbench.archive.fetching.fetch import Fetcher

_NO_INFO = SourceInfo()
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "image/jpeg": ".jpg",
    "image/png": ".png",
}


def fetcher(allow: Iterable[str] = (), *, patient: bool = False) -> Fetcher:
    """A fetcher that also connects to the hosts named in `allow`, wherever they are.

    `patient`: for services that take minutes to answer.
    """
    from workbench.archive.fetching.fetch import Fetcher, Limits
    from workbench.archive.fetching.guard import Guard

    limits = Limits(seconds=180, silence=150) if patient else Limits()
    return Fetcher(Guard(frozenset(host.lower().strip("[]") for host in allow)), limits)


def attach_url(
    case: Case,
    url: str,
    info: SourceInfo = _NO_INFO,
    *,
    with_fetcher: Fetcher | None = None,
    robots: bool = True,
    wayback: bool = False,
) -> Attached:
    """Fetch a page and keep it: its bytes as a snapshot, and all that came over the wire as WARC.

    `wayback`: ask the Internet Archive whether it has a copy, and write its address down. Raises
    InputError where the page cannot be had; then nothing is kept.
    """
    from workbench.archive.fetching.warc import warc

    if case.read_only:
        raise CaseError(
            tr("{folder} cannot be written; copy the case to a folder of your own", folder=case.folder)
        )
    check_dates(info)
    get = with_fetcher or fetcher()
    step(mark("Fetching the page"))
    found = get.fetch(url, robots=robots)
    step(mark("Keeping the page"))
    archived, lacking = info.archive_url, ""
    if wayback and not archived:
        archived, lacking = _looked_up(found.asked, get)
    info = replace(
        info,
        url=info.url or found.asked,
        accessed=info.accessed or case.now()[:10],
        archive_url=archived,
    )
    web = Web(found.url, found.status, found.media_type, warc(found.hops))
    attached = attach_bytes(
        case, found.body, _name(found.url, found.media_type), info, CaptureKind.SNAPSHOT, web
    )
    if lacking:
        attached = replace(attached, message=f"{attached.message}; {lacking}")
    return attached


def _looked_up(url: str, get: Fetcher) -> tuple[str, str]:
    """The archive's copy, and what to say where there is none: the page itself was had."""
    from workbench.archive.fetching.archives import copy_of
    from workbench.desk.archiving import archives

    try:
        found = copy_of(url, get, archives())
    except InputError as error:
        return "", f"the Internet Archive could not be asked: {error}"
    return found, "" if found else "the Internet Archive has no copy"


def _name(url: str, media_type: str) -> str:
    """A file name for a page: the last part of its path, with the ending of its kind."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path)).name or parts.hostname or "page"
    ending = _ENDINGS.get(media_type.partition(";")[0].strip().lower())
    return f"{PurePosixPath(last).stem or 'page'}{ending}" if ending else last
