"""What a file may cost before it is refused."""

import io
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds on one uploaded file; each default leaves room for the largest real export that we know."""

    file_bytes: int = 200 * 2**20
    """Size of the upload; Streamlit's own default limit."""
    inflated_bytes: int = 1 * 2**30
    """Size of a workbook once unzipped."""
    inflation_ratio: int = 200
    """Unzipped ÷ zipped size of one member; real sheets reach about 60."""
    members: int = 2_000
    """Files inside a workbook."""
    cells: int = 30_000_000
    """Cells in one file: 1,000,000 rows of 25 columns, with room."""
    columns: int = 2_000
    """Columns in one table."""


DEFAULT_LIMITS = Limits()


class UnreadableFile(Exception):
    """Nothing in the file can be used; `kind` names the finding, the message says why and what to do."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message


def check_size(data: bytes, limits: Limits = DEFAULT_LIMITS) -> None:
    """Refuse an empty or oversized upload.

    Raises
    ------
    UnreadableFile
        With a sentence for the person who uploaded it.
    """
    if not data.strip(b"\x00\xff\xfe\xef\xbb\xbf \t\r\n"):
        raise UnreadableFile("file_empty", "The file is empty. Export it again and upload the new file.")
    if len(data) > limits.file_bytes:
        megabytes = limits.file_bytes // 2**20
        raise UnreadableFile("file_too_large", f"The file is larger than {megabytes} MB. Export fewer columns or a shorter period.")


def check_archive(data: bytes, limits: Limits = DEFAULT_LIMITS) -> None:
    """Refuse a workbook that would unpack to more than it should, before anything is unpacked.

    The sizes come from the archive's own list; reading stops at them, so that a list that lies cannot cost more.

    Raises
    ------
    UnreadableFile
        With a sentence for the person who uploaded it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableFile("file_damaged", "The workbook is damaged or cut off. Export it again and upload the new file.") from error
    names = [member.filename for member in members]
    if len(members) > limits.members or len(set(names)) < len(names):
        raise UnreadableFile(
            "file_suspicious", "The workbook is built in a way no spreadsheet program does. Save a fresh copy and upload it."
        )
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile("file_encrypted", "The workbook is protected with a password. Save a copy without a password and upload that.")
    inflated = sum(member.file_size for member in members)
    packed = any(
        member.file_size > limits.inflation_ratio * max(member.compress_size, 1) and member.file_size > 2**20 for member in members
    )
    if inflated > limits.inflated_bytes or packed:
        raise UnreadableFile(
            "file_too_large",
            "The workbook unpacks to far more than it should. Save only the sheet you need as .csv and upload that.",
        )
