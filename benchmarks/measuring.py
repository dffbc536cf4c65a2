"""One measurement in a process of its own: how long, and how much memory its whole family of processes took at most."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import psutil

SAMPLED_EVERY = 0.005
"""Seconds between two looks at the memory, for a reader holds its most for a moment only. Looking costs time itself, so runs that are
timed are not looked at."""
MEGABYTE = 2**20


@dataclass(frozen=True)
class Measured:
    """What one process took: seconds of each step, in order, and the most memory (MB) of it and its children together."""

    steps: Mapping[str, float]
    peak_megabytes: float

    @property
    def seconds(self) -> float:
        """All steps together."""
        return sum(self.steps.values())


def measured(arguments: Sequence[str], environment: Mapping[str, str], watch_memory: bool = False) -> Measured:
    """Run `python -m benchmarks.task` with these arguments; its memory is 0 unless it is watched.

    Memory that processes share is counted once (the proportional share), where the system tells it.

    Raises
    ------
    RuntimeError
        If the task fails; the message is what it wrote.
    """
    command = [sys.executable, "-m", "benchmarks.task", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment}) as process:
        peak = 0
        family = psutil.Process(process.pid)
        while watch_memory and process.poll() is None:
            peak = max(peak, _memory(family))
            time.sleep(SAMPLED_EVERY)
        said, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said}")
    return Measured(json.loads(said.splitlines()[-1]), peak / MEGABYTE)


def _memory(family: psutil.Process) -> int:
    total = 0
    try:
        processes = [family, *family.children(recursive=True)]
    except psutil.Error:
        return 0
    for process in processes:
        try:
            memory = process.memory_full_info()
        except psutil.Error:  # it ended meanwhile
            continue
        total += getattr(memory, "pss", 0) or memory.uss
    return total


def median(runs: Sequence[Measured], watched: Measured) -> Measured:
    """Of several runs the median one by time, so that one busy moment of the machine decides nothing; the memory of the one watched."""
    return Measured(sorted(runs, key=lambda run: run.seconds)[len(runs) // 2].steps, watched.peak_megabytes)
