"""The XML of a workbook's part, walked through piece by piece; without document types and entities."""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from representation.intake.archive import DAMAGED, ODD
from representation.intake.cell_texts import unescaped
from representation.intake.limits import Limits, UnreadableFile


def shared_texts(chunks: Iterable[bytes], limits: Limits) -> list[str]:
    """The texts that cells refer to by number."""
    texts: list[str] = []
    state = {"in": False, "phonetic": False, "letters": 0}
    parts: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "si":
            parts.clear()
        elif name == "rPh":
            state["phonetic"] = True
        elif name == "t":
            state["in"] = not state["phonetic"]

    def end(name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "si":
            texts.append(unescaped("".join(parts)))
            if len(texts) > limits.cells:
                raise UnreadableFile("file_too_large", "The workbook has too many texts. Upload a smaller part of it.")
        elif name == "rPh":
            state["phonetic"] = False
        elif name == "t":
            state["in"] = False

    def text(piece: str) -> None:
        if state["in"]:
            parts.append(piece)

    walk_xml(chunks, start, end, text)
    return texts


def walk_xml(
    chunks: Iterable[bytes], start: Callable[[str, dict[str, str]], None], end: Callable[[str], None], text: Callable[[str], None]
) -> None:
    """Walk through the XML of a part; without document types and entities."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartDoctypeDeclHandler = _no_document_type
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise UnreadableFile("file_damaged", DAMAGED) from error


def _no_document_type(*_: object) -> None:
    raise UnreadableFile("file_suspicious", ODD)
