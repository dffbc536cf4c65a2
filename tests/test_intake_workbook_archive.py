"""Zipped workbooks: what their list of parts may not say, and what they may not unpack to."""

import io
import random
import warnings
import zipfile

import pytest

from representation.intake.archive import DAMAGED, ODD, PROTECTED, UNPACKS, Archive
from representation.intake.limits import Limits, UnreadableFile


def archive(members: dict[str, bytes], twice: str = "", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as book, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for name, content in members.items():
            book.writestr(name, content)
        if twice:
            book.writestr(twice, b"other")
    return out.getvalue()


def refusal(data: bytes, limits: Limits | None = None, part: str = "a.xml") -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as caught:
        Archive(data, limits or Limits()).part(part)
    return caught.value.kind, str(caught.value)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("size", [0, 5, 2**20, 3 * 2**20 + 1])
def test_a_part_comes_back_as_it_was_packed(method: int, size: int) -> None:
    content = random.Random(size).randbytes(size)
    assert Archive(archive({"a.xml": content}, method=method)).part("a.xml") == content


def test_an_archive_behind_other_bytes_is_read() -> None:
    assert Archive(b"junk before" + archive({"a.xml": b"<a/>"})).part("a.xml") == b"<a/>"


def test_an_archive_that_unpacks_to_too_much_is_refused_while_it_is_unpacked() -> None:
    two = archive({"a.xml": b"<a/>" * 10, "b.xml": b"<b/>" * 10})
    assert refusal(two, Limits(inflated_bytes=39)) == ("file_too_large", UNPACKS)
    whole = Archive(two, Limits(inflated_bytes=79))
    whole.part("a.xml")
    whole.part("a.xml")  # the same part twice counts once
    with pytest.raises(UnreadableFile):
        whole.part("b.xml")


def test_a_part_packed_beyond_what_sheets_reach_is_refused() -> None:
    assert refusal(archive({"a.xml": b" " * (2 * 2**20)})) == ("file_too_large", UNPACKS)


def test_what_the_list_says_of_the_size_is_not_believed() -> None:
    data = bytearray(archive({"a.xml": b" " * (2 * 2**20)}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")  # the size once unpacked
    assert refusal(bytes(data)) == ("file_too_large", UNPACKS)


def test_too_many_parts_are_refused() -> None:
    assert refusal(archive({f"{i}.xml": b"" for i in range(4)}), Limits(members=3)) == ("file_suspicious", ODD)


def test_two_parts_of_one_name_are_refused() -> None:
    assert refusal(archive({"a.xml": b"<a/>"}, twice="a.xml")) == ("file_suspicious", ODD)


def test_a_part_packed_in_an_unusual_way_is_refused() -> None:
    assert refusal(archive({"a.xml": b"<a/>"}, method=zipfile.ZIP_BZIP2)) == ("file_suspicious", ODD)


def test_a_link_instead_of_a_part_is_refused() -> None:
    out = io.BytesIO()
    link = zipfile.ZipInfo("a.xml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(out, "w") as book:
        book.writestr(link, "/etc/passwd")
    assert refusal(out.getvalue()) == ("file_suspicious", ODD)


def test_parts_that_share_their_bytes_are_refused() -> None:
    data = bytearray(archive({"a.xml": b"<a/>", "b.xml": b"<b/>"}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 42 : entry + 46] = (1).to_bytes(4, "little")  # where the second part begins
    assert refusal(bytes(data))[0] in ("file_suspicious", "file_damaged")


def test_an_archive_cut_off_is_refused() -> None:
    assert refusal(archive({"a.xml": b"<a/>"})[:-10]) == ("file_damaged", DAMAGED)


def test_a_part_with_a_byte_changed_is_refused() -> None:
    data = bytearray(archive({"a.xml": b"<a>text</a>"}, method=zipfile.ZIP_STORED))
    data[data.index(b"text")] ^= 1
    assert refusal(bytes(data)) == ("file_damaged", DAMAGED)


def test_parts_under_a_password_are_refused() -> None:
    data = bytearray(archive({"a.xml": b"<a/>"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1  # bit 0 of the flags in the archive's list: encrypted
    assert refusal(bytes(data)) == ("file_encrypted", PROTECTED)
