"""Schema of a deployment."""

from ..access.auth.fragment import auth
from ..access.fragment import credentials, environments
from ..deployments.bindings import bindings
from ..evidence.fragment import assumptions, conflicts, sources
from ..fragments import NAME, Schema, described, record, text
from ..rulebook import RULES
from ..suppression.apply import allowable
from ..suppression.fragment import with_allow


def deployment_schema(*, written: bool) -> Schema:
    """The schema of a deployment: a platform under a brand, and where it runs."""
    root = record(
        "A deployment of a platform: where it runs, under whose brand.",
        {
            "payspec": described("The version of the language.", {"const": 1}),
            "deployment": text(
                "Its short name.", pattern=NAME, maxLength=40, examples=["acme_eu"]
            ),
            "of": text(
                "The platform, by the name of its spec.",
                pattern=NAME,
                examples=["acme"],
            ),
            "title": text("The brand, as a person calls it."),
            "doc": text("What a caller should know of it."),
            "sources": sources(),
            "assumptions": assumptions(written=written),
            "conflicts": conflicts(),
            "environments": environments(written=written),
            "credentials": credentials(written=written),
            "auth": auth(written=written),
            "bind": bindings(),
        },
        ("payspec", "deployment", "of", "title", "environments"),
    )
    schema: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "payspec deployment",
        **root,
    }
    return with_allow(schema, allowable(RULES.values()).values()) if written else schema
