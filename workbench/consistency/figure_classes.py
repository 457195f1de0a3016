"""How the pack's classes of figures behave: what changes with time, what one thing has one of."""

from __future__ import annotations

COUNTED = frozenset(
    {"length", "height", "depth", "area", "distance", "magnitude", "capacity", "cost", "fine", "votes",
     "deaths", "injuries", "passengers", "raised", "turnout", "majority", "beds", "grant", "loan", "stake",
     "voters", "visitors", "bribe", "fleet", "sentence", "lasting", "signatures", "surveyed", "participants",
     "protesters", "hostages", "outage", "employees"}
)  # fmt: skip
"""Is one figure of one thing, whatever noun is counted: "14 killed", "17 people killed"."""
CASUALTIES = frozenset({"deaths", "injuries", "missing", "displaced", "magnitude"})
"""Figures of the event that the text is about, named or not."""
CHANGING = frozenset(
    {"population", "revenue", "profit", "loss", "employees", "users", "members", "price", "production",
     "unemployment", "inflation", "growth", "debt", "students", "visitors", "exports", "imports", "cases",
     "budget", "temperature", "valuation", "interest", "branches"}
)  # fmt: skip
"""Changes with time: an undated figure says nothing against a dated one."""
EVENTFUL = CASUALTIES | {
    "passengers", "homes", "arrests", "protesters", "participants", "visitors", "outage", "hostages",
    "rescuers", "firefighters", "land", "raised", "grant", "loan", "fine", "bought", "votes", "turnout",
    "majority",
}  # fmt: skip
"""Figures of something that happened: another year is another event."""
OWN = frozenset(
    {"revenue", "profit", "employees", "population", "voters", "visitors", "bribe", "sentence", "winnings",
     "damages", "ransom", "salary", "loot", "fleet", "bought", "rooms", "floors", "witnesses", "signatures",
     "surveyed", "participants", "protesters", "hostages", "firefighters", "rescuers", "outage",
     "contract", "valuation", "students", "budget", "missing", "arrests", "turnout", "majority", "passengers",
     "capacity", "magnitude", "deaths", "injuries", "raised", "stake", "unemployment", "inflation"}
)  # fmt: skip
"""Figures of what the text is about, where nobody else is named."""
BODIES = frozenset({"company", "organisation", "money", "plan", "office", "agreement"})
"""Things that a text calls by several of these words."""
SHARES = frozenset({"turnout", "unemployment", "inflation", "growth", "interest"})
"""What is itself a percentage; any other may be cut up in many ways."""
SERIES = 3
"""One thing with more values than this is a table of several."""
FEW = 3
"""A text that gives more values for a class of figures tells of several things."""
MANY = 20
"""A figure so many times larger is hardly of the same thing."""
VAGUE = frozenset(
    {
        "copies",
        "cost",
        "growth",
        "investment",
        "aid",
        "distance",
        "length",
        "height",
        "works",
        "schools",
        "sample",
    }
)
"""Classes that one text has many things of."""
SLIP = 10
"""Ten times as many is a slip of scale, or another thing."""
CLOSE = 4
"""Of one size: farther apart, two figures are not surely of one thing."""
MISTAKEN = 1500
"""Million for billion is a slip; figures still farther apart are of two things."""
LARGE = 20
"""Smaller counts of one noun are often of several things ("five members", "twelve members")."""
ENDS = frozenset({"minimum", "maximum"})
SPANS = frozenset({"year", "half", "nine-months", "quarter", "month", "week", "day"})
STOCKS = frozenset(
    {
        "employees",
        "population",
        "members",
        "beds",
        "capacity",
        "students",
        "users",
        "fleet",
        "branches",
        "rooms",
    }
)
"""What there is at a time, not in the course of one."""
PEOPLE = frozenset({"men", "women", "children", "soldiers", "civilians", "adult"})
PLACES = frozenset({"city", "country", "region", "world"})
TELLING = (
    SPANS
    | PEOPLE
    | {"hour", "season", "average", "each", "record", "allowed", "net", "gross", "foreign", "domestic"}
    | ENDS
)
"""Scopes that tell two figures apart even where one side says nothing."""
REVISED = frozenset({"initial", "forecast", "before", "final"})
NUMBERED = frozenset({"first", "second", "third", "remaining", "new", "existing"})
"""Scopes that tell one thing from its like: "the second phase"."""
RANKS = frozenset({"first", "second", "third"})
BEGUN_OR_ENDED = frozenset({"opening", "closing"})
"""A thing may have had another figure when it opened than when it closed."""
OTHERS = frozenset({"second", "third", "existing", "allowed", "sought"})
"""Scopes of another thing, or of another matter: "the second tunnel", "licensed for 90"."""
CROWD = 40
"""A text with more figures of a unit is long: only those that share more are held against each other."""
_SORTS = {
    "people": frozenset(
        {"people", "musicians", "evacuees", "respondents", "guests", "workers", "officials", "doctors",
         "teachers", "patients", "pupils", "dead", "wounded", "survivors", "suspects", "engineers", "players",
         "rescuers", "soldiers", "residents", "petitioners", "members", "deputies", "scientists", "customers",
         "passengers", "visitors", "crew", "families",
         "voters", "candidates", "protesters", "farmers", "men", "clergy", "witnesses", "beneficiaries"}
    ),
    "vehicles": frozenset({"vehicles", "vehicle", "vessels", "ship", "aircraft", "plane", "train"}),
    "places": frozenset(
        {"buildings", "house", "shops", "shop", "breweries", "factory", "sites", "stations", "station",
         "settlements", "sanctuaries", "schools", "school", "office", "hospital"}
    ),
    "objects": frozenset(
        {"finds", "documents", "books", "book", "pictures", "painting", "machines", "containers", "weapons"}
    ),
    "seats": frozenset({"seats"}),
    "living things": frozenset({"animals", "trees", "species"}),
}  # fmt: skip
"""What is counted, roughly: a thing of one sort may be called by another of its words."""


def sorts(kinds: frozenset[str]) -> frozenset[str]:
    """The sorts of some classes of counted things."""
    return frozenset(sort for sort, members in _SORTS.items() if kinds & members)
