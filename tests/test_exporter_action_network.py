"""Action Network's reports."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counts import count
from tests.intake_tables import table

HEADERS = [
    "first_name", "last_name", "email", "zip_code", "can2_user_city", "can2_county", "can2_state_abbreviated", "can2_phone",
    "can2_user_tags", "can2_subscription_date", "language", "Race_or_Ethnicity", "uuid",
]  # fmt: skip


def person(first: str, zip_code: str = "02139", race: str = "") -> list[str]:
    email = f"{first.casefold()}@x.example"
    return [first, "Ruiz", email, zip_code, "Lake", "Middlesex", "MA", "5550100", "spring, volunteer", "2026-03-01", "en", race, "7f"]


def test_the_report_is_a_registration_with_zip_codes() -> None:
    found = table([HEADERS, person("Ana"), person("Bo", "02139-1234")])
    assert (found.exporter, found.kind, found.header_row, found.rows_usable, found.findings) == ("action_network", "registration", 1, 2, ())
    assert found.frame[["email", "name", "zip"]].to_numpy().tolist() == [
        ["ana@x.example", "Ana Ruiz", "02139"],
        ["bo@x.example", "Bo Ruiz", "02139"],
    ]


def test_the_language_of_the_messages_and_the_tags_are_not_used() -> None:
    used = {header for _, header, column in table([HEADERS, person("Ana")]).columns if column}
    assert used == {"first_name", "last_name", "email", "zip_code", "Race_or_Ethnicity"}


def test_a_list_of_another_tool_with_the_same_plain_fields_is_not_taken() -> None:
    assert table([HEADERS[:4], person("Ana")[:4]]).exporter == "plain"


@settings(max_examples=count(15, 300), deadline=None)
@given(
    st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True).filter(lambda name: name != "Test"), min_size=1, max_size=6),
    st.permutations(range(len(HEADERS))),
)
def test_a_written_report_reads_back_the_same_in_any_order_of_columns(names: list[str], order: list[int]) -> None:
    rows = [[row[i] for i in order] for row in (HEADERS, *[person(name) for name in names])]
    found = table(rows)
    assert (found.exporter, found.frame["first_name"].tolist()) == ("action_network", names)
