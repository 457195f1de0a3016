"""The formats that a report can be written in, each loaded only when it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from workbench.i18n import tr
from workbench.model import InputError

if TYPE_CHECKING:
    from workbench.report.model import Report


@dataclass(frozen=True, slots=True)
class Format:
    module: str
    """In this package; its `function(report)` gives text, bytes, or text in pieces."""
    ending: str
    """Of a file that holds it, without the dot."""
    function: str = "render"


FORMATS = {
    "md": Format("markdown", "md", "pieces"),
    "html": Format("html", "html", "pieces"),
    "pdf": Format("pdf", "pdf", "pieces"),
    "docx": Format("docx", "docx"),
    "docx-footnotes": Format("docx", "docx", "with_footnotes"),
    "csv": Format("csv", "csv", "pieces"),
    "xlsx": Format("xlsx", "xlsx"),
    "json": Format("json", "json", "pieces"),
    "claimreview": Format("claimreview", "json", "pieces"),
    "webannotation": Format("webannotation", "jsonld", "pieces"),
    "hypothesis": Format("hypothesis", "json", "pieces"),
    "uima": Format("uima", "json"),
    "averitec": Format("averitec", "json", "pieces"),
    "letter": Format("letter", "txt"),
    "summary": Format("publishing", "txt", "summary"),
    "correction": Format("publishing", "txt", "correction"),
}


def pieces(report: Report, name: str) -> Iterator[bytes]:
    """The report in a format, piece by piece, so that a long one need not be held whole.

    Raises InputError for a format that there is not.
    """
    if name not in FORMATS:
        raise InputError(
            tr("no report format {name!r}; there are: {there}", name=name, there=", ".join(FORMATS))
        )
    form = FORMATS[name]
    made: str | bytes | Iterator[str | bytes] = getattr(
        import_module(f"workbench.report.{form.module}"), form.function
    )(report)
    for piece in [made] if isinstance(made, str | bytes) else made:
        # What UTF-8 cannot hold (a lone surrogate) is written as a question mark.
        yield piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")


def render(report: Report, name: str) -> bytes:
    """The report's bytes in a format. Raises InputError for a format that there is not."""
    return b"".join(pieces(report, name))
