"""The rules of the house that no linter knows: small modules and functions, no drawers for everything."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("newsmine", "corpora", "benchmarks")
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
DRAWERS = {"utils", "helpers", "common", "base", "misc"}
# Files that hold data, no code: lists of words and places.
DATA = {"newsmine/cli/korean.py", "newsmine/html/press.py"}
LINES_OF_A_MODULE, LINES_OF_A_FUNCTION, PUBLIC_METHODS = 300, 50, 8


def name(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_small_and_has_a_telling_name(path):
    source = path.read_text(encoding="utf-8")
    assert path.stem not in DRAWERS
    assert name(path) in DATA or len(source.splitlines()) <= LINES_OF_A_MODULE
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert body_lines(node) <= LINES_OF_A_FUNCTION, node.name
        if isinstance(node, ast.ClassDef):
            methods = [
                each for each in node.body if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")
            ]
            assert len(methods) <= PUBLIC_METHODS, node.name


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_that_runs_code_out_of_data_is_called(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not imported & {"pickle", "marshal", "shelve", "dill", "joblib"}
    assert not called & {"eval", "exec"}


def body_lines(node):
    """Lines of a function without its docstring."""
    doc = ast.get_docstring(node, clean=False)
    return node.end_lineno - node.lineno + 1 - (len(doc.splitlines()) if doc else 0)
