"""An article's facts as they are stored and shown: a span, its words, and a value for people."""

from __future__ import annotations

from workbench.consistency.values import show_quantity, show_time
from workbench.desk.annotation import name_json, quantity_json, time_json
from workbench.model import Analysis, Fact


def facts_of(analysis: Analysis) -> tuple[Fact, ...]:
    """All facts of an analysed text, in the order of their start."""
    found = [Fact("time", time.span, time.text, show_time(time), time_json(time)) for time in analysis.times]
    found += [
        Fact("quantity", quantity.span, quantity.text, show_quantity(quantity), quantity_json(quantity))
        for quantity in analysis.quantities
    ]
    found += [Fact("name", name.span, name.text, name.key, name_json(name)) for name in analysis.names]
    found += [
        Fact("quotation", span, span.of(analysis.text), "", {"start": span.start, "end": span.end})
        for span in analysis.quotations
    ]
    return tuple(sorted(found, key=lambda fact: (fact.span, fact.what)))
