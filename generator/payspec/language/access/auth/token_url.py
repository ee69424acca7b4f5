"""Where OAuth 2 tokens are given."""

import re

from payspec.ir.auth import OAuth2Auth

from ...scope import Scope
from ..address import address_problem
from . import rules

_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~!$&'()*+,;=:@-]+)+")


def check_token_url(scope: Scope, part: OAuth2Auth) -> None:
    """Hold the place where tokens are given to what can be asked."""
    url = part.token_url
    if url.startswith("/"):
        problem = None if _PATH.fullmatch(url) else "this is no plain path"
    else:
        problem = address_problem(url)
    if problem is not None:
        scope.report.report(
            rules.BAD_TOKEN_URL,
            part.url_span,
            problem,
            hint="write `/oauth/token`, or a whole https address",
        )
