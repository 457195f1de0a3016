"""Claims out of an analysed text: which clauses are claims, of which kind, how urgent and why."""

from __future__ import annotations

from workbench.claims.features import Reader, claim_features, sentence_features
from workbench.claims.kinds import kind_of
from workbench.claims.priority import Parts, judges, parts, priority, shared_parts
from workbench.claims.reasons import why
from workbench.model import Analysis, BlockRole, Claim, Clause, SpeakerKind


def claims(analysis: Analysis) -> tuple[Claim, ...]:
    """The claims of the listed blocks, in order of their clauses (by start, the wider first)."""
    reader = Reader(analysis)
    found: list[Claim] = []
    sentences: dict[int, tuple[dict[str, float], Parts]] = {}
    for number, clause in enumerate(analysis.clauses):
        sentence = analysis.sentences[clause.sentence]
        if not analysis.blocks[sentence.block].listed:
            continue
        if clause.sentence not in sentences:
            features = sentence_features(reader, clause.sentence)
            sentences[clause.sentence] = features, shared_parts(features)
        around, shared = sentences[clause.sentence]
        inside = claim_features(reader, clause)
        if analysis.blocks[sentence.block].role is BlockRole.HEADING and not _asserts(inside):
            continue
        summands = parts(clause, inside, around, shared)
        rank = priority(summands)
        held = inside["figure"] or inside["time"]
        opinion = not held and (bool(inside["asks"]) or _demands(clause, inside) or judges(rank, summands))
        kind = kind_of(clause, inside, opinion=opinion)
        found.append(Claim(clause.span, clause.sentence, kind, rank, why(kind, rank, summands), number))
    return tuple(found)


def _demands(clause: Clause, inside: dict[str, float]) -> bool:
    """Whether the author says what ought to be."""
    return bool(inside.get("norm")) and clause.speaker is SpeakerKind.NARRATOR


def _asserts(inside: dict[str, float]) -> bool:
    """Whether a heading tells something: a date, a figure or a name, or at least asks nothing."""
    return bool(inside["time"] or inside["figure"] or inside["name"] or not inside.get("question_words"))
