"""Frozen records that type checkers treat as dataclasses, without the price of importing ``dataclasses``.

The first load of a factsheet is most of what an app waits for, and half of it was that import and the code it generates
for each class (``benchmarks/``). A record keeps its values in its ``__dict__``, which ``contract.py`` takes over from
the parsed JSON as it is: a field that a later version of the contract adds is kept, an absent one shows the default.
"""

from __future__ import annotations

from types import MappingProxyType

TYPE_CHECKING = False  # typing.TYPE_CHECKING costs the import of typing
if TYPE_CHECKING:
    from typing import Any, ClassVar, Never, Self, TypeVar, dataclass_transform

    R = TypeVar("R", bound="Record")
else:

    def dataclass_transform(**_options: object) -> object:
        """Say nothing at run time."""
        return lambda cls: cls


#: Stands for the default of a field that has none.
REQUIRED = object()


@dataclass_transform(frozen_default=True)
class Record:
    """Base of the model's classes: annotations are fields, class attributes their defaults, instances are frozen."""

    record_fields: ClassVar[dict[str, Any]] = {}
    """Field name → default or :data:`REQUIRED`, those of the base class first."""
    record_required: ClassVar[frozenset[str]] = frozenset()
    """The names of the fields without a default."""

    def __init_subclass__(cls, *, kw_only: bool = False) -> None:
        own = {name: cls.__dict__.get(name, REQUIRED) for name in cls.__annotations__}
        cls.record_fields = cls.record_fields | own
        cls.record_required = frozenset(name for name, value in cls.record_fields.items() if value is REQUIRED)
        setattr(cls, "__match_args__", tuple(cls.record_fields))  # noqa: B010 - type checkers derive it themselves

    def __init__(self, *args: object, **named: object) -> None:
        """Values by position or by name, as in a dataclass."""
        fields = self.record_fields
        values = dict(zip(fields, args, strict=False))
        if len(args) > len(fields) or values.keys() & named.keys() or not named.keys() <= fields.keys():
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(fields)}, each given once")
        values |= named
        if missing := [name for name in fields if name in self.record_required and name not in values]:
            raise TypeError(f"{type(self).__name__} needs {', '.join(missing)}")
        adopt(self, values)

    def __setattr__(self, name: str, value: object) -> Never:
        raise AttributeError(f"cannot set {name!r}: a {type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> Never:
        raise AttributeError(f"cannot delete {name!r}: a {type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return record_values(self) == record_values(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, name) for name in self.record_fields)))

    def __repr__(self) -> str:
        fields = self.record_fields
        shown = (f"{name}={value!r}" for name, value in record_values(self).items() if value != fields.get(name))
        return f"{type(self).__name__}({', '.join(shown)})"

    def __replace__(self, **changes: object) -> Self:
        if unknown := changes.keys() - self.record_fields.keys():
            raise TypeError(f"{type(self).__name__} has no field {', '.join(sorted(unknown))}")
        return adopt(object.__new__(type(self)), vars(self) | changes)

    def __getstate__(self) -> dict[str, object]:
        proxies = {name: dict(value) for name, value in vars(self).items() if isinstance(value, MappingProxyType)}
        return vars(self) | proxies  # pickle and copy cannot do a proxy

    def __setstate__(self, state: dict[str, object]) -> None:
        adopt(self, {name: MappingProxyType(v) if isinstance(v, dict) else v for name, v in state.items()})


def adopt(record: R, values: dict[str, Any]) -> R:
    """Make that very dictionary the record's values; the caller must not use it afterwards."""
    object.__setattr__(record, "__dict__", values)
    return record


def record_values(record: Record) -> dict[str, Any]:
    """Every field in order, defaults included, then what a later version of the contract added."""
    return {name: getattr(record, name) for name in record.record_fields} | vars(record)


def replace(record: R, /, **changes: object) -> R:
    """The record with some fields changed, like ``dataclasses.replace``."""
    return record.__replace__(**changes)
