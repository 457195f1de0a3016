"""A third language needs a pack and nothing else: a small French one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from workbench.language import pack as packs
from workbench.language.fold import Folded
from workbench.language.times import lexer, lexicon, times

FRENCH: dict[str, Any] = tomllib.loads("""
[times]
months = [["janvier", "janv"], ["février", "févr"], ["mars"], ["avril"], ["mai"], ["juin"],
  ["juillet"], ["août"],
  ["septembre", "sept"], ["octobre", "oct"], ["novembre", "nov"], ["décembre", "déc"]]
weekdays = [["lundi"], ["mardi"], ["mercredi"], ["jeudi"], ["vendredi"], ["samedi"], ["dimanche"]]
weak = ["mars", "mai"]
unresolved = ["récemment", "à cette époque"]
silent = ["jusqu'à aujourd'hui", "de jour en jour"]
[times.units]
day = ["jour", "jours"]
week = ["semaine", "semaines"]
month = ["mois"]
quarter = ["trimestre"]
year = ["an", "ans", "année", "années"]
century = ["siècle", "siècles"]
[times.cardinals]
2 = ["deux"]
3 = ["trois"]
[times.ordinals]
1 = ["premier", "première"]
3 = ["troisième"]
[times.days]
-1 = ["hier"]
0 = ["aujourd'hui"]
1 = ["demain"]
[times.relative]
-1 = ["dernier", "dernière"]
0 = ["ce", "cette"]
1 = ["prochain", "prochaine"]
[times.parts]
start = ["début"]
end = ["fin"]
[times.seasons]
summer = ["été"]
[times.holidays]
"7-14" = ["fête nationale"]
[times.sets]
P1D = ["quotidiennement"]
[times.roles]
"OF" = ["de", "du", "d"]
"THE" = ["le", "la", "l", "les"]
"IN" = ["en", "au", "à"]
"AND" = ["et"]
"TO" = ["au", "à"]
"FROM" = ["du", "de"]
"BETWEEN" = ["entre"]
"SINCE" = ["depuis"]
"AGOPRE" = ["il y a"]
"EVERY" = ["chaque"]
"ORDSUF" = ["er", "e"]
""")


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    original = packs.pack
    monkeypatch.setattr(lexicon, "pack", lambda lang: FRENCH if lang == "fr" else original(lang))
    yield
    lexicon.time_words.cache_clear()
    lexer._word.cache_clear()


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Le conseil s'est réuni le 12 mars 2018 à Paris.", date(2018, 3, 12), date(2018, 3, 12)),
        ("Le 1er janvier 2018 il partit.", date(2018, 1, 1), date(2018, 1, 1)),
        ("À la fin de janvier 2018 il partit.", date(2018, 1, 21), date(2018, 1, 31)),
        ("Il partit au début de l'année dernière.", date(2017, 1, 1), date(2017, 3, 31)),
        ("Il était là en 2018, dit-il.", date(2018, 1, 1), date(2018, 12, 31)),
        ("Au troisième trimestre 2017 il partit.", date(2017, 7, 1), date(2017, 9, 30)),
        ("Entre mars et mai 2018 il partit.", date(2018, 3, 1), date(2018, 5, 31)),
        ("Il partit il y a trois semaines.", date(2018, 5, 30), date(2018, 5, 30)),
        ("Il partit la semaine dernière.", date(2018, 6, 11), date(2018, 6, 17)),
        ("Hier il partit.", date(2018, 6, 19), date(2018, 6, 19)),
        ("L'été 2015 fut chaud.", date(2015, 6, 21), date(2015, 9, 23)),
    ],
)
def test_french_dates(text: str, earliest: date, latest: date) -> None:
    (time,) = times(Folded(text), "fr", date(2018, 6, 20))
    assert (time.earliest, time.latest) == (earliest, latest)


@pytest.mark.usefixtures("french")
def test_french_other_kinds() -> None:
    (length,) = times(Folded("Il resta trois ans."), "fr")
    (vague,) = times(Folded("Il partit récemment."), "fr")
    assert (length.duration, vague.readings) == ("P3Y", ())
    assert times(Folded("Rien ne change jusqu'à aujourd'hui."), "fr") == ()
