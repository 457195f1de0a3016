"""Which roles a rule cannot do without, so that rules which cannot match are neither compiled nor run."""

from __future__ import annotations

from workbench.language.patterns import compiled

_PIECE = compiled(r"\(\?P<\w+>|\(\?<?[=!]|\(\?:|\(|\)|\||\{[^}]*\}|[?*+]|\b[A-Z][A-Z_0-9]+\b|\[[^\]]*\]|\S")
_ROLE = compiled(r"[A-Z][A-Z_0-9]+")
_LOOKAROUND = ("(?=", "(?!", "(?<=", "(?<!")


def needed(template: str) -> frozenset[str]:
    """Roles that every match of a rule's template holds (not all of them, but none too many)."""
    pieces = [*_PIECE.findall(template), ")"]
    return _branches(pieces, 0)[0]


def _branches(pieces: list[str], at: int) -> tuple[frozenset[str], int]:
    """What the alternatives from `at` to their closing bracket share, and where that bracket stands."""
    branches: list[frozenset[str]] = []
    held: frozenset[str] = frozenset()
    while pieces[at] != ")":
        piece = pieces[at]
        found: frozenset[str] = frozenset()
        if piece == "|":
            branches.append(held)
            held = frozenset()
        elif piece.startswith("("):
            inner, at = _branches(pieces, at + 1)
            found = frozenset() if piece in _LOOKAROUND else inner
        elif _ROLE.fullmatch(piece):
            found = frozenset((piece,))
        at += 1
        optional = pieces[at] in ("?", "*") or pieces[at].startswith("{0")
        held |= frozenset() if optional else found
    return frozenset.intersection(*branches, held), at
