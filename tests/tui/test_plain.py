"""The review in lines, from end to end through a pipe."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from textual.content import Content

from tests.cli.running import run
from workbench.desk.case import open_case
from workbench.desk.steps import told
from workbench.desk.verdicts import verdicts
from workbench.desk.views import all_claims, sources
from workbench.i18n import END_ISOLATE, ISOLATE
from workbench.tui.plain import run as run_in_lines
from workbench.tui.plain.lines import spoken
from workbench.tui.plain.talk import COMMANDS, FILTERS, Talk

REVIEW = """help
next
next
show
facts
flags all
follow 1
1
rate
rate 3 the month differs
note He left in February.
Coast Daily
sources
evidence
1
1
غادر مجلس إدارة شركة النخلة في 20 فبراير 2018

filter unrated
list
search مصنع
search
undo
redo
2
nonsense
rate 99 x
quit
"""
ARABIC = """التالي
التالي
اعرض
تنبيهات
قيّم
قيّم 3 الشهر مختلف
تصفية بلا_تقييم
تراجع
هراء
خروج
"""


def talk(case: Path, said: str, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "open", str(case), "--plain", "--reviewer", "نور", *options],
        input=said,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"TERM": "dumb", "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def test_a_review_in_lines(case_folder: Path) -> None:
    said = talk(case_folder, REVIEW)
    assert set(said) & set("\x1b\x07\r\u200e\u200f\u2068\ufdd0│─╭●◑⚑¶░█") == set()
    assert "Claim 2 rated Half true." in said
    assert "Flag is queried now." in said
    assert "Source attached." in said
    assert "3: Half true" in said
    assert "Undone: " in said
    assert "Done again: " in said
    assert "Error: There is no command nonsense; help lists them." in said
    assert "Error: rate takes a number from 1 to 10" in said
    with open_case(case_folder) as case:
        rated = [row for row in all_claims(case) if row.rating]
        assert [(row.number, row.rating, row.evidence_count) for row in rated] == [(2, "half true", 1)]
        assert verdicts(case, rated[0].id)[0].rationale == "the month differs"
        assert {source.info.title for source in sources(case)} >= {"Coast Daily"}


def test_a_review_in_arabic_lines(case_folder: Path) -> None:
    said = talk(case_folder, ARABIC, "--language", "ar")
    assert "قُيِّم الادعاء 2: نصف صحيح." in said
    assert "تراجعت عن: قيّم الادعاء" in said
    assert "خطأ: لا أمر باسم هراء" in said
    latin = "".join(char for char in said if char.isascii() and char.isalpha())
    assert len(latin) < 40  # names in the article only


def test_nothing_is_drawn_over_what_is_to_be_read(
    case_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr("sys.stdin", io.StringIO("next\nrate 1 so\nquit\n"))
    with told(lambda what, *_: drawn.append(what)):
        run_in_lines(case_folder, reviewer="نور")
    assert "Claim 1 rated True." in capsys.readouterr().out
    assert drawn == []


def test_without_a_case_there_is_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "open", str(tmp_path), "--plain"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1


def test_it_can_be_asked_for_before_the_case(case_folder: Path) -> None:
    said = run("--plain", str(case_folder), stdin="quit\n")
    assert (said.code, said.err) == (0, "")
    assert "Type help for the commands." in said.out


def test_every_command_and_filter_has_a_word_and_a_method() -> None:
    for name, text in COMMANDS.items():
        assert text.startswith(f"{name}: ")
        assert name == "quit" or hasattr(Talk, f"do_{name}")
    for name, (text, _) in FILTERS.items():
        assert text.startswith(f"{name}: ")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (["‼ ", Content("conflict")], "conflict"),
        ([f"\u200f◑ {ISOLATE}half{END_ISOLATE} · 3 × 4"], "half, 3 × 4"),
        (["a\x1b[31m"], "a␛[31m"),
    ],
)
def test_signs_are_left_to_their_words(parts: list[Content | str], said: str) -> None:
    assert spoken(parts) == said
