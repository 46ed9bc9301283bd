"""Edits a YAML file as text, where its values stand, so that comments and layout stay as their editor left them.

Whatever an edit does is read back and compared with what it should have done: a file that is written in an unforeseen
way is refused, not damaged.
"""

from __future__ import annotations

import copy
import json
import textwrap
from typing import TYPE_CHECKING, Any

import yaml

from factsheet_content.authoring import yaml_reader
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from factsheet_content.authoring.yaml_document import Pointer

WIDTH = 120


def without(source: str, pointer: Pointer) -> str:
    """The file without one entry of a mapping; comments that stand before it stay."""
    parent, index = _find(source, pointer)
    start, end = _extent(source, parent, index)
    return _checked(source, source[:start] + source[end:], pointer, _remove)


def with_value(source: str, pointer: Pointer, value: Any) -> str:
    """The file with another value for an entry that it has: a text, a list of short words, or a mapping of them."""
    parent, index = _find(source, pointer)
    key, old = parent.value[index]
    indent = 0 if parent.flow_style else key.start_mark.column
    start, end = max(old.start_mark.index, key.end_mark.index), max(_end(source, old), key.end_mark.index)
    gap = "" if source[start - 1 : start] == " " else ": " if source[key.end_mark.index : start] == "" else " "
    new = source[:start] + gap + _written(source, value, indent, flow=bool(parent.flow_style)) + source[end:]
    return _checked(source, new, pointer, _set(value))


def with_entry(source: str, pointer: Pointer, value: Any, after: str | None = None) -> str:
    """The file with one more entry in a mapping, behind the entry ``after`` if that is there, else at the end."""
    parent = _node(source, pointer[:-1])
    names = [key.value for key, _ in parent.value]
    index = names.index(after) if after in names else len(names) - 1
    end = _end(source, parent.value[index][1])
    if parent.flow_style:
        text = f", {pointer[-1]}: {_written(source, value, 0, flow=True)}"
    else:
        line_end = source.find("\n", end)
        end = len(source) if line_end < 0 else line_end - (source[line_end - 1] == "\r")
        indent = parent.value[0][0].start_mark.column
        text = f"{_newline(source)}{' ' * indent}{pointer[-1]}: {_written(source, value, indent)}"
    return _checked(source, source[:end] + text + source[end:], pointer, _set(value))


def scalar(text: str, indent: int = 0, *, flow: bool = False) -> str:
    """A text as YAML: plain where that reads back as it was, folded where it is long, else quoted."""
    if not flow:
        lines = textwrap.wrap(text, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
        folded = "".join(f"\n{' ' * (indent + 2)}{line}" for line in lines)
        if len(text) > WIDTH - indent - 12 and _reads_as(f"{' ' * indent}k: >-{folded}\n", text):
            return f">-{folded}"
    plain = f"{{k: {text}}}\n" if flow else f"k: {text}\n"
    return text if _reads_as(plain, text) else json.dumps(text, ensure_ascii=False)


def _reads_as(source: str, text: str) -> bool:
    document = yaml_reader.read(source.encode(), "")
    return not document.diagnostics and document.data == {"k": text}


def _written(source: str, value: Any, indent: int, *, flow: bool = False) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_written(source, element, 0, flow=True) for element in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_written(source, part, 0, flow=True)}' for key, part in value.items())}}}"
    return scalar(str(value), indent, flow=flow).replace("\n", _newline(source))


def _newline(source: str) -> str:
    return "\r\n" if "\r\n" in source else "\n"


def _node(source: str, pointer: Pointer) -> Any:
    node: Any = yaml.compose(source, Loader=yaml.CSafeLoader)
    for step in pointer:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node


def _find(source: str, pointer: Pointer) -> tuple[Any, int]:
    """The mapping that has the entry, and which of its entries it is."""
    parent = _node(source, pointer[:-1])
    return parent, [key.value for key, _ in parent.value].index(pointer[-1])


def _extent(source: str, parent: Any, index: int) -> tuple[int, int]:
    """Where an entry begins and ends, with what parts it from its neighbours."""
    key, value = parent.value[index]
    start, end = key.start_mark.index, _end(source, value)
    following = parent.value[index + 1][0].start_mark.index if index + 1 < len(parent.value) else None
    line_start = source.rfind("\n", 0, start) + 1
    if not parent.flow_style and not source[line_start:start].strip():
        line_end = source.find("\n", max(end, key.end_mark.index))
        return line_start, len(source) if line_end < 0 else line_end + 1
    if following is not None:
        return start, following
    return (_end(source, parent.value[index - 1][1]) if index else start), end


def _end(source: str, node: Any) -> int:
    """Just behind the last character of a value; what libyaml calls the end of a block lies before the next one."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        if not isinstance(last, tuple):
            return _end(source, last)
        key_end: int = last[0].end_mark.index
        return max(_end(source, last[1]), key_end + 1)
    start: int = node.start_mark.index
    return start + len(source[start : node.end_mark.index].rstrip())


def _checked(source: str, edited: str, pointer: Pointer, change: Callable[[Any, str | int], None]) -> str:
    """The edited file, once it is certain that it says what it did save for the one change."""
    wanted = copy.deepcopy(yaml_reader.read(source.encode(), "").data)
    container = wanted
    for step in pointer[:-1]:
        container = container[step]
    change(container, pointer[-1])
    if yaml_reader.read(edited.encode(), "").data != wanted:
        place = ".".join(map(str, pointer))
        raise FactsheetError(
            phrase("{place} is written in a way that is not understood for certain; change it by hand", place=place)
        )
    return edited


def _remove(container: Any, key: str | int) -> None:
    del container[key]


def _set(value: Any) -> Callable[[Any, str | int], None]:
    def change(container: Any, key: str | int) -> None:
        container[key] = value

    return change
