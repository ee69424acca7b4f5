"""What is told of a call to whoever looks for its payout: nothing that is sensitive."""

from .call import Call, Calls
from .fields import along


def reference_told(calls: Calls, call: Call) -> str | None:
    """What the payout is found by: the first of its names that is told to anybody."""
    safety = calls.operation.safety
    if safety is None:
        return None
    names = [None if safety.find is None else safety.find.field]
    if safety.repeat is not None:
        names += [safety.repeat.derive_from, safety.repeat.key]
    for name in filter(None, names):
        if not _is_hidden(calls, name):
            value = calls.named(call, name)
            if isinstance(value, str):
                return value
    return None


def key_told(calls: Calls, call: Call) -> str | None:
    """The key of a repeat, unless it is a value of the request that is not told."""
    safety = calls.operation.safety
    own = None if safety is None or safety.repeat is None else safety.repeat.key
    return None if own is not None and _is_hidden(calls, own) else call.key


def _is_hidden(calls: Calls, name: str) -> bool:
    for parameter in calls.operation.parameters:
        if parameter.name == name:
            return parameter.sensitivity is not None
    if calls.body is None:
        return True
    fields = along(calls.provider, calls.body, name)
    return any(each.sensitivity is not None for each in fields)
