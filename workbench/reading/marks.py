"""Where in the original a span stands: its pages, or the time code where it begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from workbench.model import Mark, Span


def locator(marks: Sequence[Mark], span: Span) -> str:
    """`page 3`, `pages 3-4`, `00:01:02`, a chapter's title, `footnote 2`; empty without marks.

    `marks` are in order; what stands before the first one has no locator.
    """
    first = bisect_right(marks, span.start, key=lambda mark: mark.start) - 1
    if first < 0:
        return ""
    mark = marks[first]
    if mark.kind != "page":
        return mark.label
    last = max(first, bisect_right(marks, max(span.start, span.end - 1), key=lambda m: m.start) - 1)
    if marks[last].label == mark.label:
        return f"page {mark.label}"
    return f"pages {mark.label}-{marks[last].label}"
