"""Sentence boundaries: the situations of pySBD's golden rules (in our own words), and Arabic ones."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.language.sentences import sentences
from workbench.model import Block, BlockRole, Span


def lines(text: str, role: BlockRole) -> list[Block]:
    return [Block(Span(*found.span()), role) for found in re.finditer(r"\S(?:[^\n]*\S)?", text)]


def split(text: str, lang: str = "en", role: BlockRole = BlockRole.PARAGRAPH) -> list[str]:
    blocks = lines(text, role)
    return [sentence.span.of(text) for sentence in sentences(text, blocks, lang)]


# "|" marks where one sentence ends and the next begins.
ENGLISH = [
    "The ship sailed.| Her name was Vega.",
    "Where did it go?| My map is old.",
    "Look at that!| It moved.",
    "Her lawyer is Anna B. Cole.",
    "See p. 12 for the map.",
    "Was Rahim and co. on the boat?",
    "The bank sold its stake to Hale, Brown & Co. at night.",
    "Ask Rahim and co.| They were there.",
    "The bank sold it to Hale & Co.| It closed in May.",
    "We saw Mt. Hood from the plane.",
    "St. Anne's School is on 9th st. by the park.",
    "That was Ali Reza Jr.'s boat.",
    "She toured the U.S.A. last spring.",
    "He moved to the E.U.| How was it?",
    "He moved to the U.S.| How was it?",
    "She sued the U.S. Government in Ohio.",
    "He lived in the U.S. for 9 years.",
    "It fell to 2.4, down from 2.5.| Almost a third of them agree.",
    "At 6 a.m. Mr. Cole left the ship.| He came back at 7 P.M.| Mrs. Cole stayed on board.",
    "It costs $20.50 at the door.",
    "It costs $20.50.| Cash is fine.",
    "She paints (She had trained for 9 years as a nurse.) at the old port.",
    "Write to Ann.Lee@example.org.| He answers.",
    "It is at https://www.example.20.org/a-b/c_d.html.| Have a look.",
    "She looked up, 'It is late.' he heard her say.",
    'She looked up, "It is late." he heard her say.',
    'She looked up, "It is late."| He left the room.',
    "Wait!!| It is not over.",
    "Really??| Who says so?",
    "Really!?| Is that so?",
    "Really?!| Is that so?",
    "1.) First thing |2.) Next thing",
    "1.) First thing. |2.) Next thing.",
    "1) First thing |2) Next thing",
    "1) First thing. |2) Next thing.",
    "1. First thing |2. Next thing",
    "1. First thing. |2. Next thing.",
    "• 4. First thing |• 5. Next thing",
    "⁃4. First thing |⁃5. Next thing",
    "a. First thing |b. Next thing |c. Last thing",
    "one\n|two words\n|three, four\n",
    "It lies at N°. 2032.117.404.| Nobody goes there.",
    "He worked at Yahoo! in the legal team.",
    "There were two of us, you and I.| Did you meet Omar I. Haddad there?",
    "He writes that in time “the rules of the game will seem less strange. . . .”",
    '"She [...] compared it with a river [...]" (Cole 31).',
    "If the end is left out, write an ellipsis with spaces and then the full stop . . . .| Next one.",
    "We never agreed to it....| He hung up.",
    "I was not ... well, what I say...look . . . what I mean, the point is . . . I never went.",
    "One habit that was weak . . . was that of writing long letters. . . .| The custom was kept. . . .",
    "The gate is shut.|Come on Friday.|Dr. Cole paid 2,000.|That was all.",
    # News.
    "Hale Inc. sold 4.5 per cent more.| Dr. J. K. Rao, M.D., was pleased.",
    "The U.S. Supreme Court met on Jan. 5.| It ruled.",
    "“We won. |We always do,” he said.| Then he left.",
    "Shares of Example.com Inc. fell.| eBay rose.",
    "The answer is no.| We asked twice.",
]
ARABIC = [
    "قال د. سالم إنه سافر.| وأضاف أنه عاد.",
    "بلغت القيمة 3.5 مليون دولار.| وارتفعت لاحقا.",
    "هل عاد؟| نعم!| لقد عاد.",
    "ولد عام 1320 هـ.| وتوفي بعد سنوات.",
    'قال: "هل عدت؟" قال الرجل.',
    "قال: «لن نعود.»| ثم خرج.",
    "انتهت الجلسة.|وأعلن القاضي النتيجة.",
    "بسعر 500 ج.م. للقطعة الواحدة.",
    "التقى أ.د. سالم بالوزير... ثم غادر.",
    "لم يأت أحد...| عاد الجميع إلى بيوتهم.",
    "انظر ص. 12 من التقرير.",
    "1. البند الأول |2. البند الثاني",
    "زار موقع example.com.| ثم خرج.",
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english(marked: str) -> None:
    assert split(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", ARABIC)
def test_arabic(marked: str) -> None:
    assert split(marked.replace("|", ""), "ar") == [part.strip() for part in marked.split("|")]


def test_a_heading_is_one_sentence() -> None:
    assert split("Who paid? The secret talks.", role=BlockRole.TITLE) == ["Who paid? The secret talks."]


def test_sentences_know_their_block() -> None:
    text = "One. Two.\nThree."
    blocks = [Block(Span(0, 9), BlockRole.PARAGRAPH), Block(Span(10, 16), BlockRole.PARAGRAPH)]
    assert [sentence.block for sentence in sentences(text, blocks, "en")] == [0, 0, 1]


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.sampled_from("abc AB12.!?؟…\"“”()«»'’وقالد\n\u064b\u0640•"), max_size=80))
def test_spans_are_in_order_trimmed_and_lose_no_word(text: str) -> None:
    blocks = [
        Block(Span(*found.span()), BlockRole.PARAGRAPH) for found in re.finditer(r"\S(?:[^\n]*\S)?", text)
    ]
    for lang in ("ar", "en"):
        found = sentences(text, blocks, lang)
        for one, following in pairwise(found):
            assert one.span.end <= following.span.start
        for sentence in found:
            piece = sentence.span.of(text)
            assert piece == piece.strip()
            assert blocks[sentence.block].span.contains(sentence.span)
        inside = "".join(sentence.span.of(text) for sentence in found)
        assert sorted(c for c in inside if c.isalnum()) == sorted(c for c in text if c.isalnum())
