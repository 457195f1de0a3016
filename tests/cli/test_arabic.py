"""The command line in Arabic: what stands in columns, what a terminal that orders nothing gets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

import pytest

from tests.cli.running import fine
from workbench import i18n
from workbench.cli import ordering
from workbench.cli.ordering import column, exact, shown
from workbench.desk.evidence import add_evidence, attach_text
from workbench.desk.ingest import new_case
from workbench.desk.names import apart
from workbench.desk.searches import log_search
from workbench.desk.verdicts import rate
from workbench.i18n import LRM
from workbench.model import SourceInfo, Stance
from workbench.tui.bidi.terminal import APPLE, KONSOLE, MLTERM, PLAIN, STANDARD, Display, Mode, Terminal

WORD = re.compile(r"(?<!\.)[A-Za-z]{3,}")
MARKS = re.compile("[\u200e\u200f\ufdd0\ufdd1]")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A case all in Arabic, so that every Latin letter in an answer is one of ours."""
    article = tmp_path / "مقال.txt"
    article.write_text("غادر سامي الحداد مجلس الإدارة في يناير 2018. وكلف المصنع 12 مليون دولار.\n", "utf-8")
    with new_case(tmp_path / "case", article, reviewer="نور") as made:
        source = attach_text(made, "غادر سامي الحداد المجلس في فبراير 2018.", SourceInfo(title="صحيفة"))
        add_evidence(made, 1, source.source_id, Stance.REFUTES, quote="سامي الحداد")
        rate(made, 1, "mostly false", "التاريخ خطأ")
        log_search(made, "السجل", "الحداد", claim_id=1)
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "ar")
    yield tmp_path / "case"
    i18n.use("en")


@pytest.mark.parametrize(
    "command",
    ["claims", "flags", "sources", "log", "claim show", "evidence list", "verdict list", "search list"],
)
def test_what_is_listed_is_in_arabic(case: Path, command: str) -> None:
    about = ["1"] if command in ("claim show", "evidence list", "verdict list") else []
    said = fine(*command.split(), str(case), *about).out
    assert said
    assert WORD.findall(said) == []


def test_what_programs_read_stays_in_english(case: Path) -> None:
    row = fine("claims", str(case), "--json").out.splitlines()[0]
    assert '"rating": "mostly false"' in row


def test_columns_stand_below_one_another(case: Path) -> None:
    rows = fine("claims", str(case)).out.splitlines()
    assert len(rows) == 2
    at = [row.index("  ", row.index(LRM)) for row in rows]
    assert at[0] == at[1]
    assert MARKS.sub("", column("حُكم", 6)) == "حُكم   "  # the vowel takes no cell


def test_a_terminal_that_orders_nothing_gets_rows_from_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "_orders_here", lambda: Display(Mode.AUTO, PLAIN))
    monkeypatch.setenv("COLUMNS", "20")
    rows = shown("الادعاء الأول صحيح في معظمه").split("\n")
    assert [sum(category(char) != "Mn" for char in row) for row in rows] == [20, 20]
    assert rows[0][-1] == "\ufe8d"  # it begins with an alef
    assert shown("plain words, however long they are") == "plain words, however long they are"


def test_a_terminal_that_keeps_order_with_each_line_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "_orders_here", lambda: Display(Mode.AUTO, STANDARD))
    assert shown("ادعاء").startswith(STANDARD.stop)
    assert shown("ادعاء").endswith(STANDARD.resume)
    assert shown("claim") == "claim"


@pytest.mark.parametrize(
    ("terminal", "here"), [(PLAIN, True), (STANDARD, True), (KONSOLE, False), (MLTERM, False), (APPLE, False)]
)
def test_who_orders_printed_lines(terminal: Terminal, here: bool) -> None:
    assert Display(Mode.AUTO, terminal).orders_lines is here
    assert Display(Mode.APP, terminal).orders_lines
    assert not Display(Mode.TERMINAL, terminal).orders_lines


def test_elsewhere_lines_stay_in_logical_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "_orders_here", lambda: None)
    assert shown(f"3  {apart('الادعاء')}") == "3  الادعاء"


def test_a_date_is_not_turned_round() -> None:
    assert exact("2018-01-02") == "2018-01-02"
    i18n.use("ar")
    try:
        assert MARKS.sub("", exact("2018-01-02")) == "2018-01-02"
        assert exact("2018-01-02") != "2018-01-02"
    finally:
        i18n.use("en")


def test_help_is_in_arabic_and_its_options_keep_their_dashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "ar")
    monkeypatch.setattr(ordering, "_orders_here", lambda: Display(Mode.APP, PLAIN))
    try:
        said = fine("source", "add", "--help").out
    finally:
        i18n.use("en")
    rows = [row for row in said.splitlines() if "--title TEXT" in row or "-h, --help" in row]
    assert len(rows) == 2
    assert not [row for row in rows if "called" in row]
