"""Work that goes on by itself while its result is not yet needed."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def begun(work: Callable[[], Result]) -> Future[Result]:
    """The result to come of some work, which runs beside the caller from now on and keeps no process from ending.

    What the work raises, `result()` raises.

    >>> begun(lambda: 6 * 7).result()
    42
    """
    future: Future[Result] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # the fast reader's panics are no Exception; whoever asks for the result gets them
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future
