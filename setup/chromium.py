"""Finds the Chromium that the browser tests drive; `python setup/chromium.py` installs one where there is none.

Standard library alone, so that it says what is missing instead of failing on an import.
"""

import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "CHROMIUM"
"""Environment variable that names the browser to use."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MAC_APPLICATIONS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
)

DOWNLOADED = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")
"""Where Playwright puts the browser that it downloads, below its folder."""


def candidates() -> Iterator[Path]:
    """Yield where a Chromium may be, likeliest first; not every one needs to exist."""
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        for application in MAC_APPLICATIONS:
            yield folder / application
    caches = [Path.home() / ".cache" / "ms-playwright", Path.home() / "Library" / "Caches" / "ms-playwright"]
    if set_folder := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        caches.insert(0, Path(set_folder))
    for cache in caches:
        for pattern in DOWNLOADED:
            yield from sorted(cache.glob(pattern), reverse=True)


def works(browser: Path) -> bool:
    """Say whether a browser starts: some systems put a placeholder in its place."""
    try:
        return subprocess.run([browser, "--version"], capture_output=True, check=False, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find() -> Path | None:
    """Return the Chromium to use, or None when there is none.

    Raises
    ------
    FileNotFoundError
        If `CHROMIUM` names something that is not a browser that starts.
    """
    if chosen := os.environ.get(VARIABLE):
        if not works(Path(chosen)):
            raise FileNotFoundError(f"{VARIABLE} is {chosen}, which does not start. Set it to a Chromium, or unset it.")
        return Path(chosen)
    return next(filter(works, candidates()), None)


def is_ubuntu() -> bool:
    """Say whether this is Ubuntu, whose Chromium package cannot be driven: it is a shell around a sandboxed one."""
    return platform.system() == "Linux" and "ubuntu" in platform.freedesktop_os_release().get("ID", "")


def ways() -> Iterator[list[list[str]]]:
    """Yield the ways to install a Chromium here, the platform's own first; each is a list of commands."""
    administrator = [] if os.geteuid() == 0 else ["sudo"]
    if shutil.which("apt-get") and not is_ubuntu():
        apt = [*administrator, "apt-get"]
        yield [[*apt, "update", "-q"], [*apt, "install", "-y", "-q", "--no-install-recommends", "chromium"]]
    if shutil.which("dnf"):
        yield [[*administrator, "dnf", "install", "-y", "chromium"]]
    if shutil.which("brew"):
        yield [["brew", "install", "--cask", "google-chrome"]]
    playwright = [sys.executable, "-m", "playwright", "install"]
    if shutil.which("apt-get"):
        yield [[*playwright, "--with-deps", "chromium"]]
    yield [[*playwright, "chromium"]]


def main() -> None:
    start = time.monotonic()
    browser = find()
    for commands in ways() if browser is None else ():
        for command in commands:
            print(f"No Chromium here yet. Running: {' '.join(command)}", flush=True)
            subprocess.run(command, check=False)
        if browser := find():
            break
    if browser is None:
        sys.exit(f"The browser tests need a Chromium, and none could be installed. Install one, or name it in {VARIABLE}.")
    print(f"The browser tests use {browser} ({time.monotonic() - start:.1f} s).", flush=True)


if __name__ == "__main__":
    main()
