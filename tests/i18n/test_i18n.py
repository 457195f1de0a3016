"""The interface's texts in other languages."""

from __future__ import annotations

import pytest

from tools import catalogue
from workbench import i18n
from workbench.desk.reviewer import chosen_language, config_file
from workbench.i18n import from_locale, tr, trn
from workbench.model import InputError

OTHERS = [language for language in i18n.LANGUAGES if language != "en"]


@pytest.mark.parametrize("language", OTHERS)
def test_no_place_is_lost_in_translation(language: str) -> None:
    assert catalogue.lost(catalogue.read(language)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated(language: str) -> None:
    """If not: `make catalogue`, then fill in what it prints."""
    assert catalogue.untranslated(catalogue.updated(language)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    """If not: `make catalogue`."""
    compiled = (catalogue.HOME / language / "workbench.mo").read_bytes()
    assert compiled == catalogue.mo(catalogue.read(language))


def test_a_text_that_came_back_has_its_translation_again(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = catalogue.texts()
    fewer = catalogue.Catalog()
    fewer.add("Open")
    monkeypatch.setattr(catalogue, "texts", lambda: fewer)
    assert "Claims" in catalogue.updated("ar").obsolete
    monkeypatch.setattr(catalogue, "texts", lambda: everything)
    assert "Claims" not in catalogue.updated("ar").obsolete


def test_a_lost_place_is_found() -> None:
    made = catalogue.read("ar")
    made.add("Claim {number} of {all}.", "الادعاء {number}.")
    made.add(("{n} thing", "{n} things"), ("لا", "واحد", "اثنان", "{n} ادعاءات", "ادعاء", "{n} ادعاء"))
    assert catalogue.lost(made) == [
        "Claim {number} of {all}.: الادعاء {number}.",
        "('{n} thing', '{n} things'): ادعاء",
    ]


def test_english_needs_no_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_catalogue", None)
    assert tr("Claim {number} set aside.", number=3) == "Claim 3 set aside."
    assert trn("{n} claim", "{n} claims", 1) == "1 claim"
    assert trn("{n} claim", "{n} claims", 1200) == "1,200 claims"


def test_what_is_put_in_is_not_read() -> None:
    assert tr("Undone: {deed}", deed="{number} {") == "Undone: {number} {"
    assert tr("a {brace") == "a {brace"


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, ""),
        ({"LANG": "ar_EG.UTF-8"}, "ar"),
        ({"LANG": "ar_EG.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, ""),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr:ar"}, "ar"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "ar"}, ""),
        ({"LC_MESSAGES": "ar", "LANG": "en_US"}, "ar"),
    ],
)
def test_the_locale_names_a_language(environ: dict[str, str], code: str) -> None:
    assert from_locale(environ) == code


def test_the_language_is_given_or_set_or_the_locales(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKBENCH_LANGUAGE")
    monkeypatch.setenv("LC_ALL", "C")
    assert chosen_language() == "en"
    monkeypatch.setenv("LC_ALL", "ar_SA.UTF-8")
    assert chosen_language() == "ar"
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text('[display]\nlanguage = "en"\n', "utf-8")
    assert chosen_language() == "en"
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "ar")
    assert chosen_language() == "ar"
    assert chosen_language("en") == "en"
    with pytest.raises(InputError, match="'xx'; there are: en, ar"):
        chosen_language("xx")
