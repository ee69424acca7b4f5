"""Schema of the exponent table."""

from ..evidence.fragment import evidence_keys
from ..fragments import Schema, choice, described, record

CURRENCY = "^[A-Z][A-Z0-9]{2,9}$"


def money(*, written: bool) -> Schema:
    """Schema of `money`."""
    codes: Schema = {
        "type": "array",
        "minItems": 1,
        "items": {"type": "string", "pattern": CURRENCY, "examples": ["USD"]},
    }
    exponents = record(
        "How many decimals a currency has. A currency that is nowhere in the table is "
        "unknown, and no amount in it is converted.",
        {
            "from": choice("The table that the provider starts from.", "iso4217"),
            **{
                str(digits): described(f"Currencies with {digits} decimals.", codes)
                for digits in range(19)
            },
        },
    )
    exponents["minProperties"] = 1
    exponents["examples"] = [{"from": "iso4217", "0": ["CLP"]}]
    return record(
        "How the provider counts money.",
        {"exponents": exponents, **evidence_keys(written=written)},
        ("exponents",),
    )
