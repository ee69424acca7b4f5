"""One tolerant reading of an answer: what fits is read, what does not is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from ..fields.plain import FromWire
from ..wire.json_types import SINGLE, JsonObject, JsonValue
from .class_fields import fields_of
from .drift import Drift, kind_of
from .forms import ReadAs, read_as
from .free_text import printable_step
from .plan import UNSET, Plan, plan_of, takes_null, twin_of
from .pointer import join

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from .answer import ResponseModel

T = TypeVar("T", bound="ResponseModel")


class _Note(NamedTuple):
    """Drift inside a JSON object, whose own place is found at the end."""

    steps: tuple[str | int, ...]
    problem: str
    declared: bool


class Reading(FromWire):
    """The state of one reading, which pydantic carries through as its context.

    A validator does not know where in the document it stands. So drift is noted by the
    identity of the JSON object that it was found in, and only if there is any are the
    objects located, in one walk. The document must stay as it is meanwhile.
    """

    __slots__ = ("_given", "_notes", "_recovered")

    def __init__(self) -> None:
        self._given: JsonObject | None = None
        self._notes: dict[int, dict[_Note, None]] = {}
        self._recovered: dict[tuple[type[BaseModel], int], BaseModel] = {}

    def read(
        self, model: type[T], data: JsonObject, handler: Callable[[object], T]
    ) -> T:
        """`data` as a model of that class, by pydantic's `handler` if it fits."""
        # For a class that holds itself, pydantic calls the validator of another class
        # that uses it twice: around its handler, and again within.
        if data is self._given:
            return handler(data)
        plan = plan_of(model)
        given = data
        if plan.forms:
            given = self._in_documented_forms(plan, data)
        if None in given.values():
            given = self._without_null(plan, data, given)
        self._given = given
        try:
            read = handler(given)
        except ValidationError:
            read = None
        finally:
            self._given = None
        if read is None:
            # Models further out read this object again after an error of their own:
            # without the memory, each level would multiply the work of the one below.
            known = self._recovered.get((model, id(data)))
            if isinstance(known, model):
                return known
            read = self._recover(model, plan, data, given)
            self._recovered[model, id(data)] = read
        read.remember(data)
        return read

    def drift(self, root: JsonValue, pointer: str) -> tuple[Drift, ...]:
        """What was noted, in the order of the document `root` that is at `pointer`."""
        if not self._notes:
            return ()
        return tuple(
            [
                Drift(
                    # A name of a member may be a card number, and this is printed.
                    join(pointer, *map(printable_step, (*place, *note.steps))),
                    note.problem,
                    note.declared,
                )
                for place, notes in _places(root, self._notes)
                for note in notes
            ]
        )

    def _note(
        self,
        data: JsonObject,
        steps: tuple[str | int, ...],
        problem: str,
        declared: bool = False,
    ) -> None:
        notes = self._notes.setdefault(id(data), {})
        notes[_Note(steps, problem, declared)] = None

    def _in_documented_forms(self, plan: Plan, data: JsonObject) -> JsonObject:
        given = data
        for name, forms in plan.forms:
            value = data.get(name)
            for form in forms:
                read = read_as(form, value)
                if read is not value:
                    given = {**given, name: read}
                    if form is ReadAs.EMPTY_TEXT_AS_ABSENT and (
                        name not in plan.required
                    ):
                        del given[name]
                    self._note(data, (name,), form.value, True)
                    break
        return given

    def _without_null(
        self, plan: Plan, data: JsonObject, given: JsonObject
    ) -> JsonObject:
        null = [name for name, value in given.items() if value is None]
        absent = {name for name in null if name in plan.not_null}
        for name in sorted(null):
            if name in plan.null_declared and data[name] is None:
                self._note(data, (name,), ReadAs.NULL_AS_ABSENT.value, True)
            elif name in absent:
                self._note(data, (name,), "is null")
        return {name: value for name, value in given.items() if name not in absent}

    def _recover(
        self, model: type[T], plan: Plan, data: JsonObject, given: JsonObject
    ) -> T:
        """A model of what can be read; a required field that cannot stays unset."""
        held = self._what_fits(twin_of(model), data, given)
        for name in plan.required:
            if name not in data:
                self._note(data, (name,), "is missing")
        values: dict[str, object] = {}
        for name, field in fields_of(model).items():
            value = vars(held)[name]
            if value is not UNSET:
                values[name] = value
            elif not field.is_required():
                values[name] = field.default
            elif takes_null(model, name):
                # Its type has a value that says so.
                values[name] = None
        extra = held.model_extra or {}
        # An undescribed member may be called what a field is called in Python.
        given_names = extra.keys() - fields_of(model).keys()
        given_names |= {name for name in values if vars(held)[name] is not UNSET}
        read = model.__new__(model)
        object.__setattr__(read, "__dict__", values)
        object.__setattr__(read, "__pydantic_fields_set__", given_names)
        object.__setattr__(read, "__pydantic_extra__", extra)
        object.__setattr__(read, "__pydantic_private__", None)
        return read

    def _what_fits(
        self, twin: type[BaseModel], data: JsonObject, given: JsonObject
    ) -> BaseModel:
        first = True
        while True:
            try:
                return twin.model_validate(
                    given, context=self, by_alias=True, by_name=False
                )
            except ValidationError as error:
                details = error.errors(include_url=False, include_input=False)
            # Each round removes at least one member, so that there is a last one.
            given = self._without_unfit(data, given, details, items=first)
            first = False

    def _without_unfit(
        self,
        data: JsonObject,
        given: JsonObject,
        details: list[ErrorDetails],
        *,
        items: bool,
    ) -> JsonObject:
        fitting = dict(given)
        unfit_items: dict[str, set[str | int]] = {}
        for detail in details:
            name, *rest = detail["loc"]
            field = str(name)
            if items and rest and _holds_item(given.get(field), rest[0]):
                unfit_items.setdefault(field, set()).add(rest[0])
            else:
                self._note(data, (field,), _problem(detail, data.get(field)))
                fitting.pop(field, None)
        for field, steps in unfit_items.items():
            if field in fitting:
                fitting[field] = self._without_items(data, field, given[field], steps)
        return fitting

    def _without_items(
        self, data: JsonObject, field: str, value: JsonValue, steps: set[str | int]
    ) -> JsonValue:
        members = list(_members(value))
        for step, item in members:
            if step in steps:
                problem = f"is {kind_of(item)}, which is not documented"
                self._note(data, (field, step), problem)
        fitting = [(step, item) for step, item in members if step not in steps]
        if isinstance(value, dict):
            return {str(step): item for step, item in fitting}
        return [item for _, item in fitting]


def _holds_item(value: JsonValue, step: str | int) -> bool:
    return any(step == known for known, _ in _members(value))


def _members(value: JsonValue) -> Iterable[tuple[str | int, JsonValue]]:
    match value:
        case list():
            return enumerate(value)
        case dict():
            return value.items()
        case _:
            return ()


def _problem(detail: ErrorDetails, value: JsonValue) -> str:
    match detail["type"]:
        case "format":
            return f"{detail['msg']}"
        case "literal_error":
            return "is no documented value"
        case _:
            return f"is {kind_of(value)}, which is not documented"


def _places(
    root: JsonValue, by_object: Mapping[int, Iterable[_Note]]
) -> Iterator[tuple[tuple[str | int, ...], Iterable[_Note]]]:
    """The notes by the steps to their object, in the order of the document."""
    waiting: list[tuple[tuple[str | int, ...], JsonValue]] = [((), root)]
    while waiting:
        steps, value = waiting.pop()
        if isinstance(value, dict):
            notes = by_object.get(id(value))
            if notes is not None:
                yield steps, notes
        inside = [
            ((*steps, step), item)
            for step, item in _members(value)
            if type(item) not in SINGLE
        ]
        waiting.extend(reversed(inside))
