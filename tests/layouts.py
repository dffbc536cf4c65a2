"""A small table of people, written as each exporter writes it."""

import datetime as dt
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook

from sample_data.delimited import delimited

TITLE = "Family Night"
DAY = dt.datetime(2026, 9, 17, 18, 30)
RACE = {
    "hispanic_or_latino": "Hispanic, Latino, or Spanish origin", "white": "White",
    "black_or_african_american": "Black or African American", "asian": "Asian",
    "american_indian_or_alaska_native": "American Indian or Alaska Native",
    "native_hawaiian_or_pacific_islander": "Native Hawaiian or Pacific Islander",
    "middle_eastern_or_north_african": "Middle Eastern or North African", "some_other_race": "Some other race",
}  # fmt: skip
"""One option holds the sign that joins options; the order is that in which boxes are kept."""
LANGUAGE = {
    "": "",
    "english": "English",
    "spanish": "Spanish",
    "vietnamese": "Vietnamese",
    "arabic": "Arabic",
    "declined": "Prefer not to say",
}
GENDER = {"": "", "female": "Woman", "male": "Man", "nonbinary": "Non-binary", "declined": "Prefer not to say"}
EDUCATION = {
    "": "", "less_than_high_school": "Less than high school", "high_school": "High school diploma or GED",
    "some_college": "Some college, no degree", "bachelors": "Bachelor's degree", "graduate": "Graduate or professional degree",
    "declined": "Prefer not to say",
}  # fmt: skip
INCOME = {
    "": "", "0-24999": "Less than $25,000", "25000-49999": "$25,000 to $49,999", "50000-74999": "$50,000 to $74,999",
    "150000+": "$150,000 or more", "declined": "Prefer not to say",
}  # fmt: skip
ABOUT = ("race", "language", "zip", "income", "gender", "education")
QUESTION = {
    "race": "Which of these describe you? (Select all that apply)", "language": "What language do you speak most at home?",
    "zip": "What is your home ZIP code?", "income": "Household income", "gender": "What is your gender?",
    "education": "Highest level of education completed", "comment": "What is one thing we should hear?",
}  # fmt: skip
ATTENDED = "Which conversation did you attend?"
E_MAIL = "What is your e-mail address?"
COMMENT = QUESTION["comment"]


@dataclass(frozen=True)
class Someone:
    """One person: the answers are codes, "" for blank; `race` is in the order of `RACE`."""

    number: int
    first: str
    last: str
    race: tuple[str, ...]
    language: str
    zip_code: str
    income: str
    gender: str
    education: str
    comment: str

    @property
    def email(self) -> str:
        """An address that nobody has."""
        return f"someone{self.number}@example.org"

    @property
    def moment(self) -> dt.datetime:
        """When the person did what the table is about."""
        return DAY + dt.timedelta(minutes=self.number)

    def codes(self) -> dict[str, str]:
        """What reading the table back must give."""
        return {
            "race": "|".join(self.race), "language": self.language, "zip": self.zip_code, "income": self.income,
            "gender": self.gender, "education": self.education,
        }  # fmt: skip

    def answers(self, join: str, end: str = "") -> dict[str, str]:
        """The answers in the form's words; `join` stands between the boxes of a question, `end` after the last."""
        return {
            "race": join.join(RACE[box] for box in self.race) + (end if self.race else ""), "language": LANGUAGE[self.language],
            "zip": self.zip_code, "income": INCOME[self.income], "gender": GENDER[self.gender], "education": EDUCATION[self.education],
        }  # fmt: skip


Row = list[object]
People = Sequence[Someone]


@dataclass(frozen=True)
class Layout:
    """How one exporter writes a table; `carries` are the answers that it holds."""

    name: str
    exporter: str
    file: str
    write: Callable[[People], bytes]
    carries: tuple[str, ...] = ABOUT
    has_comment: bool = True
    companion: tuple[str, bytes] | None = None


def workbook_of(rows: Sequence[Row], sheet: str) -> bytes:
    """A workbook of one sheet, as openpyxl writes it."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(row)
    for cell in (cell for line in page.iter_rows() for cell in line if isinstance(cell.value, str)):
        cell.data_type = "s"  # a text that begins with = is a text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def answered(one: Someone, join: str, end: str = "") -> Row:
    """The comment, then the answers to the questions `ABOUT`."""
    return [one.comment, *one.answers(join, end).values()]


def headed(*first: str) -> Row:
    """A header row: some columns, the comment, the questions `ABOUT`."""
    return [*first, COMMENT, *(QUESTION[about] for about in ABOUT)]


def ticked(one: Someone, mark: str | None = None, blank: str = "") -> Row:
    """One cell per option of the question about race: `mark`, the option where it is None, `blank` where not ticked."""
    return [(RACE[box] if mark is None else mark) if box in one.race else blank for box in RACE]


def clock(moment: dt.datetime) -> str:
    """A moment with AM or PM.

    >>> clock(dt.datetime(2026, 9, 17, 18, 30))
    '06:30:00 PM'
    """
    return f"{(moment.hour - 1) % 12 + 1:02}:{moment:%M:%S} {'AM' if moment.hour < 12 else 'PM'}"


def american(moment: dt.datetime) -> str:
    """A moment with the month first.

    >>> american(dt.datetime(2026, 9, 17, 18, 30))
    '9/17/2026 18:30:00'
    """
    return f"{moment.month}/{moment.day}/{moment.year} {moment:%H:%M:%S}"


def eventbrite(people: People) -> bytes:
    """Eventbrite's attendee report."""
    fixed = ("Order #", "Order Date", "First Name", "Last Name", "Email", "Quantity", "Ticket Type", "Attendee #", "Attendee Status")
    rows: list[Row] = [headed(*fixed, "Event Name")]
    for one in people:
        who: Row = [7000 + one.number, american(one.moment), one.first, one.last, one.email, 1, "General", 9000 + one.number, "Attending"]
        rows.append([*who, TITLE, *answered(one, ", ")])
    return delimited(rows, end="\n")


def google_rows(people: People, when: Callable[[dt.datetime], object], join: str) -> list[Row]:
    """The rows of a Google form."""
    rows: list[Row] = [headed("Timestamp", "Email Address", ATTENDED)]
    return rows + [[when(one.moment), one.email, TITLE, *answered(one, join)] for one in people]


def google_direct(people: People) -> bytes:
    """The direct download of a Google form."""
    return delimited(google_rows(people, lambda moment: f"{moment:%Y/%m/%d} {clock(moment)} EST", ";"), quote_all=True)


def microsoft_forms(people: People) -> bytes:
    """The workbook of a Microsoft form; answers in boxes end in the sign that joins them."""
    rows: list[Row] = [headed("Id", "Start time", "Completion time", "Email", "Name", E_MAIL, ATTENDED)]
    for one in people:
        rows.append([one.number, one.moment, one.moment, "anonymous", None, one.email, TITLE, *answered(one, ";", ";")])
    return workbook_of(rows, "Sheet1")


def plain_rows(people: People, join: str = "; ") -> list[Row]:
    """A table that somebody made in a spreadsheet."""
    rows: list[Row] = [headed("Email", "First name", "Last name", "Conversation", "Registered on")]
    return rows + [[one.email, one.first, one.last, TITLE, f"{one.moment:%Y-%m-%d}", *answered(one, join)] for one in people]


def titled(people: People) -> bytes:
    """A plain table under titles, a note and blank rows."""
    return workbook_of([["Marlow County Schools"], [], ["Typed up by the front office"], [], *plain_rows(people)], "List")


def two_header_rows(people: People) -> bytes:
    """A plain table whose second header row names the options of the first one's question."""
    first: Row = ["Email", "First name", "Last name", "Conversation", COMMENT, QUESTION["race"], *[""] * (len(RACE) - 1)]
    second: Row = [*[""] * 5, *RACE.values(), *[""] * 5]
    rows: list[Row] = [[*first, *(QUESTION[about] for about in ABOUT[1:])], second]
    for one in people:
        rest = list(one.answers("").values())[1:]
        rows.append([one.email, one.first, one.last, TITLE, one.comment, *ticked(one, "x"), *rest])
    return delimited(rows)


def options_in_columns(people: People) -> bytes:
    """A plain table with a column per option, named by question and option."""
    options = [f"{QUESTION['race']} [{option}]" for option in RACE.values()]
    rows: list[Row] = [["Email", "First name", "Last name", "Conversation", COMMENT, *options, *(QUESTION[about] for about in ABOUT[1:])]]
    for one in people:
        rest = list(one.answers("").values())[1:]
        rows.append([one.email, one.first, one.last, TITLE, one.comment, *ticked(one, "Yes", "No"), *rest])
    return delimited(rows)


PLAIN = (
    Layout("plain", "plain", "list.csv", lambda people: delimited(plain_rows(people))),
    Layout("plain under titles", "plain", "list.xlsx", titled),
    Layout("plain with two header rows", "plain", "list.csv", two_header_rows),
    Layout("plain with options in columns", "plain", "list.csv", options_in_columns),
    Layout("plain with semicolons", "plain", "list.csv", lambda people: delimited(plain_rows(people, ", "), separator=";")),
    Layout("plain with pipes", "plain", "list.csv", lambda people: delimited(plain_rows(people), separator="|")),
    Layout("plain with tabs, UTF-16", "plain", "list.txt", lambda people: delimited(plain_rows(people), separator="\t", encoding="utf-16")),
    Layout("plain, UTF-8 with a mark", "plain", "list.csv", lambda people: delimited(plain_rows(people), encoding="utf-8-sig")),
    Layout("plain with slashes in boxes", "plain", "list.csv", lambda people: delimited(plain_rows(people, " / "))),
)
FORMS = (
    Layout("Eventbrite", "eventbrite", "attendees.csv", eventbrite),
    Layout("Google Forms .csv", "google_forms", "form.csv", lambda people: delimited(google_rows(people, american, ", "))),
    Layout(
        "Google Forms .xlsx",
        "google_forms",
        "form (Responses).xlsx",
        lambda people: workbook_of(google_rows(people, lambda moment: moment, ", "), "Form Responses 1"),
    ),
    Layout("Google Forms direct download", "google_forms", "form.csv", google_direct),
    Layout("Microsoft Forms", "microsoft_forms", "form.xlsx", microsoft_forms),
)
