"""Two tellings of one event in other words: invented articles of a few sentences."""

from datetime import date

import pytest

from tests.consistency.helpers import analysed, flags, texts
from workbench.consistency.context import Context
from workbench.consistency.likely import Likely
from workbench.model import Severity

RULE = "date-conflict"
PUBLISHED = date(2023, 6, 20)
FILLER = "Nobody at the town hall would speak of it on the record.\nThe weather has been kind this year.\n"
FILLER_AR = "ولم يشأ أحد في البلدية أن يتحدث عن الأمر علنا.\nوكان الطقس لطيفا هذه السنة.\n"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (  # a verb and a noun
            "The carriages were ordered in 2015 from a factory in Brunn.\n"
            + FILLER
            + "The state paid a third "
            "before the order for the coaches was placed in January 2017.",
            ["2015", "January 2017"],
        ),
        (  # a phrase for a verb
            "The crossing was closed on 21 January after divers found cracks.\n"
            + FILLER
            + "His firm has had to "
            "redraw three routes since barriers went up in the second week of February.",
            ["21 January", "second week of February"],
        ),
        (  # two verbs, and the place
            "A campus in Port Selim, which closed its doors in 2018, never paid.\n"
            + FILLER
            + "When Port Selim was abandoned in the middle of 2020, nobody sent flowers.",
            ["2018", "middle of 2020"],
        ),
        (  # what was announced, and what became public
            "The deal was announced on 4 June after six months of talks.\n"
            + FILLER
            + "The shares have gained 14% since the agreement became public on 27 May.",
            ["4 June", "27 May"],
        ),
        (  # a state since then
            "The museum has been shut since the spring of 2019 for repairs.\n"
            + FILLER
            + "He was there before the public was turned away in October 2018.",
            ["spring of 2019", "October 2018"],
        ),
        (  # a beginning, and what has lasted since
            "The ministry suspended Karl Brandt in May 2020 after a complaint.\n"
            + FILLER
            + "He has not been allowed to practise since August 2020.",
            ["May 2020", "August 2020"],
        ),
        (  # one rare word, and two ways to say so
            "وصودر جواز سفرها في أيار 2021.\n" + FILLER_AR + "وهي بلا جواز سفر منذ آب 2021.",
            ["أيار 2021", "آب 2021"],
        ),
        (  # what is done again by its nature
            "The hotel reopened after the flood in May 2014.\n"
            + FILLER
            + "Guests came back in October 2015.",
            ["May 2014", "October 2015"],
        ),
        (  # "he"
            "Daniel Okafor, who was signed from Velden in August, limped off.\n"
            + FILLER
            + "The fee agreed when he came from Velden in January rises with each goal.",
            ["August", "January"],
        ),
        (  # both still to come
            "The festival will open on 12 July in the old market.\n"
            + FILLER
            + "She sings a new song before the curtain rises on the opening night on 19 July.",
            ["12 July", "19 July"],
        ),
        (
            "الذي تولى الرئاسة في آذار 2018 هو العنيزان نفسه.\n"
            + FILLER_AR
            + "والعنيزان على كرسي الرئاسة منذ نهاية 2016 والناس تمل.",
            ["آذار 2018", "نهاية 2016"],
        ),
        (
            "تعرضت المعصرة لحريق ليلة 30 نيسان.\n"
            + FILLER_AR
            + "والنيران التي اشتعلت مطلع آذار أكلت أكياس الخيش والدفاتر كلها.",
            ["30 نيسان", "مطلع آذار"],
        ),
        (
            "كانت البلدية قد تعاقدت مع المقاول في أيار 2021 لإنارة الشوارع.\n"
            + FILLER_AR
            + "وقال الأهالي إن العقد الذي وقعته البلدية مع المقاول في خريف 2020 لم ينشر.",
            ["أيار 2021", "خريف 2020"],
        ),
    ],
)
def test_another_wording_is_warned_of(text: str, dates: list[str]) -> None:
    (flag,) = flags(text, RULE, reference=PUBLISHED)
    assert flag.severity is Severity.WARNING
    assert all(day in found for day, found in zip(dates, texts(text, flag), strict=True))
    assert flag.score is not None
    assert 0 < flag.score < 1


@pytest.mark.parametrize(
    "text",
    [
        # again
        "The works were shut down in 2015 over a debt.\n" + FILLER + "They were closed again in 2017.",
        # the news, and what happened in another year
        "The bakery was gutted by a blaze on Sunday.\n" + FILLER + "A warehouse burned down in 2009.",
        # other names
        "Ana Brandt joined the ministry in 2011.\n"
        + FILLER
        + "Karl Weiss was hired by the ministry in 2012.",
        # when it was said
        "The bridge was inspected on 2 June.\n"
        + FILLER
        + "The crossing is safe, the council said on 9 June.",
        # a plan and its outcome
        "The order was due to be placed in 2015.\n" + FILLER + "The carriages were ordered in 2017.",
        # "since" counts what came after, and dates nothing
        "The choir won the prize in 2015.\n" + FILLER + "The choir has won twice since 2017.",
        # what is to come, and what was
        "The concerts started on 12 June in the old market.\n"
        + FILLER
        + "The concerts will start on 19 July.",
        # three of a kind fit each other alike
        "The village was flooded in 1999.\nThe village lay under water in 2001.\nWaters rose in 2003.",
        "أغلقت المطحنة أبوابها عام 2015.\n" + FILLER_AR + "وأغلقت المطحنة مجددا عام 2017.",
        "انضمت سلمى حداد إلى الوزارة عام 2011.\n" + FILLER_AR + "والتحق كريم نصار بالوزارة عام 2012.",
        "كان من المقرر أن تفتتح المدرسة في 2015.\n" + FILLER_AR + "واستقبلت المدرسة أول تلميذ في 2017.",
    ],
)
def test_what_may_well_be_another_event_is_left_alone(text: str) -> None:
    assert flags(text, RULE, reference=PUBLISHED) == ()


@pytest.mark.parametrize(
    "text",
    [
        # kinds of events that may be one, of which nothing else is shared
        "Two orphanages closed in 2017 for lack of money.\n"
        + FILLER
        + "Magistrates froze her assets in 2019.",
        # two things, each in its plain word
        "The tower of the mill was built in 1911.\n" + FILLER + "The tower was sold in 1914 for little.",
        # in one week of news one thing comes after another
        "A boat from the village was found on Thursday.\n" + FILLER + "The village slept in tents on Sunday.",
    ],
)
def test_what_a_reader_would_look_at_twice_is_at_most_a_warning(text: str) -> None:
    assert all(flag.severity is Severity.WARNING for flag in flags(text, RULE, reference=PUBLISHED))


def test_the_better_fit_is_taken() -> None:
    text = (
        "The tower of Saint Anne was completed in 1911.\n"
        + FILLER
        + "The tower of Saint Anne was finished in 1914, "
        "an inscription says.\nThe villa next door was finished in 1919."
    )
    (flag,) = flags(text, RULE, reference=PUBLISHED)
    assert [found[-4:] for found in texts(text, flag)] == ["1911", "1914"]


@pytest.mark.parametrize(
    ("clue", "second", "told"),
    [
        ("remembered", "She still remembers the fire of June 2019.", True),
        ("remembered", "She was away in June 2019.", False),
        ("he", "He saw the fire in June 2019.", True),
        ("he", "The fire of June 2019 is forgotten.", False),
    ],
)
def test_how_a_date_is_told_is_a_clue(clue: str, second: str, told: bool) -> None:
    likely = Likely(Context(analysed(f"The mill burned down in May 2017.\n{second}")))
    assert bool(dict(likely.clues.of(*likely.told))[clue]) == told


def test_what_opens_an_article_is_told_in_its_lede() -> None:
    opening = "The mill burned down in May 2017.\n"
    likely = Likely(Context(analysed(opening + FILLER * 2 + "The fire of June 2019 is forgotten.")))
    clues = dict(likely.clues.of(*likely.told))
    assert (clues["lede"], clues["lede second"]) == (True, False)
