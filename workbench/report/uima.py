"""The article with its claims as UIMA CAS JSON, which INCEpTION and other annotation tools import.

https://github.com/apache/uima-uimaj-io-jsoncas ; offsets are UTF-16 code units, as UIMA counts. In
INCEpTION, make a span layer `webanno.custom.Claim` with the features below before importing.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from typing import Any

from workbench.report.labels import labels
from workbench.report.model import Report
from workbench.report.wording import rating_name

TYPE = "webanno.custom.Claim"
FEATURES = ("number", "kind", "rating", "rationale", "speaker")


def render(report: Report) -> str:
    """The CAS as JSON."""
    words, article = labels(report.lang), report.article
    text = article.text
    # Every letter beyond the first plane before an offset takes one unit more.
    astral = [at for at, letter in enumerate(text) if ord(letter) > 0xFFFF]

    def units(offset: int) -> int:
        return offset + bisect_left(astral, offset)

    structures: list[dict[str, Any]] = [
        {
            "%ID": 1,
            "%TYPE": "uima.cas.Sofa",
            "sofaNum": 1,
            "sofaID": "_InitialView",
            "mimeType": "text/plain",
            "sofaString": text,
        },
        {
            "%ID": 2,
            "%TYPE": "uima.tcas.DocumentAnnotation",
            "@sofa": 1,
            "begin": 0,
            "end": units(len(text)),
            "language": article.lang or "x-unspecified",
        },
    ]
    for entry in report.claims:
        claim = entry.claim
        if not claim.present:
            continue
        structures.append(
            {
                "%ID": len(structures) + 1,
                "%TYPE": TYPE,
                "@sofa": 1,
                "begin": units(claim.span.start),
                "end": units(claim.span.end),
                "number": str(claim.number),
                "kind": claim.kind.value,
                "rating": rating_name(entry.rating, words) if entry.rating else "",
                "rationale": entry.verdicts[0].rationale if entry.verdicts else "",
                "speaker": claim.speaker,
            }
        )
    members = [each["%ID"] for each in structures[1:]]
    features = {name: {"%NAME": name, "%RANGE": "uima.cas.String"} for name in FEATURES}
    whole = {
        "%TYPES": {TYPE: {"%NAME": TYPE, "%SUPER_TYPE": "uima.tcas.Annotation", **features}},
        "%FEATURE_STRUCTURES": structures,
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": members}},
    }
    return json.dumps(whole, indent=1) + "\n"
