"""Outside sources and the evidence that reviewers draw from them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from workbench.archive.captures import Stored
from workbench.desk import telling
from workbench.desk.active import open_claim
from workbench.desk.case import Case
from workbench.desk.holding import facts_held, facts_json, flag_evidence
from workbench.desk.keeping import keeping
from workbench.desk.locators import marks_json, place_in
from workbench.desk.log import events, undo
from workbench.desk.places import current
from workbench.desk.prune import prune
from workbench.desk.reading import check_dates, file_name, read_file
from workbench.desk.record import sha256
from workbench.desk.steps import StoppedError, steps
from workbench.i18n import mark, tr
from workbench.model import (
    CaptureKind,
    ConflictError,
    Document,
    FactComparison,
    How,
    InputError,
    Match,
    SourceInfo,
    Stance,
)
from workbench.store import queries
from workbench.store.columns import dump
from workbench.store.log import Deed

_NO_INFO = SourceInfo()


WARC = "application/warc"


@dataclass(frozen=True, slots=True)
class Web:
    """Where a source's bytes were fetched, and what came over the wire."""

    address: str
    """The last one, after redirects."""
    status: int
    media_type: str
    """As the server says it."""
    warc: bytes


@dataclass(frozen=True, slots=True)
class Attached:
    """What attaching made, or found."""

    source_id: int
    capture_id: int
    is_new: bool
    """False where the same bytes were attached before."""
    message: str
    """One line for the reviewer."""


def attach_file(
    case: Case, path: Path, info: SourceInfo = _NO_INFO, *, kind: CaptureKind = CaptureKind.SNAPSHOT
) -> Attached:
    """Keep a file as a source; what its reader says of it fills the gaps of `info`.

    A file that cannot be read as text is kept as bytes, and the message says so. The same bytes
    again give the source that has them. Raises InputError for a file that is missing, empty, over
    50 MB, or the article itself.
    """
    return attach_bytes(case, read_file(path), file_name(path), info, kind)


def attach_folder(
    case: Case, folder: Path, info: SourceInfo = _NO_INFO, *, kind: CaptureKind = CaptureKind.SNAPSHOT
) -> tuple[list[Attached], list[str]]:
    """Keep every plain file of a folder as a source of its own, in the order of their names.

    Hidden files and folders inside are passed over; `info` holds for all, but for its title. What
    was attached, and a line for each file that could not be. Raises InputError for a folder that
    cannot be read. Where it is stopped, what was attached so far is taken back, its bytes with it.
    """
    check_dates(info)
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file() and path.name[0] != ".")
    except OSError as error:
        raise InputError(
            tr("{folder} cannot be read: {reason}", folder=folder, reason=error.strerror)
        ) from error
    attached: list[Attached] = []
    problems = []
    try:
        for path in steps(mark("Taking sources in"), files):
            try:
                attached.append(attach_file(case, path, replace(info, title=""), kind=kind))
            except InputError as error:
                problems.append(str(error))
    except (StoppedError, KeyboardInterrupt):
        _take_back(case, [done.source_id for done in attached if done.is_new])
        raise
    return attached, problems


def _take_back(case: Case, sources: Sequence[int]) -> None:
    """As if these had never been attached; what somebody has used meanwhile stays."""
    for source in reversed(sources):
        made = next(event for event in events(case, subject=f"source:{source}") if event.deed == "attach")
        with suppress(ConflictError):
            undo(case, made.id)
    prune(case, sources)


def attach_text(
    case: Case, text: str, info: SourceInfo = _NO_INFO, *, kind: CaptureKind = CaptureKind.SNAPSHOT
) -> Attached:
    """Keep pasted text as a source, or as a reviewer's note of what a source says (`kind` NOTE)."""
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            tr("the text holds characters that are not valid Unicode; paste it again")
        ) from error
    name = f"{info.title or kind.value}.txt".replace("/", " ")
    return attach_bytes(case, data, name, info, kind)


def attach_bytes(
    case: Case, data: bytes, name: str, info: SourceInfo, kind: CaptureKind, web: Web | None = None
) -> Attached:
    """Keep bytes as a source, with the WARC of how they were fetched if they were."""
    check_dates(info)
    if not data.strip():
        raise InputError(tr("{name} is empty; there is nothing to keep", name=name))
    document, problem = _read(data, name, web.media_type if web else "")
    with ExitStack() as stack:
        kept = keeping(case, data, name=name, title=info.title, media_type=document.media_type)
        stored = stack.enter_context(kept)
        deed = stack.enter_context(case.deed("attach"))
        known = queries.capture_with_bytes(deed.store, stored.sha256)
        if known is not None:
            source = known["source_id"]
            return Attached(source, known["id"], False, f"these bytes are source {source} already")
        if queries.version_with_bytes(deed.store, stored.sha256) is not None:
            raise InputError(tr("this is the article itself; it is no evidence for what it says"))
        filled = _filled(info, document, Path(name).stem)
        source = deed.insert("sources", _columns(filled))
        capture = deed.insert(
            "captures",
            {
                "source_id": source,
                "kind": kind.value,
                "file": stored.file,
                "media_type": document.media_type,
                "sha256": stored.sha256,
                "size": stored.size,
                "captured_at": deed.at,
                "text": document.text,
                "text_sha256": sha256(document.text),
                "marks": marks_json(document.marks),
                "notices": dump(document.notices),
                "address": web.address if web else "",
                "status": web.status if web else None,
            },
        )
        if web:
            wire = stack.enter_context(
                keeping(
                    case, web.warc, name=f"{Path(name).stem}.warc.gz", title=filled.title, media_type=WARC
                )
            )
            _insert_wire(deed, source, kind, wire, web)
        deed.subject = f"source:{source}"
        deed.summary = f"attached {kind.value} {filled.title} as source {source}"
    said = problem or "; ".join([filled.title, *map(telling.notice, document.notices)])
    return Attached(source, capture, True, f"{tr('source {number}', number=source)}: {said}")


def _insert_wire(deed: Deed, source: int, kind: CaptureKind, wire: Stored, web: Web) -> None:
    """The row of the WARC beside the page that it holds."""
    deed.insert(
        "captures",
        {
            "source_id": source,
            "kind": kind.value,
            "file": wire.file,
            "media_type": WARC,
            "sha256": wire.sha256,
            "size": wire.size,
            "captured_at": deed.at,
            "text": "",
            "text_sha256": sha256(""),
            "address": web.address,
            "status": web.status,
        },
    )


def _read(data: bytes, name: str, media_type: str) -> tuple[Document, str]:
    """The text of a source and, where there is none, why."""
    from workbench.reading.reader import UnreadableError, read

    try:
        return read(data, name=name, media_type=media_type), ""
    except UnreadableError as error:
        return Document(text="", blocks=(), media_type=error.media_type), str(error)
    except InputError as error:
        return Document(text="", blocks=(), media_type="application/octet-stream"), f"kept as bytes: {error}"


def _filled(info: SourceInfo, document: Document, stem: str) -> SourceInfo:
    """What the reviewer says, then what the document says of itself, then its file's name."""
    published = f"{document.published} {document.published_time}".strip() if document.published else ""
    return replace(
        info,
        title=info.title.strip() or document.title or stem,
        author=info.author or document.author,
        publisher=info.publisher or document.publisher,
        published=info.published or published,
        url=info.url or document.url,
        lang=info.lang or document.lang,
    )


def _columns(info: SourceInfo) -> dict[str, Any]:
    return {**asdict(info), "grade": info.grade.value if info.grade else None}


def describe_source(case: Case, source_id: int, info: SourceInfo) -> None:
    """Replace what is said of a source. Raises InputError for a date that is none."""
    check_dates(info)
    with case.deed("describe", f"source:{source_id}") as deed:
        source_row(case, source_id)
        deed.update("sources", source_id, _columns(info))
        deed.summary = f"described source {source_id}: {info.title}"


def remove_source(case: Case, source_id: int) -> None:
    """Take a source out of the list; its bytes stay. Raises ConflictError while evidence uses it."""
    with case.deed("remove source", f"source:{source_id}") as deed:
        row = source_row(case, source_id)
        if row["evidence_count"]:
            raise ConflictError(
                tr(
                    "source {source_id} is evidence for claims; remove that evidence first",
                    source_id=source_id,
                )
            )
        for capture in queries.captures(deed.store, source_id):
            deed.update("captures", capture["id"], {"gone": 1})
        deed.update("sources", source_id, {"gone": 1})
        deed.summary = f"removed source {source_id}: {row['title']}"


def locate_quotation(case: Case, quote: str, source_id: int | None = None) -> list[Match]:
    """Where a quotation stands in one source, or in all, best first.

    `Match.source` is the capture's file name. Raises InputError for an empty quotation.
    """
    quote = _worded(quote)
    if source_id is not None:
        source_row(case, source_id)
    return _located(queries.captures(case.store, source_id), quote)


def _located(captures: Sequence[queries.Row], quote: str) -> list[Match]:
    from workbench.archive.locate import locate, merged

    return merged(
        [
            [
                replace(match, source=capture["file"], locator=place_in(capture["marks"], match.span))
                for match in locate(quote, capture["text"])
            ]
            for capture in steps(mark("Looking through the sources"), captures)
            if capture["text"]
        ]
    )


def _worded(quote: str) -> str:
    if not quote.strip():
        raise InputError(tr("give the words of the quotation"))
    return quote.strip()


def add_evidence(
    case: Case, claim_id: int, source_id: int, stance: Stance, *, quote: str = "", note: str = ""
) -> int:
    """Hold a source against a claim; the evidence's id.

    A quotation is looked up in the source at once and anchored where it is found; its times and
    figures are compared with the claim's. What does not fit is flagged. Raises InputError for a
    claim or source that is not there, ConflictError for a claim that was set aside.
    """
    with case.store.reading():
        version = current(case.store)
        claim = open_claim(case.store, claim_id)
        source = source_row(case, source_id)
        captures = queries.captures(case.store, source_id)
    pages = [capture for capture in captures if capture["media_type"] != WARC]
    row: dict[str, Any] = {
        "claim_id": claim_id,
        "source_id": source_id,
        "capture_id": pages[0]["id"] if len(pages) == 1 else None,
        "stance": stance.value,
        "quote": quote.strip(),
        "note": note.strip(),
        **_anchor(captures, quote.strip()),
        "reviewer": case.reviewer,
    }
    words = row.pop("words")
    facts = facts_held(version, claim, words, source["published"])
    with case.deed("evidence", f"claim:{claim_id}") as deed:
        if queries.version_id(deed.store) != version["id"]:
            raise ConflictError(tr("the article was revised just now; look at the claim again"))
        open_claim(case.store, claim_id)
        source_row(case, source_id)
        number = deed.insert("evidence", {**row, "facts": facts_json(facts), "at": deed.at})
        flag_evidence(deed, version, claim, number)
        anchored = "" if not quote.strip() else ", anchored" if row["anchored"] else ", quotation not found"
        verb = "is context of" if stance is Stance.CONTEXT else stance.value
        deed.summary = f"source {source_id} {verb} claim {claim_id}{anchored}"
    return number


def _anchor(captures: Sequence[queries.Row], quote: str) -> dict[str, Any]:
    """The columns that say where the quotation stands, and its words there.

    Only a find anchors: a passage that is merely alike is for the reviewer to choose.
    """
    from workbench.archive.locate import FOUND
    from workbench.archive.selectors import make

    found = [
        match
        for match in (_located(captures, quote) if quote else ())
        if match.score >= FOUND and match.how is not How.PASSAGE
    ]
    if not found:
        return {"selector": None, "how": None, "score": None, "anchored": 0, "words": quote}
    match = max(found, key=lambda match: match.score)
    capture = next(row for row in captures if row["file"] == match.source)
    selector = make(capture["text"], match.span)
    return {
        "capture_id": capture["id"],
        "selector": dump(asdict(selector)),
        "how": match.how.value,
        "score": match.score,
        "anchored": 1,
        "words": selector.exact,
    }


def compare_passage(case: Case, claim_id: int, source_id: int, passage: str) -> tuple[FactComparison, ...]:
    """A claim's times and figures beside a passage's of a source, before it is made evidence."""
    with case.store.reading():
        version = current(case.store)
        claim = open_claim(case.store, claim_id)
        source = source_row(case, source_id)
    return facts_held(version, claim, passage, source["published"])


def remove_evidence(case: Case, evidence_id: int) -> None:
    """Take a piece of evidence back; the flags about it are no longer raised."""
    with case.deed("remove evidence") as deed:
        piece = queries.evidence_piece(deed.store, evidence_id)
        if piece is None:
            raise InputError(tr("there is no evidence with id {evidence_id}", evidence_id=evidence_id))
        for flag in queries.evidence_flags(deed.store, evidence_id):
            deed.update("flags", flag["id"], {"present": 0})
        deed.update("evidence", evidence_id, {"gone": 1})
        deed.subject = f"claim:{piece['claim_id']}"
        deed.summary = f"removed evidence {evidence_id} of claim {piece['claim_id']}"


def source_row(case: Case, source_id: int) -> queries.Row:
    row = queries.source(case.store, source_id)
    if row is None:
        raise InputError(tr("there is no source with id {source_id}", source_id=source_id))
    return row
