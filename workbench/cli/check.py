"""`workbench check`: a linter for articles."""

from __future__ import annotations

import os
import signal
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from workbench.cli.output import as_json, complain, say
from workbench.desk.trouble import internal
from workbench.i18n import tr
from workbench.model import Flag, InputError, Severity, WorkbenchError

if TYPE_CHECKING:
    from concurrent.futures import Future

_ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")
_SERIAL = 8
"""So many files are done before a second process could have started."""
_BATCH = 4
_AHEAD = 4
"""Batches in flight for each process: enough to keep it busy, few enough to hold in memory."""


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--files-from", metavar="LIST", help="Also the files named in LIST, one a line; - is stdin.")
@click.option("--together", is_flag=True, help="Hold the files against one another, not each against itself.")
@click.option("--lang", default="", help="ar or en; told by the script if not given.")
@click.option("--published", default="", metavar="DATE", help="Day of publication of files that say none.")
@as_json
@click.pass_context
def check(
    ctx: click.Context,
    files: tuple[str, ...],
    *,
    files_from: str | None,
    together: bool,
    lang: str,
    published: str,
    machine: bool,
) -> None:
    """Check articles against themselves: dates, figures and names that cannot all hold.

    FILE is a .txt, .md or .html file, or a folder of them. Each finding is one line:

    \b
      file:line:column: severity: rule: message

    or, with --json, {"file", "rule", "severity", "message", "question", "why": [line], "score",
    "values": [value], "spans": [{"start", "end", "text"}]}; with --together each span has its "file",
    and a line names the other file behind the message. Lines, columns and offsets (code points) are
    those of the text as it was read. "Yesterday", "ten years ago" and dates without a year are held
    against the day of publication.
    The exit code is 0 if no conflict was found, 1 if one was, 2 if a file could not be read.

    \b
    Examples:
      workbench check article.txt
      workbench check --published 2018-02-20 article.txt
      find . -name '*.html' | workbench check --files-from - --json
      workbench check --together article.txt source.html earlier-version.txt
    """
    if not files and files_from is None:
        raise click.UsageError(tr("expected FILE..., got nothing"))
    from workbench.desk.reading import day

    names = chain(files, _listed(files_from) if files_from is not None else ())
    worst = 0
    checked = _together if together else _checked
    how = _How(lang, day(published), machine)
    for findings in checked(_expanded(names), how):
        for finding in findings:
            if finding.error:
                complain(finding.error)
                worst = 2
            elif finding.conflict and worst == 0:
                worst = 1
            if finding.row is not None:
                from workbench.cli.lines import write_line

                write_line(finding.row)
            elif finding.line:
                say(finding.line)
    ctx.exit(worst)


class _How(NamedTuple):
    """How files are read, and what is printed of them."""

    lang: str
    published: date | None
    machine: bool


class Finding(NamedTuple):
    """A flag as it is to be printed (a line or a row), or a file that could not be read."""

    error: str = ""
    conflict: bool = False
    line: str = ""
    row: dict[str, Any] | None = None


def _listed(source: str) -> Iterator[str]:
    try:
        with click.open_file(source, "rb") as lines:
            for line in lines:
                if name := os.fsdecode(line.rstrip(b"\r\n")):
                    yield name
    except OSError as error:
        raise InputError(
            tr("{source} cannot be read: {reason}", source=source, reason=error.strerror)
        ) from error


def _expanded(names: Iterable[str]) -> Iterator[str]:
    """Files as they are named; of folders, the articles in them and below, in the names' order."""
    for name in names:
        if not os.path.isdir(name):  # noqa: PTH112 - a Path for each of a million names is slow
            yield name
            continue
        for folder, folders, inside in os.walk(name):
            folders.sort()
            for file in sorted(inside):
                if file.lower().endswith(_ENDINGS):
                    yield str(Path(folder) / file)


def _checked(names: Iterator[str], how: _How) -> Iterator[list[Finding]]:
    """Findings a batch, in the files' order; with a second core, as soon as there is work for one."""
    first = list(islice(names, _SERIAL))
    for name in first:
        yield _check_one(name, how)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if cores < 2:
        for name in names:
            yield _check_one(name, how)
        return
    batches = iter(lambda: list(islice(names, _BATCH)), [])
    yield from _in_processes(batches, how, cores)


def _in_processes(batches: Iterator[list[str]], how: _How, cores: int) -> Iterator[list[Finding]]:
    following = next(batches, None)
    if following is None:
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(cores, initializer=_leave_interrupts) as pool:
        pending: deque[Future[list[Finding]]] = deque()
        try:
            for batch in chain([following], batches):
                pending.append(pool.submit(_check_batch, batch, how))
                if len(pending) > cores * _AHEAD:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C is for the parent, which then ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _check_batch(names: list[str], how: _How) -> list[Finding]:
    return [finding for name in names for finding in _check_one(name, how)]


def _check_one(name: str, how: _How) -> list[Finding]:
    from workbench.desk.analysis import check_file

    try:
        document, flags = check_file(Path(name), lang=how.lang, published=how.published)
    except WorkbenchError as error:
        said = str(error)
        return [Finding(error=said if said.startswith(name) else f"{name}: {said}")]
    except Exception as error:  # one article that trips a rule must not take the others with it
        return [Finding(error=f"{name}: {internal(error)}")]
    text = document.text
    if how.machine:
        return [_finding(flag, row=_row(name, flag, text)) for flag in flags]
    starts = _line_starts(text) if flags else []
    return [_finding(flag, line=_line(name, flag, starts)) for flag in flags]


def _together(names: Iterator[str], how: _How) -> Iterator[list[Finding]]:
    """What the files say against one another. Raises what reading any of them raises."""
    from workbench.desk.analysis import check_files_together

    files = list(names)
    if len(files) < 2:
        raise click.UsageError(tr("--together expects two files or more"))
    try:
        documents, found = check_files_together(
            [Path(name) for name in files], lang=how.lang, published=how.published
        )
    except WorkbenchError as error:
        yield [Finding(error=str(error))]
        return
    for across in found:
        flag, places = across.flag, [files[at] for at in across.texts]
        if how.machine:
            row = _row(places[0], flag, "")
            for span, at in zip(row["spans"], across.texts, strict=True):
                span["text"] = documents[at].text[span["start"] : span["end"]]
                span["file"] = files[at]
            yield [_finding(flag, row=row)]
        else:
            text = documents[across.texts[0]].text
            others = ", ".join(dict.fromkeys(place for place in places if place != places[0]))
            yield [_finding(flag, line=f"{_line(places[0], flag, _line_starts(text))} ({others})")]


def _line_starts(text: str) -> list[int]:
    return [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]


def _finding(flag: Flag, line: str = "", row: dict[str, Any] | None = None) -> Finding:
    return Finding(conflict=flag.severity is Severity.CONFLICT, line=line, row=row)


def _line(name: str, flag: Flag, starts: list[int]) -> str:
    at = flag.spans[0].start if flag.spans else 0
    line = bisect_right(starts, at)
    return f"{name}:{line}:{at - starts[line - 1] + 1}: {flag.severity}: {flag.rule}: {flag.message}"


def _row(name: str, flag: Flag, text: str) -> dict[str, Any]:
    return {
        "file": name,
        "rule": flag.rule,
        "severity": flag.severity.value,
        "message": flag.message,
        "question": flag.question,
        "why": flag.why,
        "score": round(flag.score, 2),
        "values": flag.values,
        "spans": [{"start": s.start, "end": s.end, "text": s.of(text)} for s in flag.spans],
    }
