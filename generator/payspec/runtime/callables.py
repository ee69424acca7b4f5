"""Functions that a caller hands over: whether they can be called as they will be."""

from __future__ import annotations

import inspect
from functools import partial


class NotSynchronous(TypeError):
    """A function gave something to be awaited where nothing is."""


class NotAsynchronous(TypeError):
    """A function gave nothing to be awaited where that is what it has to give."""


def function_problem(
    function: object, *arguments: str, asynchronous: bool = False
) -> str | None:
    """What is wrong with a function that will be called with these arguments.

    None if nothing is known to be. `arguments` are their names; with `asynchronous`
    what it returns will be awaited, otherwise it will not.
    """
    if isinstance(function, type):
        return "is a class"
    if not callable(function):
        return f"is no function, but {_kind(function)}"
    if _yields(function):
        return "is a generator, which does nothing when it is called"
    if not asynchronous and is_asynchronous(function):
        return "is asynchronous"
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        # One of C may not say what it takes.
        return None
    if asynchronous and signature.return_annotation in (None, "None"):
        if not is_asynchronous(function):
            return "is not asynchronous"
    try:
        signature.bind(*arguments)
    except TypeError:
        takes = f"the {', '.join(arguments)}" if arguments else "no argument"
        return f"does not take {takes}" if arguments else f"does not go with {takes}"
    return None


def is_asynchronous(function: object) -> bool:
    """Whether it is known that what the function returns has to be awaited."""
    return any(inspect.iscoroutinefunction(each) for each in _called(function))


def discarded(value: object) -> bool:
    """Whether the value is something to be awaited; if so, nobody will, and it ends.

    Something to be waited for, such as a future, counts too.

    Dropped as it is, Python would warn of it later, from nowhere.
    """
    if inspect.isasyncgen(value):
        return True
    if hasattr(type(value), "add_done_callback") and hasattr(type(value), "result"):
        # A future of an executor: what was asked for may not have begun yet.
        return True
    if not inspect.isawaitable(value):
        return False
    for name in ("close", "cancel"):
        end = getattr(value, name, None)
        if callable(end):
            end()
            break
    return True


def _yields(function: object) -> bool:
    return any(
        inspect.isgeneratorfunction(each) or inspect.isasyncgenfunction(each)
        for each in _called(function)
    )


def _called(function: object) -> tuple[object, ...]:
    """The function, and what it is called by if it is an object."""
    while isinstance(function, partial):
        function = function.func
    return function, inspect.getattr_static(type(function), "__call__", None)


def _kind(value: object) -> str:
    return "None" if value is None else f"of type {type(value).__name__}"
