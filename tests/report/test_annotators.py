"""What Hypothesis and INCEpTION import."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.report.hostile import HOSTILE
from tests.report.samples import hostile, materials
from workbench.archive.selectors import resolve
from workbench.model import Selector, Span
from workbench.report import hypothesis, uima
from workbench.report.build import build


def test_hypothesis_finds_every_claim_in_the_text() -> None:
    report = build(materials("en"))
    made = json.loads(hypothesis.render(report))
    assert set(made) == {"export_date", "export_userid", "client_version", "annotations"}
    assert len(made["annotations"]) == 6
    for entry, row in zip(report.claims, made["annotations"], strict=True):
        (target,) = row["target"]
        assert target["source"] == row["uri"] == "https://example.org/bridge?id=1&lang=ar"
        position, quoted = target["selector"]
        assert (position["start"], position["end"]) == (entry.claim.span.start, entry.claim.span.end)
        selector = Selector(quoted["exact"], quoted["prefix"], quoted["suffix"], 0, 0)
        assert resolve(selector, report.article.text) == entry.claim.span
    assert made["annotations"][0]["text"].startswith("**false**\n\nThe town's minutes")
    assert made["annotations"][0]["tags"] == ["false", "event"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_for_hypothesis(text: str) -> None:
    (row,) = json.loads(hypothesis.render(build(hostile(text))).encode())["annotations"]
    assert row["target"][0]["selector"][1]["exact"] == text
    assert "javascript:" not in row["uri"]
    # The client renders Markdown: what is not ours is escaped.
    assert "<" not in row["text"].replace("\\<", "")


@pytest.mark.parametrize("before", ["", "👩‍👩‍👧 𝒜 ", "كلمة "])
def test_uima_offsets_are_utf_16_units(before: str) -> None:
    made = materials("en")
    text = before + made.versions[0].text
    moved = [
        replace(claim, span=Span(claim.span.start + len(before), claim.span.end + len(before)))
        for claim in made.claims
    ]
    article = replace(made.versions[0], text=text, blocks=())
    whole = json.loads(uima.render(build(replace(made, versions=[article], claims=moved))))
    sofa, document, *claims = whole["%FEATURE_STRUCTURES"]
    units = sofa["sofaString"].encode("utf-16-le")
    assert document["end"] * 2 == len(units)
    assert [units[2 * c["begin"] : 2 * c["end"]].decode("utf-16-le") for c in claims] == [
        claim.text for claim in made.claims if claim.number
    ]


def test_the_cas_declares_what_it_holds() -> None:
    whole = json.loads(uima.render(build(materials("ar"))))
    structures = whole["%FEATURE_STRUCTURES"]
    assert [each["%ID"] for each in structures] == list(range(1, len(structures) + 1))
    assert whole["%VIEWS"]["_InitialView"]["%MEMBERS"] == list(range(2, len(structures) + 1))
    declared = {name for name in whole["%TYPES"][uima.TYPE] if not name.startswith("%")}
    base = {"%ID", "%TYPE", "@sofa", "begin", "end"}
    assert all(set(each) - base == declared for each in structures if each["%TYPE"] == uima.TYPE)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_for_uima(text: str) -> None:
    whole = json.loads(uima.render(build(hostile(text))))
    assert whole["%FEATURE_STRUCTURES"][0]["sofaString"] == text
    assert whole["%FEATURE_STRUCTURES"][2]["rationale"] == text
