"""Words of ours that quote: read in their own direction, whatever they quote."""

from __future__ import annotations

from textual.content import Content
from textual.selection import Selection
from textual.widgets._toast import Toast

from tests.tui.conftest import Open
from workbench.desk.names import quoting
from workbench.tui.bidi.layout import END_ISOLATE, ISOLATE, Paragraph, visual
from workbench.tui.widgets.prose import Prose
from workbench.tui.widgets.toast import BidiToast


def test_a_quotation_does_not_say_how_the_whole_is_read() -> None:
    assert Paragraph(quoting("“غادر سامي” is said twice")).base == 0
    assert Paragraph(quoting("«Coast Daily» صحيفة")).base == 1
    assert Paragraph(quoting("حدث واحد بتاريخين: «May» و«June»")).base == 1


def test_what_is_quoted_keeps_its_own_order_and_its_full_stop() -> None:
    shown = visual(quoting("قال «He left (May 2018).» ثم سكت"))
    assert shown == f"{visual('ثم سكت')} «He left (May 2018).» {visual('قال')}"
    assert visual(quoting("he said “غادر.” twice")) == f"he said “.{visual('غادر')}” twice"


def test_only_pairs_are_isolated() -> None:
    assert quoting("“a «b” c» d") == f"“{ISOLATE}a «b{END_ISOLATE}” c» d"
    assert quoting("a “b") == "a “b"
    assert quoting("“a «b»”") == f"“{ISOLATE}a «{ISOLATE}b{END_ISOLATE}»{END_ISOLATE}”"


def test_isolates_of_case_text_are_shown_and_ours_are_not() -> None:
    assert visual("a \u2068b\u2069") == "a ⇹b⇧"
    assert visual(quoting("“b”")) == "“b”"
    assert "".join(Paragraph(quoting("“ب”"), ordered=False).glyphs) == "“ب”"


def test_isolates_are_not_copied() -> None:
    prose = Prose(Content(quoting("he said “غادر”")))
    assert prose.get_selection(Selection(None, None)) == ("he said “غادر”", "\n")


async def test_toasts_stand_on_the_side_of_their_language(opened: Open) -> None:
    async with opened(notifications=True) as desk:
        desk.app.say("اسم واحد بكتابتين: «Hadad» و«Haddad» [b]", severity="error")
        await desk.press()
        toast = desk.find(Toast)
        assert isinstance(toast, BidiToast)
        lines = ["".join(s.text for s in toast.render_line(y)).rstrip() for y in range(toast.size.height)]
        assert visual("اسم واحد بكتابتين:") in [line[-18:] for line in lines]
        assert any("]b[" in line or "[b]" in line for line in lines)
