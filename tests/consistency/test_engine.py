from collections import Counter
from collections.abc import Iterator

import pluggy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.consistency.gold import articles
from tests.growth import calls
from workbench.consistency import engine
from workbench.consistency.context import Context
from workbench.consistency.engine import RULES, check
from workbench.consistency.hookspec import Hooks, hookimpl, outside_rules
from workbench.consistency.rule import Rule, question
from workbench.language.analyse import analyse
from workbench.language.pack import languages, pack
from workbench.model import Analysis, Flag, InputError, Severity, Span

TEXT = "It opened on Monday, 14 March 2023. Sources said so.\nHe is the undisputed king. It cost $5 million."


def test_conflicts_first_then_warnings_then_notes_each_in_order() -> None:
    order = {severity: place for place, severity in enumerate(Severity)}
    found = check(analyse(TEXT, lang="en"))
    keys = [(order[flag.severity], flag.spans) for flag in found]
    assert keys == sorted(keys)
    assert found[0].rule == "weekday-mismatch"


def test_a_rule_can_be_switched_off_or_weigh_otherwise() -> None:
    analysis = analyse(TEXT, lang="en")
    assert "weekday-mismatch" not in {f.rule for f in check(analysis, off=["weekday-mismatch"])}
    found = check(analysis, severities={"weekday-mismatch": Severity.NOTE})
    assert {f.severity for f in found if f.rule == "weekday-mismatch"} == {Severity.NOTE}
    with pytest.raises(InputError, match="no rule is called"):
        check(analysis, off=["weekday"])


def test_nothing_to_say_of_nothing() -> None:
    assert check(analyse("", lang="en")) == ()
    assert check(analyse("\n\n", lang="ar")) == ()


def test_every_rule_has_a_meaning_and_a_question_in_every_language() -> None:
    for rule in RULES.values():
        assert rule.meaning.endswith(".")
        for lang in languages():
            assert rule.name in pack(lang)["consistency"]["questions"]


def test_a_question_is_one_line_and_short() -> None:
    asked = question("en", "unsourced-figure", a="word\n" * 200)
    assert "\n" not in asked
    assert len(asked) < 320


def test_an_outside_package_adds_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(context: Context) -> Iterator[Flag]:
        at = context.text.find("king")
        if at >= 0:
            yield Flag("no-kings", Severity.NOTE, "a king", "Which king?", (Span(at, at + 4),))

    class Package:
        @hookimpl
        def workbench_rules(self) -> list[Rule]:
            return [Rule("no-kings", Severity.NOTE, "A king is named.", find)]

    manager = pluggy.PluginManager("workbench")
    manager.add_hookspecs(Hooks)
    manager.register(Package())
    known = {**RULES, **{rule.name: rule for rule in outside_rules(manager)}}
    monkeypatch.setattr(engine, "rules", lambda: known)
    assert "no-kings" in {flag.rule for flag in check(analyse(TEXT, lang="en"))}


def test_the_gold_set_keeps_its_size_and_its_recall() -> None:
    texts = articles()
    checked = [(article, article.flags()) for article in texts]
    planted = [(flags, item) for article, flags in checked for item in article.planted]
    near = [(flags, item) for article, flags in checked for item in article.near]
    assert len(texts) >= 20
    assert len(planted) >= 120
    assert len(near) >= 120
    found = sum(any(item.met_by(flag) for flag in flags) for flags, item in planted)
    assert found / len(planted) >= 0.83
    fell_for = [item for flags, item in near if any(item.met_by(flag) for flag in flags)]
    assert len(fell_for) <= len(near) / 50


WORDS = [
    "The",
    "the",
    "Lumio",
    "company",
    "opened",
    "closed",
    "founded",
    "in",
    "2016",
    "2019",
    "March",
    "5",
    "million",
    "$3",
    "from",
    "to",
    "40%",
    "rose",
    "said",
    "Marta",
    "Klein",
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    ",",
    ".",
    ":",
    "no",
    "longer",
    "supports",
    "plan",
    "31",
    "April",
    "Monday",
    "شركة",
    "لومن",
    "تأسست",
    "عام",
    "٢٠١٦",
    "في",
    "نهاية",
    "2018",
    "من",
    "إلى",
    "ارتفع",
    "20",
    "بالمئة",
    "قال",
    "أن",
    "لم",
    "يعد",
    "يدعم",
    "الخطة",
    "کاتب",
    "\u202e",
    "ـ",
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*WORDS, "\n"]), max_size=60), st.sampled_from(["ar", "en"]))
def test_no_text_breaks_the_rules(words: list[str], lang: str) -> None:
    text = " ".join(words)
    for flag in check(analyse(text, lang=lang)):
        assert all(0 <= span.start < span.end <= len(text) for span in flag.spans)


@pytest.mark.parametrize(
    ("lang", "piece"),
    [
        ("en", "two hours and 20 of the 40 (30%) fell by 5% from 3 to 4, "),
        ("en", "Ann Okafor said that 5 people and 3 men died and 8 were hurt in Leeds. "),
        ("en", "at 7.40am and 55 minutes later, at 8.35am, Ann Okafor, 43, born in 1981, came, "),
        ("en", "opened in 2004, twenty years ago, and closed in 2010 after six years of work, "),
        ("ar", "وتراجعت المبيعات من 50 إلى 40 مليون دولار بنسبة 30% وأصيب 3 من 12 عاملا، "),
    ],
)
def test_work_grows_with_the_text_even_without_a_full_stop(lang: str, piece: str) -> None:
    small, large = (analyse(piece * count, lang=lang) for count in (24, 72))
    check(analyse(piece, lang=lang))  # what is read once for all texts
    assert calls(lambda: check(large)) < 5 * calls(lambda: check(small))


REPORTS = {
    "en": [
        "Ann Okafor{n}, who was {age}, died in Leeds in {year}.",
        "The bank cut {n} of its {more} branches in {year}, a fall of {share}%.",
        "“We sold {n} of the {more} boats,” said Lena Moss{n}, {age}, in March {year}.",
        "It gave three reasons: cold, hunger and {n} more.",
        "The first bridge in Leeds opened at 9am on 3 May {year} and cost ${n} million.",
    ],
    "ar": [
        "قالت ليلى الحداد، البالغة من العمر {age} عاما، إن {n} شركة أغلقت عام {year}.",
        "وارتفعت المبيعات من {n} إلى {more} مليون دولار بنسبة {share}% في آذار {year}.",
        "وأصيب {n} عاملا من أصل {more} في الحريق الذي اندلع في المصنع رقم {n}.",
    ],
}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_work_grows_with_the_number_of_sentences(lang: str) -> None:
    def report(paragraphs: int) -> Analysis:
        told = (
            sentence.format(n=n + 2, age=30 + n % 40, year=1960 + n % 60, more=2 * n + 9, share=3 + n % 50)
            for n in range(paragraphs)
            for sentence in REPORTS[lang]
        )
        return analyse(" ".join(told), lang=lang)

    small, large = report(50), report(200)
    check(report(2))  # what is read once for all texts
    assert calls(lambda: check(large)) < 4.4 * calls(lambda: check(small))


def test_flags_lie_in_the_text() -> None:
    for article in articles():
        for flag in article.flags():
            assert flag.spans
            assert not flag.values or len(flag.values) == len(flag.spans)
            assert all(0 <= s.start < s.end <= len(article.analysis.text) for s in flag.spans)


def test_clean_articles_are_left_alone() -> None:
    """Reports in both languages: a conflict in one of forty, and a warning in five of eight at most."""
    clean = [article for article in articles() if "clean" in article.name]
    assert len(clean) >= 100
    found = [article.flags() for article in clean]
    severities = Counter(flag.severity for flags in found for flag in flags)
    assert severities[Severity.CONFLICT] <= len(clean) / 40
    assert severities[Severity.WARNING] <= len(clean) * 5 / 8
    assert max(map(len, found)) < 20
