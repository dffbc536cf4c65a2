"""Checks on figures that were loaded: what cannot be right, or is not likely, in words."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.finding import Finding
from data_models.vocabularies import dimension_labels, group_labels

ROUNDED_TO = 0.005
"""Figures rounded to whole percents are off by half a percent of the total each."""
LEAST_IN_GROUPS = 0.9
"""Groups that hold less than nine in ten of all people leave out a group that someone will ask about."""
MOST_IN_GROUPS = 1.02
"""Counts taken on two days differ by a percent or two; groups that hold more than that overlap."""
LARGEST_SHARE = {
    ("roll_up", "native_hawaiian_or_pacific_islander"): 0.25,
    ("roll_up", "some_other_race"): 0.15,
    ("roll_up", "two_or_more_races"): 0.5,
}
"""Larger shares than these are seldom true: Pacific Islanders alone are about an eighth of the county where they are most (Hawaii
County; the handful of people of Kalawao aside), some other race alone without Hispanic origin is under a hundredth of the nation, and
people of two or more races about a quarter of Hawaii (2020 Census, table P2)."""
CHANGED_BY = 3.0
"""A group does not triple, or shrink to a third, from one publication to the next."""
TAKES_OVER = 0.2
"""Another group has the old figure when it is within a fifth of it."""
MOST_LABELS = 60
"""More groups than any question has are areas: they come with their codes, and one of hundreds has another's figure by chance."""
LEAST_PEOPLE = 30
"""Groups of fewer people change by such factors by chance."""
TOTAL_CHANGED = 0.4
"""Totals of one community differ by less than two fifths between publications, unless other places or other people were counted."""
KEYS = ["community", "dimension", "view"]


@dataclass(frozen=True)
class Part:
    """The groups of one community, dimension and view."""

    rows: pd.DataFrame

    @cached_property
    def people(self) -> dict[str, float]:
        """Group → people, without the groups that are withheld."""
        known = self.rows[self.rows[CommunityCount.people_count].notna()]
        return dict(zip(known[CommunityCount.group], known[CommunityCount.people_count].astype(float), strict=True))

    @cached_property
    def total(self) -> float:
        """All people, NaN where not known."""
        return float(self.rows[CommunityCount.total_count].iloc[0])

    @cached_property
    def margin(self) -> float:
        """How far the sum of the groups may be from the total by what the figures say of themselves."""
        margins = [*self.rows[CommunityCount.margin].astype(float), float(self.rows[CommunityCount.total_margin].iloc[0])]
        return math.fsum(each for each in margins if not math.isnan(each))

    @property
    def vintage(self) -> str:
        """The years of the figures."""
        return str(self.rows[CommunityCount.vintage].iloc[0])

    @property
    def dimension(self) -> str:
        """The dimension as a sentence names it."""
        code = str(self.rows[CommunityCount.dimension].iloc[0])
        return dimension_labels().get(code, code.replace("_", " "))

    @property
    def view(self) -> str:
        """The view of race, "" for other dimensions."""
        return str(self.rows[CommunityCount.view].iloc[0])

    @property
    def is_withheld(self) -> bool:
        """Whether some group is not known."""
        return bool(self.rows[CommunityCount.people_count].isna().any())

    def label(self, group: str) -> str:
        """A group as a sentence names it."""
        return group_labels(str(self.rows[CommunityCount.dimension].iloc[0])).get(group, group)

    def finding(self, kind: str, message: str) -> Finding:
        """A finding about this part of its file."""
        return Finding(kind, "file", message, str(self.rows[CommunityCount.source].iloc[0]))


def checks(counts: DataFrame[CommunityCount], earlier: Sequence[DataFrame[CommunityCount]] = ()) -> list[Finding]:
    """What to look at in figures that were loaded, with what was loaded of other years.

    Nothing is taken out: a finding says what is odd and where to look, and staff decide. Groups that count a person more than once
    (race alone or in combination) are not expected to add up. A withheld group is no reason for a finding.

    Parameters
    ----------
    counts
        The figures to look at.
    earlier
        Figures of other years of the same communities, the one to compare with first.
    """
    found: list[Finding] = []
    known = [dict(parts(table)) for table in earlier]
    for key, part in parts(counts):
        found += [*share_findings(part), *size_findings(part)]
        before = next((table[key] for table in known if key in table and table[key].vintage != part.vintage), None)
        if before is not None:
            found += [*shifted_findings(part, before), *total_findings(part, before)]
    return found


def parts(counts: pd.DataFrame) -> Iterator[tuple[tuple[str, ...], Part]]:
    """Each community, dimension and view with its rows, in the order in which they stand."""
    for key, rows in counts.groupby(KEYS, sort=False):
        yield tuple(str(each) for each in key), Part(rows)


def share_findings(part: Part) -> list[Finding]:
    """Whether the shares of the groups make 100 %, as far as rounding and margins allow."""
    if part.view == "alone_or_in_combination" or math.isnan(part.total) or part.total <= 0:
        return []
    people = math.fsum(part.people.values())
    slack = part.margin + ROUNDED_TO * part.total * len(part.people)
    share = 100 * people / part.total
    if people > part.total * MOST_IN_GROUPS + slack:
        message = (
            f"The shares of “{part.dimension}” add up to {share:,.0f} %. A group is counted twice, or a total is taken for a group: "
            "look for a row or column that is the sum of others."
        )
    elif people < part.total * LEAST_IN_GROUPS - slack and not part.is_withheld:
        message = (
            f"The shares of “{part.dimension}” add up to only {share:,.0f} %. A group is missing: look for a row or column of the file "
            "that was not recognized."
        )
    else:
        return []
    return [part.finding("community_shares_do_not_add_up", message)]


def size_findings(part: Part) -> list[Finding]:
    """Whether a group is larger than everyone, or larger than it is anywhere."""
    found = []
    for group, people in part.people.items():
        if math.isnan(part.total) or part.total < LEAST_PEOPLE:
            continue
        share = people / part.total
        if people > part.total + part.margin:
            message = (
                f"“{part.label(group)}” has {people:,.0f} people, more than the {part.total:,.0f} in all. Look whether the total is of "
                "another area, or the figure of another table."
            )
            found.append(part.finding("community_group_too_large", message))
        elif share > LARGEST_SHARE.get((part.view, group), math.inf):
            message = (
                f"“{part.label(group)}” makes {share:.0%} of “{part.dimension}”, more than almost anywhere. "
                "Look whether the labels moved by one row or column against the figures."
            )
            found.append(part.finding("community_labels_shifted", message))
    return found


def shifted_findings(part: Part, before: Part) -> list[Finding]:
    """Whether a group jumped while another took its old figure, as when labels move against figures."""
    if math.isnan(part.total) or math.isnan(before.total) or not part.total or not before.total:
        return []
    if len(part.people) > MOST_LABELS:
        return []
    now = {group: people / part.total for group, people in part.people.items()}
    old = {group: before.people[group] / before.total for group in now if before.people.get(group, 0) >= LEAST_PEOPLE}
    jumped = [group for group in old if max(now[group], 1 / part.total) > old[group] * CHANGED_BY or now[group] * CHANGED_BY < old[group]]
    pairs = ((one, other) for one in jumped for other in now if other != one and took_over(now[other], old[one]))
    pair = next((each for each in pairs if each[1] not in old or not took_over(old[each[1]], old[each[0]])), None)
    if pair is None:
        return []
    one, other = pair
    message = (
        f"The share of “{part.label(one)}” went from {old[one]:.1%} ({before.vintage}) to {now[one]:.1%} ({part.vintage}), and "
        f"“{part.label(other)}” now has about its old share. Look whether the labels moved by one row or column against the figures."
    )
    return [part.finding("community_labels_shifted", message)]


def took_over(now: float, old: float) -> bool:
    """Whether a figure is about what another was."""
    return abs(now - old) <= TAKES_OVER * old


def total_findings(part: Part, before: Part) -> list[Finding]:
    """Whether the number of all people is another than in other years."""
    if math.isnan(part.total) or math.isnan(before.total) or not before.total:
        return []
    smaller, larger = sorted((part.total, before.total))
    if larger <= smaller * (1 + TOTAL_CHANGED):
        return []
    message = (
        f"“{part.dimension}” counts {part.total:,.0f} people ({part.vintage}), against {before.total:,.0f} ({before.vintage}). "
        "Look whether both files are about the same area and the same people, and whether a total row was added to its parts."
    )
    return [part.finding("community_total_jumped", message)]
