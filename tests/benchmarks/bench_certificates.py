"""Certificates per second of processor time: the press beside ReportLab in two ways, and WeasyPrint if installed.

Rounds alternate, so that a slower machine slows all. The merged files of the others hold fewer papers, as they are
slower; memory is that of a process of its own at its highest.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2 as pdfium

from tests.benchmarks.reportlab_papers import naive, optimised, register_fonts
from tests.benchmarks.weasyprint_papers import is_installed, weasyprint
from tests.designs.papers import NORMAL
from workshop_tracker.designs.pdf import merged_pdf, single_pdf, zipped_pdfs
from workshop_tracker.designs.rules import CertificateText

ROUNDS = 3
SINGLE, MERGED = 2_000, 10_000  # of ours
UNIT = "certificates/s"
Contender = Callable[[list[CertificateText]], None]


def run() -> dict[str, dict[str, Any]]:
    """Measure files of one certificate each, one of many, what a further one adds, memory, a ZIP's first part."""
    with TemporaryDirectory() as folder:
        art = make_art(folder)
        register_fonts()
        return speeds(art) | sizes()


def speeds(art: str) -> dict[str, dict[str, Any]]:
    others: dict[str, tuple[Callable[[str, list[CertificateText]], None], int]] = {
        "ReportLab naive": (naive, 15),
        "ReportLab optimised": (optimised, 300),
    }
    if is_installed():
        others["WeasyPrint"] = (weasyprint, 10)
    figures = {}
    for name, (contender, count) in others.items():
        theirs = partial(contender, art)
        figures[f"one file each, {name}"] = compared((single, SINGLE), (partial(one_by_one, theirs), 15))
        figures[f"one merged file, {name}"] = compared((merged, MERGED), (theirs, count))
    return figures


def compared(ours: tuple[Contender, int], theirs: tuple[Contender, int]) -> dict[str, Any]:
    """Best round of each, after a few certificates that fill the caches."""
    for contender, _ in (ours, theirs):
        contender(list(papers(3)))
    rounds = [(rate(*ours), rate(*theirs)) for _ in range(ROUNDS)]
    ours_rate, theirs_rate = (max(rates) for rates in zip(*rounds, strict=True))
    return {"ours": ours_rate, "theirs": theirs_rate, "ratio": ours_rate / theirs_rate, "unit": UNIT}


def rate(contender: Contender, count: int) -> float:
    texts = list(papers(count))
    start = time.process_time()
    contender(texts)
    return count / (time.process_time() - start)


def papers(count: int) -> Iterator[CertificateText]:
    """Papers of one event that differ in name, number and code."""
    for index in range(count):
        yield replace(
            NORMAL,
            number=f"400.3.5/{index:05}/CONTOH/VII/2025",
            name=f"Peserta Contoh {index}, S.Pd., M.Pd.",
            code=f"{NORMAL.code[:21]}{index:05}",
            verification_url=f"{NORMAL.verification_url[:-5]}{index:05}",
        )


def single(texts: list[CertificateText]) -> None:
    for text in texts:
        single_pdf(text)


def merged(texts: list[CertificateText]) -> None:
    for _ in merged_pdf(texts):
        pass


def one_by_one(contender: Contender, texts: list[CertificateText]) -> None:
    for text in texts:
        contender([text])


def sizes() -> dict[str, dict[str, Any]]:
    return {
        "a further one in a merged file": figure(further_bytes(10_000), 1_000, "bytes (most wanted)"),
        "peak for 10,000 beside 1,000": figure(peak(10_000), peak(1_000), "MiB"),
        "first part of a ZIP of 1,000": figure(first_part(), 20, "ms (most wanted)"),
    }


def figure(ours: float, theirs: float, unit: str) -> dict[str, Any]:
    return {"ours": ours, "theirs": theirs, "ratio": ours / theirs, "unit": unit}


def further_bytes(count: int) -> float:
    """What each further paper adds to a file, in bytes."""
    few, many = (sum(map(len, merged_pdf(papers(each)))) for each in (2, count))
    return (many - few) / (count - 2)


def peak(count: int) -> float:
    """The memory of a process that prints so many into one file, in MiB.

    As Linux tells it of the program itself: what getrusage tells begins with the memory of the process that started it.
    """
    code = (
        "import re, pathlib; from tests.benchmarks.bench_certificates import papers, merged_pdf\n"
        f"for part in merged_pdf(papers({count})): pass\n"
        "print(int(re.search('VmHWM:\\\\s+([0-9]+)', pathlib.Path('/proc/self/status').read_text())[1]) / 1024)"
    )
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def first_part() -> float:
    """Milliseconds until a ZIP begins, once its plate is compiled."""
    single(list(papers(3)))
    start = time.perf_counter()
    list(islice(zipped_pdfs((f"{index}.pdf", text) for index, text in enumerate(papers(1_000))), 1))
    return (time.perf_counter() - start) * 1000


def make_art(folder: str) -> str:
    """Our own frame and rosette without any words as a picture of 150 dpi, as a designer would hand it over."""
    file = single_pdf(replace(NORMAL, programme=(), name="", number="", code="", checkpoint=""))
    _, blank_back = pdfium.PdfDocument(file)
    name = f"{folder}/art.jpg"
    blank_back.render(scale=150 / 72).to_pil().convert("RGB").save(name, quality=85)
    return name
