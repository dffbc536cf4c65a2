"""The district's enrollment workbook: schools, a District Total, and `*` where fewer than ten students would be shown."""

from sample_data.workbook import Cell, workbook

HEADER = (
    "School Name", "School Code", "Total", "African American", "Asian", "Hispanic", "White", "Native American",
    "Native Hawaiian, Pacific Islander", "Multi-Race, Non-Hispanic", "English Learners", "Economically Disadvantaged",
)  # fmt: skip
SCHOOLS = (
    ("Alder Ridge High", 2140, (0.24, 0.06, 0.23), 0.006, 0.002), ("Sycamore High", 1985, (0.21, 0.05, 0.24), 0.005, 0.002),
    ("Alder Ridge Middle", 1130, (0.23, 0.07, 0.24), 0.006, 0.001), ("Quarry Park Middle", 1070, (0.19, 0.05, 0.22), 0.004, 0.001),
    ("East Side Middle", 980, (0.31, 0.03, 0.38), 0.004, 0.003), ("Tannery Street Elementary", 610, (0.22, 0.05, 0.27), 0.007, 0),
    ("Sycamore Elementary", 585, (0.20, 0.06, 0.26), 0.004, 0.002), ("North Branch Elementary", 540, (0.15, 0.09, 0.18), 0.002, 0),
    ("Grange Elementary", 495, (0.18, 0.04, 0.25), 0.006, 0.002), ("Eastgate Elementary", 520, (0.33, 0.02, 0.42), 0.004, 0.004),
    ("Mill Race Elementary", 470, (0.29, 0.03, 0.41), 0.003, 0), ("Old Depot Academy", 385, (0.26, 0.08, 0.25), 0.005, 0),
)  # fmt: skip
"""Name, students, share African American, Asian and Hispanic, share Native American, share Pacific Islander."""
SMALLEST_SHOWN = 10


def shown(students: int) -> str:
    """A count as the table prints it: as text, with commas; small ones withheld, a true 0 shown.

    >>> shown(2140), shown(9), shown(0)
    ('2,140', '*', '0')
    """
    return "*" if 0 < students < SMALLEST_SHOWN else f"{students:,}"


def school_counts(total: int, shares: tuple[float, float, float], native: float, pacific: float) -> list[int]:
    """Students of one school by the columns of the table, `Total` first."""
    black, asian, hispanic = (round(total * share) for share in shares)
    few, fewer, several = round(total * native), round(total * pacific), round(total * 0.055)
    white = total - black - asian - hispanic - few - fewer - several
    learners = round(hispanic * 0.42 + asian * 0.3)
    poor = round(total * (0.28 + 0.75 * (shares[0] + shares[2] - 0.3)))
    return [total, black, asian, hispanic, white, few, fewer, several, learners, poor]


def enrollment() -> bytes:
    """The workbook, with two title rows above the header."""
    schools = [(name, school_counts(total, shares, native, pacific)) for name, total, shares, native, pacific in SCHOOLS]
    rows: list[list[Cell]] = [
        ["Marlow County Schools: 2025-26 Enrollment by Student Group"],
        ["* = fewer than 10 students, not shown"],
        list(HEADER),
    ]
    for number, (school, counts) in enumerate(schools, start=1):
        rows.append([school, f"{number * 10:04}", *(shown(count) for count in counts)])
    sums = [sum(counts[column] for _, counts in schools) for column in range(len(HEADER) - 2)]
    rows.append(["District Total", "0000", *(shown(count) for count in sums)])
    return workbook("Enrollment", rows, ["A1:L1", "A2:L2"])
