"""What an attacker would type or put into a file, shared by the tests and by the long run in `fuzz/`.

Texts are adversarial in two ways: `baits` are long and regular, made to make a parser slow or deep;
`texts` are short and irregular, put together from the pieces krjp's own languages are made of.
"""

from __future__ import annotations

import json
import os
import re
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from krjp.cli.app import COMMANDS, application
from tests.building import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy

__all__ = [
    "INJECTIONS",
    "STATUSES",
    "UNSAFE",
    "baits",
    "chronologies",
    "command_lines",
    "datasets",
    "evil_records",
    "periods",
    "places_of",
    "queries",
    "templates",
    "texts",
    "within",
]

# Every exit status that can come of what is asked; signals and closed pipes have others.
STATUSES = {0, 1, 2}
# What must never reach a terminal from data or from arguments: what moves, colours, clears, renames or reorders.
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

# Texts that mean something to whatever may read what krjp writes.
INJECTIONS = {
    "escapes": "\x1b[31mred\x1b]0;title\x07\x1b[2J",
    "c1 controls": "\x9b31mred\x85next\x9d0;title\x9c",
    "bidi overrides": "\u202eabc\u2066def\u2069\u200f\u061c",
    "no width": "a\u200bb\u2060c\ufeffd\u00ade",
    "rich markup": "[red]x[/i][link=https://example.org]y[/]",
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "at": "@SUM(1)",
    "tab": "\t=1",
    "html": "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&]]>",
    "svg": "</text></svg><script href='x'/>",
    "lines": "a\nb\r\nc\u2028d\u2029e\x85f\x0bg",
    "nul": "a\x00b\x7fc",
    "no characters": "a\ufffe\uffff\U0001ffff",
    "calendar": "a\r\nATTACH:https://example.org\nEND:VEVENT\u2028BEGIN:VALARM",
    "template": "{date}{{}}\\t",
    "markdown": "|x|`[a](javascript:1)` <b> ![i](x)",
    "marks": "a" + "\u0301\u0316" * 20,
    "wide": "竹島" * 20,
    "path": "../../../../etc/passwd",
    "option": "--force",
}


def baits(size: int) -> dict[str, str]:
    """Long regular texts of about `size` characters, by what they are made of."""
    units = {
        **dict(zip(("quotes", "opens", "closes", "brackets"), '"()[', strict=True)),
        **dict(zip(("dots", "digits", "commas", "pluses"), ".1,+", strict=True)),
        **dict(zip(("colons", "stars", "slashes", "braces"), ":*/{", strict=True)),
        **dict(zip(("letters", "spaces", "newlines", "y"), "a \ny", strict=True)),
        "hyphens": "-",
        "pairs": "()",
        "minus": "- ",
        "months": "feb ",
        "month-": "jan-",
        "last": "last ",
        "not": "not ",
        "or": "a or ",
        "words": "ab ",
        "syllables": "xyz",
        "suffixes": "ing",
        "marks": "\u0301\u0316",
        "points": "\u05b0\u0591",
        "ligatures": "\ufdfa",
        "jamo": "\u1100\u1161",
        "han": "竹島",
        "lone han": "竹 ",
        "joined": "👨\u200d👩\u200d👧",
        "nothing": "\u200b",
        "possessives": "a's ",
        "apostrophes": "'s",
        "fields": "kind:",
        "questions": "title:aa ",
        "days": "date:2024 ",
        "actors": "kim,",
        "states": "KOR+",
        "prefixes": "a* ",
        "backslashes": "\\",
        "ranges": "2024..",
        "escapes": "\x1b[31m",
        "holes": "{}",
        "fillings": "{title}",
        "open holes": "{a",
        "names": "id,",
        "nuls": "\x00",
        "halves": "\udcff",
        "hyphenated": "a-",
        "dotted": "a.",
        "dates": "jan 1 ",
        "years": "2024 ",
        "known terms": "forced labor ",
        "heads": "Jan. 4, 2024: x. ",
        "tags": "<p><b>",
        "entities": "&amp;&",
        "emphasis": "**a",
        "rules": "| - ",
        "ministers": "Minister of ",
    }
    found = {name: unit * (size // len(unit)) for name, unit in units.items()}
    distinct = ("".join(chr(97 + at // 26**place % 26) for place in range(4)) for at in range(size // 5))
    found |= {
        "an odd quote": found["quotes"][:-1],
        "an escaped quote": '"' + found["backslashes"],
        "a phrase": '"' + found["known terms"] + '"',
        "an operator far off": "date" + found["spaces"] + "<",
        "a value far off": "date<" + found["spaces"] + "2024",
        "a letter in spaces": found["spaces"] + "x",
        "a list of kinds": "kind:" + "meeting," * (size // 8) + "poll",
        "a list of texts": "title:" + "a," * (size // 2) + "b",
        "distinct words": " ".join(distinct),
        "a negation": found["not"] + "x",
    }
    return found


def places_of(text: str) -> list[list[str]]:
    """Command lines with a text in every place that is read as a language of its own."""
    inner = text.replace('"', "")
    before = [
        *(["search"], ["search", "--any"], ["filter"], ["count"], ["timeline"], ["search", "--explain"]),
        *(["show"], ["values"], ["completion"]),
    ]
    options = [
        *(["list", name] for name in ("--since", "--until", "--during", "--on", "--kind", "--country", "--actor")),
        *(["list", name] for name in ("--place", "--series", "--topic", "--source", "--sort", "-o", "--color", "-n")),
        *(["list", *form, "--fields"] for form in ([], ["--json"], ["-o", "csv"], ["--width", "80"])),
        *(["list", "--template"], ["count", "--by"], ["list", "--data"]),
        *(["complete", "--", *words] for words in (["list", "--actor"], ["filter"], ["count", "--by"], [])),
    ]
    return [
        *([*each, "--", text] for each in before),
        *([*each, text] for each in options),
        *(["complete", "--line", f"krjp {line}{text}"] for line in ("", "search ", "filter actor:")),
        *(["filter", "--", f'{name}"{inner}"'] for name in ("", "title:", "summary=", "date:", "actor:", "month:")),
        ["filter", "--", f"{text}:x"],
        [text],
    ]


_PIECES = [
    *("kind:", "country:", "actor:", "date:", "level>=", "ordinal<", "title=", "-", "not ", "and ", "or ", "(", ")"),
    *('"', "“", "”", "「", "」", ",", "+", "*", ":", "<", ">", "=", "!=", "..", "/", ".", "[", "]", "{", "}", "{{"),
    *("meeting", "minister", "KOR", "japan", "Cho Tae-yul", "독도", "竹島", "takeshima", "forced labor", "x"),
    *("2024", "02", "2024-02", "2024-02-21", "feb", "mid-april", "last 3 months", "today", "q1", "W08", "--02-29"),
    *("0000", "9999-12-31", "0001-01-01", "99999", "XX", "~", "年", "월", "st", "of ", "Monday", "1e9", "+09:00"),
    *("{date}", "{place.name}", "{title", "\\t", "\\", "id", "title,", "sources", "month", "weekday", "when"),
    *("Jan. 4, 2024: ", "Early March: ", "# 2024\n", "- ", "| ", "<p>", "</p>", "&#x1b;", "&lt;", "**", "By Author\n"),
    *(" ", "\t", "\n", "\r", "\x00", "\x1b[2J", "\x9b", "\u202e", "\u200b", "\u0301", "\ufdfa", "\udcff", "\u3000"),
    *("１", "٣", "Ⅳ", "ﬁ", "İ", "ß", "ſ", "ﾊﾞ", "ᄀ", "ᅡ", "a's", "--", "---", "’"),
]


def texts(most: int = 12) -> SearchStrategy[str]:
    """Texts that look like krjp's languages up to some point, and texts that look like nothing."""
    pieces = st.one_of(st.sampled_from(_PIECES), st.text(max_size=3))
    return st.one_of(st.lists(pieces, max_size=most).map("".join), st.text(max_size=60))


def periods() -> SearchStrategy[str]:
    """Texts for the period language, in which one edit mostly is one too many."""
    return st.one_of(near(PERIODS, 0), near(PERIODS, 1), near(PERIODS), texts(6))


def queries() -> SearchStrategy[str]:
    """Texts for the query language."""
    return st.one_of(near(QUERIES), texts())


def templates() -> SearchStrategy[str]:
    """Texts for the template language."""
    return st.one_of(near(TEMPLATES), texts())


def chronologies() -> SearchStrategy[str]:
    """Texts for the importer."""
    return st.one_of(near(CHRONOLOGIES, 6), texts(40))


PERIODS = (
    *("2024", "2024-02", "2024-02-21", "20240221", "2024-Q1", "2024-H1", "2024-W08", "feb 2024", "Feb. 21, 2024"),
    *("21st of february 2024", "mid-april 2024", "early march", "2024-02..2024-03", "..2024", "[2024-01-01..2024-02]"),
    *("last 30 days", "this month", "last quarter", "yesterday", "2024年2月21日", "2024. 2. 21.", "21/2/2024", "02-29"),
    *("2024-04~", "2024-04-XX", "2024-01-15/2024-01-17", "../2024-02", "Monday 4 march 2024", "March 4th 2024 10:00"),
)
QUERIES = (
    "kind:meeting country:USA -mode:virtual",
    "country:KOR+JPN level>=minister not (kind:court or topic:trade)",
    'date:2024-02..2024-03 actor:"Cho Tae-yul" series:*',
    '("forced labor" or dokdo) not kind:meeting',
    "date>=feb month!=2024-03 ordinal<3 title:summit* week:2024-W08",
    "「竹島の日」 takeshima or 독도 nucl*",
)
TEMPLATES = ("{date} {title}", "{place.name}\\t{actors}\\n", "{{{id}}}", "{sources.locator}: {note}")
CHRONOLOGIES = (
    "Jan. 4, 2024: Ministers meet in Seoul.\nJan. 5-7, 2024: Japan and South Korea hold a joint exercise.\n",
    "# Chronology\n\n## 2024\n\n- **March 3**: Prime Minister Kishida visits Seoul.\n- **Mid-April**: A poll.\n",
    "2024年3月6日 外相会談。\n2024년 3월 6일: 외교장관 회담.\n",
    "<p><b>Feb. 22, 2024:</b> South Korea protests&nbsp;against “Takeshima Day.”</p><p>Feb. 23: x</p>",
    "By A. Author\n\nMay 2024\n\n1 May – The two sides agree.\n3-4 May – They\n  meet again.\n",
)


def _number(written: str) -> SearchStrategy[int]:
    """A number like one that is written: a year, a month or a day, seldom one that is none."""
    return st.integers(1990, 2030) if len(written) == 4 else st.integers(0, min(34, 10 ** len(written) - 1))


@st.composite
def near(draw: st.DrawFn, valid: tuple[str, ...], edits: int = 3) -> str:
    """A valid text with other numbers, after a few edits or none: a parser reads far into it before it finds a fault."""  # noqa: E501
    text = draw(st.sampled_from(valid))
    if draw(st.booleans()):
        text = re.sub("[0-9]+", lambda match: str(draw(_number(match[0]))).zfill(len(match[0])), text)
    for _ in range(draw(st.integers(0, edits))):
        at, size = draw(st.integers(0, len(text))), draw(st.integers(0, 4))
        piece = draw(st.one_of(st.just(""), st.sampled_from(_PIECES), st.sampled_from(valid), st.text(max_size=2)))
        text = text[:at] + piece + text[at + size :]
    return text


# Options that name a file to write get no names but these: a test must not write just anywhere.
_WRITTEN = ("-", "a.svg", "a b\n.html", "no/such/folder", "", ".", "/dev/full")
_NUMBERS = st.one_of(st.integers(-3, 200).map(str), st.sampled_from(["9" * 30, "9" * 5000, "1e3", "٣", " 3", ""]))


def _values(name: str) -> SearchStrategy[str]:
    if name in ("svg", "html", "out"):
        return st.sampled_from(_WRITTEN)
    if name in ("limit", "offset", "width", "year"):
        return _NUMBERS
    if name in ("since", "until", "during", "on"):
        return periods()
    if name == "template":
        return templates()
    if name == "format":
        return st.one_of(st.sampled_from(["json", "csv", "ics", "ids", "markdown", "tsv", "jsonl", "table"]), texts(3))
    return texts(6)


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """Whole command lines: a command, its own options with hostile values, and arguments."""
    name = draw(st.sampled_from([*COMMANDS, "complete"]))
    if name == "complete":
        line = draw(texts())
        return draw(st.sampled_from([["complete", "--line", f"krjp {line}"], ["complete", "--", *line.split(" ")]]))
    params = application().get_command(None, name).params
    options = [param for param in params if param.param_type_name == "option"]
    words: list[str] = []
    for param in draw(st.lists(st.sampled_from(options), max_size=4)) if options else []:
        spelling = draw(st.sampled_from(param.opts))
        if param.is_flag:
            words.append(spelling)
        elif spelling.startswith("--") and draw(st.booleans()):
            words.append(f"{spelling}={draw(_values(param.name))}")
        else:
            words += [spelling, draw(_values(param.name))]
    # What `import` reads is a file: standard input, or one that is not there.
    arguments = [st.sampled_from(["-", "no such file"])] if name == "import" else [queries()] * draw(st.integers(0, 2))
    given = [draw(each) for each in arguments]
    guarded = [each for each in given if not each.startswith("-") or each == "-"]
    return draw(st.sampled_from([[name, *words, *guarded], [name, *words, "--", *given], [name, *guarded, *words]]))


def evil_records() -> list[dict[str, Any]]:
    """A record for each injection, which stands in every text of it."""
    return [
        record(
            f"2024-02-{day:02}",
            date_text=text,
            title=f"{text[:80]} .",
            summary=text,
            kind="meeting",
            countries=["KOR"],
            actors=[f"{text} .", "cho-tae-yul"],
            place={"name": f"{text} .", "country": "KOR"},
            meeting={"mode": "phone", "level": "minister", "series": f"{text} .", "ordinal": day},
            sources=[{"source": f"{text} .", "section": "article", "locator": text}],
            related=[f"{text} ."],
            note=text,
        )
        for day, text in enumerate(INJECTIONS.values(), 1)
    ]


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts(3), st.sampled_from([10**30, "", "x" * 200])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts(2), inner, max_size=3)),
    max_leaves=8,
)


@st.composite
def datasets(draw: st.DrawFn, valid: dict[str, Any] | None = None) -> bytes:
    """Files that are almost a dataset: valid entries with something replaced, and bytes damaged."""
    entry = valid or record(place={"name": "Seoul", "country": "KOR"}, sources=[{"source": "x"}], actors=["a b"])
    entries = []
    for _ in range(draw(st.integers(0, 3))):
        changed = dict(entry)
        for key in draw(st.lists(st.sampled_from([*entry, "end_date", "meeting", "edtf", "x"]), max_size=3)):
            changed[key] = draw(_JSON)
        entries.append(changed)
    text = draw(
        st.sampled_from([json.dumps(entries), "\n".join(map(json.dumps, entries)), json.dumps(entries, indent=1)])
    )
    content: bytes = text.encode("utf-8", "surrogatepass")
    for at in draw(st.lists(st.integers(0, 1 << 20), max_size=2)):
        cut = at % (len(content) + 1)
        content = content[:cut] + draw(st.binary(max_size=3)) + content[cut + draw(st.integers(0, 3)) :]
    return content


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Break off what takes more time of the processor: a guard against what never ends, not a measurement."""
    if os.name != "posix":
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError(f"took more than {seconds} seconds of the processor")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
