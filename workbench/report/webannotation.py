"""Claims, verdicts, evidence, questions and corrections as W3C Web Annotations.

https://www.w3.org/TR/annotation-model/ ; media type
`application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"`. Positions are code points of the
article's stored text, in logical order.
"""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import Any
from urllib.parse import quote

from workbench.language.detect import detect
from workbench.model import FollowUpState, Selector, Span
from workbench.report.json import array, written
from workbench.report.labels import labels
from workbench.report.links import web_address
from workbench.report.model import ClaimEntry, FlagEntry, Report
from workbench.report.wording import rating_name

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Code points of prefix and suffix."""
_SHA256 = re.compile("[0-9a-f]{64}")


def pieces(report: Report) -> Iterator[str]:
    """An AnnotationCollection with all of its annotations in one page; a line an annotation."""
    made = _Annotations(report)
    total = sum(1 for _ in made.claims(report.claims)) + sum(1 for _ in made.flags())
    page = made.name("page")
    head = {
        "@context": CONTEXT,
        "id": made.name("collection"),
        "type": "AnnotationCollection",
        "label": report.title or report.article.file,
        "total": total,
    }
    if not total:
        yield written(head) + "\n"
        return
    head["last"] = page
    first = written({"id": page, "type": "AnnotationPage", "partOf": head["id"], "startIndex": 0})
    yield f'{written(head)[:-1]},\n"first": {first[:-1]}, "items": '
    yield from array(chain(made.claims(report.each_claim()), made.flags()))
    yield "}}\n"


def render(report: Report) -> str:
    """The collection as text."""
    return "".join(pieces(report))


class _Annotations:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._article = report.article
        self._words = labels(report.lang)
        # The same case gives the same names, so that a second import replaces the first.
        self._space = uuid.uuid5(uuid.NAMESPACE_URL, f"ni:///sha-256;{report.versions[0].text_sha256}")
        self._sources = {entry.number: entry.source for entry in report.sources}
        self._state = self._time_state()

    def name(self, what: str) -> str:
        return f"urn:uuid:{uuid.uuid5(self._space, what)}"

    def claims(self, entries: Iterable[ClaimEntry]) -> Iterator[dict[str, Any]]:
        for entry in entries:
            claim = entry.claim
            if not claim.present:
                continue
            target = self._target(claim.span)
            kind = self._words["kinds"][claim.kind.value]
            yield self._annotation(
                f"claim {claim.id}", "classifying", [self._text(kind, "classifying")], [target]
            )
            yield from self._verdict(entry, target)
            yield from self._evidence(entry, target)

    def _verdict(self, entry: ClaimEntry, target: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if not entry.verdicts:
            return
        newest = entry.verdicts[0]
        bodies = [self._text(rating_name(entry.rating, self._words), "assessing")]
        bodies.append(self._text(newest.rationale, "describing", of_case=True))
        name = f"verdict {newest.id}"
        yield self._annotation(name, "assessing", bodies, [target], newest.reviewer, newest.at)

    def _evidence(self, entry: ClaimEntry, target: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for piece in entry.evidence:
            evidence = piece.evidence
            source = self._sources[piece.source]
            captures = source.captures
            linked: dict[str, Any] = {
                "type": "SpecificResource",
                "source": web_address(piece.url)
                or (_kept(captures[0].file) if captures else self.name(f"source {source.id}")),
                "purpose": "linking",
            }
            if evidence.selector and evidence.anchored:
                linked["selector"] = _selectors(evidence.selector)
            if captures:
                linked["state"] = _time_state(captures[0].captured_at, captures[0].file)
            said = f"{self._words['stances'][evidence.stance.value]} · {evidence.source_title}"
            bodies = [linked, self._text(said, "describing")]
            if evidence.note:
                bodies.append(self._text(evidence.note, "commenting", of_case=True))
            name = f"evidence {evidence.id}"
            yield self._annotation(name, "linking", bodies, [target], evidence.reviewer, evidence.at)

    def flags(self) -> Iterator[dict[str, Any]]:
        """A question where something is unsettled, an edit where something was corrected."""
        for entry in self._report.flags:
            flag = entry.flag
            targets = [self._target(span) for span in flag.spans] if flag.present else []
            if entry.unsettled and targets:
                asked = flag.question or flag.message
                bodies = [self._text(asked, "questioning", of_case=True)]
                yield self._annotation(f"flag {flag.id}", "questioning", bodies, targets)
            yield from self._corrections(entry, targets)

    def _corrections(self, entry: FlagEntry, targets: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        whole = [{"type": "SpecificResource", "source": self._source(), "state": self._state}]
        for step in entry.flag.follow_ups:
            if step.state is FollowUpState.CORRECTED:
                bodies = [self._text(step.note, "editing", of_case=True)]
                name = f"follow-up {step.id}"
                yield self._annotation(name, "editing", bodies, targets or whole, step.reviewer, step.at)

    def _annotation(
        self,
        name: str,
        motivation: str,
        bodies: list[dict[str, Any]],
        targets: list[dict[str, Any]],
        reviewer: str = "",
        at: str = "",
    ) -> dict[str, Any]:
        made: dict[str, Any] = {
            "@context": CONTEXT, "id": self.name(name), "type": "Annotation", "motivation": motivation
        }  # fmt: skip
        if _is_moment(at):
            made["created"] = at
        made["creator"] = (
            {"type": "Person", "name": reviewer} if reviewer else {"type": "Software", "name": "workbench"}
        )
        made["body"] = bodies[0] if len(bodies) == 1 else bodies
        made["target"] = targets[0] if len(targets) == 1 else targets
        return made

    def _text(self, value: str, purpose: str, *, of_case: bool = False) -> dict[str, Any]:
        lang = detect(value) if of_case else self._report.lang
        return {
            "type": "TextualBody",
            "value": value,
            "format": "text/plain",
            "language": lang,
            "textDirection": "rtl" if lang == "ar" else "ltr",
            "purpose": purpose,
        }

    def _target(self, span: Span) -> dict[str, Any]:
        text = self._article.text
        selector = Selector(
            span.of(text),
            text[max(0, span.start - _AROUND) : span.start],
            text[span.end : span.end + _AROUND],
            span.start,
            span.end,
        )
        return {
            "type": "SpecificResource",
            "source": self._source(),
            "selector": _selectors(selector),
            "state": self._state,
        }

    def _source(self) -> str:
        """The article's address; for one without, its text's name by content (RFC 6920)."""
        digest = self._article.text_sha256
        if address := web_address(self._article.url):
            return address
        if not _SHA256.fullmatch(digest):
            return self.name("article")
        return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip("=")

    def _time_state(self) -> dict[str, Any]:
        return _time_state(self._article.taken_at, self._article.file)


def _selectors(selector: Selector) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
        {"type": "TextPositionSelector", "start": selector.start, "end": selector.end},
    ]


def _time_state(at: str, file: str) -> dict[str, Any]:
    """When the bytes were taken, and where they are kept: relative to the case's folder."""
    state: dict[str, Any] = {"type": "TimeState", "cached": _kept(file)}
    if _is_moment(at):
        state["sourceDate"] = at
    return state


def _kept(file: str) -> str:
    return "sources/" + quote(file, safe="", errors="replace")


def _is_moment(at: str) -> bool:
    """Whether it is UTC as the model wants it, with `Z`."""
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False
    return at.endswith("Z")
