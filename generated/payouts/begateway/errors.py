"""beGateway payouts: errors.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from typing import TYPE_CHECKING, TypeAlias

from ..core.errors import ProviderError

if TYPE_CHECKING:
    from .models import Failure

    _Described: TypeAlias = Failure
else:
    _Described = object


class ApiError(ProviderError[_Described]):
    """beGateway payouts answered with an error.

    `error` is the error as the provider describes it, or `None` if it came in no
    described shape; `response` is the answer.
    """
