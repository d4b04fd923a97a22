"""Public things of the product say what they are, and functions of tensors the shapes that they take and give."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from types import FunctionType, ModuleType

import pytest

import app
import glowtts_core

SHAPE = re.compile(r"\[(?:\w|\.\.\.)[^\]]*\]|\bscalars?\b")
NAMED = re.compile(r"(?:dict|Mapping)\[str, (?:int \| dict\[str, )?Tensor\]+")
"""Weights by their names, of whatever shapes."""

Named = Iterator[tuple[str, Callable[..., object]]]


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """A package and all that is in it, but what runs when it is imported."""
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.endswith(".__main__"):
            yield importlib.import_module(found.name)


def classes_of(module: ModuleType) -> Iterator[type]:
    for one in vars(module).values():
        if inspect.isclass(one) and one.__module__ == module.__name__:
            yield one


def methods_of(kind: type) -> Named:
    """Methods and properties of the class itself, without those that a decorator has written."""
    for name, one in vars(kind).items():
        function = _function(one)
        if function is not None and function.__module__ == kind.__module__:
            yield name, function


def _function(one: object) -> FunctionType | None:
    """What a class does under a name: the function behind a property or a method."""
    if isinstance(one, property):
        one = one.fget
    elif isinstance(one, cached_property):
        one = one.func
    one = getattr(one, "__func__", one)
    found = inspect.unwrap(one) if callable(one) else None
    return found if isinstance(found, FunctionType) and found.__code__.co_filename != "<string>" else None


def functions_of(module: ModuleType) -> Named:
    for name, one in vars(module).items():
        if isinstance(one, FunctionType) and one.__module__ == module.__name__:
            yield name, inspect.unwrap(one)


def undocumented(module: ModuleType) -> Iterator[str]:
    """Public things without words of their own."""
    if not module.__doc__ and not hasattr(module, "__path__"):
        yield module.__name__
    for name, function in functions_of(module):
        if not name.startswith("_") and not function.__doc__:
            yield f"{module.__name__}.{name}"
    for kind in classes_of(module):
        if not kind.__name__.startswith("_"):
            yield from (f"{module.__name__}.{kind.__name__}{name}" for name in _undocumented_in(kind))


def _undocumented_in(kind: type) -> Iterator[str]:
    words = vars(kind).get("__doc__") or ""
    if not words or words.startswith(f"{kind.__name__}("):  # which a dataclass writes of itself
        yield ""
    for name, method in methods_of(kind):
        overrides = any(hasattr(above, name) for above in kind.__mro__[1:])
        if not name.startswith("_") and not overrides and not method.__doc__:
            yield f".{name}"


def shapeless(module: ModuleType) -> Iterator[str]:
    """Functions that take or give tensors and do not say of what shape."""
    named = list(functions_of(module))
    for kind in classes_of(module):
        named += [(f"{kind.__name__}.{name}", method) for name, method in methods_of(kind)]
    for name, function in named:
        kinds = NAMED.sub("", " ".join(map(str, inspect.get_annotations(function).values())))
        if re.search(r"\bTensor\b", kinds) and not SHAPE.search(function.__doc__ or ""):
            yield f"{module.__name__}.{name}"


@pytest.mark.parametrize("package", [app, glowtts_core], ids=["app", "core"])
def test_public_things_say_what_they_are(package: ModuleType) -> None:
    assert [name for module in modules(package) for name in undocumented(module)] == []


def test_functions_of_tensors_say_their_shapes() -> None:
    assert [name for module in modules(glowtts_core) for name in shapeless(module)] == []


def test_what_says_nothing_is_found() -> None:
    module = ModuleType("bad", "A module.")
    lines = (
        "def f(x: 'Tensor') -> None: ...",
        "class C:",
        "    'One.'",
        "    def m(self) -> int: ...",
        "    def _p(self): ...",
    )
    exec(compile("\n".join(lines), "bad.py", "exec"), vars(module))
    assert list(undocumented(module)) == ["bad.f", "bad.C.m"] and list(shapeless(module)) == ["bad.f"]
