"""Constants of the emitted modules, each named by the spec's own word alone.

A type's name has no underscore, so that a constant with one meets no type. Constants of
one word are the provider's own or the core's (`PROVIDER`), and those of environments,
which programs write: `taken` keeps types apart from both.
"""

from payspec.ir.access import Environment
from payspec.ir.operations import Operation
from payspec.ir.types import ObjectType

from .humps import spaced

_OTHERS = ("_AUTH", "_MEANINGS")
"""What constants of other things end with."""


def operation_constant(operation: Operation) -> str:
    """The constant that holds an operation's table; it has an underscore."""
    name = operation.name.upper()
    plain = name.rstrip("_")
    return f"{name}_" if "_" not in plain or _of_another(plain) else name


def environment_constant(environment: Environment) -> str:
    """The constant that holds an environment."""
    name = environment.name.upper()
    return f"{name}_" if _of_another(name.rstrip("_")) else name


def auth_constant(scheme: str) -> str:
    """The constant that holds a way to authenticate."""
    return f"{scheme.upper()}_AUTH"


def descriptor_constant(named: ObjectType) -> str:
    """The constant that reads the fields which a type describes."""
    name = spaced(named.name).upper()
    return f"{name}_" if name in {named.name, "TYPE_CHECKING"} else name


def _of_another(name: str) -> bool:
    return name == "TYPE_CHECKING" or name.endswith(_OTHERS)
