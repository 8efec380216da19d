"""The words of the importer stand in files of one strict shape, and none of them in code."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import krjp.importer
from krjp.errors import DataError
from krjp.importer import lexicons
from krjp.importer.rules import GUEST, rules
from krjp.importer.sentences import plain, split_words
from krjp.record.vocabulary import EVENT_TYPES, KINDS, LEVELS, TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(krjp.importer.__file__).parent
FILES = {path.stem: path for path in sorted((PACKAGE / "lexicons").glob("*.txt"))}
CODE = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
GUIDE = (PACKAGE / "lexicons" / "README.md").read_text(encoding="utf-8")
READERS = ("listed", "mapped", "rows")
# What a rule may name by itself; more than that is a lexicon.
MOST_WORDS = 20


# No lexicon in code


def _items(node: ast.AST) -> int:
    """How many constants a literal collection holds, those of collections within it among them."""
    match node:
        case ast.List(elts=found) | ast.Tuple(elts=found) | ast.Set(elts=found):
            return sum(map(_items, found))
        case ast.Dict(values=found):
            return sum(max(1, _items(each)) for each in found)
        case ast.BinOp(left=left, right=right):
            return _items(left) + _items(right)
        case ast.Call(args=found) | ast.JoinedStr(values=found):
            return sum(map(_items, found))
        case ast.Starred(value=value):
            return _items(value)
    return int(isinstance(node, ast.Constant))


def _alternatives(pattern: str) -> int:
    """The most alternatives that a group of a regular expression, or its whole, has."""
    depths, most = [1], 1
    for sign in re.findall(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[(|)]", pattern, re.DOTALL):
        if sign == "(":
            depths.append(1)
        elif sign == ")" and len(depths) > 1:
            depths.pop()
        elif sign == "|":
            depths[-1] += 1
            most = max(most, depths[-1])
    return most


def _words_in_a_row(text: str) -> int:
    """The most words of a text with nothing but spaces, commas or bars between them."""
    runs = re.findall(r"(?:[\w'-]+[\s,;|]+)*[\w'-]+", text)
    return max((len(re.findall(r"[\w'-]+", run)) for run in runs), default=0)


def _long(tree: ast.AST) -> Iterator[str]:
    """The places of a module where more words stand than a rule may name."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    } | {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        where = f"line {getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict | ast.BinOp | ast.Call):
            if _items(node) > MOST_WORDS:
                yield f"{where}: a collection"
        elif isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
            if max(_alternatives(text), _words_in_a_row(text)) > MOST_WORDS:
                yield f"{where}: a pattern or a message"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            long = max(_alternatives(node.value), _words_in_a_row(node.value)) > MOST_WORDS
            yield from [f"{where}: a text"] if long else []


@pytest.mark.no_cover
@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_holds_a_lexicon(path: Path) -> None:
    assert list(_long(CODE[path])) == []


MANY = [f"word{number}" for number in range(MOST_WORDS + 1)]


@pytest.mark.parametrize(
    "code",
    [
        f"X = {MANY}",
        f"X = {dict.fromkeys(MANY, 1)}",
        f"X = {{'a': {MANY[:11]}, 'b': {MANY[11:]}}}",
        f"X = {MANY[:11]} + {MANY[11:]}",
        f"X = (*{MANY[:11]}, *{MANY[11:]})",
        f"X = chain({MANY[:11]}, {MANY[11:]})",
        f"X = '{' '.join(MANY)}'.split()",
        f"X = '''\n{chr(10).join(MANY)}'''",
        f"X = '{', '.join(MANY)}'",
        f"X = r'(?:{'|'.join(word + 's?' for word in MANY)})$'",
        f"X = rf'(?:{'|'.join(MANY)}){{Y}}'",
    ],
)
def test_a_lexicon_in_code_would_be_found(code: str) -> None:
    assert list(_long(ast.parse(code)))


# The shape of the files


@pytest.mark.parametrize("file", FILES)
def test_a_file_has_the_shape_and_is_read(file: str) -> None:
    sections = lexicons.parsed(FILES[file].read_text(encoding="utf-8"), file)
    assert sections
    assert all(sections.values())


def test_every_section_has_a_reader_and_every_reader_a_section() -> None:
    asked = {
        tuple(argument.value for argument in node.args if isinstance(argument, ast.Constant))
        for tree in CODE.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in READERS
    }
    asked |= {("groups", group) for group in re.findall("<([a-z ]+)>", FILES["rules"].read_text(encoding="utf-8"))[1:]}
    there = {
        (file, section)
        for file, path in FILES.items()
        for section in lexicons.parsed(path.read_text(encoding="utf-8"), file)
    }
    assert there - asked == set()
    assert {each for each in asked if len(each) == 2} - there == set()


def test_the_guide_lists_every_file_with_its_readers() -> None:
    listed = re.findall(r"^\| `(\w+)\.txt` .*\| (.+) \|$", GUIDE, re.MULTILINE)
    readers: dict[str, set[str]] = {}
    for path, tree in CODE.items():
        for file in re.findall(r'\b(?:listed|mapped|rows)\(\s*"(\w+)"', ast.unparse(tree).replace("'", '"')):
            readers.setdefault(file, set()).add(path.stem)
    assert {file: set(re.findall(r"`(\w+)`", names)) for file, names in listed} == readers
    assert [file for file, _ in listed] == list(FILES)


GOOD = """\
# A comment.
[words]
a
b c

[pairs: name | meaning]
a | -
b | x, y

[rows, in order: a | b]
z | 1
y | 2
"""


def test_a_file_is_sections_of_rows() -> None:
    assert lexicons.parsed(GOOD, "x") == {
        "words": [("a",), ("b c",)],
        "pairs": [("a", ""), ("b", "x, y")],
        "rows": [("z", "1"), ("y", "2")],
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a\n[words]\n", "line 1: 'a' stands before the first section"),
        ("[words]\na\n[words]\nb\n", "line 3: '[words]' begins a section for a second time"),
        ("[words]\na\n[Words]\nb\n", "line 3: '[Words]' is no head of a section"),
        ("[words: ]\na\n", "line 1: '[words: ]' stands before the first section"),
        ("[words]\na\n[more, in any order]\n", "line 3: '[more, in any order]' is no head of a section"),
        ("[words]\nb\na\n", "line 3: 'a' belongs before 'b'"),
        ("[words]\na\na\n", "line 3: 'a' stands twice in its section"),
        ("[words, in order]\nb\na\nb\n", "line 4: 'b' stands twice in its section"),
        ("[words]\na | b\n", "line 2: 'a | b' has 2 columns, its section has 1"),
        ("[pairs: a | b]\na\n", "line 2: 'a' has 1 columns, its section has 2"),
        ("[pairs: a | b]\na | b | c\n", "line 2: 'a | b | c' has 3 columns, its section has 2"),
        *(
            (f"[pairs: a | b]\n{line}\n", "has a space or a bar too many, or another white space")
            for line in (
                "a |  | b",
                "a | | b",
                "a | ",
                "a |",
                " a | b",
                "a  b | c",
                "a\t| b",
                "a | b\r",
                "a\u3000b | c",
            )
        ),
    ],
)
def test_a_faulty_line_is_refused_with_its_file_and_number(text: str, problem: str) -> None:
    with pytest.raises(DataError) as caught:
        lexicons.parsed(text, "lexicons/x.txt")
    assert str(caught.value).startswith("lexicons/x.txt: ")
    assert problem in str(caught.value)


def test_every_faulty_line_is_reported() -> None:
    with pytest.raises(DataError) as caught:
        lexicons.parsed("[words]\nb\na\na | b\nc\nc\n", "x")
    assert [problem.where for problem in caught.value.problems] == ["line 3", "line 4", "line 6"]


def test_a_file_that_was_not_installed_is_an_error_in_words() -> None:
    with pytest.raises(DataError) as caught:
        lexicons.rows("nothing", "words")
    assert str(caught.value) == "lexicons/nothing.txt: is missing from krjp's own data; install krjp again"


def test_files_are_read_when_asked_for_and_out_of_a_zip_as_well(tmp_path: Path) -> None:
    path = tmp_path / "krjp.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(PACKAGE.parent.rglob("*")):
            if file.suffix in (".py", ".txt"):
                archive.write(file, f"krjp/{file.relative_to(PACKAGE.parent)}")
    code = (
        "from krjp.importer import lexicons\n"
        "assert '.zip' in lexicons.__file__\n"
        "assert not lexicons._read.cache_info().currsize\n"
        "from krjp.importer.rules import rules\n"
        "assert not lexicons._read.cache_info().currsize\n"
        "print(len(rules()))"
    )
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(path)}, capture_output=True, check=False)
    assert (done.stderr.decode(), int(done.stdout)) == ("", len(rules()))


# What the words say


@pytest.mark.parametrize(
    ("file", "section"),
    [
        ("calendar", "thirds"),
        ("cues", "nouns"),
        ("meetings", "ranks"),
        ("series", "ordinals"),
        ("states", "shown as"),
        ("verbs", "irregular"),
    ],
)
def test_a_word_with_one_meaning_stands_once(file: str, section: str) -> None:
    words = [row[0] for row in lexicons.rows(file, section)]
    assert len(set(words)) == len(words)


def test_a_name_means_one_state_in_one_way() -> None:
    meanings: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for code, sort, name in lexicons.rows("states", "names"):
        words = tuple(word.lower for word in split_words(plain(name)))
        meanings.setdefault(words, set()).add((code, sort))
    assert [words for words, found in meanings.items() if len(found) > 1] == []
    assert {sort for found in meanings.values() for _, sort in found} == {
        *("state", "adjective", "capital", "place", "organ")
    }


def test_rules_name_what_the_vocabulary_has() -> None:
    coded = {rule[:2] for rule in rules()} | {row[1:] for row in lexicons.rows("cues", "nouns")}
    coded |= {("statement", row[0]) for row in lexicons.rows("cues", "cues")}
    assert {kind for kind, _ in coded} <= set(KINDS)
    assert {event_type for _, event_type in coded} - {None, ""} <= set(EVENT_TYPES)
    assert lexicons.listed("direction", "no target") | lexicons.listed("direction", "alike") <= set(KINDS)
    kinds_and_types = lexicons.listed("direction", "given") | lexicons.listed("direction", "stands alone")
    assert kinds_and_types <= {*KINDS, *EVENT_TYPES}
    assert lexicons.listed("topics", "terms") == lexicons.listed("topics", "topics")
    assert lexicons.listed("topics", "topics") <= set(TOPICS)
    assert {level for _, level in lexicons.rows("meetings", "ranks")} <= set(LEVELS)
    assert {row[0] for row in lexicons.rows("meetings", "printed levels")} <= set(LEVELS)


def test_words_of_rules_are_in_small_letters_but_the_guest() -> None:
    words = {word for rule in rules() for word in rule.verbs | rule.objects | rule.subjects}
    assert {word for word in words if word != word.lower()} == {GUEST}


def test_the_holders_of_an_office_follow_one_another() -> None:
    months: dict[tuple[str, ...], list[str]] = {}
    for state, office, since, _ in lexicons.rows("offices", "holders"):
        assert re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", since)
        months.setdefault((state, office), []).append(since)
    assert all(found == sorted(set(found)) for found in months.values())
    in_order = [row[:2] for row in lexicons.rows("offices", "holders")]
    assert sum(one != other for one, other in pairwise(in_order)) == len(months) - 1
