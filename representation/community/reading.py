"""Reading a sheet of community figures, whichever layout it has."""

from data_models.raw import RawTable
from representation.community.census_data import read_census_data
from representation.community.choice import CommunityChoice
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
    return read_census_data(raw) or read_enrollment(raw) or read_plain_community(raw)
