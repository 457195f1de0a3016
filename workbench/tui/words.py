"""How things are named and drawn: every state has a sign of its own, colour only helps."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from workbench.desk import names
from workbench.i18n import END_ISOLATE, ISOLATE, LRM, RLM, mirrored, tr
from workbench.model import (
    Agreement,
    FactComparison,
    FollowUpState,
    How,
    Rating,
    Search,
    Severity,
    Span,
    Stance,
)

UNRATED = "·"
BY_VALUE = {5: "●", 4: "◕", 3: "◑", 2: "◔", 1: "○"}
"""The fuller, the truer."""
WITHOUT_VALUE = "◇◈?✎–□△▽"
"""For ratings that have no place on the line, in the order of the scale."""
COLOUR_BY_VALUE = {
    5: "$text-success",
    4: "$text-success",
    3: "$text-warning",
    2: "$text-error",
    1: "$text-error",
}
SEVERITY = {Severity.CONFLICT: "‼", Severity.WARNING: "!", Severity.NOTE: "i"}
SEVERITY_TONE = {Severity.CONFLICT: "error", Severity.WARNING: "warning", Severity.NOTE: "muted"}
SEVERITY_COLOUR = {
    Severity.CONFLICT: "$text-error",
    Severity.WARNING: "$text-warning",
    Severity.NOTE: "$foreground-muted",
}
STANCE = {Stance.SUPPORTS: "+", Stance.PARTLY: "±", Stance.REFUTES: "−", Stance.CONTEXT: "="}
AGREEMENT = {Agreement.AGREE: "=", Agreement.DIFFER: "≠", Agreement.NOT_MENTIONED: "∅"}
STATE = {
    FollowUpState.OPEN: "○",
    FollowUpState.QUERIED: "◔",
    FollowUpState.EXPLAINED: "●",
    FollowUpState.CORRECTED: "✓",
    FollowUpState.DISMISSED: "×",
}
FLAG = "⚑"
EVIDENCE = "¶"
LOOK_AGAIN = "↻"
DISPUTED = "≠"
ASSIGNED = "@"


def glyph(rating: Rating | None, scale: tuple[Rating, ...]) -> str:
    """The sign of a rating; `UNRATED` for none."""
    if rating is None:
        return UNRATED
    if rating.value is not None:
        return BY_VALUE.get(rating.value, "◌")
    without = [step.id for step in scale if step.value is None]
    return WITHOUT_VALUE[without.index(rating.id) % len(WITHOUT_VALUE)] if rating.id in without else "◌"


def colour(rating: Rating | None) -> str:
    if rating is None:
        return "$foreground-muted"
    return COLOUR_BY_VALUE.get(rating.value or 0, "$text-accent")


def tone(rating: Rating | None) -> str:
    """The name of a rating's colour in lists."""
    if rating is None:
        return "muted"
    if rating.value is None:
        return "accent"
    return "success" if rating.value > 3 else "warning" if rating.value == 3 else "error"


def state(state: FollowUpState) -> str:
    """A flag's state, with its sign."""
    return f"{STATE[state]} {tr(names.STATES[state])}"


def found(how: How, score: float) -> str:
    """How a quotation was found, and how alike the words are."""
    return tr("{how}, {score} %", how=tr(names.HOW[how]), score=f"{score:.0f}")


def compared(fact: FactComparison) -> Content:
    """A claim's fact beside the passage's, the words that differ marked, and what that means."""
    from workbench.tui.aligned import differing, marked

    tone = "$text-error" if fact.agreement is Agreement.DIFFER else "$foreground-muted"
    ours, theirs = differing(fact.claim_text, fact.passage_text) if fact.passage_text else ([], [])
    odd = f"bold underline {tone}" if fact.agreement is Agreement.DIFFER else "bold"
    sign = Content.styled(f"{lead() or LRM}{AGREEMENT[fact.agreement]} ", tone)
    sides = [
        Content.assemble(ISOLATE, marked(text, differences, odd), END_ISOLATE)
        for text, differences in ((fact.claim_text, ours), (fact.passage_text or "—", theirs))
    ]
    note = Content.styled(
        f"{names.quoting(fact.note)}\n", tone
    )  # a line of its own: it has its own direction
    return Content.assemble(sign, sides[0], " | ", sides[1], "\n", note)


def shortened(text: str, longest: int) -> str:
    """The beginning and the end of a long text."""
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half].rsplit(None, 1)[0]} … {text[-half:].split(None, 1)[-1]}"


def around(text: str, span: Span, reach: int) -> tuple[str, str]:
    """The words before and after a span, within its paragraph and `reach` code points on each side."""
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - reach)
    end = text.find("\n", span.end)
    last = min(len(text) if end < 0 else end, span.end + reach)
    before, after = text[first : span.start], text[span.end : last]
    if first and text[first - 1] != "\n":
        before = "…" + before.partition(" ")[2]
    if last < len(text) and text[last] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return before, after


def moment(at: str) -> str:
    """`2026-11-23T09:01:00Z` -> `2026-11-23 09:01`."""
    return names.value(at[:16].replace("T", " "))


def dotted(*parts: str) -> str:
    """`a · b · c`, each in its own direction."""
    return lead() + " · ".join(map(names.apart, parts))


def lead() -> str:
    """What makes a line run as the interface does although it begins with a sign or a name."""
    return RLM if mirrored() else ""


def arrow() -> str:
    """From before to after."""
    return "←" if mirrored() else "→"


def searched(row: Search) -> str:
    """Where, for what, and what came of it, in one line."""
    result = row.result if row.found else tr("nothing found")
    return ": ".join(names.apart(part) for part in (row.place, row.query, result))


def misquoted(how: How, quote: str, exact: str) -> Iterator[Content | str]:
    """A quotation that is not the source's words, word by word: what was given is struck through, what
    the source says instead is underlined."""
    from workbench.archive.wording import GIVEN, SOURCE, differences

    pieces = differences(quote, exact) if how is How.FUZZY else ()
    if not any(kind in (GIVEN, SOURCE) for kind, _ in pieces):
        return
    yield muted(tr("not quite as quoted:"))
    for kind, text in pieces:
        style = {GIVEN: "strike $text-error", SOURCE: "underline $text-success"}.get(kind, "")
        yield Content.styled(f" {text.strip()}", style) if style else f" {text.strip()}"
    yield "\n"


def signed(at: str, reviewer: str) -> str:
    """When and who, in this order also beside a name in Arabic."""
    return names.listed((moment(at), names.apart(reviewer)))


def muted(text: str) -> Content:
    """Text of lesser weight. (`$text-muted` loses its transparency in a `Content`.)"""
    return Content.styled(text, "$foreground-muted")


def heading(text: str) -> Content:
    return Content.styled(text, "bold $text-accent")


def keyed(*pairs: tuple[str, str]) -> Content:
    """`key what  key what`, for a line that teaches keys; from the right where reading goes so."""
    parts: list[Content | str] = [lead()]
    for key, what in pairs:
        parts += [
            Content.styled(f" {names.value(key) if mirrored() else key} ", "bold $text-accent"),
            muted(f"{what} "),
        ]
    return Content.assemble(*parts)
