"""The report as a flow of paragraphs, for formats that are made of them: PDF and DOCX.

Every run of text carries its language, and with it its direction; text of a case is never markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.language.detect import detect
from workbench.language.visible import visible
from workbench.model import Fact, Rating, Search
from workbench.report.labels import labels
from workbench.report.links import web_address
from workbench.report.markdown import Words, anchoring, kept_as, rating_name, shortened
from workbench.report.model import (
    Change,
    ClaimEntry,
    Correction,
    EvidenceEntry,
    FlagEntry,
    Report,
    SourceEntry,
)

_ISOLATE = {False: "\u2066", True: "\u2067"}
"""Before a run of the case's text, by whether it is written from right to left."""


def is_rtl(lang: str) -> bool:
    return lang in ("ar", "fa", "he", "ur")


class Kind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    ENTRY = "entry"
    """The heading of one claim or flag."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    DETAIL = "detail"
    """Below an item."""
    QUOTATION = "quotation"
    TABLE = "table"
    ARTICLE = "article"
    """Here the format puts the article with its claims."""


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    lang: str
    bold: bool = False
    mono: bool = False
    """Written from left to right wherever it stands: addresses, fingerprints, moments."""
    link: str = ""
    apart: bool = False
    """Text of the case within other text, which it must not reorder."""


@dataclass(frozen=True, slots=True)
class Part:
    kind: Kind
    runs: tuple[Run, ...] = ()
    lang: str = ""
    """Of the paragraph as a whole: it decides where the lines begin."""
    rows: tuple[tuple[str, str], ...] = ()
    """Of a table with two columns; the first row is its head."""
    tone: str = ""
    """Of an entry with a rating: `t5` (truest) ... `t1`, or nothing."""


def flow(report: Report) -> Iterator[Part]:
    """The whole report in its order."""
    made = _Flow(report)
    yield from made.case()
    yield from made.summary()
    yield from made.correct_first()
    yield made.heading("article_with_claims")
    yield Part(Kind.ARTICLE)
    yield from made.claims()
    yield from made.flags()
    yield from made.changes()
    yield from made.sources()
    yield from made.searches()
    yield from made.set_aside()
    yield from made.verify()


def comment(entry: ClaimEntry, report: Report) -> list[Part]:
    """What stands beside a claim: its rating, rationale, evidence and flags."""
    made = _Flow(report)
    words = made.words
    parts = [made.part(Kind.PARAGRAPH, made.own(rating_name(entry.rating, words), bold=True))]
    return [*parts, *made.about(entry)]


class _Flow:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.lang = report.lang
        self.words: Words = labels(report.lang)

    def own(self, text: str, *, bold: bool = False) -> Run:
        """The report's own words."""
        return Run(visible(text), self.lang, bold=bold)

    def said(self, text: str, *, bold: bool = False) -> Run:
        """Text of the case."""
        return Run(visible(text), detect(text), bold=bold, apart=True)

    def moment(self, at: str) -> Run:
        return Run(visible(at), "en", mono=True, apart=True)

    def part(self, kind: Kind, *runs: Run, tone: str = "") -> Part:
        apart = (
            replace(run, text=f"{_ISOLATE[is_rtl(run.lang)]}{run.text}\u2069") if run.apart else run
            for run in runs
            if run.text
        )
        return Part(kind, tuple(apart), self.lang, tone=tone)

    def heading(self, word: str) -> Part:
        return self.part(Kind.HEADING, self.own(self.words[word]))

    def field(self, word: str, *runs: Run, kind: Kind = Kind.ITEM) -> Iterator[Part]:
        """`Name: value`, if there is a value."""
        if any(run.text for run in runs):
            yield self.part(kind, self.own(f"{self.words[word]}: ", bold=True), *runs)

    def address(self, url: str) -> Run:
        return Run(visible(url), "en", mono=True, apart=True, link=web_address(url))

    def signed(self, reviewer: str, at: str) -> tuple[Run, ...]:
        return self.own(" ("), self.said(reviewer), self.own(" · "), self.moment(at), self.own(")")

    def case(self) -> Iterator[Part]:
        report, article = self.report, self.report.article
        yield self.part(Kind.TITLE, self.said(report.title or article.file))
        yield from self.field("house", self.said(report.house.name))
        yield from self.field("author", self.said(article.author))
        yield from self.field("publisher", self.said(article.publisher))
        yield from self.field("published", self.said(article.published))
        yield from self.field("address", self.address(article.url))
        for version in report.versions:
            name = self.own(f"{self.words['version']} {version.number}: ", bold=True)
            file = Run(visible(version.file), "en", mono=True, apart=True)
            yield self.part(Kind.ITEM, name, file, self.own(" · "), self.moment(version.taken_at))
        reviewers = ", ".join(report.reviewers) or self.words["nobody"]
        yield from self.field("reviewers", self.said(reviewers))
        yield from self.field("as_of", self.moment(report.as_of))
        method = report.house.method.get(self.lang) or self.words["method_text"]
        yield from self.field("method", self.said(method))
        steps = self.words["list_separator"].join(self._step(rating) for rating in report.scale)
        yield from self.field("scale", self.own(steps))

    def _step(self, rating: Rating) -> str:
        name = rating_name(rating, self.words)
        return name if rating.value is None else f"{name} ({rating.value})"

    def summary(self) -> Iterator[Part]:
        words, summary, covered = self.words, self.report.summary, self.report.summary.coverage
        yield self.heading("summary")
        yield from self.field("claims", self.own(str(summary.claims)))
        yield from self.field("rated", self.own(f"{summary.rated} {words['of']} {summary.claims}"))
        share = f"{covered.covered} {words['of']} {covered.total} · {words['coverage_text']}"
        yield from self.field("coverage", self.own(share))
        conflicts = f"{summary.unsettled} ({words['conflicts_among']}: {summary.conflicts})"
        yield from self.field("open_flags", self.own(conflicts))
        kept = f"{words['snapshots_count']}: {summary.snapshots} · {words['notes_count']}: {summary.notes}"
        yield from self.field("sources_count", self.own(f"{summary.sources} ({kept})"))
        rows = [(words["ratings"], words["claims"])]
        rows += [(visible(rating_name(rating, words)), str(count)) for rating, count in summary.by_rating]
        rows.append((words["unrated"], str(summary.claims - summary.rated)))
        yield Part(Kind.TABLE, lang=self.lang, rows=tuple(rows))

    def correct_first(self) -> Iterator[Part]:
        yield self.heading("correct_first")
        if not self.report.correct_first:
            yield self.part(Kind.PARAGRAPH, self.own(self.words["nothing_to_correct"]))
        for correction in self.report.correct_first:
            yield self.part(Kind.ITEM, *self._correction(correction))

    def _correction(self, correction: Correction) -> Iterator[Run]:
        words = self.words
        if correction.flag:
            entry = correction.flag
            yield self.own(words["conflict_inside"], bold=True)
            yield self.own(f" ({words['flag']} {entry.number}): ")
            yield self.said(entry.flag.message)
        elif correction.claim:
            claim = correction.claim
            yield self.own(rating_name(claim.rating, words), bold=True)
            yield self.own(f" ({words['claim']} {claim.claim.number}): «")
            yield self.said(shortened(claim.claim.text))
            yield self.own("» ")
            yield self.said(claim.verdicts[0].rationale if claim.verdicts else "")

    def claims(self) -> Iterator[Part]:
        yield self.heading("every_claim")
        if not self.report.claims:
            yield self.part(Kind.PARAGRAPH, self.own(self.words["no_claims"]))
        for entry in self.report.claims:
            value = entry.rating.value if entry.rating else None
            name = f"{entry.claim.number} · {rating_name(entry.rating, self.words)}"
            yield self.part(Kind.ENTRY, self.own(name), tone=f"t{value}" if value else "")
            text = entry.claim.text
            yield Part(Kind.QUOTATION, (Run(visible(text), detect(text)),), detect(text))
            yield from self.about(entry)

    def about(self, entry: ClaimEntry) -> Iterator[Part]:
        """Everything that is known of a claim but its text and rating."""
        words, claim = self.words, entry.claim
        kind = words["kinds"][claim.kind.value] + (f" ({words['denied']})" if claim.negated else "")
        yield from self.field("kind", self.own(kind))
        yield from self.field("speaker", self.said(claim.speaker))
        if claim.look_again:
            yield self.part(Kind.ITEM, self.own(words["look_again"], bold=True))
        facts = [run for fact in entry.facts for run in (self.own(" · "), *self._fact(fact))]
        yield from self.field("facts", *facts[1:])
        yield from self.field("flags", self.own(", ".join(map(str, entry.flags))))
        if entry.verdicts:
            newest = entry.verdicts[0]
            reason = self.said(newest.rationale)
            yield from self.field("rationale", reason, *self.signed(newest.reviewer, newest.at))
        for word in entry.sign_offs:
            name = "signed" if word.agrees else "not_signed"
            signer = self.signed(word.reviewer, word.at)
            yield from self.field(name, self.said(word.note), *signer)
        if entry.leans_on_notes:
            yield self.part(Kind.ITEM, self.own(words["leans_on_notes"]))
        if entry.verdicts and not entry.evidence:
            yield self.part(Kind.ITEM, self.own(words["no_evidence"]))
        for piece in entry.evidence:
            yield from self._evidence(piece)
        for search in entry.searches:
            yield from self.field("search", *self._search(search))

    def _search(self, search: Search) -> Iterator[Run]:
        yield self.said(search.place)
        yield self.own(" · «")
        yield self.said(search.query)
        yield self.own("» · ")
        yield self.said(search.result if search.found else self.words["nothing_found"])
        yield from self.signed(search.reviewer, search.at)

    def _fact(self, fact: Fact) -> Iterator[Run]:
        what = self.words["fact_kinds"].get(fact.what, fact.what)
        yield self.own(f"{what} ")
        yield self.said(fact.text)
        if fact.value and fact.value != fact.text:
            yield self.own(" = ")
            yield Run(visible(fact.value), "en", mono=True, apart=True)

    def _evidence(self, entry: EvidenceEntry) -> Iterator[Part]:
        words, piece = self.words, entry.evidence
        stance = self.own(f"{words['evidence']} · {words['stances'][piece.stance.value]} · ", bold=True)
        kept = self.own(f" · {kept_as(piece.capture_kind, words)}")
        number = self.own(f"[{entry.source}] ")
        yield self.part(Kind.ITEM, stance, number, self.said(piece.source_title), kept)
        if piece.selector is None:
            yield self.part(Kind.DETAIL, self.own(words["no_quotation"]))
        else:
            quoted = self.said(piece.selector.exact)
            found = self.own(f"» ({anchoring(entry, words)})")
            yield self.part(Kind.DETAIL, self.own("«"), quoted, found)
        for fact in piece.facts:
            agreed = self.own(f"{words['agreements'][fact.agreement.value]}: ", bold=True)
            yield self.part(
                Kind.DETAIL, agreed, self.said(fact.claim_text), self.own(" · "), self.said(fact.passage_text)
            )
        if piece.note:
            yield self.part(Kind.DETAIL, self.said(piece.note), *self.signed(piece.reviewer, piece.at))

    def flags(self) -> Iterator[Part]:
        yield self.heading("inconsistencies")
        if not self.report.flags:
            yield self.part(Kind.PARAGRAPH, self.own(self.words["no_flags"]))
        for entry in self.report.flags:
            yield from self._flag(entry)

    def _flag(self, entry: FlagEntry) -> Iterator[Part]:
        words, flag = self.words, entry.flag
        severity, state = (
            words["severities"][flag.severity.value],
            words["follow_up_states"][flag.state.value],
        )
        yield self.part(Kind.ENTRY, self.own(f"{entry.number} · {severity} · {flag.rule} · {state}"))
        yield self.part(Kind.PARAGRAPH, self.said(flag.message))
        for number, text in enumerate(flag.texts):
            value = flag.values[number] if number < len(flag.values) else ""
            equals = (self.own(" = "), Run(visible(value), "en", mono=True, apart=True)) if value else ()
            yield self.part(Kind.ITEM, self.own("«"), self.said(shortened(text)), self.own("»"), *equals)
        if not flag.present:
            yield self.part(Kind.ITEM, self.own(words["gone"]))
        yield from self.field("in_claims", self.own(", ".join(map(str, entry.claims))))
        for reason in flag.why:
            yield from self.field("why", self.said(reason))
        yield from self.field("question", self.said(flag.question))
        for step in flag.follow_ups:
            name = self.own(words["follow_up_states"][step.state.value] + (": " if step.note else ""))
            yield from self.field(
                "follow_up", name, self.said(step.note), *self.signed(step.reviewer, step.at)
            )

    def changes(self) -> Iterator[Part]:
        yield self.heading("changes")
        if not self.report.changes:
            yield self.part(Kind.PARAGRAPH, self.own(self.words["no_changes"]))
        names = {rating.id: rating_name(rating, self.words) for rating in self.report.scale}
        names = {**self.words["follow_up_states"], **names}
        for change in self.report.changes:
            yield self.part(Kind.ITEM, *self._change(change, names))

    def _change(self, change: Change, names: dict[str, str]) -> Iterator[Run]:
        yield self.moment(change.at)
        yield self.own(f" · {self.words[f'change_{change.what}']} {change.number} · ")
        if change.before:
            yield self.said(names.get(change.before, change.before))
            yield self.own(f" {self.words['arrow']} ")
        yield self.said(names.get(change.after, change.after))
        if change.note:
            yield self.own(": ")
            yield self.said(change.note)
        if change.reviewer:
            yield self.own(" (")
            yield self.said(change.reviewer)
            yield self.own(")")

    def sources(self) -> Iterator[Part]:
        yield self.heading("sources")
        if not self.report.sources:
            yield self.part(Kind.PARAGRAPH, self.own(self.words["no_sources"]))
        for entry in self.report.sources:
            yield from self._source(entry)

    def _source(self, entry: SourceEntry) -> Iterator[Part]:
        info = entry.source.info
        title = self.said(info.title, bold=True)
        yield self.part(Kind.ITEM, self.own(f"[{entry.number}] ", bold=True), title)
        grade = self.words["grades"][info.grade.value] if info.grade else ""
        for word, run in (
            ("publisher", self.said(info.publisher)),
            ("author", self.said(info.author)),
            ("published", self.said(info.published)),
            ("accessed", self.said(info.accessed)),
            ("grade", self.own(grade)),
            ("interests", self.said(info.interests)),
            ("caveat", self.said(info.caveat)),
            ("cited_by", self.own(", ".join(map(str, entry.claims)))),
            ("address", self.address(info.url)),
        ):
            yield from self.field(word, run, kind=Kind.DETAIL)
        for capture in entry.source.captures:
            file = Run(visible(f"{capture.file} · {capture.sha256}"), "en", mono=True, apart=True)
            yield self.part(Kind.DETAIL, self.own(f"{kept_as(capture.kind, self.words)}: "), file)

    def searches(self) -> Iterator[Part]:
        if self.report.searches:
            yield self.heading("searches")
        for search in self.report.searches:
            yield self.part(Kind.ITEM, *self._search(search))

    def set_aside(self) -> Iterator[Part]:
        if not self.report.set_aside:
            return
        yield self.heading("set_aside")
        for entry in self.report.set_aside:
            claim = entry.claim
            state = self.words["states"]["gone" if not claim.present else claim.state.value]
            runs = [self.own("«"), self.said(claim.text), self.own(f"» · {state}")]
            if claim.state_reason:
                runs += [self.own(": "), self.said(claim.state_reason)]
            yield self.part(Kind.ITEM, *runs)

    def verify(self) -> Iterator[Part]:
        yield self.heading("verify")
        yield self.part(Kind.PARAGRAPH, self.own(self.words["verify_text"]))
        yield self.part(Kind.PARAGRAPH, Run("workbench verify", "en", mono=True, apart=True))
        digest = Run(visible(self.report.article.text_sha256), "en", mono=True, apart=True)
        yield from self.field("verify_article", digest)
