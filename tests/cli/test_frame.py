"""The frame: help, start-up, errors in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import fine, run
from workbench.cli.app import COMMANDS, workbench

HEAVY = ("textual", "rich", "jinja2", "trafilatura", "babel", "rapidfuzz", "sqlite3", "lxml", "hijridate")


def _modules_after(code: str) -> set[str]:
    """The modules that Python has loaded after running `code`."""
    ended = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nsys.stderr.write(' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ended.stderr.split())


def test_help_loads_no_command_and_nothing_heavy() -> None:
    loaded = _modules_after("from workbench.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass")
    assert not loaded & set(HEAVY)
    assert not [name for name in loaded if name.startswith("workbench.desk")]
    assert "workbench.cli.check" not in loaded


def test_what_is_loaded_before_the_first_paint_knows_no_nouns() -> None:
    loaded = _modules_after("import workbench.cli.terminal, workbench.tui.app, workbench.tui.application")
    assert "workbench.model.errors" in loaded
    assert not loaded & {
        "workbench.model.case",
        "workbench.desk.case",
        "workbench.tui.screens.base",
        "sqlite3",
    }


@pytest.mark.parametrize("command", ["annotate", "check"])
def test_commands_on_texts_load_no_screens_and_no_database(command: str, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("It rose 5% in May 2019.", encoding="utf-8")
    args = [command] if command == "annotate" else [command, str(text)]
    loaded = _modules_after(
        f'import io\nsys.stdin = io.TextIOWrapper(io.BytesIO(b\'{{"text": "It rose."}}\'))\n'
        f"from workbench.cli import main\ntry: main({args!r})\nexcept SystemExit: pass"
    )
    assert not loaded & {"textual", "rich", "jinja2", "trafilatura", "lxml", "sqlite3", "sqlite_utils"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    shown = fine(command, "--help").out
    assert shown.startswith("Usage: workbench")
    group = workbench.get_command(workbench.make_context("workbench", [], resilient_parsing=True), command)
    for name in getattr(group, "commands", ()):
        assert "Usage" in fine(command, name, "--help").out


def test_overview_and_version() -> None:
    overview = fine("--help").out
    assert all(f"  {command}" in overview for command in COMMANDS)
    assert fine("--version").out.startswith("workbench")


def test_unknown_command_is_a_usage_error() -> None:
    result = run("frobnicate")
    assert result.code == 2
    assert "frobnicate" in result.err
    assert "Traceback" not in result.err


def test_errors_are_one_line(tmp_path: Path) -> None:
    for args in (("claims", str(tmp_path)), ("new", str(tmp_path / "case"), str(tmp_path / "none.txt"))):
        result = run(*args)
        assert result.code == 1
        assert result.err.startswith("workbench: ")
        assert result.err.count("\n") == 1


def test_error_text_does_not_act(tmp_path: Path) -> None:
    result = run("claims", str(tmp_path / "a\x1b[31m\u202eb"))
    assert result.code == 1
    assert not set(result.err) & {"\x1b", "\u202e"}


@pytest.mark.parametrize("words", [("1", "2", "3", "4", "5"), (), ("1",)])
def test_wrong_number_of_words(words: tuple[str, ...]) -> None:
    result = run("verdict", "add", *words, "--rationale", "x")
    assert result.code == 2
    assert "[CASE] CLAIM RATING" in result.err


def test_no_case_and_no_terminal_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.code == 1
    assert "workbench new" in result.err


def test_a_reader_that_leaves_is_no_error() -> None:
    line = b'{"id": 1, "text": "It rose 5% in May 2019."}\n'
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", "annotate"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write(line)
        running.stdin.flush()
        assert running.stdout.readline()  # each answer comes at once
        running.stdout.close()
        running.stdin.write(line * 3)
        running.stdin.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


def test_a_terminal_without_unicode(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("افتُتح الجسر في مارس 2015.\nافتُتح الجسر في نوفمبر 2016.\n", encoding="utf-8")
    for args in (["check", "a.txt"], ["annotate", "--help"], ["claims", "none-قضية"]):
        ended = subprocess.run(
            [sys.executable, "-m", "workbench", *args],
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
            check=False,
        )
        assert b"Traceback" not in ended.stderr
        assert ended.returncode in (0, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
@pytest.mark.parametrize("args", [["annotate"], ["--help"]])
def test_a_full_disk_is_one_line(args: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "workbench", *args],
            input=b'{"text": "a"}',
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"workbench: ")
    assert ended.stderr.count(b"\n") == 1


def test_what_nobody_foresaw_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a\nb")

    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    monkeypatch.setattr("workbench.desk.case.open_case", fail)
    monkeypatch.setattr("workbench.desk.analysis.annotate", fail)
    monkeypatch.setattr("workbench.desk.analysis.check_file", fail)
    for args, code in ((("claims",), 1), (("check", str(tmp_path / "a.txt")), 2)):
        result = run(*args)
        assert result.code == code
        assert result.err.count("\n") == 1
        assert "RuntimeError" in result.err
        assert "test_frame.py:" in result.err
    (row,) = fine("annotate", stdin='{"id": 1, "text": "a"}').rows
    assert row["id"] == 1
    assert "RuntimeError" in row["error"]


def test_doctor_tells_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_BIDI", "off")
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Noura")
    told = fine("doctor").out
    assert "mode off" in told
    assert "Noura" in told
    assert "العربية سليمة" in told
    assert "there is no terminal here" in told
    (row,) = fine("doctor", "--json").rows
    assert row["bidi_mode"] == "off"
    assert row["size"] is None
    assert len(row["problems"]) == 1


def test_options_before_a_command_reach_it(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("It rose 5% in May 2019.", encoding="utf-8")
    fine("--reviewer", "Lina", "new", str(tmp_path / "case"), str(article))
    assert "Lina" in fine("log", str(tmp_path / "case")).out


def test_the_command_line_speaks_arabic(tmp_path: Path) -> None:
    helped = fine("--language", "ar", "claim", "--help").out
    assert helped.startswith("الاستعمال: workbench claim")
    assert "تقسيم ادعاء إلى أجزاء" in helped
    assert "Split" not in helped
    assert "سرد ادعاءات المقال." in fine("--language=ar", "--help").out
    failed = run("--language", "ar", "claims", str(tmp_path))
    assert failed.code == 1
    assert failed.err == f"workbench: لا قضية في {tmp_path}: لا يوجد claims.db؛ ينشئها workbench new\n"
    assert "لا أمر اسمه 'frob'" in run("--language", "ar", "frob").err
    assert "No such command 'frob'" in run("frob").err


def test_the_language_of_the_command_line_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.desk.reviewer import config_file

    monkeypatch.delenv("WORKBENCH_LANGUAGE")
    config_file().parent.mkdir(parents=True)
    config_file().write_text('[display]\nlanguage = "ar"\n', "utf-8")
    assert fine("--help").out.startswith("الاستعمال:")
    config_file().write_text('[display]\nlanguage = "xx"\n', "utf-8")
    assert fine("--help").out.startswith("Usage:")
