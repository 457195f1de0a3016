"""Timestamps on the log: proof by a third party that the case stood so at a time.

A token is over the hash of the last deed, which stands for the whole log before it.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.desk.case import Case
from workbench.desk.reviewer import config_file, configuration
from workbench.i18n import tr
from workbench.model import InputError
from workbench.store import log, queries
from workbench.store.columns import dump, load

if TYPE_CHECKING:
    from workbench.archive.fetching.fetch import Fetcher

_KEY = "timestamp:"


@dataclass(frozen=True, slots=True)
class Timestamp:
    event: int
    """The last deed that it covers."""
    server: str
    at: str
    """When, as the server says; UTC."""


def settings() -> tuple[str, str]:
    """Server and file of root certificates, as `[timestamp]` in the configuration file names them."""
    found = configuration().get("timestamp", {})
    if not isinstance(found, dict):
        raise InputError(
            tr("{file}: [timestamp] is a table with server and roots; mend it", file=config_file())
        )
    return str(found.get("server", "")), str(found.get("roots", ""))


def timestamp(case: Case, server: str, roots: Path, fetcher: Fetcher) -> Timestamp:
    """Have the log as it stands stamped, and keep the token in the case.

    Raises InputError where the roots cannot be read, the server does not answer, or its token does
    not hold.
    """
    from workbench.archive.timestamps import stamp

    try:
        pem = roots.read_bytes()
    except OSError as error:
        raise InputError(
            tr("{roots} cannot be read: {reason}", roots=roots, reason=error.strerror)
        ) from error
    last = log.events(case.store, limit=1)[0]
    made = stamp(bytes.fromhex(last.hash), server, pem, fetcher)
    at = made.at.isoformat(timespec="seconds").replace("+00:00", "Z")
    token = base64.b64encode(made.token).decode()
    value = {"hash": last.hash, "server": server, "at": at, "token": token, "roots": pem.decode("latin-1")}
    with case.deed("timestamp") as deed:
        key = f"{_KEY}{last.id}"
        known = queries.meta_id(deed.store, key)
        if known is None:
            deed.insert("meta", {"key": key, "value": dump(value)})
        else:
            deed.update("meta", known, {"value": dump(value), "gone": 0})
        deed.summary = f"stamped the log up to deed {last.id} at {at} by {server}"
    return Timestamp(last.id, server, at)


def timestamps(case: Case) -> tuple[Timestamp, ...]:
    """Oldest first."""
    return tuple(Timestamp(event, kept["server"], kept["at"]) for event, kept in _kept(case))


def problems(case: Case) -> Iterator[str]:
    """Tokens that do not hold for the log as it is."""
    from workbench.archive.timestamps import problem

    stamped = _kept(case)
    if not stamped:
        return
    events = {event.id: event.hash for event in log.events(case.store)}
    for event, kept in stamped:
        if events.get(event) != kept["hash"]:
            yield tr("the timestamp of {at} is not of this log", at=kept["at"])
            continue
        try:
            message, token = bytes.fromhex(kept["hash"]), base64.b64decode(kept["token"])
            wrong = problem(token, message, kept["roots"].encode("latin-1"))
        except (InputError, ValueError) as error:
            wrong = str(error)
        if wrong:
            yield tr("the timestamp of {at} does not hold: {reason}", at=kept["at"], reason=wrong)


def _kept(case: Case) -> list[tuple[int, dict[str, Any]]]:
    rows = queries.metas(case.store, _KEY)
    return sorted((int(row["key"].removeprefix(_KEY)), load(row["value"])) for row in rows)
