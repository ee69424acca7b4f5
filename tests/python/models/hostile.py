"""Types whose every text is as bad as it can be."""

from __future__ import annotations

from dataclasses import replace

from payspec.ir import scalars as ir
from payspec.ir.types import (
    Condition,
    ListOf,
    NamedType,
    Ref,
    Sensitivity,
    TaggedType,
    TagMember,
)
from tests.python.models.support import NONE, SPAN, enum, field, obj, pattern, provider

HOSTILE = (
    '"""\nimport os; os.abort()\n"""',
    "'); import os; os.abort(); ('",
    "{{ 7 * 7 }}{% for x in y %}",
    "\\",
    'ends with a quote"',
    '"begins',
    "\N{RIGHT-TO-LEFT OVERRIDE}\x00\x07\ttab\rreturn",
    "$ref",
    "# type: ignore",
    "x = 1\nclass Y: pass",
    "a" * 200,
    "word " * 60,
    "Ünïcödé Ω 漢字",
    "__class__",
    "def",
    "model_config",
    "to_wire",
    "a.b.c",
    "a/b~c",
    "%s {0} {x}",
)


def hostile() -> tuple[NamedType, ...]:
    """Every text of a spec that reaches the models, as bad as it can be."""
    fields = [
        field(
            text,
            ir.Text(),
            # Two of them come to the same word in code otherwise.
            name=f"hostile {number}",
            doc=text,
            default=f'"{text}"',
            required=number % 2 == 0,
            nullable=number % 3 == 0,
            sensitivity=Sensitivity.PII,
        )
        for number, text in enumerate(HOSTILE)
    ]
    fields += [
        field(
            f"pattern_{number}",
            ir.Text(),
            pattern=pattern(expression),
            required_when=Condition(HOSTILE[number], HOSTILE[number]),
        )
        for number, expression in enumerate(
            ("\\\\\"'", '"""', "[\"']{2}", "a|b" * 60, "\\{\\{ x \\}\\}", "[^\\x00-~]")
        )
    ]
    fields += [
        field(
            f"when_{number}",
            ir.Text(),
            pattern=pattern("x" * (20 * number), Condition(text, text)),
        )
        for number, text in enumerate(HOSTILE)
    ]
    return (
        obj("Hostile", *fields, doc="\n\n".join(HOSTILE)),
        enum("HostileOpen", *HOSTILE, doc=HOSTILE[0]),
        enum("HostileClosed", *HOSTILE, closed=True, doc=HOSTILE[1]),
        obj(
            "Holder",
            field("open", Ref("HostileOpen")),
            field("closed", Ref("HostileClosed"), required=True),
            field("hostile", Ref("Hostile")),
            doc=HOSTILE[4],
        ),
    )


HOSTILE_PROVIDER = provider(
    *hostile(), sent=("Holder",), received=("Holder",), title=HOSTILE[0]
)

TOLD = provider(
    obj(
        "Holder",
        field("told", Ref("Told"), required=True),
        field("all", ListOf(Ref("Told")), nullable=True),
        field("map", Ref("Map")),
    ),
    replace(
        obj(
            "Map",
            field("entries", ir.Text()),
            field("$entries", ir.Text(), name="other"),
        ),
        rest=ListOf(ir.UnixTime()),
    ),
    *(
        obj(f"Member{number}", field(HOSTILE[-1], ir.Text(), required=True))
        for number in range(len(HOSTILE))
    ),
    TaggedType(
        "Told",
        HOSTILE[-1],
        tuple(
            TagMember(value, Ref(f"Member{number}"))
            for number, value in enumerate(HOSTILE)
        ),
        HOSTILE[0],
        NONE,
        SPAN,
    ),
    sent=("Holder",),
    received=("Holder",),
)
