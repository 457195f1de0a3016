"""Ranking many passages gives what ranking all of them closely gives, where it matters."""

from workbench.archive.many import ManyRanker
from workbench.archive.rank import rank

FILLER = [
    f"In year {1000 + n} the mill by river {n % 37} ground flour for village {n % 91}." for n in range(3000)
]
SOUGHT = "The windmill of Harwick was bought by the miller's daughter."


def test_the_passage_is_found_among_thousands() -> None:
    texts = [*FILLER[:1700], SOUGHT, *FILLER[1700:]]
    ranking = ManyRanker(texts)
    claim = "The daughter of a miller bought the Harwick windmill"
    index, score = ranking.rank(claim).order[0]
    assert index == 1700
    assert abs(score - rank(claim, texts)[0][1]) < 0.15
    assert ranking.rank("zebra").order == ()
    assert ranking.rank("").order == ()


def test_few_passages_are_ranked_as_ever() -> None:
    texts = [SOUGHT, *FILLER[:50]]
    assert ManyRanker(texts).rank("windmill of Harwick").order == tuple(rank("windmill of Harwick", texts))
    assert ManyRanker([]).rank("windmill").order == ()
