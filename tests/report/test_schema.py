"""The shipped JSON Schema: as the model is, and what every JSON report keeps to."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.report.hostile import HOSTILE
from tests.report.samples import hostile, materials
from tools import report_schema
from workbench.report import json as json_format
from workbench.report.build import build


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    shipped = json.loads(report_schema.FILE.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(shipped)
    return Draft202012Validator(shipped)


def test_the_shipped_schema_is_the_models() -> None:
    assert report_schema.FILE.read_text(encoding="utf-8") == report_schema.text()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_reports_keep_to_it(validator: Draft202012Validator, lang: str) -> None:
    assert list(validator.iter_errors(_json(materials(lang)))) == []


@pytest.mark.parametrize("text", HOSTILE[:8])
def test_reports_on_hostile_text_keep_to_it(validator: Draft202012Validator, text: str) -> None:
    assert list(validator.iter_errors(_json(hostile(text)))) == []


def test_it_refuses_what_no_report_is(validator: Draft202012Validator) -> None:
    whole = _json(materials())
    for change in ({"claims": None}, {"schema_version": 2}, {"more": 1}):
        assert list(validator.iter_errors({**whole, **change}))
    whole["claims"][0]["claim"]["kind"] = "rumour"
    assert list(validator.iter_errors(whole))


def _json(made: Any) -> Any:
    return json.loads(json_format.render(build(made)))
