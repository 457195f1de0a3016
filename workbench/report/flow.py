"""The report as a flow of paragraphs, for formats that are made of them: PDF and DOCX.

Every run of text carries its language, and with it its direction; text of a case is never markup.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.language.detect import detect
from workbench.language.visible import visible, visible_line
from workbench.model import Fact, Rating, Search
from workbench.report.colours import pair
from workbench.report.model import (
    Change,
    ClaimEntry,
    Correction,
    EvidenceEntry,
    FlagEntry,
    Report,
    SourceEntry,
)
from workbench.report.paper import Kind, Paper, Part, Run
from workbench.report.wording import (
    anchoring,
    counted,
    day,
    kept_as,
    rating_name,
    rule_name,
    shortened,
    shown_value,
)


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
    parts = [
        made.part(
            Kind.PARAGRAPH,
            made.own(rating_name(entry.rating, words), bold=True),
            made.own(f" · {made.kind(entry)}"),
        )
    ]
    return [*parts, *made.about(entry)]


class _Flow(Paper):
    def __init__(self, report: Report) -> None:
        super().__init__(report.lang)
        self.report = report

    def case(self) -> Iterator[Part]:
        report, article = self.report, self.report.article
        title = report.title or article.file
        yield self.part(Kind.TITLE, self.said(title), lang=detect(title))
        yield from self.field("house", self.said(report.house.name))
        yield from self.field("author", self.said(article.author))
        yield from self.field("publisher", self.said(article.publisher))
        yield from self.field("published", self.said(day(article.published, self.lang)))
        yield from self.field("address", self.address(article.url))
        for version in report.versions:
            name = self.own(f"{self.words['version']} {version.number}: ", bold=True)
            file = Run(visible(version.file), "en", mono=True, apart=True)
            yield self.part(Kind.ITEM, name, file, self.own(" · "), self.moment(version.taken_at))
        separator = self.words["list_separator"]
        yield from self.field(
            "reviewers", self.said(separator.join(report.reviewers) or self.words["nobody"])
        )
        yield from self.field("as_of", self.moment(report.as_of))
        method = report.house.method.get(self.lang) or self.words["method_text"]
        yield from self.field("method", self.said(method))
        steps = separator.join(self._step(rating) for rating in report.scale)
        yield from self.field("scale", self.own(steps))

    def _step(self, rating: Rating) -> str:
        name = rating_name(rating, self.words)
        return name if rating.value is None else f"{name} ({rating.value})"

    def summary(self) -> Iterator[Part]:
        words, summary, covered = self.words, self.report.summary, self.report.summary.coverage
        yield self.heading("summary")
        whole = counted(summary.claims, "claims", words)
        yield from self.field("rated", self.own(f"{summary.rated} {words['of']} {whole}"))
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
            yield from self._correction(correction)

    def _correction(self, correction: Correction) -> Iterator[Part]:
        words = self.words
        if correction.flag:
            entry = correction.flag
            name = self.own(words["conflict_inside"], bold=True)
            yield self.part(Kind.ITEM, name, self.own(f" ({words['flag']} {entry.number})"))
            for side in entry.sides:
                yield self._quoted(shortened(side))
            yield self.aside(entry.flag.message)
        elif correction.claim:
            claim = correction.claim
            name = self.own(rating_name(claim.rating, words), bold=True)
            yield self.part(Kind.ITEM, name, self.own(f" ({words['claim']} {claim.claim.number})"))
            yield self._quoted(claim.claim.text)
            if claim.verdicts:
                yield self.aside(claim.verdicts[0].rationale)

    def _quoted(self, text: str) -> Part:
        """Words of the article, in their own direction."""
        return Part(Kind.QUOTATION, (Run(visible(text), detect(text)),), detect(text))

    def claims(self) -> Iterator[Part]:
        yield self.heading("every_claim")
        if not self.report.claims:
            yield self.part(Kind.PARAGRAPH, self.own(self.words["no_claims"]))
        for entry in self.report.each_claim():
            colour = pair(entry.rating, self.report.house.colours)[1] if entry.rating else ""
            name = f"{entry.claim.number} · {rating_name(entry.rating, self.words)} · {self.kind(entry)}"
            yield self.part(Kind.ENTRY, self.own(name), colour=colour)
            yield self._quoted(entry.claim.text)
            yield from self.about(entry)

    def kind(self, entry: ClaimEntry) -> str:
        denied = f" ({self.words['denied']})" if entry.claim.negated else ""
        return f"{self.words['kinds'][entry.claim.kind.value]}{denied}"

    def about(self, entry: ClaimEntry) -> Iterator[Part]:
        """Everything that is known of a claim but its text, rating and kind."""
        words, claim = self.words, entry.claim
        yield from self.field("speaker", self.said(claim.speaker))
        if claim.look_again:
            yield self.part(Kind.ITEM, self.own(words["look_again"], bold=True))
        facts = [run for fact in entry.facts for run in (self.own(" · "), *self._fact(fact))]
        yield from self.field("facts", *facts[1:])
        yield from self.field("flags", self.numbers(entry.flags))
        if entry.verdicts:
            newest = entry.verdicts[0]
            yield from self.told("rationale", newest.rationale, *self.signed(newest.reviewer, newest.at))
        for word in entry.sign_offs:
            name = "signed" if word.agrees else "not_signed"
            signer = self.signed(word.reviewer, word.at)
            yield from self.told(name, word.note, *signer)
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
        yield self.own(" · ")
        yield from self.quoted(search.query)
        yield self.own(" · ")
        yield self.said(search.result if search.found else self.words["nothing_found"])
        yield from self.signed(search.reviewer, search.at)

    def _fact(self, fact: Fact) -> Iterator[Run]:
        what = self.words["fact_kinds"].get(fact.what, fact.what)
        yield self.own(f"{what} ")
        yield self.said(fact.text)
        if shown := shown_value(fact.value, fact.text, self.lang):
            yield self.own(" = ")
            yield self.said(shown)

    def _evidence(self, entry: EvidenceEntry) -> Iterator[Part]:
        words, piece = self.words, entry.evidence
        stance = self.own(f"{words['evidence']} · {words['stances'][piece.stance.value]} · ", bold=True)
        kept = self.own(f" · {kept_as(piece.capture_kind, words)}")
        number = self.own(f"[{entry.source}] ")
        yield self.part(Kind.ITEM, stance, number, self.said(piece.source_title), kept)
        signed = (self.own(" · "), self.said(piece.reviewer), self.own(" · "), self.moment(piece.at))
        if not piece.quotation:
            yield self.part(Kind.DETAIL, self.own(words["no_quotation"]), *signed)
        else:
            found = self.own(f" ({anchoring(entry, words)})")
            yield self.part(Kind.DETAIL, *self.quoted(piece.quotation), found, *signed)
        for fact in piece.facts:
            agreed = self.own(f"{words['agreements'][fact.agreement.value]}: ", bold=True)
            yield self.part(
                Kind.DETAIL, agreed, self.said(fact.claim_text), self.own(" · "), self.said(fact.passage_text)
            )
        if piece.note:
            yield self.aside(piece.note)

    def flags(self) -> Iterator[Part]:
        yield self.heading("inconsistencies")
        if not self.report.flags:
            yield self.part(Kind.PARAGRAPH, self.own(self.words["no_flags"]))
        for entry in self.report.flags:
            yield from self._flag(entry)

    def _flag(self, entry: FlagEntry) -> Iterator[Part]:
        words, flag = self.words, entry.flag
        severity = words["severities"][flag.severity.value]
        state = words["follow_up_states"][flag.state.value]
        rule = visible_line(rule_name(flag.rule, words))
        yield self.part(Kind.ENTRY, self.own(f"{entry.number} · {severity} · {rule} · {state}"))
        yield self.aside(flag.message)
        for number, text in enumerate(flag.texts):
            value = flag.values[number] if number < len(flag.values) else ""
            shown = shown_value(value, text, self.lang)
            equals = (self.own(" = "), self.said(shown)) if shown else ()
            yield self.part(Kind.ITEM, *self.quoted(shortened(text)), *equals)
        if not flag.present:
            yield self.part(Kind.ITEM, self.own(words["gone"]))
        yield from self.field("in_claims", self.numbers(entry.claims))
        for reason in flag.why:
            yield from self.told("why", reason)
        yield from self.told("question", flag.question)
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
            ("published", self.said(day(info.published, self.lang))),
            ("accessed", self.said(day(info.accessed, self.lang))),
            ("grade", self.own(grade)),
            ("interests", self.said(info.interests)),
            ("caveat", self.said(info.caveat)),
            ("cited_by", self.numbers(entry.claims)),
            ("address", self.address(info.url)),
            ("archived", self.address(info.archive_url)),
            ("one_text", self.own(", ".join(f"[{number}]" for number in entry.one_text))),
        ):
            yield from self.field(word, run, kind=Kind.DETAIL)
        for capture in entry.source.captures:
            kept = self.own(f"{kept_as(capture.kind, self.words)}: "), self.moment(capture.captured_at)
            file = Run(visible(f"{capture.file} · {capture.sha256}"), "en", mono=True, apart=True)
            yield self.part(Kind.DETAIL, *kept, self.own(" · "), file)

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
            runs = [*self.quoted(claim.text), self.own(f" · {state}")]
            if claim.state_reason:
                runs += [self.own(": "), self.said(claim.state_reason)]
            yield self.part(Kind.ITEM, *runs)

    def verify(self) -> Iterator[Part]:
        yield self.heading("verify")
        yield self.part(Kind.PARAGRAPH, self.own(self.words["verify_text"]))
        yield self.part(Kind.PARAGRAPH, Run("workbench verify", "en", mono=True, apart=True))
        digest = Run(visible(self.report.article.text_sha256), "en", mono=True, apart=True)
        yield from self.field("verify_article", digest)
