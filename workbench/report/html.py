"""The report as one self-contained HTML file: no scripts, nothing fetched, nothing of a source executed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from workbench.language.detect import detect
from workbench.language.visible import visible
from workbench.model import Rating
from workbench.report import claimreview
from workbench.report.annotated import paragraphs
from workbench.report.colours import chosen, inked, tone
from workbench.report.labels import labels
from workbench.report.links import web_address
from workbench.report.model import ClaimEntry, Report
from workbench.report.timeline import timeline
from workbench.report.wording import (
    anchoring,
    counted,
    day,
    moment,
    rating_name,
    rule_name,
    shortened,
    shown_value,
)

# With more claims than this, pointing at one no longer lights up its card: too many rules.
_PAIRED_CLAIMS = 500
_PAPERS = {"light": "#fbf9f5", "dark": "#16181a"}
"""The stylesheet's `--paper`, on which a house's colour has to be read."""
# Codes that Unicode gives no letter, and that HTML forbids.
_NO_CHARACTER = re.compile(
    "[\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_QUOTED = re.compile("(?<=[“«])([^”»]*)(?=[”»])")


def pieces(report: Report) -> Iterator[str]:
    """The report as an HTML document, as it is made."""
    return _environment().get_template("report.html.j2").generate(context(report))


def page(report: Report, template: str, **more: Any) -> str:
    """Another page about the report, in its style."""
    return _environment().get_template(template).render({**context(report), **more})


def render(report: Report) -> str:
    """The report as an HTML document."""
    return "".join(pieces(report))


def context(report: Report) -> dict[str, Any]:
    """What a template is given; see templates/README.md."""
    words = labels(report.lang)
    names = {rating.id: rating_name(rating, words) for rating in report.scale}
    style = _style(report)
    return {
        "report": report,
        "words": words,
        "paragraphs": paragraphs(report),
        "moments": timeline(report),
        "look": Look(report),
        # Safe: the stylesheet is ours; of a case only counts go into it, of the house checked colours.
        "style": Markup(style),  # noqa: S704  # as said
        "digest": base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        "method": report.house.method.get(report.lang) or words["method_text"],
        "reviews": _reviews(report),
        "rating_name": lambda rating: rating_name(rating, words),
        "named": lambda state: names.get(state) or words["follow_up_states"].get(state, state),
        "anchoring": lambda entry: anchoring(entry, words),
        "rule_name": lambda rule: rule_name(rule, words),
        "counted": lambda number, what: counted(number, what, words),
        "day": lambda written: day(written, report.lang),
        "moment": lambda at: moment(at, report.lang),
        "shown_value": lambda value, text="": shown_value(value, text, report.lang),
    }


def _reviews(report: Report) -> Markup:
    """The ClaimReviews as a data block: JSON in which nothing can end the element around it."""
    made = [claimreview.as_json(review) for _, review in claimreview.reviews(report)]
    text = json.dumps(made, ensure_ascii=False) if made else ""
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    text = _NO_CHARACTER.sub(lambda found: json.dumps(found[0])[1:-1], text)
    return Markup(text)  # noqa: S704  # as said


class Look:
    """How ratings look: a class, a sign and a filter each, so that colour is never alone in saying it."""

    def __init__(self, report: Report) -> None:
        self._index = {rating.id: number for number, rating in enumerate(report.scale)}

    def step(self, rating: Rating | None) -> str:
        """The class that the filter by rating goes by, and a house's colours."""
        return "r-none" if rating is None else f"r{self._index[rating.id]}"

    def tone(self, rating: Rating | None) -> str:
        return tone(rating)

    def sign(self, rating: Rating | None) -> str:
        return _SIGNS[tone(rating)]

    def worked(self, entry: ClaimEntry) -> bool:
        """Whether somebody did more with a claim than list it."""
        return bool(entry.verdicts or entry.evidence)

    def place(self, entry: ClaimEntry) -> str:
        """Where a click on the claim leads: its card in the margin, or its entry if that says more."""
        return f"m{entry.claim.number}" if self.worked(entry) else f"c{entry.claim.number}"

    def claim(self, entry: ClaimEntry) -> str:
        """The classes of a claim, wherever it is shown."""
        classes = [self.step(entry.rating), tone(entry.rating)]
        return " ".join([*classes, "flagged"] if entry.flags else classes)


_SIGNS = {
    "t5": "✓", "t4": "◕", "t3": "◑", "t2": "◔", "t1": "✗",
    "mixed": "⇄", "unknown": "?", "aside": "○", "none": "·",
}  # fmt: skip


def _style(report: Report) -> str:
    """The stylesheet with the rules that hang on how many ratings and claims there are."""
    shown = [*(f"r{number}" for number in range(len(report.scale))), "r-none", "flagged"]
    rules = []
    for name in shown:
        picked = f"body:has(#f-{name}:checked)"
        rules.append(f"{picked} :is(.card,.entry):not(.{name}){{display:none}}")
        rules.append(f"{picked} .hl:not(.{name}){{background:none;border-color:transparent}}")
        rules.append(f"{picked} .hl:not(.{name}) sup{{opacity:.25}}")
    if len(report.claims) <= _PAIRED_CLAIMS:
        for entry in report.claims:
            number = entry.claim.number
            pointed = f".row:has(.h{number}:is(:hover,:focus)) #m{number}"
            rules.append(f"{pointed}{{outline:2px solid var(--accent)}}{pointed} .more{{display:block}}")
    for scheme, paper in _PAPERS.items():
        own = "".join(_house_colours(report, paper))
        if own:
            rules.append(f"@media (prefers-color-scheme:{scheme}){{{own}}}")
    return _stylesheet() + "\n".join(rules) + "\n"


def _house_colours(report: Report, paper: str) -> Iterator[str]:
    """The rules for a house's accent and its ratings' colours, as they can be read on a paper."""
    if accent := report.house.accent(paper):
        yield f":root{{--accent:{accent}}}"
    for number, rating in enumerate(report.scale):
        if colour := chosen(rating, report.house.colours):
            ink, highlight = inked(colour, paper)
            yield f".chip.r{number}{{color:{ink};background:{highlight}}}.bar .r{number}{{fill:{ink}}}"
            yield f".hl.r{number}{{background:{highlight};border-color:{ink}}}"
            yield f".card.r{number}{{border-color:{ink}}}"


@cache
def _stylesheet() -> str:
    return (resources.files("workbench.report") / "templates" / "report.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("workbench.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
    )
    made.filters["link"] = web_address
    made.filters["lang"] = detect
    made.filters["shortened"] = shortened
    made.filters["isolated"] = isolated
    return made


def isolated(message: str) -> Markup:
    """A rule's message, with the article's words that it quotes set apart, so that they do not reorder it."""
    parts = _QUOTED.split(finalize(message))
    return Markup("").join(
        Markup("<bdi>{}</bdi>").format(part) if number % 2 else part for number, part in enumerate(parts)
    )


def finalize(value: Any) -> Any:
    """What is about to be printed; autoescape comes after it."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _NO_CHARACTER.sub("\ufffd", visible(value))
    return value
