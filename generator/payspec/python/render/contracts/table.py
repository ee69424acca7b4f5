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
        "f56673cd85bd9a7b",
    ),
    Contract(
        BASE,
        "imports",
        "The imports of each module; some modules add those for type checkers.",
        {"view": ModuleView},
        "d2926e255bdda4b7",
    ),
    Contract(
        BASE,
        "additions",
        "The end of each module: nothing, until it is overridden.",
        {"view": ModuleView},
        "fe7bcfc7d07e7632",
    ),
    Contract(
        "package/init.py.j2",
        "content",
        "What the package exports for all providers.",
        {"view": PackageView},
        "dfcf9cd2882c712c",
    ),
    Contract(
        "provider/init.py.j2",
        "content",
        "What a provider exports, for type checkers and on first use.",
        {"view": ExportsView},
        "b8e47ad2748cae9b",
    ),
    Contract(
        _CLIENT,
        "imports",
        "The imports of `client.py`, with those for type checkers.",
        {"view": ClientsView},
        "efce94dc9c1df8c4",
    ),
    Contract(
        _CLIENT,
        "content",
        "Both clients, one after the other.",
        {"view": ClientsView},
        "b9b960af98e6973d",
    ),
    Contract(
        _CLIENT,
        "client_bases",
        "What a client inherits from; a class of yours stands before it, with a comma.",
        _OF_CLIENT,
        "247c073f347023c9",
    ),
    Contract(
        _CLIENT,
        "client_docstring",
        "The docstring of a client.",
        _OF_CLIENT,
        "66d22394dd8bbe51",
    ),
    Contract(
        _CLIENT,
        "constructor",
        "The `__init__` of a client.",
        _OF_CLIENT,
        "f8acef4c60058324",
        ("It takes and hands on `proxy`, `local_address` and `user_agent`.",),
    ),
    Contract(
        _CLIENT,
        "arguments",
        "Further arguments of a client's `__init__`: none, until it is overridden.",
        _OF_CLIENT,
        "dd557baa1290b779",
    ),
    Contract(
        _CLIENT,
        "set_up",
        "The end of a client's `__init__`: nothing, until it is overridden.",
        _OF_CLIENT,
        "dd557baa1290b779",
    ),
    Contract(
        _CLIENT,
        "method",
        "One method of a client, for one operation.",
        {**_OF_CLIENT, "method": MethodView},
        "de73c4e90103fa23",
    ),
    Contract(
        _CLIENT,
        "members",
        "The end of each client class: nothing, until it is overridden.",
        _OF_CLIENT,
        "dd557baa1290b779",
    ),
    Contract(
        _MODELS,
        "content",
        "Every class and alias of `models.py`.",
        {"view": ModelsView},
        "2bd9d5eb64a51907",
    ),
    Contract(
        _MODELS,
        "model",
        "One class or alias, whole; what is added with an indentation joins a class.",
        {"view": ModelsView, "model": ModelView},
        "23200e79b5ca2bb5",
    ),
    Contract(
        _PARAMS,
        "imports",
        "The imports of `params.py`, with those for type checkers.",
        {"view": ParamsView},
        "21c4a636883e2aab",
    ),
    Contract(
        _PARAMS,
        "content",
        "Every typed mapping that may be given in place of a model.",
        {"view": ParamsView},
        "c934dfe3e7544d3c",
    ),
    Contract(
        _PARAMS,
        "params_class",
        "One typed mapping, where it is a class.",
        {"view": ParamsView, "params": ParamsClassView},
        "c8cae091d3b0e024",
    ),
    Contract(
        _VALIDATORS,
        "content",
        "Every function of `validators.py`, and the schemas that they hold data to.",
        {"view": ValidatorsView},
        "e69c2df11f5b297f",
    ),
    Contract(
        _VALIDATORS,
        "validator",
        "One function that checks a payload.",
        {"view": ValidatorsView, "validator": ValidatorView},
        "e4f0e0c942396c7f",
        ("The data goes to `violations` as a function: `lambda: data`.",),
    ),
    Contract(
        _CALLBACKS,
        "imports",
        "The imports of `callbacks.py`, with those for type checkers.",
        {"view": CallbacksView},
        "148c759c96b0c762",
    ),
    Contract(
        _CALLBACKS,
        "content",
        "Every signature, definition and function of `callbacks.py`.",
        {"view": CallbacksView},
        "ebf42225e1c8db59",
    ),
    Contract(
        _CALLBACKS,
        "function",
        "One function that verifies and reads a callback.",
        {"view": CallbacksView, "function": FunctionView},
        "a594c92647c8ff42",
    ),
    Contract(
        _ERRORS,
        "content",
        "The class of a provider's errors, `ApiError`.",
        {"view": ErrorsView},
        "82906804f292ee31",
    ),
    Contract(
        _ERRORS,
        "members",
        "The end of `ApiError`: nothing, until it is overridden.",
        {"view": ErrorsView},
        "7d3629389774b6ad",
    ),
    Contract(
        _FIELDS,
        "imports",
        "The imports of `fields.py`, with those for type checkers.",
        {"view": FieldsView},
        "d2ea90f9047adb42",
    ),
    Contract(
        _FIELDS,
        "content",
        "Every constant of `fields.py`.",
        {"view": FieldsView},
        "58bc3e4954f1e477",
    ),
    Contract(
        _OPERATIONS,
        "imports",
        "The imports of `_operations.py`, with those for type checkers.",
        {"view": OperationsView},
        "ce1a8633389ead2e",
    ),
    Contract(
        _OPERATIONS,
        "content",
        "Every table of an operation.",
        {"view": OperationsView},
        "ada0451b1af5ff37",
    ),
    Contract(
        "provider/constants.py.j2",
        "content",
        "Every constant of `environments.py`, `statuses.py`, `flows.py`, `_provider.py`"
        " and `_money.py`.",
        {"view": ConstantsView},
        "cd041901c1f1e220",
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
