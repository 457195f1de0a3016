"""The report as PDF/A-2b, set by typst from a template; the case's text goes in as data, never as markup.

A long report is set in volumes, some at once, which are bound into one file as they are made: pages are
laid out in memory, half a megabyte each, and so only few volumes' are held at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import chain, count, islice
from typing import Any

from workbench.language.detect import detect
from workbench.language.visible import visible
from workbench.model import BlockRole
from workbench.report.annotated import Paragraph, paragraphs
from workbench.report.binding import bound
from workbench.report.colours import pair
from workbench.report.flow import flow
from workbench.report.labels import labels
from workbench.report.model import Report
from workbench.report.paper import Kind, Part, Run, is_rtl
from workbench.report.typesetting import drawable, forget, house_style, set_pages

_VOLUME = 1500
"""Parts of the flow in one volume: some 75 claims with evidence."""
_AT_ONCE = min(os.cpu_count() or 1, 4)
"""Volumes that are set at the same time; each takes some 50 MB while it is."""

_Parts = list[dict[str, Any]]


def render(report: Report) -> bytes:
    """The PDF's bytes; the same case gives the same bytes."""
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The same, as it is made."""
    return of_parts(report, flow(report))


def of_parts(report: Report, parts: Iterator[Part]) -> Iterator[bytes]:
    """The PDF of a flow, with the properties of the report that it is about."""
    volumes = _volumes(_parts(report, parts))
    first = next(volumes)
    second = next(volumes, None)
    if second is None:
        yield _set(report, first, 0)
        return
    yield from bound(_set_all(report, chain([first, second], volumes)), _folios)


def _set_all(report: Report, volumes: Iterator[_Parts]) -> Iterator[tuple[bytes, list[bool]]]:
    """Each volume with, for each of its bookmarks, whether it opens a chapter."""
    numbers = count(1)
    with ThreadPoolExecutor(_AT_ONCE) as hands:
        ready = list(islice(volumes, _AT_ONCE))
        while ready:
            under_way = [hands.submit(_set, report, volume, next(numbers)) for volume in ready]
            chapters = [_chapters(volume) for volume in ready]
            ready = list(islice(volumes, _AT_ONCE))
            yield from zip([made.result() for made in under_way], chapters, strict=True)
            forget()


def _chapters(volume: _Parts) -> list[bool]:
    return [part["kind"] == Kind.HEADING for part in volume if part["kind"] in (Kind.HEADING, Kind.ENTRY)]


def _set(report: Report, parts: _Parts, volume: int) -> bytes:
    """A volume, from 1; 0 for a report of one volume, which numbers its own pages."""
    words = labels(report.lang)
    data = {
        "title": drawable(visible(report.title or report.article.file)),
        "kicker": words["report"],
        "lang": report.lang,
        "dir": words["direction"],
        "volume": volume,
        "parts": parts,
        **house_style(report.house),
    }
    return set_pages("report.typ", data, format="pdf", pdf_standards="a-2b", timestamp=_moment(report.as_of))


def _folios(numbers: range, total: int) -> bytes:
    """The numbers of some pages, for the pages of volumes."""
    data = {"numbers": list(numbers), "total": total}
    return set_pages("folios.typ", data, format="pdf", pdf_standards="a-2b", pdf_tags=False)


def _moment(at: str) -> datetime:
    try:
        return datetime.fromisoformat(at).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime(1970, 1, 1, tzinfo=UTC)


def _volumes(parts: Iterator[dict[str, Any]]) -> Iterator[_Parts]:
    """Cut before a heading, a claim or a paragraph of the article (before any item in a long list of them),
    but never behind a heading."""
    volume: _Parts = []
    weight = 0
    for part in parts:
        opens = part["kind"] in _OPENING or (part["kind"] == Kind.ITEM and weight > 1.2 * _VOLUME)
        if weight > _VOLUME and opens and volume[-1]["kind"] != Kind.HEADING:
            yield volume
            volume, weight = [], 0
        volume.append(part)
        weight += len(part.get("pieces", "p"))
    yield volume


_OPENING = (Kind.HEADING, Kind.ENTRY, Kind.ARTICLE)


def _parts(report: Report, parts: Iterator[Part]) -> Iterator[dict[str, Any]]:
    for part in parts:
        if part.kind is Kind.ARTICLE:
            yield from (_paragraph(paragraph, report) for paragraph in paragraphs(report))
        else:
            yield _part(part)


def _part(part: Part) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": part.kind.value, "dir": _dir(part.lang), "lang": part.lang or "en"}
    if part.kind is Kind.TABLE:
        made["rows"] = [[drawable(cell) for cell in row] for row in part.rows]
    else:
        made["runs"] = [_run(run) for run in part.runs]
    if part.colour:
        made["colour"] = part.colour
    return made


def _run(run: Run) -> str | dict[str, Any]:
    made: dict[str, Any] = {"text": drawable(run.isolated)}
    if run.bold:
        made["bold"] = True
    if run.mono:
        made["mono"] = True
    if run.link:
        made["link"] = run.link
    return made if len(made) > 1 else str(made["text"])


def _paragraph(paragraph: Paragraph, report: Report) -> dict[str, Any]:
    """One of the article, as a list of pieces: text, the highlight of its claim, what begins there."""
    pieces = []
    for piece in paragraph.pieces:
        claim = piece.claims[0] if piece.claims else None
        colour = pair(claim.rating, report.house.colours)[1] if claim else ""
        numbers = " ".join(str(entry.claim.number) for entry in piece.begins)
        pieces.append(
            {
                "text": drawable(visible(piece.text)),
                "colour": colour,
                "number": numbers,
                "flag": bool(piece.flags),
            }
        )
    lang = report.article.lang or detect("".join(piece.text for piece in paragraph.pieces))
    return {
        "kind": Kind.ARTICLE.value,
        "dir": _dir(lang),
        "lang": lang,
        "pieces": pieces,
        "quiet": paragraph.role in (BlockRole.REPEAT, BlockRole.DISCLAIMER),
        "head": paragraph.role in (BlockRole.TITLE, BlockRole.HEADING),
    }


def _dir(lang: str) -> str:
    return "rtl" if is_rtl(lang) else "ltr"
