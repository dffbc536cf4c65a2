"""Incomes at the cut points that both sides share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from representation.answers.income import band_edges
from representation.measures.income_bands import band_at, banded, common_cuts, cuts_inside

CENSUS = ["0-24999", "25000-49999", "50000-74999", "75000-99999", "100000-149999", "150000+"]


def band(low: int, high: int | None) -> str:
    return f"{low}+" if high is None else f"{low}-{high - 1}"


@pytest.mark.parametrize(
    ("answers", "cuts"),
    [
        ({"0-24999", "25000-49999", "50000+"}, [25000, 50000]),
        ({"0-24999", "25000-99999", "100000+"}, [25000, 100000]),
        ({"25000-49999"}, [25000, 50000]),
        ({"0-39999", "40000-79999", "80000+"}, []),
        ({"0-24999", "25000-49999", "40000-59999"}, [25000]),  # 50,000 lies inside 40,000 to 59,999
        ({"0-24999", "25000-49999", "50000-99999", "50000-74999", "75000-99999", "100000+"}, [25000, 50000, 100000]),
        ({"100000+", "150000+", "50000-99999"}, [50000, 100000]),  # 150,000 lies inside 100,000 and more
        (set(), []),
    ],
)
def test_a_cut_serves_when_both_sides_have_it_and_no_answer_straddles_it(answers: set[str], cuts: list[int]) -> None:
    assert common_cuts(answers, CENSUS) == cuts


def test_answers_are_brought_to_the_bands_of_the_community() -> None:
    answers = ["0-9999", "10000-24999", "25000-49999", "200000+"]
    community = ["0-24999", "25000-49999", "50000+"]
    assert [banded(answer, community) for answer in answers] == ["0-24999", "0-24999", "25000-49999", "50000+"]


def test_answers_stay_as_they_are_without_a_community() -> None:
    assert [banded(answer, []) for answer in ("0-9999", "200000+")] == ["0-9999", "200000+"]


@pytest.mark.parametrize(
    ("answers", "inside"),
    [
        ({"0-39999", "40000-79999", "80000+"}, {40000: "25000-49999", 80000: "75000-99999"}),
        ({"0-29999", "30000-39999", "40000+"}, {}),  # two cuts inside one band
        ({"0-19999", "20000-199999", "200000+"}, {}),  # one in the lowest band, one in the open band
        ({"0-39999", "25000-49999", "50000+"}, {}),  # 40,000 lies inside 25,000 to 49,999
        ({"0-24999", "25000+"}, {}),
    ],
)
def test_a_cut_inside_a_closed_band_may_be_interpolated_when_it_is_alone_there(answers: set[str], inside: dict[int, str]) -> None:
    assert cuts_inside(answers, CENSUS) == inside


@pytest.mark.parametrize(
    ("code", "cuts", "expected"), [("30000-39999", [], "0+"), ("25000-25000", [25000], "25000+"), ("0-24999", [25000], "0-24999")]
)
def test_a_band_lies_between_the_cuts_around_it(code: str, cuts: list[int], expected: str) -> None:
    assert band_at(code, cuts) == expected


EDGES = st.lists(st.integers(1, 40).map(lambda n: n * 5000), min_size=1, max_size=6, unique=True).map(sorted)


def bands(edges: list[int]) -> list[str]:
    return [band(low, high) for low, high in zip([0, *edges], [*edges, None], strict=True)]


@given(room=EDGES, other_form=EDGES, community=EDGES)
def test_no_answer_straddles_a_shared_cut_and_every_answer_has_one_band(
    room: list[int], other_form: list[int], community: list[int]
) -> None:
    answers = {*bands(room), *bands(other_form)}
    cuts = common_cuts(answers, bands(community))
    assert set(cuts) <= set(community)
    for answer in answers:
        low, high = band_edges(answer)
        assert not [cut for cut in cuts if low < cut and (high is None or cut < high)]
        around_low, around_high = band_edges(band_at(answer, cuts))
        assert around_low <= low
        assert around_high is None or (high is not None and high <= around_high)


@given(edges=EDGES)
def test_the_same_bands_on_both_sides_share_every_cut(edges: list[int]) -> None:
    assert common_cuts(set(bands(edges)), bands(edges)) == edges
