"""What the store refuses to do, each as a sentence with a way out."""

from representation.store.batch import ImportSummary


class StoreUnavailable(Exception):
    """The database cannot be opened, or was written by a newer version of the program."""


class UnknownImport(LookupError):
    """No import has this number."""

    def __init__(self, import_id: int) -> None:
        super().__init__(f"There is no import number {import_id}. Reload the list of imports and choose one of those.")


class FileAlreadyImported(Exception):
    """A file with the same content is in the store and has not been undone; `former` says when and by whom."""

    def __init__(self, file_name: str, former: ImportSummary) -> None:
        self.former = former
        super().__init__(
            f"{file_name} was not saved: {former.file_name}, which {former.imported_by} imported on {former.imported_at:%Y-%m-%d},"
            " has exactly the same content. Keep that import, or replace it with this one."
        )


class FileGivenTwice(ValueError):
    """One upload holds the same sheet of the same content twice."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other} have exactly the same content. Add one of them; nothing was saved.")


class FormerImportGone(Exception):
    """An import that was to be replaced by a newer export has been undone or replaced by somebody else in the meantime."""

    def __init__(self, file_name: str) -> None:
        super().__init__(
            f"{file_name} was not saved: the import that it should replace has just been undone or replaced by somebody else."
            " Look at the files again, then save."
        )


class UnknownRecipe(LookupError):
    """No recipe has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no form called “{name}”. Reload the list of forms and choose one of those.")


class RecipeNameTaken(ValueError):
    """Another recipe has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Another form is called “{name}”. Choose another name.")
