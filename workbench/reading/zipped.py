"""Documents that are ZIP archives of XML: opened with limits, so that a bomb is refused."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from workbench.i18n import tr
from workbench.reading.unreadable import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

PART = 100_000_000
"""Bytes of one unpacked part."""
WHOLE = 300_000_000
"""Bytes unpacked in all."""


# RuntimeError and NotImplementedError: locked with a password, or packed in an unknown way.
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)


class Parts:
    """The parts of an archive by name. Raises UnreadableError for what is damaged, locked or too large."""

    def __init__(self, data: bytes, shown: str) -> None:
        self.shown = shown
        self._left = WHOLE
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            raise self._damaged() from error
        self.names = frozenset(self._archive.namelist())

    def get(self, name: str) -> bytes:
        """A part's bytes; empty if there is none of that name."""
        if name not in self.names:
            return b""
        try:
            with self._archive.open(name) as part:
                data = part.read(min(PART, self._left) + 1)
        except _FAULTS as error:
            raise self._damaged() from error
        if len(data) > min(PART, self._left):
            raise UnreadableError(self.shown, tr("unpacked it is too large"))
        self._left -= len(data)
        return data

    def xml(self, name: str) -> _Element | None:
        """A part as a tree, without entities or network; None if there is none."""
        from lxml import etree

        data = self.get(name)
        if not data:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged() from error

    def _damaged(self) -> UnreadableError:
        return UnreadableError(self.shown, tr("the file is damaged or locked"))
