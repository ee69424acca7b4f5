"""Enumerations that the provider may extend any day."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class OpenEnum(str):
    """Text of which some values are known; a new value is read and stays as it is.

    A subclass lists the known ones as constants, which are plain text, so that they
    compare with what was read and stand in `match`:

        class PayoutStatus(OpenEnum):
            PENDING: ClassVar[str] = "pending"
    """

    __slots__ = ()
    __known__: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.__known__ = frozenset(
            value
            for name, value in vars(cls).items()
            if not name.startswith("_") and isinstance(value, str)
        )

    @property
    def is_known(self) -> bool:
        """Whether the provider's document lists this value."""
        return str(self) in self.__known__

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls, core_schema.str_schema(strict=True)
        )


class OpenNumber(int):
    """A whole number of which some values are known; a new one stays as it is.

    A subclass lists the known ones as constants, which are plain numbers:

        class PayoutState(OpenNumber):
            VALUE_1: ClassVar[int] = 1
    """

    __slots__ = ()
    __known__: ClassVar[frozenset[int]] = frozenset()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.__known__ = frozenset(
            value
            for name, value in vars(cls).items()
            if not name.startswith("_") and isinstance(value, int)
        )

    @property
    def is_known(self) -> bool:
        """Whether the provider's document lists this value."""
        return int(self) in self.__known__

    def __str__(self) -> str:
        return int.__repr__(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self!s})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls, core_schema.int_schema(strict=True)
        )
