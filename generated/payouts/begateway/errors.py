"""beGateway payouts: errors.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from typing import TYPE_CHECKING

from ..core.errors import ProviderError

if TYPE_CHECKING:
    from .models import Failure


class ApiError(ProviderError["Failure"]):
    """beGateway payouts answered with an error.

    `error` is the error as the provider describes it, or `None` if it came in no
    described shape; `response` is the answer.
    """
