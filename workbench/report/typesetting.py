"""Setting pages with typst: templates and fonts of our own; a case's text is data, never markup."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import Any

from workbench.i18n import tr
from workbench.language.visible import visible_line
from workbench.model import WorkbenchError
from workbench.report.house import ACCENT, House, Logo

# Typst breaks lines between words and in them where a language allows it, which an endless word does not.
_UNBROKEN = re.compile(r"\S{60}(?=\S)")


def set_pages(template: str, data: dict[str, Any], **options: Any) -> bytes:
    """What a template of ours makes of plain data; `options` are typst's own.

    Raises WorkbenchError where typst cannot set it.
    """
    import typst

    with resources.as_file(resources.files("workbench.report")) as room:
        try:
            made: Any = typst.compile(
                str(room / "templates" / template),
                font_paths=[str(room / "fonts")],
                ignore_system_fonts=True,
                sys_inputs={"data": json.dumps(data)},
                **options,
            )
        except typst.TypstError as error:
            raise WorkbenchError(
                tr("the pages could not be set: {message}", message=error.message)
            ) from error
    pages: bytes = made[0] if isinstance(made, list) else made
    return pages


def forget() -> None:
    """Give back the memory of the pages set last: typst keeps it for ten more compilations."""
    import typst

    for _ in range(11):
        typst.compile(b"", ignore_system_fonts=True, format="pdf")


def house_style(house: House) -> dict[str, Any]:
    """A house's name, colour and logo, as the templates take them."""

    picture = house.picture()
    return {
        "house": drawable(visible_line(house.name)),
        "colour": house.accent() or ACCENT,
        "logo": list(picture.data) if picture else [],
    }


def can_be_drawn(logo: Logo) -> bool:
    """Whether the picture is whole: one that is not would spoil every page that it is to stand on."""
    import typst

    source = b"#image(bytes(json(bytes(sys.inputs.data))))"
    try:
        typst.compile(source, ignore_system_fonts=True, sys_inputs={"data": json.dumps(list(logo.data))})
    except typst.TypstError:
        return False
    return True


def drawable(text: str) -> str:
    """A visible text as the fonts can draw it: what they lack stands as its code, and long words can break.

    PDF/A forbids a letter without a shape, and typst refuses to write one.
    """
    text = _undrawable().sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    return _UNBROKEN.sub("\\g<0>\u200b", text)


@cache
def _undrawable() -> re.Pattern[str]:
    ranges = (
        (resources.files("workbench.report") / "fonts" / "covered.txt").read_text(encoding="ascii").split()
    )
    pairs = (line.split("-") for line in ranges)
    drawn = "".join(f"{re.escape(chr(int(a, 16)))}-{re.escape(chr(int(b, 16)))}" for a, b in pairs)
    return re.compile(f"[^\n\t{drawn}]")
