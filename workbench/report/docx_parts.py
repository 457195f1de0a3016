"""The parts of a DOCX package that are not its text: types, styles, relations, footer, the logo's place."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from workbench.language.visible import visible_line
from workbench.report.house import ACCENT, Logo
from workbench.report.model import Report
from workbench.report.paper import is_rtl

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NOT_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
_LOGO = 504_000, 2_160_000
"""Height, and the most in width, of the logo in EMU: 14 mm and 60 mm."""


def xml_text(text: str) -> str:
    """A visible text as XML can hold it: the few codes that it cannot are replaced."""
    return _NOT_XML.sub("\ufffd", text)


def xml_line(text: str) -> str:
    return xml_text(visible_line(text)).replace("␤", " ")


def fixed_parts(report: Report, notes: str) -> dict[str, str]:
    """Name -> content, of what comes before the text."""
    return {
        "[Content_Types].xml": _TYPES.replace("NOTES", notes),
        "_rels/.rels": _ROOT,
        "word/styles.xml": _styles(report.lang, report.house.accent() or ACCENT),
        "word/footer1.xml": _FOOTER,
        "docProps/core.xml": _core(report),
    }


def relations(notes: str, links: dict[str, str], logo: Logo | None) -> str:
    """What the text refers to: styles, notes, footer, the logo and outside addresses."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    inner = [(name, name, f"{name}.xml") for name in ("styles", notes)]
    inner.append(("footer", "footer", "footer1.xml"))
    if logo:
        inner.append(("logo", "image", f"media/logo.{logo.ending}"))
    made = [
        f'<Relationship Id="{name}" Type="{base}/{kind}" Target="{target}"/>' for name, kind, target in inner
    ]
    made += [
        f'<Relationship Id="{name}" Type="{base}/hyperlink" Target={quoteattr(xml_line(address))} '
        'TargetMode="External"/>'
        for address, name in links.items()
    ]
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{"".join(made)}</Relationships>'


def logo_run(logo: Logo, name: str) -> str:
    """The logo as a run of the text."""
    height, most = _LOGO
    width = round(height * logo.width / logo.height)
    if width > most:
        width, height = most, round(most * logo.height / logo.width)
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    extent = f'cx="{max(width, 1)}" cy="{max(height, 1)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing"><wp:extent {extent}/>'
        f'<wp:docPr id="1" name="logo" descr={quoteattr(xml_line(name))}/>'
        f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{drawing}/picture">'
        f'<pic:pic xmlns:pic="{drawing}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="logo"/><pic:cNvPicPr/>'
        '</pic:nvPicPr><pic:blipFill><a:blip r:embed="logo"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _core(report: Report) -> str:
    at = report.as_of if MOMENT.fullmatch(report.as_of) else "1970-01-01T00:00:00Z"
    title = escape(xml_line(report.title or report.article.file))
    return (
        f"{HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:language>{report.lang}</dc:language>"
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified></cp:coreProperties>'
    )


def _styles(lang: str, accent_colour: str) -> str:
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
    accent = f'<w:b/><w:bCs/><w:color w:val="{accent_colour[1:].upper()}"/>'
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
    return f"{HEAD}<w:styles {SPACE}>{defaults}{''.join(made)}</w:styles>"


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
_TYPES = (
    f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/NOTES.xml" ContentType="{_WORD}.NOTES+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_ROOT = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    '<Relationship Id="document" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/>'
    f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_FOOTER = (
    f'{HEAD}<w:ftr {SPACE}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
)
