"""`workbench sources` and `workbench source ...`: what claims are held against."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.case import id_of, with_case
from workbench.cli.ordering import column
from workbench.cli.output import as_json, complain, print_nouns, say
from workbench.desk import names
from workbench.i18n import mark, tr, trn
from workbench.model import CaptureKind, Grade, InputError, Source, SourceInfo

if TYPE_CHECKING:
    from workbench.desk.case import Case


@click.command()
@with_case()
@as_json
def sources(case: Case, *, machine: bool) -> None:
    """List the outside sources: number, how they are kept, title, publisher, evidence.

    Sources with one text, such as papers that printed one agency report, are named and count as one.
    """
    from workbench.desk import views
    from workbench.desk.independence import origins

    found = views.sources(case)
    if machine:
        print_nouns(found)
        return
    for row in found:
        say(source_line(row))
    independent = origins(case)
    for group in independent.groups:
        numbers = names.listed(map(str, group))
        say(f"      {tr('sources {numbers} have one text: they count as one', numbers=numbers)}")
    if independent.groups:
        said = trn(
            "{n} source, {origins} origins",
            "{n} sources, {origins} origins",
            len(found),
            origins=independent.count,
        )
        say(f"      {said}")


def source_line(row: Source) -> str:
    """A source in one line; a note is called a note."""
    kinds = {capture.kind for capture in row.captures}
    kept = tr("snapshot") if CaptureKind.SNAPSHOT in kinds else tr("note") if kinds else tr("nothing")
    parts = (row.info.title, row.info.publisher, row.info.published)
    said = names.listed(names.apart(part) for part in parts if part)
    times = trn("cited {n} time", "cited {n} times", row.evidence_count)
    return f"{row.id:>4}  {column(kept, 8)}  {said}{f' ({times})' if row.evidence_count else ''}"


@click.group()
def source() -> None:
    """One source: add it, describe it, remove it.

    SOURCE is the number that `workbench sources` shows; it never changes.
    """


def _described(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that describe a source, gathered into a SourceInfo for the command."""
    for name, words in reversed(_DESCRIPTION.items()):
        command = click.option(f"--{name}", default="", help=words)(command)
    return click.option("--grade", type=click.Choice([grade.value for grade in Grade]))(command)


_DESCRIPTION = {
    "title": mark("What it is called."),
    "publisher": mark("Who published it."),
    "author": mark("Who wrote it."),
    "published": mark("When, as written: 2018-02."),
    "accessed": mark("When it was read."),
    "url": mark("Where it stands."),
    "interests": mark("What its maker wants."),
    "lang": mark("Its language."),
    "caveat": mark("What to bear in mind."),
    "archive-url": mark("Where a public archive keeps it."),
}


def _info(options: dict[str, Any], known: SourceInfo | None = None) -> SourceInfo:
    """What was given, and what was known where nothing was given."""
    grade = options.pop("grade")
    known = known or SourceInfo()
    words = {name: value or getattr(known, name) for name, value in options.items()}
    return SourceInfo(**words, grade=Grade(grade) if grade else known.grade)


@source.command()
@with_case("FILE", deed=True)
@click.option("--note", is_flag=True, help="It is your own record of a source: it proves nothing by itself.")
@_described
def add(case: Case, file: str, *, note: bool, **options: Any) -> None:
    """Keep a copy of a source, byte for byte; - takes pasted text from stdin, a folder all its files.

    \b
    Examples:
      workbench source add minutes.html --title "Council minutes" --grade primary
      echo "Page 3 says so." | workbench source add - --note --title "The 2018 report"
    """
    from workbench.desk.evidence import attach_file, attach_text

    kind = CaptureKind.NOTE if note else CaptureKind.SNAPSHOT
    if file != "-" and Path(file).is_dir():
        _add_all(case, Path(file), _info(options), kind)
        return
    if file == "-":
        attached = attach_text(case, _pasted(), _info(options), kind=kind)
    else:
        attached = attach_file(case, Path(file), _info(options), kind=kind)
    say(attached.message)


def _add_all(case: Case, folder: Path, info: SourceInfo, kind: CaptureKind) -> None:
    from workbench.desk.evidence import attach_folder

    attached, problems = attach_folder(case, folder, info, kind=kind)
    for row in attached:
        say(row.message)
    for problem in problems:
        complain(problem)
    if problems:
        click.get_current_context().exit(1)


@source.command()
@with_case("URL", deed=True)
@click.option("--allow", multiple=True, metavar="HOST", help="Connect to this host though it is not public.")
@click.option("--ignore-robots", is_flag=True, help="Fetch it though robots.txt asks not to.")
@click.option("--wayback", is_flag=True, help="Look for the Internet Archive's copy, and write it down.")
@_described
def fetch(
    case: Case, address: str, *, allow: tuple[str, ...], ignore_robots: bool, wayback: bool, **options: Any
) -> None:
    """Fetch a page and keep it, with all that came over the wire.

    \b
    Example:
      workbench source fetch https://example.org/minutes --publisher "City council" --grade primary
    """
    from workbench.desk.capture import attach_url, fetcher

    attached = attach_url(
        case, address, _info(options), with_fetcher=fetcher(allow), robots=not ignore_robots, wayback=wayback
    )
    say(f"{tr('source {number}', number=attached.source_id)}: {attached.message}")


@source.command()
@with_case("SOURCE", deed=True)
@click.option("--save", type=click.Choice(["wayback", "perma"]), help="Have it keep the page as it is now.")
@click.option("--allow", multiple=True, metavar="HOST", help="Connect to this host though it is not public.")
def archive(case: Case, word: str, *, save: str | None, allow: tuple[str, ...]) -> None:
    """Look for the Internet Archive's copy of a source's page, or have one kept; its address is written down.

    \b
    Keys stand in config.toml; the Internet Archive takes pages without one, too:
      [archives]
      wayback = "ACCESS:SECRET"
      perma = "KEY"
    """
    from workbench.desk.archiving import Archive, look_up_copy, save_copy
    from workbench.desk.capture import fetcher

    source_id, get = id_of(word, "source"), fetcher(allow, patient=bool(save))
    copy = save_copy(case, source_id, Archive(save), get) if save else look_up_copy(case, source_id, get)
    copy = copy or tr("the Internet Archive has no copy; --save wayback has one made")
    say(f"{tr('source {number}', number=source_id)}: {copy}")


def _pasted() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(tr("the pasted text is not UTF-8; save it as a file and add that")) from error


@source.command()
@with_case("SOURCE", deed=True)
@_described
def describe(case: Case, word: str, **options: Any) -> None:
    """Say more of a source; what is not given stays."""
    from workbench.desk import views
    from workbench.desk.evidence import describe_source

    source_id = id_of(word, "source")
    describe_source(case, source_id, _info(options, views.source(case, source_id).info))
    say(source_line(views.source(case, source_id)))


@source.command()
@with_case("SOURCE", deed=True)
def remove(case: Case, word: str) -> None:
    """Remove a source from the case."""
    from workbench.desk.evidence import remove_source

    source_id = id_of(word, "source")
    remove_source(case, source_id)
    say(tr("source {number} removed", number=source_id))
