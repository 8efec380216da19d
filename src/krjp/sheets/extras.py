"""The columns of a table that are no fields of krjp's: kept as fields of its own, with the type their cells show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.record.own import LIST, NUMBER, OwnField, words_or_text
from krjp.sheets.values import any_unit, items, number, text, without_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.record.own import Own
    from krjp.sheets.columns import Columns
    from krjp.sheets.sheet import Cell, Row, Sheet

__all__ = ["Extras"]


class Extras:
    """What reads the columns of a table's own."""

    def __init__(self, sheet: Sheet, columns: Columns, rows: Sequence[Row], own: Own) -> None:
        declared = {field.name: field for field in own.fields}
        self.fields: list[OwnField] = []
        self._values: dict[str, list[Any]] = {}
        self.wrong: list[tuple[int, str, str]] = []
        """What is no number in a column declared to be of numbers: which row, which field, what."""
        for name, at in columns.extra.items():
            texts = [_told(row.cells[at], exactly=sheet.own) if at < len(row.cells) else "" for row in rows]
            field = declared.get(name, OwnField(name, "", ""))
            unit = ""
            if not sheet.own:
                texts, unit = _without_units(texts, field.type)
            known, values = _typed(texts, field.type, sheet.decimal, exactly=sheet.own)
            if field.type == NUMBER and known != NUMBER:
                values = [_number_or_none(each, sheet.decimal) for each in texts]
                self.wrong += [
                    (at, name, f"'{each}' is no number, as dataset.json has it")
                    for at, (each, value) in enumerate(zip(texts, values, strict=True))
                    if each and value is None
                ]
            printed = sheet.columns[at]
            about = field.help or ", ".join(
                filter(None, (f"column {printed}" if printed != name else "", f"in {unit}" if unit else ""))
            )
            if any(texts) or field.type:
                self.fields.append(OwnField(name, field.type or known, about))
                self._values[name] = values

    def of(self, number: int) -> dict[str, Any]:
        """The values of a row, by its place among those read."""
        return {name: values[number] for name, values in self._values.items() if values[number] not in ("", [], None)}


def _without_units(texts: list[str], declared: str) -> tuple[list[str], str]:
    """The cells of a column of amounts without their one currency or percent sign, and that; else as they are."""
    if declared not in ("", NUMBER) or not any_unit(texts):
        return texts, ""
    found = [without_unit(each) for each in texts]
    units = {unit for _, unit in found if unit}
    told = next(iter(units), "")
    bare = all(not each or each[0].isdigit() or each[0] in "-−+" for each, _ in found)
    return ([each for each, _ in found], told) if len(units) == 1 and (bare or declared) else (texts, "")


def _told(cell: Cell, *, exactly: bool) -> str:
    """A cell as text; what krjp wrote keeps the space around it."""
    return cell if exactly and isinstance(cell, str) else text(cell)


def _typed(texts: Sequence[str], declared: str, decimal: str, *, exactly: bool) -> tuple[str, list[Any]]:
    """The type that the cells of a column show, and their values; of krjp's own files numbers as krjp writes them."""
    if declared == LIST:
        return LIST, [items(each) for each in texts]
    if declared in ("", NUMBER) and any(texts):
        signs = ".," if any("," in each or "." in each for each in texts) else "."
        read = {sign: _numbers(texts, sign) for sign in signs}
        fitting = [values for values in read.values() if values is not None]
        # Numbers such as 1,234 only may be thousands, or have three decimals.
        chosen = read[decimal] if decimal and read.get(decimal) is not None else fitting[0] if fitting else None
        clear = decimal or len(fitting) < 2 or fitting[0] == fitting[1]
        if chosen is not None and clear and (not exactly or list(map(_printed, chosen)) == list(texts)):
            return NUMBER, chosen
    return words_or_text(set(filter(None, texts)), sum(map(bool, texts))), list(texts)


def _number_or_none(told: str, decimal: str) -> int | float | None:
    return number(told, decimal or ".")


def _numbers(texts: Sequence[str], decimal: str) -> list[int | float | None] | None:
    """The numbers of some cells, None for blank ones; None when one is no number."""
    found = [number(each, decimal) if each else None for each in texts]
    return found if all(value is not None or not each for value, each in zip(found, texts, strict=True)) else None


def _printed(value: float | None) -> str:
    return "" if value is None else str(value)
