"""The house rules that a machine can keep: names of files, sizes, where imports and commits stand."""

import ast
import re
import sys

import pytest

from tests.architecture.source import (
    PACKAGE,
    TEMPLATES,
    features,
    functions_of,
    modules,
    name_of,
    tree_of,
)

VOCABULARY = frozenset(
    [
        "__init__",
        "rules",
        "pdf",
        "charts",
        "models",
        "queries",
        "actions",
        "imports",
        "exports",
        "forms",
        "routes",
        "api",
        "commands",
    ]
)
REFUSED = ("util", "helper", "common", "misc", "manager", "service")
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 300, 40, 120  # lines
MOST_FILES = 12  # modules of one feature; a thirteenth is a sign for a new room
# commits outside routes, api and commands, each with its reason
OWN_TRANSACTIONS = {
    "workshop_tracker/accounts/presence.py": "when a sign-in was last seen is written beside the request, not in it",
    "workshop_tracker/operations/daily.py": "what nobody asked for has no command to commit it",
    "workshop_tracker/reports/summaries/freshness.py": "a page that only looks folds what is pending before it reads",
    "workshop_tracker/operations/upgrade.py": "an upgrade is one transaction with its reference data",
}


@pytest.mark.parametrize("feature", features(), ids=lambda folder: folder.name)
def test_a_feature_uses_the_vocabulary_or_lists_its_own_nouns(feature):
    told = ast.get_docstring(tree_of(feature / "__init__.py")) or ""
    rooms = {path.stem for path in feature.glob("*.py")} | {
        path.name for path in feature.iterdir() if (path / "__init__.py").exists()
    }

    unlisted = [name for name in sorted(rooms - VOCABULARY) if not re.search(rf"\b{name}\b", told)]

    assert unlisted == [], f"say in workshop_tracker/{feature.name}/__init__.py what these are for"


def test_no_file_is_a_drawer_for_anything():
    assert [name_of(module) for module in modules() if any(word in module.stem for word in REFUSED)] == []


@pytest.mark.parametrize("feature", features(), ids=lambda folder: folder.name)
def test_a_feature_stays_small_enough_to_overlook(feature):
    for folder in [feature, *(path.parent for path in feature.rglob("__init__.py") if path.parent != feature)]:
        files = [path.name for path in folder.glob("*.py") if path.name != "__init__.py"]
        assert len(files) <= MOST_FILES, f"{name_of(folder)}: {sorted(files)}"


def test_files_are_short():
    assert [name_of(module) for module in modules() if len(module.read_text("utf-8").splitlines()) > LONGEST_FILE] == []


def test_functions_are_short():
    lines = {
        f"{name_of(module)}: {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for module in modules()
        for function in functions_of(module)
    }

    assert [name for name, count in lines.items() if count > LONGEST_FUNCTION] == []


def test_every_file_says_what_it_is_for():
    assert [name_of(module) for module in modules() if not ast.get_docstring(tree_of(module))] == []


def test_imports_stand_at_the_top():
    inside = [
        f"{name_of(module)}: {function.name}"
        for module in modules()
        for function in functions_of(module)
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
    ]

    assert inside == []


def test_only_routes_and_commands_commit():
    committing = {
        name_of(module)
        for module in modules()
        if not module.stem.endswith(("routes", "api", "commands"))
        and any(
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
            for node in ast.walk(tree_of(module))
        )
    }

    assert committing == set(OWN_TRANSACTIONS)


def test_nothing_is_found_by_a_bare_id_in_a_route():
    """`session.get(Model, id)` in a route looks past the viewer's scope; through the own account it is allowed."""
    bare = [
        f"{name_of(module)}:{node.lineno}"
        for module in modules()
        if module.stem.endswith(("routes", "api"))
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"get", "get_one"}
        and ast.unparse(node.func.value).endswith("session")
        and "viewer" not in ast.unparse(node)
    ]

    assert bare == []


def test_templates_are_short_and_belong_to_a_feature():
    rooms = {folder.name for folder in features()} | {"macros", "errors"}
    templates = {template: template.relative_to(TEMPLATES).parts for template in sorted(TEMPLATES.rglob("*.html"))}

    assert [
        name_of(template) for template, place in templates.items() if len(place) > 1 and place[0] not in rooms
    ] == []
    assert [name_of(each) for each in templates if len(each.read_text("utf-8").splitlines()) > LONGEST_TEMPLATE] == []


def test_the_package_can_be_started_before_anything_is_installed():
    """`python3 -m workshop_tracker` runs `__init__`, `__main__` and `bootstrap` with the standard library alone."""
    for name in ("__init__", "__main__", "bootstrap"):
        imported = [
            alias.name.partition(".")[0]
            for node in ast.walk(tree_of(PACKAGE / f"{name}.py"))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in (node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")])
        ]
        assert set(imported) <= set(sys.stdlib_module_names) | {"workshop_tracker", "__future__"}
