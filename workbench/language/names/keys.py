"""Which mentions are of one bearer: the same fold, or a part of the only longer name that has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workbench.model import Name, Span


def keyed(text: str, mentions: Sequence[tuple[Span, str]]) -> tuple[Name, ...]:
    """Names with their keys; a mention is a span and its folded words without clitics."""
    counts = Counter(form for _, form in mentions)
    keys = {form: _key(form, counts) for form in counts}
    return tuple(Name(span, span.of(text), keys[form]) for span, form in mentions)


def _key(form: str, counts: Counter[str]) -> str:
    """The longest form that this one is short for, if there is only one; a plural is its singular."""
    words = form.split()
    if len(words) == 1 and form.endswith("s") and form[:-1] in counts and form.isascii():
        return _key(form[:-1], counts)
    if len(words) > 1:
        return form
    longer = {other for other in counts if other != form and form in other.split()}
    bearers = {other for other in longer if other.split()[-1] == form or other.split()[0] == form}
    surnames = {other for other in bearers if other.split()[-1] == form}
    fits = surnames or bearers
    return next(iter(fits)) if len(fits) == 1 else form
