"""The rules of the house that no linter knows: small modules and functions, no drawers for everything."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("newsmine", "corpora", "benchmarks", "docs", "supply")
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
DRAWERS = {"utils", "helpers", "common", "base", "misc"}
# Files that hold data, no code: lists of words and places.
DATA = {"newsmine/cli/korean.py", "newsmine/html/press.py"}
LINES_OF_A_MODULE, LINES_OF_A_FUNCTION, PUBLIC_METHODS = 300, 50, 8


def name(path):
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module", params=MODULES, ids=name)
def module(request):
    """Give the path of a module, its source and all nodes of it, parsed once for its tests."""
    source = request.param.read_text(encoding="utf-8")
    return request.param, source, tuple(ast.walk(ast.parse(source)))


def test_a_module_is_small_and_has_a_telling_name(module):
    path, source, nodes = module
    assert path.stem not in DRAWERS
    assert name(path) in DATA or len(source.splitlines()) <= LINES_OF_A_MODULE
    for node in nodes:
        if isinstance(node, ast.FunctionDef):
            assert body_lines(node) <= LINES_OF_A_FUNCTION, node.name
        if isinstance(node, ast.ClassDef):
            methods = [
                each for each in node.body if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")
            ]
            assert len(methods) <= PUBLIC_METHODS, node.name


def test_nothing_that_runs_code_out_of_data_is_called(module):
    *_, nodes = module
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not imported & {"pickle", "marshal", "shelve", "dill", "joblib"}
    assert not called & {"eval", "exec"}


def body_lines(node):
    """Lines of a function without its docstring."""
    doc = ast.get_docstring(node, clean=False)
    return node.end_lineno - node.lineno + 1 - (len(doc.splitlines()) if doc else 0)
