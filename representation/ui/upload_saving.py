"""Saving what staff reviewed: all of it or nothing, the sample district taken out in the same step."""

from collections.abc import Mapping, Sequence

from representation.intake.checked import CheckedTable
from representation.intake.fix_list import fix_list, has_rows_to_fix
from representation.joining import PEOPLE
from representation.store.errors import FileAlreadyImported, FileGivenTwice, FormerImportGone
from representation.store.saving import save_imports
from representation.ui.access import require
from representation.ui.assessed import Assessed
from representation.ui.parts import plural
from representation.ui.progress import Step, no_step
from representation.ui.recipes import rename_form
from representation.ui.session import Notice, current_session
from representation.ui.store import cached_engine
from representation.ui.upload_plan import Plan, batches_to_save
from representation.ui.upload_words import table_name
from representation.wording.numbers import listing


def save_review(found: Assessed, plans: Mapping[int, Plan], replace_former: bool, step: Step = no_step) -> None:
    """Save a review; the session's notice says what was done.

    Parameters
    ----------
    plans
        What happens to each table of the review, by its index.
    replace_former
        Whether former imports of the same content are replaced.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    session = current_session()
    batches = batches_to_save(found, plans)
    step(0.2, f"Saving {plural(len(batches), 'table', 'tables')}")
    kept = [plan.kept for i, plan in plans.items() if i in batches and plan.kept]
    try:
        for each in kept:
            rename_form(each.former, each.name)
        numbers = save_imports(cached_engine(), list(batches.values()), replace=replace_former, without_sample=True)
    except (FileAlreadyImported, FileGivenTwice, FormerImportGone) as refused:
        session.notice = Notice(str(refused), is_refusal=True)
        return
    tables = found.review.joined.tables
    if has_rows_to_fix(tables):
        step(0.8, "Writing the list of rows to fix")
        session.fix_list, session.fix_list_imports = fix_list(tables, found.review.hashes_by_name), tuple(numbers)
    else:
        session.fix_list, session.fix_list_imports = b"", ()
    session.checked, session.reviews, session.fitted, session.assessed = {}, {}, {}, None
    session.upload_round += 1
    session.notice = Notice(saved_words([tables[i] for i in batches], [each.name for each in kept]), is_saved=True)


def saved_words(tables: Sequence[CheckedTable], forms: Sequence[str] = ()) -> str:
    """What was saved, in a few sentences; `forms` are those whose next export is read as this one."""
    rows = sum(table.rows_usable - len(table.not_counted) for table in tables if table.kind in PEOPLE)
    aside = sum(table.rows_set_aside for table in tables)
    people = f" with {plural(rows, 'row', 'rows')} of people" if rows else ""
    what = table_name(tables[0]) if len(tables) == 1 else f"{len(tables)} tables"
    later = " was set aside: download it" if aside == 1 else " were set aside: download them"
    mend = f" {plural(aside, 'row', 'rows')}{later} below, mend, and add again." if aside else ""
    again = f" The next export of {listing([f'“{name}”' for name in forms])} goes through without a question." if forms else ""
    return f"Saved {what}{people}.{mend}{again}"
