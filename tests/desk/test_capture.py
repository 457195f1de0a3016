"""Pages fetched into a case."""

from collections.abc import Iterator

import pytest

from tests.archive.web import Web, page, redirect, web
from tests.cli.running import fine, run
from workbench.archive.fetching import archives as archives_module
from workbench.desk import views
from workbench.desk.capture import attach_url, fetcher
from workbench.desk.case import Case
from workbench.desk.evidence import add_evidence
from workbench.desk.log import verify
from workbench.model import InputError, SourceInfo, Stance

HTML = (
    '<html><head><meta charset="utf-8"><title>محضر الجلسة</title></head><body><article>'
    "<p>افتتح المجلس جسر الميناء في الرابع من مارس عام 2019 بحضور السكان.</p>"
    "<p>وقال رئيس المجلس إن الكلفة بلغت أربعين مليون يورو.</p></article></body></html>"
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with web() as served:
        yield served


def test_a_page_becomes_a_source_with_its_warc(case: Case, server: Web) -> None:
    server.answers |= {
        "/a": redirect("/minutes.php"),
        "/minutes.php": page(HTML.encode("windows-1256"), "Content-Type: text/html; charset=windows-1256"),
    }
    attached = attach_url(case, server.url("/a"), with_fetcher=fetcher(["localhost"]))
    source = views.source(case, attached.source_id)
    assert source.info.title == "محضر الجلسة"
    assert source.info.url == server.url("/a")
    assert source.info.accessed == "2026-01-02"
    snapshot, wire = source.captures
    assert "الرابع من مارس" in snapshot.text
    assert (case.sources_folder / snapshot.file).read_bytes() == HTML.encode("windows-1256")
    assert wire.media_type == "application/warc"
    assert wire.file.endswith(".gz")
    claim = views.claims(case)[0].id
    add_evidence(case, claim, source.id, Stance.CONTEXT, quote="الكلفة بلغت أربعين مليون يورو")
    add_evidence(case, claim, source.id, Stance.CONTEXT, note="no words quoted")
    assert views.evidence(case, claim)[0].anchored
    assert verify(case) == ()


def test_the_same_page_again_is_the_same_source(case: Case, server: Web) -> None:
    server.answers["/a"] = page(HTML.encode())
    get = fetcher(["localhost"])
    get._sleep = lambda seconds: None  # kindness is tested elsewhere
    first = attach_url(case, server.url("/a"), with_fetcher=get)
    again = attach_url(case, server.url("/a"), with_fetcher=get)
    assert (again.source_id, again.is_new) == (first.source_id, False)
    files = {capture.file for row in views.sources(case) for capture in row.captures}
    assert {path.name for path in case.sources_folder.iterdir()} == files | {views.article(case).file}


def test_what_cannot_be_had_leaves_nothing(case: Case, server: Web) -> None:
    before = set(case.sources_folder.iterdir())
    with pytest.raises(InputError, match="404"):
        attach_url(case, server.url("/none"), with_fetcher=fetcher(["localhost"]))
    with pytest.raises(InputError, match="no public address"):
        attach_url(case, server.url("/a"))
    assert views.sources(case) == ()
    assert set(case.sources_folder.iterdir()) == before


def test_the_archives_copy_is_written_down(case: Case, server: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = "https://web.archive.org/web/2019/http://example.org/a"
    get = fetcher(["localhost"])
    get._sleep = lambda seconds: None
    server.answers |= {"/a": page(HTML.encode())}
    monkeypatch.setattr(archives_module, "copy_of", lambda asked, got, at: copy)
    attached = attach_url(case, server.url("/a"), SourceInfo(title="Minutes"), with_fetcher=get, wayback=True)
    assert views.source(case, attached.source_id).info.archive_url == copy


@pytest.mark.parametrize("answer", ["", "down"])
def test_a_page_is_kept_though_no_archive_has_it(
    case: Case, server: Web, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    def copy_of(asked: str, got: object, at: object) -> str:
        if answer:
            raise InputError(answer)
        return ""

    monkeypatch.setattr(archives_module, "copy_of", copy_of)
    server.answers["/a"] = page(HTML.encode())
    attached = attach_url(case, server.url("/a"), with_fetcher=fetcher(["localhost"]), wayback=True)
    assert attached.is_new
    assert ("could not be asked: down" if answer else "has no copy") in attached.message


def test_by_command_line(case: Case, server: Web) -> None:
    server.answers["/a"] = page(HTML.encode(), "Content-Type: text/html")
    refused = run("source", "fetch", str(case.folder), server.url("/a"))
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    out = fine("source", "fetch", str(case.folder), server.url("/a"), "--allow", "localhost").out
    assert out.startswith("source 1: ")
