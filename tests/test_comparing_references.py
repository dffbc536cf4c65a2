"""The comparison with several communities: one entry for each, with the fit that it has for the room."""

import pandas as pd

from data_models.community_count import CommunityCount
from data_models.reference import Choice, ReferenceCommunity, References
from representation.comparing import comparison
from representation.measures.settings import Settings
from tests.references_tables import figures, room, schedule

FAST = Settings(chance_draws=100, global_draws=100, global_tables=0)
BOTH = CommunityCount.validate(pd.concat([figures("County"), figures("Students", unit="students", universe="enrolled students")]))
PEOPLE = room([("a", "", "45401")] * 30)


def fits(group: str, references: References | None = None) -> dict[str, tuple[str, set[str]]]:
    """Community → fit and reasons, where the room was for a stakeholder group."""
    found = comparison(PEOPLE, BOTH, "people", FAST, conversations=schedule(a=group), references=references)
    race = found.summaries[found.summaries["dimension"].eq("race")]
    return {
        row["community"]: (row["fit"], set(found.gaps.loc[found.gaps["community"].eq(row["community"]), "reason"]))
        for row in race.to_dict("records")
    }


def test_each_community_has_its_own_entry_with_its_fit() -> None:
    assert {name: fit for name, (fit, _) in fits("Families").items()} == {"County": "close", "Students": "close"}
    assert {name: fit for name, (fit, _) in fits("Students").items()} == {"County": "proxy", "Students": "exact"}
    assert {name: fit for name, (fit, _) in fits("").items()} == {"County": "exact", "Students": "close"}


def test_what_became_a_proxy_has_no_verdict() -> None:
    assert fits("Students")["County"][1] == {"proxy"}
    assert "proxy" not in fits("Students")["Students"][1]


def test_what_staff_said_counts_before_what_the_figures_say() -> None:
    said = References((ReferenceCommunity("County", "zone", "Lincoln"), ReferenceCommunity("Students", "families")))
    assert {name: fit for name, (fit, _) in fits("Families", said).items()} == {"County": "close", "Students": "close"}
    assert fits("", said)["County"][0] == "close"
    chosen = References(said.communities, (Choice("everyone", "", "County"),))
    assert fits("", chosen)["County"][0] == "exact"


def test_the_numbers_do_not_depend_on_whom_a_community_describes() -> None:
    plain = comparison(PEOPLE, BOTH, "people", FAST)
    other = comparison(PEOPLE, BOTH, "people", FAST, conversations=schedule(a="Staff"))
    columns = ["community", "group", "attended_count", "attended_share", "gap_points", "p_value"]
    assert plain.gaps[columns].equals(other.gaps[columns])
