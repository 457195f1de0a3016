"""Rules switched off, and given another severity."""

from pathlib import Path

import pytest

from tests.cli.running import run
from workbench.desk import reviewer, views
from workbench.desk.analysis import check_file
from workbench.desk.case import Case
from workbench.desk.ingest import new_case
from workbench.desk.log import undo
from workbench.desk.revision import reanalyse
from workbench.desk.rules import case_rules, configured_rules, set_rules
from workbench.model import InputError, Severity

CONFLICT = "The town opened the bridge in March 2015.\nThe town opened the bridge in November 2016.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(CONFLICT, encoding="utf-8")
    return path


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setattr(reviewer, "config_file", lambda: path)
    return path


def found(article: Path) -> dict[str, Severity]:
    return {flag.rule: flag.severity for flag in check_file(article)[1]}


def test_the_configuration_chooses(article: Path, config: Path) -> None:
    assert found(article)["date-conflict"] is Severity.CONFLICT
    config.write_text('[rules.severity]\ndate-conflict = "note"', encoding="utf-8")
    assert found(article)["date-conflict"] is Severity.NOTE
    config.write_text('[rules]\noff = ["date-conflict"]', encoding="utf-8")
    assert "date-conflict" not in found(article)


@pytest.mark.parametrize(
    "told",
    [
        'rules = "off"',
        '[rules]\noff = "date-conflict"',
        '[rules]\nseverity = "note"',
        '[rules.severity]\ndate-conflict = "loud"',
    ],
)
def test_a_setting_that_is_none(config: Path, told: str) -> None:
    config.write_text(told, encoding="utf-8")
    with pytest.raises(InputError, match=r"config\.toml"):
        configured_rules()


def test_a_rule_that_does_not_exist(article: Path, config: Path) -> None:
    config.write_text('[rules]\noff = ["no-rule"]', encoding="utf-8")
    with pytest.raises(InputError, match="no rule is called 'no-rule'"):
        found(article)


def test_a_case_chooses_for_itself(tmp_path: Path, article: Path, config: Path) -> None:
    config.write_text('[rules]\noff = ["unsourced-figure"]', encoding="utf-8")
    with new_case(tmp_path / "case", article, reviewer="Ada") as case:
        assert views.flags(case, rule="date-conflict")
        set_rules(case, off=["date-conflict"], severity={"name-variant": Severity.NOTE})
        assert case_rules(case).off == {"date-conflict", "unsourced-figure"}
        assert case_rules(case).severities == {"name-variant": Severity.NOTE}
        reanalyse(case)
        assert not [flag for flag in views.flags(case, rule="date-conflict") if flag.present]
        set_rules(case, on=["date-conflict", "unsourced-figure"])
        assert case_rules(case).off == frozenset()
        undo(case)
        assert "unsourced-figure" in case_rules(case).off


def test_a_choice_that_is_none(case: Case) -> None:
    with pytest.raises(InputError, match="no rule"):
        set_rules(case, off=["no-rule"])
    assert case_rules(case).off == frozenset()


def test_the_command(tmp_path: Path, article: Path) -> None:
    new_case(tmp_path / "case", article, reviewer="Ada").close()
    case = str(tmp_path / "case")
    assert "date-conflict            conflict" in run("rules", case).out
    told = run("rules", case, "--severity", "date-conflict=note", "--off", "title-body")
    assert told.code == 0
    assert "date-conflict            note" in told.out
    assert "title-body               off" in told.out
    assert '"severity": "note"' in run("flags", case, "--json").out
    assert run("rules", case, "--severity", "date-conflict=loud").code == 2
    assert run("rules", case, "--off", "no-rule").code == 1
