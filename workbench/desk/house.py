"""The house style of a case: who publishes its report, and how it looks and speaks."""

from __future__ import annotations

import base64
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.desk import verdicts
from workbench.desk.case import Case
from workbench.i18n import tr
from workbench.model import InputError, Rating
from workbench.store import queries
from workbench.store.columns import dump, load

if TYPE_CHECKING:
    from workbench.report.house import House

_KEY = "house"
_LARGEST_LOGO = 300_000
"""Bytes: it goes into every HTML report."""


def house(case: Case) -> House:
    """The case's house style; an empty one if none was set."""
    from workbench.report.house import House

    stored = queries.meta(case.store, _KEY)
    return House(**load(stored)) if stored else House()


def set_house(case: Case, path: Path) -> House:
    """Take the house style from a TOML file, in place of what was set before.

        name = "The Desk"                 # every line may be left out
        url = "https://example.org"
        address = "https://example.org/checks/12"   # where this case's report will stand
        logo = "logo.png"                 # PNG or JPEG, beside the TOML file
        colour = "#1d4e89"
        [method]
        en = "How we work ..."
        [scale.false]                     # other labels, and a colour, for a rating of the case
        en = "Not so"
        colour = "#b00020"

    Raises InputError for a file that cannot be taken, and says why.
    """
    given = _read(path)
    steps, colours = _relabelled(verdicts.scale(case), given.pop("scale", {}))
    made = replace(_house(given, path.parent), colours=colours)
    with case.deed("house") as deed:
        for key, value in ((_KEY, dump(asdict(made))), ("scale", verdicts.scale_json(steps))):
            number = queries.meta_id(deed.store, key)
            if number is not None:
                deed.update("meta", number, {"value": value, "gone": 0})
            elif key == _KEY or steps != verdicts.DEFAULT_SCALE:
                deed.insert("meta", {"key": key, "value": value})
        deed.summary = f"set the house style: {made.name or path.name}"
    return made


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(tr("{path} cannot be read: {reason}", path=path, reason=error.strerror)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(tr("{name} is no TOML: {reason}", name=path.name, reason=error)) from error


def _house(given: Mapping[str, Any], folder: Path) -> House:
    from workbench.report.house import House
    from workbench.report.labels import label_languages
    from workbench.report.links import web_address

    known = {field.name for field in fields(House)} - {"colours"}
    for key in given:
        if key not in known:
            raise InputError(
                tr(
                    "a house style has no {key!r}; it has: {there}, scale",
                    key=key,
                    there=", ".join(sorted(known)),
                )
            )
    for key in known - {"method"}:
        if not isinstance(given.get(key, ""), str):
            raise InputError(tr("{key} must be text in quotation marks", key=key))
    for key in ("url", "address"):
        if given.get(key) and not web_address(given[key]):
            raise InputError(tr("{key} must be an http or https address", key=key))
    _check_colour(given.get("colour"))
    method = given.get("method", {})
    if not isinstance(method, dict) or not all(isinstance(text, str) for text in method.values()):
        raise InputError(
            tr("method holds a text for each language: {there}", there=", ".join(label_languages()))
        )
    logo = _logo(folder / given["logo"]) if given.get("logo") else ""
    return House(**{**{key: given[key] for key in known & set(given)}, "logo": logo})


def _logo(path: Path) -> str:
    from workbench.report.house import picture
    from workbench.report.typesetting import can_be_drawn

    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            tr("the logo {name} cannot be read: {reason}", name=path.name, reason=error.strerror)
        ) from error
    image = picture(data)
    if image is None:
        raise InputError(tr("the logo must be a PNG or a JPEG image"))
    if len(data) > _LARGEST_LOGO:
        raise InputError(
            tr(
                "the logo has {count} bytes; at most {largest_logo} go into a report",
                count=len(data),
                largest_logo=_LARGEST_LOGO,
            )
        )
    if not can_be_drawn(image):
        raise InputError(tr("the logo {name} is damaged: no picture can be made of it", name=path.name))
    return f"data:image/{image.ending};base64,{base64.b64encode(data).decode()}"


def _relabelled(scale: tuple[Rating, ...], given: Any) -> tuple[tuple[Rating, ...], dict[str, str]]:
    """The scale with other labels, and the colours of its ratings; what they mean stays as it is."""
    known = {step.id for step in scale}
    if not isinstance(given, dict) or not set(given) <= known:
        raise InputError(tr("the case's scale has: {there}", there=", ".join(known)))
    labels: dict[str, dict[str, Any]] = {}
    colours: dict[str, str] = {}
    for rating, texts in given.items():
        odd = not isinstance(texts, dict) or not set(texts) <= {"en", "ar", "colour"}
        if odd or not all(isinstance(text, str) and text.strip() for text in texts.values()):
            raise InputError(tr('the labels of a rating are written like: en = "Not so"'))
        _check_colour(texts.get("colour"))
        labels[rating] = {lang: text for lang, text in texts.items() if lang != "colour"}
        colours |= {rating: texts["colour"]} if "colour" in texts else {}
    return tuple(replace(step, **labels.get(step.id, {})) for step in scale), colours


def _check_colour(given: str | None) -> None:
    from workbench.report.colours import COLOUR

    if given and not COLOUR.fullmatch(given):
        raise InputError(tr('a colour must be written like "#1d4e89"'))
