"""News sentences of many builds fall into the claims that a fact-checker would list.

In `news.<language>.txt` each sentence is followed by its claims, and each claim by what it says of itself
where that is not "asserted by the narrator".
"""

from pathlib import Path

import pytest

from workbench.language.analyse import analyse
from workbench.model import Clause, Modality, SpeakerKind


def cases(lang: str) -> list[tuple[str, str, list[str]]]:
    found: list[tuple[str, str, list[str]]] = []
    for line in Path(__file__).with_name(f"news.{lang}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            found[-1][2].append(line.strip())
        else:
            found.append((lang, line, []))
    return found


def told(clause: Clause, text: str) -> str:
    marks = [
        *(["frame"] if clause.frame else []),
        *([clause.modality.value] if clause.modality is not Modality.ASSERTED else []),
        *(["negated"] if clause.negated else []),
        *([clause.speaker.value] if clause.speaker is not SpeakerKind.NARRATOR else []),
    ]
    said = clause.span.of(text)
    return f"{said} | {', '.join(marks)}" if marks else said


@pytest.mark.parametrize(("lang", "text", "claims"), [*cases("en"), *cases("ar")])
def test_a_sentence_falls_into_its_claims(lang: str, text: str, claims: list[str]) -> None:
    assert [told(clause, text) for clause in analyse(text, lang=lang).clauses] == claims
