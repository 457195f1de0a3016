"""PDFs made for tests. `pdfs/` holds two that Chromium and WeasyPrint printed of the same two pages."""

from __future__ import annotations

from pathlib import Path

import workbench

FOLDER = Path(__file__).parent / "pdfs"

PAGES = (
    (
        "جسر الميناء الجديد",
        "افتتح الجسر في 4 مارس 2019 بعد تسع سنوات من العمل. وقالت المهندسة سلمى الحداد إن التكلفة بلغت "
        "40 مليون يورو، دفع المجلس منها 12.5 مليون يورو (أي 31%).",
        "وأغلق الجسر عام 2021 لإجراء إصلاحات استمرت 14 أسبوعاً، وانخفضت حركة المرور بنسبة 30%. "
        "وقال لؤي الأمين: «لا نعرف متى يُعاد فتحه».",
    ),
    (
        "الصفحة الثانية من التقرير",
        "غادرت سلمى المجلس في مايو 2020، وهي تعمل الآن في شركة Harbour Works بمدينة بورت هيسا.",
    ),
)


def typst_pdf() -> bytes:
    """The same pages, set by Typst."""
    pages = (f"= {title}\n" + "\n\n".join(rest) for title, *rest in PAGES)
    return _typeset("\n#pagebreak()\n".join(pages))


def columns_pdf(*columns: str) -> bytes:
    """Columns side by side, justified, set by Typst."""
    return _typeset("#set par(justify: true)\n#columns(2)[\n" + "\n#colbreak()\n".join(columns) + "\n]")


def _typeset(source: str) -> bytes:
    import typst

    style = '#set text(lang: "ar", dir: rtl, font: "Noto Naskh Arabic", size: 14pt)\n'
    fonts = Path(workbench.__file__).parent / "report" / "fonts"
    data = typst.compile((style + source).encode(), font_paths=[str(fonts)])
    assert isinstance(data, bytes)
    return data


def latin_pdf(*pages: list[str]) -> bytes:
    """A PDF of lines in Helvetica, a list of lines a page."""
    streams = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        streams.append(f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("latin-1"))
    count = len(streams)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, stream in enumerate(streams):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n" % (size, table, size)
    return out + end + b"startxref\n%d\n%%%%EOF\n" % len(out)


def scanned_pdf(count: int = 1) -> bytes:
    """Pages that are pictures alone."""
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        page = document.new_page(612, 792)
        bitmap = pypdfium2.PdfBitmap.new_native(32, 32, 4)
        bitmap.fill_rect((200, 200, 200, 255), 0, 0, 32, 32)
        picture = pypdfium2.PdfImage.new(document)
        picture.set_bitmap(bitmap)
        picture.set_matrix(pypdfium2.PdfMatrix().scale(612, 792))
        page.insert_obj(picture)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()
