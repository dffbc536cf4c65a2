"""Eventbrite's reports, with the status of the attendee or of the order."""

import pytest

from tests.intake_tables import table

HEADERS = ["Order #", "Order Date", "First Name", "Last Name", "Email", "Attendee #"]
PERSON = ["1", "Sep 1, 2026 7:05 PM", "Ana", "Ruiz", "ana@x.example", "7"]


@pytest.mark.parametrize("header", ["Attendee Status", "Order Status"])
@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("Refunded", "refunded"),
        ("Cancelled", "cancelled"),
        ("Deleted", "deleted"),
        ("Not Attending", "not attending"),
        ("Attending", ""),
        ("Checked In", ""),
        ("Completed", ""),
    ],
)
def test_the_status_of_the_attendee_or_of_the_order_says_who_counts(header: str, status: str, reason: str) -> None:
    found = table([[*HEADERS, header], [*PERSON, status]])
    assert (found.exporter, [row.reason for row in found.not_counted]) == ("eventbrite", [reason] if reason else [])


def test_a_report_without_a_status_counts_everybody() -> None:
    found = table([HEADERS, PERSON])
    assert (found.exporter, found.kind, found.frame["submitted_at"].tolist()) == ("eventbrite", "registration", ["2026-09-01 19:05:00"])


def test_an_order_number_alone_is_no_report_of_attendees() -> None:
    assert table([["Order #", "Email", "Race"], ["1", "ana@x.example", "White"]]).exporter == "plain"
