"""A passage with its number words in digits."""

from __future__ import annotations

from workbench.consistency.text import Text
from workbench.language.quantities import numerals
from workbench.model import Span, TimeKind


class Numbered:
    """A passage, folded, in which "aged forty-three" reads "aged 43", with the way back to the text."""

    def __init__(self, context: Text, place: Span) -> None:
        folded = context.part(place)
        self._folded = folded
        self._cuts: list[tuple[int, int, int, int]] = []
        """Start and end of a number here, and of its words in the folded text."""
        parts: list[str] = []
        written = done = 0
        for span in _in_words(context, place):
            start, end = folded.offset(span.start), folded.offset(span.end)
            for number in numerals(folded.text[start:end], context.lang):
                first, last = start + number.start, start + number.end
                if first < done:
                    continue
                before, digits = folded.text[done:first], str(number.value)
                parts += [before, digits]
                written += len(before)
                self._cuts.append((written, written + len(digits), first, last))
                written, done = written + len(digits), last
        self.text = "".join([*parts, folded.text[done:]])

    def span(self, start: int, end: int) -> Span:
        """`[start, end)` of `text` in the whole text."""
        return self._folded.span(self._offset(start), self._offset(end, closing=True))

    def _offset(self, at: int, *, closing: bool = False) -> int:
        shift = 0
        for start, end, first, last in self._cuts:
            if at <= start:
                break
            if at < end:
                return last if closing else first
            shift = last - end
        return at + shift


def _in_words(context: Text, place: Span) -> list[Span]:
    """Where the passage has quantities and durations without digits."""
    told = [quantity.span for quantity in context.quantities(place)]
    told += [time.span for time in context.times(place) if time.kind is not TimeKind.DATE]
    return sorted(
        Span(max(span.start, place.start), min(span.end, place.end))
        for span in told
        if not any(char.isdigit() for char in context.of(span))
    )
