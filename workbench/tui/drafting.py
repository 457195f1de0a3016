"""What is being typed is kept until it is saved, so that no crash or dropped line takes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.driver import Driver

from workbench.tui.threads import Threads

if TYPE_CHECKING:
    from workbench.desk.drafts import Drafts

TYPED = 1.0
"""Seconds after which what was typed is on disk."""


class Drafting(Threads):
    """The application as far as it keeps drafts."""

    def __init__(self, driver: type[Driver] | None = None) -> None:
        super().__init__(driver)
        self.drafts: Drafts | None = None
        """What was typed and not yet saved; from when a case is open."""
        self._drafts_wait = self._drafts_failed = False

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what stands in a field until it is saved; on disk a moment later."""
        if self.drafts is not None and self.drafts.get(key) != text:
            self.drafts.keep(key, text)
            self._save_drafts_soon()

    def _save_drafts_soon(self) -> None:
        if not self._drafts_wait:
            self._drafts_wait = True
            self.set_timer(TYPED, self._save_drafts)

    def _save_drafts(self) -> None:
        self._drafts_wait = False
        if self.drafts is not None:
            self.run_worker(partial(self._write_drafts, self.drafts), thread=True, group="drafts")

    def _write_drafts(self, drafts: Drafts) -> None:
        """A failure is said once, not at every key."""
        from workbench.model import InputError
        from workbench.tui.messages import Failed

        try:
            drafts.save()
            self._drafts_failed = False
        except InputError as error:
            if not self._drafts_failed:
                self._drafts_failed = True
                self.post_message(Failed(str(error)))
