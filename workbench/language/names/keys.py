"""Which mentions are of one bearer: the same fold, or a part of the only longer name that has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from workbench.model import Name, Span


def keyed(text: str, mentions: Sequence[tuple[Span, str]]) -> tuple[Name, ...]:
    """Names with their keys; a mention is a span and its folded words without clitics."""
    forms = dict.fromkeys(form for _, form in mentions)
    longer: defaultdict[str, list[str]] = defaultdict(list)
    for form in forms:
        words = form.split()
        for end in {words[0], words[-1]} if len(words) > 1 else ():
            longer[end].append(form)
    keys = {form: _key(form, forms, longer) for form in forms}
    return tuple(Name(span, span.of(text), keys[form]) for span, form in mentions)


def _key(form: str, forms: Mapping[str, None], longer: Mapping[str, list[str]]) -> str:
    """The longest form that this one is short for, if there is only one; a plural is its singular."""
    words = form.split()
    if len(words) == 1 and form.endswith("s") and form[:-1] in forms and form.isascii():
        return _key(form[:-1], forms, longer)
    if len(words) > 1:
        return form
    bearers = longer.get(form, [])
    fits = [other for other in bearers if other.endswith(f" {form}")] or bearers
    return fits[0] if len(fits) == 1 else form
