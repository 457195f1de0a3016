"""`workbench serve` over loopback: who comes in, what they get, and how it ends."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk.case import open_case
from workbench.desk.log import events, verify

aiohttp = pytest.importorskip("aiohttp", reason="needs the extra [serve]")
pytest.importorskip("textual_serve", reason="needs the extra [serve]")

COMMAND = [sys.executable, "-c", "from workbench.cli import main; main()", "serve"]


class Served:
    """A server in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [*COMMAND, str(folder), "--port", "0", "--reviewer", "نور"], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.search(r"(http://127\.0\.0\.1:\d+)/\?token=(\S+)", line)
        if not found:
            self.end(signal.SIGKILL)
            pytest.fail(f"no address in {line!r}")
        self.root, self.token = found[1], found[2]

    def sessions(self) -> set[int]:
        """Process ids of the sessions."""
        found = set()
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                if stat.read_text().rpartition(")")[2].split()[1] == str(self.process.pid):
                    found.add(int(stat.parent.name))
            except OSError:
                continue
        return found

    def end(self, number: int = signal.SIGTERM) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(30)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code

    async def enter(self, client: aiohttp.ClientSession) -> None:
        async with client.get(f"{self.root}/", params={"token": self.token}) as answer:
            assert answer.status == 200

    def socket(
        self, client: aiohttp.ClientSession, origin: str | None = None
    ) -> aiohttp._WSRequestContextManager:
        return client.ws_connect(f"{self.root}/ws?width=120&height=30", origin=origin or self.root)


@pytest.fixture(scope="module")
def served(_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for what leaves no trace."""
    server = Served(Path(shutil.copytree(_made, tmp_path_factory.mktemp("served") / "case")))
    yield server
    server.end()


def client() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        cookie_jar=aiohttp.CookieJar(unsafe=True)
    )  # unsafe: of an address without a name


async def painted(socket: aiohttp.ClientWebSocketResponse, wanted: str) -> None:
    """Read until the text is on the page."""
    seen = ""
    try:
        async with asyncio.timeout(30):
            while wanted not in re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", seen):
                message = await socket.receive()
                assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), seen[-300:]
                seen += message.data.decode() if isinstance(message.data, bytes) else ""
    except TimeoutError:
        pytest.fail(f"no {wanted!r} within 30 seconds: {seen[-2000:]!r}")


async def closed(socket: aiohttp.ClientWebSocketResponse) -> None:
    async with asyncio.timeout(30):
        async for _ in socket:
            pass


@pytest.mark.parametrize(
    "path", ["/", "/ws", "/page.js", "/static/js/textual.js", "/?token=", "/?token=x", "/ws?token="]
)
async def test_nobody_comes_in_without_the_token(served: Served, path: str) -> None:
    async with client() as guest, guest.get(served.root + path) as answer:
        assert answer.status == 403
        assert "token" in await answer.text()
        assert not answer.cookies


async def test_the_token_is_traded_for_a_cookie_at_the_page_only(served: Served) -> None:
    async with client() as guest:
        async with guest.get(f"{served.root}/page.js?token={served.token}") as answer:
            assert answer.status == 403
        async with guest.get(f"{served.root}/?token={served.token}", allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/")
            (cookie,) = answer.cookies.values()
            assert cookie["httponly"]
            assert cookie["samesite"] == "Strict"
            assert served.token not in cookie.value
        async with guest.get(f"{served.root}/") as answer:
            assert answer.status == 200
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


async def test_the_page_asks_no_other_host_for_anything(served: Served) -> None:
    async with client() as guest:
        await served.enter(guest)
        for path in ("/", "/page.css", "/page.js", "/static/css/xterm.css", "/static/js/textual.js"):
            async with guest.get(served.root + path) as answer:
                assert answer.status == 200
                text = await answer.text()
                assert not re.search(
                    r"""(src|href)=["'](https?:)?//|url\(["']?(https?:)?//|@import""", text
                ), path


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null"])
async def test_another_site_cannot_drive_it(served: Served, origin: str) -> None:
    async with client() as guest:
        await served.enter(guest)
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await served.socket(guest, origin)
        assert refused.value.status == 403
        async with guest.get(f"{served.root}/ws") as answer:  # no origin at all
            assert answer.status == 403


async def test_a_page_is_a_workbench_with_arabic_in_visual_order(served: Served) -> None:
    async with client() as guest:
        await served.enter(guest)
        async with served.socket(guest) as socket:
            await painted(socket, "ﺔﻠﺨﻨﻟﺍ")  # النخلة, joined, its last letter at the left
            for nonsense in (
                "",
                "[]",
                "{}",
                '["resize", {"width": "x"}]',
                '["resize", {"width": -1, "height": 9e9}]',
            ):
                await socket.send_str(nonsense)
            await socket.send_json(["resize", {"width": 100, "height": 30}])
            await socket.send_json(["stdin", "q"])
            await closed(socket)


async def test_a_killed_session_leaves_the_case_whole(served: Served) -> None:
    async with client() as guest:
        await served.enter(guest)
        async with served.socket(guest) as socket:
            await painted(socket, "0 of ")
            await socket.send_json(["focus"])
            await socket.send_json(["stdin", "1"])
            await painted(socket, "Rate claim")
            await socket.send_json(["stdin", "because"])
            await painted(socket, "because")
            await socket.send_json(["stdin", "\x13"])  # ctrl+s
            await painted(socket, "Claim 1 rated")
            (session,) = served.sessions()
            os.kill(session, signal.SIGKILL)
            await closed(socket)
    with open_case(served.folder) as case:
        assert verify(case) == ()
        assert events(case)[0].deed == "rate"


async def test_a_session_ends_with_its_page(served: Served) -> None:
    async with client() as guest:
        await served.enter(guest)
        async with served.socket(guest) as socket:
            await painted(socket, " of ")
        async with asyncio.timeout(30):
            while served.sessions():
                await asyncio.sleep(0.02)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 0), (signal.SIGKILL, -9)])
async def test_no_session_outlives_the_server(case_folder: Path, number: int, code: int) -> None:
    server = Served(case_folder)
    try:
        async with client() as guest:
            await server.enter(guest)
            async with server.socket(guest) as socket:
                await painted(socket, "0 of ")
                (session,) = server.sessions()
                server.process.send_signal(number)
                await closed(socket)
        assert await asyncio.to_thread(server.end) == code
        async with asyncio.timeout(30):
            while Path(f"/proc/{session}").exists():
                await asyncio.sleep(0.02)
    finally:
        server.end(signal.SIGKILL)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),  # noqa: S104
     ("::", False), ("192.168.1.4", False), ("localhost.example", False), ("", False)],
)  # fmt: skip
def test_what_counts_as_loopback(host: str, loopback: bool) -> None:
    from workbench.tui.serve.server import is_loopback

    assert is_loopback(host) is loopback


def test_other_machines_are_let_in_only_by_a_flag(case_folder: Path) -> None:
    done = subprocess.run(
        [*COMMAND, str(case_folder), "--host", "::"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "--expose" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_and_a_folder_without_a_case_are_said_in_one_line(
    served: Served, tmp_path: Path
) -> None:
    port = served.root.rpartition(":")[2]
    for words, said in (
        ([str(served.folder), "--port", port], "cannot listen at"),
        ([str(tmp_path)], "no case in"),
    ):
        done = subprocess.run([*COMMAND, *words], capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert said in done.stderr
        assert done.stderr.count("\n") == 1
