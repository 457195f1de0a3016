"""Binding volumes of one PDF/A report into one file, piece by piece, as they are made.

Pages, bookmarks and the tags for screen readers of all volumes become one tree each; page numbers are laid
on the pages when it is known how many there are. The file's properties are those of the first volume.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from workbench.report.pdf_objects import HEAD, File, Writer, outside_strings, ref, refs

_NUMBERED = re.compile(rb"(\d+) 0 R|/(StructParents?) (\d+)")
_RELATION = re.compile(rb"/(?:Parent|Next|Prev|First|Last) \d+ 0 R|/Count -?\d+")
_SHEETS = 400
"""Page numbers that are set together."""
_PAGE_COUNT = re.compile(rb"(?<=<xmpTPg:NPages>)\d+(?=</xmpTPg:NPages>)")


def bound(
    volumes: Iterable[tuple[bytes, list[bool]]], folios: Callable[[range, int], bytes]
) -> Iterator[bytes]:
    """The whole in pieces. With each volume comes, for each of its bookmarks, whether it opens a chapter or
    stands in one; `folios` gives a PDF with nothing but the numbers of some pages, among so many."""
    arriving = iter(volumes)
    data, chapters = next(arriving)
    book = _Book(_Volume(data))
    yield HEAD
    yield from book.volume(book.first, chapters)
    for data, chapters in arriving:
        yield from book.volume(_Volume(data), chapters)
    for first in range(0, len(book.pages), _SHEETS):
        numbers = range(first + 1, min(first + _SHEETS, len(book.pages)) + 1)
        yield from book.numbered(_Volume(folios(numbers, len(book.pages))), numbers)
    yield from book.finish()


class _Volume(File):
    """A file with what its catalog names, by number; 0 for what it lacks."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.root, self.info = ref(self.trailer, b"Root"), ref(self.trailer, b"Info")
        catalog = self.head(self.root)
        self.tree, self.tags, self.outline, self.metadata = (
            ref(catalog, name) for name in (b"Pages", b"StructTreeRoot", b"Outlines", b"Metadata")
        )
        self.pages = refs(self.head(self.tree), b"Kids")
        self.bookmarks = list(self._bookmarks(self.outline))
        self.tagged = refs(self.head(self.tags), b"K") if self.tags else []
        """The topmost tags."""

    def rest(self) -> Iterator[int]:
        """What goes into the whole as it is."""
        trees = {self.root, self.info, self.tree, self.tags, self.outline, self.metadata}
        apart = trees | {*self.pages, *self.bookmarks}
        return (number for number in self.numbers() if number not in apart)

    def _bookmarks(self, parent: int) -> Iterator[int]:
        """In their order, those within one behind it."""
        number = ref(self.head(parent), b"First") if parent else 0
        while number:
            yield number
            yield from self._bookmarks(number)
            number = ref(self.head(number), b"Next")


@dataclass(slots=True)
class _Page:
    number: int
    head: bytes
    resources: bytes

    def numbered(self, folio: int, stamp: int) -> bytes:
        """With its number drawn over it, by the object `stamp`, which draws what is called Folio."""
        before, _, after = self.resources.partition(b"/XObject<<")
        ends = b"" if after else b">>>>"
        before = before if after else before.removesuffix(b">>")
        resources = b"%s/XObject<</Folio %d 0 R%s%s" % (before, folio, after, ends)
        head = re.sub(rb"/Contents (\d+ 0 R)", b"/Contents[\\1 %d 0 R]" % stamp, self.head)
        return re.sub(rb"/Resources \d+ 0 R", lambda _: b"/Resources" + resources, head)


@dataclass(slots=True)
class _Bookmark:
    body: bytes
    within: list[_Bookmark] = field(default_factory=list)


class _Book:
    def __init__(self, first: _Volume) -> None:
        self.first = first
        self.pages: list[_Page] = []
        """Written last, with their numbers laid on."""
        self._out = Writer()
        self._base = self._out.numbers(first.size)
        """What is added to the numbers of the first volume's objects."""
        self._tree, self._tags, self._document, self._outline, self._stamp = (
            self._out.numbers(1) for _ in range(5)
        )
        self._tagged: list[int] = []
        self._parents: list[bytes] = []
        """From a page's content to its tags: a node for each volume."""
        self._key = 0
        """The next of the keys that pages have in those nodes."""
        self._chapters: list[_Bookmark] = []

    def volume(self, volume: _Volume, chapters: list[bool]) -> Iterator[bytes]:
        base = self._base if volume is self.first else self._out.numbers(volume.size)
        moved = {volume.tree: self._tree, volume.tags: self._document}

        def taken(number: int) -> bytes:
            return self._renumbered(volume.head(number), base, moved)

        for mark, opens in zip(volume.bookmarks, chapters, strict=True):
            body = outside_strings(taken(mark), lambda piece: _RELATION.sub(b"", piece))
            (self._chapters if opens else self._chapters[-1].within).append(_Bookmark(body))
        for page in volume.pages:
            resources = taken(ref(volume.head(page), b"Resources"))
            self.pages.append(_Page(base + page, taken(page), resources))
        for number in volume.rest():
            head, stream = volume.object(number)
            head = self._renumbered(head, base, moved)
            if number in volume.tagged:
                head = head.replace(b"/S/Document", b"/S/Part", 1)
            yield self._out.object(base + number, head, stream)
        self._tagged += [base + number for number in volume.tagged]
        self._take_parents(volume, base)

    def numbered(self, folios: _Volume, numbers: range) -> Iterator[bytes]:
        """Some pages with their numbers, which `folios` has as pages of its own."""
        base = self._out.numbers(folios.size)
        forms: dict[int, bytes] = {}
        for sheet in map(folios.head, folios.pages):
            box = re.search(rb"/MediaBox(\[[^\]]*\])", sheet)
            resources = base + ref(sheet, b"Resources")
            shape = b"<</Type/XObject/Subtype/Form/BBox%s/Resources %d 0 R"
            forms[ref(sheet, b"Contents")] = shape % (box[1] if box else b"[0 0 0 0]", resources)
        for number in folios.rest():
            head, stream = folios.object(number)
            head = self._renumbered(head, base, {})
            head = forms[number] + head.removeprefix(b"<<") if number in forms else head
            yield self._out.object(base + number, head, stream)
        for page, form in zip(self.pages[numbers[0] - 1 : numbers[-1]], forms, strict=True):
            yield self._out.object(page.number, page.numbered(base + form, self._stamp))

    def finish(self) -> Iterator[bytes]:
        """Trees and properties."""
        kids = _list(page.number for page in self.pages)
        yield self._out.object(self._tree, b"<</Type/Pages/Count %d/Kids%s>>" % (len(self.pages), kids))
        yield self._out.object(self._stamp, b"<</Length 9>>", b"/Folio Do")
        yield from self._bookmarks(self._outline, b"/Type/Outlines", self._chapters, is_open=True)
        yield from self._tags_of_all()
        first, base = self.first, self._base
        head, packet = first.object(first.metadata)
        packet = _PAGE_COUNT.sub(b"%d" % len(self.pages), packet or b"")
        head = re.sub(rb"(?<=/Length )\d+", b"%d" % len(packet), head)
        yield self._out.object(base + first.metadata, head, packet)
        yield self._out.object(base + first.info, first.head(first.info))
        moved = {first.tree: self._tree, first.tags: self._tags, first.outline: self._outline}
        yield self._out.object(base + first.root, self._renumbered(first.head(first.root), base, moved))
        identity = re.search(rb"/ID\[.*?\]", first.trailer, re.DOTALL)
        trailer = b"/Root %d 0 R/Info %d 0 R" % (base + first.root, base + first.info)
        yield self._out.end(trailer + (identity[0] if identity else b""))

    def _renumbered(self, head: bytes, base: int, moved: dict[int, int]) -> bytes:
        """With the numbers that things have in the whole."""

        def number(found: re.Match[bytes]) -> bytes:
            if found[1]:
                old = int(found[1])
                return b"%d 0 R" % moved.get(old, base + old)
            return b"/%s %d" % (found[2], self._key + int(found[3]))

        return outside_strings(head, lambda piece: _NUMBERED.sub(number, piece))

    def _take_parents(self, volume: _Volume, base: int) -> None:
        found = re.search(rb"/Nums\[([^\]]*)\]", volume.head(volume.tags)) if volume.tags else None
        if not found:
            return
        pairs = [(int(key), int(to)) for key, to in re.findall(rb"(\d+) (\d+) 0 R", found[1])]
        nums = b" ".join(b"%d %d 0 R" % (self._key + key, base + to) for key, to in pairs)
        limits = b"%d %d" % (self._key + pairs[0][0], self._key + pairs[-1][0])
        self._parents.append(b"<</Limits[%s]/Nums[%s]>>" % (limits, nums))
        self._key += pairs[-1][0] + 1

    def _bookmarks(
        self, number: int, body: bytes, marks: list[_Bookmark], *, is_open: bool = False
    ) -> Iterator[bytes]:
        """A bookmark (or the root of all) with those below it."""
        if marks:
            first = self._out.numbers(len(marks))
            for at, mark in enumerate(marks):
                links = b"/Parent %d 0 R" % number
                links += b"/Prev %d 0 R" % (first + at - 1) if at else b""
                links += b"/Next %d 0 R" % (first + at + 1) if at + 1 < len(marks) else b""
                yield from self._bookmarks(first + at, mark.body[2:-2] + links, mark.within)
            count = len(marks) if is_open else -len(marks)
            body += b"/First %d 0 R/Last %d 0 R/Count %d" % (first, first + len(marks) - 1, count)
        yield self._out.object(number, b"<<%s>>" % body)

    def _tags_of_all(self) -> Iterator[bytes]:
        nodes = self._out.numbers(len(self._parents))
        for at, body in enumerate(self._parents):
            yield self._out.object(nodes + at, body)
        parents = _list(range(nodes, nodes + len(self._parents)))
        tags = self._renumbered(self.first.head(self.first.tags), self._base, {})
        tags = re.sub(rb"/K\[[^\]]*\]", b"/K[%d 0 R]" % self._document, tags, count=1)
        tags = re.sub(rb"/ParentTree<<.*?>>", b"/ParentTree<</Kids%s>>" % parents, tags)
        tags = re.sub(rb"(?<=/ParentTreeNextKey )\d+", b"%d" % self._key, tags)
        yield self._out.object(self._tags, tags)
        body = b"<</Type/StructElem/S/Document/P %d 0 R/K%s>>" % (self._tags, _list(self._tagged))
        yield self._out.object(self._document, body)


def _list(numbers: Iterable[int]) -> bytes:
    return b"[%s]" % b" ".join(b"%d 0 R" % number for number in numbers)
