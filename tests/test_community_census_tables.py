"""What the vocabularies say of the tables of the Census Bureau."""

from data_models.vocabularies import group_labels, vocabulary
from representation.community.census_tables import TOTAL, blocks_of, known_tables
from representation.community.income_bands import bands_overlap


def test_no_line_of_a_table_counts_in_two_groups_and_every_group_is_known() -> None:
    for table in known_tables():
        for block in blocks_of(table):
            cells = [(each.number, each.path, each.column) for group in block.groups.values() for each in group if each.sign > 0]
            assert len(cells) == len(set(cells)), (table, block.name)
            assert TOTAL not in block.groups
            if block.dimension not in ("", "income"):
                assert set(block.groups) <= set(group_labels(block.dimension)), table
            if block.dimension == "income":
                assert not bands_overlap(block.groups)


def test_the_lines_of_a_table_make_it_whole() -> None:
    """Every innermost line of the tables whose lines are many is in one group: 002 to 128 and so on, as the Bureau numbers them."""
    lines = {
        table: {each.number for block in blocks_of(table) for group in block.groups.values() for each in group} for table in known_tables()
    }
    assert lines["B15003"] == {f"{n:03d}" for n in range(2, 26)}
    assert lines["B19001"] == {f"{n:03d}" for n in range(2, 18)}
    assert lines["B16001"] == {"002", *(f"{n:03d}" for n in range(3, 129, 3))}
    assert lines["C16001"] == {"002", *(f"{n:03d}" for n in range(3, 39, 3))}
    heads_15001 = {2, 3, 11, 19, 27, 35, 43, 44, 52, 60, 68, 76}
    assert lines["B15001"] == {f"{n:03d}" for n in range(2, 84) if n not in heads_15001}
    heads_16004 = {2, 24, 46, *(start + 2 + 5 * k for start in (2, 24, 46) for k in range(4))}
    assert lines["B16004"] == {f"{n:03d}" for n in range(2, 68) if n not in heads_16004}


def test_every_table_has_cells_and_every_cell_a_table() -> None:
    keys = {(row["table"], row["block"]) for row in vocabulary("acs_tables")}
    assert keys == {(row["table"], row["block"]) for row in vocabulary("acs_cells")}
    assert all(row["source"] for row in vocabulary("acs_tables"))
