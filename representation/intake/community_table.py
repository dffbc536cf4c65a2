"""A community file as a checked table."""

from data_models.community_count import CommunityCount
from data_models.finding import grouped
from data_models.raw import RawTable
from representation.community.reading import CommunityReading
from representation.intake.checked import CheckedTable
from representation.intake.findings import finding


def community_table(raw: RawTable, reading: CommunityReading) -> CheckedTable:
    """A community file; a dimension in which a group is larger than everyone together is left out, because its shares would be wrong."""
    counts, problems = reading.counts, list(reading.findings)
    above = counts["people_count"].gt(counts["total_count"])
    for dimension, group in counts[above].drop_duplicates("dimension")[["dimension", "group"]].itertuples(index=False):
        message = f"The group {group} has more people than the total of {dimension}; {dimension} is left out. Check the total."
        problems.append(finding("community_above_total", raw.file, raw.sheet, message=message))
    kept = counts[~counts["dimension"].isin(set(counts["dimension"][above]))].reset_index(drop=True)
    return CheckedTable(
        raw.file, raw.sheet, reading.exporter, "community", reading.header_row, tuple(reading.columns), reading.rows_read, raw,
        community=CommunityCount.validate(kept), community_rows_set_aside=reading.rows_set_aside, offered=reading.offered,
        groups=(*raw.notes, *grouped(problems)),
    )  # fmt: skip
