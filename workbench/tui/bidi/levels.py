"""The Unicode bidirectional algorithm (UAX #9, revision 48): embedding levels of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import bidirectional

MAX_DEPTH = 125
RTL = frozenset({"R", "AL"})
EMBEDDINGS = {"LRE": 0, "RLE": 1, "LRO": 0, "RLO": 1}
INITIATORS = frozenset({"LRI", "RLI", "FSI"})
ISOLATES = INITIATORS | {"PDI"}
REMOVED = frozenset({*EMBEDDINGS, "PDF", "BN"})
"""What rule X9 takes out of the text."""
NEUTRAL = frozenset({"B", "S", "WS", "ON", *ISOLATES})
RESET = frozenset({"WS", "BN", *EMBEDDINGS, "PDF", *ISOLATES})
"""What rule L1 sets to the paragraph's level at a line's end."""

BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘"
    "⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
"""Opening and closing ones in turn (BidiBrackets.txt)."""
CLOSING_OF = dict(zip(BRACKETS[::2], BRACKETS[1::2], strict=True))
CLOSING_OF["\u2329"] = "\u3009"  # canonical equivalents of 〈 〉
CLOSING = frozenset(CLOSING_OF.values()) | {"\u232a"}


def classes(text: str) -> list[str]:
    """The bidi class of each character; what is not assigned counts as neutral."""
    return [bidirectional(char) or "ON" for char in text]


def base_level(text: str, default: int = 0) -> int:
    """0 (left to right) or 1, by the first strong character outside isolates (rules P2, P3)."""
    depth = 0
    for char in text:
        kind = bidirectional(char)
        if kind in INITIATORS:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0:
            if kind == "L":
                return 0
            if kind in RTL:
                return 1
    return default


def levels(text: str, base: int) -> list[int]:
    """Embedding level of each character of a paragraph, before rule L1 is applied to its lines."""
    kinds = classes(text)
    if REMOVED.isdisjoint(kinds) and ISOLATES.isdisjoint(kinds):
        result = [base] * len(text)
        _resolve(text, kinds, list(range(len(text))), result, base, base)
        return result
    return _explicit(text, kinds, base)


def reset_line(kinds: Sequence[str], line: list[int], base: int) -> None:
    """Rule L1 on one line, in place: separators and the blanks before them take the base level."""
    trailing = True
    for i in range(len(line) - 1, -1, -1):
        if kinds[i] in ("B", "S"):
            trailing = True
        elif kinds[i] not in RESET:
            trailing = False
        if trailing:
            line[i] = base


def _explicit(text: str, kinds: list[str], base: int) -> list[int]:
    """Rules X1 to X10: explicit levels, then each isolating run sequence by itself."""
    explicit, kinds = _embed(text, kinds, base)
    result = list(explicit)
    kept = [i for i, kind in enumerate(kinds) if kind not in REMOVED]
    for sequence in _sequences(kept, kinds, explicit):
        level = explicit[sequence[0]]
        before = _neighbour(kept, explicit, sequence[0], -1, base)
        last = sequence[-1]
        after = base if kinds[last] in INITIATORS else _neighbour(kept, explicit, last, 1, base)
        _resolve(text, kinds, sequence, result, max(level, before), max(level, after))
    # Retained controls take the level of what stands before them (UAX #9, 5.2).
    level = base
    for i, kind in enumerate(kinds):
        if kind in REMOVED:
            result[i] = level
        level = result[i]
    return result


def _embed(text: str, kinds: list[str], base: int) -> tuple[list[int], list[str]]:
    """Rules X1 to X8: levels from embeddings, overrides and isolates; classes after overrides."""
    result, resolved = [base] * len(kinds), list(kinds)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]  # level, override, isolate
    overflow_isolates = overflow_embeddings = isolates = 0
    for i, kind in enumerate(kinds):
        level, override, _ = stack[-1]
        if kind in EMBEDDINGS:
            result[i] = level
            new = _next_level(level, EMBEDDINGS[kind])
            if new <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                stack.append((new, {"LRO": "L", "RLO": "R"}.get(kind, ""), False))
            elif not overflow_isolates:
                overflow_embeddings += 1
        elif kind in INITIATORS:
            result[i], resolved[i] = level, override or kind
            rtl = base_level(_isolated(text, kinds, i)) if kind == "FSI" else int(kind == "RLI")
            new = _next_level(level, rtl)
            if new <= MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                isolates += 1
                stack.append((new, "", True))
            else:
                overflow_isolates += 1
        elif kind == "PDI":
            if overflow_isolates:
                overflow_isolates -= 1
            elif isolates:
                overflow_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                isolates -= 1
            result[i], resolved[i] = stack[-1][0], stack[-1][1] or kind
        elif kind == "PDF":
            if overflow_isolates:
                pass
            elif overflow_embeddings:
                overflow_embeddings -= 1
            elif not stack[-1][2] and len(stack) > 1:
                stack.pop()
            result[i] = level
        elif kind == "B":
            result[i] = base
        else:
            result[i] = level
            if override and kind != "BN":
                resolved[i] = override
    return result, resolved


def _next_level(level: int, rtl: int) -> int:
    """The next odd (right-to-left) or even level."""
    return level + 1 + (level + 1 + rtl) % 2


def _isolated(text: str, kinds: Sequence[str], start: int) -> str:
    """What stands between an isolate initiator and its PDI or the end."""
    depth = 1
    for i in range(start + 1, len(text)):
        depth += (kinds[i] in INITIATORS) - (kinds[i] == "PDI")
        if depth == 0:
            return text[start + 1 : i]
    return text[start + 1 :]


def _sequences(kept: list[int], kinds: list[str], explicit: list[int]) -> list[list[int]]:
    """Isolating run sequences (BD13): level runs joined across isolates."""
    sequences: list[list[int]] = []
    waiting: list[list[int]] = []  # sequences that end with an initiator, innermost last
    previous = -1
    current: list[int] = []
    for i in kept:
        if previous < 0 or explicit[i] != explicit[previous]:
            if kinds[i] == "PDI" and waiting and explicit[waiting[-1][-1]] == explicit[i]:
                current = waiting.pop()
            else:
                current = []
                sequences.append(current)
        elif waiting and previous == waiting[-1][-1]:
            waiting.pop()  # an isolate that is empty or too deep: the run simply goes on
        current.append(i)
        if kinds[i] in INITIATORS:
            waiting.append(current)
        previous = i
    return sequences


def _neighbour(kept: list[int], explicit: list[int], index: int, step: int, base: int) -> int:
    """Level of the kept character before or after, or the paragraph's at its edge."""
    place = kept.index(index) + step
    return explicit[kept[place]] if 0 <= place < len(kept) else base


def _resolve(text: str, kinds: list[str], at: list[int], result: list[int], before: int, after: int) -> None:
    """Rules W1 to I2 on the characters at `at`; `before`, `after` are the levels outside."""
    if not at:
        return
    level = result[at[0]]
    start, end = ("R" if before % 2 else "L"), ("R" if after % 2 else "L")
    given = [kinds[i] for i in at]
    types = _weak(given, start)
    _brackets([text[i] for i in at], given, types, "R" if level % 2 else "L", start)
    _neutral(types, "R" if level % 2 else "L", start, end)
    for i, kind in zip(at, types, strict=True):
        if level % 2:
            result[i] = level + (kind != "R")
        else:
            result[i] = level + (1 if kind == "R" else 2 if kind in ("EN", "AN") else 0)


def _weak(given: list[str], start: str) -> list[str]:
    """Rules W1 to W7."""
    types = list(given)
    previous = start
    for i, kind in enumerate(types):  # W1
        if kind == "NSM":
            types[i] = "ON" if previous in ISOLATES else previous
        previous = types[i]
    strong = start
    for i, kind in enumerate(types):  # W2
        if kind == "EN" and strong == "AL":
            types[i] = "AN"
        elif kind in ("L", "R", "AL"):
            strong = kind
    types = ["R" if kind == "AL" else kind for kind in types]  # W3
    for i in range(1, len(types) - 1):  # W4
        left, kind, right = types[i - 1 : i + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))):
            types[i] = left
    i = 0
    while i < len(types):  # W5
        if types[i] != "ET":
            i += 1
            continue
        stop = i
        while stop < len(types) and types[stop] == "ET":
            stop += 1
        if (i and types[i - 1] == "EN") or (stop < len(types) and types[stop] == "EN"):
            types[i:stop] = ["EN"] * (stop - i)
        i = stop
    strong = start
    for i, kind in enumerate(types):  # W6, W7
        if kind in ("ES", "ET", "CS"):
            types[i] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[i] = "L"
    return types


def _direction(kind: str) -> str:
    """The strong direction a resolved class counts as; empty for a neutral one."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _pairs(chars: list[str], types: list[str]) -> list[tuple[int, int]]:
    """Bracket pairs (BD16), in order of the opening one."""
    open_: list[tuple[str, int]] = []
    pairs = []
    for i, char in enumerate(chars):
        if types[i] != "ON":
            continue
        if char in CLOSING_OF:
            if len(open_) == 63:
                break
            open_.append((CLOSING_OF[char], i))
        elif char in CLOSING:
            wanted = "\u3009" if char == "\u232a" else char
            for k in range(len(open_) - 1, -1, -1):
                if open_[k][0] == wanted:
                    pairs.append((open_[k][1], i))
                    del open_[k:]
                    break
    return sorted(pairs)


def _brackets(chars: list[str], given: list[str], types: list[str], embedding: str, start: str) -> None:
    """Rule N0, in place."""
    for left, right in _pairs(chars, types):
        inside = {_direction(types[i]) for i in range(left + 1, right)} - {""}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            context = next((d for i in range(left - 1, -1, -1) if (d := _direction(types[i]))), start)
            if context != embedding:
                direction = context
        for bracket in (left, right):
            types[bracket] = direction
            for i in range(bracket + 1, len(given)):  # marks on a bracket go with it
                if given[i] != "NSM":
                    break
                types[i] = direction


def _neutral(types: list[str], embedding: str, start: str, end: str) -> None:
    """Rules N1 and N2, in place."""
    i = 0
    while i < len(types):
        if types[i] not in NEUTRAL:
            i += 1
            continue
        stop = i
        while stop < len(types) and types[stop] in NEUTRAL:
            stop += 1
        left = _direction(types[i - 1]) if i else start
        right = _direction(types[stop]) if stop < len(types) else end
        types[i:stop] = [left if left == right else embedding] * (stop - i)
        i = stop
