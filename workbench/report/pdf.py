"""The report as PDF/A-2b, set by typst from a template; the case's text goes in as data, never as markup."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any

from workbench.language.detect import detect
from workbench.language.visible import visible
from workbench.model import BlockRole, WorkbenchError
from workbench.report.annotated import paragraphs
from workbench.report.flow import Kind, Part, Run, flow, is_rtl
from workbench.report.labels import labels
from workbench.report.model import Report

# With more claims than this, tags for screen readers cost gigabytes and minutes; the HTML serves those.
_TAGGED = 1000
# Typst breaks lines between words and in them where a language allows it, which an endless word does not.
_UNBROKEN = re.compile(r"\S{60}(?=\S)")


def render(report: Report) -> bytes:
    """The PDF's bytes; the same case gives the same bytes."""
    import typst

    with resources.as_file(resources.files("workbench.report")) as room:
        try:
            made = typst.compile(
                str(room / "templates" / "report.typ"),
                font_paths=[str(room / "fonts")],
                ignore_system_fonts=True,
                sys_inputs={"report": json.dumps(_data(report))},
                pdf_standards="a-2b",
                pdf_tags=len(report.claims) <= _TAGGED,
                timestamp=_moment(report.as_of),
                format="pdf",
            )
        except typst.TypstError as error:
            raise WorkbenchError(f"the PDF could not be set: {error.message}") from error
    return made


def _moment(at: str) -> datetime:
    try:
        return datetime.fromisoformat(at).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime(1970, 1, 1, tzinfo=UTC)


def _data(report: Report) -> dict[str, Any]:
    words = labels(report.lang)
    return {
        "title": drawable(visible(report.title or report.article.file)),
        "kicker": words["report"],
        "house": drawable(visible(report.house.name)),
        "colour": report.house.colour or "#1d4e89",
        "lang": report.lang,
        "dir": words["direction"],
        "parts": [_part(part) for part in flow(report)],
        "article": _article(report),
    }


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
    made: dict[str, Any] = {"text": drawable(run.text)}
    if run.bold:
        made["bold"] = True
    if run.mono:
        made["mono"] = True
    if run.link:
        made["link"] = run.link
    return made if len(made) > 1 else str(made["text"])


def _article(report: Report) -> list[dict[str, Any]]:
    """The article's paragraphs, each a list of pieces: text, the tone of its claim, what begins there."""
    made = []
    for paragraph in paragraphs(report):
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
        whole = "".join(piece.text for piece in paragraph.pieces)
        lang = report.article.lang or detect(whole)
        quiet = paragraph.role in (BlockRole.REPEAT, BlockRole.DISCLAIMER)
        head = paragraph.role in (BlockRole.TITLE, BlockRole.HEADING)
        made.append({"dir": _dir(lang), "lang": lang, "pieces": pieces, "quiet": quiet, "head": head})
    return made


def _dir(lang: str) -> str:
    return "rtl" if is_rtl(lang) else "ltr"


def drawable(text: str) -> str:
    """A visible text as the fonts can draw it: what they lack stands as its code, and long words can break.

    PDF/A forbids a letter without a shape, and typst refuses to write one.
    """
    text = _undrawable().sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    return _UNBROKEN.sub("\\g<0>\u200b", text)


@cache
def _undrawable() -> re.Pattern[str]:
    ranges = (
        (resources.files("workbench.report") / "fonts" / "covered.txt").read_text(encoding="ascii").split()
    )
    pairs = (line.split("-") for line in ranges)
    drawn = "".join(f"{re.escape(chr(int(a, 16)))}-{re.escape(chr(int(b, 16)))}" for a, b in pairs)
    return re.compile(f"[^\n\t{drawn}]")
