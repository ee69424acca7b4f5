"""ProP2P Agent API: errors.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.errors import ProviderError


class ApiError(ProviderError[object]):
    """ProP2P Agent API answered with an error.

    `error` is the error as the provider describes it, or `None` if it came in no
    described shape; `response` is the answer.
    """
