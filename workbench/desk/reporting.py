"""The verdict report of a case."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.model import ClaimRow, Fact, InputError

if TYPE_CHECKING:
    from workbench.desk.case import Case
    from workbench.report.model import Materials

FORMATS = ("md", "html", "json")


def report(case: Case, form: str, *, lang: str = "") -> str:
    """The report as text: `md`, `html` (one self-contained file) or `json`.

    `lang` chooses the language of the report's own words (the article's, if there are labels in it).
    The same case gives the same report. Raises InputError for another format or language.
    """
    from workbench.report.build import build

    whole = build(materials(case), lang)
    if form == "md":
        from workbench.report import markdown

        return markdown.render(whole)
    if form == "html":
        from workbench.report import html

        return html.render(whole)
    if form == "json":
        from workbench.report import json

        return json.render(whole)
    raise InputError(f"no report format {form!r}; there are: {', '.join(FORMATS)}")


def materials(case: Case) -> Materials:
    """All that a report is made of, as the case stands at one moment."""
    from workbench.desk import log, verdicts, views
    from workbench.report.model import Materials

    with case.store.reading():
        claims = views.all_claims(case)
        return Materials(
            versions=views.versions(case),
            scale=verdicts.scale(case),
            claims=claims,
            facts=_facts_by_claim(claims, views.facts(case)),
            evidence=views.evidence_by_claim(case),
            verdicts=verdicts.verdicts_by_claim(case),
            flags=views.flags(case),
            sources=views.sources(case),
            coverage=views.coverage(case),
            events=log.events(case),
            title=case.title,
        )


def _facts_by_claim(claims: Sequence[ClaimRow], facts: Sequence[Fact]) -> dict[int, list[Fact]]:
    """The facts that stand whole within each claim; `facts` are in the order of their start."""
    starts = [fact.span.start for fact in facts]
    return {
        claim.id: [
            fact
            for fact in facts[bisect_left(starts, claim.span.start) : bisect_left(starts, claim.span.end)]
            if claim.span.contains(fact.span)
        ]
        for claim in claims
        if claim.present
    }
