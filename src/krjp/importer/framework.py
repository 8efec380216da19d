"""How many states take part in an act: the rules of the codebook's Countries and framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krjp.importer.clauses import SIDELINES
from krjp.record.vocabulary import is_state

if TYPE_CHECKING:
    from krjp.importer.acts import Act
    from krjp.importer.direction import Direction
    from krjp.importer.mentions import Scan

__all__ = ["framework"]

_BODIES = {"UN", "UNSC", "UNGA"}


def framework(scan: Scan, act: Act, sides: Direction) -> str | None:
    """The states that act, if two or more do; else the one that does and those it acts towards. None without states.

    What a body of no state does, or states do in one of the United Nations, is multilateral.
    """
    acting = set(filter(is_state, sides.initiators))
    count = len(acting) if len(acting) > 1 else len(sides.countries)
    body = any(mention.actor in sides.initiators and not mention.code for mention in scan.mentions if mention.actor)
    if not body and count < (2 if act.kind == "meeting" else 1):
        return None
    in_body = bool({word.text for word in scan.words[: act.verb + 14]} & _BODIES)
    if body or act.kind == "veto" or (in_body and act.kind in ("meeting", "sanctions") and _hosted_by_body(scan)):
        return "multilateral"
    if act.kind == "protest":
        count = max(count, 2)  # an entry may report a protest without naming the state protested to
    if count == 2 and any(word.lower == "trilateral" for word in scan.words) and act.kind == "exercise":
        count = 3
    return {1: "domestic", 2: "bilateral", 3: "trilateral"}.get(count, "multilateral")


def _hosted_by_body(scan: Scan) -> bool:
    """True when a body of the United Nations meets, not states at its margin."""
    return any(word.text in _BODIES for word in scan.words) and not any(word.lower in SIDELINES for word in scan.words)
