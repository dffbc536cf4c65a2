"""Whatever the numbers, an enrollment table says the same students in every layout, and a withheld cell is never nobody."""

import math

from hypothesis import given
from hypothesis import strategies as st

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from data_models.vocabularies import group_labels
from representation.community.choice import CommunityChoice
from representation.community.community_reading import CommunityReading
from representation.community.enrollment_amounts import Amount, amount, in_all
from representation.community.reading import read_community

HEADERS = {
    "hispanic_or_latino": "Hispanic",
    "white": "White, not of Hispanic origin",
    "black_or_african_american": "Black, not of Hispanic origin",
    "asian": "Asian",
    "two_or_more_races": "Non-Hispanic, two or more races",
}
CODES = {"hispanic_or_latino": "3", "white": "1", "black_or_african_american": "2", "asian": "4", "two_or_more_races": "7"}
GROUPS = list(HEADERS)
COUNTS = st.lists(st.lists(st.integers(0, 3000), min_size=len(GROUPS), max_size=len(GROUPS)), min_size=1, max_size=6).filter(
    lambda schools: all(sum(counts) > 100 for counts in schools) and len({tuple(counts) for counts in schools}) == len(schools)
)
"""Students of each school by group."""


def written(number: int, style: str) -> str:
    return {"plain": f"{number}", "commas": f"{number:,}", "padded": f"  {number:,} ", "quoted": f'="{number}"'}[style]


STYLES = st.sampled_from(["plain", "commas", "padded", "quoted"])


def wide(schools: list[list[int]], style: str) -> list[tuple[str, ...]]:
    header = ("School Name", "Total", *(HEADERS[group] for group in GROUPS))
    return [header, *((f"School {i}", written(sum(row), style), *(written(each, style) for each in row)) for i, row in enumerate(schools))]


def wide_with_total(schools: list[list[int]], style: str) -> list[tuple[str, ...]]:
    columns = [sum(column) for column in zip(*schools, strict=True)]
    return [*wide(schools, style), ("District Total", written(sum(columns), style), *(written(each, style) for each in columns))]


def long(schools: list[list[int]], style: str) -> list[tuple[str, ...]]:
    header = ("Division Name", "School Name", "Race", "FT Count", "PT Count", "Total Count")
    rows = [
        ("Alder", f"School {i}", HEADERS[group], written(each, style), "", written(each, style))
        for i, row in enumerate(schools)
        for group, each in zip(GROUPS, row, strict=True)
        if each
    ]
    return [header, *rows]


def flat(schools: list[list[int]], style: str) -> list[tuple[str, ...]]:
    header = ("LEA_NAME", "SCH_NAME", "GRADE", "RACE_ETHNICITY", "SEX", "STUDENT_COUNT", "TOTAL_INDICATOR")
    none = "No Category Codes"
    rows = []
    for i, row in enumerate(schools):
        for group, each in zip(GROUPS, row, strict=True):
            for sex, part in (("Female", each // 2), ("Male", each - each // 2)):
                rows.append(
                    (
                        "Alder",
                        f"School {i}",
                        none,
                        HEADERS[group],
                        sex,
                        written(part, style),
                        "Derived - Subtotal by Race/Ethnicity and Sex",
                    )
                )
                rows.append(("Alder", f"School {i}", "Grade 1", HEADERS[group], sex, written(part, style), "Category Set A"))
        rows.append(("Alder", f"School {i}", none, none, none, written(sum(row), style), "Education Unit Total"))
    return [header, *rows]


def urban(schools: list[list[int]], style: str) -> list[tuple[str, ...]]:
    header = ("year", "ncessch", "leaid", "grade", "race", "sex", "enrollment")
    rows = [
        ("2020", f"39000010000{i}", "3900001", "99", CODES[group], "99", written(each, style))
        for i, row in enumerate(schools)
        for group, each in zip(GROUPS, row, strict=True)
    ]
    return [
        header,
        *rows,
        *(("2020", f"39000010000{i}", "3900001", "99", "99", "99", written(sum(row), style)) for i, row in enumerate(schools)),
    ]


LAYOUTS = {"wide": wide, "wide_with_total": wide_with_total, "long": long, "flat": flat, "urban": urban}


def read(rows: list[tuple[str, ...]]) -> CommunityReading:
    reading = read_community(RawTable.of_rows("made_up.csv", None, rows), CommunityChoice())
    assert reading is not None
    assert reading.rows_read == reading.rows_usable + reading.rows_set_aside
    return reading


@given(COUNTS, STYLES, st.sampled_from(sorted(LAYOUTS)))
def test_any_table_reads_back_the_same_in_every_layout(schools: list[list[int]], style: str, layout: str) -> None:
    sums = {group: float(sum(column)) for group, column in zip(GROUPS, zip(*schools, strict=True), strict=True)}
    reading = read(LAYOUTS[layout](schools, style))
    part = reading.counts[reading.counts[CommunityCount.dimension] == "race"]
    found = dict(zip(part[CommunityCount.group], part[CommunityCount.people_count], strict=True))
    expected = {group: sums[group] for group in group_labels("race") if group in sums}
    if layout == "long":  # a group that nobody in the district is in has no row at all
        expected = {group: people for group, people in expected.items() if people}
    assert found == expected
    assert set(part[CommunityCount.total_count]) == {sum(sums.values())}
    assert not part[CommunityCount.has_margin].any()
    by_school = reading.counts[reading.counts[CommunityCount.dimension] == "school"][CommunityCount.people_count].tolist()
    assert by_school == ([float(sum(row)) for row in schools] if len(schools) > 1 else [])


@given(COUNTS, st.sampled_from(["*", "<", "<10", "n<10", "DS", "s"]), st.sampled_from(["wide", "long", "urban"]), st.data())
def test_a_withheld_cell_is_never_nobody(schools: list[list[int]], sign: str, layout: str, data: st.DataObject) -> None:
    school, group = data.draw(st.integers(0, len(schools) - 1)), data.draw(st.integers(0, len(GROUPS) - 1))
    true = data.draw(st.integers(1, 9))
    schools[school][group] = true
    rows = LAYOUTS[layout](schools, "plain")
    if layout == "wide":
        line, column = school + 1, 2 + group
    else:
        name = f"School {school}" if layout == "long" else f"39000010000{school}"
        label = HEADERS[GROUPS[group]] if layout == "long" else CODES[GROUPS[group]]
        line = next(i for i, row in enumerate(rows) if name in row and label in row[2:])
        column = -1
    cells = list(rows[line])
    cells[column] = sign if layout != "urban" else "-3"
    rows[line] = tuple(cells)
    part = read(rows).counts.set_index(["dimension", "group"]).loc[("race", GROUPS[group])]
    whole = sum(row[group] for row in schools)
    if bool(part[CommunityCount.is_suppressed]):
        assert math.isnan(part[CommunityCount.people_count])
    else:
        assert part[CommunityCount.people_count] > whole - true
        assert abs(part[CommunityCount.people_count] - whole) <= part[CommunityCount.margin]


@given(st.lists(st.sampled_from(["0", "3", "1,200", "*", "<5", "≤7", "n<20"]), max_size=8))
def test_adding_up_in_any_order_gives_the_same(cells: list[str]) -> None:
    amounts = [amount(cell) for cell in cells]
    assert in_all(amounts) == in_all(reversed(amounts))
    assert in_all([in_all(amounts[:3]), in_all(amounts[3:])]) == in_all(amounts)
    assert in_all([]) == Amount(0.0)
