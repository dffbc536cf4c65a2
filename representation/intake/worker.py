"""The reading process: takes files on its standard input, one after another, and gives their sheets (or a map's areas) as Arrow tables.

It is started by `representation.intake.pool` and holds nothing of the app: a file that hangs, crashes or grows ends this process and
nothing else. `python -m representation.intake.worker` starts it by hand; it then waits for files.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib import import_module
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import ModuleType
from typing import IO

import pyarrow as pa

from representation.geometry.bounds import DAMAGED as DAMAGED_MAP
from representation.geometry.bounds import MEMORY as MEMORY_OF_MAPS
from representation.geometry.bounds import MapBounds
from representation.intake.framing import read_exactly, read_message, write_message
from representation.intake.handed_over import HandedOver
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.parsing import prepare, sheets_of
from representation.intake.sheet import Sheet

try:
    import resource
except ImportError:  # Windows has no such limits: there the time limit alone holds
    resource = None  # type: ignore[assignment]

TOO_LARGE = "The file needs more memory than it may take. Save only the sheet and the columns you need as .csv and upload that."
DAMAGED = "The file cannot be read. Open it in a spreadsheet program, save it as .xlsx or .csv and upload that."
MEMORY_OF_THE_PROCESS = Path("/proc/self/statm")
MAPS = "representation.intake.map_sheet"
"""What reads maps: loaded before memory is bounded, for libraries are no cost of a file, and only when a map comes."""


class WithoutPandas(MetaPathFinder):
    """Keeps pandas out of the process.

    Tables need nothing of it, and pyarrow, which asks whether a value is one of its own, would import it with the first file: a quarter
    of a second and the memory of another file. Maps do need it: pyarrow asks once only, so that it is kept out at the beginning.
    """

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> None:
        """Refuse pandas and leave all else to others."""
        if name == "pandas":
            raise ModuleNotFoundError("Reading tables does without pandas.", name=name)


def _ask_without_pandas() -> None:
    """Let pyarrow ask for pandas in vain."""
    refusing = WithoutPandas()
    sys.meta_path.insert(0, refusing)
    pa.array([None])
    sys.meta_path.remove(refusing)


def serve(source: IO[bytes], sink: IO[bytes]) -> None:
    """Read files until the other side closes its end."""
    write_message(sink, {"ready": True})
    while (request := read_message(source)) is not None:
        data = _file(request, source)
        answer, sheets = _answer(data, request)
        del data
        write_message(sink, answer)
        for sheet in sheets:
            with pa.ipc.new_stream(sink, sheet.cells.schema) as stream:
                stream.write_table(sheet.cells)
        sink.flush()
        del sheets


def _file(request: dict[str, object], source: IO[bytes]) -> bytes | HandedOver:
    """The file of a request, from memory that both sides see, or through the pipe."""
    memory = request.get("memory")
    return read_exactly(source, int(str(request["bytes"]))) if memory is None else HandedOver(int(str(memory)))


def _answer(data: bytes | HandedOver, request: dict[str, object]) -> tuple[dict[str, object], list[Sheet]]:
    """What to say about a file; after a refusal the limit of memory stays, for something may still be at work on the file."""
    limits, is_map = Limits(**json.loads(str(request["limits"]))), request["ask"] == "areas"
    if is_map:
        import_module(MAPS)
    else:
        prepare(data)
    _limit_memory(limits.memory_bytes - (0 if isinstance(data, bytes) else len(data)))
    try:
        if is_map:
            sheets = [_areas(bytes(data), MapBounds(**json.loads(str(request["bounds"]))), limits)]
        else:
            sheets = sheets_of(data, limits, request["ask"] == "sheets_with_care")
        _limit_memory(None)
        return {"sheets": [_described(sheet) for sheet in sheets]}, sheets
    except UnreadableFile as refused:
        return _refusal(refused.kind, refused.message), []
    except (MemoryError, pa.ArrowMemoryError):
        return _refusal("file_too_large", MEMORY_OF_MAPS if is_map else TOO_LARGE), []
    except (pa.ArrowException, LookupError, ValueError, TypeError, ArithmeticError, AttributeError, RuntimeError, OSError, EOFError):
        return _refusal("file_damaged", DAMAGED_MAP if is_map else DAMAGED), []


def _areas(data: bytes, bounds: MapBounds, limits: Limits) -> Sheet:
    """The areas of a map; what reads them is loaded when the first map comes."""
    from representation.intake.map_sheet import areas_sheet

    return areas_sheet(data, bounds, limits)


def _refusal(kind: str, message: str) -> dict[str, object]:
    return {"refused": {"kind": kind, "message": message}}


def _described(sheet: Sheet) -> dict[str, object]:
    numbers = sheet.numbers
    rows = [numbers.start, numbers.stop] if isinstance(numbers, range) else numbers
    return {"name": sheet.name, "is_range": isinstance(numbers, range), "rows": rows, "notes": [asdict(note) for note in sheet.notes]}


def _limit_memory(whole: int | None) -> None:
    """Let the process grow to so many bytes, what it holds now included, and no further; None lifts the limit."""
    if resource is None or not MEMORY_OF_THE_PROCESS.exists():
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if whole is None:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        return
    mapped, held = (int(pages) * resource.getpagesize() for pages in MEMORY_OF_THE_PROCESS.read_text().split()[:2])
    bound = mapped + max(whole - held, 0)
    resource.setrlimit(resource.RLIMIT_AS, (bound if most == resource.RLIM_INFINITY else min(bound, most), most))


def main() -> None:
    """Serve on the standard streams; nothing else may write to them, and no file is written."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    sys.dont_write_bytecode = True
    _ask_without_pandas()
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    serve(source, sink)


if __name__ == "__main__":
    main()
