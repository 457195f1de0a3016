"""`workbench serve`: the terminal in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.case import reviewer as given
from workbench.i18n import tr
from workbench.model import CaseError, InputError

if TYPE_CHECKING:
    from workbench.tui.serve.server import Server

PORT = 8437


@click.command()
@click.argument("case", metavar="[CASE]", default=".", type=click.Path(path_type=Path))
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="0: any free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--expose", is_flag=True, help="Let other machines in; needed for a host that is not loopback.")
@click.option("--reviewer", metavar="NAME", help="In whose name deeds are done.")
@click.option("--language", metavar="CODE", help="Language of the interface: en, ar.")
def serve(case: Path, port: int, host: str, expose: bool, reviewer: str | None, language: str | None) -> None:
    """Open a case in the browser: the same workbench, on this machine unless --expose is given.

    The address that is printed carries a token: whoever has it works in your name. Each page is a
    session of its own; Ctrl+C ends them all, and what is in the case stays as it is.
    """
    import asyncio

    from workbench import i18n
    from workbench.cli.output import complain
    from workbench.desk.case import is_case
    from workbench.desk.reviewer import chosen_language, reviewer_name

    try:
        from workbench.tui.serve.server import Server, is_loopback
    except ImportError as error:
        raise InputError(
            tr("workbench serve needs {name}: pip install 'claim-workbench[serve]'", name=error.name)
        ) from error
    if not is_case(case):
        raise CaseError(tr("no case in {case}; make one with: workbench new CASE ARTICLE", case=case))
    if not is_loopback(host):
        if not expose:
            raise click.UsageError(
                tr("{host} can be reached from other machines; add --expose if you mean it", host=host)
            )
        complain(
            tr(
                "listening at {host}: whoever can reach this machine and has the address works in your name,"
                " and what is sent is not encrypted; put a proxy with TLS before it",
                host=host,
            )
        )
    i18n.use(chosen_language(language or click.get_current_context().find_root().params.get("language")))
    server = Server(case.resolve(), reviewer=reviewer_name(given(reviewer)), language=i18n.language())
    try:
        asyncio.run(server.run(host, port, _tell))
    except OSError as error:
        raise InputError(
            tr(
                "cannot listen at {host}:{port}: {reason}",
                host=host,
                port=port,
                reason=error.strerror or error,
            )
        ) from error


def _tell(server: Server) -> None:
    click.echo(tr("The workbench is open at {address}", address=server.address))
    click.echo(tr("Ctrl+C ends it."))
