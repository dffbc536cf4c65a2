"""A .zip that is no workbook: how it is known, and what is said where it cannot be unpacked."""

from typing import Final

from representation.intake.archive import Archive
from representation.intake.limits import UnreadableFile

DAMAGED: Final = "The .zip file is damaged or cut off. Download it again and upload the new file."
ODD: Final = "The .zip file is built in a way no program makes one. Unpack it and upload the tables in it."
SENTENCES: Final = {
    "file_damaged": DAMAGED,
    "file_suspicious": ODD,
    "file_encrypted": "The .zip file is protected with a password. Unpack it and upload the tables in it.",
    "file_too_large": "The .zip file unpacks to far more than it should. Unpack it and upload the one table you need.",
}
"""What the reasons of an archive say where it is no workbook."""


def is_no_workbook(archive: Archive) -> bool:
    """Whether a zip has none of the parts by which workbooks and documents are known."""
    return not any(name.startswith(("xl/", "word/", "ppt/", "_rels/", "[Content_Types]", "Index/")) for name in archive.members)


def refused_zip(refused: UnreadableFile) -> UnreadableFile:
    """The same refusal in words for a .zip, where an archive spoke of a workbook."""
    return UnreadableFile(refused.kind, SENTENCES[refused.kind])
