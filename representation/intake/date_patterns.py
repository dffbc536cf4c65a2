"""How the tools of school offices write dates, as patterns that Python and the column reader both understand."""

from itertools import chain

_MONTH_NAMES = (
    ("jan", "january", "ene", "enero"),
    ("feb", "february", "febrero"),
    ("mar", "march", "marzo"),
    ("apr", "april", "abr", "abril"),
    ("may", "mayo"),
    ("jun", "june", "junio"),
    ("jul", "july", "julio"),
    ("aug", "august", "ago", "agosto"),
    ("sep", "sept", "september", "set", "septiembre", "setiembre"),
    ("oct", "october", "octubre"),
    ("nov", "november", "noviembre"),
    ("dec", "december", "dic", "diciembre"),
)
MONTHS = dict(chain.from_iterable(((name, number) for name in names) for number, names in enumerate(_MONTH_NAMES, start=1)))
"""Name of a month in English or Spanish, lower case → its number."""

_TIME = (
    r"(?:[ T,]+(?:at |a las )?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>[AaPp]\.?\s?[Mm]\.?)?)?"
)
_ZONE = r"\s*(?:[A-Z]{2,5}|Z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?)?(?: ?\([A-Za-z ]+\))?"
_WEEKDAY = r"(?:[A-Za-zéáÁÉ]{3,9}\.?,?\s+)?"
ISO = rf"^(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}{_ZONE}$"
SLASHED = rf"^(?P<one>\d{{1,2}})(?P<mark>[-/.])(?P<two>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d{{2}}),?{_TIME}{_ZONE}$"
"""Month and day, or day and month, then the year: only the other rows tell which."""
NAMED = rf"^{_WEEKDAY}(?P<name>[A-Za-z]{{3,10}})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){_TIME}{_ZONE}$"
DAY_NAMED = (
    rf"^{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: de| of)?[ /-](?P<name>[A-Za-z]{{3,10}})\.?(?: de| del)?,?[ /-]"
    rf"(?P<year>\d{{4}}|\d{{2}}),?{_TIME}{_ZONE}$"
)
COMPACT = r"^(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})$"
SERIAL = r"^(?P<days>\d{5})(?P<fraction>\.\d+)?$"
"""A day as Excel counts them, from 1900, when a date's format was lost."""
FIRST_SERIAL, LAST_SERIAL = 36526, 73050
"""January 1, 2000 and December 31, 2099 as Excel counts days; other five-digit numbers in a column of dates are no dates."""
EXCEL_DAY_ZERO = "1899-12-30"
"""Excel's day 0, as it counts a February 29, 1900 that never was (1904 counting is not met in school offices' files)."""
CENTURY_TURN = 70
"""Two-digit years from here on are of the twentieth century."""
YEAR_ZERO = "0000"
"""What stands where nobody knew the year."""
