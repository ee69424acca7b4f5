"""THE TABLE of blocks: every block that may be overridden, and its contract.

A test holds each digest to the block and its views. Where it fails, somebody's override
may not say any more what it said: the contract gets a sentence of what has changed,
which raises its version, and the digest that the test names.
"""

from collections.abc import Mapping
from pathlib import Path

from ...models.module import ModelsView, ModelView
from ...views.callbacks import CallbacksView, FunctionView
from ...views.client import ClientsView, ClientView
from ...views.errors import ErrorsView
from ...views.exports import ExportsView, PackageView
from ...views.fields import FieldsView
from ...views.methods import MethodView
from ...views.module import ModuleView
from ...views.operations import OperationsView
from ...views.params import ParamsClassView, ParamsView
from ...views.payloads import ValidatorsView, ValidatorView
from ...views.provider import ConstantsView
from ..overrides.files import BASE
from .blocks import shipped_blocks
from .contract import Contract

_CALLBACKS = "provider/callbacks.py.j2"
_CLIENT = "provider/client.py.j2"
_ERRORS = "provider/errors.py.j2"
_FIELDS = "provider/fields.py.j2"
_MODELS = "provider/models.py.j2"
_OPERATIONS = "provider/operations.py.j2"
_PARAMS = "provider/params.py.j2"
_VALIDATORS = "provider/validators.py.j2"

_OF_CLIENT = {"view": ClientsView, "client": ClientView}

TABLE = (
    Contract(
        BASE,
        "header",
        "The docstring of each module that is emitted, and what stands before it.",
        {"view": ModuleView},
        "5e97aae508b19227",
    ),
    Contract(
        BASE,
        "imports",
        "The imports of each module; some modules add those for type checkers.",
        {"view": ModuleView},
        "2bc28e7802613637",
    ),
    Contract(
        BASE,
        "additions",
        "The end of each module: nothing, until it is overridden.",
        {"view": ModuleView},
        "d4038a959fb0f399",
    ),
    Contract(
        "package/init.py.j2",
        "content",
        "What the package exports for all providers.",
        {"view": PackageView},
        "828635f7630ba828",
    ),
    Contract(
        "provider/init.py.j2",
        "content",
        "What a provider exports, for type checkers and on first use.",
        {"view": ExportsView},
        "972eba10433e11bd",
    ),
    Contract(
        _CLIENT,
        "imports",
        "The imports of `client.py`, with those for type checkers.",
        {"view": ClientsView},
        "53bb1cc3c3bdf8aa",
    ),
    Contract(
        _CLIENT,
        "content",
        "Both clients, one after the other.",
        {"view": ClientsView},
        "c966731a82cf1e6a",
    ),
    Contract(
        _CLIENT,
        "client_docstring",
        "The docstring of a client.",
        _OF_CLIENT,
        "36699ba8ee06110b",
    ),
    Contract(
        _CLIENT,
        "constructor",
        "The `__init__` of a client.",
        _OF_CLIENT,
        "ad8228fb1db67e6f",
    ),
    Contract(
        _CLIENT,
        "method",
        "One method of a client, for one operation.",
        {**_OF_CLIENT, "method": MethodView},
        "9b9dcd9eed054f4a",
    ),
    Contract(
        _CLIENT,
        "members",
        "The end of each client class: nothing, until it is overridden.",
        _OF_CLIENT,
        "b34971b6c516c83d",
    ),
    Contract(
        _MODELS,
        "content",
        "Every class and alias of `models.py`.",
        {"view": ModelsView},
        "7b386d0bd9e860b1",
    ),
    Contract(
        _MODELS,
        "model",
        "One class or alias, whole; what is added with an indentation joins a class.",
        {"view": ModelsView, "model": ModelView},
        "e8a358ee8178c7f2",
    ),
    Contract(
        _PARAMS,
        "imports",
        "The imports of `params.py`, with those for type checkers.",
        {"view": ParamsView},
        "916feb348453d645",
    ),
    Contract(
        _PARAMS,
        "content",
        "Every typed mapping that may be given in place of a model.",
        {"view": ParamsView},
        "0f5b9e9eb9069f5f",
    ),
    Contract(
        _PARAMS,
        "params_class",
        "One typed mapping, where it is a class.",
        {"view": ParamsView, "params": ParamsClassView},
        "9f1d52a4b85ea966",
    ),
    Contract(
        _VALIDATORS,
        "content",
        "Every function of `validators.py`, and the schemas that they hold data to.",
        {"view": ValidatorsView},
        "39fe4da4fc4c0d1f",
    ),
    Contract(
        _VALIDATORS,
        "validator",
        "One function that checks a payload.",
        {"view": ValidatorsView, "validator": ValidatorView},
        "68abf0bd79b9f8ba",
    ),
    Contract(
        _CALLBACKS,
        "imports",
        "The imports of `callbacks.py`, with those for type checkers.",
        {"view": CallbacksView},
        "449ba0b22a84c392",
    ),
    Contract(
        _CALLBACKS,
        "content",
        "Every signature, definition and function of `callbacks.py`.",
        {"view": CallbacksView},
        "fd99540fc133f260",
    ),
    Contract(
        _CALLBACKS,
        "function",
        "One function that verifies and reads a callback.",
        {"view": CallbacksView, "function": FunctionView},
        "99a6c14530986f53",
    ),
    Contract(
        _ERRORS,
        "content",
        "The class of a provider's errors, `ApiError`.",
        {"view": ErrorsView},
        "e5110bc17a9028da",
    ),
    Contract(
        _ERRORS,
        "members",
        "The end of `ApiError`: nothing, until it is overridden.",
        {"view": ErrorsView},
        "10d5e4f8a43a9535",
    ),
    Contract(
        _FIELDS,
        "imports",
        "The imports of `fields.py`, with those for type checkers.",
        {"view": FieldsView},
        "5ce9374b7bdff79e",
    ),
    Contract(
        _FIELDS,
        "content",
        "Every constant of `fields.py`.",
        {"view": FieldsView},
        "fb49e4b3b3aadd29",
    ),
    Contract(
        _OPERATIONS,
        "imports",
        "The imports of `_operations.py`, with those for type checkers.",
        {"view": OperationsView},
        "bb3e2783d39c95c8",
    ),
    Contract(
        _OPERATIONS,
        "content",
        "Every table of an operation.",
        {"view": OperationsView},
        "5a19c3eefc02d78f",
    ),
    Contract(
        "provider/constants.py.j2",
        "content",
        "Every constant of `environments.py`, `statuses.py`, `flows.py`, `_provider.py`"
        " and `_money.py`.",
        {"view": ConstantsView},
        "d06ca8e16027cc59",
    ),
)
"""Every block, by its template in the order of the pages about them."""


def by_template() -> Mapping[str, Mapping[str, Contract]]:
    """The contracts of each template's own blocks, by name."""
    found: dict[str, dict[str, Contract]] = {}
    for each in TABLE:
        found.setdefault(each.template, {})[each.block] = each
    return found


def block_texts(templates: Path) -> Mapping[tuple[str, str], str]:
    """The text of every block that may be overridden, by its template and its name."""
    return {
        (template, name): shipped_blocks(templates, template)[name].text
        for template, contracts in by_template().items()
        for name in contracts
    }


def overridable(template: str) -> Mapping[str, Contract]:
    """The contracts of all blocks that an override of a template may have.

    Those of the base template are among them, as far as the template has none of its
    own by their names; without contracts, nothing of it may be overridden.
    """
    table = by_template()
    if template not in table:
        return {}
    return {**table[BASE], **table[template]}
