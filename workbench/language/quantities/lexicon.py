"""The words of quantities, read once from the packs' `[quantities]` and put into dictionaries."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from workbench import kept
from workbench.language.fold import fold
from workbench.language.pack import pack
from workbench.language.patterns import compiled
from workbench.model import Qualifier, QuantityKind


@cache
def _currencies() -> dict[str, Any]:
    return kept.table(Path(__file__).with_name("currencies.toml"))


@cache
def iso_4217() -> frozenset[str]:
    """The codes of countries' currencies."""
    return frozenset(_currencies()["codes"].split())


@cache
def symbols() -> dict[str, str]:
    """Folded currency signs and their codes."""
    return dict(_currencies()["symbols"])


class Role(Enum):
    """What a word does in a number."""

    DIGITS = auto()
    CARDINAL = auto()
    INNER = auto()
    """A cardinal that stands only inside a longer number."""
    SCALE = auto()
    TWICE = auto()
    """A dual: two thousand."""
    SEVERAL = auto()
    """A plural scale; alone it is vague."""
    SUFFIX = auto()
    MULTIPLE = auto()
    FRACTION = auto()
    ORDINAL = auto()
    VAGUE = auto()
    DUAL_UNIT = auto()
    ONE = auto()
    """An indefinite article."""
    POINT = auto()
    MINUS = auto()


class Unit(NamedTuple):
    kind: QuantityKind
    code: str
    factor: Decimal = Decimal(1)
    coin: bool = False


class Entry(NamedTuple):
    """One reading of a word. `low` and `high` differ only for vague words."""

    role: Role
    low: Decimal
    high: Decimal
    cut: int = 0
    """How many letters in front of it are clitics."""
    joined: bool = False
    """A conjunction is written together with it."""
    definite: bool = False
    unit: Unit | None = None


class Lexicon:
    """Everything that the pack of one language knows of quantities."""

    def __init__(self, lang: str) -> None:
        table: dict[str, Any] = pack(lang).get("quantities", {})
        self.lang = lang
        self.article: str = table.get("article", "")
        self.joiners = _set(table.get("joiners", ""))
        self.units_first: bool = table.get("units_first", False)
        self.ten = _set(table.get("ten", ""))
        self.to = _set(table.get("to", ""))
        self.between = _phrases(table.get("between", ""))
        self.from_ = _phrases(table.get("from", ""))
        self.of = "|".join(sorted(_phrases(table.get("of", "of")), key=len, reverse=True))
        self.out_of = "|".join(sorted(_phrases(table.get("out_of", "of")), key=len, reverse=True))
        self.ratios = _phrases(table.get("ratios", ""))
        self.single_ratios = _phrases(table.get("single_ratios", "")) | self.ratios
        """What stands in "one in four", and behind any number ("two in every five")."""
        self.changes = _set(table.get("changes", ""))
        self.periods = _set(table.get("periods", ""))
        self.period_leads = _set(table.get("period_leads", ""))
        """Before a period, these make it a time rather than a label ("the opening day 12 trains ran")."""
        self.ranks = _set(table.get("ranks", ""))
        self.clock = _set(table.get("clock", ""))
        counted = pack(lang).get("times", {}).get("roles", {}).get("COUNTED", ())
        self.counted = frozenset(fold(word) for word in counted)
        """Nouns that a figure counts, whatever label stands before it."""
        self.own_fractions = _set(table.get("own_fractions", ""))
        self.streets = _set(table.get("streets", ""))
        self.singles = _set(table.get("singles", ""))
        self.singles_before = _set(table.get("singles_before", ""))
        self.singles_after = _set(table.get("singles_after", ""))
        self.function_words = _set(table.get("function_words", ""))
        self.clitics = tuple(sorted(_set(table.get("clitics", "")), key=len, reverse=True))
        self.needs_one = _set(table.get("needs_one", ""))
        self.fractions_before = _set(table.get("fractions_before", ""))
        self.fractions_after = _set(table.get("fractions_after", ""))
        self.no_fractions = _set(table.get("no_fractions", ""))
        self.no_ordinals_before = _set(table.get("no_ordinals_before", ""))
        self.no_ordinals_after = _set(table.get("no_ordinals_after", ""))
        self.persons = _set(table.get("persons", ""))
        self.eras = _phrases(table.get("eras", ""))
        self.vague_before_scale = _set(table.get("vague_before_scale", ""))
        self.alternatives = _set(table.get("alternatives", ""))
        self.determiners = _set(table.get("determiners", ""))
        self.close_units = _set(table.get("close_units", ""))
        self.front_units = _set(table.get("front_units", ""))
        self.reaching = _set(table.get("reaching", ""))
        self.negations = _set(table.get("negations", ""))
        no_numbers = _set(table.get("no_numbers", ""))
        self._no_words = no_numbers | {joiner + word for joiner in self.joiners for word in no_numbers}
        articles = (self.article, "لل") if self.article else ()
        self.glued = frozenset(
            clitic + article
            for clitic in ("", *self.clitics)
            for article in ("", *articles)
            if clitic + article
        )
        """What is written together with digits without being part of them."""
        self.labels = frozenset(
            head + word for head in ("", *self.glued) for word in _set(table.get("labels", ""))
        )
        self.words: dict[str, tuple[Entry, ...]] = {}
        self._fill(table)
        self.units = self._units(table)
        if pack(lang).get("direction") == "rtl":  # Latin units and scales stand inside such texts too
            english: dict[str, Any] = pack("en").get("quantities", {})
            for key in ("scales", "several", "suffixes"):
                self._add(english.get(key, {}), _ROLES[key])
            self.units = self._units(english) | self.units
        plain = _qualifiers(table.get("before", {}))
        self.before = {clitic + form: said for clitic in self.clitics for form, said in plain.items()} | plain
        self.after = _qualifiers(table.get("after", {}))

    def _fill(self, table: dict[str, Any]) -> None:
        for key, role in _ROLES.items():
            self._add(table.get(key, {}), role)
        for key, role in (("ones", Role.ONE), ("points", Role.POINT), ("minus", Role.MINUS)):
            self._add({"1": table.get(key, "")}, role)
        self.duals: dict[str, Unit] = {}
        """Duals of two words."""
        measures = table.get("measures", {})
        for code, forms in table.get("duals", {}).items():
            kind = QuantityKind.MEASURE if code in measures else QuantityKind.MONEY
            for form in _set(forms):
                unit = Unit(kind, code)
                if "_" in form:
                    self.duals[form.replace("_", " ")] = unit
                else:
                    self._put([form], Entry(Role.DUAL_UNIT, Decimal(2), Decimal(2), unit=unit))
        self._compound_ordinals(table)

    def _compound_ordinals(self, table: dict[str, Any]) -> None:
        """ "twentyfifth", written together (with a hyphen or a space the parser sees two words)."""
        if self.units_first:
            return
        tens = [(v, f) for v, f in _values(table.get("cardinals", {})) if 20 <= v <= 90]
        units = [(v, f) for v, f in _values(table.get("ordinals", {})) if v < 10]
        for ten, left in tens:
            for unit, right in units:
                self._put([left + right], Entry(Role.ORDINAL, ten + unit, ten + unit))

    def _add(self, values: dict[str, str], role: Role) -> None:
        for key, forms in values.items():
            low, high = _bounds(key)
            self._put(_set(forms), Entry(role, low, high))

    def _put(self, forms: Iterable[str], entry: Entry) -> None:
        """Enter forms, each also with every clitic and the article in front of it."""
        variants = []
        for clitic in ("", *self.clitics):
            for article in ("", self.article) if self.article else ("",):
                head = clitic + article
                if head.endswith("لال"):
                    head = head[:-3] + "لل"  # "to the" is written so
                joined = bool(clitic) and clitic[0] in self.joiners
                made = Entry(
                    entry.role, entry.low, entry.high, len(clitic), joined, bool(article), entry.unit
                )
                variants.append((head, made))
        words, banned = self.words, self._no_words
        for form in forms:
            for head, made in variants:
                word = head + form
                if word in banned:
                    continue
                known = words.get(word)
                if known is None:
                    words[word] = (made,)
                elif made not in known:
                    words[word] = (*known, made)

    def _units(self, table: dict[str, Any]) -> dict[str, Unit]:
        units: dict[str, Unit] = {}
        article = table.get("article", "")

        def put(form: str, unit: Unit) -> None:
            units.setdefault(form, unit)
            if article:
                units.setdefault(article + form.replace(" ", f" {article}"), unit)

        for code, forms in table.get("percent", {}).items():
            unit = Unit(
                QuantityKind.PERCENT,
                "pp" if code == "bp" else code,
                Decimal("0.01") if code == "bp" else Decimal(1),
            )
            for form in _phrases(forms):
                put(form, unit)
        for currency in table.get("currencies", []):
            unit = Unit(QuantityKind.MONEY, currency["code"])
            whose = [
                (Unit(QuantityKind.MONEY, code), _phrases(adjectives))
                for code, adjectives in currency["whose"].items()
            ]
            for noun in _phrases(currency["words"]):
                put(noun, unit)
                for other, adjectives in whose:
                    for adjective in adjectives:
                        put(f"{noun} {adjective}", other)
                        put(f"{adjective} {noun}", other)
                        put(adjective + noun, other)
        for code, forms in table.get("coins", {}).items():
            unit = Unit(QuantityKind.MONEY, code, coin=True)
            for form in _phrases(forms):
                put(form, unit)
        for code, forms in table.get("measures", {}).items():
            unit = Unit(QuantityKind.MEASURE, code)
            for form in _phrases(forms):
                put(form, unit)
        return units


_ROLES = {
    "cardinals": Role.CARDINAL, "inner": Role.INNER, "scales": Role.SCALE, "twice": Role.TWICE,
    "several": Role.SEVERAL, "suffixes": Role.SUFFIX, "multiples": Role.MULTIPLE,
    "fractions": Role.FRACTION, "ordinals": Role.ORDINAL, "vague": Role.VAGUE,
}  # fmt: skip


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


def _phrases(words: str) -> frozenset[str]:
    """Forms of several words are written with underscores in the packs."""
    return frozenset(word.replace("_", " ") for word in fold(words).split())


def _bounds(key: str) -> tuple[Decimal, Decimal]:
    low, dash, high = key.partition("-")
    if dash:
        return Decimal(low), Decimal(high)
    top, slash, bottom = key.partition("/")
    value = Decimal(top) / Decimal(bottom) if slash else Decimal(key)
    return value, value


def _values(values: dict[str, str]) -> Iterable[tuple[Decimal, str]]:
    for key, forms in values.items():
        for form in _set(forms):
            yield Decimal(key), form


def _qualifiers(table: dict[str, str]) -> dict[str, Qualifier]:
    return {form: Qualifier(name) for name, forms in table.items() for form in _phrases(forms)}


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of a language. Raises InputError for a language without a pack."""
    return Lexicon(lang)


# A unit is looked for in the next words: letters with inner full stops, or a sign.
SIGN = compiled(r"(?:us|ca|au|hk|nz|nt|mx|[casr])?\$|[€£¥₹₪₺₽₩₴₦₫₿₱₸₼₾%‰¢]|€ur")
