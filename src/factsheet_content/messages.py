"""Words for people: a phrase is its English text, and remembers the template and values that a translation needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable


class Phrase(str):
    """A text made of a template with brace fields; without values a template is literal, braces and all.

    It compares, sorts and prints as the English text, so that nothing but ``translated`` needs to know what it is.
    """

    __slots__ = ("arguments", "template")

    template: str
    arguments: dict[str, Any]

    def __new__(cls, template: str, /, **arguments: object) -> Self:
        """The template with the values filled in."""
        phrase = super().__new__(cls, template.format(**arguments) if arguments else template)
        phrase.template = template
        phrase.arguments = arguments
        return phrase

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        # A phrase goes through a process pool.
        return (self.template,), self.arguments


def phrase(template: str, /, **arguments: object) -> Phrase:
    """A phrase; one that is given as the template is kept, with the values of its own."""
    return template if isinstance(template, Phrase) else Phrase(template, **arguments)


def translated(text: str, look_up: Callable[[str], str]) -> str:
    """The text in another language: ``look_up`` has the templates; values that are phrases are translated too."""
    if not isinstance(text, Phrase):
        return text
    template = look_up(text.template)
    if not text.arguments:
        return template
    values = {
        name: translated(value, look_up) if isinstance(value, str) else value for name, value in text.arguments.items()
    }
    return template.format(**values)
