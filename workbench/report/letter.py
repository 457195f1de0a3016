"""The letter to the author: every open question, paragraph by paragraph, in the article's language."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from workbench.language.visible import visible_line
from workbench.model import Block, BlockRole
from workbench.report.labels import label_languages, labels
from workbench.report.model import FlagEntry, Report
from workbench.report.wording import Words, cut, quoted, shortened


def render(report: Report) -> str:
    """Plain text, to be pasted into a mail."""
    lang = report.article.lang if report.article.lang in label_languages() else report.lang
    whole = labels(lang)
    words = whole["letter"]
    asked = [entry for entry in report.flags if entry.unsettled and entry.flag.question.strip()]
    asked = [entry for entry in asked if not entry.about_evidence]
    lines = [
        _filled(words["subject"], title=report.title),
        "",
        _filled(words["greeting"], author=report.article.author) if report.article.author else words["hello"],
        "",
    ]
    if asked:
        lines += [_filled(words["opening"], title=report.title), ""]
        for part in _parts(report, asked, whole):
            lines += [*part, ""]
        lines += [words["closing"], ""]
    else:
        lines += [_filled(words["nothing"], title=report.title), ""]
    lines.append(words["regards"])
    lines += [visible_line(name) for name in (*report.reviewers, report.house.name) if name]
    return "\n".join(lines).rstrip("\n") + "\n"


def _parts(report: Report, asked: list[FlagEntry], whole: Words) -> Iterator[list[str]]:
    """A part for each paragraph with questions, in the article's order; the same question once."""
    blocks = sorted(report.article.blocks, key=lambda block: block.span)
    starts = [block.span.start for block in blocks]
    by_block: dict[int, list[FlagEntry]] = defaultdict(list)
    for entry in sorted(asked, key=_place):
        by_block[bisect_right(starts, _place(entry)[0]) - 1].append(entry)
    number = 0
    seen: set[str] = set()
    for at, entries in sorted(by_block.items()):
        fresh = [entry for entry in entries if entry.flag.question not in seen]
        if not fresh:
            continue
        lines = [_heading(blocks, at, report.article.text, whole["letter"])]
        for entry in fresh:
            if entry.flag.question in seen:
                continue
            seen.add(entry.flag.question)
            number += 1
            lines += ["", f"{number}. {visible_line(entry.flag.question)}"]
            lines += [f"   - {quoted(visible_line(shortened(text)), whole)}" for text in entry.sides]
        yield lines


def _place(entry: FlagEntry) -> tuple[int, int]:
    return min((span.start for span in entry.flag.spans), default=0), entry.number


def _heading(blocks: list[Block], at: int, text: str, words: Words) -> str:
    if at < 0:
        return str(words["whole"])
    start = visible_line(blocks[at].span.of(text))
    beginning = cut(start, 60)
    if blocks[at].role in (BlockRole.TITLE, BlockRole.HEADING):
        return _filled(words["heading"], start=beginning)
    number = sum(block.role is BlockRole.PARAGRAPH for block in blocks[: at + 1])
    return _filled(words["paragraph"], number=str(number), start=beginning)


def _filled(pattern: str, **values: str) -> str:
    for name, value in values.items():
        pattern = pattern.replace(f"{{{name}}}", visible_line(value))
    return pattern
