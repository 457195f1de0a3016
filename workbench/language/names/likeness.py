"""How alike two spellings of a name are, in one script or across Arabic and Latin.

A likeness suggests, it never proves: names are merged by their fold alone (see `keys`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.language.fold import fold
from workbench.language.patterns import compiled

# Latin groups of letters and what they sound like, the longest first. Capital letters are sounds of
# their own: S (sh), X (kh). Vowels are kept as a, i, u.
_SOUNDS = {
    "tsch": "tS", "sch": "S", "tch": "tS", "dge": "g", "sh": "S", "ch": "S", "kh": "X", "gh": "g",
    "ph": "f", "th": "t", "dh": "d", "zh": "g", "ck": "k", "cq": "k", "qu": "k", "dj": "g",
    "tz": "ts", "cz": "tS", "sz": "S", "wh": "w", "wr": "r", "kn": "n", "ou": "u", "oo": "u",
    "ee": "i", "ea": "i", "ie": "i", "ei": "i", "ai": "ai", "ay": "ai", "ey": "i", "au": "au",
    "aw": "au", "ow": "au", "oa": "u", "x": "ks",
}  # fmt: skip
_LATIN_ONE = str.maketrans("cejopqvwy", "kigubkfui")
_ARABIC_ONE = str.maketrans("ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژڤ", "abttghXddrzsSsdtzagfkklmnhuibSgf", "ء")
_GROUP = compiled("|".join(_SOUNDS))
_SOFT_C = compiled("c(?=[eiy])")
_DOUBLE = compiled(r"(.)\1+")
_VOWELS = compiled("[aiu]")
_LETTER = compiled("[^a-z\u0621-\u064aپچژڤ]+")


@lru_cache(16384)
def sounds(name: str) -> str:
    """A name in a small alphabet of sounds that both scripts share."""
    word = _LETTER.sub(" ", fold(name)).strip()
    if re.search("[\u0621-\u064a]", word):
        word = word.replace("تش", "S").replace("كس", "ks")
        word = re.sub(r"ه\b", "a", word)
        word = word.translate(_ARABIC_ONE)
    else:
        word = _SOFT_C.sub("s", word)
        word = _GROUP.sub(lambda found: _SOUNDS[found[0]], word)
        word = re.sub(r"(?<=[^aiue])e\b", "", word)
        word = word.translate(_LATIN_ONE)
    return _DOUBLE.sub(r"\1", word)


@lru_cache(16384)
def skeleton(name: str) -> str:
    """The consonants of a name in the shared alphabet, a vowel only where a word begins with one."""
    return _bones(sounds(name))


def _bones(heard: str) -> str:
    return " ".join(
        word[:1].replace("i", "a").replace("u", "a") + _VOWELS.sub("", word[1:]) for word in heard.split()
    )


_ARTICLE = compiled(r"\b(?:al|il|ul)(?=...)")


@lru_cache(16384)
def _bare(name: str) -> tuple[str, str]:
    """Sounds and skeleton without the Arabic article, which transliterations often leave out."""
    bare = _ARTICLE.sub("", sounds(name))
    return bare, _bones(bare)


def likeness(a: str, b: str) -> float:
    """0..1, how alike two spellings sound; 1 for the same sounds."""
    (sounds_a, bones_a), (sounds_b, bones_b) = _bare(a), _bare(b)
    from rapidfuzz import fuzz

    return (0.6 * fuzz.ratio(sounds_a, sounds_b) + 0.4 * fuzz.ratio(bones_a, bones_b)) / 100
