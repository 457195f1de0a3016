"""Revised articles: what is carried over, what is doubted, what stays listed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.consistency import engine
from workbench.desk import claims, evidence, followup, revision, views
from workbench.desk.case import Case
from workbench.desk.ingest import reanalyse, revise
from workbench.desk.log import events, verify
from workbench.desk.verdicts import rate
from workbench.model import (
    Analysis,
    Flag,
    FollowUpState,
    InputError,
    Severity,
    Span,
    Stance,
)

Revised = Callable[..., Path]


def row_with(case: Case, words: str) -> int:
    return next(row.id for row in views.claims(case) if words in row.text)


def test_the_same_bytes_are_no_revision(case: Case, article_file: Path) -> None:
    with pytest.raises(InputError, match="version 1 already"):
        revise(case, article_file)
    assert len(events(case)) == 1
    assert len(list(case.sources_folder.iterdir())) == 1


def test_unchanged_claims_are_kept(case: Case, revised: Revised) -> None:
    before = {row.id: row.text for row in views.claims(case)}
    done = revise(case, revised(("The Aldmoor bridge", "NEWS.\n\nThe Aldmoor bridge")))
    assert (done.version, done.moved, done.look_again, done.gone) == (2, 0, 0, 0)
    assert done.kept == len(before)
    rows = {row.id: row for row in views.claims(case) if row.id in before}
    assert {row.id: row.text for row in rows.values()} == before
    text = views.article(case).text
    assert all(row.carried_score == 100 and row.span.of(text) == row.text for row in rows.values())
    assert verify(case) == ()


def test_a_changed_figure_is_to_be_looked_at(case: Case, revised: Revised) -> None:
    claim = row_with(case, "40 million")
    rate(case, claim, "true", "seen")
    source = evidence.attach_text(case, "It came to 40 million euros in the end.").source_id
    evidence.add_evidence(case, claim, source, Stance.SUPPORTS, quote="It came to 40 million euros")
    assert not views.flags(case, rule="evidence-mismatch")
    done = revise(case, revised(("40 million", "45 million")))
    row = views.claim(case, claim)
    assert "45 million" in row.text
    assert row.look_again
    assert row.carried_score is not None
    assert 90 < row.carried_score < 100
    assert row.rating == "true"
    assert row.evidence_count == 1
    assert done.look_again >= 1
    assert views.flags(case, rule="evidence-mismatch")[0].claim_ids == (claim,)
    claims.confirm_claim(case, claim)
    assert not views.claim(case, claim).look_again
    assert verify(case) == ()


def test_a_mended_typing_error_is_not_doubted(case: Case, revised: Revised) -> None:
    claim = row_with(case, "was closed for repairs")
    revise(case, revised(("was closed for repairs", "was closed for repair")))
    row = views.claim(case, claim)
    assert row.text.endswith("was closed for repair")
    assert not row.look_again


def test_what_is_gone_stays_listed(case: Case, revised: Revised) -> None:
    claim = row_with(case, "Port Hessa")
    rate(case, claim, "true", "seen")
    done = revise(case, revised(("She now works in Port Hessa.", "")))
    assert done.gone >= 1
    row = views.claim(case, claim)
    assert not row.present
    assert row.number == 0
    assert "Port Hessa" in row.text
    assert row.rating == "true"
    assert views.claims(case)[-1].id == claim
    revise(case, revised(("She now works", "Now she works")))
    assert views.claim(case, claim).present


def test_new_sentences_bring_new_claims_and_no_doubles(case: Case, revised: Revised) -> None:
    before = len(views.claims(case))
    done = revise(case, revised(("In 2021", "The toll was 2 euros. In 2021")))
    assert done.added == 1
    assert len(views.claims(case)) == before + 1
    assert row_with(case, "toll was 2 euros")


def test_what_was_set_aside_does_not_come_back(case: Case, revised: Revised) -> None:
    claims.dismiss_claim(case, row_with(case, "40 million"), "known")
    split = row_with(case, "14 weeks")
    span = views.claim(case, split).span
    middle = (span.start + span.end) // 2
    claims.split_claim(case, split, [Span(span.start, middle), Span(middle, span.end)])
    before = [row.text for row in views.claims(case)]
    done = revise(case, revised(("The Aldmoor bridge", "NEWS.\n\nThe Aldmoor bridge")))
    assert [row.text for row in views.claims(case) if row.carried_score == 100] == before
    assert done.added == len(views.claims(case)) - len(before)
    assert "40 million" not in " ".join(row.text for row in views.claims(case))


def test_the_publication_date_is_inherited(case: Case, revised: Revised) -> None:
    revise(case, revised(("2021", "2022")), published="2023-05-01", url="https://example.org/a")
    revise(case, revised(("2021", "2023")))
    version = views.article(case)
    assert (version.number, version.published, version.url) == (3, "2023-05-01", "https://example.org/a")
    assert views.article(case, 1).published == ""
    assert [found.number for found in views.versions(case)] == [1, 2, 3]
    with pytest.raises(InputError, match="no version 9"):
        views.article(case, 9)


def test_a_failed_revision_changes_nothing(
    case: Case, revised: Revised, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise InputError("no")

    monkeypatch.setattr(revision, "refresh_flags", fail)
    before = views.claims(case)
    with pytest.raises(InputError):
        revise(case, revised(("2021", "2022")))
    assert views.claims(case) == before
    assert len(list(case.sources_folder.iterdir())) == 1


# ---------------------------------------------------------------------------- flags


def raising(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """From now on every place of `words` in an article is flagged, and nothing else is."""

    def check(analysis: Analysis, **choice: object) -> tuple[Flag, ...]:
        spans, at = [], analysis.text.find(words)
        while at >= 0:
            spans.append(Span(at, at + len(words)))
            at = analysis.text.find(words, at + 1)
        return tuple(Flag("made-up", Severity.WARNING, "odd", "Why?", (span,)) for span in spans)

    monkeypatch.setattr(engine, "check", check)


def test_dismissals_survive(case: Case, revised: Revised, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(monkeypatch, "million euros")
    reanalyse(case)
    first, second = views.flags(case, rule="made-up")
    followup.follow_up(case, second.id, FollowUpState.DISMISSED, "as it is")
    followup.set_question(case, first.id, "In which year?")
    reanalyse(case)
    revise(case, revised(("The Aldmoor bridge", "NEWS.\n\nThe Aldmoor bridge")))
    again = views.flags(case, rule="made-up")
    assert [flag.id for flag in again] == [first.id, second.id]
    assert [flag.state for flag in again] == [FollowUpState.OPEN, FollowUpState.DISMISSED]
    assert again[0].question == "In which year?"
    text = views.article(case).text
    assert all(flag.spans[0].of(text) == flag.texts[0] for flag in again)
    assert [flag.id for flag in views.flags(case, open_only=True, rule="made-up")] == [first.id]


def test_a_dismissal_stays_with_its_sentence(
    case: Case, revised: Revised, monkeypatch: pytest.MonkeyPatch
) -> None:
    raising(monkeypatch, "million euros")
    reanalyse(case)
    first, second = views.flags(case, rule="made-up")
    followup.follow_up(case, second.id, FollowUpState.DISMISSED, "as it is")
    revise(case, revised(("40 million euros", "much")))
    (left,) = views.flags(case, rule="made-up")
    assert left.id == second.id
    assert left.state is FollowUpState.DISMISSED
    revise(case, revised())
    assert [flag.id for flag in views.flags(case, rule="made-up")] == [first.id, second.id]
    assert verify(case) == ()


def test_what_is_no_longer_raised_stays_in_the_history(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(monkeypatch, "million euros")
    reanalyse(case)
    first, second = views.flags(case, rule="made-up")
    followup.follow_up(case, second.id, FollowUpState.CORRECTED, "by the author")
    raising(monkeypatch, "nothing of the kind")
    done = reanalyse(case)
    assert done.gone_flags == 2
    (left,) = views.flags(case)
    assert (left.id, left.present) == (second.id, False)
    assert views.progress(case).open_flags == 0
    raising(monkeypatch, "million euros")
    assert reanalyse(case).new_flags == 2
    assert [flag.id for flag in views.flags(case)] == [first.id, second.id]


def test_analysing_again_changes_nothing(case: Case) -> None:
    before = views.claims(case), views.flags(case), views.facts(case)
    done = reanalyse(case)
    assert (done.added, done.new_flags, done.gone_flags) == (0, 0, 0)
    assert (views.claims(case), views.flags(case), views.facts(case)) == before
    assert len(events(case)) == 1


def test_flags_of_a_whole_passage_touch_no_claim(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    text = views.article(case).text
    whole = Flag("made-up", Severity.NOTE, "all of it", "Why?", (Span(0, len(text)),))

    monkeypatch.setattr(engine, "check", lambda analysis, **choice: (whole,))
    reanalyse(case)
    assert views.flags(case, rule="made-up")[0].claim_ids == ()


def test_a_file_without_a_title_keeps_the_one_before(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "new.txt"
    file.write_text("The bridge was opened in 2019, and it cost 5 million dollars.\n", "utf-8")
    before = case.title
    revise(case, file)
    assert before
    assert case.title == before
