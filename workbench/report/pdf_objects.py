"""A PDF by its objects (ISO 32000-1, 7.3 and 7.5): reading one that typst wrote, writing one as it is made.

Typst writes each object plainly, with a classic table of where they stand; only that is read here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from workbench.i18n import tr
from workbench.model import WorkbenchError

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TOGETHER = 256
"""Objects in one compressed stream."""
_PLACED, _PACKED = 1, 2
"""Kinds of entries in the table of objects (7.5.8.3); 0 is none."""
_ROW = 8
"""Bytes of an entry."""


class File:
    """A whole PDF. Raises WorkbenchError where it is not written as typst writes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        table = int(_found(rb"startxref\s+(\d+)\s+%%EOF\s*$", data[-100:])[1])
        head = _found(rb"xref\n0 (\d+)\n", data[table : table + 40])
        self.size = int(head[1])
        """One more than the highest number of an object."""
        start = table + head.end()
        rows = [data[at : at + 20] for at in range(start, start + 20 * self.size, 20)]
        self._places = {number: int(row[:10]) for number, row in enumerate(rows) if row[17:18] == b"n"}
        ends = sorted([*self._places.values(), table])
        self._ends = dict(pairwise(ends))
        self.trailer = data[start + 20 * self.size :]

    def numbers(self) -> Iterator[int]:
        """Of its objects."""
        yield from self._places

    def object(self, number: int) -> tuple[bytes, bytes | None]:
        """An object's dictionary or value, and the bytes of its stream if it is one."""
        place = self._places[number]
        whole = self._data[place : self._ends[place]]
        body = whole[whole.index(b"obj\n") + 4 : whole.rindex(b"\nendobj")]
        head, is_stream, stream = body.partition(b"\nstream\n")
        return head, stream.removesuffix(b"\nendstream") if is_stream else None

    def head(self, number: int) -> bytes:
        return self.object(number)[0]


def ref(head: bytes, name: bytes) -> int:
    """The number of the object that a dictionary's entry points at; 0 without such an entry."""
    found = re.search(rb"/%s (\d+) 0 R" % name, _without_strings(head))
    return int(found[1]) if found else 0


def refs(head: bytes, name: bytes) -> list[int]:
    """The same for an entry that is a list."""
    found = re.search(rb"/%s\[([^\]]*)\]" % name, _without_strings(head))
    return [int(number) for number in re.findall(rb"(\d+) 0 R", found[1])] if found else []


def outside_strings(head: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A dictionary with a change made wherever no text in parentheses stands."""
    if b"(" not in head:
        return change(head)
    return b"".join(piece if number % 2 else change(piece) for number, piece in enumerate(_pieces(head)))


def _without_strings(head: bytes) -> bytes:
    return b"()".join(_pieces(head)[::2])


def _pieces(head: bytes) -> list[bytes]:
    """What stands before, in, between, in ... and after the texts in parentheses."""
    pieces, at = [], 0
    while (start := head.find(b"(", at)) >= 0:
        end = _closed(head, start)
        pieces += [head[at:start], head[start:end]]
        at = end
    return [*pieces, head[at:]]


def _closed(head: bytes, at: int) -> int:
    depth = 0
    for found in _PARENTHESES.finditer(head, at):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    raise _odd()


_PARENTHESES = re.compile(rb"\\.|[()]", re.DOTALL)


@dataclass
class Writer:
    """Writes objects in any order; what is no stream is packed into compressed ones (7.5.7)."""

    _at: int = len(HEAD)
    _rows: bytearray = field(default_factory=lambda: bytearray(_ROW))
    """Of the table, as it will be written: a kind, a place, a place within; whole books have many."""
    _waiting: list[tuple[int, bytes]] = field(default_factory=list)

    def numbers(self, count: int) -> int:
        """Sets so many numbers aside; the first."""
        first = len(self._rows) // _ROW
        self._rows += bytes(_ROW * count)
        return first

    def _stands(self, number: int, kind: int, place: int, within: int = 0) -> None:
        row = bytes([kind]) + place.to_bytes(5) + within.to_bytes(2)
        self._rows[_ROW * number : _ROW * (number + 1)] = row

    def object(self, number: int, head: bytes, stream: bytes | None = None) -> bytes:
        """What is to be written now, if anything."""
        if stream is not None:
            return self._stream(number, head, stream)
        self._waiting.append((number, head))
        return self._flush() if len(self._waiting) >= _TOGETHER else b""

    def _stream(self, number: int, head: bytes, data: bytes) -> bytes:
        self._stands(number, _PLACED, self._at)
        made = b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, head, data)
        self._at += len(made)
        return made

    def end(self, trailer: bytes) -> bytes:
        """The last objects and the table; `trailer` is what a dictionary of it says beyond its form."""
        last, table = self._flush(), self.numbers(1)
        place = self._at
        self._stands(table, _PLACED, place)
        head = b"<</Type/XRef/W[1 5 2]/Size %d%s" % (len(self._rows) // _ROW, trailer)
        return last + self._packed(table, head, bytes(self._rows)) + b"startxref\n%d\n%%%%EOF\n" % place

    def _flush(self) -> bytes:
        if not self._waiting:
            return b""
        packed = self.numbers(1)
        index, bodies, at = [], [], 0
        for place, (number, body) in enumerate(self._waiting):
            self._stands(number, _PACKED, packed, place)
            index.append(b"%d %d" % (number, at))
            bodies.append(body)
            at += len(body) + 1
        first = b" ".join(index) + b"\n"
        head = b"<</Type/ObjStm/N %d/First %d" % (len(index), len(first))
        self._waiting = []
        return self._packed(packed, head, first + b"\n".join(bodies))

    def _packed(self, number: int, head: bytes, data: bytes) -> bytes:
        small = zlib.compress(data, 6)
        return self._stream(number, b"%s/Filter/FlateDecode/Length %d>>" % (head, len(small)), small)


def _found(pattern: bytes, data: bytes) -> re.Match[bytes]:
    found = re.search(pattern, data)
    if not found:
        raise _odd()
    return found


def _odd() -> WorkbenchError:
    return WorkbenchError(
        tr("this version of typst writes PDF in a way that long reports cannot be bound from")
    )
