"""Commands about a case: `[CASE]` before their own words, the current folder by default."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.i18n import tr
from workbench.model import InputError

if TYPE_CHECKING:
    from workbench.desk.case import Case
    from workbench.model import ArticleVersion, ClaimRow, Span

_REFERENCE = re.compile(r"c?\d{1,9}")


def with_case(*names: str, more: str = "", deed: bool = False) -> Callable[[Callable[..., Any]], Any]:
    """Open the case and call the command with it and with the words that `names` ask for.

    One word more than `names` means that the first one is the case's folder. With `more`, any
    number of words may follow; then the first word is the folder unless it refers to a claim.
    A `deed` is done in a reviewer's name (`--reviewer`).
    """
    asked = " ".join(["[CASE]", *names, *([f"{more}..."] if more else [])])

    def decorate(command: Callable[..., Any]) -> Any:
        @functools.wraps(command)
        def run(words: tuple[str, ...], **options: Any) -> Any:
            from workbench.desk.case import open_case

            folder, rest = _take(words, names, more, asked)
            with open_case(folder, reviewer=reviewer(options.pop("reviewer", None))) as case:
                return command(case, *rest, **options)

        wrapped: Any = click.argument("words", nargs=-1, metavar=asked)(run)
        if deed:
            wrapped = click.option("--reviewer", metavar="NAME", help="In whose name.")(wrapped)
        return wrapped

    return decorate


def reviewer(given: str | None) -> str | None:
    """The reviewer's name as given to the command, or before it (`workbench --reviewer NAME ...`)."""
    return given or click.get_current_context().find_root().params.get("reviewer")


def _take(words: tuple[str, ...], names: tuple[str, ...], more: str, asked: str) -> tuple[Path, list[str]]:
    least = len(names) + bool(more)
    first = bool(words) and not _REFERENCE.fullmatch(words[0]) if more else len(words) > least
    folder, rest = (words[0], list(words[1:])) if first else (".", list(words))
    if len(rest) < least or (not more and len(rest) > least):
        raise click.UsageError(
            tr("expected {asked}, got: {there}", asked=asked, there=" ".join(words) or "nothing")
        )
    return Path(folder), rest


def claim_of(case: Case, word: str) -> ClaimRow:
    """The claim that a word refers to: its number in the list, or `c` and its id, which never changes."""
    from workbench.desk import views

    if not _REFERENCE.fullmatch(word):
        raise InputError(tr("{word!r} is no claim: give its number in the list, or c and its id", word=word))
    return views.claim(case, int(word[1:])) if word[0] == "c" else views.claim_by_number(case, int(word))


def id_of(word: str, what: str) -> int:
    """The id that a word is. Raises InputError."""
    from workbench.model import whole_number

    number = whole_number(word)
    if number is None:
        raise InputError(tr("{word!r} is no {what}: give its number in the list", word=word, what=tr(what)))
    return number


def span_of(word: str, article: ArticleVersion, near: Span | None = None) -> Span:
    """`START:END` in code points of the article, or words as they stand in it, `near` a claim if given.

    What stands again in a repeated block is one place. Raises InputError if the words are not there,
    or there more than once with nothing to choose by.
    """
    from workbench.model import Span

    text = article.text
    offsets = re.fullmatch(r"(\d{1,9}):(\d{1,9})", word)
    if offsets:
        span = Span(int(offsets[1]), int(offsets[2]))
        if not span.start < span.end <= len(text):
            raise InputError(
                tr(
                    "{word} is no stretch of the article, which has {count} characters",
                    word=word,
                    count=len(text),
                )
            )
        return span
    starts = [found.start() for found in re.finditer(re.escape(word), text)] if word else []
    spans = [Span(start, start + len(word)) for start in starts]
    listed = [block.span for block in article.blocks if block.listed]
    spans = [span for span in spans if any(block.contains(span) for block in listed)] or spans
    if near is not None:
        spans = [span for span in spans if span.overlaps(near)] or spans
    if not spans:
        raise InputError(tr("these words do not stand in the article: {word}", word=word))
    if len(spans) > 1:
        raise InputError(
            tr("these words stand in the article {count} times; give START:END instead", count=len(spans))
        )
    return spans[0]
