"""Reading a sheet of community figures, whichever layout it has."""

from dataclasses import replace

from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.census_data import read_census_data
from representation.community.choice import NOTHING_CHOSEN, CommunityChoice
from representation.community.community_reading import Column, CommunityReading
from representation.community.enrollment import read_enrollment
from representation.community.plain_community import read_plain_community

__all__ = ["Column", "CommunityReading", "read_community"]


def read_community(raw: RawTable, choice: CommunityChoice | None = None) -> CommunityReading | None:
    """What a sheet says about the community, or None if it carries no community figures that we know.

    A sheet that is recognised and cannot be used (percents, several years, a table that is not read yet) gives a reading without
    counts whose findings say what to do.
    """
    if not len(raw):
        return None
    choice = choice or NOTHING_CHOSEN
    reading = read_census_data(raw, choice) or read_enrollment(raw, choice) or read_plain_community(raw, choice)
    return reading if reading is None or not choice.name else named(reading, choice.name)


def named(reading: CommunityReading, name: str) -> CommunityReading:
    """The same reading under the name that staff gave its community; of several communities in one sheet each keeps its own."""
    counts = reading.counts
    if counts[CommunityCount.community].nunique() != 1:
        return reading
    return replace(reading, counts=DataFrame[CommunityCount](counts.assign(community=name)))
