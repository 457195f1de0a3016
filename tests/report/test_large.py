"""Large cases: every format does its work once a claim, however many there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.growth import calls
from tests.report.samples import materials
from workbench.model import Block, BlockRole, Span
from workbench.report import formats, pdf
from workbench.report.build import build
from workbench.report.model import Materials

PIECE = "افتتحت البلدية الجسر الجديد في مارس 2015، "


def large(count: int) -> Materials:
    """A case of so many claims, each with a verdict, evidence and a fact; a conflict between neighbours."""
    made = materials()
    length = len(PIECE)
    text = PIECE * count
    spans = [Span(at * length, (at + 1) * length - 2) for at in range(count)]
    claims = [
        replace(made.claims[0], id=n, number=n, span=span, text=span.of(text))
        for n, span in enumerate(spans, 1)
    ]
    fact = made.facts[1][1]
    facts = {
        n: [replace(fact, span=Span(span.start + 31, span.start + 40))] for n, span in enumerate(spans, 1)
    }
    blocks = tuple(
        Block(Span(at * length, min(at + 5, count) * length), BlockRole.PARAGRAPH)
        for at in range(0, count, 5)
    )
    flags = [
        replace(
            made.flags[0],
            id=n,
            spans=(spans[n - 1], spans[n]),
            texts=(claims[0].text,) * 2,
            claim_ids=(n, n + 1),
        )
        for n in range(1, count)
    ]
    return replace(
        made,
        versions=[replace(made.versions[0], text=text, blocks=blocks)],
        claims=claims,
        facts=facts,
        evidence={n: [replace(made.evidence[1][0], id=n, claim_id=n)] for n in range(1, count + 1)},
        verdicts={n: [replace(made.verdicts[1][0], id=n, claim_id=n)] for n in range(1, count + 1)},
        flags=flags,
    )


@pytest.mark.parametrize("name", formats.FORMATS)
def test_the_work_grows_as_the_case_does(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_VOLUME", 100)  # few claims are several volumes, too
    few, many = build(large(40)), build(large(160))
    formats.render(few, name)  # what is loaded once is loaded
    once = calls(lambda: formats.render(few, name))
    assert calls(lambda: formats.render(many, name)) < 5 * once


def test_building_grows_as_the_case_does() -> None:
    few, many = large(100), large(400)
    assert calls(lambda: build(many)) < 5 * calls(lambda: build(few))


@pytest.mark.parametrize(
    "name", ["md", "html", "pdf", "docx", "csv", "xlsx", "json", "webannotation", "hypothesis", "averitec"]
)
def test_progress_is_told_claim_by_claim(name: str) -> None:
    told: list[tuple[int, int]] = []
    formats.render(replace(build(large(12)), progress=lambda done, of: told.append((done, of))), name)
    assert told == [(done, 12) for done in range(13)]


@pytest.mark.parametrize(
    "name", ["md", "html", "pdf", "csv", "json", "webannotation", "claimreview", "hypothesis", "averitec"]
)
def test_long_reports_are_written_in_pieces(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_VOLUME", 100)
    report = build(large(40))
    pieces = list(formats.pieces(report, name))
    assert b"".join(pieces) == formats.render(report, name)
    assert max(map(len, pieces)) < sum(map(len, pieces)) / 4
