"""Whose name stands in the log."""

from pathlib import Path

import pytest

from workbench.desk import reviewer
from workbench.desk.reviewer import reviewer_name
from workbench.model import InputError


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No name from anywhere; the configuration file's path."""
    monkeypatch.delenv("WORKBENCH_REVIEWER", raising=False)
    monkeypatch.setattr(reviewer, "config_file", lambda: tmp_path / "config.toml")
    monkeypatch.setattr(reviewer, "_git_name", lambda: "")
    monkeypatch.setattr(reviewer, "_login", lambda: "")
    return tmp_path / "config.toml"


def test_the_first_name_counts(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reviewer_name() == "reviewer"
    monkeypatch.setattr(reviewer, "_login", lambda: "login")
    assert reviewer_name() == "login"
    monkeypatch.setattr(reviewer, "_git_name", lambda: "Git Name\n")
    assert reviewer_name() == "Git Name"
    alone.write_text('reviewer = "ليلى"')
    assert reviewer_name() == "ليلى"
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Env")
    assert reviewer_name("  ") == "Env"
    assert reviewer_name(" Ada\tB.\n") == "Ada B."


@pytest.mark.parametrize("content", [b"reviewer = ", b"\xff\xfe"])
def test_a_configuration_that_cannot_be_read(alone: Path, content: bytes) -> None:
    alone.write_bytes(content)
    with pytest.raises(InputError, match="mend or remove it"):
        reviewer_name()


@pytest.mark.parametrize("content", ["", "reviewer = 3", "other = 'x'"])
def test_a_configuration_without_a_name(alone: Path, content: str) -> None:
    alone.write_text(content)
    assert reviewer_name() == "reviewer"


def test_without_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reviewer._git_name() == ""
