"""Take the README's picture from the real program: `python -m tools.picture [CASE]`.

Writes docs/workbench.png with Chromium; without it docs/workbench.svg, which needs a font with
Arabic presentation forms to be seen rightly. The case (default: the worked example at the
repository's root) is copied first, so that nothing in it changes.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from workbench.model import Severity
from workbench.tui.application import WorkbenchApp
from workbench.tui.screens.case import CaseScreen

ROOT = Path(__file__).resolve().parent.parent
SIZE = (150, 42)
# The fonts' addresses are not ours to name.
FONTS = "'DejaVu Sans Mono', 'Noto Sans Mono', monospace"


async def picture(folder: Path) -> str:
    """The main screen with the claim of the first conflict chosen, as SVG."""
    app = WorkbenchApp(folder, reviewer="example")
    async with app.run_test(size=SIZE) as pilot:
        while app.view is None or not isinstance(app.screen, CaseScreen) or app.screen.claim is None:
            await pilot.pause(0.05)
        conflict = next((flag for flag in app.view.claims.flags if flag.severity is Severity.CONFLICT), None)
        if conflict is not None and conflict.claim_ids and isinstance(app.screen, CaseScreen):
            app.screen.choose(conflict.claim_ids[0])
        await pilot.pause(0.2)
        while any(not worker.is_finished for worker in app.workers):
            await pilot.pause(0.05)
        await pilot.pause(0.2)
        svg = app.export_screenshot(title="workbench")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"Fira Code(, monospace)?", FONTS, svg)


def png(svg: str, chromium: str, target: Path) -> None:
    """Write the picture as Chromium sees it."""
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width, height = (int(float(side)) for side in size.groups()) if size else (1600, 1000)
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "page.html"
        page.write_text(f'<meta charset="utf-8"><body style="margin:0">{svg}', "utf-8")
        subprocess.run(  # noqa: S603  # Chromium on a page of our own
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--window-size={width},{height}",
                f"--screenshot={target}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


def main() -> None:
    case = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "case"
        folder.mkdir()
        shutil.copy2(case / "claims.db", folder)
        shutil.copytree(case / "sources", folder / "sources")
        svg = asyncio.run(asyncio.wait_for(picture(folder), timeout=60))
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    target = ROOT / "docs" / ("workbench.png" if chromium else "workbench.svg")
    if chromium:
        png(svg, chromium, target)
    else:
        target.write_text(svg, encoding="utf-8")
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main()
