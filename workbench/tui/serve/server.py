"""The web server: who may come in, the page, and a workbench for every page that is open.

Whoever knows the token may do whatever the reviewer may. It stands in the address that is printed;
the first request trades it for a cookie, so that it is not in any later address. Pages of other
sites are kept out by the cookie (`SameSite=Strict`) and by the WebSocket's `Origin` (RFC 6455, 10.2).
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import ipaddress
import secrets
import shlex
import signal
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from workbench.i18n import language, mark, mirrored, tr

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
MOST = 16
"""Sessions at one time; each is a process."""
GRACE = 5.0
"""Seconds that a session has for leaving."""
LEAST_SIZE, MOST_SIZE = 1, 1000
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
    " font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'",  # xterm.js writes styles of its own
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
REFUSED = mark("Open the address that `workbench serve` printed: it carries the token.")
FULL = mark("{most} sessions are open: close one first.")
FOREIGN = mark("This page is not the workbench's own.")
PAGE_FILES = {"/page.css": "text/css", "/page.js": "text/javascript"}


def is_loopback(host: str) -> bool:
    """Whether nobody on another machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Server:
    """Serves one case's folder; `address` is known once it has started."""

    def __init__(self, folder: Path, *, reviewer: str, language: str) -> None:
        words = [sys.executable, "-m", "workbench.tui.serve.session", str(folder), reviewer, language]
        self._command = "exec " + shlex.join(words)
        self._folder = folder
        self._token = secrets.token_urlsafe(32)
        self._cookie = secrets.token_urlsafe(32)
        self._sockets: set[web.WebSocketResponse] = set()
        self._port = 0
        self.address = ""

    async def run(self, host: str, port: int, started: Callable[[Server], None]) -> None:
        """Serve until SIGINT, SIGTERM or SIGHUP; every session is ended in order."""
        runner = web.AppRunner(self._routes(), access_log=None, shutdown_timeout=GRACE)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            self._port = runner.addresses[0][1]
            shown = f"[{host}]" if ":" in host else host
            self.address = f"http://{shown}:{self._port}/?token={self._token}"
            stop = asyncio.Event()
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, stop.set)
            started(self)
            await stop.wait()
        finally:
            await runner.cleanup()

    def _routes(self) -> web.Application:
        app = web.Application(middlewares=[web.middleware(partial(self._guard))])
        app.router.add_get("/", self._page)
        app.router.add_get("/ws", self._session)
        for path in PAGE_FILES:
            app.router.add_get(path, self._page_file)
        app.router.add_static("/static", Path(textual_serve.__file__).parent / "static")
        app.on_response_prepare.append(_add_headers)
        app.on_shutdown.append(self._close_sockets)
        return app

    # ------------------------------------------------------------------------ who may come in

    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if _same(request.cookies.get(self._cookie_name, ""), self._cookie):
            if "token" not in request.query:
                return await handler(request)
        elif request.path != "/" or not _same(request.query.get("token", ""), self._token):
            raise web.HTTPForbidden(text=f"{tr(REFUSED)}\n")
        inside = web.HTTPSeeOther("/")
        inside.set_cookie(self._cookie_name, self._cookie, httponly=True, samesite="Strict", path="/")
        raise inside

    @property
    def _cookie_name(self) -> str:
        """Cookies do not tell ports apart, and two cases may be served at once."""
        return f"workbench-{self._port}"

    # ------------------------------------------------------------------------ what they get

    async def _page(self, request: web.Request) -> web.Response:
        size = request.query.get("fontsize", "16")
        texts = {
            "title": self._folder.name,
            "language": language(),
            "direction": "rtl" if mirrored() else "ltr",
            "opening": tr("Opening …"),
            "ended": tr("The session has ended."),
            "again": tr("Open it again"),
            "font_size": size if size in map(str, range(6, 73)) else "16",
        }
        page = Template(_read("page.html")).substitute({name: escape(text) for name, text in texts.items()})
        return web.Response(text=page, content_type="text/html")

    async def _page_file(self, request: web.Request) -> web.Response:
        return web.Response(text=_read(request.path[1:]), content_type=PAGE_FILES[request.path])

    async def _session(self, request: web.Request) -> web.StreamResponse:
        """One page's workbench, from its first paint until the page or the program is left."""
        if urlsplit(request.headers.get("Origin", "")).netloc != request.host:
            raise web.HTTPForbidden(text=f"{tr(FOREIGN)}\n")
        if len(self._sockets) >= MOST:
            raise web.HTTPServiceUnavailable(text=f"{tr(FULL, most=MOST)}\n")
        socket = web.WebSocketResponse(heartbeat=15)
        self._sockets.add(socket)
        try:
            await socket.prepare(request)
            service = AppService(
                self._command,
                write_bytes=socket.send_bytes,
                write_str=socket.send_str,
                close=partial(_close, socket),
                download_manager=DownloadManager(),
            )
            try:
                await service.start(
                    _size(request.query.get("width"), 80), _size(request.query.get("height"), 24)
                )
                gone = asyncio.create_task(_close_after(service, socket))
                await _relay(socket, service)
                gone.cancel()
            finally:
                await _end(service)
        finally:
            self._sockets.discard(socket)
        return socket

    async def _close_sockets(self, _: web.Application) -> None:
        for socket in list(self._sockets):
            await socket.close(code=1001, message=b"the server was stopped")


async def _close(socket: web.WebSocketResponse) -> None:
    await socket.close()


async def _close_after(service: AppService, socket: web.WebSocketResponse) -> None:
    """Tell the page when the program was left, or died."""
    if service._task is not None:
        await asyncio.wait([service._task])
        await socket.close()


async def _relay(socket: web.WebSocketResponse, service: AppService) -> None:
    """What the page sends, until it closes; what makes no sense is passed over."""
    async for message in socket:
        if message.type is not WSMsgType.TEXT:
            continue
        try:
            kind, *rest = message.json()
        except (ValueError, TypeError):
            continue
        match kind, *rest:
            case "stdin", str(keys):
                await service.send_bytes(keys.encode("utf-8", "replace"))
            case "resize", {"width": width, "height": height}:
                await service.set_terminal_size(_size(width, 80), _size(height, 24))
            case "ping", str(stamp):
                await socket.send_json(["pong", stamp])
            case ("blur",):
                await service.blur()
            case ("focus",):
                await service.focus()


async def _end(service: AppService) -> None:
    """Let the program leave by itself; one that does not is killed."""
    process = service._process
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(service.stop(), GRACE)
    if process is not None and process.returncode is None:
        try:
            await asyncio.wait_for(process.wait(), GRACE)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)


def _size(value: object, default: int) -> int:
    """Cells, whatever a page says."""
    try:
        return max(LEAST_SIZE, min(MOST_SIZE, int(str(value))))
    except ValueError:
        return default


def _same(given: str, secret: str) -> bool:
    """Compared in a time that tells nothing of the secret."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode())


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
