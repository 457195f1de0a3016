import pytest

from tests.consistency.helpers import flags

RULE = "quote-conflict"


@pytest.mark.parametrize(
    "text",
    [
        'The minister said: "No child will have to wait longer than its grandmother did."\n'
        'The minister said: "No child will need to wait longer than its grandmother did."',
        "قالت الوزيرة: «لن ينتظر أي طفل في هذه البلاد أكثر مما انتظرت جدته».\n"
        "قالت الوزيرة: «لن ينتظر طفل واحد في هذه البلاد أكثر مما انتظرت جدته».",
    ],
)
def test_fires(text: str) -> None:
    (flag,) = flags(text, RULE)
    assert len(flag.spans) == 2


@pytest.mark.parametrize(
    "text",
    [
        'She said: "We want to be the cleanest port on this coast."\n'
        'He said: "We want to be the safest harbour of the whole country."',
        'She said: "No child will have to wait longer than its grandmother did."\n'
        'She said that "no child will have to wait longer" in the city.',  # a part of it
        'She said: "No child will have to wait longer than its grandmother did."\n'
        "She said: “No child will have to wait longer than its grandmother did.”",  # other marks
    ],
)
def test_stays_silent(text: str) -> None:
    assert flags(text, RULE) == ()
