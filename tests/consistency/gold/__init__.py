"""The gold set of the consistency rules: short invented articles with what must and must not be flagged.

An article is a text file in `articles/`: `lang:`, `published:` and `title:` lines, an empty line, the
text. Planted inconsistencies are marked `{rule#id|text}`; marks with one rule and id belong together.
Near misses, which the rule must not bring together, are marked `{!rule.reason#id|text}`.
The articles named `unseen` were written by others, who did not know the rules, to measure them on; each
was measured once before anybody learnt from it, and `tools.fit_likely` fits weights on all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbench.consistency.engine import check
from workbench.language.analyse import analyse
from workbench.model import Analysis, Block, BlockRole, Flag, Span

ARTICLES = Path(__file__).parent / "articles"
_MARK = re.compile(r"\{(!?)([\w-]+)(?:\.([^#|]*))?#(\w+)\|([^{}]*)\}")


@dataclass(frozen=True)
class Planted:
    """One inconsistency (or near miss) with its spans in the text without marks."""

    rule: str
    reason: str
    spans: tuple[Span, ...]

    def met_by(self, flag: Flag) -> bool:
        """Whether a flag of the rule touches every span."""
        return flag.rule == self.rule and all(
            any(span.overlaps(flagged) for flagged in flag.spans) for span in self.spans
        )


@dataclass(frozen=True)
class Article:
    """One gold article, ready to be checked."""

    name: str
    analysis: Analysis
    planted: tuple[Planted, ...]
    near: tuple[Planted, ...]

    def flags(self) -> tuple[Flag, ...]:
        return check(self.analysis)


def read(path: Path) -> Article:
    """One article with its marks taken out."""
    head, _, marked = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(":", 1) for line in head.splitlines())
    groups: defaultdict[tuple[str, str, str, str], list[Span]] = defaultdict(list)
    text, last = "", 0
    for found in _MARK.finditer(marked):
        text += marked[last : found.start()]
        groups[found[1], found[2], found[3] or "", found[4]].append(
            Span(len(text), len(text) + len(found[5]))
        )
        text += found[5]
        last = found.end()
    text += marked[last:]
    lines = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]
    titled = fields["title"].strip() == "yes"
    blocks = tuple(
        Block(span, BlockRole.TITLE if titled and at == 0 else BlockRole.PARAGRAPH)
        for at, span in enumerate(lines)
    )
    published = fields["published"].strip()
    analysis = analyse(
        text,
        lang=fields["lang"].strip(),
        reference=date.fromisoformat(published) if published else None,
        blocks=blocks,
    )
    sides: dict[str, list[Planted]] = {"": [], "!": []}
    for (near, rule, reason, _), spans in groups.items():
        sides[near].append(Planted(rule, reason, tuple(spans)))
    return Article(path.stem, analysis, tuple(sides[""]), tuple(sides["!"]))


def articles() -> list[Article]:
    """Every article of the gold set."""
    return [read(path) for path in sorted(ARTICLES.glob("*.txt"))]
