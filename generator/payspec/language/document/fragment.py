"""The assembled schema: what an editor completes by, and what a check goes by."""

from ..access.auth.fragment import auth
from ..access.fragment import credentials, environments, surfaces
from ..callbacks.fragment import callbacks
from ..callbacks.signatures import signatures
from ..evidence.fragment import assumptions, conflicts, sources
from ..fragments import NAME, Schema, described, record, text
from ..lifecycle.fragment import flows, statuses
from ..mapping.fragment import mapping
from ..money.fragment import money
from ..operations.fragment import answer, errors, headers, operations, payload
from ..rulebook import RULES
from ..safety.fragment import write_safety
from ..samples.fragment import samples
from ..scenarios.fragment import scenarios
from ..suppression.apply import allowable
from ..suppression.fragment import with_allow
from ..types.fragment import field, types

VERSION = 1
"""The version of the language that a spec names under `payspec`."""


def provider_schema(*, written: bool) -> Schema:
    """The schema of a provider's spec, assembled from the rooms' fragments.

    As it is written (for editors), shorthand and long form are both accepted. The
    expanded document has long form alone, so that what is wrong has one reading.
    """
    root = record(
        "One payment provider: its endpoints, fields and authentication, and the facts "
        "that decide whether money moves twice.",
        {
            "payspec": described("The version of the language.", {"const": VERSION}),
            "provider": text(
                "The provider's short name; it names the emitted package.",
                pattern=NAME,
                maxLength=40,
                examples=["acme"],
            ),
            "title": text("The provider as a person calls it."),
            "doc": text("What the API is for."),
            "sources": sources(),
            "assumptions": assumptions(written=written),
            "conflicts": conflicts(),
            "surfaces": surfaces(),
            "environments": environments(written=written),
            "credentials": credentials(written=written),
            "auth": auth(written=written),
            "money": money(written=written),
            "types": types(written=written),
            "headers": headers(),
            "errors": errors(),
            "operations": operations(written=written),
            "signatures": signatures(written=written),
            "callbacks": callbacks(written=written),
            "statuses": statuses(written=written),
            "flows": flows(written=written),
            "mapping": mapping(written=written),
            "scenarios": scenarios(written=written),
        },
        ("payspec", "provider", "title", "operations"),
    )
    schema: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "payspec provider",
        **root,
        "$defs": {
            "answer": answer(written=written),
            "field": field(written=written),
            "payload": payload(written=written),
            "samples": samples(written=written),
            "write_safety": write_safety(written=written),
        },
    }
    # It is taken out before shorthand is written out.
    return with_allow(schema, allowable(RULES.values()).values()) if written else schema
