"""Public archives of the web: looking a page's copy up, and asking them to keep one.

The Internet Archive's availability interface and Save Page Now, and Perma.cc's interface (v1). See
https://archive.org/help/wayback_api.php and https://perma.cc/docs/developer.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from workbench.archive.fetching.fetch import Fetcher, checked
from workbench.i18n import tr
from workbench.model import InputError

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"
_COPY = re.compile(r"(?:https?://[^/\s]+)?/web/\d{14}[a-z_]*/\S+")
_POLLS = 120


@dataclass(frozen=True, slots=True)
class Archives:
    """Where the archives are asked, and with whose keys."""

    available: str = "https://archive.org/wayback/available?url="
    wayback: str = "https://web.archive.org"
    perma: str = "https://api.perma.cc/v1/archives/"
    perma_copies: str = "https://perma.cc"
    wayback_key: str = ""
    """`ACCESS:SECRET` of an account at archive.org; pages can be saved without one."""
    perma_key: str = ""


def copy_of(url: str, get: Fetcher, archives: Archives) -> str:
    """The address of the Internet Archive's copy nearest to now; empty if it has none.

    Raises InputError where it cannot be asked.
    """
    answer = _object(get.call(archives.available + quote(url, safe="")))
    match answer.get("archived_snapshots"):
        case {"closest": {"available": True, "url": str(found)}}:
            return _secure(found)
    return ""


def save_to_wayback(url: str, get: Fetcher, archives: Archives) -> str:
    """Have the Internet Archive keep a copy as the page is now; the copy's address.

    Raises InputError where it does not.
    """
    if archives.wayback_key:
        return _saved_by_job(url, get, archives)
    hop = get.ask(f"{archives.wayback}/save/{url}")[-1]
    named = next((word for word in (hop.url, hop.header("content-location")) if _COPY.search(word)), "")
    if not named:
        raise InputError(
            tr(
                "the Internet Archive did not say that it kept a copy; try again later, or save with a key:"
                ' wayback = "ACCESS:SECRET" under [archives] in config.toml'
            )
        )
    return _secure(named if named.startswith("http") else archives.wayback + named)


def _saved_by_job(url: str, get: Fetcher, archives: Archives) -> str:
    """Save Page Now works in the background: the job is asked after until it is done."""
    headers = (("Accept", _JSON), ("Authorization", f"LOW {archives.wayback_key}"))
    job = _object(get.call(f"{archives.wayback}/save", urlencode({"url": url}).encode(), _FORM, headers))
    if not isinstance(job.get("job_id"), str):
        raise InputError(tr("the Internet Archive did not take it: {said}", said=_said(job)))
    for _ in range(_POLLS):
        told = _object(get.call(f"{archives.wayback}/save/status/{quote(job['job_id'])}", headers=headers))
        if told.get("status") == "success":
            return f"{archives.wayback}/web/{told.get('timestamp')}/{told.get('original_url') or url}"
        if told.get("status") != "pending":
            raise InputError(tr("the Internet Archive could not keep a copy: {said}", said=_said(told)))
    raise InputError(tr("the Internet Archive is still at it; look its copy up later"))


def save_to_perma(url: str, get: Fetcher, archives: Archives) -> str:
    """Have Perma.cc keep a copy; the copy's address. Raises InputError without a key, or if it does not."""
    if not archives.perma_key:
        raise InputError(tr('Perma.cc needs a key: perma = "..." under [archives] in config.toml'))
    headers = (("Accept", _JSON), ("Authorization", f"ApiKey {archives.perma_key}"))
    answer = _object(get.call(archives.perma, json.dumps({"url": url}).encode(), _JSON, headers))
    guid = answer.get("guid")
    if not isinstance(guid, str) or not re.fullmatch(r"[A-Za-z0-9-]{4,40}", guid):
        raise InputError(tr("Perma.cc did not keep a copy: {said}", said=_said(answer)))
    return f"{archives.perma_copies}/{guid}"


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InputError(tr("the archive answered with something else than was asked for; try again later"))
    return found


def _said(answer: dict[str, Any]) -> str:
    told = next(
        (answer[name] for name in ("message", "detail", "error", "status_ext") if answer.get(name)), ""
    )
    return " ".join(str(told).split())[:300] or "it does not say why"


def _secure(url: str) -> str:
    """The copy's address, by https where the archive is a public one. Raises InputError for no address."""
    if url.startswith("http://web.archive.org/"):
        url = "https" + url.removeprefix("http")
    return str(checked(url))
