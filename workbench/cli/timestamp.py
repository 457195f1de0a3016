"""`workbench timestamp ...`: a third party's word on when the case stood so (RFC 3161)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.case import with_case
from workbench.cli.ordering import moment
from workbench.cli.output import say
from workbench.desk import names
from workbench.i18n import tr
from workbench.model import InputError

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.group()
def timestamp() -> None:
    """Timestamps on the log; `workbench verify` checks them."""


@timestamp.command()
@with_case(deed=True)
@click.option("--server", default="", metavar="URL", help="The timestamp server.")
@click.option("--roots", default="", metavar="FILE.pem", help="Certificates that its answer must lead to.")
@click.option("--allow", multiple=True, metavar="HOST", help="Connect to this host though it is not public.")
def add(case: Case, *, server: str, roots: str, allow: tuple[str, ...]) -> None:
    """Have the log as it stands stamped; only a checksum is sent.

    \b
    Server and roots may stand in config.toml:
      [timestamp]
      server = "https://tsa.example.org/"
      roots = "/home/me/tsa.pem"
    """
    from workbench.desk.capture import fetcher
    from workbench.desk.timestamps import settings
    from workbench.desk.timestamps import timestamp as stamped

    known_server, known_roots = settings()
    server, roots = server or known_server, roots or known_roots
    if not server or not roots:
        raise InputError(tr("say which timestamp server to ask: --server URL --roots FILE.pem"))
    made = stamped(case, server, Path(roots).expanduser(), fetcher(allow))
    say(
        tr(
            "the log up to deed {event} was stamped at {at} by {server}",
            event=made.event,
            at=made.at,
            server=made.server,
        )
    )


@timestamp.command("list")
@with_case()
def list_all(case: Case) -> None:
    """The timestamps that the case holds, oldest first."""
    from workbench.desk.timestamps import timestamps

    for row in timestamps(case):
        said = tr("up to deed {event}", event=row.event)
        say(f"{moment(row.at)}  {said}  {names.apart(row.server)}")
