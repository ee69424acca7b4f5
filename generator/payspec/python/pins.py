"""Names that depend on more than the spec's own word for a thing, and may move.

All others stay whatever is added. These stay too as long as nothing is added that
comes to the same name: so they are remembered, and a run that would give a thing
another name than programs know it by is stopped.
"""

from payspec.ir.provider import Provider
from payspec.ir.types import EnumType
from payspec.ir.usage import usage

from .models.enums import constants
from .names import Names


def pins(provider: Provider, names: Names) -> dict[str, str]:
    """What the thing is, for a person, and its name in code.

    A type that is sent is called as the spec does until it is read as well; values of
    an enumeration that differ by signs or case alone are numbered.
    """
    reach = usage(provider)
    found = {
        f"what is sent of {name}": names.request(name) for name in sorted(reach.sent)
    }
    for named in provider.types:
        if isinstance(named, EnumType):
            for value, constant in constants(named):
                if constant != value:
                    found[f"{named.name} {value!a}"] = constant
    return found
