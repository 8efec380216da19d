"""The page itself: script, style and content in one file, which asks for nothing else and lets nothing else run.

Its policy allows one script and one style sheet, each by its hash, and no way to make markup of text (Trusted Types).
What comes from data is escaped: as text of the table for readers without script, and in the content, which is JSON
without the signs that HTML gives a meaning.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from string import Template
from typing import TYPE_CHECKING

from krjp.index.links import is_web_address
from krjp.render.cited import sources_of
from krjp.render.explorer import part
from krjp.render.explorer.content import cited_by, content
from krjp.render.palette import PALETTE, class_name
from krjp.render.pictures.svg import COLORS, FONT
from krjp.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from krjp.index.holdings import Holdings
    from krjp.record.authorities import Source
    from krjp.record.model import Event

__all__ = ["SCRIPTS", "explorer_page"]

SCRIPTS = ("text", "days", "state", "elements", "search", "filter", "facets", "timeline", "table", "card", "main")
"""The files of the script, each after those whose values it begins with."""
_CLASSES = tuple(tone.name for tone in PALETTE.values())
_SCHEMES = {"auto": "light dark", "light": "light", "dark": "dark"}
# What HTML and older JavaScript give a meaning inside a script.
_MEANING = re.compile("[<>&\u2028\u2029]")
_TITLES = ("Date", "Kind", "Class", "Event", "Who", "Topics", "Sources")


def explorer_page(
    title: str,
    events: Sequence[Event],
    maybe: frozenset[int],
    holdings: Holdings,
    *,
    question: str = "",
    scheme: str = "auto",
    ascii_only: bool = False,
) -> str:
    """A page with events in order; those at the positions `maybe` only may meet the question.

    `holdings` are all that the chronology has, `question` is what was asked of it; `scheme` is auto, light or dark.
    With `ascii_only` the script and its content are ASCII, for an output that takes nothing else: a character
    reference would be no character there.
    """
    events = list(events)  # each may have to be read from its file
    style, script = _style(scheme), _script()
    days = [day.isoformat() for event in events for day in event.span.bounds]
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    about = [f"{len(events):,} event{'' if len(events) == 1 else 's'}"]
    about += [f"{min(days)} to {max(days)}"] if days else []
    about += [f"asked: {question}"] if question else []
    return Template(part("page.html")).substitute(
        scheme=scheme,
        schemes=_SCHEMES[scheme],
        policy=policy,
        title=_text(title),
        about=_text("; ".join(about)),
        first=min(days, default=""),
        last=max(days, default=""),
        style=style,
        script=script,
        key=" ".join(_key()),
        table="\n".join(_table(events, maybe, cited_by(events))),
        sources="\n".join(_sources(sources_of(events, holdings.reference.sources))),
        content=_json(content(events, maybe, holdings), ascii_only=ascii_only),
    )


def _json(value: object, *, ascii_only: bool) -> str:
    r"""JSON that ends no script and begins no markup.

    >>> _json("</script><!--\u2028", ascii_only=False)
    '"\\u003c/script\\u003e\\u003c!--\\u2028"'
    """
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=ascii_only)
    return _MEANING.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


def _script() -> str:
    whole = "\n".join(part(f"{name}.js") for name in ("content", *SCRIPTS))
    assert "</script" not in whole
    return whole


def _style(scheme: str) -> str:
    names = ("paper", "band", "ink", "soft", *_CLASSES)
    colors = {name: COLORS[name][1:3] for name in names}
    colors |= {"line": COLORS["grid"][1:3], "edge": COLORS["bracket"][1:3], "link": ("#1558a6", "#8cc4ff")}
    light, dark = (";".join(f"--{name}:{pair[at]}" for name, pair in colors.items()) for at in (0, 1))
    when = {"auto": "screen and (prefers-color-scheme:dark)", "dark": "screen", "light": "not all"}[scheme]
    rules = [
        f":root{{color-scheme:{_SCHEMES[scheme]};--font:{FONT};{light}}}",
        f"@media {when}{{:root{{{dark}}}}}",
        *(f".{name}{{fill:var(--{name})}}.edge.{name}{{stroke:var(--{name})}}.sign.{name}{{background:var(--{name})}}"
          for name in _CLASSES),
    ]  # fmt: skip
    return "\n".join((*rules, part("page.css")))


def _key() -> Iterator[str]:
    for name, tone in PALETTE.items():
        sign = _text(tone.printed_sign) or "&nbsp;"
        yield f'<span><span class="sign {tone.name}" aria-hidden="true">{sign}</span> {class_name(name)}</span>'


def _table(events: Sequence[Event], maybe: frozenset[int], sources: Mapping[str, int]) -> Iterator[str]:
    """All events for readers without script."""
    yield "<table><caption>Events</caption>"
    yield f"<thead><tr>{''.join(f'<th scope=col>{title}</th>' for title in _TITLES)}</tr></thead><tbody>"
    for at, event in enumerate(events):
        links = dict.fromkeys(sources[citation.source] for citation in event.sources)
        cells = (
            _text(f"? {event.when}" if at in maybe else event.when),
            _text(event.kind or ""),
            class_name(event.event_class),
            f"<b>{_text(event.title)}</b><br>{_text(event.summary)}" if event.summary else _text(event.title),
            _text(
                ", ".join(pair.replace(" ", "\N{NO-BREAK SPACE}") for pair in event.dyads) or " ".join(event.countries)
            ),
            _text(", ".join(event.topics)),
            " ".join(f'<a href="#s{number}">{number}</a>' for number in links),
        )
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    yield "</tbody></table>"


def _sources(sources: Sequence[Source]) -> Iterator[str]:
    """The sources by number; the cards of the events read them from here."""
    if sources:
        yield f'<details id="sources"><summary>Sources ({len(sources)})</summary><ol>'
        yield from (f'<li id="s{number}">{_source(source)}</li>' for number, source in enumerate(sources, 1))
        yield "</ol></details>"


def _source(source: Source) -> str:
    """A source, linked where its address is one of the web; else the address is only text."""
    if source.url is None or not is_web_address(source.url):
        return _text(source.citation() or source.id)
    return f'<a href="{_text(source.url)}">{_text(source._replace(url=None).citation() or source.url)}</a>'


def _text(text: str) -> str:
    return escape(printable(text))


def _hash(text: str) -> str:
    """A script or style sheet as the policy names it (Content Security Policy Level 2)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
