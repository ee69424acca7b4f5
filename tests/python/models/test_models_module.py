"""The module of models: what it says, and that its text is final."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import black
import pytest
from pydantic import MISSING, ValidationError

from payspec.ir import scalars as ir
from payspec.ir.provider import Provider
from payspec.ir.scalars import Form
from payspec.ir.types import (
    Condition,
    ListOf,
    MapOf,
    Ref,
    Sensitivity,
    TaggedType,
    TagMember,
)
from tests.python.models.samples import (
    EVERYTHING,
    HOSTILE,
    HOSTILE_PROVIDER,
    SCALARS,
)
from tests.python.models.support import (
    NONE,
    SPAN,
    enum,
    field,
    imported,
    obj,
    pattern,
    provider,
    text_of,
)

SMALL = provider(
    obj(
        "Request",
        field("amount", ir.Minor("currency"), required=True, doc="In minor units."),
        field("currency", ir.Currency(), required=True),
        field("from", ir.Text(longest=60), sensitivity=Sensitivity.PII, default='"x"'),
        field("customer", Ref("Customer")),
        field("size", Ref("Size")),
        doc="A payout.",
    ),
    obj(
        "Customer",
        field("country", ir.Country()),
        field(
            "zip",
            ir.Text(),
            pattern=pattern("[0-9]{5}", Condition("country", "US")),
        ),
        field("tags", ListOf(ir.Text(longest=5))),
    ),
    obj(
        "Payout",
        field("status", Ref("Status"), required=True),
        field("amount", ir.Minor("currency"), required=True),
        field("currency", ir.Currency(), required=True),
        field("bank-code", ir.Text(), reads=(Form.NULL, Form.INTEGER)),
        field("paid_at", ir.Timestamp(), nullable=True),
        field("next", Ref("Payout")),
    ),
    enum("Status", "pending"),
    enum("Size", "s", "m", closed=True),
    sent=("Request",),
    received=("Payout",),
)

EXPECTED = '''\
"""Acme payouts: what is sent and what is read.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import MISSING, Field

from ..core.fields.money import Money
from ..core.fields.open_enum import OpenEnum
from ..core.fields.texts import Country, Currency
from ..core.fields.timestamp import Timestamp
from ..core.model.answer import ResponseModel
from ..core.model.forms import ReadAs
from ..core.model.request import RequestModel
from ..core.model.rules import Equals, Exact, PatternWhen, Rule
from ._money import EXPONENTS

_TextUpTo5 = Annotated[str, Field(max_length=5)]


class Status(OpenEnum):
    """Values of `Status`."""

    PENDING: ClassVar[str] = "pending"
    """Doc of pending."""


Size: TypeAlias = Literal["s", "m"]
"""Values of `Size`."""


class Customer(RequestModel):
    """`Customer`, as it is sent."""

    __rules__: ClassVar[tuple[Rule, ...]] = (
        PatternWhen(field="zip", pattern="[0-9]{5}", when=Equals("country", "US")),
    )

    country: Country | MISSING = MISSING
    zip: str | MISSING = MISSING
    tags: list[_TextUpTo5] | MISSING = MISSING


class Payout(ResponseModel):
    """`Payout`, as it is read."""

    __reads__: ClassVar[Mapping[str, tuple[ReadAs, ...]]] = {
        "bank_code": (ReadAs.NULL_AS_ABSENT, ReadAs.INTEGER_AS_TEXT),
    }

    status: Status
    amount: int
    currency: str
    bank_code: Annotated[str | None, Field(alias="bank-code")] = None
    paid_at: Timestamp | MISSING | None = MISSING
    next: Payout | None = None

    @property
    def money(self) -> Money:
        """The amount, by the provider's exponents.

        Raises `UnknownCurrency` for a currency that has none.
        """
        return EXPONENTS.from_minor(self.amount, self.currency)


class Request(RequestModel):
    """A payout."""

    __sensitive__: ClassVar[Mapping[str, str]] = {"from_": "pii"}
    __rules__: ClassVar[tuple[Rule, ...]] = (Exact("amount", "currency", EXPONENTS),)

    amount: Annotated[int, Field(ge=1)]
    """In minor units."""

    currency: Currency
    from_: Annotated[str | MISSING, Field(alias="from", max_length=60)] = MISSING
    """Where it is absent, the provider takes it as "x"."""

    customer: Customer | MISSING = MISSING
    size: Size | MISSING = MISSING
'''

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
ALL = {
    "small": SMALL,
    "everything": EVERYTHING,
    "hostile": HOSTILE_PROVIDER,
    "told": TOLD,
}
each_provider = pytest.mark.parametrize("made", ALL.values(), ids=ALL.keys())


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    with imported(text_of(EVERYTHING), tmp_path_factory.mktemp("models")) as module:
        yield module


def test_the_text_reads_as_expected() -> None:
    assert text_of(SMALL) == EXPECTED


@each_provider
def test_black_has_nothing_left_to_do(made: Provider) -> None:
    text = text_of(made)
    mode = black.Mode(target_versions={black.TargetVersion.PY311})
    assert black.format_str(text, mode=mode) == text


@each_provider
def test_ruff_finds_nothing(made: Provider, tmp_path: Path) -> None:
    (tmp_path / "models.py").write_text(text_of(made), encoding="utf-8")
    run = subprocess.run(
        [
            *(sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"),
            *("--select", "E,F,W,I,UP,B,RUF", "--target-version", "py311"),
            # A closed enumeration's values are not broken, and texts of a spec may
            # be in any script.
            *("--ignore", "E501,RUF001,RUF002", str(tmp_path)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


@each_provider
def test_no_text_of_a_spec_becomes_code(made: Provider) -> None:
    for node in ast.walk(ast.parse(text_of(made))):
        match node:
            case ast.Call(func=ast.Name(id=called)):
                assert called in {
                    *("Field", "Equals", "Exact", "PatternWhen", "RequiredWhen"),
                    *("Decimal", "max_bytes", "tagged", "dict"),
                }
            case ast.Call(func=ast.Attribute(value=ast.Name(id="EXPONENTS"))):
                pass
            case ast.Attribute(value=ast.Name(id=owner)):
                assert owner in {"ReadAs", "WriteAs", "EXPONENTS", "self"}
            case ast.If(test=ast.UnaryOp(op=ast.Not(), operand=ast.Name(id=name))):
                assert name == "TYPE_CHECKING"
            case ast.BoolOp(op=ast.Or(), values=[ast.Attribute(), ast.Dict(keys=[])]):
                pass
            case ast.ImportFrom(module=module, level=level):
                assert level or module in {
                    "__future__",
                    "collections.abc",
                    "decimal",
                    "typing",
                    "pydantic",
                }
            case _:
                assert isinstance(
                    node,
                    ast.Module
                    | ast.alias
                    | ast.AnnAssign
                    | ast.Assign
                    | ast.arg
                    | ast.arguments
                    | ast.BinOp
                    | ast.BitOr
                    | ast.ClassDef
                    | ast.Constant
                    | ast.Dict
                    | ast.Expr
                    | ast.expr_context
                    | ast.FunctionDef
                    | ast.keyword
                    | ast.Name
                    | ast.Not
                    | ast.Or
                    | ast.Return
                    | ast.Subscript
                    | ast.Tuple
                    | ast.UnaryOp
                    | ast.USub,
                ), ast.dump(node)


def test_every_hostile_tag_tells_its_object(tmp_path: Path) -> None:
    with imported(text_of(TOLD), tmp_path) as module:
        for number, value in enumerate(HOSTILE):
            told = {HOSTILE[-1]: value}
            body = {"told": told, "map": {"day": [86400], "$entries": "x"}}
            made = module.HolderInput.model_validate(body)
            assert type(made.told) is getattr(module, f"Member{number}Input")
            assert made.map.entries_.keys() == {"day"}
            assert made.to_wire() == body


def test_every_hostile_text_arrives_as_it_is(tmp_path: Path) -> None:
    with imported(text_of(HOSTILE_PROVIDER), tmp_path) as module:
        hostile = module.HostileInput
        aliases = [each.alias or name for name, each in hostile.model_fields.items()]
        assert aliases[: len(HOSTILE)] == list(HOSTILE)
        conditions = [rule.when.value for rule in hostile.__rules__]
        assert set(HOSTILE) <= set(conditions)
        assert module.HostileOpen.__known__ == set(HOSTILE)
        data = {text: "x" for number, text in enumerate(HOSTILE) if number % 2 == 0}
        holder = module.HolderInput.model_validate(
            {"closed": HOSTILE[0], "hostile": data, "open": "anything"}
        )
        assert holder.to_wire()["hostile"] == data
        with pytest.raises(ValidationError):
            module.HolderInput(closed="another")


def test_the_same_bytes_under_any_hash_seed_zone_and_folder(tmp_path: Path) -> None:
    script = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from tests.python.models.samples import EVERYTHING, HOSTILE_PROVIDER\n"
        "from tests.python.models.support import text_of\n"
        "made = text_of(EVERYTHING) + text_of(HOSTILE_PROVIDER)\n"
        "sys.stdout.buffer.write(made.encode())"
    )
    root = Path(__file__).parents[3]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, str(root), str(root / "generator")],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            cwd=folder,
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone, locale, folder in (
            ("0", "UTC", "C", root),
            ("1234", "Asia/Kathmandu", "C.UTF-8", tmp_path),
        )
    }
    assert outputs == {(text_of(EVERYTHING) + text_of(HOSTILE_PROVIDER)).encode()}


FITS: dict[type[ir.Scalar], tuple[object, object]] = {
    ir.Text: ("ab", 5),
    ir.IntegerText: ("5", "5.0"),
    ir.NumberText: ("5.00", "5,00"),
    ir.UnixTime: (1597835735, "1597835735"),
    ir.ZonelessTime: ("2026-01-02T03:04:05", "2026-01-02"),
    ir.Iban: ("DE89370400440532013000", "DE88370400440532013000"),
    ir.Bic: ("DEUTDEFF", "deutdeff"),
    ir.Card: ("4111111111111111", "411111******1111"),
    ir.Base64: ("AA==", "AA"),
    ir.Uuid: ("123e4567-e89b-12d3-a456-426614174000", "123e4567"),
    ir.Ip: ("::1", "192.0.2.256"),
    ir.Integer: (5, "5"),
    ir.Number: (5, "5"),
    ir.Boolean: (True, 1),
    ir.Currency: ("USD", "usd"),
    ir.LowerCurrency: ("usd", "USD"),
    ir.Country: ("US", "USA"),
    ir.Email: ("a@b", "a"),
    ir.Phone: ("1", 1),
    ir.Url: ("https://x", "x"),
    ir.Timestamp: ("2026-01-02T03:04:05Z", "2026-01-02"),
    ir.Date: ("2026-01-02", "2.1.2026"),
    ir.Json: ({"a": [1]}, 1.5),
}
ANY_TEXT = (
    *(ir.Currency, ir.LowerCurrency, ir.Country, ir.Email, ir.Url),
    *(ir.Iban, ir.Bic, ir.Card, ir.Base64, ir.Uuid, ir.Ip),
)


def _problems(model: Any, data: dict[str, object], name: str) -> list[str]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        found = [each["type"] for each in error.errors() if each["loc"][0] == name]
        return [each for each in found if each != "missing"]
    return []


@pytest.mark.parametrize(("number", "scalar"), list(enumerate(SCALARS)), ids=str)
def test_each_scalar_in_each_way_to_hold_it(
    everything: ModuleType, number: int, scalar: ir.Scalar
) -> None:
    good, bad = FITS[type(scalar)]
    word = type(scalar).__name__.lower()
    for model in (everything.EverythingInput, everything.Everything):
        sent = model is everything.EverythingInput
        for required in (True, False):
            for nullable in (True, False):
                name = f"{word}_{number}_{required:d}{nullable:d}"
                assert _problems(model, {name: good}, name) == []
                if sent or not isinstance(scalar, ANY_TEXT):
                    assert _problems(model, {name: bad}, name)
                takes_null = (
                    nullable
                    or isinstance(scalar, ir.Json)
                    or not (sent or required)  # None is how an answer says absent
                )
                assert (_problems(model, {name: None}, name) == []) is takes_null
                held = model.model_fields[name]
                assert held.is_required() is required
                if not required:
                    absent = nullable or sent or isinstance(scalar, ir.Json)
                    assert held.default is (MISSING if absent else None)
        for name, value in (
            (f"list_{number}", [good]),
            (f"lists_{number}", [[good]]),
            (f"map_{number}", {"k": good}),
            (f"maps_{number}", {"k": [good]}),
        ):
            assert _problems(model, {name: value}, name) == []
            if sent or not isinstance(scalar, ANY_TEXT):
                assert _problems(model, {name: _with(value, good, bad)}, name)


def _with(value: object, good: object, bad: object) -> object:
    if value == good:
        return bad
    if isinstance(value, list):
        return [_with(item, good, bad) for item in value]
    assert isinstance(value, dict)
    return {key: _with(item, good, bad) for key, item in value.items()}


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("text_1_10", "a", False),
        ("text_1_01", "a" * 36, False),
        ("list_1", ["ab", "a"], False),
        ("maps_1", {"k": ["ab", "a" * 36]}, False),
        ("integer_3_10", -6, False),
        ("lists_3", [[10, 11]], False),
        ("phone_9_10", "1" * 21, False),
        ("map_9", {"k": "1" * 21}, False),
        ("one-Size", "small", True),
        ("one-Size", "new", False),
        ("some-Size", ["new"], False),
        ("one-Shade", "new", True),
        ("number_25_10", 11, False),
        ("number_25_10", 10, True),
        ("list_25", [Decimal("-0.51")], False),
        ("text_26_10", "ééé", False),
        ("text_26_10", "éé", True),
        ("map_26", {"k": "ééé"}, False),
    ],
)
def test_bounds_hold_for_what_is_sent_alone(
    everything: ModuleType, name: str, value: object, fits: bool
) -> None:
    sent = _problems(everything.EverythingInput, {name: value}, name)
    assert (sent == []) is fits
    assert _problems(everything.Everything, {name: value}, name) == []


def test_a_pattern_holds_for_the_whole_value_beside_the_form(tmp_path: Path) -> None:
    made = provider(
        obj(
            "Thing",
            field("zip", ir.Text(longest=6), pattern=pattern("[0-9]{5}|x")),
            field("mail", ir.Email(), nullable=True, pattern=pattern("[a-z@]+")),
            field("land", ir.Country(), pattern=pattern("[A-C]+")),
        ),
        sent=("Thing",),
    )
    with imported(text_of(made), tmp_path) as module:
        for name, good, bad in (
            ("zip", ["12345", "x"], ["x1", "12345\n", "123456", ""]),
            ("mail", ["a@b", None], ["a@B", "ab", "a@b@"]),
            ("land", ["AB"], ["AD", "A", "ABC"]),
        ):
            for value in good:
                assert _problems(module.Thing, {name: value}, name) == []
            for value in bad:
                assert _problems(module.Thing, {name: value}, name), value


def test_money_of_a_pair(everything: ModuleType) -> None:
    leaf = everything.Leaf(id="x", amount=3245, currency="USD", fee=5)
    assert repr(leaf.money) == "Money('32.45', 'USD')"
    assert leaf.fee_money is None
    fee = everything.Leaf(id="x", amount=1, currency="IDR", fee=5, fee_currency="MOP")
    assert str(fee.money) == "1 IDR" and str(fee.fee_money) == "0.5 MOP"


@pytest.mark.parametrize("length", range(21, 60, 3))
def test_long_names_are_laid_out_as_black_does(length: int) -> None:
    name, type_name = "n" * min(57, 90 - length), "T" + "t" * length
    made = provider(
        obj(
            "Holder",
            field(f"a_{name}", Ref(type_name)),
            field(f"r_{name}", Ref(type_name), required=True),
            field(f"l_{name}", ListOf(Ref(type_name)), nullable=True),
            field(f"m_{name}", MapOf(Ref(type_name))),
            field(f"t_{name}", ir.Text(longest=5)),
            field(f"w-{name}-{'w' * length}", ir.Text(), sensitivity=Sensitivity.PII),
            field(f"f_{name}", ir.Phone(), reads=(Form.NULL, Form.INTEGER)),
        ),
        obj(type_name, field("x", ir.Text())),
        sent=("Holder",),
        received=("Holder",),
    )
    text = text_of(made)
    mode = black.Mode(target_versions={black.TargetVersion.PY311})
    assert black.format_str(text, mode=mode) == text
