"""A clause says whether it is denied, planned or possible, and who says so."""

import pytest

from workbench.language.analyse import analyse
from workbench.model import Clause, Modality, SpeakerKind


def last(text: str, lang: str) -> Clause:
    return analyse(text, lang=lang).clauses[-1]


@pytest.mark.parametrize(
    ("text", "lang", "negated"),
    [
        ("The club did not sell the player.", "en", True),
        ("The club never sold the player.", "en", True),
        ("The club sold the player.", "en", False),
        ("The talks ended without a deal.", "en", False),
        ("لم يبع النادي اللاعب.", "ar", True),
        ("لن يبيع النادي اللاعب.", "ar", True),
        ("باع النادي اللاعب.", "ar", False),
        ("لا يزال النادي يملك الملعب.", "ar", False),
    ],
)
def test_negation(text: str, lang: str, negated: bool) -> None:
    assert last(text, lang).negated is negated


@pytest.mark.parametrize(
    ("text", "lang", "modality"),
    [
        ("The firm plans to build a harbour.", "en", Modality.PLANNED),
        ("The firm will build a harbour.", "en", Modality.PLANNED),
        ("The firm may build a harbour.", "en", Modality.POSSIBLE),
        ("The firm backed a plan for a harbour.", "en", Modality.ASSERTED),
        ("The firm built a harbour.", "en", Modality.ASSERTED),
        ("The firm denied that it built a harbour.", "en", Modality.DENIED),
        ("تخطط الشركة لبناء ميناء.", "ar", Modality.PLANNED),
        ("ستبني الشركة ميناء.", "ar", Modality.PLANNED),
        ("قد تبيع الشركة الميناء.", "ar", Modality.POSSIBLE),
        ("قد أعلنت الشركة الأرباح.", "ar", Modality.ASSERTED),
        ("كان العمل في الميناء قد بدأ عام 2015.", "ar", Modality.ASSERTED),
        ("وقد تم توقيع الاتفاق أمس.", "ar", Modality.ASSERTED),
        ("وقد عاد الوزير إلى مكتبه.", "ar", Modality.ASSERTED),
        ("قد تكون الخطة باهظة.", "ar", Modality.POSSIBLE),
        ("بنت الشركة ميناء.", "ar", Modality.ASSERTED),
        ("نفت الشركة أنها باعت الميناء.", "ar", Modality.DENIED),
    ],
)
def test_modality(text: str, lang: str, modality: Modality) -> None:
    assert last(text, lang).modality is modality


@pytest.mark.parametrize(
    ("text", "lang", "kind", "speaker"),
    [
        ("The harbour closed in May.", "en", SpeakerKind.NARRATOR, ""),
        ("The minister said that the harbour closed.", "en", SpeakerKind.NAMED, "The minister"),
        ("According to the city council, the harbour closed.", "en", SpeakerKind.NAMED, "the city council"),
        ("Sources say that the harbour will close.", "en", SpeakerKind.ANONYMOUS, "Sources"),
        ("The club sold the ground, adding that it would move.", "en", SpeakerKind.NAMED, "The club"),
        ("أغلق الميناء في مايو.", "ar", SpeakerKind.NARRATOR, ""),
        ("قال الوزير إن الميناء أغلق.", "ar", SpeakerKind.NAMED, "الوزير"),
        ("بحسب مجلس المدينة، أغلق الميناء.", "ar", SpeakerKind.NAMED, "مجلس المدينة"),
        ("ذكرت مصادر مطلعة أن الميناء سيغلق.", "ar", SpeakerKind.ANONYMOUS, "مصادر مطلعة"),
        ("وكان الرئيس قد أعلن في يناير أن الميناء أغلق.", "ar", SpeakerKind.NAMED, "الرئيس"),
    ],
)
def test_speaker(text: str, lang: str, kind: SpeakerKind, speaker: str) -> None:
    clause = last(text, lang)
    assert clause.speaker is kind
    assert (clause.speaker_span.of(text) if clause.speaker_span else "") == speaker


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The minister said that the harbour closed.", "en"),
        ("قال الوزير إن الميناء أغلق.", "ar"),
    ],
)
def test_the_frame_is_marked(text: str, lang: str) -> None:
    frame, content = analyse(text, lang=lang).clauses
    assert frame.frame
    assert frame.speaker is SpeakerKind.NARRATOR
    assert not content.frame


def test_another_voice_does_not_inherit_the_speaker() -> None:
    text = "أكد الخبير أن الأسعار ستنخفض بينما نفت الوزارة ذلك."
    assert last(text, "ar").speaker is SpeakerKind.NARRATOR


def test_a_speaker_after_the_quotation() -> None:
    text = '"We left early," she said.'
    first = analyse(text, lang="en").clauses[0]
    assert first.speaker is SpeakerKind.NAMED
    assert first.speaker_span is not None
    assert first.speaker_span.of(text) == "she"
