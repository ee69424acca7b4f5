"""Holding bindings to the operations that a platform leaves unbound."""

from collections import Counter

from payspec.ir.access import Environment
from payspec.ir.deployments import Binding
from payspec.ir.operations import Operation

from ..deployments.rules import BINDING
from ..scope import Scope, did_you_mean
from . import rules
from .path import parameters_of


def check_bindings(scope: Scope) -> None:
    """Hold every binding to an operation that needs one."""
    for environment in scope.provider.environments:
        verbs = Counter(each.operation for each in environment.bindings)
        for binding in environment.bindings:
            _binding(scope, environment, binding, verbs[binding.operation])


def _binding(
    scope: Scope, environment: Environment, binding: Binding, verbs: int
) -> None:
    if scope.gaps.at("operations", binding.operation):
        return
    unbound = {each.name: each for each in scope.provider.operations if each.unbound}
    operation = unbound.get(binding.operation)
    if operation is None:
        _wrong(
            scope,
            binding,
            f"there is no unbound operation '{binding.operation}'",
            did_you_mean(binding.operation, unbound) or "remove it",
        )
        return
    if verbs > 1 or not binding.method:
        _wrong(
            scope,
            binding,
            f"'{binding.operation}' has {'two verbs' if verbs > 1 else 'no verb'}",
            "write one verb and its path",
        )
        return
    _path(scope, operation, binding)
    _auth(scope, environment, operation, binding)


def _path(scope: Scope, operation: Operation, binding: Binding) -> None:
    found = parameters_of(binding.path)
    wanted = {each.name for each in operation.parameters}
    if found is None:
        message = "a binding is a plain path"
        hint = "write a path without query, dot segments and parts of segments"
    elif len(found) != len(set(found)) or set(found) != wanted:
        told = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "no parameter"
        message = f"the path of '{operation.name}' has {told}"
        hint = "write each parameter of the operation once, and no other"
    else:
        return
    scope.report.report(BINDING, binding.path_span, message, hint=hint)


def _auth(
    scope: Scope, environment: Environment, operation: Operation, binding: Binding
) -> None:
    names = [scheme.name for scheme in scope.provider.auth]
    if binding.auth is not None:
        if binding.auth not in names and not scope.gaps.at("auth", binding.auth):
            scope.report.report(
                rules.UNKNOWN_AUTH,
                binding.auth_span,
                f"there is no way to authenticate called '{binding.auth}'",
                hint=did_you_mean(binding.auth, names) or "describe it under `auth`",
            )
    elif operation.auth is None and operation.effect.needs_write_safety:
        scope.report.report(
            rules.NO_AUTH,
            binding.operation_span,
            f"'{operation.name}' moves money for whoever calls it in "
            f"'{environment.name}'",
            hint="write `auth:` beside its path",
        )


def _wrong(scope: Scope, binding: Binding, message: str, hint: str) -> None:
    scope.report.report(BINDING, binding.operation_span, message, hint=hint)
