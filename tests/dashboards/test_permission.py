"""Every action is asked for where it is booked: each with each role, and no function that books without asking."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import dashboards
from dashboards import originals, permission
from dashboards.permission import GUARDED, NotAllowed, in_their_name, require, require_all_organisations
from dashboards.visitor import Visitor, acting_as, visitor
from pipeline import decisions
from pipeline.access import Action, Role, may_do
from pipeline.decisions.ledger import Ledger

FOLDER = Path(dashboards.__file__).parent
SOURCES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.rglob("*.py"))}
ROLES = [*Role, None]
DOORS = {
    "deliver_file": "pipeline.delivery", "view_page": "pipeline.originals", "fetch": "pipeline.originals",
    "adopt": "pipeline.candidates", "reject": "pipeline.candidates",
}  # fmt: skip
"""Functions outside the ledgers that change or open something, by where they come from."""


@pytest.fixture(scope="module", autouse=True)
def all_modules() -> None:
    for module in pkgutil.iter_modules(dashboards.__path__, "dashboards."):
        if module.name not in ("dashboards.app", "dashboards.server"):
            importlib.import_module(module.name)


def function_of(name: str) -> object:
    module, _, short = name.rpartition(".")
    return getattr(importlib.import_module(module), short)


def test_every_action_is_guarded_somewhere():
    # who teaches, reads and takes along is asked too
    assert set(GUARDED.values()) == set(Action)


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_every_function_that_books_refuses_every_role_that_may_not(role: Role | None):
    with acting_as(Visitor(role, "Anna", "Linde" if role is Role.PROVIDER else None)):
        for name, action in GUARDED.items():
            # without what it needs a function that lets one in says TypeError, before it does anything
            with pytest.raises(TypeError if may_do(role, action) else NotAllowed):
                function_of(name)()  # type: ignore[operator]


def test_every_guarded_function_needs_something():
    assert all(
        any(one.default is one.empty for one in inspect.signature(function_of(name)).parameters.values())  # type: ignore[arg-type]
        for name in GUARDED
    )


# --- nothing books without asking


def ledgers() -> dict[str, set[str]]:
    """The ledgers by name with their methods that write."""
    found: dict[str, set[str]] = {}
    for module in pkgutil.iter_modules(decisions.__path__, f"{decisions.__name__}."):
        for name, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(one, Ledger):
                found[name] = {method for method in dir(one) if not method.startswith("_") and writes(one, method)}
    return found


def writes(ledger: type[Ledger], method: str) -> bool:
    held = getattr(ledger, method)
    body = inspect.getsource(held) if callable(held) else ""
    return any(sign in body for sign in ("insert into", "insert or", "update ", "delete from", "._add(", "withdraw("))


LEDGERS = ledgers()


def givers() -> dict[str, set[str]]:
    """Functions of the screen that give a ledger, by name, with what of it writes."""
    found: dict[str, set[str]] = {}
    for tree in SOURCES.values():
        for one in ast.walk(tree):
            if isinstance(one, ast.FunctionDef) and isinstance(one.returns, ast.Name) and one.returns.id in LEDGERS:
                found.setdefault(one.name, set()).update(LEDGERS[one.returns.id])
    return {**found, **LEDGERS}


GIVERS = givers()


def called(node: ast.AST) -> str:
    """The name of what is called: `Inbox(x)` and `review.ledger()` give Inbox and ledger."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def bookings(function: ast.AST) -> list[str]:
    """What a function books itself: calls of what writes on a ledger, or of a door."""
    held = dict(kept(function))
    return [name for one in ast.walk(function) for name in (booked(one, held), entered(one)) if name]


def kept(function: ast.AST) -> Iterator[tuple[str, set[str]]]:
    """The names that a function gives to ledgers, with what of each writes."""
    for one in ast.walk(function):
        if not isinstance(one, ast.Assign):
            continue
        several = isinstance(one.targets[0], ast.Tuple) and isinstance(one.value, ast.Tuple)
        pairs = zip(one.targets[0].elts, one.value.elts, strict=False) if several else [(one.targets[0], one.value)]  # type: ignore[attr-defined]
        yield from ((ast.unparse(name), GIVERS[called(given)]) for name, given in pairs if called(given) in GIVERS)


def booked(one: ast.AST, held: dict[str, set[str]]) -> str:
    """The writing method of a ledger that is named here."""
    if not isinstance(one, ast.Attribute):
        return ""
    of = held.get(ast.unparse(one.value), GIVERS.get(called(one.value), set()))
    return one.attr if one.attr in of else ""


def entered(one: ast.AST) -> str:
    """The door that is called here; `candidates` is a module of the pipeline."""
    name = called(one)
    if name not in DOORS or not isinstance(one, ast.Call):
        return ""
    return name if ast.unparse(one.func) in (name, f"candidates.{name}") else ""


def is_guarded(function: ast.FunctionDef) -> bool:
    return any(called(decorator) == "guarded" for decorator in function.decorator_list)


def test_the_search_for_bookings_finds_them():
    made = ast.parse(
        "def one():\n    Inbox(x).decide(1)\n"
        "def two():\n    book, n = Queue(x), 1\n    book.add(1)\n"
        "def three():\n    review.ledger().judge(1)\n"
        "def four():\n    deliver_file(1)\n"
        "def five():\n    Inbox(x).reviews(), set().add(1)\n"
    ).body
    assert [bookings(one) for one in made] == [["decide"], ["add"], ["judge"], ["deliver_file"], []]
    assert {"decide", "deliver", "view"} <= LEDGERS["Inbox"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_whatever_books_asks_who_does(path: Path):
    functions = [one for one in ast.walk(SOURCES[path]) if isinstance(one, ast.FunctionDef)]
    unguarded = [one.name for one in functions if not is_guarded(one) and bookings(one)]
    assert unguarded == []
    # nothing is booked outside a function either
    outside = [one for one in SOURCES[path].body if not isinstance(one, ast.FunctionDef | ast.ClassDef)]
    assert not [name for one in outside for name in bookings(one)]


ONLY_IN = {
    "download_button": {"parts/downloads.py", "parts/desk/original.py"},
    "open_snapshot": {"data.py"},
    "whole_snapshot": {"data.py", "warming.py"},
    "view_page": {"originals.py"},
    "fetch": {"originals.py"},
    "change_role": {"people.py", "parts/people/changing.py"},
    "end_sessions": {"people.py", "parts/people/changing.py"},
    "release": {"people.py", "parts/people/changing.py"},
    "unblock": {"people.py", "parts/people/changing.py"},
    "Vault": {"desk.py", "entrance/practice.py", "missed.py"},  # the last for its secret bytes alone
}
"""What only these modules may call: a second way out of the screen, or past what is narrowed, has to be thought of."""


@pytest.mark.parametrize("name", ONLY_IN)
def test_there_is_one_door(name: str):
    users = {
        str(path.relative_to(FOLDER))
        for path, tree in SOURCES.items()
        if any(called(one) == name for one in ast.walk(tree))
    }
    assert users <= ONLY_IN[name]


def test_no_page_makes_a_snapshot_of_its_own():
    assert not [path for path, tree in SOURCES.items() if any(called(one) == "Snapshot" for one in ast.walk(tree))]


def test_no_question_names_the_file_that_a_table_lies_in():
    # a table that is named with its schema is found in the file itself, past what stands before it
    queries = [path for path in SOURCES if path.name.endswith("queries.py")]
    assert queries
    assert not [path for path in queries if "main." in path.read_text(encoding="utf-8")]


# --- asking


def test_what_is_asked_names_who_does_it():
    with acting_as(Visitor(Role.OFFICER, "Anna")):
        assert require(Action.DECIDE).name == "Anna"


def test_a_refusal_is_plain_dutch():
    with acting_as(Visitor(Role.ADVISER, "Anna")), pytest.raises(NotAllowed, match="hoort niet bij uw rol"):
        require(Action.DECIDE)


def test_a_file_is_made_in_the_name_of_who_was_shown_the_button():
    with acting_as(Visitor(Role.ADVISER, "Anna")):
        make = in_their_name(Action.EXPORT, name_now)
    made: list[bytes] = []
    # where no page runs, as Streamlit makes files
    thread = threading.Thread(target=lambda: made.append(make()))
    thread.start()
    thread.join()
    assert made == [b"Anna"]


def name_now() -> bytes:
    return visitor().name.encode()


def test_a_button_for_another_role_makes_no_file():
    with acting_as(Visitor(Role.ADVISER, "Anna")), pytest.raises(NotAllowed):
        in_their_name(Action.READ_ORIGINAL, lambda: b"")


def test_what_is_of_all_organisations_together_is_not_for_a_provider():
    for role in ROLES:
        with acting_as(Visitor(role, "Anna")):
            if role is Role.PROVIDER:
                with pytest.raises(NotAllowed):
                    require_all_organisations()
            else:
                require_all_organisations()


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_an_original_is_read_by_the_officer_and_the_administrator_in_their_name(
    role: Role | None, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []
    monkeypatch.setattr(originals, "fetch", lambda _, document, by: asked.append(by) or b"")
    with acting_as(Visitor(role, "Anna", "Linde")):
        if role in (Role.OFFICER, Role.ADMIN, None):
            originals.whole_file("a" * 64)
            assert asked == ["Anna"]
        else:
            with pytest.raises(NotAllowed):
                originals.whole_file("a" * 64)
            assert not asked


def test_nobody_reads_an_original_without_a_name():
    with acting_as(Visitor(Role.OFFICER, "")), pytest.raises(NotAllowed):
        originals.whole_file("a" * 64)


def test_the_guard_keeps_name_and_words_of_what_it_guards():
    assert permission.guarded(Action.DECIDE)(require).__doc__ == require.__doc__
