"""Models of payloads: strict in what is sent, tolerant in what is read.

What stands here is loaded at first use: a module of this room that needs no model then
costs no model.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .answer import AbsentField, ResponseModel
    from .any_of import any_of
    from .base import WireModel
    from .drift import Drift, ResponseDrift
    from .forms import ReadAs
    from .no_body import NoBody
    from .pointer import join, pointer_of
    from .reader import Read, read, read_list, read_whole
    from .request import OpenRequestModel, RequestModel
    from .response import NoResponse, Response
    from .rules import Equals, Exact, PatternWhen, RequiredWhen, Rule, check_rules
    from .tagged import tagged
    from .violations import Violation, violations_from

__all__ = [
    "AbsentField",
    "Drift",
    "Equals",
    "Exact",
    "NoBody",
    "NoResponse",
    "OpenRequestModel",
    "PatternWhen",
    "Read",
    "ReadAs",
    "RequestModel",
    "RequiredWhen",
    "Response",
    "ResponseDrift",
    "ResponseModel",
    "Rule",
    "Violation",
    "WireModel",
    "any_of",
    "check_rules",
    "join",
    "pointer_of",
    "read",
    "read_list",
    "read_whole",
    "tagged",
    "violations_from",
]

_MODULES = {
    "answer": ("AbsentField", "ResponseModel"),
    "any_of": ("any_of",),
    "base": ("WireModel",),
    "drift": ("Drift", "ResponseDrift"),
    "forms": ("ReadAs",),
    "no_body": ("NoBody",),
    "pointer": ("join", "pointer_of"),
    "reader": ("Read", "read", "read_list", "read_whole"),
    "request": ("OpenRequestModel", "RequestModel"),
    "response": ("NoResponse", "Response"),
    "rules": (
        *("Equals", "Exact", "PatternWhen", "RequiredWhen"),
        *("Rule", "check_rules"),
    ),
    "tagged": ("tagged",),
    "violations": ("Violation", "violations_from"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        module = _MODULE_OF.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f".{module}", __name__), name)
        globals()[name] = found
        return found
