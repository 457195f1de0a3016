"""How much a claim is worth checking first, and why, from counted features and open weights."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from workbench.model import Clause, Modality, SpeakerKind

_MOST = 3.0
"""More of the same counts no further."""
_BRIEF = -0.7
"""News may be short: no more is held against a brief sentence that tells what happened."""


@cache
def weights() -> dict[str, Any]:
    """`weights.toml` as parsed: `base`, `claim`, `sentence`, `opinion`."""
    file = Path(__file__).with_name("weights.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


Parts = list[tuple[str, float]]
"""(feature, signed amount), zeros left out."""


def shared_parts(sentence: dict[str, float]) -> Parts:
    """What a sentence adds to the score of each of its claims, its detail left out."""
    return [
        (f"sentence.{name}", weight * amount)
        for name, weight in weights()["sentence"].items()
        if name != "detail" and (amount := min(sentence.get(name, 0.0), _MOST))
    ]


def parts(clause: Clause, claim: dict[str, float], sentence: dict[str, float], shared: Parts) -> Parts:
    """What each feature adds to the score of a claim; `shared`: what its sentence does."""
    table = weights()
    amounts = {
        "figure": min(claim["figure"], 2.0),
        "time": min(claim["time"], 1.5),
        "name": 0.5 * min(claim["name"], 1.0) + 0.5 * min(claim["name"], 2.0),
        "comparison": min(claim.get("comparison", 0.0), 1.0),
        "cause": min(claim.get("cause", 0.0), 1.0),
        "quotation": 0.0 if clause.frame else min(sentence.get("long_quote", 0.0), 1.0),
        "attributed": float(clause.speaker is SpeakerKind.NAMED),
        "record": min(claim.get("record", 0.0), 2.0),
        "frame": float(clause.frame),
        "negated": float(clause.negated),
        "planned": float(clause.modality is Modality.PLANNED),
        "possible": float(clause.modality is Modality.POSSIBLE),
        "denied": float(clause.modality is Modality.DENIED),
    }
    found = [(name, table["claim"][name] * amount) for name, amount in amounts.items() if amount]
    shortest = 0.0 if claim["figure"] or claim["time"] else _BRIEF if _tells(clause, sentence) else -_MOST
    detail = max(sentence.get("detail", 0.0), shortest)
    if detail:
        found.append(("sentence.detail", table["sentence"]["detail"] * detail))
    return found + shared


def _tells(clause: Clause, sentence: dict[str, float]) -> bool:
    return clause.past or bool(sentence.get("past") or sentence.get("record"))


def judges(rank: float, found: Parts) -> bool:
    """Whether a claim of this priority is an opinion: its parts judge more than they tell."""
    table = weights()["opinion"]
    told = sum(amount for name, amount in found if name in table["told"])
    judged = -sum(amount for name, amount in found if name in table["judged"])
    return bool(rank < table["below"] and judged > 0 and judged >= told)


def priority(found: Parts) -> float:
    """0..1 from the parts."""
    score = weights()["base"] + sum(amount for _, amount in found)
    return round(1 / (1 + math.exp(-score)), 4)
