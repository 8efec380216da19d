"""Dates said in a roundabout way, as `days` reads them: `1945 onwards` is `since 1945`, `?1850` is `about 1850`."""

from __future__ import annotations

import re

__all__ = ["plainly"]

# The year before the first of each era.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}


def _common_year(found: re.Match[str]) -> str:
    """The year of an era as a common one, of days from one to another: `昭和39年10月10日～24日`."""
    year = found[0][2:-1]
    return f"{_ERAS[found[0][:2]] + (1 if year == '元' else int(year))}年"


_PART_OF_DAY = "dawn|daybreak|morning|noon|midday|afternoon|evening|dusk|sunset|night|midnight"
_FORMS = tuple((re.compile(pattern, re.IGNORECASE), made) for pattern, made in (
    (rf"(?<=\d)[, ]+(?:at |in the |early |late )*(?:{_PART_OF_DAY})$", ""),
    (r"^\? *(?=\d)", "about "),
    ((r"^(.*\d\w*) ?(?:[(\[](?:\?|ca?\.?|circa|about|approximate|approximately|probably|likely|est\.?|estimated)[)\]]"
     r"|circa|probably|approximately)$"), r"about \1"),
    (r"^(?:the )?(?:early |late )?(?:morning|afternoon|evening) of (?:the )?", ""),
    # As family trees have it.
    (r"^bef\.? +(?=.*\d)", "before "),
    (r"^aft\.? +(?=.*\d)", "after "),
    (r"^(?:abt|cal|est)\.? +(?=.*\d)", "about "),
    (r"^bet(?:w)?\.? +(?=.*\d)", "between "),
    (r"^(?:in der )?(?:nacht vom|nuit du|noche del|notte del|notte tra il) +", "night of "),
    (r"^(?:明治|大正|昭和|平成|令和)(?:\d{1,2}|元)年(?=.*[〜～~–—-])", _common_year),
    (r"^(?:probably|likely|possibly|perhaps|maybe|estimated|est\.) +", "about "),
    (r"^some ?time +(?:(?:in|during) +)?(?=\w)", "in "),
    (r"^(.*\d\w*) (?:onwards?|and (?:after|later|since)|or (?:after|later)|ff\.?)$", r"since \1"),
    (r"^(.*\d\w*) (?:or|and) (?:before|earlier)$", r"by \1"),
    (r"^(?:pre|ante)[- ](?=\d)", "before "),
    (r"^post[- ](?=\d)", "after "),
    ((r"^(?:zwischen|entre|tussen|tra|fra|между|mellan|mellem|mellom|między) (?:il |le |el |o )?(.+?) "
     r"(?:und|et|y|e|en|и|och|og|i|a) (?:il |le |el |o )?(.+)$"), r"between \1 and \2"),
))  # fmt: skip


def plainly(text: str) -> str:
    """A date with what is said roundabout in the words that are read."""
    told = " ".join(text.split())
    for pattern, made in _FORMS:
        told = pattern.sub(made, told)
    return told
