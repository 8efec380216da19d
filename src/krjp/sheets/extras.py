"""The columns of a table that are no fields of krjp's: kept as fields of its own, with the type their cells show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from krjp.record.codec import SHAPES
from krjp.record.own import LIST, NUMBER, OwnField, words_or_text
from krjp.sheets.values import any_unit, items, nothing, number, without_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krjp.record.own import Own
    from krjp.record.shapes import Problems
    from krjp.sheets.cells import Cells
    from krjp.sheets.columns import Columns
    from krjp.sheets.sheet import Sheet

__all__ = ["Extras"]


class Extras:
    """What reads the columns of a table's own."""

    def __init__(self, sheet: Sheet, columns: Columns, cells: Cells, own: Own) -> None:
        declared = {field.name: field for field in own.fields}
        self.fields: list[OwnField] = []
        self.wrong: list[tuple[int, str, str]] = []
        """What no record may hold, and what is no number where numbers are declared: which row, which field, what."""
        found: list[list[tuple[str, Any] | None]] = []
        for name, at in columns.extra.items():
            told = cells.exactly(at) if sheet.own else cells.told(at)
            field = declared.get(name, OwnField(name, "", ""))
            kind, unit, values = _read(told, field.type, sheet.decimal, exactly=sheet.own)
            known = {each: _pair(name, value) for each, value in values.items()}
            for each, pair in known.items():
                if isinstance(pair, str) or (field.type == NUMBER and pair is None and not nothing(each)):
                    message = pair if isinstance(pair, str) else f"'{each}' is no number, as dataset.json has it"
                    self.wrong += [(row, name, message) for row, text in enumerate(told) if text == each]
            if field.type or any(values):
                printed = sheet.columns[at]
                about = [f"column {printed}" if printed != name else "", f"in {unit}" if unit else ""]
                self.fields.append(OwnField(name, field.type or kind, field.help or ", ".join(filter(None, about))))
                pairs = {each: None if isinstance(pair, str) else pair for each, pair in known.items()}
                found.append(list(map(pairs.__getitem__, told)))
        self.wrong.sort(key=lambda each: each[0])
        self.values: list[tuple[tuple[str, Any], ...]] = [
            tuple(filter(None, line)) for line in (zip(*found, strict=True) if found else [()] * cells.number)
        ]
        """What each row has of its own."""


def _pair(name: str, value: Any) -> tuple[str, Any] | str | None:
    """A field and its value; None where there is nothing to tell, a message where no record may hold it."""
    if isinstance(value, int | float) or (value and isinstance(value, str) and value.isascii()):
        return name, value  # as most are
    problems: Problems = []
    pairs = SHAPES["extra"].read({name: value}, "", problems)
    return problems[0][1] if problems else pairs[0] if pairs else None


def _read(told: Sequence[str], declared: str, decimal: str, *, exactly: bool) -> tuple[str, str, dict[str, Any]]:
    """The type of a column, the unit of its numbers, and the value of each text in it."""
    texts = list(dict.fromkeys(told))
    filled = [each for each in texts if each]
    if declared == LIST:
        return LIST, "", {each: items(each) for each in texts}
    if declared in ("", NUMBER):
        # Among numbers a word for nothing is no text.
        amounts = filled if exactly else [each for each in filled if not nothing(each)]
        bare, unit = (amounts, "") if exactly else _without_units(amounts, declared)
        numbers = _numbers(bare, decimal, exactly=exactly)
        if numbers is not None or declared == NUMBER:
            found = dict(zip(amounts, numbers or (number(each, decimal or ".") for each in bare), strict=True))
            return NUMBER, unit, {**dict.fromkeys(texts), **found}
    return words_or_text(filled, len(told) - told.count("")), "", {each: each for each in texts}


def _numbers(texts: Sequence[str], decimal: str, *, exactly: bool) -> Sequence[int | float] | None:
    """The numbers of texts that all are numbers; of krjp's own files numbers as krjp writes them."""
    signs = ".," if any("," in each or "." in each for each in texts) else "."
    read = {sign: [value for each in texts if (value := number(each, sign)) is not None] for sign in signs}
    fitting = {sign: values for sign, values in read.items() if texts and len(values) == len(texts)}
    # Numbers such as 1,234 only may be thousands, or have three decimals.
    several = list(fitting.values())
    chosen = fitting.get(decimal) or next(iter(several), None)
    clear = decimal or len(several) < len(".,") or several[0] == several[1]
    if chosen is None or not clear or (exactly and list(map(str, chosen)) != list(texts)):
        return None
    return chosen


def _without_units(texts: list[str], declared: str) -> tuple[list[str], str]:
    """The cells of a column of amounts without their one currency or percent sign, and that; else as they are."""
    if not any_unit(texts):
        return texts, ""
    found = [without_unit(each) for each in texts]
    units = {unit for _, unit in found if unit}
    told = next(iter(units), "")
    bare = all(not each or each[0].isdigit() or each[0] in "-−+" for each, _ in found)
    return ([each for each, _ in found], told) if len(units) == 1 and (bare or declared) else (texts, "")
