"""The Web Annotation model, one test a MUST: https://www.w3.org/TR/annotation-model/"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.report.hostile import HOSTILE
from tests.report.samples import hostile, materials
from workbench.archive.selectors import resolve
from workbench.model import FollowUp, FollowUpState, Selector
from workbench.report.build import build
from workbench.report.model import Materials
from workbench.report.webannotation import CONTEXT, render

MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
    "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip


def _materials() -> Materials:
    made = materials()
    step = FollowUp(1, 1, FollowUpState.CORRECTED, "صُحِّح", "Sami", "2026-01-05T10:00:00Z")
    second = replace(made.flags[0], id=2, state=FollowUpState.CORRECTED, follow_ups=(step,))
    return replace(made, flags=[made.flags[0], second])


@pytest.fixture(scope="module")
def collection() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render(build(_materials())))
    return made


@pytest.fixture(scope="module")
def items(collection: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = collection["first"]["items"]
    return found


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            yield part
            for inner in part.values():
                yield from _nodes(inner)


def test_the_collection(collection: dict[str, Any]) -> None:
    """MUST have @context, an IRI as id, the class AnnotationCollection, a first page; SHOULD label, total."""
    assert collection["@context"] == CONTEXT
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", collection["id"])
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(collection["first"]["items"]) > 0
    assert collection["last"] == collection["first"]["id"]


def test_the_page(collection: dict[str, Any]) -> None:
    """MUST have an id, the class AnnotationPage and items; startIndex is a non-negative integer."""
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    assert page["id"].startswith("urn:uuid:")
    assert page["partOf"] == collection["id"]
    assert page["startIndex"] == 0


def test_an_empty_collection_has_no_page() -> None:
    made = replace(materials(), claims=[], flags=[], evidence={}, verdicts={})
    collection = json.loads(render(build(made)))
    assert collection["total"] == 0
    assert "first" not in collection


def test_every_annotation_has_a_context_an_id_a_type_and_a_target(items: list[dict[str, Any]]) -> None:
    assert all(item["@context"] == CONTEXT for item in items)
    assert all(item["type"] == "Annotation" for item in items)
    assert all(_list(item["target"]) for item in items)
    ids = [item["id"] for item in items]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in ids)


def test_motivations_and_purposes_are_from_the_list(items: list[dict[str, Any]]) -> None:
    used = {item["motivation"] for item in items}
    assert used == {"classifying", "assessing", "linking", "questioning", "editing"}
    purposes = {body["purpose"] for item in items for body in _list(item["body"])}
    assert purposes <= MOTIVATIONS


def test_moments_are_utc_with_a_z(items: list[dict[str, Any]]) -> None:
    moments = [node[name] for node in _nodes(items) for name in ("created", "sourceDate") if name in node]
    assert moments
    assert all(
        each.endswith("Z") and datetime.fromisoformat(each).utcoffset() == timedelta(0) for each in moments
    )


def test_textual_bodies_have_one_value_and_one_language(items: list[dict[str, Any]]) -> None:
    bodies = [body for item in items for body in _list(item["body"]) if body["type"] == "TextualBody"]
    assert bodies
    assert all(isinstance(body["value"], str) for body in bodies)
    assert {(body["language"], body["textDirection"]) for body in bodies} <= {("ar", "rtl"), ("en", "ltr")}
    assert {body["format"] for body in bodies} == {"text/plain"}


def test_a_specific_resource_has_exactly_one_source(items: list[dict[str, Any]]) -> None:
    resources = [node for node in _nodes(items) if node.get("type") == "SpecificResource"]
    assert resources
    assert all(isinstance(node["source"], str) and not re.search(r"\s", node["source"]) for node in resources)


def test_quote_selectors_select_one_text(items: list[dict[str, Any]]) -> None:
    quotes = [node for node in _nodes(items) if node.get("type") == "TextQuoteSelector"]
    assert all(isinstance(node["exact"], str) and node["exact"] for node in quotes)
    assert all(isinstance(node["prefix"], str) and isinstance(node["suffix"], str) for node in quotes)


def test_position_selectors_are_non_negative_and_ordered(items: list[dict[str, Any]]) -> None:
    places = [node for node in _nodes(items) if node.get("type") == "TextPositionSelector"]
    assert all(type(node["start"]) is int and 0 <= node["start"] < node["end"] for node in places)


def test_both_selectors_find_the_claims_words(items: list[dict[str, Any]]) -> None:
    text = materials().versions[0].text
    for item in items:
        for target in _list(item["target"]):
            if "selector" not in target:
                continue
            quoted, place = target["selector"]
            assert text[place["start"] : place["end"]] == quoted["exact"]
            selector = Selector(quoted["exact"], quoted["prefix"], quoted["suffix"], 0, 0)
            found = resolve(selector, text)
            assert found
            assert found.start == place["start"]


def test_a_time_state_has_one_cached_copy_and_one_date(items: list[dict[str, Any]]) -> None:
    states = [node for node in _nodes(items) if node.get("type") == "TimeState"]
    assert states
    assert all(isinstance(node["cached"], str) and isinstance(node["sourceDate"], str) for node in states)


def test_an_article_without_an_address_is_named_by_its_content() -> None:
    made = materials()
    article = replace(made.versions[0], url="", text_sha256="00" * 32)
    first = json.loads(render(build(replace(made, versions=[article]))))["first"]["items"][0]
    assert first["target"]["source"] == "ni:///sha-256;" + "A" * 43


def test_the_same_case_gives_the_same_names() -> None:
    assert render(build(materials())) == render(build(materials()))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    made = json.loads(render(build(hostile(text))).encode())
    plain = json.loads(render(build(hostile("plain"))))
    assert made["total"] == plain["total"]
    assert [set(item) - {"created"} for item in made["first"]["items"]] == [
        set(item) - {"created"} for item in plain["first"]["items"]
    ]
    assert made["first"]["items"][0]["target"]["selector"][0]["exact"] == text
