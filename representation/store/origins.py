"""Which files are of one origin: exports that took each other's place, and the workbooks of rows to fix that mend them."""

from sqlalchemy import Connection, select

from representation.store.tables import imports


def origins(connection: Connection) -> dict[str, str]:
    """SHA-256 of every imported or mended file → one of its origin, the same for all files of that origin.

    Undone imports count too: a workbook of rows to fix may mend a file that a newer export took the place of.
    """
    lines = connection.execute(select(imports.c.id, imports.c.file_hash, imports.c.mends, imports.c.replaced_by)).all()
    hash_of = {number: file_hash for number, file_hash, _, _ in lines}
    above: dict[str, str] = {}

    def top(file_hash: str) -> str:
        while (next_one := above.setdefault(file_hash, file_hash)) != file_hash:
            file_hash = next_one
        return file_hash

    for _, file_hash, mends, replaced_by in lines:
        for other in (mends, hash_of.get(replaced_by)):
            above[top(file_hash)] = top(other or file_hash)
    return {file_hash: top(file_hash) for file_hash in list(above)}
