"""What a file may cost before it is refused, and in which words."""

import io
import zipfile

import pytest

from representation.intake.limits import Limits, UnreadableFile, check_archive, check_size

EMPTY = ("file_empty", "The file is empty. Export it again and upload the new file.")
UNPACKS = ("file_too_large", "The workbook unpacks to far more than it should. Save only the sheet you need as .csv and upload that.")
ODD = ("file_suspicious", "The workbook is built in a way no spreadsheet program does. Save a fresh copy and upload it.")


def refusal(call: object, *arguments: object) -> tuple[str, str]:
    assert callable(call)
    with pytest.raises(UnreadableFile) as caught:
        call(*arguments)
    return caught.value.kind, str(caught.value)


def archive(members: dict[str, bytes], twice: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in members.items():
            book.writestr(name, content)
        if twice:
            with pytest.warns(UserWarning, match="Duplicate name"):
                book.writestr(twice, b"other")
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\t\n", b"\x00" * 50])
def test_a_file_without_anything_in_it_is_empty(data: bytes) -> None:
    assert refusal(check_size, data) == EMPTY


def test_a_file_over_the_limit_is_refused_with_the_limit() -> None:
    message = "The file is larger than 1 MB. Export fewer columns or a shorter period."
    assert refusal(check_size, b"x" * (2**20 + 1), Limits(file_bytes=2**20)) == ("file_too_large", message)
    check_size(b"x" * 2**20, Limits(file_bytes=2**20))


def test_a_small_archive_passes() -> None:
    check_archive(archive({"a.xml": b"<a/>", "b.xml": b"<b/>"}))


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    assert refusal(check_archive, archive({"a.xml": b"<a/>" * 10}), Limits(inflated_bytes=39)) == UNPACKS


def test_a_member_packed_beyond_what_sheets_reach_is_refused() -> None:
    assert refusal(check_archive, archive({"a.xml": b" " * (2 * 2**20)})) == UNPACKS


def test_too_many_members_are_refused() -> None:
    assert refusal(check_archive, archive({f"{i}.xml": b"" for i in range(4)}), Limits(members=3)) == ODD


def test_two_members_of_one_name_are_refused() -> None:
    assert refusal(check_archive, archive({"a.xml": b"<a/>"}, twice="a.xml")) == ODD


def test_an_archive_cut_off_is_refused() -> None:
    message = "The workbook is damaged or cut off. Export it again and upload the new file."
    assert refusal(check_archive, archive({"a.xml": b"<a/>"})[:-10]) == ("file_damaged", message)


def test_members_under_a_password_are_refused() -> None:
    data = bytearray(archive({"a.xml": b"<a/>"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1  # bit 0 of the flags in the archive's list: encrypted
    message = "The workbook is protected with a password. Save a copy without a password and upload that."
    assert refusal(check_archive, bytes(data)) == ("file_encrypted", message)
