"""Every deed: what it changes, what it refuses."""

from pathlib import Path

import pytest

from workbench.desk import claims, evidence, followup, verdicts, views
from workbench.desk.case import Case
from workbench.desk.log import events, undo, verify
from workbench.desk.overview import overview
from workbench.model import (
    Agreement,
    CaptureKind,
    ClaimKind,
    ClaimState,
    ConflictError,
    FollowUpState,
    Grade,
    How,
    InputError,
    SourceInfo,
    Span,
    Stance,
)


def claim_with(case: Case, words: str) -> int:
    return next(row.id for row in views.claims(case) if words in row.text)


def span_of(case: Case, words: str) -> Span:
    start = views.article(case).text.index(words)
    return Span(start, start + len(words))


# ---------------------------------------------------------------------------- claims


def test_splitting_a_claim(case: Case) -> None:
    claim = claim_with(case, "opened on 4 March 2019")
    pieces = [span_of(case, "bridge opened on 4 March 2019"), span_of(case, " nine years of ")]
    made = claims.split_claim(case, claim, pieces)
    assert [views.claim(case, piece).text for piece in made] == [
        "bridge opened on 4 March 2019",
        "nine years of",
    ]
    old = views.claim(case, claim)
    assert (old.state, old.number) == (ClaimState.REPLACED, 0)
    assert "split into" in old.state_reason
    assert old in views.claims(case, dismissed=True)
    assert views.claim(case, made[0]).origin == "Ada"
    with pytest.raises(ConflictError, match="replaced"):
        claims.split_claim(case, claim, pieces)


def test_a_split_needs_two_different_pieces_of_the_claim(case: Case) -> None:
    claim = claim_with(case, "opened on 4 March 2019")
    bridge, far = span_of(case, "bridge opened"), span_of(case, "Port Hessa")
    for spans in ([bridge], [bridge, bridge], [bridge, far], [bridge, Span(5, 5)], [bridge, Span(-3, 10**6)]):
        with pytest.raises(InputError):
            claims.split_claim(case, claim, spans)
    assert views.claim(case, claim).state is ClaimState.ACTIVE
    assert len(events(case)) == 1


def test_merging_claims(case: Case) -> None:
    first, second = (row.id for row in views.claims(case)[1:3])
    spans = views.claim(case, first).span, views.claim(case, second).span
    merged = views.claim(case, claims.merge_claims(case, [second, first]))
    assert merged.span == Span(spans[0].start, max(span.end for span in spans))
    assert views.claim(case, first).state is views.claim(case, second).state is ClaimState.REPLACED
    with pytest.raises(InputError, match="two or more"):
        claims.merge_claims(case, [merged.id, merged.id])


def test_bounds_are_trimmed(case: Case) -> None:
    claim = claim_with(case, "opened on 4 March 2019")
    claims.rebound_claim(case, claim, span_of(case, " bridge opened on "))
    assert views.claim(case, claim).text == "bridge opened on"
    with pytest.raises(InputError, match="not in the article"):
        claims.rebound_claim(case, claim, Span(0, 10**6))


def test_adding_a_claim(case: Case) -> None:
    added = views.claim(case, claims.add_claim(case, span_of(case, "nine years of work"), ClaimKind.FIGURE))
    assert (added.kind, added.origin, added.state) == (ClaimKind.FIGURE, "Ada", ClaimState.ACTIVE)
    with pytest.raises(InputError, match="already"):
        claims.add_claim(case, span_of(case, " nine years of work"))
    guessed = views.claim(case, claims.add_claim(case, span_of(case, "cost 40 million euros")))
    assert guessed.kind is ClaimKind.FIGURE


def test_dismissing_and_restoring(case: Case) -> None:
    claim = views.claims(case)[0].id
    with pytest.raises(InputError, match="say why"):
        claims.dismiss_claim(case, claim, "  ")
    claims.dismiss_claim(case, claim, "a headline")
    assert views.claims(case)[0].id != claim
    assert views.claims(case)[0].number == 1
    assert [row.state_reason for row in views.claims(case, dismissed=True)] == ["a headline"]
    with pytest.raises(ConflictError, match="restore it first"):
        verdicts.rate(case, claim, "true", "seen")
    claims.restore_claim(case, claim)
    assert views.claims(case)[0].id == claim
    with pytest.raises(ConflictError, match="not dismissed"):
        claims.restore_claim(case, claim)


def test_a_deed_that_changes_nothing_leaves_no_event(case: Case) -> None:
    row = views.claims(case)[0]
    claims.set_kind(case, row.id, row.kind)
    claims.confirm_claim(case, row.id)
    assert len(events(case)) == 1


def test_an_unknown_claim(case: Case) -> None:
    with pytest.raises(InputError, match="no claim with id 999"):
        claims.set_kind(case, 999, ClaimKind.EVENT)
    with pytest.raises(InputError, match="no claim with id 999"):
        views.claim(case, 999)


# ---------------------------------------------------------------------------- sources


def test_attaching_a_file(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "minutes.md"
    path.write_text("# Minutes\n\nThe bridge opened on 4 March 2019.")
    info = SourceInfo(title="Minutes of the council", grade=Grade.PRIMARY, published="2019-03")
    attached = evidence.attach_file(case, path, info)
    source = views.source(case, attached.source_id)
    assert source.info.title == "Minutes of the council"
    assert source.info.grade is Grade.PRIMARY
    (capture,) = source.captures
    assert capture.kind is CaptureKind.SNAPSHOT
    assert (case.sources_folder / capture.file).read_bytes() == path.read_bytes()
    assert capture.file.endswith(f"-{capture.sha256[:8]}.md")
    assert "4 March 2019" in capture.text


def test_the_same_bytes_are_attached_once(case: Case, tmp_path: Path) -> None:
    first = evidence.attach_text(case, "The bridge opened.", SourceInfo(title="A"))
    path = tmp_path / "other-name.txt"
    path.write_text("The bridge opened.")
    second = evidence.attach_file(case, path)
    assert first.is_new
    assert not second.is_new
    assert (second.source_id, second.capture_id) == (first.source_id, first.capture_id)
    assert "already" in second.message
    assert len(views.sources(case)) == 1
    assert len(list(case.sources_folder.iterdir())) == 2


def test_what_cannot_be_read_is_kept_as_bytes(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    attached = evidence.attach_file(case, path)
    assert "bytes" in attached.message
    (capture,) = views.source(case, attached.source_id).captures
    assert capture.text == ""
    assert capture.size == 208
    assert views.source(case, attached.source_id).info.title == "photo"
    assert verify(case) == ()


def test_what_cannot_be_attached(case: Case, tmp_path: Path, article_file: Path) -> None:
    with pytest.raises(InputError, match="article itself"):
        evidence.attach_file(case, article_file)
    for path in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(InputError):
            evidence.attach_file(case, path)
    with pytest.raises(InputError, match="empty"):
        evidence.attach_text(case, " \n")
    with pytest.raises(InputError, match="Unicode"):
        evidence.attach_text(case, "half a pair \ud83d")
    with pytest.raises(InputError, match="Unicode"):
        evidence.attach_text(case, "words", SourceInfo(publisher="half a pair \ud83d"))
    assert views.sources(case) == ()
    assert len(list(case.sources_folder.iterdir())) == 1


@pytest.mark.parametrize(
    "given", [{"published": "31/31/2020"}, {"published": "2020-13"}, {"accessed": "yesterday"}]
)
def test_a_date_that_is_none_is_refused(case: Case, tmp_path: Path, given: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text("what it says")
    with pytest.raises(InputError, match="2018-02-20, 2018-02 or 2018"):
        evidence.attach_text(case, "what it says", SourceInfo(**given))
    with pytest.raises(InputError, match="2018-02-20, 2018-02 or 2018"):
        evidence.attach_folder(case, tmp_path, SourceInfo(**given))
    source = evidence.attach_text(case, "a note", SourceInfo(published="2020-02-01 12:30")).source_id
    for date in ("2020", "2020-02", "2020-02-01"):
        evidence.describe_source(case, source, SourceInfo(title="a", published=date, accessed=date))
    with pytest.raises(InputError, match="2018-02-20, 2018-02 or 2018"):
        evidence.describe_source(case, source, SourceInfo(title="a", **given))
    assert [(row.info.title, row.info.published) for row in views.sources(case)] == [("a", "2020-02-01")]


def test_describing_and_removing_a_source(case: Case) -> None:
    source = evidence.attach_text(case, "The bridge opened.", SourceInfo(title="A")).source_id
    evidence.describe_source(case, source, SourceInfo(title="B", publisher="The Aldmoor Post"))
    assert views.source(case, source).info == SourceInfo(title="B", publisher="The Aldmoor Post")
    piece = evidence.add_evidence(case, views.claims(case)[0].id, source, Stance.CONTEXT)
    with pytest.raises(ConflictError, match="remove that evidence first"):
        evidence.remove_source(case, source)
    evidence.remove_evidence(case, piece)
    evidence.remove_source(case, source)
    assert views.sources(case) == ()
    again = evidence.attach_text(case, "The bridge opened.", SourceInfo(title="C"))
    assert again.is_new
    assert again.source_id != source
    assert verify(case) == ()


# ---------------------------------------------------------------------------- evidence


def test_a_quotation_is_anchored(case: Case) -> None:
    source = evidence.attach_text(case, "They say that the bridge opened on 4 March 2019, at noon.").source_id
    claim = claim_with(case, "opened on 4 March 2019")
    evidence.add_evidence(
        case, claim, source, Stance.SUPPORTS, quote="The bridge  opened on 4 March 2019", note="p. 3"
    )
    (piece,) = views.evidence(case, claim)
    assert piece.anchored
    assert piece.how is How.FOLDED
    assert piece.selector is not None
    assert piece.selector.exact == "the bridge opened on 4 March 2019"
    assert piece.selector.prefix == "They say that "
    assert piece.selector.suffix == ", at noon."
    assert (piece.note, piece.reviewer) == ("p. 3", "Ada")
    assert [fact.agreement for fact in piece.facts] == [Agreement.AGREE]
    assert views.claim(case, claim).evidence_count == 1
    assert not [row for row in views.flags(case) if row.rule in ("evidence-mismatch", "quote-unanchored")]


def test_support_that_does_not_agree_is_flagged(case: Case) -> None:
    source = evidence.attach_text(case, "The bridge opened on 9 May 2020 after delays.").source_id
    claim = claim_with(case, "opened on 4 March 2019")
    quote = "The bridge opened on 9 May 2020"
    evidence.add_evidence(case, claim, source, Stance.REFUTES, quote=quote)
    assert not views.flags(case, rule="evidence-mismatch")
    piece = evidence.add_evidence(case, claim, source, Stance.SUPPORTS, quote=quote)
    (flag,) = views.flags(case, rule="evidence-mismatch")
    assert flag.claim_ids == (claim,)
    assert flag.texts == ("4 March 2019",)
    assert "9 May 2020" in flag.message
    assert flag.id in views.claim(case, claim).flag_ids
    (_, shown) = views.evidence(case, claim)
    assert [fact.agreement for fact in shown.facts] == [Agreement.DIFFER]
    evidence.remove_evidence(case, piece)
    assert not views.flags(case, rule="evidence-mismatch")
    undo(case)
    assert views.flags(case, rule="evidence-mismatch")


def test_other_bounds_are_held_against_the_evidence_again(case: Case) -> None:
    source = evidence.attach_text(case, "The bridge opened on 9 May 2020 after delays.").source_id
    claim = claim_with(case, "opened on 4 March 2019")
    evidence.add_evidence(case, claim, source, Stance.SUPPORTS, quote="opened on 9 May 2020")
    assert views.flags(case, rule="evidence-mismatch")
    claims.rebound_claim(case, claim, span_of(case, "after nine years of work"))
    assert not views.flags(case, rule="evidence-mismatch", open_only=True)


def test_a_quotation_that_is_not_there_is_unanchored(case: Case) -> None:
    source = evidence.attach_text(case, "The weather was mild all year.").source_id
    claim = views.claims(case)[0].id
    evidence.add_evidence(case, claim, source, Stance.SUPPORTS, quote="engineers praised the steel arches")
    (piece,) = views.evidence(case, claim)
    assert not piece.anchored
    assert piece.selector is None
    (flag,) = views.flags(case, rule="quote-unanchored")
    assert flag.claim_ids == (claim,)


def test_evidence_without_a_quotation(case: Case) -> None:
    info = SourceInfo(title="Call")
    source = evidence.attach_text(case, "She says so.", info, kind=CaptureKind.NOTE).source_id
    claim = views.claims(case)[0].id
    evidence.add_evidence(case, claim, source, Stance.PARTLY)
    (piece,) = views.evidence(case, claim)
    assert (piece.capture_kind, piece.anchored, piece.selector) == (CaptureKind.NOTE, False, None)
    assert views.flags(case, rule="quote-unanchored") == ()


def test_quotations_are_located_in_all_sources(case: Case) -> None:
    one = evidence.attach_text(case, "The ferry sank in 1911.", SourceInfo(title="One"))
    evidence.attach_text(case, "In 1911 the ferry  sank.", SourceInfo(title="Two"))
    matches = evidence.locate_quotation(case, "the ferry sank")
    assert {match.source for match in matches} == {
        capture.file for source in views.sources(case) for capture in source.captures
    }
    assert len(evidence.locate_quotation(case, "the ferry sank", one.source_id)) == 1
    with pytest.raises(InputError, match="give the words"):
        evidence.locate_quotation(case, " ")
    with pytest.raises(InputError, match="no source with id 9"):
        evidence.locate_quotation(case, "the ferry", 9)


# ---------------------------------------------------------------------------- verdicts and flags


def test_verdicts_are_append_only(case: Case) -> None:
    claim = views.claims(case)[0].id
    verdicts.rate(case, claim, "half true", "one source")
    verdicts.rate(case, claim, "Mostly-False", "two sources")
    found = verdicts.verdicts(case, claim)
    assert [verdict.rating for verdict in found] == ["mostly false", "half true"]
    assert views.claim(case, claim).rating == "mostly false"
    assert overview(case).by_rating == {"mostly false": 1}
    assert events(case, subject=f"claim:{claim}")[0].summary.endswith("was half true")


@pytest.mark.parametrize(("rating", "why"), [("true", " "), ("splendid", "so"), ("", "so")])
def test_a_verdict_needs_a_known_rating_and_a_rationale(case: Case, rating: str, why: str) -> None:
    with pytest.raises(InputError):
        verdicts.rate(case, views.claims(case)[0].id, rating, why)
    assert views.progress(case).rated == 0


def test_the_scale_has_labels_and_maps(case: Case) -> None:
    steps = verdicts.scale(case)
    assert [step.value for step in steps] == [5, 4, 3, 2, 1, None, None, None, None, None]
    assert len({step.id for step in steps}) == 10
    assert all(step.en and step.ar for step in steps)
    assert verdicts.rate(case, views.claims(case)[0].id, steps[4].ar, "so")
    assert views.claims(case)[0].rating == "false"


def test_following_a_flag_up(case: Case) -> None:
    source = evidence.attach_text(case, "The weather was mild all year.").source_id
    evidence.add_evidence(
        case, views.claims(case)[0].id, source, Stance.SUPPORTS, quote="engineers praised the steel arches"
    )
    flag = views.flags(case, rule="quote-unanchored")[0].id
    before = views.progress(case).open_flags
    followup.follow_up(case, flag, FollowUpState.QUERIED)
    assert views.progress(case).open_flags == before
    with pytest.raises(InputError, match="note"):
        followup.follow_up(case, flag, FollowUpState.DISMISSED)
    followup.follow_up(case, flag, FollowUpState.DISMISSED, "a paraphrase")
    assert views.progress(case).open_flags == before - 1
    row = views.flag(case, flag)
    assert row.state is FollowUpState.DISMISSED
    assert [(step.state, step.note) for step in row.follow_ups] == [
        (FollowUpState.QUERIED, ""),
        (FollowUpState.DISMISSED, "a paraphrase"),
    ]
    asked = row.question
    followup.set_question(case, flag, "Where from?")
    assert views.flag(case, flag).question == "Where from?"
    followup.set_question(case, flag, "")
    assert views.flag(case, flag).question == asked
    with pytest.raises(InputError, match="no flag with id 999"):
        followup.follow_up(case, 999, FollowUpState.OPEN)


def test_filters(case: Case) -> None:
    rows = views.claims(case)
    verdicts.rate(case, rows[0].id, "true", "seen")
    claims.set_kind(case, rows[1].id, ClaimKind.OPINION)
    source = evidence.attach_text(case, "The bridge opened.").source_id
    evidence.add_evidence(case, rows[2].id, source, Stance.CONTEXT)
    assert [row.id for row in views.claims(case, rating="true")] == [rows[0].id]
    assert rows[0].id not in [row.id for row in views.claims(case, unrated=True)]
    assert rows[1].id in [row.id for row in views.claims(case, kind=ClaimKind.OPINION)]
    assert rows[2].id not in [row.id for row in views.claims(case, unsourced=True)]
    assert [row.number for row in views.claims(case, search="PORT hessa")] == [
        row.number for row in views.claims(case) if "Port Hessa" in row.text
    ]


def test_facts_of_a_claim_lie_within_it(case: Case) -> None:
    claim = views.claim(case, claim_with(case, "opened on 4 March 2019"))
    found = views.facts(case, claim.id)
    assert ("time", "2019-03-04") in [(fact.what, fact.value) for fact in found]
    assert all(claim.span.contains(fact.span) for fact in found)
    assert all(fact in views.facts(case) for fact in found)
    assert 0 < views.coverage(case).share <= 1
