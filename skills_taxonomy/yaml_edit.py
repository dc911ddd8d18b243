"""Changing one value of a YAML text and nothing else: comments, order and layout stay.

The text is parsed to learn where each part stands; then only those signs are replaced.
"""

import json
import re
from collections.abc import Sequence

import yaml

from skills_taxonomy.yaml_file import Place

PLAIN = re.compile(r"^(?:[a-z0-9][a-z0-9_./-]*|\d+)$")
WORDS = {"yes", "no", "on", "off", "true", "false", "y", "n"}  # other readers take these for more


class EditError(ValueError):
    """A value cannot be changed so; the message says why."""


def with_value(text: str, place: Place, value: str | None, order: Sequence[str] = ()) -> str:
    """Return `text` with `value` at `place`, and a new line where there was none.

    None is written as null. A value between brackets is written as it is, such as `[UT, GE]`. A new
    key comes behind the ones before it in `order`, else at the end. Raises EditError for a place
    that cannot hold a value, or a value of several lines that is better changed by hand.
    """
    node = _at(text, place)
    if node is None:
        return _inserted(text, place, _written(value), order)
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        raise EditError("staat op meer regels; verander het in het bestand zelf")
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        raise EditError("is een tekst van meer regels; verander die in het bestand zelf")
    quoted = isinstance(node, yaml.ScalarNode) and node.style == '"'
    start, end = node.start_mark.index, node.end_mark.index
    padding = " " if text[start - 1 : start] == ":" else ""
    return text[:start] + padding + _written(value, quoted=quoted) + text[end:]


def with_item(text: str, place: Place, item: str) -> str:
    """Return `text` with one more item in the list at `place`, written as `item`, at its end."""
    node = _at(text, place)
    if not isinstance(node, yaml.SequenceNode):
        raise EditError("is geen lijst")
    if node.flow_style and node.value:
        end = node.end_mark.index - 1
        return f"{text[:end]}, {item}{text[end:]}"
    if node.flow_style:
        start, end = node.start_mark.index, node.end_mark.index
        column = 2 * len(place)
        return f"{text[:start].rstrip(' ')}{_newline(text)}{' ' * column}- {item}{text[end:]}"
    indent = " " * node.start_mark.column
    return _line_after(text, _end(node), f"{indent}- {item}")


def items(text: str, place: Place) -> list[str]:
    """Return the texts in the list at `place`."""
    node = _at(text, place)
    parts = node.value if isinstance(node, yaml.SequenceNode) else []
    return [part.value for part in parts if isinstance(part, yaml.ScalarNode)]


def in_quotes(text: str) -> str:
    """Return a text as YAML writes it between double quotes."""
    return json.dumps(text, ensure_ascii=False)


def _at(text: str, place: Place) -> yaml.Node | None:
    node = yaml.compose(text, Loader=yaml.BaseLoader)
    for part in place:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part] if part < len(node.value) else None
        else:
            return None
    return node


def _inserted(text: str, place: Place, written: str, order: Sequence[str]) -> str:
    parent, key = _at(text, place[:-1]), place[-1]
    if not isinstance(parent, yaml.MappingNode) or not isinstance(key, str):
        raise EditError("bestaat hier niet")
    line = f"{key}: {written}"
    if parent.flow_style:
        end = parent.end_mark.index - 1
        return f"{text[:end]}{', ' if parent.value else ''}{line}{text[end:]}"
    earlier = set(order[: order.index(key)]) if key in order else set()
    before = [value for name, value in parent.value if not earlier or name.value in earlier]
    if not before:
        raise EditError("bestaat hier niet")
    return _line_after(text, _end(before[-1]), " " * parent.start_mark.column + line)


def _end(node: yaml.Node) -> int:
    """Return where the last sign of a node stands; a block ends where its last part ends."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return node.end_mark.index


def _line_after(text: str, index: int, line: str) -> str:
    """Put a line of its own below the one that `index` is on."""
    end = text.find("\n", index)
    if end < 0:
        return f"{text}{_newline(text)}{line}{_newline(text)}"
    return f"{text[: end + 1]}{line}{_newline(text)}{text[end + 1 :]}"


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _written(value: str | None, *, quoted: bool = False) -> str:
    if value is None:
        return "null"
    if value[:1] in ("[", "{"):
        try:
            yaml.compose(value, Loader=yaml.BaseLoader)
        except yaml.YAMLError:
            raise EditError(f"{value}: geen goede lijst") from None
        return value
    if not quoted and (value in ("true", "false") or (PLAIN.match(value) and value not in WORDS)):
        return value
    return in_quotes(value)
