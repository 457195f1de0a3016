"""The report as DOCX: the article as an annotated copy, with a comment at every claim, and the rest after it.

Office Open XML (ECMA-376) written directly, part by part: only strings go in, all of them escaped.
Right-to-left paragraphs have `w:bidi`, right-to-left runs `w:rtl`.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from workbench.language.detect import detect
from workbench.language.visible import visible, visible_line
from workbench.model import BlockRole
from workbench.report.annotated import Paragraph, paragraphs
from workbench.report.flow import comment, flow
from workbench.report.model import ClaimEntry, Report
from workbench.report.paper import Kind, Part, Run, is_rtl

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = {
    Kind.TITLE: "Title",
    Kind.HEADING: "Heading1",
    Kind.ENTRY: "Heading2",
    Kind.PARAGRAPH: "Normal",
    Kind.ITEM: "Item",
    Kind.DETAIL: "Detail",
    Kind.QUOTATION: "Quotation",
}
_TONES = {5: "D7F0DC", 4: "E6F3D8", 3: "FBF0C9", 2: "FDE0CC", 1: "FBD5D5"}
_LONGEST = 400
"""Parts of one comment; Word grows slow beyond."""
_NOT_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
# Zip entries have a date; a fixed one keeps the same case the same file.
_DATE = (1980, 1, 1, 0, 0, 0)


def render(report: Report) -> bytes:
    """The document's bytes; the same case gives the same bytes."""
    return _packed(_Document(report, "comments"))


def with_footnotes(report: Report) -> bytes:
    """As `render`, with footnotes instead of comments, at every claim that somebody worked on: for print."""
    return _packed(_Document(report, "footnotes"))


def _packed(made: _Document) -> bytes:
    report = made.report
    files = {
        "[Content_Types].xml": _types(made.notes),
        "_rels/.rels": _ROOT,
        "word/document.xml": made.document(),
        f"word/{made.notes}.xml": made.comments() if made.notes == "comments" else made.footnotes(),
        "word/styles.xml": _styles(report.lang),
        "word/footer1.xml": _FOOTER,
        "word/_rels/document.xml.rels": made.relations(),
        "docProps/core.xml": _core(report),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, text)
    return out.getvalue()


class _Document:
    """Built in order: the document's text first, which says what the other parts have to hold."""

    def __init__(self, report: Report, notes: Literal["comments", "footnotes"]) -> None:
        self.report = report
        self.notes = notes
        self._links: dict[str, str] = {}
        self._noted: list[ClaimEntry] = []

    def document(self) -> str:
        body: list[str] = []
        for part in flow(self.report):
            if part.kind is Kind.ARTICLE:
                body += [self._annotated(paragraph) for paragraph in paragraphs(self.report)]
            elif part.kind is Kind.TABLE:
                body.append(_table(part))
            else:
                body.append(self._part(part))
        rtl = "<w:bidi/>" if is_rtl(self.report.lang) else ""
        page = (
            '<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1304" w:right="1247" w:bottom="1304" w:left="1247" w:header="709" '
            f'w:footer="709" w:gutter="0"/>{rtl}</w:sectPr>'
        )
        return f"{_HEAD}<w:document {_SPACE} {_RELATED}><w:body>{''.join(body)}{page}</w:body></w:document>"

    def comments(self) -> str:
        made = [self._comment(number, entry) for number, entry in enumerate(self._noted)]
        return f"{_HEAD}<w:comments {_SPACE}>{''.join(made)}</w:comments>"

    def footnotes(self) -> str:
        made = [self._footnote(number, entry) for number, entry in enumerate(self._noted)]
        return f"{_HEAD}<w:footnotes {_SPACE}>{_SEPARATORS}{''.join(made)}</w:footnotes>"

    def relations(self) -> str:
        base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        made = [
            f'<Relationship Id="{name}" Type="{base}/{name}" Target="{name}.xml"/>'
            for name in ("styles", self.notes)
        ]
        made.append(f'<Relationship Id="footer" Type="{base}/footer" Target="footer1.xml"/>')
        made += [
            f'<Relationship Id="{name}" Type="{base}/hyperlink" Target={quoteattr(_text(visible(address)))} '
            'TargetMode="External"/>'
            for address, name in self._links.items()
        ]
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        return f'{_HEAD}<Relationships xmlns="{space}">{"".join(made)}</Relationships>'

    def _part(self, part: Part) -> str:
        return _paragraph(_STYLES[part.kind], part.lang, map(self._run, part.runs))

    def _run(self, run: Run) -> str:
        made = _run(run)
        if not run.link:
            return made
        name = self._links.setdefault(run.link, f"link{len(self._links)}")
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
            shade = next((tone for entry in piece.claims if (tone := _tone(entry))), "")
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
        date = f' w:date="{escape(newest.at)}"' if newest and _MOMENT.fullmatch(newest.at) else ""
        parts = comment(entry, self.report)[:_LONGEST]
        # A link would need relations of its own in this part; a comment shows the address instead.
        body = "".join(_paragraph("Comment", part.lang, map(_run, part.runs)) for part in parts)
        initials = str(entry.claim.number)
        return (
            f'<w:comment w:id="{number}" w:author={quoteattr(_line(author))} w:initials="{initials}"{date}>'
            f"{body}</w:comment>"
        )


_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def _tone(entry: ClaimEntry) -> str:
    value = entry.rating.value if entry.rating else None
    return _TONES.get(value, "") if value else "ECEFF3"


def _paragraph(style: str, lang: str, runs: Iterable[str]) -> str:
    bidi = "<w:bidi/>" if is_rtl(lang) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{"".join(runs)}</w:p>'


def _run(run: Run, *, shade: str = "", flagged: bool = False) -> str:
    rtl = is_rtl(run.lang)
    marks = "".join(_marks(run, shade=shade, flagged=flagged, rtl=rtl))
    lines = _text(run.text).split("\n")
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
        yield f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>'
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
            for text, width in zip(row, (3600, 1400), strict=True)
        )
        head = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 else ""
        rows.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
    visual = "<w:bidiVisual/>" if rtl else ""
    grid = '<w:tblGrid><w:gridCol w:w="3600"/><w:gridCol w:w="1400"/></w:tblGrid>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>{visual}<w:tblW w:w="5000" w:type="dxa"/></w:tblPr>'
        f"{grid}{''.join(rows)}</w:tbl>"
    )


def _text(text: str) -> str:
    """A visible text as XML can hold it: the few codes that it cannot are replaced."""
    return _NOT_XML.sub("\ufffd", text)


def _line(text: str) -> str:
    return _text(visible_line(text)).replace("␤", " ")


def _types(notes: str) -> str:
    return _TYPES.replace("NOTES", notes)


def _core(report: Report) -> str:
    at = report.as_of if _MOMENT.fullmatch(report.as_of) else "1970-01-01T00:00:00Z"
    title = escape(_line(report.title or report.article.file))
    return (
        f"{_HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:language>{report.lang}</dc:language>"
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified></cp:coreProperties>'
    )


def _styles(lang: str) -> str:
    """The styles by their names; sizes in half points, spaces in twentieths of a point."""

    def style(
        name: str, size: int = 21, *, look: str = "", space: str = 'w:after="80"', extra: str = ""
    ) -> str:
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{_NAMES.get(name, name)}"/>'
            f"<w:pPr>{extra}<w:spacing {space}/>{_LEVELS.get(name, '')}</w:pPr>"
            f'<w:rPr>{look}<w:sz w:val="{size}"/><w:szCs w:val="{size + 3}"/></w:rPr></w:style>'
        )

    bold, quiet = "<w:b/><w:bCs/>", '<w:color w:val="6E6E6E"/>'
    accent = '<w:b/><w:bCs/><w:color w:val="1D4E89"/>'
    made = [
        style("Normal"),
        style("Title", 36, look=bold, space='w:after="200"'),
        style("Heading1", 28, look=accent, space='w:before="360" w:after="120"', extra="<w:keepNext/>"),
        style("Heading2", 22, look=bold, space='w:before="240" w:after="80"', extra="<w:keepNext/>"),
        style("Item"),
        style("Detail", 20, extra=""),
        style("Quotation", extra='<w:shd w:val="clear" w:color="auto" w:fill="F6F6F6"/>'),
        style("Article", 23, space='w:after="160"'),
        style("ArticleHeading", 26, look=bold, space='w:before="200" w:after="120"', extra="<w:keepNext/>"),
        style("ArticleRepeat", 21, look=quiet),
        style("Cell", space='w:after="0"'),
        style("Comment", 18, space='w:after="40"'),
        style("FootnoteText", 17, space='w:after="20"'),
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>',
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>",
    ]
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Noto Naskh Arabic"/>'
    tongue = f'<w:lang w:val="{"en-GB" if is_rtl(lang) else lang}" w:bidi="ar-SA"/>'
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{tongue}</w:rPr></w:rPrDefault></w:docDefaults>"
    return f"{_HEAD}<w:styles {_SPACE}>{defaults}{''.join(made)}</w:styles>"


_NAMES = {
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Comment": "annotation text",
    "FootnoteText": "footnote text",
}
_LEVELS = {
    "Heading1": '<w:outlineLvl w:val="0"/>',
    "Heading2": '<w:outlineLvl w:val="1"/>',
    "Detail": '<w:ind w:start="400"/>',
}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIRST_FOOTNOTE = 2
"""The two before it are the lines that part footnotes from the text."""
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in enumerate(("separator", "continuationSeparator"))
)
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/NOTES.xml" ContentType="{_WORD}.NOTES+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_ROOT = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    '<Relationship Id="document" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/>'
    f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_FOOTER = (
    f'{_HEAD}<w:ftr {_SPACE}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
)
