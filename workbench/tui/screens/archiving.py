"""What may be done about a source's bytes: a copy in a public archive, and the end of removed ones."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from workbench.desk.case import Case
from workbench.i18n import tr, trn
from workbench.model import Source
from workbench.tui.screens.base import workbench


def ask_archive(screen: Screen[Any], source: Source) -> None:
    """Offer to look a copy up, or to have one kept. Only then is the network used."""
    from workbench.tui.screens.prompt import Choose

    bench = workbench(screen)
    if not source.info.url:
        bench.say(tr("The source has no address: e describes it."), severity="error")
        return
    options = [
        ("", tr("Look for the Internet Archive's copy")),
        ("wayback", tr("Have the Internet Archive keep the page as it is now")),
        ("perma", tr("Have Perma.cc keep the page as it is now (needs a key)")),
    ]

    def use(name: str | None) -> None:
        if name is not None:
            bench.say(tr("Asking the archive …"))
            bench.carry_out(lambda case: _archived(case, source.id, name), _told)

    screen.app.push_screen(Choose(tr("A public copy of the source"), options), use)


def _archived(case: Case, source_id: int, archive: str) -> str:
    from workbench.desk.archiving import Archive, look_up_copy, save_copy
    from workbench.desk.capture import fetcher

    get = fetcher(patient=bool(archive))
    return (
        save_copy(case, source_id, Archive(archive), get) if archive else look_up_copy(case, source_id, get)
    )


def _told(copy: str) -> str:
    return (
        tr("Copy: {address}", address=copy)
        if copy
        else tr("The Internet Archive has no copy; w has one made.")
    )


def ask_prune(screen: Screen[Any]) -> None:
    """Say which bytes of removed sources would go, and delete them for good if the reviewer means it."""
    from workbench.desk.prune import prunable, prune
    from workbench.tui.screens.prompt import Choose

    bench = workbench(screen)

    def ask(files: tuple[tuple[str, int], ...]) -> None:
        if not files:
            bench.say(tr("No removed source has bytes left."))
            return
        size = sum(size for _, size in files)
        options = [
            ("", tr("Keep them: removing can still be undone")),
            ("prune", trn("Delete {n} file for good, {size} bytes", "Delete {n} files for good, {size} bytes",
                          len(files), size=f"{size:,}")),
        ]  # fmt: skip

        def use(name: str | None) -> None:
            if name:
                bench.carry_out(prune, tr("Deleted for good."))

        screen.app.push_screen(Choose(tr("The bytes of removed sources"), options), use)

    bench.look_up(prunable, ask, group="told", keys_wait=True)
