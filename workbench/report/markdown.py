"""The report as Markdown (CommonMark with tables), in an order that keeps diffs small."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.language.visible import visible_line
from workbench.model import Fact, Rating, Search, SignOff
from workbench.report.labels import labels
from workbench.report.links import web_address
from workbench.report.model import (
    Change,
    ClaimEntry,
    Correction,
    EvidenceEntry,
    FlagEntry,
    Report,
    SourceEntry,
)
from workbench.report.wording import (
    Words,
    anchoring,
    counted,
    day,
    kept_as,
    moment,
    quoted,
    rating_name,
    rule_name,
    shortened,
    shown_value,
)

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~&])")
_BLOCK = re.compile(r"(\s*)([#+\-=:]|\d+(?=[.)]))")


def escape(text: str) -> str:
    """One line of plain text that Markdown shows as it is, wherever in a block it stands."""
    line = _MARKUP.sub(r"\\\1", visible_line(text).strip())
    start = _BLOCK.match(line)
    if not start:
        return line
    if start[2].isdigit():
        return f"{line[: start.end()]}\\{line[start.end() :]}"
    return f"\\{line}"


def inline(text: str) -> str:
    """Plain text within a line that something else begins."""
    return _MARKUP.sub(r"\\\1", visible_line(text))


def code(text: str) -> str:
    """A code span, fenced by more backticks than the text has in a row."""
    line = visible_line(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def pieces(report: Report) -> Iterator[str]:
    """The report as Markdown text, line by line; the last one ends in a newline, too."""
    words = labels(report.lang)
    rtl = words["direction"] == "rtl"
    if rtl:
        yield f'<div dir="rtl" lang="{report.lang}">\n'
    parts = (
        _case,
        _summary,
        _correct_first,
        _claims,
        _flags,
        _changes,
        _sources,
        _searches,
        _set_aside,
        _verify,
    )
    for number, part in enumerate(parts):
        lines = part(report, words)
        if (first := next(lines, None)) is None:
            continue
        yield f"\n{first}\n" if number or rtl else f"{first}\n"
        yield from (f"{line}\n" for line in lines)
    if rtl:
        yield "\n</div>\n"


def render(report: Report) -> str:
    """The report as Markdown text."""
    return "".join(pieces(report))


def _address(url: str) -> str:
    """An address as a link if it is plain http or https, and as text otherwise."""
    return f"<{url}>" if web_address(url) else escape(url)


def _field(name: str, value: str) -> Iterator[str]:
    """A list item, if there is anything to say."""
    if shown := escape(value):
        yield f"- **{name}:** {shown}"


def _case(report: Report, words: Words) -> Iterator[str]:
    article = report.article
    yield f"# {words['report']}: {escape(report.title) or escape(article.file)}"
    yield ""
    yield from _field(words["house"], report.house.name)
    if article.title != report.title:
        yield from _field(words["title"], article.title)
    yield from _field(words["author"], article.author)
    yield from _field(words["publisher"], article.publisher)
    yield from _field(words["published"], day(article.published, words["lang"]))
    if article.url:
        yield f"- **{words['address']}:** {_address(article.url)}"
    for version in report.versions:
        taken = _at(version.taken_at, words)
        yield f"- **{words['version']} {version.number}:** {code(version.file)} · {taken}"
    yield from _field(words["reviewers"], words["list_separator"].join(report.reviewers) or words["nobody"])
    yield from _field(words["as_of"], moment(report.as_of, words["lang"]))
    own = report.house.method.get(report.lang)
    yield f"- **{words['method']}:** {escape(own) if own else words['method_text']}"
    yield f"- **{words['scale']}:** {words['list_separator'].join(_step(r, words) for r in report.scale)}"


def _step(rating: Rating, words: Words) -> str:
    name = escape(rating_name(rating, words))
    return name if rating.value is None else f"{name} ({rating.value})"


def _summary(report: Report, words: Words) -> Iterator[str]:
    summary = report.summary
    covered = summary.coverage
    yield f"## {words['summary']}"
    yield ""
    whole = counted(summary.claims, "claims", words)
    yield f"- **{words['rated']}:** {summary.rated} {words['of']} {whole}"
    yield (
        f"- **{words['coverage']}:** {covered.covered} {words['of']} {covered.total} "
        f"({covered.share:.0%}) · {words['coverage_text']}"
    )
    missed = words["list_separator"].join(escape(fact.text) for fact in covered.missed)
    if missed:
        yield f"- **{words['missed']}:** {missed}"
    conflicts = f"{words['conflicts_among']}: {summary.conflicts}"
    yield f"- **{words['open_flags']}:** {summary.unsettled} ({conflicts})"
    kept = f"{words['snapshots_count']}: {summary.snapshots} · {words['notes_count']}: {summary.notes}"
    yield f"- **{words['sources_count']}:** {summary.sources} ({kept})"
    if summary.origins < summary.sources:
        yield f"- **{words['origins_count']}:** {summary.origins}"
    yield ""
    yield f"| {words['ratings']} | {words['claims']} |"
    yield "|---|---:|"
    for rating, count in summary.by_rating:
        yield f"| {escape(rating_name(rating, words))} | {count} |"
    yield f"| {words['unrated']} | {summary.claims - summary.rated} |"


def _correct_first(report: Report, words: Words) -> Iterator[str]:
    yield f"## {words['correct_first']}"
    yield ""
    if not report.correct_first:
        yield words["nothing_to_correct"]
    for number, correction in enumerate(report.correct_first, 1):
        yield f"{number}. {_correction(correction, words)}"


def _correction(correction: Correction, words: Words) -> str:
    if correction.flag:
        texts = " ↔ ".join(_quoted(shortened(text), words) for text in correction.flag.sides)
        where = f"{words['flag']} {correction.flag.number}"
        return f"**{words['conflict_inside']}** ({where}): {texts}. {escape(correction.flag.flag.message)}"
    entry = correction.claim
    if entry is None:
        return ""
    reason = entry.verdicts[0].rationale if entry.verdicts else ""
    return (
        f"**{escape(rating_name(entry.rating, words))}** ({words['claim']} {entry.claim.number}): "
        f"{_quoted(entry.claim.text, words)}. {escape(reason)}"
    )


def _claims(report: Report, words: Words) -> Iterator[str]:
    yield f"## {words['every_claim']}"
    if not report.claims:
        yield ""
        yield words["no_claims"]
    for entry in report.each_claim():
        yield ""
        yield f"### {entry.claim.number} · {escape(rating_name(entry.rating, words))}"
        yield ""
        yield from _claim(entry, words)


def _claim(entry: ClaimEntry, words: Words) -> Iterator[str]:
    claim = entry.claim
    yield f"> {escape(claim.text)}"
    yield ""
    kind = words["kinds"][claim.kind.value] + (f" ({words['denied']})" if claim.negated else "")
    yield f"- **{words['kind']}:** {kind}"
    yield from _field(words["speaker"], claim.speaker)
    if claim.look_again:
        yield f"- **{words['look_again']}**"
    if entry.facts:
        yield f"- **{words['facts']}:** {' · '.join(_fact(fact, words) for fact in entry.facts)}"
    if entry.flags:
        yield f"- **{words['flags']}:** {_numbers(entry.flags, words)}"
    if entry.verdicts:
        newest = entry.verdicts[0]
        signed = f"{escape(newest.reviewer)} · {_at(newest.at, words)}"
        yield f"- **{words['rationale']}:** {escape(newest.rationale)} ({signed})"
    for word in entry.sign_offs:
        yield f"- **{words['signed' if word.agrees else 'not_signed']}:** {_word(word, words)}"
    if entry.leans_on_notes:
        yield f"- {words['leans_on_notes']}"
    if entry.verdicts and not entry.evidence:
        yield f"- {words['no_evidence']}"
    for piece in entry.evidence:
        yield from _evidence(piece, words)
    for search in entry.searches:
        yield f"- **{words['search']}:** {_search(search, words)}"


def _quoted(text: str, words: Words) -> str:
    return quoted(escape(text), words)


def _numbers(numbers: Iterable[int], words: Words) -> str:
    return str(words["list_separator"]).join(map(str, numbers))


def _at(at: str, words: Words) -> str:
    return escape(moment(at, words["lang"]))


def _word(word: SignOff, words: Words) -> str:
    said = f"{escape(word.note)} · " if word.note else ""
    return f"{said}{escape(word.reviewer)} · {_at(word.at, words)}"


def _search(search: Search, words: Words) -> str:
    found = escape(search.result) if search.found else words["nothing_found"]
    signed = f"{escape(search.reviewer)} · {_at(search.at, words)}"
    return f"{escape(search.place)} · {_quoted(search.query, words)} · {found} ({signed})"


def _fact(fact: Fact, words: Words) -> str:
    shown = shown_value(fact.value, fact.text, words["lang"])
    value = f" = {escape(shown)}" if shown else ""
    return f"{words['fact_kinds'].get(fact.what, escape(fact.what))} {_quoted(fact.text, words)}{value}"


def _evidence(entry: EvidenceEntry, words: Words) -> Iterator[str]:
    piece = entry.evidence
    stance = words["stances"][piece.stance.value]
    title = f"[{entry.source}] {piece.source_title}"
    yield f"- **{words['evidence']}** · {stance} · {escape(title)} · {kept_as(piece.capture_kind, words)}"
    if not piece.quotation:
        yield f"  - {words['no_quotation']}"
    else:
        yield f"  - {words['quotation']}: {_quoted(piece.quotation, words)} ({anchoring(entry, words)})"
    for fact in piece.facts:
        yield (
            f"  - {words['comparison']}: {words['agreements'][fact.agreement.value]}: "
            f"{_quoted(fact.claim_text, words)} · {_quoted(fact.passage_text, words)}"
        )
    if piece.note:
        yield f"  - {escape(piece.note)}"
    yield f"  - {escape(piece.reviewer)} · {_at(piece.at, words)}"


def _flags(report: Report, words: Words) -> Iterator[str]:
    yield f"## {words['inconsistencies']}"
    if not report.flags:
        yield ""
        yield words["no_flags"]
    for entry in report.flags:
        yield ""
        yield from _flag(entry, words)


def _flag(entry: FlagEntry, words: Words) -> Iterator[str]:
    flag = entry.flag
    severity = words["severities"][flag.severity.value]
    state = words["follow_up_states"][flag.state.value]
    yield f"### {entry.number} · {severity} · {escape(rule_name(flag.rule, words))} · {state}"
    yield ""
    yield escape(flag.message)
    yield ""
    for number, text in enumerate(flag.texts):
        shown = shown_value(flag.values[number], text, words["lang"]) if number < len(flag.values) else ""
        value = f" = {escape(shown)}" if shown else ""
        yield f"- {_quoted(shortened(text), words)}{value}"
    if not flag.present:
        yield f"- {words['gone']}"
    if entry.claims:
        yield f"- **{words['in_claims']}:** {_numbers(entry.claims, words)}"
    for reason in flag.why:
        yield f"- {words['why']}: {escape(reason)}"
    yield from _field(words["question"], flag.question)
    for step in flag.follow_ups:
        said = f": {escape(step.note)}" if step.note else ""
        name = words["follow_up_states"][step.state.value]
        yield f"- **{words['follow_up']}:** {name}{said} ({escape(step.reviewer)} · {_at(step.at, words)})"


def _changes(report: Report, words: Words) -> Iterator[str]:
    yield f"## {words['changes']}"
    yield ""
    if not report.changes:
        yield words["no_changes"]
    for change in report.changes:
        yield f"- {_change(change, report, words)}"


def _change(change: Change, report: Report, words: Words) -> str:
    names = {rating.id: rating_name(rating, words) for rating in report.scale}
    names |= {state: name for state, name in words["follow_up_states"].items() if state not in names}
    before, after = (escape(names.get(side, side)) for side in (change.before, change.after))
    moved = f"{before} {words['arrow']} {after}" if before else after
    note = f": {escape(change.note)}" if change.note else ""
    who = f" ({escape(change.reviewer)})" if change.reviewer else ""
    return f"{_at(change.at, words)} · {words[f'change_{change.what}']} {change.number} · {moved}{note}{who}"


def _sources(report: Report, words: Words) -> Iterator[str]:
    yield f"## {words['sources']}"
    yield ""
    if not report.sources:
        yield words["no_sources"]
    for entry in report.sources:
        yield from _source(entry, words)


def _source(entry: SourceEntry, words: Words) -> Iterator[str]:
    info = entry.source.info
    yield f"- **\\[{entry.number}\\] {escape(info.title)}**"
    told = [
        (words["publisher"], info.publisher),
        (words["author"], info.author),
        (words["published"], day(info.published, words["lang"])),
        (words["accessed"], day(info.accessed, words["lang"])),
        (words["grade"], words["grades"][info.grade.value] if info.grade else ""),
        (words["interests"], info.interests),
        (words["caveat"], info.caveat),
        (words["cited_by"], _numbers(entry.claims, words)),
    ]
    for name, value in told:
        for line in _field(name, value):
            yield f"  {line}"
    for name, url in (("address", info.url), ("archived", info.archive_url)):
        if url:
            yield f"  - **{words[name]}:** {_address(url)}"
    if entry.one_text:
        others = ", ".join(f"\\[{number}\\]" for number in entry.one_text)
        yield f"  - **{words['one_text']}:** {others}"
    for capture in entry.source.captures:
        yield (
            f"  - {kept_as(capture.kind, words)}: {code(capture.file)} · {_at(capture.captured_at, words)} · "
            f"{capture.size} {words['bytes']} · "
            f"{words['fingerprint']} {code(capture.sha256)}"
        )


def _searches(report: Report, words: Words) -> Iterator[str]:
    if not report.searches:
        return
    yield f"## {words['searches']}"
    yield ""
    for search in report.searches:
        yield f"- {_search(search, words)}"


def _set_aside(report: Report, words: Words) -> Iterator[str]:
    if not report.set_aside:
        return
    yield f"## {words['set_aside']}"
    yield ""
    for entry in report.set_aside:
        claim = entry.claim
        state = words["states"]["gone" if not claim.present else claim.state.value]
        reason = f": {escape(claim.state_reason)}" if claim.state_reason else ""
        yield f"- {_quoted(claim.text, words)} · {state}{reason}"


def _verify(report: Report, words: Words) -> Iterator[str]:
    yield f"## {words['verify']}"
    yield ""
    yield words["verify_text"]
    yield ""
    yield "    workbench verify"
    yield ""
    yield f"- **{words['verify_article']}:** {code(report.article.text_sha256)}"
