"""The TLS settings of a client that shows a certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ConfigurationError
from ..tracebacks import clearing
from .settings import Settings

if TYPE_CHECKING:
    import ssl


def tls_context(
    settings: Settings, given: ssl.SSLContext | None
) -> ssl.SSLContext | None:
    """The context of a client: `given`, or one of its own that shows its certificate.

    Credentials are asked for once, here. `ConfigurationError` if they name no files
    that hold a certificate and its key.
    """
    shown = settings.provider.certificate
    if shown is None or shown.certificate not in settings.credentials:
        # One that is not given is of another environment.
        return given
    from ..transport.tls import context_with

    reveal = settings.credentials.reveal
    try:
        return clearing(
            lambda: context_with(reveal(shown.certificate), reveal(shown.key), given)
        )
    except ValueError:
        pass
    raise ConfigurationError(
        f"{shown.certificate!r} and {shown.key!r} do not name the PEM files of a "
        "certificate and its key"
    )
