"""Shorthand of a whole document becomes long form."""

from ..access.auth.expand import auth
from ..access.expand import credentials, environments
from ..build import Expansion, members
from ..callbacks.expand import callbacks, signatures
from ..evidence.expand import assumptions
from ..lifecycle.expand import flows, statuses
from ..mapping.expand import mapping
from ..money.expand import money
from ..operations.expand import errors, operations
from ..scenarios.expand import scenarios
from ..types.expand import types

document: Expansion = members(
    {
        "assumptions": assumptions,
        "environments": environments,
        "credentials": credentials,
        "auth": auth,
        "money": money,
        "types": types,
        "errors": errors,
        "operations": operations,
        "signatures": signatures,
        "callbacks": callbacks,
        "statuses": statuses,
        "flows": flows,
        "mapping": mapping,
        "scenarios": scenarios,
    }
)
"""Every construct in long form; what is not understood is left as it is."""
