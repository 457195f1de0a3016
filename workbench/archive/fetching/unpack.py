"""Packed answers (RFC 9110, 8.4) unpacked up to a size: a few bytes may stand for gigabytes."""

from __future__ import annotations

import zlib

from workbench.archive.fetching.guard import RefusedError
from workbench.i18n import tr
from workbench.model import InputError

_GZIP_OR_ZLIB = 47
"""`wbits` for either format."""


def unpacked(data: bytes, encoding: str, limit: int) -> bytes:
    """The body. Raises RefusedError beyond `limit` bytes, InputError for what is broken or unknown."""
    for coding in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        if coding == "identity":
            continue
        if coding not in ("gzip", "x-gzip", "deflate"):
            raise InputError(
                tr(
                    "the page is packed as {coding!r}, which is not known here; save it and attach it",
                    coding=coding,
                )
            )
        data = _inflated(data, limit)
    return data


def _inflated(data: bytes, limit: int) -> bytes:
    raw_deflate = data[:1] != b"\x1f" and (len(data) < 2 or (data[0] << 8 | data[1]) % 31 != 0)
    machine = zlib.decompressobj(-zlib.MAX_WBITS if raw_deflate else _GZIP_OR_ZLIB)
    try:
        out = machine.decompress(data, limit + 1)
    except zlib.error as error:
        raise InputError(tr("the page came broken (its packing cannot be undone); try again")) from error
    if len(out) > limit:
        raise RefusedError(tr("the page unpacks to more than {limit:,} bytes", limit=limit))
    if not machine.eof:
        raise InputError(tr("the page broke off before its end; try again"))
    return out
