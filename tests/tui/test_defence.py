"""What makes a review defensible, by keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import OptionList, Select

from tests.tui.conftest import Open
from tests.tui.desk import Desk, settle
from workbench.desk import archiving, capture, registry, signoff
from workbench.desk.case import open_case
from workbench.desk.evidence import attach_text
from workbench.desk.searches import searches
from workbench.desk.verdicts import rate
from workbench.desk.verify import verify
from workbench.model import SourceInfo
from workbench.tui.bidi.field import BidiInput
from workbench.tui.screens.attach import AttachScreen
from workbench.tui.screens.case import CaseScreen
from workbench.tui.screens.prompt import Choose
from workbench.tui.screens.searching import SearchScreen
from workbench.tui.screens.signing import BlindScreen, SignScreen
from workbench.tui.screens.sources import SourcesScreen
from workbench.tui.screens.told import Told


@pytest.fixture
def rated_by_sami(case_folder: Path) -> Path:
    """The case, its first claim rated by somebody else."""
    with open_case(case_folder, reviewer="سامي") as case:
        rate(case, 1, "false", "المحضر يقول غير ذلك")
    return case_folder


async def choose(desk: Desk, name: str) -> None:
    """Take an option of the choice that is asked for."""
    assert isinstance(desk.app.screen, Choose)
    options = desk.find(OptionList)
    options.highlighted = options.get_option_index(name)
    await desk.press("enter")


async def test_a_verdict_is_signed(rated_by_sami: Path, opened: Open) -> None:
    async with opened(rated_by_sami) as desk:
        await desk.press("S")
        assert isinstance(desk.app.screen, SignScreen)
        assert "المحضر يقول غير ذلك" in desk.text
        await desk.press("enter")
        assert isinstance(desk.app.screen, CaseScreen)
        assert desk.said[-1] == "Signed."
        assert "✓ signed" in desk.text


async def test_not_signing_needs_its_reasons(rated_by_sami: Path, opened: Open) -> None:
    async with opened(rated_by_sami) as desk:
        await desk.press("S", "down", "enter", "ctrl+s")
        assert isinstance(desk.app.screen, SignScreen)
        await desk.write("التاريخ في المحضر مختلف")
        await desk.press("ctrl+s")
        assert desk.said[-1].startswith("Not signed")
        assert "× not signed" in desk.text
        assert "التاريخ في المحضر مختلف" in desk.text


async def test_ones_own_verdict_is_not_signed(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("S")
        assert desk.said[-1].startswith("There is no verdict to sign")
        await desk.press("1")
        await desk.write("seen")
        await desk.press("ctrl+s", "S", "enter")
        assert desk.said[-1].endswith("somebody else has to sign it")


async def test_a_blind_review_hides_the_first_verdict(rated_by_sami: Path, opened: Open) -> None:
    async with opened(rated_by_sami) as desk:
        assert desk.claim.rating == "false"
        await desk.press("B")
        assert desk.claim.rating is None
        assert "المحضر يقول غير ذلك" not in desk.text
        assert "rated claim" not in desk.text
        await desk.press("L")
        assert isinstance(desk.app.screen, CaseScreen)
        assert desk.said[-1].startswith("The log tells the hidden verdicts")
        await desk.press("w")
        assert isinstance(desk.app.screen, CaseScreen)
        assert desk.said[-1].startswith("A report tells the hidden verdicts")
        await desk.press("1")
        assert isinstance(desk.app.screen, BlindScreen)
        await desk.write("رأيت الأصل")
        await desk.press("ctrl+s")
        assert "سامي said False: المحضر يقول غير ذلك" in desk.said[-1]
        assert "Not signed" in desk.said[-1]
        assert desk.claim.rating == "false"
        assert "× not signed" in desk.text
        await desk.press("B")
        assert not desk.view.hidden


async def test_a_blind_review_that_agrees_signs(rated_by_sami: Path, opened: Open) -> None:
    async with opened(rated_by_sami) as desk:
        await desk.press("B", "S")
        assert isinstance(desk.app.screen, BlindScreen)
        await desk.press("5")
        await desk.write("رأيت الأصل")
        await desk.press("ctrl+s")
        assert desk.said[-1].endswith("Signed.")


async def test_the_queue_goes_on_in_a_blind_review(rated_by_sami: Path, opened: Open) -> None:
    """What another rated waits in it like the rest, its verdict unseen."""
    async with opened(rated_by_sami) as desk:
        await desk.press("B")
        hidden, every = set(desk.view.hidden), len(desk.view.claims.listed)
        assert hidden
        await desk.press("Q")
        seen: list[int] = []
        for _ in range(every):
            assert desk.screen.in_queue
            assert desk.claim.rating is None
            seen.append(desk.claim.id)
            await desk.press("1")
            assert isinstance(desk.app.screen, BlindScreen) == (seen[-1] in hidden)
            await desk.write("رأيت الأصل")
            await desk.press("ctrl+s")
        assert set(seen) >= hidden
        assert len(set(seen)) == every
        assert not desk.screen.in_queue
        assert any("سامي said False" in said for said in desk.said)
        assert desk.said[-1].startswith("The queue is done")
        assert not desk.view.hidden


async def test_what_nobody_rated_is_rated_as_ever_in_a_blind_review(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("B", "1")
        await desk.write("seen")
        await desk.press("ctrl+s")
        assert desk.claim.rating == "true"


async def test_a_search_is_logged_and_taken_back(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("l")
        assert isinstance(desk.app.screen, SearchScreen)
        await desk.press("ctrl+s")
        assert desk.said[-1] == "say where you searched and for what"
        desk.find(BidiInput, "#place").value = "السجل التجاري"
        desk.find(BidiInput, "#query").value = "شركة النخلة"
        await desk.press("ctrl+s")
        assert desk.said[-1] == "Search logged."
        assert "السجل التجاري" in desk.text
        assert "nothing found" in desk.text
        await desk.press("l")
        desk.find(BidiInput, "#place").value = "archive"
        desk.find(BidiInput, "#query").value = "palm"
        desk.find(BidiInput, "#result").value = "a notice of 2018"
        desk.find(Select, "#scope").value = "article"
        await desk.press("ctrl+s")
        assert desk.app.case is not None
        logged = searches(desk.app.case)
        assert [(row.claim_id, row.found) for row in logged] == [(1, False), (None, True)]
        await desk.press("l", "ctrl+x")
        await choose(desk, str(logged[0].id))
        assert "السجل التجاري" not in desk.text
        await desk.press("escape", "u")
        assert "السجل التجاري" in desk.text


async def test_there_may_be_no_entry_to_remove(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("l", "ctrl+x")
        assert desk.said[-1] == "There is no entry to remove."


async def test_earlier_verdicts_are_shown(opened: Open, tmp_path: Path) -> None:
    feed = tmp_path / "feed.json"
    async with opened() as desk:
        claim = desk.claim.text
        review = {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "claimReviewed": claim,
            "url": "https://checks.example/1",
            "datePublished": "2019-02-03",
            "author": {"name": "Coast Checks"},
            "reviewRating": {"alternateName": "Mostly false"},
        }
        feed.write_text(json.dumps(review), encoding="utf-8")
        await desk.press("H")
        assert desk.said[-1].startswith("No claim like this one")
        await desk.press("R")
        await choose(desk, "import")
        desk.find(BidiInput, "#path").value = str(feed)
        await desk.press("enter")
        assert desk.said[-1] == "1 fact-check, 1 of them new."
        await desk.press("H")
        assert isinstance(desk.app.screen, Told)
        assert "Mostly false" in desk.text
        assert "Coast Checks · 2019-02-03" in desk.text
        await desk.press("escape")
        assert isinstance(desk.app.screen, CaseScreen)


async def test_the_case_is_registered_and_forgotten(opened: Open, case_folder: Path) -> None:
    async with opened() as desk:
        await desk.press("R")
        await choose(desk, "add")
        assert registry.cases() == (case_folder.resolve(),)
        await desk.press("R")
        await choose(desk, "forget")
        assert registry.cases() == ()


async def test_breaches_of_the_policy_lead_to_their_claims(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("P")
        assert isinstance(desk.app.screen, Choose)
        await desk.press("down", "enter")
        assert isinstance(desk.app.screen, CaseScreen)
        assert desk.claim.number == 2


async def test_drift_is_told(opened: Open, case_folder: Path) -> None:
    async with opened() as desk:
        await desk.press("Y")
        assert desk.said[-1].startswith("Nothing drifted")
        kept = next(path for path in (case_folder / "sources").iterdir() if path.name.startswith("coast"))
        kept.write_bytes(b"other words")
        await desk.press("Y")
        assert isinstance(desk.app.screen, Told)
        assert kept.name in desk.text


async def test_the_case_is_bundled(opened: Open, tmp_path: Path) -> None:
    async with opened() as desk:
        await desk.press("Z")
        desk.find(BidiInput, "#path").value = str(tmp_path / "handed.zip")
        await desk.press("enter")
        assert (tmp_path / "handed.zip").stat().st_size > 0
        assert "handed.zip" in desk.said[-1]


async def test_a_timestamp_needs_a_server(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("C")
        assert "[timestamp]" in desk.said[-1]


async def test_a_page_is_fetched(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def attach_url(case: object, url: str, info: SourceInfo) -> object:
        asked.append(url)
        return attach_text(case, "The plant opened in 2017.", SourceInfo(title="A page", url=url))  # type: ignore[arg-type]

    monkeypatch.setattr(capture, "attach_url", attach_url)
    async with opened() as desk:
        await desk.press("a")
        desk.find(Select, "#kind").value = "page"
        await settle(desk.pilot)
        await desk.press("ctrl+s")
        assert desk.said[-1] == "Give the address of a page."
        assert isinstance(desk.app.screen, AttachScreen)
        desk.find(BidiInput, "#page").value = " https://coast.example/a "
        await desk.press("ctrl+s")
        assert asked == ["https://coast.example/a"]
        assert "A page" in [source.info.title for source in desk.view.sources]


async def test_a_public_copy_is_written_down(
    opened: Open, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_case(case_folder, reviewer="نور") as case:
        attach_text(case, "The plant opened.", SourceInfo(title="Zz page", url="https://coast.example/a"))
    monkeypatch.setattr(archiving, "look_up_copy", lambda case, source_id, get: "")

    async with opened(case_folder) as desk:
        await desk.press("o", "w")
        assert desk.said[-1].startswith("The source has no address")
        await desk.press("end", "w")
        await choose(desk, "")
        assert desk.said[-1].startswith("The Internet Archive has no copy")
        await desk.press("w")
        await choose(desk, "perma")
        assert "Perma.cc needs a key" in desk.said[-1]


async def test_sources_with_one_text_are_told(opened: Open, case_folder: Path) -> None:
    text = " ".join(f"word{n}" for n in range(60))
    with open_case(case_folder, reviewer="نور") as case:
        attach_text(case, text, SourceInfo(title="Agency"))
        attach_text(case, f"{text} and the paper's last line", SourceInfo(title="Paper"))
    async with opened(case_folder) as desk:
        await desk.press("o", "end")
        assert isinstance(desk.app.screen, SourcesScreen)
        assert "One text with source" in desk.text
        assert "4, of 3 origins" in str(desk.app.screen.query_one("#left").border_title)


async def test_removed_bytes_are_deleted_only_when_meant(opened: Open, case_folder: Path) -> None:
    async with opened() as desk:
        await desk.press("o", "P")
        assert desk.said[-1] == "No removed source has bytes left."
        before = len(list((case_folder / "sources").iterdir()))
        await desk.press("x", "P")
        await choose(desk, "")
        assert len(list((case_folder / "sources").iterdir())) == before
        await desk.press("P")
        await choose(desk, "prune")
        assert len(list((case_folder / "sources").iterdir())) == before - 1
        assert desk.app.case is not None
        assert verify(desk.app.case) == ()


async def test_a_misquotation_is_shown_word_by_word(opened: Open) -> None:
    async with opened() as desk:
        await desk.press("e")
        await desk.write("سامي الحداد ترك مجلس إدارة شركة النخلة في 20 فبراير 2018")
        await desk.looked()
        assert "not quite as quoted:" in desk.text
        await desk.press("ctrl+s")
        assert "not quite as quoted:" in desk.text


async def test_all_of_it_is_in_the_palette(opened: Open) -> None:
    async with opened() as desk:
        offered = {command.title for command in desk.app.get_system_commands(desk.app.screen)}
        assert {"Sign off", "Blind review", "Search log", "Checked before", "Policy"} <= offered
        assert {"Verify", "Timestamp", "Bundle", "Library"} <= offered
        await desk.press("o")
        offered = {command.title for command in desk.app.get_system_commands(desk.app.screen)}
        assert {"Public copy", "Prune"} <= offered


def test_who_was_asked_is_awaited_no_more(rated_by_sami: Path) -> None:
    with open_case(rated_by_sami, reviewer="نور") as case:
        assert signoff.awaiting(case) == {1}
        signoff.sign_off(case, 1)
        assert signoff.awaiting(case) == frozenset()
    with open_case(rated_by_sami, reviewer="سامي") as case:
        assert signoff.awaiting(case) == frozenset()
