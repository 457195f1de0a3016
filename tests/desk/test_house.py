"""The house style in the case's configuration."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from workbench.desk import log, verdicts
from workbench.desk.case import Case
from workbench.desk.house import house, set_house
from workbench.model import InputError
from workbench.report.house import House

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGMQUDAAIgACZwDBk0QOYQAAAABJRU5ErkJggg=="
)


def _set(case: Case, folder: Path, text: str) -> House:
    path = folder / "house.toml"
    path.write_text(text, encoding="utf-8")
    return set_house(case, path)


def test_it_is_kept_replaced_and_undone(case: Case, tmp_path: Path) -> None:
    assert house(case) == House()
    (tmp_path / "logo.png").write_bytes(PNG)
    made = _set(
        case, tmp_path, 'name = "دار"\nlogo = "logo.png"\nurl = "https://example.org"\n[method]\nen = "M"'
    )
    assert house(case) == made
    assert made.logo.startswith("data:image/png;base64,")
    assert _set(case, tmp_path, 'name = "Other"') == House(name="Other")
    log.undo(case)
    assert house(case) == made
    log.undo(case)
    assert house(case) == House()
    assert _set(case, tmp_path, 'name = "Again"') == house(case)
    assert log.verify(case) == ()


def test_labels_change_and_meanings_stay(case: Case, tmp_path: Path) -> None:
    _set(case, tmp_path, '[scale."half true"]\nen = "Partly"\nar = "جزئيًا"')
    step = next(step for step in verdicts.scale(case) if step.id == "half true")
    assert (step.en, step.ar, step.value) == ("Partly", "جزئيًا", 3)


def test_ratings_have_colours(case: Case, tmp_path: Path) -> None:
    made = _set(case, tmp_path, '[scale."half true"]\ncolour = "#123456"\n[scale.false]\nen = "Not so"')
    assert house(case) == made
    assert made.colours == {"half true": "#123456"}
    step = next(step for step in verdicts.scale(case) if step.id == "half true")
    assert step.en == "Half true"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = ", "no TOML"),
        ("motto = 'x'", "no 'motto'"),
        ("name = 1", "quotation marks"),
        ("url = 'javascript:x'", "http"),
        ("colour = 'red'", "#1d4e89"),
        ("method = 'x'", "each language"),
        ("logo = 'none.png'", "cannot be read"),
        ("logo = 'text.png'", "PNG or a JPEG"),
        ("logo = 'cut.png'", "damaged"),
        ("logo = 'huge.png'", "bytes"),
        ("[scale.so]\nen = 'x'", "scale has"),
        ("[scale.true]\nfr = 'x'", "are written like"),
        ("[scale.true]\ncolour = 'red'", "#1d4e89"),
        ("[colours]\ntrue = '#123456'", "no 'colours'"),
    ],
)
def test_what_cannot_be_taken(case: Case, tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "text.png").write_bytes(b"<svg onload=alert(1)>")
    (tmp_path / "cut.png").write_bytes(PNG[:50])
    (tmp_path / "huge.png").write_bytes(PNG + b"0" * 300_000)
    with pytest.raises(InputError, match=told):
        _set(case, tmp_path, text)
    assert house(case) == House()


def test_a_file_that_is_not_there(case: Case, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        set_house(case, tmp_path / "none.toml")
