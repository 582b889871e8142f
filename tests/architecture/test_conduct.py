"""What code must not do anywhere, or only in one named place."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from importlib import import_module

import pytest

from tests.architecture.source import EVERYTHING, Module, classes, functions, modules

CATCHES_EVERYTHING = {"desktop_app/main.py", "desktop_app/kit/jobs.py"}
KNOWS_QT = ("desktop_app.kit", "desktop_app.shell")
VIETNAMESE = re.compile(r"[\u00C0-\u024F\u1E00-\u1EFF]")


@pytest.mark.parametrize(
    ("forbidden", "allowed"),
    [
        (r"(^|\.)processEvents$", ()),
        (r"(^|\.)(datetime\.now|datetime\.today|datetime\.utcnow|date\.today|time\.localtime)$", ("core/clock.py",)),
        (r"(^|\.)(time\.time|time\.time_ns)$", ()),
        (r"^print$", ("desktop_app/cli.py", "desktop_app/demo.py", "desktop_app/__main__.py")),
        # What starts another program must see to it that no black window flashes up.
        (
            r"^(subprocess\.\w+|os\.(spawn\w+|popen))$",
            ("desktop_app/main.py", "db/place.py", "core/stick/taking_out.py"),
        ),
        (r"^(eval|exec|pickle\.loads?|os\.system)$", ()),
        (r"^random\.(random|randint|choice|choices|shuffle|sample|seed)$", ()),
    ],
)
def test_nothing_calls(forbidden: str, allowed: tuple[str, ...]) -> None:
    found = [
        f"{module.place}:{node.lineno} {call}"
        for module in modules()
        for call, node in module.calls
        if re.search(forbidden, call) and not module.place.endswith(allowed or "-")
    ]
    assert found == []


def test_only_the_last_line_of_defence_catches_everything() -> None:
    broad = [
        f"{module.place}:{node.lineno}"
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
        and not _raises_again(node)
        and module.place not in CATCHES_EVERYTHING
    ]
    assert broad == []


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_only_windows_know_qt() -> None:
    found = [
        f"{module.place}:{line}"
        for module in modules()
        for name, line in module.imports()
        if name.split(".")[0] in ("PySide6", "shiboken6") and not (module.name.startswith(KNOWS_QT) or module.is_view)
    ]
    assert found == []


def test_windows_take_from_the_tables_only_their_closed_lists() -> None:
    taken = [
        (module.place, name)
        for module in modules()
        if module.is_view or module.name.startswith(KNOWS_QT)
        for name, _ in module.imports()
        if ".models." in name
    ]
    mapped = [(place, name) for place, name in taken if not issubclass(_named(name), Enum)]
    assert mapped == []


def _named(name: str) -> type:
    module, _, attribute = name.rpartition(".")
    found: type = getattr(import_module(module), attribute)
    return found


def test_an_area_is_spoken_to_through_its_service_rules_and_queries() -> None:
    wrong = []
    for module in modules("desktop_app/areas"):
        own = module.name.split(".")[2:3]
        for name, line in module.imports():
            parts = name.split(".")
            foreign = parts[:2] == ["desktop_app", "areas"] and len(parts) > 3 and parts[2] not in (*own, "views")
            if foreign and parts[3] not in ("service", "rules", "queries"):
                wrong.append(f"{module.place}:{line} {name}")
    assert wrong == []


def test_areas_write_only_through_the_one_door() -> None:
    wrong = []
    for module in modules("desktop_app/areas"):
        for name, line in module.imports():
            if name in ("sqlalchemy.text", "sqlalchemy.update", "sqlalchemy.delete", "sqlalchemy.insert"):
                wrong.append(f"{module.place}:{line} {name}")
        wrong += [
            f"{module.place}:{node.lineno} {call}()"
            for call, node in module.calls
            if re.search(r"(session|database|db)\.(connection|bulk_\w+|delete|exec_driver_sql)$", call)
        ]
    assert wrong == []


def test_every_verb_of_a_service_names_the_right_it_needs() -> None:
    free = [
        f"{module.place}: {service.name}.{method.name}"
        for module in modules("desktop_app/areas", "desktop_app/office")
        for service in classes(module.tree)
        if service.name.endswith("Service")
        for method in functions(service)
        if method in service.body
        and not method.name.startswith("_")
        and not {ast.unparse(d).split("(")[0].split(".")[-1] for d in method.decorator_list} & {"needs", "property"}
    ]
    assert free == []


def test_all_text_is_composed() -> None:
    assert [m.place for m in modules(*EVERYTHING) if unicodedata.normalize("NFC", m.text) != m.text] == []


def test_no_vietnamese_words_where_words_do_not_belong() -> None:
    """Identifiers are English everywhere; migrations hold no words at all."""
    identifiers = [
        f"{module.place}:{node.lineno}"
        for module in modules(*EVERYTHING)
        for node in module.nodes
        if isinstance(node, ast.Name) and not node.id.isascii()
    ]
    worded = [
        f"{module.place}:{node.lineno}"
        for module in modules("db/migrations")
        for node in _spoken(module)
        if VIETNAMESE.search(str(node.value))
    ]
    assert identifiers + worded == []


def _spoken(module: Module) -> Iterator[ast.Constant]:
    docs = {
        id(node.body[0].value)
        for node in module.nodes
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in module.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node


def test_no_machine_path_and_no_registry_stands_in_the_program() -> None:
    banned = re.compile(r"/(home|root|work|tmp)/\w|https?://(?!www\.w3\.org|schemas\.)")
    found = [f"{m.place}: {match[0]}" for m in modules() for match in banned.finditer(m.text)]
    assert found == []
