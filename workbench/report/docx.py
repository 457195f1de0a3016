"""The report as DOCX: the article as an annotated copy, with a comment at every claim, and the rest after it.

Office Open XML (ECMA-376) written directly, part by part: only strings go in, all of them escaped.
Right-to-left paragraphs have `w:bidi`, right-to-left runs `w:rtl`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from workbench.language.detect import detect
from workbench.language.visible import visible
from workbench.model import BlockRole
from workbench.report.annotated import Paragraph, paragraphs
from workbench.report.colours import pair
from workbench.report.docx_parts import (
    HEAD,
    MOMENT,
    RELATED,
    SPACE,
    fixed_parts,
    logo_run,
    relations,
    xml_line,
    xml_text,
)
from workbench.report.flow import comment, flow
from workbench.report.model import ClaimEntry, Report
from workbench.report.paper import Kind, Part, Run, is_rtl

_STYLES = {
    Kind.TITLE: "Title",
    Kind.HEADING: "Heading1",
    Kind.ENTRY: "Heading2",
    Kind.PARAGRAPH: "Normal",
    Kind.ITEM: "Item",
    Kind.DETAIL: "Detail",
    Kind.QUOTATION: "Quotation",
}
_COLUMNS = (6800, 2612)
"""Of a table, in twentieths of a point: as wide as the text, since writers differ on where a table that
runs from right to left stands if it is not."""
_LONGEST = 400
"""Parts of one comment; Word grows slow beyond."""
# Zip entries have a date; a fixed one keeps the same case the same file.
_DATE = (1980, 1, 1, 0, 0, 0)


def render(report: Report) -> bytes:
    """The document's bytes; the same case gives the same bytes."""
    return _packed(_Document(report, "comments"))


def with_footnotes(report: Report) -> bytes:
    """As `render`, with footnotes instead of comments, at every claim that somebody worked on: for print."""
    return _packed(_Document(report, "footnotes"))


def _packed(made: _Document) -> bytes:
    report, logo = made.report, made.logo
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:

        def put(name: str, pieces: Iterable[str | bytes]) -> None:
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            with packed.open(info, "w") as file:
                for piece in pieces:
                    file.write(piece if isinstance(piece, bytes) else piece.encode())

        for name, text in fixed_parts(report, made.notes).items():
            put(name, [text])
        put("word/document.xml", made.document())
        put(f"word/{made.notes}.xml", made.comments() if made.notes == "comments" else made.footnotes())
        put("word/_rels/document.xml.rels", [relations(made.notes, made.links, logo)])
        if logo:
            put(f"word/media/logo.{logo.ending}", [logo.data])
    return out.getvalue()


class _Document:
    """Built in order: the document's text first, which says what the other parts have to hold."""

    def __init__(self, report: Report, notes: Literal["comments", "footnotes"]) -> None:
        self.report = report
        self.notes = notes
        self.logo = report.house.picture()
        self.links: dict[str, str] = {}
        """Outside address -> name of its relation."""
        self._noted: list[ClaimEntry] = []

    def document(self) -> Iterator[str]:
        yield f"{HEAD}<w:document {SPACE} {RELATED}><w:body>"
        if self.logo:
            yield _paragraph("Normal", self.report.lang, [logo_run(self.logo, self.report.house.name)])
        for part in flow(self.report):
            if part.kind is Kind.ARTICLE:
                yield from (self._annotated(paragraph) for paragraph in paragraphs(self.report))
            elif part.kind is Kind.TABLE:
                yield _table(part)
            else:
                yield self._part(part)
        rtl = "<w:bidi/>" if is_rtl(self.report.lang) else ""
        yield (
            '<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1304" w:right="1247" w:bottom="1304" w:left="1247" w:header="709" '
            f'w:footer="709" w:gutter="0"/>{rtl}</w:sectPr></w:body></w:document>'
        )

    def comments(self) -> Iterator[str]:
        yield f"{HEAD}<w:comments {SPACE}>"
        for number, entry in enumerate(self._noted):
            yield self._comment(number, entry)
        yield "</w:comments>"

    def footnotes(self) -> Iterator[str]:
        yield f"{HEAD}<w:footnotes {SPACE}>{_SEPARATORS}"
        for number, entry in enumerate(self._noted):
            yield self._footnote(number, entry)
        yield "</w:footnotes>"

    def _part(self, part: Part) -> str:
        return _paragraph(_STYLES[part.kind], part.lang, map(self._run, part.runs))

    def _run(self, run: Run) -> str:
        made = _run(run)
        if not run.link:
            return made
        name = self.links.setdefault(run.link, f"link{len(self.links)}")
        return f'<w:hyperlink r:id="{name}">{made}</w:hyperlink>'

    def _annotated(self, paragraph: Paragraph) -> str:
        """A paragraph of the article; a claim's comment spans its pieces, which other claims may share."""
        made: list[str] = []
        still: list[tuple[ClaimEntry, int]] = []
        whole = "".join(piece.text for piece in paragraph.pieces)
        lang = self.report.article.lang or detect(whole)
        for piece in paragraph.pieces:
            over = [pair for pair in still if pair[0] not in piece.claims]
            made += [self._ended(number) for _, number in over]
            still = [pair for pair in still if pair not in over]
            for entry in piece.begins:
                if self.notes == "footnotes" and not (entry.verdicts or entry.evidence):
                    continue
                still.append((entry, len(self._noted)))
                if self.notes == "comments":
                    made.append(f'<w:commentRangeStart w:id="{len(self._noted)}"/>')
                self._noted.append(entry)
            shade = pair(piece.claims[0].rating, self.report.house.colours)[1] if piece.claims else ""
            made.append(_run(Run(visible(piece.text), lang), shade=shade, flagged=bool(piece.flags)))
        made += [self._ended(number) for _, number in still]
        style = {
            BlockRole.TITLE: "ArticleHeading",
            BlockRole.HEADING: "ArticleHeading",
            BlockRole.REPEAT: "ArticleRepeat",
            BlockRole.DISCLAIMER: "ArticleRepeat",
        }.get(paragraph.role, "Article")
        return _paragraph(style, lang, made)

    def _ended(self, number: int) -> str:
        if self.notes == "comments":
            return (
                f'<w:commentRangeEnd w:id="{number}"/><w:r>'
                '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
                f'<w:commentReference w:id="{number}"/></w:r>'
            )
        mark = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        return f'<w:r>{mark}<w:footnoteReference w:id="{number + _FIRST_FOOTNOTE}"/></w:r>'

    def _footnote(self, number: int, entry: ClaimEntry) -> str:
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        made = []
        for part in comment(entry, self.report)[:_LONGEST]:
            made.append(_paragraph("FootnoteText", part.lang, [mark, *map(_run, part.runs)]))
            mark = ""
        return f'<w:footnote w:id="{number + _FIRST_FOOTNOTE}">{"".join(made)}</w:footnote>'

    def _comment(self, number: int, entry: ClaimEntry) -> str:
        newest = entry.verdicts[0] if entry.verdicts else None
        author = (newest.reviewer if newest else "") or "workbench"
        date = f' w:date="{escape(newest.at)}"' if newest and MOMENT.fullmatch(newest.at) else ""
        parts = comment(entry, self.report)[:_LONGEST]
        # A link would need relations of its own in this part; a comment shows the address instead.
        body = "".join(_paragraph("Comment", part.lang, map(_run, part.runs)) for part in parts)
        by = f'w:author={quoteattr(xml_line(author))} w:initials="{entry.claim.number}"'
        return f'<w:comment w:id="{number}" {by}{date}>{body}</w:comment>'


def _paragraph(style: str, lang: str, runs: Iterable[str]) -> str:
    bidi = "<w:bidi/>" if is_rtl(lang) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{"".join(runs)}</w:p>'


def _run(run: Run, *, shade: str = "", flagged: bool = False) -> str:
    rtl = is_rtl(run.lang)
    marks = "".join(_marks(run, shade=shade, flagged=flagged, rtl=rtl))
    lines = xml_text(run.isolated).split("\n")
    inner = "<w:br/>".join(
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in line.split("\t"))
        for line in lines
    )
    return f"<w:r><w:rPr>{marks}</w:rPr>{inner}</w:r>"


def _marks(run: Run, *, shade: str, flagged: bool, rtl: bool) -> Iterator[str]:
    """In the order that the schema wants."""
    if run.link:
        yield '<w:rStyle w:val="Hyperlink"/>'
    if run.bold:
        yield "<w:b/><w:bCs/>"
    if flagged:
        yield '<w:u w:val="wave" w:color="B3261E"/>'
    if shade:
        yield f'<w:shd w:val="clear" w:color="auto" w:fill="{shade[1:].upper()}"/>'
    if rtl:
        yield "<w:rtl/>"
    yield '<w:lang w:bidi="ar-SA"/>' if rtl else '<w:lang w:val="en-GB"/>'


def _table(part: Part) -> str:
    rtl = is_rtl(part.lang)
    rows = []
    for number, row in enumerate(part.rows):
        cells = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            + _paragraph("Cell", part.lang, [_run(Run(text, part.lang if rtl else "en", bold=number == 0))])
            + "</w:tc>"
            for text, width in zip(row, _COLUMNS, strict=True)
        )
        head = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 else ""
        rows.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
    visual = "<w:bidiVisual/>" if rtl else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _COLUMNS)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>{visual}<w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


_FIRST_FOOTNOTE = 2
"""The two before it are the lines that part footnotes from the text."""
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in enumerate(("separator", "continuationSeparator"))
)
