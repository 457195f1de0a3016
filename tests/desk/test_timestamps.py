"""Timestamps on the log, by an authority of the tests' own."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.web import Web, page, web
from tests.cli.running import fine, run
from workbench.desk import views
from workbench.desk.bundle import bundle, verify_bundle
from workbench.desk.capture import fetcher
from workbench.desk.case import Case
from workbench.desk.log import undo, verify
from workbench.desk.timestamps import timestamp, timestamps
from workbench.desk.verdicts import rate
from workbench.model import InputError
from workbench.store.columns import dump, load

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl plays the authority")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """`/stamp` stamps; the authority's root is `root.pem` in the test's folder."""
    from tests.desk.authority import Authority

    monkeypatch.delenv("http_proxy", raising=False)
    monkeypatch.delenv("HTTP_PROXY", raising=False)
    authority = Authority(tmp_path)

    def stamp(client: socket.socket) -> None:
        page(authority.answer(served.body), "Content-Type: application/timestamp-reply")(client)

    with web() as served:
        served.answers["/stamp"] = stamp
        yield served


def _stamp(case: Case, server: Web, folder: Path) -> None:
    timestamp(case, server.url("/stamp"), folder / "root.pem", fetcher(["localhost"]))


def test_the_log_is_stamped_and_stays_so(case: Case, server: Web, tmp_path: Path) -> None:
    _stamp(case, server, tmp_path)
    assert [(row.event, row.server) for row in timestamps(case)] == [(1, server.url("/stamp"))]
    rate(case, views.claims(case)[0].id, "true", "The minutes say so.")
    assert verify(case) == ()
    bundle(case, tmp_path / "case.zip")
    assert verify_bundle(tmp_path / "case.zip")[1] == ()
    undo(case)
    undo(case)
    assert timestamps(case) == ()


def test_a_token_for_another_log_is_found(case: Case, server: Web, tmp_path: Path) -> None:
    _stamp(case, server, tmp_path)
    rate(case, views.claims(case)[0].id, "true", "The minutes say so.")
    row = case.store.row("SELECT * FROM meta WHERE key = 'timestamp:1'")
    assert row is not None
    kept = load(row["value"])
    with case.deed("timestamp") as deed:
        deed.update("meta", row["id"], {"value": dump({**kept, "hash": "00" * 32})})
    assert "not of this log" in verify(case)[0]
    later = case.store.value("SELECT hash FROM events WHERE id = 3")
    with case.deed("timestamp") as deed:
        deed.update("meta", row["id"], {"key": "timestamp:3", "value": dump({**kept, "hash": later})})
    assert "does not hold" in verify(case)[0]


def test_a_server_that_nobody_vouches_for(case: Case, server: Web, tmp_path: Path) -> None:
    from tests.desk.authority import Authority

    (tmp_path / "other").mkdir()
    Authority(tmp_path / "other")
    with pytest.raises(InputError, match="no timestamp that holds"):
        _stamp(case, server, tmp_path / "other")
    assert timestamps(case) == ()


@pytest.mark.parametrize("answer", [b"noise", b"\x30\x03\x02\x01\x02"])
def test_answers_that_are_no_tokens(case: Case, server: Web, tmp_path: Path, answer: bytes) -> None:
    server.answers["/stamp"] = page(answer)
    with pytest.raises(InputError):
        _stamp(case, server, tmp_path)


def test_roots_that_are_none(case: Case, server: Web, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        _stamp(case, server, tmp_path / "nowhere")
    (tmp_path / "root.pem").write_text("noise", encoding="ascii")
    with pytest.raises(InputError, match="no certificates"):
        _stamp(case, server, tmp_path)


def test_by_command_line(case: Case, server: Web, tmp_path: Path) -> None:
    folder = str(case.folder)
    assert "which timestamp server" in run("timestamp", "add", folder).err
    options = (
        "--server",
        server.url("/stamp"),
        "--roots",
        str(tmp_path / "root.pem"),
        "--allow",
        "localhost",
    )
    assert "was stamped at" in fine("timestamp", "add", folder, *options).out
    assert "up to deed 1" in fine("timestamp", "list", folder).out
    assert "nothing drifted" in fine("verify", folder).out
