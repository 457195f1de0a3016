"""What the case keeps in English (its log, why a claim is proposed), told in the interface's language.

The log is written in one language so that cases can be exchanged and compared. Its sentences are few
and made from templates: each is recognised by the template here and said again in translation, with
what it names in place. A sentence that none fits is shown as it is kept.
"""

from __future__ import annotations

import re
from functools import cache

from workbench.desk import names
from workbench.i18n import language, mark, tr

RULES = (
    mark("age-arithmetic"),
    mark("anonymous-attribution"),
    mark("checked-before"),
    mark("date-conflict"),
    mark("difference-arithmetic"),
    mark("duplicated-text"),
    mark("duration-arithmetic"),
    mark("figure-conflict"),
    mark("impossible-date"),
    mark("list-count"),
    mark("name-variant"),
    mark("narrow-window"),
    mark("percent-arithmetic"),
    mark("quote-conflict"),
    mark("rate-arithmetic"),
    mark("rounding-only"),
    mark("score-result"),
    mark("sum-arithmetic"),
    mark("time-zone"),
    mark("title-body"),
    mark("unanchored-time"),
    mark("unit-conversion"),
    mark("unsourced-figure"),
    mark("unsupported-superlative"),
    mark("weekday-mismatch"),
)
DEEDS = (
    mark("add"),
    mark("archive"),
    mark("attach"),
    mark("assign"),
    mark("blind review"),
    mark("confirm"),
    mark("describe"),
    mark("dismiss"),
    mark("evidence"),
    mark("follow up"),
    mark("house"),
    mark("import claimreview"),
    mark("import sheet"),
    mark("kind"),
    mark("merge"),
    mark("new"),
    mark("policy"),
    mark("prune"),
    mark("question"),
    mark("rate"),
    mark("reanalyse"),
    mark("rebound"),
    mark("redo"),
    mark("remove evidence"),
    mark("remove search"),
    mark("remove source"),
    mark("remove view"),
    mark("restore"),
    mark("revise"),
    mark("rules"),
    mark("search"),
    mark("save view"),
    mark("sign off"),
    mark("split"),
    mark("timestamp"),
    mark("undo"),
)
NAMED = (
    mark("true"),
    mark("mostly true"),
    mark("half true"),
    mark("mostly false"),
    mark("false"),
    mark("misleading context"),
    mark("conflicting evidence"),
    mark("not enough evidence"),
    mark("opinion"),
    mark("out of scope"),
    mark("snapshot"),
    mark("nothing found"),
)
"""Ratings of the usual scale and other names that sentences hold; case-specific ratings keep theirs."""
SENTENCES = (
    mark("undid: {deed}"),
    mark("did again: {deed}"),
    mark("{deed}, anchored"),
    mark("{deed}, quotation not found"),
    mark("rated claim {claim} {rating}, was {before}"),
    mark("rated claim {claim} {rating}"),
    mark("rated {number} claims {rating}"),
    mark("assigned claim {claim} to {name}"),
    mark("assigned {number} claims to {name}"),
    mark("dismissed {number} claims: {reason}"),
    mark("source {source} is context of claim {claim}"),
    mark("source {source} partly supports claim {claim}"),
    mark("source {source} supports claim {claim}"),
    mark("source {source} refutes claim {claim}"),
    mark("removed evidence {number} of claim {claim}"),
    mark("attached {kind} {title} as source {source}"),
    mark("described source {source}: {title}"),
    mark("removed source {source}: {title}"),
    mark("found a copy of source {source} at {address}"),
    mark("had a copy of source {source} kept at {address}"),
    mark("flag {flag} ({rule}): {before} -> {state}: {note}"),
    mark("flag {flag} ({rule}): {before} -> {state}"),
    mark("worded the question of flag {flag}"),
    mark("split claim {claim} into {claims}"),
    mark("merged claims {claims} into {claim}"),
    mark("moved the bounds of claim {claim} to {bounds}"),
    mark("added claim {claim}"),
    mark("dismissed claim {claim}: {reason}"),
    mark("restored claim {claim}"),
    mark("claim {claim} is {kind}, not {before}"),
    mark("confirmed claim {claim}"),
    mark("took in version {number}, {article}: {counts}"),
    mark("took in {article}: {claims} claims, {flags} flags"),
    mark("analysed again: {claims} claims and {flags} flags new, {gone} flags gone"),
    mark("signed the verdict {rating} of {reviewer} on claim {claim}"),
    mark("did not sign the verdict {rating} of {reviewer} on claim {claim}"),
    mark("searched {place} for {query}: {result}"),
    mark("removed the search of {place} for {query}"),
    mark("imported a sheet: {changes} changes"),
    mark("imported {ratings} ratings from ClaimReview"),
    mark("deleted the kept bytes of {sources} removed sources"),
    mark("saved the view {name}: {filter}"),
    mark("removed the view {name}: {filter}"),
    mark("set the house style: {name}"),
    mark("changed the policy: {changes}"),
    mark("chose rules: {changes}"),
    mark("stamped the log up to deed {number} at {at} by {server}"),
    mark("{kept} claims kept, {moved} moved, {again} to look at again, {gone} gone, {added} new"),
)
REASONS = (
    mark("it gives a figure"),
    mark("it says when"),
    mark("it names who or what"),
    mark("it compares"),
    mark("it says what caused what"),
    mark("it gives somebody's very words"),
    mark("it says who said so"),
    mark("somebody denies it"),
    mark("it tells what happened"),
    mark("it reports what was said"),
    mark("its sentence is full of detail"),
    mark("it is the headline"),
    mark("it only says who speaks"),
    mark("it says what did not happen"),
    mark("it is a plan, not yet a fact"),
    mark("it is put as possible only"),
    mark("its wording judges"),
    mark("it laments or pleads"),
    mark("it says what should or might be"),
    mark("it speaks as I or we"),
    mark("it addresses the reader"),
    mark("it generalises"),
    mark("it says how things are, not what happened"),
    mark("its sentence has little detail"),
    mark("it argues"),
    mark("it asks"),
    mark("it exclaims"),
    mark("it breaks off"),
    mark("it has words in scare quotes"),
    mark("it gives no figure, date or name"),
    mark("it can be checked"),
)
BREACHES = (
    mark("is not rated"),
    mark("has {primary} primary and {independent} independent sources behind it"),
    mark("is rated {rating}, but no search is logged"),
    mark("has no second reviewer's sign-off"),
    mark("is disputed"),
    mark("has an open conflict (flag {flag}, {rule})"),
)
WHYS = (
    mark("{first} Against: {reasons}."),
    mark("{first} For it: {reasons}."),
    mark("Check first: {reasons}."),
    mark("Worth checking: {reasons}."),
    mark("Can wait: {reasons}."),
    mark("Opinion, or nothing to check: {reasons}."),
    mark("shares: {words}"),
    mark("like in parts of words"),
)
NOTICES = (
    mark("no article's body was found: the whole page's text is given"),
    mark("{number} notes and comments stand at its end"),
    mark("attachments that were not read: {files}"),
    mark("UTF-8 that had been read as {charset} was repaired; the file is kept as it is"),
    mark("the page was last modified on {at}"),
    mark("not read, since scanned: page {pages}"),
    mark("only the first {number} of {all} pages were read"),
    mark("the PDF says that it was made on {at}"),
    mark("the text came out doubtful (the PDF's fonts do not say their letters): compare it"),
)
SET_ASIDE = (mark("split into {claims}"), mark("merged into {claim}"))
PLACE = re.compile(r"\{(\w+)\}")


def rule(name: str) -> str:
    """A rule's name; a rule of somebody else keeps its own."""
    return tr(name)


def deed(name: str) -> str:
    """What kind of deed it is."""
    return tr(name)


def summary(text: str) -> str:
    """A sentence of the log."""
    return names.quoting(text if language() == "en" else _retold(text, SENTENCES))


def set_aside(text: str) -> str:
    """Why a claim was set aside: in a reviewer's words, or what it was made into."""
    return text if language() == "en" else _retold(text, SET_ASIDE)


def taken(text: str) -> str:
    """What an undo or redo was about."""
    return summary(text.removeprefix("undid: ").removeprefix("did again: "))


def breach(text: str) -> str:
    """How the policy is not kept."""
    return text if language() == "en" else _retold(text, BREACHES)


def notice(text: str) -> str:
    """What is to be known of how a file was read."""
    return text if language() == "en" else _retold(text, NOTICES)


def why(text: str) -> str:
    """Why a claim or a passage is proposed."""
    return names.quoting(text if language() == "en" else _retold(text, WHYS))


def _retold(text: str, templates: tuple[str, ...]) -> str:
    for template in templates:
        match = _pattern(template).fullmatch(text)
        if match is not None:
            return tr(template, **{name: _part(name, part) for name, part in match.groupdict().items()})
    return text


def _part(name: str, text: str) -> str:
    if name == "reasons":
        found = re.findall("|".join(sorted(map(re.escape, REASONS), key=len, reverse=True)), text)
        return names.listed(map(tr, found)) if ", ".join(found) == text else text
    if name == "claims":
        return names.listed(re.findall(r"\d+", text))
    if name in ("deed", "counts"):
        return _retold(text, SENTENCES)
    if name == "first":
        return _retold(text, WHYS)
    if name in ("rating", "before", "kind", "state", "rule", "result"):
        return tr(text)
    return text if text.isdecimal() else names.apart(text)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """The template as a regular expression, a group for each place."""
    out, end = "", 0
    for match in PLACE.finditer(template):
        out += re.escape(template[end : match.start()]) + f"(?P<{match[1]}>.+?)"
        end = match.end()
    return re.compile(out + re.escape(template[end:]), re.DOTALL)
