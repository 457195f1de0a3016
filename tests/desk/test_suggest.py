"""Passages for a claim and claims for a source."""

from pathlib import Path

import pytest

from tests.cli.running import fine
from tests.reading.pdf_files import latin_pdf
from workbench.archive import crossing
from workbench.desk import suggest, views
from workbench.desk.case import Case
from workbench.desk.claims import dismiss_claim
from workbench.desk.evidence import add_evidence, attach_file, attach_text
from workbench.desk.steps import StoppedError, told
from workbench.desk.suggest import claims_for, passages_for
from workbench.model import Agreement, CaptureKind, ConflictError, InputError, SourceInfo, Stance

MINUTES = """Minutes of the council.
The Aldmoor bridge was opened by the mayor on 5 March 2019, in the rain.
The council bought new lamps for the market.
Traffic on the bridge fell by 30 percent in 2021.
"""


def _claim(case: Case, words: str) -> int:
    return next(row.id for row in views.claims(case) if words in row.text)


@pytest.fixture
def minutes(case: Case) -> int:
    return attach_text(case, MINUTES, SourceInfo(title="Minutes", published="2021-12-01")).source_id


def test_the_passage_that_speaks_of_it_comes_first_with_its_facts(case: Case, minutes: int) -> None:
    found = passages_for(case, _claim(case, "opened on 4 March 2019"))
    best = found[0]
    assert best.source_id == minutes
    assert best.text == "The Aldmoor bridge was opened by the mayor on 5 March 2019, in the rain."
    assert best.span.of(MINUTES) == best.text
    assert best.facts[0].agreement is Agreement.DIFFER
    assert best.why.startswith("shares: ")
    assert "Aldmoor".lower() in best.why
    assert not best.is_note


def test_what_is_evidence_already_is_left_out(case: Case, minutes: int) -> None:
    claim = _claim(case, "opened on 4 March 2019")
    best = passages_for(case, claim)[0]
    add_evidence(case, claim, minutes, Stance.REFUTES, quote=best.text)
    assert views.evidence(case, claim)[0].anchored
    assert best.text not in [suggestion.text for suggestion in passages_for(case, claim)]


def test_nothing_is_suggested_where_nothing_fits(case: Case) -> None:
    assert passages_for(case, views.claims(case)[0].id) == ()
    attach_text(case, "Bees dance for their sisters.", SourceInfo(title="On bees"))
    assert passages_for(case, _claim(case, "Port Hessa")) == ()


def test_sources_in_the_other_script(case: Case) -> None:
    text = "افتتح جسر ألدمور عام 2019 بكلفة 40 مليون يورو.\nزرعت البلدية أشجاراً جديدة."
    source = attach_text(case, text, SourceInfo(title="تقرير"), kind=CaptureKind.NOTE).source_id
    best = passages_for(case, _claim(case, "40 million euros"))[0]
    assert (best.source_id, best.is_note) == (source, True)
    assert best.facts[0].agreement is Agreement.AGREE


def test_claims_for_a_source(case: Case, minutes: int) -> None:
    found = claims_for(case, minutes)
    texts = [views.claim(case, suggestion.claim_id).text for suggestion in found]
    assert any("30 percent" in text for text in texts)
    assert any("4 March 2019" in text for text in texts)
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    assert len(claims_for(case, minutes, 1)) == 1


def test_pages_are_told(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(latin_pdf(["Minutes"], ["The Aldmoor bridge opened on 4 March 2019."]))
    attach_file(case, path)
    assert passages_for(case, _claim(case, "opened on 4 March 2019"))[0].locator == "page 2"


def test_what_is_not_there_or_set_aside(case: Case, minutes: int) -> None:
    with pytest.raises(InputError, match="no claim"):
        passages_for(case, 999)
    with pytest.raises(InputError, match="no source"):
        claims_for(case, 999)
    claim = views.claims(case)[0].id
    dismiss_claim(case, claim, "not checkable")
    with pytest.raises(ConflictError):
        passages_for(case, claim)
    assert claim not in [suggestion.claim_id for suggestion in claims_for(case, minutes)]


def test_by_command_line(case: Case, minutes: int) -> None:
    number = views.claim(case, _claim(case, "opened on 4 March 2019")).number
    out = fine("suggest", str(case.folder), str(number)).out
    assert "in the rain" in out
    assert "differ: 4 March 2019 / 5 March 2019" in out
    rows = fine("suggest", str(case.folder), f"s{minutes}", "--json").rows
    assert {"claim_id", "source_id", "score", "text", "facts"} <= rows[0].keys()


def test_reading_the_sources_is_told_and_can_be_stopped(case: Case, minutes: int) -> None:
    heard: list[tuple[str, int, int]] = []

    def listen(what: str, done: int, total: int) -> None:
        heard.append((what, done, total))
        if len(heard) == 3:
            raise StoppedError(what)

    suggest._passages.cache_clear()
    claim = _claim(case, "opened on 4 March 2019")
    with pytest.raises(StoppedError), told(listen):
        passages_for(case, claim)
    assert {what for what, _, _ in heard} == {"Reading the sources' passages"}
    assert passages_for(case, claim)  # nothing half-read is kept


def test_sources_of_the_claims_script_are_not_read_for_the_other_one(
    case: Case, minutes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crossing, "Crossing", None)
    assert passages_for(case, _claim(case, "opened on 4 March 2019"))
