"""The report as PDF/A-2b, set by typst from a template; the case's text goes in as data, never as markup.

A long report is set in volumes, one after the other, which are then bound into one file: pages are laid
out in memory, half a megabyte each, and so only one volume's are held at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from workbench.language.detect import detect
from workbench.language.visible import visible
from workbench.model import BlockRole
from workbench.report.annotated import Paragraph, paragraphs
from workbench.report.binding import Book
from workbench.report.flow import flow
from workbench.report.labels import labels
from workbench.report.model import Report
from workbench.report.paper import Kind, Part, Run, is_rtl
from workbench.report.typesetting import drawable, forget, house_style, set_pages

_VOLUME = 6000
"""Parts of the flow in one volume: some 300 claims with evidence. Tags for screen readers, which cannot be
bound, are in a report of one volume; the HTML serves those who need them beyond."""


def render(report: Report) -> bytes:
    """The PDF's bytes; the same case gives the same bytes."""
    return of_parts(report, flow(report))


def of_parts(report: Report, parts: Iterator[Part]) -> bytes:
    """The PDF of a flow, with the properties of the report that it is about."""
    volumes = _volumes(_parts(report, parts))
    first = next(volumes)
    second = next(volumes, None)
    if second is None:
        return _set(report, first)
    book = Book()
    for volume in chain([first, second], volumes):
        chapters = [
            part["kind"] == Kind.HEADING for part in volume if part["kind"] in (Kind.HEADING, Kind.ENTRY)
        ]
        book.bind(_set(report, volume, page=book.pages + 1), chapters)
        forget()
    return book.bound()


def _set(report: Report, parts: list[dict[str, Any]], page: int = 0) -> bytes:
    """A volume that begins with a page's number; 0 for a report of one volume, whose end is known."""
    words = labels(report.lang)
    data = {
        "title": drawable(visible(report.title or report.article.file)),
        "kicker": words["report"],
        "lang": report.lang,
        "dir": words["direction"],
        "page": page,
        "parts": parts,
        **house_style(report.house),
    }
    return set_pages(
        "report.typ",
        data,
        format="pdf",
        pdf_standards="a-2b",
        pdf_tags=not page,
        timestamp=_moment(report.as_of),
    )


def _moment(at: str) -> datetime:
    try:
        return datetime.fromisoformat(at).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime(1970, 1, 1, tzinfo=UTC)


def _volumes(parts: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Cut before a heading, a claim or a paragraph of the article (before any item in a long list of them),
    but never behind a heading."""
    volume: list[dict[str, Any]] = []
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
    if part.tone:
        made["tone"] = part.tone
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
    """One of the article, as a list of pieces: text, the tone of its claim, what begins there."""
    pieces = []
    for piece in paragraph.pieces:
        claim = piece.claims[0] if piece.claims else None
        rating = claim.rating if claim else None
        tone = f"t{rating.value}" if rating and rating.value else "unrated" if claim else ""
        numbers = " ".join(str(entry.claim.number) for entry in piece.begins)
        pieces.append(
            {
                "text": drawable(visible(piece.text)),
                "tone": tone,
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
