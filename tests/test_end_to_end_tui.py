"""One review through the terminal, from an article to a report."""

from __future__ import annotations

from pathlib import Path

from tests.tui.desk import Desk, settle
from workbench.desk import log, verdicts, views
from workbench.desk.case import open_case
from workbench.model import FollowUpState, Severity
from workbench.tui.application import WorkbenchApp
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.flags import FlagsScreen
from workbench.tui.screens.start import StartScreen
from workbench.tui.widgets.lists import FlagsList, PlacesList

ARTICLE = (
    "جسر الوادي: قصة تأخير\n"
    "قالت بلدية الوادي إن المهندسة ليلى المنصور استقالت من لجنة الجسر في نهاية مارس 2016."
    " وبلغت كلفة الجسر 40 مليون دولار.\n"
    "وافتتح الجسر عام 2019 بحضور 200 ضيف.\n"
    "وذكرت الصحف أن ليلى المنصور استقالت من لجنة الجسر في نهاية 2016 بعد خلاف على التصميم.\n"
)
MINUTES = "جاء في محضر اللجنة أن المهندسة ليلى المنصور استقالت من لجنة الجسر في 30 مارس 2016."


async def test_a_review_from_article_to_report(tmp_path: Path) -> None:
    article, minutes = tmp_path / "مقال.txt", tmp_path / "محضر.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    minutes.write_text(MINUTES, encoding="utf-8")
    folder = tmp_path / "work"
    folder.mkdir()
    app = WorkbenchApp(folder, reviewer="Noor")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        desk = Desk(pilot)

        # A case is made of the article.
        assert isinstance(desk.app.screen, StartScreen)
        await desk.write(str(article))
        await desk.press("enter")
        assert isinstance(desk.app.screen, CaseScreen)

        # Its claims are read, and the conflict is found first.
        assert len(desk.view.claims.listed) >= 5
        assert any("200 ضيف" in row.text for row in desk.view.claims.listed)
        await desk.press("f")
        assert isinstance(desk.app.screen, FlagsScreen)
        flag = desk.find(FlagsList).rows[0]
        assert flag.severity is Severity.CONFLICT
        assert flag.rule == "date-conflict"
        await desk.press("g", "enter")
        claim = desk.claim
        assert "نهاية مارس 2016" in claim.text

        # A source is attached, a quotation located in it and made evidence.
        await desk.press("a")
        await desk.write(str(minutes))
        desk.find(BidiInput, "#field-title").value = "محضر اللجنة"
        await desk.press("ctrl+s", "e")
        await desk.write("ليلى المنصور استقالت من لجنه الجسر في 30 مارس 2016")
        await desk.looked()
        assert desk.find(PlacesList).rows
        await desk.press("ctrl+s")
        assert desk.claim.evidence_count == 1

        # The claim is rated, wrongly at first: that is taken back.
        await desk.press("5")
        await desk.write("خطأ")
        await desk.press("ctrl+s", "u")
        assert desk.claim.rating is None
        await desk.press("1")
        await desk.write("المحضر يؤكد التاريخ")
        await desk.press("ctrl+s")
        assert desk.claim.rating == "true"

        # The flag is followed up, and the report written.
        await desk.press("f", "g", "a")
        await desk.write("سئلت البلدية عن التاريخ الثاني")
        await desk.press("ctrl+s", "escape", "w", "ctrl+s")
        await desk.press("ctrl+q")

    case_folder = folder / "مقال-case"
    with open_case(case_folder) as case:
        assert verdicts.verdicts(case, claim.id)[0].reviewer == "Noor"
        assert views.evidence(case, claim.id)[0].anchored
        assert views.flag(case, flag.id).state is FollowUpState.QUERIED
        assert log.verify(case) == ()
    report = (case_folder / "report.html").read_text("utf-8")
    assert "المحضر يؤكد التاريخ" in report
    assert 'dir="rtl"' in report
