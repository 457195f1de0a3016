"""Saved views: filters of the list of claims under a name, kept in the case for everybody who opens it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.desk.case import Case
from workbench.desk.filters.grammar import terms
from workbench.desk.filters.meaning import meaning
from workbench.desk.filters.words import vocabulary
from workbench.i18n import tr
from workbench.model import InputError
from workbench.store import queries

_KEY = "view:"


@dataclass(frozen=True, slots=True)
class SavedView:
    name: str
    filter: str


def saved_views(case: Case) -> tuple[SavedView, ...]:
    """By name."""
    rows = queries.metas(case.store, _KEY)
    return tuple(SavedView(row["key"].removeprefix(_KEY), row["value"]) for row in rows)


def saved_view(case: Case, name: str) -> SavedView:
    """Raises InputError for a name that no view has."""
    views = saved_views(case)
    for view in views:
        if view.name == name:
            return view
    there = ", ".join(view.name for view in views)
    if not there:
        raise InputError(tr("no view is called {name!r}; none was saved yet", name=name))
    raise InputError(tr("no view is called {name!r}; there are: {there}", name=name, there=there))


def save_view(case: Case, name: str, text: str) -> None:
    """Keep a filter under a name, in place of what had that name before.

    Raises InputError for an empty name and for a filter that is empty or cannot be read.
    """
    name, text = " ".join(name.split()), " ".join(text.split())
    if not name:
        raise InputError(tr("give the view a name"))
    asked = terms(text)
    if not asked:
        raise InputError(tr("there is no filter to save; type one first, such as rating:none flag:open"))
    words = vocabulary(case)
    for term in asked:
        meaning(term, words)
    with case.deed("save view") as deed:
        number = queries.meta_id(deed.store, _KEY + name)
        if number is None:
            deed.insert("meta", {"key": _KEY + name, "value": text})
        else:
            deed.update("meta", number, {"value": text, "gone": 0})
        deed.summary = f"saved the view {name}: {text}"


def remove_view(case: Case, name: str) -> None:
    """Take a view off the list. Raises InputError for a name that no view has."""
    view = saved_view(case, name)
    with case.deed("remove view") as deed:
        number = queries.meta_id(deed.store, _KEY + view.name)
        if number is not None:
            deed.update("meta", number, {"gone": 1})
        deed.summary = f"removed the view {view.name}: {view.filter}"
