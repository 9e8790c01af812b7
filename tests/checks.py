"""`python3 -m workshop_tracker check`: each tool that reads the code without running it; all run, all are reported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = {
    "ruff": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "import rules": ["lint-imports", "--no-logo"],
    "templates": ["djlint", "templates", "--lint", "--quiet"],
    "bandit": ["bandit", "--quiet", "--configfile", "pyproject.toml", "--recursive", "workshop_tracker"],
    "dependencies": ["deptry", "."],
}


def main(arguments: list[str]) -> int:
    """Run every tool, also after one has failed; 1 when any did."""
    if arguments:
        tell("usage: python3 -m workshop_tracker check")
        return 2
    failed = [name for name, command in TOOLS.items() if not passes(name, command)]
    tell(f"failed: {', '.join(failed)}" if failed else f"all {len(TOOLS)} checks passed")
    return 1 if failed else 0


def passes(name: str, command: list[str]) -> bool:
    """Run one tool of the environment; what it says is shown only when it objects."""
    program, *options = command
    answer = subprocess.run(
        [str(Path(sys.executable).parent / program), *options],
        cwd=ROOT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    tell(f"{'ok' if answer.returncode == 0 else 'FAILED':8}{name}")
    if answer.returncode:
        tell(answer.stdout)
    return answer.returncode == 0


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
