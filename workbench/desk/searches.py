"""The search log: what was looked for, where, and what came of it."""

from __future__ import annotations

from workbench.desk.active import open_claim
from workbench.desk.case import Case
from workbench.i18n import tr
from workbench.model import InputError, Search
from workbench.store import queries


def log_search(
    case: Case, place: str, query: str, *, claim_id: int | None = None, found: bool = False, result: str = ""
) -> int:
    """Write a search down, for a claim or for the whole article; its id.

    Raises InputError where the place or the query is missing, or `found` without a result.
    """
    place, query, result = (" ".join(words.split()) for words in (place, query, result))
    if not place or not query:
        raise InputError(tr("say where you searched and for what"))
    if found and not result:
        raise InputError(tr("say what you found, or log that nothing was found"))
    with case.deed("search", "case" if claim_id is None else f"claim:{claim_id}") as deed:
        if claim_id is not None:
            open_claim(case.store, claim_id)
        number = deed.insert(
            "searches",
            {
                "claim_id": claim_id,
                "place": place,
                "query": query,
                "result": result,
                "found": int(found),
                "reviewer": case.reviewer,
                "at": deed.at,
            },
        )
        deed.summary = f"searched {place} for {query}: {result if found else 'nothing found'}"
    return number


def searches(case: Case, claim_id: int | None = None) -> tuple[Search, ...]:
    """Oldest first; of one claim, or all of the case."""
    return tuple(
        Search(
            id=row["id"],
            claim_id=row["claim_id"],
            place=row["place"],
            query=row["query"],
            found=bool(row["found"]),
            result=row["result"],
            reviewer=row["reviewer"],
            at=row["at"],
        )
        for row in queries.searches(case.store, claim_id)
    )


def remove_search(case: Case, search_id: int) -> None:
    """Take an entry back. Raises InputError for one that is not there."""
    with case.deed("remove search") as deed:
        row = queries.search(deed.store, search_id)
        if row is None:
            raise InputError(tr("there is no search with id {search_id}", search_id=search_id))
        deed.update("searches", search_id, {"gone": 1})
        deed.subject = "case" if row["claim_id"] is None else f"claim:{row['claim_id']}"
        deed.summary = f"removed the search of {row['place']} for {row['query']}"
