"""Meetup's list of an event's attendees: text separated by tabs, whatever the file's name says."""

from data_models.finding import FindingGroup, grouped
from data_models.raw import RawTable
from data_models.vocabularies import vocabulary
from representation.answers.folding import folded
from representation.intake.call_list import CallList
from representation.intake.exporters.fields import known_columns
from representation.intake.exporters.recognition import Recognition, header_set
from representation.intake.findings import finding

ROWS_SEARCHED = 5
FINGERPRINT = {"name", "user id", "rsvp", "rsvped on"}


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by its columns of members and answers; a list of members without answers is no list of an event."""
    for index, headers in enumerate(raw.head(ROWS_SEARCHED)):
        if header_set(headers) >= FINGERPRINT:
            members = CallList.under(raw, index, range(index + 1, len(raw)))
            yes = {folded(row["mark"]) for row in vocabulary("attendance_marks") if row["meaning"] == "yes"}
            hosts = {i: "a host" for i, host in members.cells("event host").items() if folded(host) in yes}
            known = known_columns("meetup", headers)
            return Recognition("meetup", "registration", index, columns=known, not_counted=hosts, notes=_guests(members))
    return None


def _guests(members: CallList) -> tuple[FindingGroup, ...]:
    """How many people come along with those who said yes."""
    answers = members.cells("rsvp")
    count = sum(int(number) for i, number in members.cells("guests").items() if number.isdecimal() and folded(answers[i]) == "yes")
    if not count:
        return ()
    return grouped([finding("guests_unnamed", members.raw.file, members.raw.sheet, column="Guests", value=str(count))])
