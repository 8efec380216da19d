"""What commands, options and formats are called elsewhere, and examples of values: tables for messages."""

from __future__ import annotations

from krjp.record.fields import FIELD_OPTIONS

__all__ = [
    "COMMANDS",
    "DASHES",
    "DATA_SUFFIXES",
    "EXAMPLES",
    "FIELD_NAMES",
    "FORMATS",
    "MISSING",
    "NUMBERS",
    "OPTIONS",
    "OUTPUTS",
    "PERIODS",
    "PICTURES",
    "QUERIES",
]

DATA_SUFFIXES = (".json", ".jsonl", ".csv", ".json.gz", ".jsonl.gz", ".ndjson", ".tsv", ".xlsx")
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
PERIODS = ("since", "until", "during", "on")
FIELD_NAMES = {each.name.replace("_", "-"): each for each in FIELD_OPTIONS}
# What other programs call our commands and options.
COMMANDS = {
    **dict.fromkeys(("ls", "events", "show-all", "print", "view", "dump", "all"), "list"),
    **dict.fromkeys(("find", "grep", "lookup", "look", "ask"), "search"),
    **dict.fromkeys(("query", "where", "select"), "filter"),
    **dict.fromkeys(("stats", "statistics", "total", "number", "histogram"), "count"),
    "csv": "list --output csv",
    **dict.fromkeys(("package", "deposit"), "export"),
    "json": "list --json",
    **dict.fromkeys(("plot", "draw", "graph"), "timeline"),
    **dict.fromkeys(("chart", "bars"), "count --by month --chart"),
    **dict.fromkeys(("get", "detail", "details", "event"), "show"),
    **dict.fromkeys(("fields", "kinds", "columns"), "values"),
    **dict.fromkeys(("about", "source"), "info"),
    **dict.fromkeys(("sources", "bibtex", "bibliography", "reference"), "cite"),
    **dict.fromkeys(("browse", "url", "link"), "open"),
    **dict.fromkeys(("validate", "lint"), "check"),
    **dict.fromkeys(("diff", "agreement", "kappa"), "compare"),
    "version": "--version",
}
OPTIONS = {
    **dict.fromkeys(("group-by", "groupby", "per"), "by"),
    **dict.fromkeys(("order-by", "orderby", "order", "sort-by"), "sort"),
    **dict.fromkeys(("date", "month", "year", "in", "period", "when", "quarter", "week", "day"), "during"),
    **dict.fromkeys(("after", "start", "begin", "start-date", "date-from"), "since"),
    **dict.fromkeys(("before", "end", "end-date", "date-to"), "until"),
    **dict.fromkeys(("format", "out", "as"), "output"),
    **dict.fromkeys(("file", "input", "path", "source-file"), "data"),
    **dict.fromkeys(("top", "head", "max", "first", "count", "n"), "limit"),
    **dict.fromkeys(("skip", "from-row"), "offset"),
    **dict.fromkeys(("columns", "cols", "select", "show"), "fields"),
    **dict.fromkeys(("desc", "descending", "reversed"), "reverse"),
    **dict.fromkeys(("person", "who", "people"), "actor"),
    **dict.fromkeys(("where", "location"), "place"),
    **dict.fromkeys(("state", "nation"), "country"),
    "about": "topic",
}
QUERIES = ("query", "filter", "expr", "q", "search", "text", "grep")
FORMATS = {
    **dict.fromkeys(("excel", "xlsx", "xls", "spreadsheet"), "csv"),
    **dict.fromkeys(("ndjson", "json-lines", "jsonlines", "ldjson"), "jsonl"),
    **dict.fromkeys(("md", "gfm"), "markdown"),
    **dict.fromkeys(("txt", "text", "plain"), "table"),
    **dict.fromkeys(("ical", "icalendar", "calendar"), "ics"),
    **dict.fromkeys(("tab", "tabs"), "tsv"),
    "id": "ids",
}
OUTPUTS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "ics", "ids")
PICTURES = ("html", "svg")
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
EXAMPLES = {
    "since": "feb", "until": "march", "during": "feb", "on": "2024-02-21", "by": "month", "sort": "title",
    "limit": "5", "offset": "10", "output": "csv", "fields": "date,title", "template": "{date} {title}",
    "data": "mine.jsonl", "between": "JPN,KOR", "kind": "meeting", "country": "KOR", "initiator": "KOR",
    "target": "JPN", "actor": "kishida", "topic": "territory", "place": "seoul", "width": "100", "color": "always",
    "svg": "FILE.svg", "html": "FILE.html",
}  # fmt: skip
MISSING = {
    "open": "krjp open ID; krjp list -o ids prints all ids",
    "search": "krjp search kishida",
    "filter": "krjp filter kind:meeting",
    "import": "krjp import FILE",
    "export": "krjp export package",
    "sql": "krjp sql count kind:meeting --by month",
    "compare": "krjp compare packaged mine.jsonl",
    "completion": "krjp completion bash",
}
