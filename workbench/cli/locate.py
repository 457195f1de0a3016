"""`workbench locate`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from workbench.cli.lines import answer_lines, text_of
from workbench.i18n import tr
from workbench.model import InputError

Texts = list[tuple[str, str]]


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--limit", default=5, show_default=True, type=click.IntRange(min=1), help="Matches a quotation."
)
@click.option("--registered", is_flag=True, help="Search the sources of all registered cases, too.")
def locate(sources: tuple[str, ...], *, limit: int, registered: bool) -> None:
    """Read quotations from stdin, print where they stand, as JSON Lines.

    \b
    In:  {"id", "quote", "text"?}
    Out: {"id", "found", "matches": [{"source", "start", "end", "text",
          "score", "how": "exact"|"folded"|"fuzzy"|"passage"}]}

    A quotation is looked up in its line's "text" if it has one, otherwise in every SOURCE: a file,
    or a case, which stands for all its sources. Without either, the case in the current folder is
    searched; cases are registered with `workbench registry add`. Matches stand best first, offsets
    are code points. What is not "found" may still have
    matches: passages to look at.

    \b
    Example:
      echo '{"id": 1, "quote": "opened in March"}' | workbench locate minutes.html
    """
    texts: Texts | None = None

    def answer(request: dict[str, Any]) -> dict[str, Any]:
        nonlocal texts
        quote = text_of(request, "quote")
        if request.get("text") is not None:
            return _answer(quote, [("", text_of(request, "text"))], limit)
        if texts is None:
            texts = _current_case()
        return _answer(quote, texts, limit)

    if sources:
        texts = [pair for source in sources for pair in _texts(Path(source))]
    if registered:
        texts = [*(_here() if texts is None else texts), *_registered()]
    answer_lines(answer)


def _answer(quote: str, texts: Texts, limit: int) -> dict[str, Any]:
    from workbench.desk.analysis import locate_in

    found, matches = locate_in(quote, texts, limit=limit)
    rows = [
        {
            "source": match.source,
            "start": match.span.start,
            "end": match.span.end,
            "text": match.text,
            "score": match.score,
            "how": match.how.value,
        }
        for match in matches
    ]
    return {"found": found, "matches": rows}


def _texts(source: Path) -> Texts:
    """The texts that a SOURCE stands for, each with its name."""
    from workbench.desk.analysis import source_text

    if not source.is_dir():
        return [(str(source), source_text(source))]
    from workbench.desk import views
    from workbench.desk.case import open_case

    with open_case(source) as case:
        captures = [capture for row in views.sources(case) for capture in row.captures]
    return [(capture.file, capture.text) for capture in captures]


def _registered() -> Texts:
    """The sources of every registered case that can be opened."""
    from workbench.desk import registry
    from workbench.desk.case import is_case

    return [
        (str(folder / name), text)
        for folder in registry.cases()
        if is_case(folder)
        for name, text in _texts(folder)
    ]


def _here() -> Texts:
    """The sources of the case in the current folder; none where there is no case."""
    from workbench.desk.case import is_case

    return _texts(Path()) if is_case(Path()) else []


def _current_case() -> Texts:
    from workbench.desk.case import is_case

    if not is_case(Path()):
        raise InputError(tr('nothing to search: give "text" in the line, or SOURCE on the command line'))
    return _texts(Path())
