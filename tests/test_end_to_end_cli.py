"""The main job through the command line: an article in, a verdict report out."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cli.running import fine, run

# Invented; the opening is dated twice, and the two dates cannot both hold.
ARTICLE = """\
جسر النهر بين الوعود والأرقام
افتتحت بلدية المدينة الجسر الجديد في مارس 2015، وبلغت كلفة المشروع 40 مليون دولار.
قالت المهندسة سلمى حداد إن الجسر يخدم 12 ألف سيارة في اليوم.
قصة التمويل
وفقًا لسجلات البلدية، افتتحت بلدية المدينة الجسر الجديد في نوفمبر 2016 بعد تأخر طويل.
ومن المتوقع أن ترتفع كلفة الصيانة إلى 3 ملايين دولار بحلول عام 2030.
"""
MINUTES = """\
محضر الجلسة رقم 48
افتُتِحَ الجسرُ الجديد رسميًا يوم 12 نوفمبر 2016 بحضور رئيس البلدية.
بلغت الكلفة النهائية 40 مليون دولار.
"""
QUOTE = "افتتح الجسر الجديد رسميا يوم 12 نوفمبر 2016"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Noura")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    fine("new", "bridge", "article.txt", "--published", "2025-06-01")
    monkeypatch.chdir(tmp_path / "bridge")
    return tmp_path / "bridge"


def test_the_main_job(case: Path) -> None:
    # Every claim is listed, with offsets into the article.
    claims = fine("claims", "--json").rows
    assert [row["number"] for row in claims] == list(range(1, len(claims) + 1))
    assert all(row["text"] == ARTICLE[row["start"] : row["end"]] for row in claims)
    opening = next(row for row in claims if "مارس 2015" in row["text"])
    number = str(opening["number"])
    assert opening["text"] in fine("claims").out

    # The article's conflict with itself stands first.
    conflict = fine("flags", "--json").rows[0]
    assert (conflict["rule"], conflict["severity"]) == ("date-conflict", "conflict")
    assert opening["id"] in conflict["claim_ids"]

    # A source is kept, and its quotation found although it is spelled otherwise.
    fine("source", "add", "../minutes.txt", "--title", "محضر الجلسة", "--grade", "primary")
    (source,) = fine("sources", "--json").rows
    assert source["captures"][0]["kind"] == "snapshot"
    assert (case / "sources" / source["captures"][0]["file"]).read_text(encoding="utf-8") == MINUTES
    (located,) = fine("locate", stdin=json.dumps({"id": 1, "quote": QUOTE})).rows
    assert located["found"] is True
    assert located["matches"][0]["how"] == "folded"

    # Evidence, with its facts compared; a note stays a note.
    told = fine("evidence", "add", number, str(source["id"]), "refutes", "--quote", QUOTE).out
    assert "found (folded)" in told
    (piece,) = fine("evidence", "list", number, "--json").rows
    assert piece["anchored"] is True
    assert piece["selector"]["exact"] == located["matches"][0]["text"]
    assert "differ" in [fact["agreement"] for fact in piece["facts"]]
    fine("source", "add", "-", "--note", "--title", "مكالمة", stdin="قال الكاتب إنه أخطأ في السنة.")
    assert [row["captures"][0]["kind"] for row in fine("sources", "--json").rows] == ["snapshot", "note"]

    # A verdict, and the follow-up of the flag.
    fine("verdict", "add", number, "false", "--rationale", "المحضر يؤرخ الافتتاح بعد ذلك.")
    fine("flag", "set", str(conflict["id"]), "queried", "--note", "سُئل الكاتب")
    assert fine("claims", "--rating", "false", "--json").rows[0]["id"] == opening["id"]
    assert fine("flag", "show", str(conflict["id"]), "--json").rows[0]["state"] == "queried"

    # Undo takes back the follow-up, redo does it again, and the log has it all.
    fine("undo")
    assert fine("flag", "show", str(conflict["id"]), "--json").rows[0]["state"] == "open"
    fine("redo")
    assert fine("flag", "show", str(conflict["id"]), "--json").rows[0]["state"] == "queried"
    deeds = fine("log", "--json").rows
    assert {row["reviewer"] for row in deeds} == {"Noura"}
    assert [row["deed"] for row in deeds[:2]] == ["redo", "undo"]

    _check_reports(case, opening["text"], [span["text"] for span in conflict["spans"]])
    assert fine("verify").code == 0
    shown = fine().out
    assert opening["text"] in shown
    assert "date-conflict" in shown


def _check_reports(case: Path, opening: str, sides: list[str]) -> None:
    markdown = fine("report").out
    assert markdown == fine("report", "--format", "md").out
    assert all(text in markdown for text in (opening, *sides, "خاطئ", "المحضر يؤرخ الافتتاح بعد ذلك."))
    fine("report", "-o", "report.json")
    whole = json.loads((case / "report.json").read_text(encoding="utf-8"))
    assert whole["schema_version"] == 1
    assert whole["article"]["text"] == ARTICLE
    fine("report", "--format", "html", "-o", "report.html")
    page = (case / "report.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert _text(page).count(opening) >= 2
    assert sorted(path.name for path in case.iterdir() if path.name.startswith(".report")) == []


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _text(page: str) -> str:
    reader = _Text()
    reader.feed(page)
    return "".join(reader.parts)


def test_claims_can_be_reshaped(case: Path) -> None:
    first = fine("claims", "--json").rows[0]
    words = first["text"].split()
    half = len(words) // 2
    parts = [" ".join(words[:half]), " ".join(words[half:])]
    fine("claim", "split", "1", *parts)
    assert [row["text"] for row in fine("claims", "--json").rows[:2]] == parts
    fine("claim", "merge", "1", "2")
    merged = fine("claims", "--json").rows[0]
    assert merged["text"] == first["text"]
    fine("claim", "rebound", "1", parts[0])
    fine("claim", "dismiss", "1", "--reason", "رأي")
    (dismissed,) = [
        row for row in fine("claims", "--dismissed", "--json").rows if row["state"] == "dismissed"
    ]
    assert f"c{dismissed['id']}" in fine("claims", "--dismissed").out
    fine("claim", "restore", f"c{dismissed['id']}")
    assert fine("claims", "--json").rows[0]["text"] == parts[0]
    fine("claim", "add", "12 ألف سيارة")
    assert any(row["text"] == "12 ألف سيارة" for row in fine("claims", "--json").rows)
    fine("claim", "kind", "1", "event")
    assert run("claim", "kind", "1", "nonsense").code == 2


def test_what_cannot_be_is_said_in_one_line(case: Path) -> None:
    for args, code in (
        (("verdict", "add", "1", "false"), 2),
        (("verdict", "add", "1", "false", "--rationale", " "), 1),
        (("verdict", "add", "1", "nonsense", "--rationale", "x"), 1),
        (("verdict", "add", "999", "false", "--rationale", "x"), 1),
        (("evidence", "add", "1", "7", "supports"), 1),
        (("evidence", "add", "1", "7", "nonsense"), 2),
        (("flag", "set", "1", "dismissed"), 1),
        (("flag", "set", "x", "open"), 1),
        (("claim", "add", "words that are not there"), 1),
        (("claim", "add", "5:99999999"), 1),
        (("source", "add", "none.txt"), 1),
        (("report", "--format", "html", "-o", "no/such/folder.html"), 1),
        (("report", "--lang", "xx"), 1),
        (("new", str(case), "../article.txt"), 1),
        (("redo",), 1),
    ):
        result = run(*args)
        assert result.code == code, (args, result)
        assert "Traceback" not in result.err
        if code == 1:
            assert result.err.startswith("workbench: ")
            assert result.err.count("\n") == 1, result.err


def test_a_revised_article_keeps_the_work(case: Path) -> None:
    fine("verdict", "add", "1", "true", "--rationale", "نعم")
    revised = ARTICLE.replace("12 ألف سيارة", "15 ألف سيارة")
    (case.parent / "revised.txt").write_text(revised, encoding="utf-8")
    assert fine("revise", "../revised.txt").out.startswith("Version 2: ")
    rows = fine("claims", "--json").rows
    assert rows[0]["rating"] == "true"
    assert any("15 ألف" in row["text"] for row in rows)
    fine("reanalyse")
    assert fine("claims", "--json").rows == rows
