"""The filter language: its grammar, what its words mean, how it completes, and views that are saved."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk import views
from workbench.desk.case import Case, open_case
from workbench.desk.evidence import add_evidence, attach_text
from workbench.desk.filters.complete import complete
from workbench.desk.filters.grammar import Term, quoted, terms
from workbench.desk.filters.meaning import ALIASES, KEYS
from workbench.desk.listing import PAGE, Claims, Listing, claims_of
from workbench.desk.log import undo
from workbench.desk.saved import remove_view, save_view, saved_views
from workbench.desk.signoff import sign_off
from workbench.desk.verdicts import rate
from workbench.language.fold import fold
from workbench.model import ClaimRow, ClosedError, InputError, SourceInfo, Stance
from workbench.store import listing


@pytest.fixture
def worked(case: Case) -> Case:
    """Two claims rated, one of them disputed, one with evidence, one set aside."""
    from workbench.desk.claims import dismiss_claim

    rows = views.claims(case)
    rate(case, rows[0].id, "true", "seen")
    rate(case, rows[1].id, "mostly false", "seen")
    source = attach_text(case, "The bridge cost 40 million euros.", SourceInfo(title="City Archive"))
    add_evidence(case, rows[0].id, source.source_id, Stance.SUPPORTS, quote="40 million euros")
    dismiss_claim(case, rows[-1].id, "a byline")
    with open_case(case.folder, reviewer="Huda") as other:
        sign_off(other, rows[1].id, agrees=False, note="no")
    return case


# ---------------------------------------------------------------------------- the grammar


def test_terms() -> None:
    text = '-rating:none,true "end of" مصنع source:"City Archive" https://x.org 10:30'
    found = terms(text)
    assert [(term.key, term.values, term.negated) for term in found] == [
        ("rating", ("none", "true"), True),
        ("", ("end of",), False),
        ("", ("مصنع",), False),
        ("source", ("City Archive",), False),
        ("", ("https://x.org",), False),
        ("", ("10:30",), False),
    ]
    assert text[found[3].start : found[3].end] == 'source:"City Archive"'


@given(st.text(max_size=60))
def test_any_text_has_terms_that_cover_it(text: str) -> None:
    found = terms(text)
    assert all(text[term.start : term.end].strip() for term in found)
    between = [text[a.end : b.start] for a, b in pairwise(found)]
    assert all(gap.isspace() for gap in between)


words = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='"“”«»„'), min_size=1)


@given(words)
def test_a_quoted_value_is_read_back(value: str) -> None:
    assert terms(f"key:{quoted(value)}")[0].values == (value,)


def test_a_quotation_that_is_not_closed_goes_to_the_end() -> None:
    assert terms('"end of') == (Term("", ("end of",), False, 0, 7),)


# ---------------------------------------------------------------------------- what it means


def told(case: Case, row: ClaimRow) -> dict[str, bool]:
    """What the filters below are to say of a row, from the row itself."""
    evidence = views.evidence(case, row.id)
    return {
        "rating:none": row.rating is None,
        "rating:any": row.rating is not None,
        "rating:true,mostly-false": row.rating in ("true", "mostly false"),
        "rating:خاطئ-في-معظمه": row.rating == "mostly false",
        "-rating:mostly-f": row.rating != "mostly false",
        "kind:figure": row.kind == "figure",
        "priority:>0.5": row.priority > 0.5,
        "priority:<=0.5": row.priority <= 0.5,
        "source:none": not evidence,
        "source:archive": bool(evidence),
        "source:1": bool(evidence),
        "stance:supports": bool(evidence),
        "by:me": row.rated_by == "Ada",
        "by:none": not row.rated_by,
        "assigned:none": not row.assigned,
        "review:disputed": row.disputed,
        "is:again": row.look_again,
        "number:2..3": 2 <= row.number <= 3,
        "number:2": row.number == 2,
        "flag:open": bool(row.open_flag_count),
        "flag:none": not row.open_flag_count,
        "كوبري": False,
        '"40 MILLION"': "40 million" in row.text,
        "-bridge": "bridge" not in fold(row.text),
    }


def test_every_filter_lists_the_rows_that_it_says(worked: Case) -> None:
    rows = views.claims(worked)
    wanted = [told(worked, row) for row in rows]
    for text in wanted[0]:
        expected = [row.id for row, says in zip(rows, wanted, strict=True) if says[text]]
        assert [row.id for row in claims_of(worked, text)] == expected, text


def test_terms_are_joined_by_and(worked: Case) -> None:
    both = {row.id for row in claims_of(worked, "rating:any -rating:true")}
    assert both == {row.id for row in views.claims(worked) if row.rating == "mostly false"}


def test_what_was_set_aside_is_listed_when_asked_for(worked: Case) -> None:
    assert [row.state_reason for row in claims_of(worked, "is:aside")] == ["a byline"]


def test_rows_are_those_of_the_whole_list(worked: Case) -> None:
    assert claims_of(worked, "") == views.claims(worked)


def test_keys_have_arabic_names() -> None:
    assert set(ALIASES.values()) <= set(KEYS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ratng:none", "there is no 'ratng' to filter by; there are: rating, kind, flag"),
        ("kind:", "kind: say which, such as kind:event"),
        ("kind:sort", "kind: there is no 'sort'; there are: event, figure"),
        ("rating:mostly", "there are: mostly-true, mostly-false"),
        ("priority:high", "priority: 'high' is no bound"),
        ("number:x..", "number: 'x..' is no number or range"),
        ("number:1" + "0" * 5000, "is no number or range"),
        ("source:9", "source: there is no '9'; there are: none, any, 1-(City-Archive)"),
        ("by:zoe", "by: there is no 'zoe'; there are: none, any, Ada"),
        ("speaker:zoe", "speaker: there is no 'zoe'"),
    ],
)
def test_errors_name_the_bad_word_and_those_there_are(worked: Case, text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        claims_of(worked, text)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


# ---------------------------------------------------------------------------- completion


def test_completion(worked: Case) -> None:
    claims = Claims(worked)
    known = claims.vocabulary
    claims.close()
    assert "rating:" in complete("", known).options
    assert complete("x ra", known).options == ("rating:",)
    found = complete("x rating:mo", known)
    assert (found.start, found.options) == (9, ("mostly-true", "mostly-false"))
    assert complete("kind:figure,ev", known).options == ("event",)
    assert complete("by:", known).options == ("none", "any", "Ada", "me")
    assert complete("تقي", known).options == ("تقييم:",)
    assert not complete("nothing:", known).options
    assert not complete('"ra', known).options


@given(st.text(max_size=30))
def test_a_completed_text_is_longer_and_begins_as_it_did(text: str) -> None:
    from workbench.desk.filters.words import Vocabulary

    known = Vocabulary("Ada", (), ("date-conflict",), ("Ada",), (), (), ((1, "Archive"),))
    found = complete(text, known)
    assert 0 <= found.start <= len(text)
    assert text[found.start :] not in found.options


# ---------------------------------------------------------------------------- one moment


def test_a_moment_stays_as_it_was(case: Case) -> None:
    claims = Claims(case)
    rate(case, claims.listed[0].id, "true", "seen")
    assert claims.listed[0].rating is None
    assert not claims.find("rating:any")
    later = Claims(case)
    claims.close()
    assert later.listed[0].rating == "true"
    assert len(later.find("rating:any")) == 1
    with pytest.raises(ClosedError):
        claims.find("rating:none")
    later.close()


def test_searched_texts_follow_the_claims(case: Case, revised: Callable[..., Path]) -> None:
    from workbench.desk.ingest import revise

    before = Claims(case)
    assert before.find("weeks")
    revise(case, revised(("14 weeks", "14 fortnights")))
    after = Claims(case)
    before.close()
    assert after.find("fortnights")
    assert not after.find("weeks")
    after.close()


def test_what_is_searched_is_folded_with_the_deed_that_wrote_it(case: Case) -> None:
    assert not listing.unfolded(case.store)
    first = views.claims(case)[0]
    place = case.store.row("SELECT id, text, folded FROM placements WHERE claim_id = ?", (first.id,))
    assert place is not None
    assert place["folded"] == fold(place["text"])
    with case.deed("reword") as deed:
        deed.update("placements", place["id"], {"text": "THE FERRY SANK"})
    assert [row.id for row in claims_of(case, "ferry")] == [first.id]
    undo(case)
    assert not claims_of(case, "ferry")


def test_an_older_case_is_searched_before_its_texts_are_folded(case: Case) -> None:
    wanted = [row.id for row in claims_of(case, "bridge")]
    case.store.connection.execute("UPDATE placements SET folded = NULL")
    assert [row.id for row in claims_of(case, "bridge")] == wanted != []
    rate(case, wanted[0], "true", "seen")
    assert not listing.unfolded(case.store)


def test_a_change_of_folding_empties_what_was_kept_folded() -> None:
    """Where this fails, add a step to the schema that makes `placements.folded` NULL, and the new digest."""
    ranges = (range(0x20, 0x250), range(0x600, 0x700), range(0x2010, 0x2070), range(0xFE70, 0xFEFD))
    probe = "".join(chr(code) for codes in ranges for code in codes)
    assert hashlib.sha256(fold(probe).encode()).hexdigest()[:16] == "0427be7ed48ffdfb"


def test_the_first_look_says_of_its_claims_what_is_said_when_all_is_read(
    worked: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.desk.listing.PAGE", 8)
    claims = Claims(worked)
    asked: list[str] = []
    claims._finder.store.connection.set_trace_callback(asked.append)
    claims.warm()
    assert len(claims.listed) == len(views.claims(worked)) > 8
    assert claims.listed[:8] == list(views.claims(worked)[:8])
    assert any(row.open_flag_count for row in claims.listed[:8])
    assert claims.listed.place_of(claims.listed[1].id) == 1
    assert not asked, "all was read"
    assert [row.id for row in claims.listed] == [row.id for row in views.claims(worked)]
    claims.read_ahead()
    assert list(claims.listed) == list(views.claims(worked))
    claims.close()


def test_opening_a_list_reads_indexes_alone(case: Case) -> None:
    """Whatever the number of claims; their rows are read a page at a time, by id."""
    asked: list[str] = []
    claims = Claims(case)
    for store in (claims._case.store, claims._finder.store):
        store.connection.set_trace_callback(asked.append)
    listing.ids(claims._finder.store, claims.version)
    claims.warm()
    claims.progress()
    for store in (claims._case.store, claims._finder.store):
        store.connection.set_trace_callback(None)
    of_lists = [sql for sql in asked if "placements" in sql and " IN (SELECT value FROM json_each" not in sql]
    assert of_lists
    for sql in of_lists:
        plan = [row["detail"] for row in claims._finder.store.rows(f"EXPLAIN QUERY PLAN {sql}")]
        looked = [step for step in plan if re.search(r"(SEARCH|SCAN) (p|placements|claims|verdicts)\b", step)]
        assert looked, sql
        assert all("INDEX" in step for step in looked), (sql, plan)
    claims.close()


def test_a_long_list_is_read_in_pages() -> None:
    asked: list[int] = []

    def read(ids: list[int]) -> list[int]:
        asked.extend(ids)
        return ids

    rows = Listing(list(range(1000, 1000 + 3 * PAGE)), read)  # type: ignore[arg-type]  # ids for rows
    assert rows[PAGE] == 1000 + PAGE
    assert asked == list(range(1000 + PAGE, 1000 + 2 * PAGE))
    assert rows[-1] == 1000 + 3 * PAGE - 1
    assert rows.place_of(1001) == 1
    assert rows.place_of(7) is None
    assert rows[1:3] == [1001, 1002]
    with pytest.raises(IndexError):
        rows[3 * PAGE]


# ---------------------------------------------------------------------------- saved views


def test_views_are_saved_replaced_and_removed(case: Case) -> None:
    save_view(case, "urgent", " rating:none   priority:>0.7 ")
    save_view(case, "arabic", "تقييم:none")
    assert [(view.name, view.filter) for view in saved_views(case)] == [
        ("arabic", "تقييم:none"),
        ("urgent", "rating:none priority:>0.7"),
    ]
    save_view(case, "urgent", "flag:open")
    undo(case)
    assert saved_views(case)[1].filter == "rating:none priority:>0.7"
    remove_view(case, "urgent")
    assert [view.name for view in saved_views(case)] == ["arabic"]
    save_view(case, "urgent", "flag:open")
    assert len(saved_views(case)) == 2


@pytest.mark.parametrize(("name", "text"), [("", "flag:open"), ("x", ""), ("x", "ratng:none")])
def test_what_cannot_be_saved(case: Case, name: str, text: str) -> None:
    with pytest.raises(InputError):
        save_view(case, name, text)
    with pytest.raises(InputError, match="none was saved"):
        remove_view(case, "x")
