"""The verdict report of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model import InputError

if TYPE_CHECKING:
    from workbench.desk.case import Case
    from workbench.report.model import Materials

FORMATS = ("md", "html", "json")


def report(case: Case, form: str, *, lang: str = "") -> str:
    """The report as `md`, `html` or `json`; `lang` chooses its own words' language (the article's).

    Raises InputError for another format or a language without labels.
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
    """All that a report is made of, as the case is now."""
    from workbench.desk import log, verdicts, views
    from workbench.report.model import Materials

    claims = views.all_claims(case)
    facts = views.facts(case)
    return Materials(
        versions=views.versions(case),
        scale=verdicts.scale(case),
        claims=claims,
        facts={
            claim.id: [fact for fact in facts if claim.present and claim.span.contains(fact.span)]
            for claim in claims
        },
        evidence=views.evidence_by_claim(case),
        verdicts={claim.id: verdicts.verdicts(case, claim.id) for claim in claims},
        flags=views.flags(case),
        sources=views.sources(case),
        coverage=views.coverage(case),
        events=log.events(case),
        title=case.title,
    )
