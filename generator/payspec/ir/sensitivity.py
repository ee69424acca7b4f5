"""Values that are never printed, whatever a spec says of them."""

from .scalars import Card, Iban
from .types import AnyOf, ListOf, MapOf, Sensitivity, Type


def by_itself(of: Type) -> Sensitivity | None:
    """Why a value of that type is not printed; `None` if the type does not say."""
    match of:
        case Card():
            return Sensitivity.PAN
        case Iban():
            return Sensitivity.BANK_ACCOUNT
        case ListOf(inner) | MapOf(inner):
            return by_itself(inner)
        case AnyOf(options):
            found = (by_itself(option) for option in options)
            return next((each for each in found if each is not None), None)
        case _:
            return None
