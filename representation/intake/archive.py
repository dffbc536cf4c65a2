"""The parts of a zipped workbook, unpacked under limits: what its list of parts says is never believed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise

from representation.intake.handed_over import HandedOver
from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile

CHUNK_BYTES = 2**20
LOCAL_HEADER_BYTES = 30
LEAST_COUNTED_BYTES = 2**20
"""Parts smaller than this are never suspected: a short blank part packs to almost nothing."""
LARGE_PART_BYTES = 2**23
"""Parts that unpack to as much take a moment."""
FILE_TYPE, SYMBOLIC_LINK = 0o170000, 0o120000

DAMAGED = "The workbook is damaged or cut off. Export it again and upload the new file."
ODD = "The workbook is built in a way no spreadsheet program does. Save a fresh copy and upload it."
UNPACKS = "The workbook unpacks to far more than it should. Save only the sheet you need as .csv and upload that."
PROTECTED = "The workbook is protected with a password. Save a copy without a password and upload that."


class Archive:
    """A zip file in memory; `chunks` and `part` unpack one part, and all of them together stay within the limits."""

    def __init__(self, data: bytes | HandedOver, limits: Limits = DEFAULT_LIMITS) -> None:
        """Look at the list of parts.

        Raises
        ------
        UnreadableFile
            If the list is damaged, or holds what no spreadsheet program writes.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data.path) as archive:
                members = archive.infolist()
        except (zipfile.BadZipFile, ValueError, LookupError, NotImplementedError, OSError, struct.error) as error:
            raise UnreadableFile("file_damaged", DAMAGED) from error
        self.members = {member.filename: member for member in members}
        if len(members) > limits.members or len(self.members) < len(members) or _overlap(members):
            raise UnreadableFile("file_suspicious", ODD)
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableFile("file_encrypted", PROTECTED)
        self._data = memoryview(data)
        self._limits = limits
        self._inflated: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def is_large(self, name: str) -> bool:
        """Whether a part says that it unpacks to much, and to no more than it may."""
        if name not in self:
            return False
        member = self.members[name]
        most = min(self._limits.inflated_bytes, self._limits.inflation_ratio * member.compress_size)
        return LARGE_PART_BYTES <= member.file_size <= most

    def part(self, name: str) -> bytes:
        """All of one part."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """One part, a megabyte at a time.

        Raises
        ------
        UnreadableFile
            If it unpacks to too much, is packed in a way no spreadsheet program uses, or is damaged.
        """
        member = self.members[name]
        is_link = (member.external_attr >> 16) & FILE_TYPE == SYMBOLIC_LINK
        if is_link or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableFile("file_suspicious", ODD)
        packed = self._packed(member)
        before = sum(size for other, size in self._inflated.items() if other != name)
        size, checksum = 0, 0
        for chunk in _inflated(packed) if member.compress_type == zipfile.ZIP_DEFLATED else _pieces(packed):
            size += len(chunk)
            if size + before > self._limits.inflated_bytes or (
                size > LEAST_COUNTED_BYTES and size > self._limits.inflation_ratio * max(len(packed), 1)
            ):
                raise UnreadableFile("file_too_large", UNPACKS)
            checksum = zlib.crc32(chunk, checksum)
            yield chunk
        self._inflated[name] = size
        if checksum != member.CRC:
            raise UnreadableFile("file_damaged", DAMAGED)

    def _packed(self, member: zipfile.ZipInfo) -> memoryview:
        header = bytes(self._data[member.header_offset : member.header_offset + LOCAL_HEADER_BYTES])
        if len(header) < LOCAL_HEADER_BYTES or header[:4] != b"PK\x03\x04":
            raise UnreadableFile("file_damaged", DAMAGED)
        name_length, extra_length = struct.unpack("<HH", header[26:30])
        start = member.header_offset + LOCAL_HEADER_BYTES + name_length + extra_length
        packed = self._data[start : start + member.compress_size]
        if len(packed) < member.compress_size:
            raise UnreadableFile("file_damaged", DAMAGED)
        return packed


def _overlap(members: list[zipfile.ZipInfo]) -> bool:
    """Whether two parts share bytes, so that a small file unpacks to many large parts."""
    places = sorted((member.header_offset, member.compress_size) for member in members)
    return any(start + LOCAL_HEADER_BYTES + size > after for (start, size), (after, _) in pairwise(places))


def _pieces(packed: memoryview) -> Iterator[bytes]:
    for start in range(0, len(packed), CHUNK_BYTES):
        yield bytes(packed[start : start + CHUNK_BYTES])


def _inflated(packed: memoryview) -> Iterator[bytes]:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in _pieces(packed):
            rest = piece
            while rest and not stream.eof:
                if chunk := stream.decompress(rest, CHUNK_BYTES):
                    yield chunk
                rest = stream.unconsumed_tail
        if chunk := stream.flush():
            yield chunk
    except zlib.error as error:
        raise UnreadableFile("file_damaged", DAMAGED) from error
    if not stream.eof:
        raise UnreadableFile("file_damaged", DAMAGED)
