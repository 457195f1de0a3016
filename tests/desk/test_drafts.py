"""What was typed and not yet saved."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.drafts import Drafts, folder
from workbench.model import InputError


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_texts_outlive_the_program_and_are_the_reviewers_own(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "نور")
    drafts.keep("rate:1/rationale", "يقول المحضر")
    drafts.save()
    assert Drafts(tmp_path, "نور").get("rate:1/rationale") == "يقول المحضر"
    assert Drafts(tmp_path, "سامي").get("rate:1/rationale") == ""
    assert Drafts(tmp_path / "other", "نور").get("rate:1/rationale") == ""
    assert stat.S_IMODE(drafts.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder().stat().st_mode) == 0o700


def test_what_was_saved_elsewhere_or_emptied_is_forgotten(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "نور")
    for key in ("rate:1/rationale", "rate:12/rationale", "evidence:1/quotation", "evidence:1/note"):
        drafts.keep(key, "text")
    drafts.drop("rate:1")
    drafts.keep("evidence:1/note", "")
    drafts.save()
    again = Drafts(tmp_path, "نور")
    assert [again.get(k) for k in ("rate:1/rationale", "rate:12/rationale", "evidence:1/note")] == [
        "",
        "text",
        "",
    ]
    for form in ("rate:12", "evidence:1"):
        again.drop(form)
    again.save()
    assert not drafts.file.exists()


@given(st.dictionaries(st.text(max_size=9), st.text(st.characters(), min_size=1, max_size=9), max_size=5))
def test_any_text_comes_back(texts: dict[str, str]) -> None:
    drafts = Drafts(Path("case"), "any")
    for key, text in texts.items():
        drafts.keep(key, text)
    drafts.save()
    again = Drafts(Path("case"), "any")
    assert {key: again.get(key) for key in texts} == texts
    for key in texts:
        again.keep(key, "")
    again.save()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff", b'{"rate:1/rationale": 3}'])
def test_a_damaged_file_is_no_draft(tmp_path: Path, damage: bytes) -> None:
    drafts = Drafts(tmp_path, "نور")
    drafts.file.parent.mkdir(parents=True)
    drafts.file.write_bytes(damage)
    assert Drafts(tmp_path, "نور").get("rate:1/rationale") == ""


def test_a_folder_that_cannot_be_written_is_said_and_the_text_stays(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file in the folder's place")
    drafts = Drafts(tmp_path, "نور")
    drafts.keep("rate:1/rationale", "text")
    with pytest.raises(InputError, match="cannot be kept"):
        drafts.save()
    assert drafts.get("rate:1/rationale") == "text"
    assert drafts.unsaved
