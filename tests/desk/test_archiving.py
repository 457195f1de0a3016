"""Copies in public archives, with archives of the tests' own."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.archive.web import Web, page, redirect, web
from tests.cli.running import fine, run
from workbench.archive.fetching.archives import Archives
from workbench.archive.fetching.fetch import Fetcher
from workbench.desk import archiving, views
from workbench.desk.archiving import Archive, archives, look_up_copy, save_copy
from workbench.desk.capture import fetcher
from workbench.desk.case import Case
from workbench.desk.evidence import attach_text
from workbench.desk.log import events, undo
from workbench.desk.reviewer import config_file
from workbench.model import InputError, SourceInfo

PAGE = "https://example.org/minutes?year=2019"
STAMP = "20260102090000"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with web() as served:
        yield served


@pytest.fixture
def ours(server: Web) -> Archives:
    here = server.url("")
    return Archives(f"{here}/available?url=", here, f"{here}/perma/", "https://perma.cc")


@pytest.fixture
def get() -> Fetcher:
    made = fetcher(["localhost"], patient=True)
    made._sleep = lambda seconds: None
    return made


@pytest.fixture
def source(case: Case) -> int:
    return attach_text(case, "The bridge opened in 2019.", SourceInfo(title="Minutes", url=PAGE)).source_id


def kept(case: Case, source: int) -> str:
    return views.source(case, source).info.archive_url


def test_a_copy_is_looked_up_and_written_down(
    case: Case, server: Web, ours: Archives, get: Fetcher, source: int
) -> None:
    copy = f"http://web.archive.org/web/{STAMP}/{PAGE}"
    answer = {"archived_snapshots": {"closest": {"available": True, "url": copy}}}
    server.answers[f"/available?url={quote(PAGE, safe='')}"] = page(json.dumps(answer).encode())
    found = look_up_copy(case, source, get, ours)
    assert found == kept(case, source) == copy.replace("http:", "https:", 1)
    assert f"found a copy of source {source}" in events(case)[0].summary
    undo(case)
    assert kept(case, source) == ""


@pytest.mark.parametrize("answer", [b"{}", b'{"archived_snapshots": {}}', b'{"archived_snapshots": []}'])
def test_an_archive_that_has_nothing(
    case: Case, server: Web, ours: Archives, get: Fetcher, source: int, answer: bytes
) -> None:
    server.answers[f"/available?url={quote(PAGE, safe='')}"] = page(answer)
    before = len(events(case))
    assert look_up_copy(case, source, get, ours) == ""
    assert len(events(case)) == before


@pytest.mark.parametrize("answer", [b"", b"noise", b"[]", b"[" * 3000])
def test_an_archive_that_answers_nonsense(
    case: Case, server: Web, ours: Archives, get: Fetcher, source: int, answer: bytes
) -> None:
    server.answers[f"/available?url={quote(PAGE, safe='')}"] = page(answer)
    with pytest.raises(InputError, match="something else"):
        look_up_copy(case, source, get, ours)


def test_wayback_keeps_a_page_without_a_key(
    case: Case, server: Web, ours: Archives, get: Fetcher, source: int
) -> None:
    server.answers |= {
        f"/save/{PAGE}": redirect(f"/web/{STAMP}/{PAGE}"),
        f"/web/{STAMP}/{PAGE}": page(b"copy"),
    }
    found = save_copy(case, source, Archive.WAYBACK, get, ours)
    assert found == kept(case, source) == server.url(f"/web/{STAMP}/{PAGE}")
    server.answers[f"/save/{PAGE}"] = page(b"ok", f"Content-Location: /web/{STAMP}/{PAGE}")
    assert save_copy(case, source, Archive.WAYBACK, get, ours) == found
    server.answers[f"/save/{PAGE}"] = page(b"log in first")
    with pytest.raises(InputError, match="did not say that it kept"):
        save_copy(case, source, Archive.WAYBACK, get, ours)
    assert kept(case, source) == found


@pytest.mark.parametrize(
    ("status", "message"),
    [
        ({"status": "success", "timestamp": STAMP, "original_url": PAGE}, ""),
        ({"status": "error", "message": "The page was\n not found."}, "The page was not found."),
        ({"status": "pending"}, "still at it"),
    ],
)
def test_wayback_works_in_the_background_with_a_key(
    case: Case, server: Web, ours: Archives, get: Fetcher, source: int, status: dict[str, str], message: str
) -> None:
    with_key = Archives(ours.available, ours.wayback, wayback_key="me:secret")
    server.answers |= {
        "/save": page(b'{"url": "u", "job_id": "spn2-1"}'),
        "/save/status/spn2-1": page(json.dumps(status).encode()),
    }
    if message:
        with pytest.raises(InputError, match=message):
            save_copy(case, source, Archive.WAYBACK, get, with_key)
        assert kept(case, source) == ""
    else:
        assert save_copy(case, source, Archive.WAYBACK, get, with_key) == f"{ours.wayback}/web/{STAMP}/{PAGE}"
    assert server.body == f"url={quote(PAGE, safe='')}".encode() or not server.body


def test_perma_keeps_a_page(case: Case, server: Web, ours: Archives, get: Fetcher, source: int) -> None:
    with pytest.raises(InputError, match="needs a key"):
        save_copy(case, source, Archive.PERMA, get, ours)
    with_key = Archives(perma=ours.perma, perma_key="secret")
    server.answers["/perma/"] = page(b'{"guid": "AB12-CD34"}', status="201 Created")
    assert save_copy(case, source, Archive.PERMA, get, with_key) == "https://perma.cc/AB12-CD34"
    assert json.loads(server.body) == {"url": PAGE}
    server.answers["/perma/"] = page(b'{"detail": "quota"}')
    with pytest.raises(InputError, match="quota"):
        save_copy(case, source, Archive.PERMA, get, with_key)
    server.answers["/perma/"] = page(b"{}", status="403 Forbidden")
    with pytest.raises(InputError, match="403 Forbidden"):
        save_copy(case, source, Archive.PERMA, get, with_key)
    assert kept(case, source) == "https://perma.cc/AB12-CD34"


def test_a_source_without_an_address(case: Case, ours: Archives, get: Fetcher) -> None:
    bare = attach_text(case, "Only paper.", SourceInfo(title="Paper")).source_id
    with pytest.raises(InputError, match="has no address"):
        look_up_copy(case, bare, get, ours)


def test_keys_come_from_the_configuration() -> None:
    file = config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('[archives]\nperma = "k"\nwayback = "a:b"\n', encoding="utf-8")
    assert (archives().perma_key, archives().wayback_key) == ("k", "a:b")
    file.write_text("[archives]\nperma = 3\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"\[archives\]"):
        archives()


def test_by_command_line(
    case: Case, server: Web, ours: Archives, source: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archiving, "archives", lambda: ours)
    server.answers[f"/available?url={quote(PAGE, safe='')}"] = page(b"{}")
    words = ("source", "archive", str(case.folder), str(source), "--allow", "localhost")
    assert "has no copy" in fine(*words).out
    refused = run(*words[:4])
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    server.answers[f"/save/{PAGE}"] = page(b"ok", f"Content-Location: /web/{STAMP}/{PAGE}")
    assert STAMP in fine(*words, "--save", "wayback").out
