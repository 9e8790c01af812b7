"""The product's source as the tests of the house read it."""

import ast
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
PACKAGE = PROJECT / "workshop_tracker"
TEMPLATES = PROJECT / "templates"
Function = ast.FunctionDef | ast.AsyncFunctionDef

# folders of the ground and the roof: they hold no feature of the story
GROUND = frozenset({"presentation", "spreadsheets", "static", "translations"})
ROOF = frozenset({"operations", "demo", "synthesis"})


def modules() -> list[Path]:
    """Every Python file of the product."""
    return sorted(PACKAGE.rglob("*.py"))


def features() -> list[Path]:
    """The folders that tell the story."""
    folders = [folder for folder in sorted(PACKAGE.iterdir()) if (folder / "__init__.py").exists()]
    return [folder for folder in folders if folder.name not in GROUND | ROOF]


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def functions_of(module: Path) -> list[Function]:
    return [node for node in ast.walk(tree_of(module)) if isinstance(node, Function)]


def name_of(path: Path) -> str:
    """How a failing test names a file."""
    return str(path.relative_to(PROJECT))
