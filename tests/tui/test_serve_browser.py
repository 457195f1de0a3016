"""The workbench in headless Chromium, where there is one: it is drawn, from the right, and takes keys."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.tui.test_serve import Served

aiohttp = pytest.importorskip("aiohttp", reason="needs the extra [serve]")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")

INK = """(() => {
  const layer = document.querySelector("canvas.xterm-text-layer");
  if (!layer || getComputedStyle(document.getElementById("opening")).display !== "none") return [0, 0];
  const row = Math.round(layer.height / ROWS), third = Math.floor(layer.width / 3);
  const inked = (x, y, width, height) => {
    const data = layer.getContext("2d").getImageData(x, y, width, height).data;
    let count = 0;
    for (let at = 0; at < data.length; at += 4)
      count += data[at] + data[at + 1] + data[at + 2] > 3 * 128;
    return count;
  };
  return [inked(0, 0, third, row), inked(2 * third, 0, third, row)];
})()"""
"""Bright pixels in the left and the right third of the first row."""


class Page:
    """A page, by the DevTools protocol."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._calls = 0

    async def call(self, method: str, **params: object) -> Any:
        self._calls += 1
        await self._socket.send_json({"id": self._calls, "method": method, "params": params})
        while True:
            answer = await self._socket.receive_json()
            if answer.get("id") == self._calls:
                return answer["result"]

    async def ink(self) -> list[int]:
        code = INK.replace("ROWS", "Math.max(1, Math.round(layer.clientHeight / 21))")
        answer = await self.call("Runtime.evaluate", expression=code, returnByValue=True)
        found: list[int] = answer["result"].get("value") or [0, 0]
        return found

    async def press(self, digit: str) -> None:
        named = {"key": digit, "code": f"Digit{digit}", "windowsVirtualKeyCode": ord(digit)}
        await self.call("Input.dispatchKeyEvent", type="keyDown", text=digit, **named)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **named)


@asynccontextmanager
async def browsed(url: str, profile: Path) -> AsyncIterator[Page]:
    assert CHROMIUM is not None
    flags = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--remote-debugging-port=0",
        "--window-size=1200,700",
    )
    chromium = subprocess.Popen(
        [CHROMIUM, *flags, f"--user-data-dir={profile}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        told = profile / "DevToolsActivePort"
        while not told.exists() or not told.read_text():
            await asyncio.sleep(0.05)
        port = told.read_text().split()[0]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                pages = [page for page in await answer.json() if page["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                await page.call("Page.enable")
                await page.call("Page.navigate", url=url)
                yield page
    finally:
        chromium.terminate()
        chromium.wait(30)


async def test_arabic_stands_at_the_right_and_keys_arrive(
    case_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "ar")
    served = Served(case_folder)
    try:
        async with (
            asyncio.timeout(60),
            browsed(f"{served.root}/?token={served.token}", tmp_path / "p") as page,
        ):
            left = right = 0
            while not right:
                await asyncio.sleep(0.1)
                left, right = await page.ink()
            assert right > left == 0  # what is said while it opens, then the title of the article
            while (await page.ink())[1]:  # behind the form for the rating there is none
                await page.press("1")  # again, where the program was not ready for it yet
                await asyncio.sleep(0.3)
    finally:
        served.end()
