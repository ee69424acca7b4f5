"""Schema of the mapping."""

from payspec.ir.mapping import Part, Role

from ..evidence.fragment import evidence_keys
from ..fragments import TYPE_NAME, Schema, record, shorthand, table, text

_ROLES = {
    Role.CREATE: "The operation that creates a payout.",
    Role.CONFIRM: "The operation that releases one that was only drafted.",
    Role.GET: "The operation that reads one payout.",
    Role.FIND: "The operation that looks for payouts by the caller's reference.",
    Role.CANCEL: "The operation that calls a payout off.",
}
_PARTS = {
    Part.ID: "Where the provider's own id stands.",
    Part.REFERENCE: "Where the caller's reference stands.",
    Part.MONEY: "Where the amount stands; its type tells the currency.",
    Part.STATUS: "Where the status stands.",
}
_ASKED = (Part.ID, Part.REFERENCE, Part.MONEY)


def mapping(*, written: bool) -> Schema:
    """Schema of `mapping`."""
    operation = text("An operation, by its name.")
    asked = {each.value: text(_PARTS[each]) for each in _ASKED}
    evidence = evidence_keys(written=written)
    roles = {
        role.value: shorthand(
            meaning,
            operation,
            record(meaning, {"call": operation, **asked, **evidence}, ("call",)),
            written=written,
        )
        for role, meaning in _ROLES.items()
    }
    parts = {part.value: text(meaning) for part, meaning in _PARTS.items()}
    model = record("Where answers of this type hold the parts.", {**parts, **evidence})
    reads = table("Where answers hold the parts, by their type.", model, TYPE_NAME)
    return record(
        "The operations and fields in which all providers say the same: fields as "
        "a.b.c inside objects. It is checked; nothing is emitted of it yet.",
        {**roles, "reads": reads},
    )
