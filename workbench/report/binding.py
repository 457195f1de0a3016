"""Binding volumes of one PDF/A report into one file, with one tree of bookmarks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

_PAGES = re.compile(rb"(?<=<xmpTPg:NPages>)\d+(?=</xmpTPg:NPages>)")


class Book:
    """Pages and bookmarks of volumes, one behind the other; properties as the first one has them."""

    def __init__(self) -> None:
        self._made: Any = None
        self._chapter: Any = None
        self.pages = 0

    def bind(self, volume: bytes, chapters: Sequence[bool]) -> None:
        """Take a volume in; `chapters`: whether each of its bookmarks opens a chapter, or stands in one."""
        from pypdf import PdfReader, PdfWriter
        from pypdf.generic import Fit

        reader = PdfReader(io.BytesIO(volume))
        marks = list(_marks(reader))
        if self._made is None:
            self._made = PdfWriter(clone_from=reader)
            del self._made.root_object["/Outlines"]
        else:
            self._made.append(reader, import_outline=False)
        for (title, page, left, top), opens in zip(marks, chapters, strict=True):
            parent = None if opens else self._chapter
            fit = Fit.xyz(left=left, top=top)
            mark = self._made.add_outline_item(
                title=title, page_number=self.pages + page, parent=parent, fit=fit
            )
            self._chapter = mark if opens else self._chapter
        self.pages += len(reader.pages)

    def bound(self) -> bytes:
        """The whole."""
        metadata = self._made.root_object["/Metadata"].get_object()
        metadata.set_data(_PAGES.sub(str(self.pages).encode(), metadata.get_data()))
        out = io.BytesIO()
        self._made.write(out)
        return out.getvalue()


def _marks(reader: Any) -> Iterator[tuple[str, int, float, float]]:
    """A volume's bookmarks in their order: title, page from 0, left, top."""
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    waiting = [reader.outline]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
        else:
            yield item.title, pages[item.page.idnum], item.left, item.top
