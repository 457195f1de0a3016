"""The verdict report of a case."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.files import write_whole
from workbench.model import ClaimRow, Fact

if TYPE_CHECKING:
    from workbench.desk.case import Case
    from workbench.report.model import Materials, Progress, Report


def report(case: Case, form: str, *, lang: str = "", address: str = "") -> bytes:
    """The report's bytes in a format of `workbench.report.formats`.

    `lang` chooses the language of the report's own words (the article's, if there are labels in it);
    `address` is where the report will be published. The same case gives the same report. Raises
    InputError for another format or language.
    """
    from workbench.report.formats import render

    return render(arranged(case, lang=lang, address=address), form)


def write(case: Case, form: str, path: Path, *, lang: str = "", progress: Progress | None = None) -> int:
    """Write the report to a file, whole or not at all; gives its size in bytes.

    `progress` is told how many of how many claims are written, in the thread that writes; what it raises
    ends the writing and leaves the old file. Raises InputError as `report`, and where it cannot be written.
    """
    from workbench.report.formats import pieces

    return write_whole(pieces(arranged(case, lang=lang, progress=progress), form), path)


def arranged(case: Case, *, lang: str = "", address: str = "", progress: Progress | None = None) -> Report:
    """The report that every format is made of."""
    from workbench.report.build import build

    whole = replace(build(materials(case), lang), progress=progress)
    return replace(whole, house=replace(whole.house, address=address)) if address else whole


def materials(case: Case) -> Materials:
    """All that a report is made of, as the case stands at one moment."""
    from workbench.desk import log, verdicts, views
    from workbench.desk.house import house
    from workbench.desk.independence import origins
    from workbench.desk.searches import searches
    from workbench.desk.signoff import sign_offs_by_claim
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
            sign_offs=sign_offs_by_claim(case),
            searches=searches(case),
            origins=origins(case).first,
            house=house(case),
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
