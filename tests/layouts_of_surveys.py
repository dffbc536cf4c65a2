"""A small table of people, written as the survey tools write it."""

import json

from sample_data.delimited import delimited
from tests.layouts import (
    ABOUT,
    ATTENDED,
    COMMENT,
    E_MAIL,
    EDUCATION,
    GENDER,
    INCOME,
    LANGUAGE,
    QUESTION,
    RACE,
    TITLE,
    Layout,
    People,
    Row,
    Someone,
    answered,
    ticked,
)

QUALTRICS = ("StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId", "DistributionChannel", "UserLanguage")
QUALTRICS_LABELS = (
    "Anfangsdatum", "Enddatum", "Antworttyp", "Aktueller Stand", "Beendet", "Erfassungsdatum", "Antwort-ID", "Verteilungskanal",
    "Benutzersprache",
)  # fmt: skip
WORDS = {"language": LANGUAGE, "income": INCOME, "gender": GENDER, "education": EDUCATION}


def rest(one: Someone) -> Row:
    """The answers after the one about race."""
    return [*one.answers("").values()][1:]


def qualtrics(people: People, is_split: bool) -> bytes:
    """Three rows of headers, the second in the form's language; boxes joined by a comma without a space, or in columns."""
    count = len(RACE)
    codes: Row = [*QUALTRICS, "Q1", "Q2", "Q3", *([f"Q4_{i}" for i in range(1, count + 1)] if is_split else ["Q4"])]
    codes += [f"Q{i}" for i in range(5, 4 + len(ABOUT))]
    race = [f"{QUESTION['race']} - {option}" for option in RACE.values()] if is_split else [QUESTION["race"]]
    texts: Row = [*QUALTRICS_LABELS, E_MAIL, ATTENDED, COMMENT, *race, *(QUESTION[about] for about in ABOUT[1:])]
    names: Row = [json.dumps({"ImportId": f"{code}"[:1].lower() + f"{code}"[1:]}, separators=(",", ":")) for code in QUALTRICS]
    names += [json.dumps({"ImportId": f"QID{i}"}) for i in range(len(QUALTRICS) + 1, len(codes) + 1)]
    rows: list[Row] = [codes, texts, names]
    for one in people:
        boxes = ticked(one) if is_split else [one.answers(",")["race"]]
        when = f"{one.moment}"
        about: Row = [when, when, "IP Address", 100, "True", when, f"R_{one.number}", "anonymous", "EN", one.email, TITLE, one.comment]
        rows.append([*about, *boxes, *rest(one)])
    return delimited(rows, end="\n") if is_split else b"\xff\xfe" + delimited(rows, encoding="utf-16-le", separator="\t")


def surveymonkey(people: People) -> bytes:
    """Two rows of headers: every question in columns of its options, also those with one answer."""
    first: Row = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name", "Last Name"]
    second: Row = [""] * len(first)
    single = ("language", "income", "gender", "education")
    for question, options in ((ATTENDED, ["Response"]), (COMMENT, ["Open-Ended Response"]), (QUESTION["zip"], ["Open-Ended Response"])):
        first, second = [*first, question], [*second, *options]
    first, second = [*first, QUESTION["race"], *[""] * (len(RACE) - 1)], [*second, *RACE.values()]
    for about in single:
        options = [word for word in WORDS[about].values() if word]
        first, second = [*first, QUESTION[about], *[""] * (len(options) - 1)], [*second, *options]
    rows: list[Row] = [first, second]
    for one in people:
        said = one.answers("")
        when = f"{one.moment:%m/%d/%Y} {one.moment:%H:%M:%S}"
        cells: Row = [100_000_000 + one.number, 55, when, when, "203.0.113.9", one.email, one.first, one.last]
        cells += [TITLE, one.comment, one.zip_code, *ticked(one)]
        for about in single:
            cells += [word if word == said[about] else "" for word in WORDS[about].values() if word]
        rows.append(cells)
    return delimited(rows, end="\n")


def limesurvey(people: People) -> bytes:
    """`code. Question` over each column, an option in brackets."""
    first: Row = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "startlanguage. Start language"]
    first += [f"mail. {E_MAIL}", f"conv. {ATTENDED}", f"say. {COMMENT}"]
    first += [f"race[SQ00{i}]. {QUESTION['race']} [{option}]" for i, option in enumerate(RACE.values(), start=1)]
    first += [f"about{i}. {QUESTION[about]}" for i, about in enumerate(ABOUT[1:], start=1)]
    rows: list[Row] = [first]
    for one in people:
        rows.append([one.number, f"{one.moment}", 3, "en", one.email, TITLE, one.comment, *ticked(one, "Yes", "No"), *rest(one)])
    return delimited(rows)


def redcap(people: People) -> bytes:
    """Answers as numbers, a column of 0 and 1 per box; their words stand in the dictionary."""
    coded = ("language", "income", "gender", "education")
    first: Row = ["record_id", "redcap_survey_identifier", "exit_survey_timestamp", "email", "conversation", "say"]
    first += [*(f"race___{i}" for i in range(1, len(RACE) + 1)), "zip", *coded, "exit_survey_complete"]
    rows: list[Row] = [first]
    for one in people:
        codes = one.codes()
        numbers = [list(WORDS[about]).index(codes[about]) or "" for about in coded]
        when: Row = [one.number, "", f"{one.moment}", one.email, TITLE, one.comment]
        rows.append([*when, *ticked(one, "1", "0"), one.zip_code, *numbers, 2])
    return delimited(rows)


def redcap_dictionary() -> bytes:
    """REDCap's data dictionary of that form."""
    header = (
        "Variable / Field Name",
        "Form Name",
        "Section Header",
        "Field Type",
        "Field Label",
        "Choices, Calculations, OR Slider Labels",
    )
    rows: list[Row] = [[*header, "Field Note"], ["record_id", "exit_survey", "", "text", "Record ID", "", ""]]
    for name, kind, label in (("email", "text", "E-mail"), ("conversation", "text", ATTENDED), ("say", "notes", COMMENT)):
        rows.append([name, "exit_survey", "", kind, label, "", ""])
    boxes = " | ".join(f"{i}, {option}" for i, option in enumerate(RACE.values(), start=1))
    rows.append(["race", "exit_survey", "", "checkbox", QUESTION["race"], boxes, ""])
    rows.append(["zip", "exit_survey", "", "text", QUESTION["zip"], "", ""])
    for about, words in WORDS.items():
        choices = " | ".join(f"{i}, {word}" for i, word in enumerate(words.values()) if word)
        rows.append([about, "exit_survey", "", "radio", QUESTION[about], choices, ""])
    return delimited(rows, quote_all=True)


def typeform(people: People) -> bytes:
    """A column per option, named by the option alone; its own dates come last."""
    rows: list[Row] = [["#", E_MAIL, ATTENDED, COMMENT, *RACE.values(), *(QUESTION[about] for about in ABOUT[1:])]]
    rows[0] += ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    for one in people:
        cells: Row = [f"{one.number:032x}", one.email, TITLE, one.comment, *ticked(one), *rest(one)]
        rows.append([*cells, f"{one.moment}", f"{one.moment}", f"{one.number:010x}"])
    return delimited(rows, end="\n")


def qualtrics_handled(people: People) -> bytes:
    """One row of headers left, the questions' short names."""
    rows: list[Row] = [[*QUALTRICS, "EMAIL", "SAY", "ETHNICITY", "LANG", "ZIPCODE_RESIDENT", "HHINCOME", "GENDER", "EDUCATION"]]
    for one in people:
        when = f"{one.moment.month}/{one.moment.day}/{one.moment.year} {one.moment:%H:%M}"
        about: Row = [when, when, "IP Address", 100, "TRUE", when, f"R_{one.number}", "anonymous", "EN", one.email]
        rows.append([*about, *answered(one, ",")])
    return delimited(rows)


SURVEYS = (
    Layout("Qualtrics joined, UTF-16", "qualtrics", "survey.tsv", lambda people: qualtrics(people, is_split=False)),
    Layout("Qualtrics split", "qualtrics", "survey.csv", lambda people: qualtrics(people, is_split=True)),
    Layout(
        "Qualtrics with one header row",
        "qualtrics",
        "survey.csv",
        qualtrics_handled,
        ("race", "zip", "income", "gender", "education"),
        has_comment=False,
    ),
    Layout("SurveyMonkey", "surveymonkey", "survey.csv", surveymonkey),
    Layout("LimeSurvey", "limesurvey", "survey.csv", limesurvey),
    Layout("REDCap", "redcap", "data.csv", redcap, companion=("dictionary.csv", redcap_dictionary())),
    Layout("Typeform", "typeform", "responses.csv", typeform),
)
