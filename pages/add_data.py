"""Add data: bring in what the tools of a school office export."""

import streamlit as st

from representation.importing import UploadedFile
from representation.ui.access import guard
from representation.ui.imports_list import imports_list
from representation.ui.session import current_session
from representation.ui.upload_card import answer_choices, show_table, upload_card
from representation.ui.upload_notes import save_bar, saved_note, titles_to_add
from representation.ui.uploads import (
    base_tables,
    in_reading_order,
    known_before,
    review_of,
    save_review,
    table_with,
    titles_in,
    unknown_titles,
    what_is_known,
    with_answers,
)

st.title("Add data")
guard("staff")
st.caption("Drop in the files as your tools export them: registrations, sign-in lists, exit surveys, the schedule, community figures.")
saved_note()

session = current_session()
uploads = st.file_uploader(
    "Files (.xlsx or .csv), one or many",
    accept_multiple_files=True,
    key=f"add_data.files.{session.upload_round}",
    help="Names, e-mails and phone numbers are used to recognize one person and are not kept.",
)
files = [UploadedFile(upload.name, upload.getvalue()) for upload in uploads]
if files:
    with st.spinner("Reading the files…"):
        parts = in_reading_order([(file, table) for file in files for table in base_tables(file)])
    known = what_is_known()
    keys = [f"add_data.{session.upload_round}.{i}" for i in range(len(parts))]
    cards = [upload_card(table, titles_in(parts, known), key) for (_, table), key in zip(parts, keys, strict=True)]
    said = []
    for (file, table), card, key in zip(parts, cards, keys, strict=True):
        with card.answers:
            placed = answer_choices(table_with(table, card.said, file.file_hash), key)
        said.append(with_answers(card.said, placed))
    review = review_of(parts, said, known)
    if added := titles_to_add(unknown_titles(review), f"add_data.{session.upload_round}.titles"):
        review = review_of(parts, said, what_is_known(added))
    checked = iter(review.joined.tables)
    for (_, table), card in zip(parts, cards, strict=True):
        with card.head:
            show_table(table, None if card.said.is_left_out else next(checked))
    replace_former = save_bar(review, known_before(files))
    if replace_former is not None:
        save_review(review, replace_former)
        st.rerun()

imports_list()
