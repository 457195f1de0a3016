"""AVeriTeC's JSON, and the letter to the author."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.report.hostile import HOSTILE
from tests.report.samples import SCALE, hostile, materials
from workbench.desk.verdicts import DEFAULT_SCALE
from workbench.model import Evidence, FollowUpState, Span, Verdict
from workbench.report import averitec, letter
from workbench.report.build import build

FIELDS = {
    "claim", "required_reannotation", "label", "justification", "claim_date", "speaker", "original_claim_url",
    "cached_original_claim_url", "fact_checking_article", "reporting_source", "location_ISO_code",
    "claim_types", "fact_checking_strategies", "questions",
}  # fmt: skip


def test_labels_are_as_published() -> None:
    assert averitec.LABELS == (
        "Supported",
        "Refuted",
        "Not Enough Evidence",
        "Conflicting Evidence/Cherrypicking",
    )
    assert {step.averitec for step in DEFAULT_SCALE} == {*averitec.LABELS, ""}


def test_the_fields_and_labels_of_the_rows() -> None:
    rows = json.loads(averitec.render(build(materials("en"))))
    assert all(set(row) == FIELDS for row in rows)
    assert [row["label"] for row in rows] == [
        "Refuted",
        "Supported",
        "Conflicting Evidence/Cherrypicking",
        "Conflicting Evidence/Cherrypicking",
        "Supported",
    ]
    first = rows[0]
    assert first["claim_date"] == "1-6-2025"
    assert first["claim_types"] == ["Event/Property Claim"]
    types = [answer["answer_type"] for question in first["questions"] for answer in question["answers"]]
    assert types == ["Extractive", "Abstractive", "Unanswerable"]
    assert first["questions"][2]["question"] == "In which month was the bridge opened?"
    fields = {"answer", "answer_type", "source_url", "cached_source_url", "source_medium"}
    assert all(set(answer) == fields for question in first["questions"] for answer in question["answers"])


def test_claims_without_a_label_are_left_out() -> None:
    made = materials("en")
    scale = [replace(step, averitec="") if step.id == "false" else step for step in SCALE]
    assert len(json.loads(averitec.render(build(replace(made, scale=scale))))) == 4


def test_a_quotation_that_was_not_found_is_no_extract() -> None:
    made = materials("en")
    piece: Evidence = replace(made.evidence[1][0], anchored=False)
    rows = json.loads(averitec.render(build(replace(made, evidence={1: [piece]}))))
    assert rows[0]["questions"][0]["answers"][0]["answer_type"] == "Abstractive"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_averitec(text: str) -> None:
    (row,) = json.loads(averitec.render(build(hostile(text))).encode())
    assert (row["claim"], row["justification"]) == (text, text)


def test_the_letter_asks_in_the_articles_language() -> None:
    text = letter.render(build(materials("ar"), "en"))
    assert "1. في أي شهر افتُتح الجسر؟" in text
    assert text.startswith("أسئلة حول")
    assert letter.render(build(materials("en"), "ar")).startswith("Questions about")


def test_questions_stand_once_under_their_paragraph_in_its_order() -> None:
    made = materials("en")
    text = made.versions[0].text
    late = Span(text.index("According"), len(text) - 20)
    flags = [
        replace(made.flags[0], id=3, spans=(late,), texts=(late.of(text),), values=(), question="Second?"),
        made.flags[0],
        replace(made.flags[0], id=4),
    ]
    lines = letter.render(build(replace(made, flags=flags))).splitlines()
    numbered = [line for line in lines if line[:2] in ("1.", "2.", "3.")]
    assert numbered == ["1. In which month was the bridge opened?", "2. Second?"]
    headings = [line for line in lines if line.startswith("Paragraph")]
    assert [heading.split(":")[0] for heading in headings] == ["Paragraph 1", "Paragraph 2"]


def test_without_an_open_question_the_letter_says_so() -> None:
    made = materials("en")
    flag = replace(made.flags[0], state=FollowUpState.EXPLAINED)
    text = letter.render(build(replace(made, flags=[flag])))
    assert "no open question" in text
    assert "?" not in text


@pytest.mark.parametrize("text", HOSTILE)
def test_the_letters_lines_are_its_own(text: str) -> None:
    made, plain = letter.render(build(hostile(text))), letter.render(build(hostile("plain")))
    assert len(made.split("\n")) == len(plain.split("\n"))
    assert not set(made) & {"\x1b", "\x00", "\u202e", "\u2028", "\ud800", "\r"}


def test_a_rating_outside_the_scale_is_no_row() -> None:
    made = materials("en")
    odd = {1: [Verdict(1, 1, "gone", "why", "Noura", "2026-01-02T10:00:00Z")]}
    assert json.loads(averitec.render(build(replace(made, verdicts=odd)))) == []
