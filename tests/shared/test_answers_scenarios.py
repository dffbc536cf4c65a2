"""The answers of both scenarios: everything is placed but what the truth lists."""

import json
from pathlib import Path

import pandas as pd
import pytest

from representation.answers import coded, is_coded

HEADERS = {
    "race": ["Which of these describe you? (Select all that apply)", "I identify my race or ethnicity as (select all that apply):"],
    "language": ["What language do you speak most at home?"],
    "zip": ["What is your home ZIP code?", "Home ZIP code"],
    "income": ["Household income", "How much total combined money did all members of your HOUSEHOLD earn last year?"],
    "gender": ["What is your gender?", "What gender do you identify with?", "Gender"],
    "education": [
        "Highest level of education completed",
        "What is the highest degree or level of school you have completed?",
        "Highest level of education",
    ],
}


def cells(path: Path) -> pd.DataFrame:
    if path.suffix == ".csv":
        return pd.read_csv(path, dtype=str, keep_default_na=False)
    return pd.read_excel(path, dtype=object, engine="openpyxl")


@pytest.mark.parametrize("scenario", ["eventbrite_google", "msforms_signin"])
def test_only_the_answers_that_the_truth_lists_are_not_placed(scenario: str, shared: Path) -> None:
    folder = shared / "scenarios" / scenario
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    answered = {header for headers in HEADERS.values() for header in headers}
    expected = {
        (finding["file"], finding["row"], finding["column"].strip(), finding["value"])
        for finding in truth["rejected_rows"]
        if finding["severity"] == "warning" and finding["column"].strip() in answered
    }
    found = set()
    for file in (entry["file"] for entry in truth["files"] if entry["kind"] in ("registration", "exit_survey")):
        table = cells(folder / file).rename(columns=str.strip)
        for dimension, headers in HEADERS.items():
            for header in (header for header in headers if header in table.columns):
                codes = coded(table[header], dimension)
                found |= {(file, int(i) + 2, header, str(table[header][i])) for i in table.index[~is_coded(codes, dimension)]}
    assert found == expected
    assert len(expected) > 5
