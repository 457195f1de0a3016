"""`workbench annotate`: JSON Lines in, JSON Lines out."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.running import fine

KEYS = {
    "claims": {"start", "end", "kind", "priority"},
    "times": {
        "start", "end", "text", "kind", "earliest", "latest", "granularity", "edtf", "approximate",
        "duration",
    },
    "quantities": {"start", "end", "text", "low", "high", "kind", "unit", "qualifier"},
    "names": {"start", "end", "text", "key"},
}  # fmt: skip


def test_shape() -> None:
    text = "Salma Haddad said in March 2015 that the bridge cost 40 million dollars, about 5% more."
    (row,) = fine("annotate", stdin=json.dumps({"id": "a", "text": text, "lang": "en"})).rows
    assert list(row) == ["id", "lang", "sentences", "claims", "times", "quantities", "names"]
    assert row["id"] == "a"
    assert row["lang"] == "en"
    assert row["sentences"] == [[0, len(text)]]
    for kind, keys in KEYS.items():
        for item in row[kind]:
            assert set(item) == keys
            assert 0 <= item["start"] < item["end"] <= len(text)
            if "text" in item:
                assert item["text"] == text[item["start"] : item["end"]]
    assert all(0 <= claim["priority"] <= 1 for claim in row["claims"])


def test_language_is_told_by_script() -> None:
    rows = fine("annotate", stdin='{"text": "It rose."}\n{"text": "ارتفع السعر."}').rows
    assert [row["lang"] for row in rows] == ["en", "ar"]
    assert [row["id"] for row in rows] == [None, None]


@pytest.mark.parametrize(
    "bad",
    [
        b"not json",
        b"[1, 2]",
        b'"text"',
        b"{}",
        b'{"text": 5}',
        b'{"text": null}',
        b'{"text": "x", "lang": "xx"}',
        b'{"text": "x", "lang": 5}',
        b'{"text": "x", "reference": "yesterday"}',
        b'{"text": "x", "reference": 20180220}',
        b"\xff\xfe\x00",
        b'{"id": NaN, "text": "x"}',
        b'{"id": 1e999, "text": "x"}',
        b'{"id": ' + b"9" * 5000 + b', "text": "x"}',
        b"[" * 100_000,
    ],
    ids=itertools.count(),
)
def test_a_bad_line_is_an_error_object_and_the_rest_goes_on(bad: bytes) -> None:
    rows = fine("annotate", stdin=b'{"id": 1, "text": "a"}\n' + bad + b'\n{"id": 2, "text": "b"}').rows
    assert [row["id"] for row in rows] == [1, None, 2]
    assert set(rows[1]) == {"id", "error"}
    assert rows[1]["error"]


def test_an_error_keeps_its_id() -> None:
    (row,) = fine("annotate", stdin='{"id": {"a": [1]}}').rows
    assert row["id"] == {"a": [1]}
    assert "text" in row["error"]


def test_odd_lines() -> None:
    stdin = b'\xef\xbb\xbf{"id": 1, "text": ""}\r\n\r\n   \n{"id": 2, "text": "\\ud800 \\u0000"}\n'
    assert [row["id"] for row in fine("annotate", stdin=stdin).rows] == [1, 2]


def test_output_is_utf8_without_escapes() -> None:
    out = fine("annotate", stdin='{"id": "قضية", "text": "a"}').out
    assert "قضية" in out


@given(st.lists(st.text(max_size=80), max_size=5))
@settings(max_examples=25)
def test_any_text_keeps_order_and_offsets(texts: list[str]) -> None:
    stdin = "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts))
    rows = fine("annotate", stdin=stdin).rows
    assert [row["id"] for row in rows] == list(range(len(texts)))
    for row, text in zip(rows, texts, strict=True):
        assert "error" not in row
        for item in row["times"] + row["quantities"] + row["names"]:
            assert item["text"] == text[item["start"] : item["end"]]
