"""Prints recall a class and false alarms an article: `python -m tests.consistency.gold [-v]`."""

from __future__ import annotations

import sys
from collections import Counter

from tests.consistency.gold import Article, articles
from workbench.consistency.engine import RULES
from workbench.model import Flag, Severity


def main(verbose: bool) -> None:
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    near: Counter[str] = Counter()
    fell: Counter[str] = Counter()
    false: Counter[Severity] = Counter()
    texts = articles()
    for article in texts:
        flags = article.flags()
        for item in article.planted:
            planted[item.rule] += 1
            found[item.rule] += any(item.met_by(flag) for flag in flags)
        for item in article.near:
            near[item.rule] += 1
            fell[item.rule] += any(item.met_by(flag) for flag in flags)
        wrong = [flag for flag in flags if not any(item.met_by(flag) for item in article.planted)]
        false.update(flag.severity for flag in wrong)
        if verbose:
            _show(article, flags, wrong)
    print(f"{'rule':26}{'severity':10}{'planted':>8}{'found':>7}{'recall':>8}{'near':>7}{'fell for':>9}")
    for name, rule in RULES.items():
        if planted[name] or near[name]:
            recall = f"{found[name] / planted[name]:.2f}" if planted[name] else "-"
            print(
                f"{name:26}{rule.severity:10}{planted[name]:8}{found[name]:7}{recall:>8}"
                f"{near[name]:7}{fell[name]:9}"
            )
    print(
        f"{'all':36}{planted.total():8}{found.total():7}"
        f"{found.total() / planted.total():8.2f}{near.total():7}{fell.total():9}"
    )
    for severity in Severity:
        print(f"false {severity}s: {false[severity]} in {len(texts)} articles, "
              f"{false[severity] / len(texts):.2f} an article")  # fmt: skip


def _show(article: Article, flags: tuple[Flag, ...], wrong: list[Flag]) -> None:
    text = article.analysis.text
    for item in article.planted:
        if not any(item.met_by(flag) for flag in flags):
            print(f"{article.name}: MISSED {item.rule}:", " | ".join(span.of(text) for span in item.spans))
    for item in article.near:
        if any(item.met_by(flag) for flag in flags):
            print(
                f"{article.name}: FELL FOR {item.rule}.{item.reason}:",
                " | ".join(s.of(text) for s in item.spans),
            )
    for flag in wrong:
        if flag.severity is not Severity.NOTE:
            print(f"{article.name}: FALSE {flag.rule}: {flag.message}", *flag.why, sep="\n        ")


if __name__ == "__main__":
    main("-v" in sys.argv)
