"""Corefy payouts: errors.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from typing import TYPE_CHECKING, TypeAlias

from ..core.errors import ProviderError

if TYPE_CHECKING:
    from .models import Errors, FieldErrors, Refusal

    _Described: TypeAlias = Errors | FieldErrors | Refusal
else:
    _Described = object


class ApiError(ProviderError[_Described]):
    """Corefy payouts answered with an error.

    `error` is the error as the provider describes it, or `None` if it came in no
    described shape; `response` is the answer.
    """
