"""The program's own source, read once for all the tests that look at it."""

import ast
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("desktop_app", "db")
EVERYTHING = (*PROGRAM, "bench", "tests")


@dataclass(frozen=True)
class Module:
    """One Python file."""

    path: Path
    name: str
    text: str
    tree: ast.Module
    nodes: tuple[ast.AST, ...]

    @property
    def place(self) -> str:
        """The path inside the project, with slashes."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def is_view(self) -> bool:
        """Whether it draws windows for an area."""
        return "views" in self.name.split(".")

    @cached_property
    def calls(self) -> tuple[tuple[str, ast.Call], ...]:
        """Every call, with what is called as it is written."""
        return tuple((ast.unparse(node.func), node) for node in self.nodes if isinstance(node, ast.Call))

    def imports(self) -> Iterator[tuple[str, int]]:
        """Every module it imports, also inside functions, with the line."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module, node.lineno
                yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The Python files under these folders of the project; by default those of the program."""
    files = sorted(path for folder in folders or PROGRAM for path in (ROOT / folder).rglob("*.py"))
    gc.collect()
    gc.disable()
    found = tuple(_read(path) for path in files)
    gc.enable()
    # A million nodes that stay to the end: no walk of Python's collector goes through them in any later test.
    gc.freeze()
    return found


@cache
def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    inside = path.relative_to(ROOT).with_suffix("")
    tree = ast.parse(text)
    return Module(path, ".".join(inside.parts).removesuffix(".__init__"), text, tree, tuple(ast.walk(tree)))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def classes(tree: ast.AST) -> Iterator[ast.ClassDef]:
    """Every class."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """How many lines it takes."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
