"""A community file as a checked table."""

import re
from collections import Counter
from dataclasses import replace

from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.finding import grouped
from data_models.raw import RawTable
from representation.community.checks import checks
from representation.community.layouts.codes import FILE
from representation.community.reading import CommunityReading
from representation.intake.checked import CheckedTable
from representation.intake.findings import finding
from representation.intake.scrubbing import scrubbed

ADDRESS = re.compile(r"@|://|www\.", re.IGNORECASE)
"""What stands in mail and web addresses."""


def as_published(raw: RawTable) -> RawTable:
    """The table under the file name that tells its years, where that is the sheet's: files in a .zip keep their names as sheets."""
    return replace(raw, file=raw.sheet) if raw.sheet and FILE.search(raw.sheet) else raw


def without_contacts(counts: DataFrame[CommunityCount]) -> DataFrame[CommunityCount]:
    """The same figures, mail and web addresses taken out of the names of communities; names that then are one are numbered.

    Only names with a sign of an address are touched: codes of areas have as many digits as telephone numbers.
    """
    names = [str(name) for name in counts[CommunityCount.community].unique()]
    kept = {name: scrubbed(name) for name in names if ADDRESS.search(name)}
    if not kept:
        return counts
    several = Counter(kept.get(name, name) for name in names)
    told = {name: new if several[new] == 1 else f"{new} ({place})" for place, (name, new) in enumerate(kept.items(), start=1)}
    return DataFrame[CommunityCount](counts.assign(community=counts[CommunityCount.community].replace(told)))


def community_table(raw: RawTable, reading: CommunityReading) -> CheckedTable:
    """A community file; a dimension in which a group is larger than everyone together is left out, because its shares would be wrong."""
    counts, problems = without_contacts(reading.counts), [replace(each, file=raw.file, sheet=raw.sheet) for each in reading.findings]
    above = counts["people_count"].gt(counts["total_count"])
    for dimension, group in counts[above].drop_duplicates("dimension")[["dimension", "group"]].itertuples(index=False):
        message = f"The group {group} has more people than the total of {dimension}; {dimension} is left out. Check the total."
        problems.append(finding("community_above_total", raw.file, raw.sheet, message=message))
    kept = CommunityCount.validate(counts[~counts["dimension"].isin(set(counts["dimension"][above]))].reset_index(drop=True))
    problems += [replace(each, file=raw.file, sheet=raw.sheet) for each in checks(kept)]
    return CheckedTable(
        raw.file, raw.sheet, reading.exporter, "community", reading.header_row, tuple(reading.columns), reading.rows_read, raw,
        community=kept, community_rows_set_aside=reading.rows_set_aside, offered=reading.offered,
        groups=(*raw.notes, *grouped(problems)),
    )  # fmt: skip
