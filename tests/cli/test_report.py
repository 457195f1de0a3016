"""`workbench report`, `export sheet`, `import sheet`, `house`, as a shell runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import fine, run
from workbench.report.formats import FORMATS

ARTICLE = """\
The harbour bridge of Aldmoor

The Aldmoor bridge opened on 4 March 2019 after nine years of work. Carla Venn said the bridge cost \
40 million euros. In 2021 the bridge was closed for repairs, and traffic fell by 30 percent.
"""


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Noura")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    fine("new", "bridge", "article.txt", "--published", "2025-06-01")
    fine("verdict", "add", "bridge", "1", "false", "--rationale", "The minutes, of 2020,\nsay otherwise.")
    return tmp_path / "bridge"


@pytest.mark.parametrize("form", FORMATS)
def test_every_format(case: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"report.{FORMATS[form].ending}"
    fine("report", str(case), "--format", form, "--url", "https://example.org/1", "-o", str(target))
    data = target.read_bytes()
    assert data
    if FORMATS[form].ending in ("json", "jsonld"):
        json.loads(data)
    assert data[:4] == {"pdf": b"%PDF", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04"}.get(form, data[:4])


def test_the_format_is_the_files_ending(case: Path, tmp_path: Path) -> None:
    fine("report", str(case), "-o", str(tmp_path / "out.pdf"))
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert fine("report", str(case)).out.startswith("# ")
    fine("report", str(case), "-o", str(tmp_path / "out.jsonld"))
    assert "AnnotationCollection" in (tmp_path / "out.jsonld").read_text(encoding="utf-8")
    fine("report", str(case), "--claim", "1", "-o", str(tmp_path / "out.png"))
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")
    assert "--format" in run("report", str(case), "-o", str(tmp_path / "out.doc")).err
    assert not (tmp_path / "out.doc").exists()


def test_a_file_a_claim(case: Path, tmp_path: Path) -> None:
    told = run("report", str(case), "--format", "claimreview", "-o", f"{tmp_path}/reviews/")
    assert told.code == 0
    assert "--url" in told.err
    assert sorted(path.name for path in (tmp_path / "reviews").iterdir()) == [
        "claim-1.json",
        "claimreview.json",
    ]


def test_since_templates_and_cards(case: Path, tmp_path: Path) -> None:
    assert "**False**" in fine("report", str(case), "--since", "2020-01-01").out
    assert run("report", str(case), "--since", "soon").code == 1
    own = tmp_path / "own.txt"
    own.write_text("{{ report.summary.rated }} rated", encoding="utf-8")
    assert fine("report", str(case), "--template", str(own)).out == "1 rated"
    card = tmp_path / "card.svg"
    fine("report", str(case), "--format", "card", "--claim", "1", "-o", str(card))
    assert card.read_text(encoding="utf-8").startswith("<svg")
    assert run("report", str(case), "--format", "card").code == 2
    assert "html" in run("report", str(case), "--since", "1", "--format", "xlsx").err
    assert run("report", str(case), "--template", str(own), "--format", "md").code == 2
    changes = tmp_path / "changes.pdf"
    fine("report", str(case), "--since", "1", "-o", str(changes))
    assert changes.read_bytes().startswith(b"%PDF")
    assert "<b>False</b>" in fine("report", str(case), "--since", "1", "--format", "html").out


def test_the_sheet_goes_out_and_comes_back(case: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "review.csv"
    fine("export", "sheet", str(case), "-o", str(sheet))
    lines = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig"), newline="")))
    lines[1][lines[0].index("rating")] = "Half true"
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)
    told = fine("import", "sheet", str(case), str(sheet), "--preview").out
    assert "claim:1: false:" in told
    assert fine("claims", str(case), "--rating", "half true", "--json").rows == []
    assert "1 change imported" in fine("import", "sheet", str(case), str(sheet)).out
    assert len(fine("claims", str(case), "--rating", "half true", "--json").rows) == 1
    assert "nothing to import" in fine("import", "sheet", str(case), str(sheet)).out
    assert "nothing to import" in fine("import", "sheet", str(case), str(sheet), "--preview").out
    fine("undo", str(case))
    fine("verdict", "add", str(case), "1", "true", "--rationale", "Read again.")
    told = run("import", "sheet", str(case), str(sheet))
    assert told.code == 1
    assert "was rated true by Noura" in told.out
    assert "nothing was imported" in told.err
    assert run("import", "sheet", str(case), "missing.csv").code == 1


def test_the_json_keeps_to_the_schema(case: Path) -> None:
    schema = json.loads(fine("export", "schema").out)
    Draft202012Validator(schema).validate(json.loads(fine("report", str(case), "--format", "json").out))


def test_the_house(case: Path, tmp_path: Path) -> None:
    style = tmp_path / "house.toml"
    style.write_text(
        'name = "The Desk"\ncolour = "#112233"\n[scale.false]\nen = "Not so"\n', encoding="utf-8"
    )
    assert "name: The Desk" in fine("house", str(case), "--set", str(style)).out
    assert "Not so" in fine("report", str(case)).out
    assert "The Desk" in fine("report", str(case), "--format", "html").out
    style.write_text('colour = "red"', encoding="utf-8")
    assert run("house", str(case), "--set", str(style)).code == 1
    assert fine("verify", str(case)).code == 0
