"""W3C Web Annotation selectors: a quotation with its surroundings and its place.

See https://www.w3.org/TR/annotation-model/ (TextQuoteSelector, TextPositionSelector). Offsets are
code points of the stored text.
"""

from __future__ import annotations

from workbench.i18n import tr
from workbench.model import InputError, Selector, Span

CONTEXT = 32
"""Code points of prefix and suffix."""
_OCCURRENCES = 10_000


def make(text: str, span: Span) -> Selector:
    """The selector of a span of `text`. Raises InputError for an empty span or one outside."""
    if not 0 <= span.start < span.end <= len(text):
        raise InputError(
            tr("nothing is selected at {start}..{end}; select some text", start=span.start, end=span.end)
        )
    return Selector(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
    )


def resolve(selector: Selector, text: str) -> Span | None:
    """Where the selector's quotation stands in `text`, which may have changed; None if it is gone.

    Of several places the one with the likest surroundings is taken, then the nearest to where it
    was. The quotation itself is sought letter for letter; see `locate` for a changed one.
    """
    exact = selector.exact
    if not exact:
        return None
    if _fits(selector, text, selector.start):
        return Span(selector.start, selector.start + len(exact))
    best: tuple[int, int, int] | None = None
    at = text.find(exact)
    for _ in range(_OCCURRENCES):
        if at < 0:
            break
        likeness = _common_end(selector.prefix, text[max(0, at - CONTEXT) : at]) + _common_start(
            selector.suffix, text[at + len(exact) : at + len(exact) + CONTEXT]
        )
        candidate = (-likeness, abs(at - selector.start), at)
        best = candidate if best is None else min(best, candidate)
        at = text.find(exact, at + 1)
    return None if best is None else Span(best[2], best[2] + len(exact))


def _fits(selector: Selector, text: str, at: int) -> bool:
    """Whether quotation and surroundings stand at `at` exactly."""
    end = at + len(selector.exact)
    return (
        at >= 0
        and text.startswith(selector.exact, at)
        and text[max(0, at - len(selector.prefix)) : at] == selector.prefix
        and text[end : end + len(selector.suffix)] == selector.suffix
    )


def _common_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])
