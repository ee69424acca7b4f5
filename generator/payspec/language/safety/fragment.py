"""Schema of write safety."""

from payspec.ir.safety import KeyForm, NotFound, RepeatAnswer, Verdict

from ..durations import duration
from ..evidence.fragment import evidence_keys
from ..fragments import Schema, explained, record, shorthand, table, text
from ..statuses import listed, table_schema
from .echo_fragment import echoes

_STATUS = "[1-5][0-9][0-9]"
_FORM = {
    KeyForm.UUID.value: "A UUID.",
    KeyForm.TEXT.value: "Any text.",
}
_ANSWERS = {
    RepeatAnswer.REPLAY.value: "The first answer again: a repeat is safe.",
    RepeatAnswer.CONFLICT.value: "A refusal: nothing is made a second time.",
    RepeatAnswer.UNDOCUMENTED.value: "No document says what: it is never repeated.",
}
_VERDICT = {
    Verdict.ACCEPTED.value: "It was created, or taken.",
    Verdict.DUPLICATE.value: "It had been created before, by a request with this key.",
    Verdict.REJECTED.value: "This request created nothing, and moves no money.",
}
_NOT_FOUND = {
    NotFound.PROOF.value: "Nothing was created: it may be asked for anew.",
    NotFound.NO_PROOF.value: "It may still come: what happened stays unknown.",
}


def write_safety(*, written: bool) -> Schema:
    """Schema of `write_safety`."""
    facts = evidence_keys(written=written)
    repeat = record(
        "How the provider recognises a repeat.",
        {
            "key": text(
                "The parameter or request field that is the key, where no header "
                "carries one; inside other objects: a.b.c."
            ),
            "form": explained("What a key looks like.", _FORM),
            "derive": text(
                "The request field from which a key is derived that the caller does "
                "not give; together with account, environment and operation. Inside "
                "other objects: a.b.c."
            ),
            "window": duration("How long the provider remembers a key", "24h"),
            "answers": explained(
                "What the same key is answered with a second time.", _ANSWERS
            ),
            **facts,
        },
        ("form", "answers"),
    )
    verdict = explained(
        "What the status proves. A status that is not listed is unknown.", _VERDICT
    )
    row = record("A status.", {"verdict": verdict, **facts}, ("verdict",))
    outcomes: Schema
    if written:
        outcomes = table(
            "What each status proves for this operation: 401, 422: rejected.",
            shorthand("A verdict.", verdict, row, written=True),
            listed(_STATUS),
            examples=[{"200": "accepted", "401, 422": "rejected"}],
        )
    else:
        outcomes = table_schema(_STATUS, "row", row)
    find = record(
        "How to find out what became of a request whose outcome is unknown.",
        {
            "with": text("The operation to ask."),
            "by": text(
                "The parameter or request field whose value that operation takes; "
                "inside other objects: a.b.c."
            ),
            "not_found": explained(
                "Whether finding nothing proves that nothing was created.", _NOT_FOUND
            ),
            **facts,
        },
        ("with", "by", "not_found"),
    )
    return record(
        "The facts that decide whether money moves twice.",
        {
            "repeat": repeat,
            "outcomes": outcomes,
            "find": find,
            "echoes": echoes(
                "Fields that the answer repeats: one that differs makes it unknown "
                "what happened.",
                ["amount", "currency", "reference?"],
                written=written,
            ),
            "identified_by": text(
                "The field of the answer that names what it is; inside other objects: "
                "a.b.c."
            ),
            **facts,
        },
        ("outcomes",),
    )
