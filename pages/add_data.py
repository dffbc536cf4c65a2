"""Add data: bring in what the tools of a school office export."""

import streamlit as st

from representation.importing import UploadedFile
from representation.ui.access import guard
from representation.ui.imports_list import has_imports, recent_imports
from representation.ui.progress import working
from representation.ui.session import current_session
from representation.ui.upload_notes import files_to_add, save_bar, saved_note, what_can_be_added
from representation.ui.upload_review import reviewed_cards
from representation.ui.upload_saving import save_review

st.title("Add data")
guard("staff")
st.caption("Drop in the files as your tools export them. Nothing counts until you save, and each import can be undone.")
saved_note()

key = f"add_data.{current_session().upload_round}"
uploads = st.file_uploader(
    "Excel, OpenDocument, text (.csv, .tsv, .txt), .json or .zip files, one or many",
    accept_multiple_files=True,
    key=f"{key}.files",
    help="Excel files end in .xlsx, .xlsm, .xlsb or .xls, OpenDocument files in .ods. "
    "Census figures may come as the .zip that data.census.gov gives or as .json. "
    "Names, e-mails and phone numbers are used to recognize one person and are not kept.",
)
if not uploads:
    what_can_be_added(is_first=not has_imports())
else:
    files, replace_former = files_to_add([UploadedFile(upload.name, upload.getvalue()) for upload in uploads], key)
    if files:
        with working() as step:
            found = reviewed_cards(files, key, step)
        if save_bar(found.count, found.tables, found.hashes, found.open_questions, found.useless):
            with working() as step:
                save_review(found.found, found.plans, replace_former, step)
            st.rerun()

recent_imports()
