"""Web pages: the article's text and what the page says of itself."""

import pytest

from workbench.reading.metadata import clock, day
from workbench.reading.reader import read

BODY = (
    "<h1>لماذا تأخر الجسر</h1><p>قال الوزير إن الحكومة أعلنت عن خطة جديدة لبناء الجسر في العاصمة، "
    "وإن العمل سيبدأ في الربيع.</p>"
    "<blockquote><p>لن ننتظر عامًا آخر، هذا ما قاله المدير أمام الناس.</p></blockquote>"
    "<ul><li>بند أول من بنود العقد</li><li>بند ثان من بنود العقد</li></ul>"
)
JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "جريدة"},
 {"@type": ["NewsArticle"], "headline": "لماذا تأخر الجسر", "datePublished": "2018-02-03T23:00:00-05:00",
  "dateModified": "2018-02-05", "author": [{"@type": "Person", "name": "منى"}, {"name": "علي"}],
  "publisher": {"@type": "Organization", "name": "جريدة النهر"}}]}</script>"""


def html(head: str, body: str = BODY) -> bytes:
    page = f"<head>{head}</head><body><nav>قائمة</nav><article>{body}</article></body>"
    return f"<!DOCTYPE html><html>{page}</html>".encode()


def test_text_and_json_ld() -> None:
    document = read(html(JSON_LD + "<title>لماذا تأخر الجسر - جريدة النهر</title>"), name="a.html")
    lines = document.text.split("\n")
    assert lines[0] == document.title == "لماذا تأخر الجسر"
    assert document.blocks[0].role == "title"
    assert "لن ننتظر عامًا آخر، هذا ما قاله المدير أمام الناس." in document.text
    assert "بند ثان من بنود العقد" in document.text
    assert "قائمة" not in document.text
    assert (document.author, document.publisher) == ("منى, علي", "جريدة النهر")
    assert str(document.published) == "2018-02-03"
    assert str(document.modified) == "2018-02-05"
    assert document.lang == "ar"


def test_meta_elements() -> None:
    head = (
        '<meta property="og:title" content="لماذا تأخر الجسر"><meta name="author" content="منى">'
        '<meta property="og:site_name" content="النهر"><link rel="canonical" href="https://example.org/a">'
        '<meta property="article:published_time" content="2018-02-03T10:00:00Z">'
    )
    document = read(html(head), name="a.htm")
    assert (document.title, document.author, document.publisher) == ("لماذا تأخر الجسر", "منى", "النهر")
    assert (str(document.published), document.url) == ("2018-02-03", "https://example.org/a")


@pytest.mark.parametrize(
    "broken", ["{", '{"@type": "NewsArticle", "author": {"name": 3}, "datePublished": 7}', "[" * 3000, "null"]
)
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script><meta name="date" content="2019-05-06">'
    document = read(html(head), name="a.html")
    assert str(document.published) == "2019-05-06"


def test_declared_charset_and_wrong_declared_charset() -> None:
    page = html("").decode()
    declared = page.replace("<head>", '<head><meta charset="windows-1256">')
    assert "أعلنت" in read(declared.encode("windows-1256"), name="a.html").text
    assert "أعلنت" in read(declared.encode(), name="a.html").text
    assert "أعلنت" in read(page.encode("windows-1256"), name="a.html").text
    assert "أعلنت" in read(page.encode("windows-1256"), name="a", media_type="text/html; charset=cp1256").text


def test_repeated_text_is_kept() -> None:
    document = read(html("", BODY + BODY), name="a.html")
    assert document.text.count("لن ننتظر عامًا آخر") == 2
    assert "repeat" in [block.role.value for block in document.blocks]


def test_broken_and_short_pages_are_read_whole() -> None:
    assert "half" in read(b"<html><body><p>half <b>open", name="a.html").text
    assert "x\ny" in read(b"<div>x<br>y<script>bad()</script></div>", name="a.html").text
    for depth in (300, 2100, 5000):
        deep = b"<html>" + b"<div>word " * depth + b"deep" + b"</div>" * depth
        text = read(deep, name="a.html").text
        assert "deep" in text
        assert text.count("word") == depth


def test_hidden_text_of_a_page_that_no_parser_takes() -> None:
    deep = b"<html>" + b"<div>" * 3000 + b"<script>bad()</script><!-- no -->said<style>p{}</style>"
    assert read(deep, name="a.html").text == "said"


def test_a_title_that_was_never_closed_is_none() -> None:
    assert read(b"<html><title>" + b"word " * 500, name="a.html").title == ""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2018-02-03", "2018-02-03"),
        ("20180203T101112Z", "2018-02-03"),
        ("2018/2/3", "2018-02-03"),
        ("2018-02-30", "None"),
        ("2018", "None"),
        (None, "None"),
        (20180203, "None"),
    ],
)
def test_days(written: object, expected: str) -> None:
    assert str(day(written)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2018-02-03T08:30:00+02:00", "08:30 +02:00"),
        ("2018-02-03T08:30:15.123Z", "08:30 UTC"),
        ("20180203T0830Z", "08:30 UTC"),
        ("2018-02-03 08:30 -0500", "08:30 -05:00"),
        ("2018-02-03T08:30", "08:30"),
        ("2018-02-03", ""),
        ("2018-02-03T25:00", ""),
        ("soon", ""),
        (7, ""),
    ],
)
def test_times_of_day(written: object, expected: str) -> None:
    assert clock(written) == expected


def test_the_time_is_told_with_the_day() -> None:
    head = (
        '<meta property="article:published_time" content="2018-02-03T10:00:00+03:00">'
        '<meta property="article:modified_time" content="2018-02-04T09:15:00Z">'
    )
    document = read(html(head), name="a.html")
    assert (str(document.published), document.published_time) == ("2018-02-03", "10:00 +03:00")
    assert "the page was last modified on 2018-02-04 09:15 UTC" in document.notices
