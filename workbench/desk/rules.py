"""Which rules run, and how severe what they find is: the configuration file, then the case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.i18n import tr
from workbench.model import InputError, Severity

if TYPE_CHECKING:
    from workbench.desk.case import Case

_KEY = "rules"


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """What departs from the rules' own settings."""

    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)


def configured_rules() -> RuleChoice:
    """What the user's `config.toml` says of rules; nothing where it says nothing.

        [rules]
        off = ["unsourced-figure"]
        [rules.severity]
        name-variant = "note"

    Raises InputError for a file that cannot be read or a setting that is none.
    """
    from workbench.desk.reviewer import config_file, configuration

    told = configuration().get("rules", {})
    try:
        return _read(told)
    except InputError as error:
        raise InputError(tr("{file}: {reason}", file=config_file(), reason=error)) from error


def case_rules(case: Case) -> RuleChoice:
    """The configured choice with the case's own over it."""
    from workbench.store import queries
    from workbench.store.columns import load

    stored = queries.meta(case.store, _KEY)
    if not stored:
        return configured_rules()
    own: dict[str, Any] = load(stored)
    general, special = configured_rules(), _read({"off": own["off"], "severity": own["severity"]})
    return RuleChoice(
        (general.off - set(own["on"])) | special.off, {**general.severities, **special.severities}
    )


def set_rules(
    case: Case,
    *,
    off: Collection[str] = (),
    on: Collection[str] = (),
    severity: Mapping[str, Severity] | None = None,
) -> RuleChoice:
    """Switch rules off and on in a case, or give them another severity; what holds then.

    Flags change when the article is analysed again. Raises InputError for a rule that does not exist.
    """
    from workbench.consistency.engine import chosen
    from workbench.store import queries
    from workbench.store.columns import dump, load

    chosen([*off, *on], severity or {})
    with case.deed("rules") as deed:
        stored = queries.meta(deed.store, _KEY)
        own: dict[str, Any] = load(stored) if stored else {"off": [], "on": [], "severity": {}}
        new = {
            "off": sorted((set(own["off"]) | set(off)) - set(on)),
            "on": sorted((set(own["on"]) | set(on)) - set(off)),
            "severity": {**own["severity"], **{name: s.value for name, s in (severity or {}).items()}},
        }
        number = queries.meta_id(deed.store, _KEY)
        if number is None:
            deed.insert("meta", {"key": _KEY, "value": dump(new)})
        else:
            deed.update("meta", number, {"value": dump(new), "gone": 0})
        said = [f"{name} off" for name in off] + [f"{name} on" for name in on]
        said += [f"{name} {level.value}" for name, level in (severity or {}).items()]
        deed.summary = f"chose rules: {', '.join(said)}"
    return case_rules(case)


def _read(told: Any) -> RuleChoice:
    off = told.get("off", []) if isinstance(told, dict) else None
    severities = told.get("severity", {}) if isinstance(told, dict) else None
    if not isinstance(off, list) or not isinstance(severities, dict):
        raise InputError(tr('write rules as [rules] off = ["name"] and [rules.severity] name = "note"'))
    try:
        levels = {str(name): Severity(value) for name, value in severities.items()}
    except ValueError as error:
        raise InputError(
            tr("{reason}; severities are: {there}", reason=error, there=", ".join(Severity))
        ) from error
    return RuleChoice(frozenset(map(str, off)), levels)
