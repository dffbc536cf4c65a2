"""Small tables without any defect, to break in one place each."""

from sample_data.workbook import Cell

LIBRARY, SCHOOL = "Library evening", "School morning"
SCHEDULE = (
    ("Conversation", "Date", "Start time", "Place", "Format"),
    (LIBRARY, "2026-01-20", "6:00 PM", "Branch library", "In person"),
    (SCHOOL, "2026-01-31", "10:00 AM", "School gym", "In person"),
)
HEADER = (
    "Conversation", "Registered on", "First name", "Last name", "Email", "Race/ethnicity", "Language at home", "Home ZIP code",
    "Household income", "Gender", "Education",
)  # fmt: skip
ROWS = (
    (LIBRARY, "1/5/2026", "Odette", "Hollis", "odette@example.org",
     "White", "English", "45901", "Under $25,000", "Female", "Associate degree"),
    (LIBRARY, "1/6/2026", "Efraín", "Macías", "efrain@example.org",
     "Hispanic or Latino", "Spanish", "45902", "$25,000 to $49,999", "Male", "High school"),
    (LIBRARY, "1/8/2026", "Tamika", "Osei", "tamika@example.org",
     "Black or African American", "English", "45903", "$50,000 to $74,999", "Female", "Bachelor's degree"),
    (SCHOOL, "1/9/2026", "Hanh", "Phan", "hanh@example.org",
     "Asian", "Vietnamese", "45904", "$75,000 to $99,999", "Female", "Graduate degree"),
    (SCHOOL, "1/14/2026", "Gideon", "Fairbanks", "gideon@example.org",
     "White; Black", "English", "45905", "Prefer not to say", "Male", ""),
)  # fmt: skip
"""Five good registrations; the header makes them rows 2 to 6."""
SURVEY_HEADER = (
    "Timestamp", "Email Address", "Which conversation did you attend?", "How welcome did you feel today? (1–5)", "Home ZIP code",
    "What is your household income?",
)  # fmt: skip
SURVEYS = (
    ("2026/01/20 7:41:00 PM EST", "odette@example.org", LIBRARY, "5", "45901", "Under $25,000"),
    ("2026/01/20 7:44:10 PM EST", "efrain@example.org", LIBRARY, "4", "45902", "$25,000 - $49,999"),
    ("2026/01/31 11:35:52 AM EST", "hanh@example.org", SCHOOL, "4", "45904", "$75,000 - $99,999"),
)
SIGN_IN: tuple[tuple[Cell, ...], ...] = (
    ("Community Conversations: sign-in",), (LIBRARY,), ("Tuesday, January 20, 2026, 6:00 PM",),
    ("#", "Name", "E-mail", "Attended?"),
    (1, "Odette Hollis", "odette@example.org", "Yes"), (2, "Efraín Macías", "", "x"), (3, "Tamika Osei", "tamika@example.org", "No"),
)  # fmt: skip
ENROLLMENT: tuple[tuple[Cell, ...], ...] = (
    ("School Name", "School Code", "Total", "African American", "Hispanic", "White", "Native American"),
    ("Mill Race Elementary", "0010", "470", "120", "190", "148", "12"),
    ("Sycamore Middle", "0020", "900", "230", "310", "345", "15"),
    ("District Total", "0000", "1,370", "350", "500", "493", "27"),
)
COMMUNITY = (
    ("Dimension", "Group", "People", "Margin of error"),
    ("Gender", "Female", "5100", "90"), ("Gender", "Male", "4900", "90"),
    ("Language at home", "English", "7400", "160"), ("Language at home", "Spanish", "1900", "150"),
    ("Language at home", "Vietnamese", "700", "110"),
)  # fmt: skip
