"""A third language is a `.toml` in the packs folder: everything that reads a text works with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from workbench.desk.analysis import annotate
from workbench.language import pack as packs
from workbench.model import Analysis, Modality

TEXT = (
    "Le musée de Lyon a ouvert le 14 mars 2018, selon la ville. "
    "M. Petit a déclaré que les ventes ont augmenté de 12 pour cent en 2017. "
    "La société a vendu plus de trois millions de livres et elle a fermé deux usines il y a deux ans. "
    "Le pont ne sera pas fermé mardi prochain."
)


@pytest.fixture(scope="module", autouse=True)
def packs_with_french(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("packs")
    for file in (*packs._PACKS.glob("*.toml"), Path(__file__).with_name("fr.toml")):
        shutil.copy(file, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packs, "_PACKS", folder)
        packs.languages.cache_clear()
        yield
    packs.languages.cache_clear()


def read(text: str) -> Analysis:
    return annotate(text, lang="fr", reference=date(2018, 6, 20))[0]


@pytest.fixture(scope="module")
def french(packs_with_french: None) -> Analysis:
    return read(TEXT)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Le conseil s'est réuni le 12 mars 2018 à Paris.", date(2018, 3, 12), date(2018, 3, 12)),
        ("Le 1er janvier 2018 il partit.", date(2018, 1, 1), date(2018, 1, 1)),
        ("À la fin de janvier 2018 il partit.", date(2018, 1, 21), date(2018, 1, 31)),
        ("Il partit au début de l'année dernière.", date(2017, 1, 1), date(2017, 3, 31)),
        ("Au troisième trimestre 2017 il partit.", date(2017, 7, 1), date(2017, 9, 30)),
        ("Entre mars et mai 2018 il partit.", date(2018, 3, 1), date(2018, 5, 31)),
        ("Il partit il y a trois semaines.", date(2018, 5, 30), date(2018, 5, 30)),
        ("L'été 2015 fut chaud.", date(2015, 6, 21), date(2015, 9, 23)),
    ],
)
def test_dates(text: str, earliest: date, latest: date) -> None:
    (time,) = read(text).times
    assert (time.earliest, time.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("plus de trois millions d'habitants", 3_000_000, None, ""),
        ("environ 2,5 milliards d'euros", 2_500_000_000, 2_500_000_000, "EUR"),
        ("deux cents euros", 200, 200, "EUR"),
        ("vingt-deux pour cent", 22, 22, "%"),
        ("un million et demi", 1_500_000, 1_500_000, ""),
        ("entre 5 et 7 millions", 5_000_000, 7_000_000, ""),
    ],
)
def test_figures(text: str, low: int, high: int | None, unit: str) -> None:
    (found,) = read(text).quantities
    assert (found.low, found.high, found.unit) == (low, high, unit)


def test_durations_and_silence() -> None:
    assert [time.duration for time in read("Il resta trois ans.").times] == ["P3Y"]
    assert read("Rien ne change jusqu'à aujourd'hui.").times == ()


def test_times(french: Analysis) -> None:
    told = [(t.text, f"{t.readings[0].earliest}..{t.readings[0].latest}") for t in french.times]
    assert told == [
        ("14 mars 2018", "2018-03-14..2018-03-14"),
        ("2017", "2017-01-01..2017-12-31"),
        ("il y a deux ans", "2016-06-01..2016-06-30"),
        ("mardi prochain", "2018-06-26..2018-06-26"),
    ]


def test_quantities(french: Analysis) -> None:
    told = [(q.text, q.low, q.high, q.unit, q.head.of(TEXT) if q.head else "") for q in french.quantities]
    assert told == [
        ("12 pour cent", 12, 12, "%", "ventes"),
        ("trois millions", 3_000_000, None, "", "livres"),
        ("deux", 2, 2, "", "usines"),
    ]


def test_sentences(french: Analysis) -> None:
    assert [s.span.of(TEXT)[:8] for s in french.sentences] == ["Le musée", "M. Petit", "La socié", "Le pont "]


def test_clauses(french: Analysis) -> None:
    told = [(c.span.of(TEXT), c.speaker_span.of(TEXT) if c.speaker_span else "") for c in french.clauses]
    assert told == [
        ("Le musée de Lyon a ouvert le 14 mars 2018", "la ville"),
        ("M. Petit a déclaré", ""),
        ("les ventes ont augmenté de 12 pour cent en 2017", "M. Petit"),
        ("La société a vendu plus de trois millions de livres", ""),
        ("elle a fermé deux usines il y a deux ans", ""),
        ("Le pont ne sera pas fermé mardi prochain", ""),
    ]
    assert french.clauses[-1].negated
    assert french.clauses[-1].modality is Modality.PLANNED


def test_names(french: Analysis) -> None:
    assert [name.text for name in french.names] == ["Lyon", "Petit"]
