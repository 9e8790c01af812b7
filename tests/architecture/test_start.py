"""What every command and every worker pays before it does anything: libraries that few need are not loaded."""

import subprocess
import sys

# decisions/0012: loaded by the first paper, workbook or file, never by the start
ON_FIRST_USE = {
    "PIL",
    "cryptography",
    "docx",
    "lxml",
    "openpyxl",
    "pypdfium2",
    "python_calamine",
    "reportlab",
    "segno",
    "xlsxwriter",
}


def test_the_app_and_the_commands_start_without_the_libraries_of_papers_and_spreadsheets():
    code = "import sys, workshop_tracker.app, workshop_tracker.cli; print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(answer.stdout.split())
    assert {"workshop_tracker.app", "workshop_tracker.cli", "workshop_tracker.certificates.exports"} <= loaded
    assert ON_FIRST_USE & loaded == set()
