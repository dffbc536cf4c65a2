"""What a dashboard must make of the conversations online, counted from the people and not from the files."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sample_data.conversations import Conversation
from sample_data.online_visits import NOT_READABLE, OnlineVisit
from sample_data.people import DECLINED, Person
from sample_data.report_lines import Report

DIMENSIONS = ("race", "language", "zip", "income", "gender", "education")
STAGES = ("registered", "attended", "surveyed")
MISSING = ("blank", "declined", "unreadable")
Answers = dict[str, str]
Counts = dict[str, dict[str, dict[str, int]]]


def truth(visits: Sequence[OnlineVisit], conversations: Sequence[Conversation], reports: Mapping[str, Sequence[Report]]) -> object:
    """Everything that the test compares, as JSON."""
    people: dict[str, list[OnlineVisit]] = {}
    for visit in visits:
        people.setdefault(visit.identity, []).append(visit)
    return {
        "files": [{"file": report.name, "kind": kind} for kind, files in reports.items() for report in files],
        "conversations": [
            {"title": one.title, "date": one.date.isoformat(), **_stage_counts([v for v in visits if v.conversation is one])}
            for one in conversations
        ],
        "counts": {
            **_stage_counts(visits),
            "surveyed_anonymous": sum(not one.email for visit in visits for one in visit.counted_surveys),
            "duplicates_collapsed": sum(_duplicates(visit) for visit in visits),
            "people": {stage: sum(any(_stages(v)[stage] for v in those) for those in people.values()) for stage in STAGES},
        },
        "by_dimension": _by_dimension([(_any_stage([visit]), _merged([visit])) for visit in visits]),
        "by_dimension_people": _by_dimension([(_any_stage(those), _merged(those)) for those in people.values()]),
        "not_counted": [
            {"file": report.name, "row": row, "why": why}
            for files in reports.values() for report in files for row, why in report.not_counted()
        ],
        "unreadable": [
            {"file": report.name, "row": row, "column": header, "value": text}
            for files in reports.values() for report in files for row, header, text in report.unreadable()
        ],
    }  # fmt: skip


def _stages(visit: OnlineVisit) -> dict[str, bool]:
    return {"registered": visit.is_registered, "attended": visit.is_attended, "surveyed": bool(visit.counted_surveys)}


def _any_stage(visits: Sequence[OnlineVisit]) -> dict[str, bool]:
    return {stage: any(_stages(visit)[stage] for visit in visits) for stage in STAGES}


def _stage_counts(visits: Sequence[OnlineVisit]) -> dict[str, int]:
    counts = {stage: sum(_stages(visit)[stage] for visit in visits) for stage in STAGES}
    return {**counts, "walk_ins": sum(visit.is_attended and not visit.is_registered for visit in visits)}


def _duplicates(visit: OnlineVisit) -> int:
    """Further registrations and exit surveys of the same person at the same conversation."""
    approved = sum(signup.status == "approved" for signup in visit.signups)
    return max(0, approved - 1) + max(0, len(visit.counted_surveys) - 1)


def _merged(visits: Sequence[OnlineVisit]) -> Answers:
    """The latest exit survey that answers wins, the latest approved registration fills blanks; "" where neither answers."""
    surveys = sorted((one for visit in visits for one in visit.counted_surveys), key=lambda one: one.at)
    signups = sorted((one for visit in visits for one in visit.signups if one.status == "approved"), key=lambda one: one.at)
    forms = [_codes(one.person) for one in reversed(surveys)] + [_codes(one.person) for one in reversed(signups)]
    return {dimension: next((form[dimension] for form in forms if form[dimension]), "") for dimension in DIMENSIONS}


def _codes(person: Person) -> Answers:
    """The answers as groups, `declined`, `unreadable` or ""."""
    said = {
        "race": _roll_up(person.race), "language": person.language, "zip": person.zip_code, "income": person.income,
        "gender": person.gender, "education": person.education,
    }  # fmt: skip
    return {dimension: "unreadable" if code in NOT_READABLE.values() else code for dimension, code in said.items()}


def _roll_up(boxes: tuple[str, ...]) -> str:
    """The federal seven categories: any Hispanic is Hispanic, more than one race is two or more."""
    if "hispanic_or_latino" in boxes:
        return "hispanic_or_latino"
    return boxes[0] if len(boxes) == 1 else "two_or_more_races" if boxes else ""


def _by_dimension(rows: Sequence[tuple[dict[str, bool], Answers]]) -> dict[str, Counts]:
    """Dimension → stage → group → people, and under `missing` the people without an answer."""
    found: dict[str, Counts] = {}
    for dimension in DIMENSIONS:
        groups: dict[str, dict[str, int]] = {}
        missing: dict[str, dict[str, int]] = {}
        for stage in STAGES:
            counts = Counter(answers[dimension] or "blank" for stages, answers in rows if stages[stage])
            missing[stage] = {word: counts.pop(DECLINED if word == "declined" else word, 0) for word in MISSING}
            groups[stage] = dict(sorted(counts.items()))
        found[dimension] = {"groups": groups, "missing": missing}
    return found
