"""Text to nodes: what each form means, that spelling round-trips, and exact errors with carets."""

from __future__ import annotations

import re
from inspect import cleandoc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from krjp.errors import ExpressionError, KrjpError
from krjp.query.nodes import EVERYTHING, And, Has, Match, Node, Not, Or, Phrase, Value, Words
from krjp.query.parser import parse
from krjp.record.fields import FIELDS
from tests.each import each_row

A, B, C = Words(Value("a")), Words(Value("b")), Words(Value("c"))


def values(*texts: str) -> tuple[Value, ...]:
    return tuple(map(Value, texts))


@each_row([
        ("", EVERYTHING),
        ("  \n", EVERYTHING),
        ("()", EVERYTHING),
        ("( ( ) )", EVERYTHING),
        ("not ()", Not(EVERYTHING)),
        ("a or ()", Or(A, EVERYTHING)),
        ("a and ()", A),
        ("() () and a", A),
        ("() and ()", EVERYTHING),
        # words and phrases
        ("a", A),
        ("a b", Words(*values("a", "b"))),
        ("독도 竹島", Words(*values("독도", "竹島"))),
        ("a\u3000b", Words(*values("a", "b"))),
        ("nucl*", Words(Value("nucl", prefix=True))),
        ("*", Words(Value("*"))),
        ("a* b", Words(Value("a", prefix=True), Value("b"))),
        ("Tae-yul", Words(*values("Tae-yul"))),
        ('"forced labor"', Phrase("forced labor")),
        ("“forced labor”", Phrase("forced labor")),
        ("「竹島の日」", Phrase("竹島の日")),
        ("『竹島』", Phrase("竹島")),
        (r'"say \"no\" \\"', Phrase('say "no" \\')),
        ('"and"', Phrase("and")),
        ('""', Phrase("")),
        ('a"b"', And(A, Phrase("b"))),
        # and, or, not, parentheses
        ("a and b", And(A, B)),
        ("a AND b", And(A, B)),
        ('a "b" c', And(A, Phrase("b"), C)),
        ("a or b", Or(A, B)),
        ("a or b or c", Or(A, B, C)),
        ("a b or c", Or(Words(*values("a", "b")), C)),
        ("a or b and c", Or(A, And(B, C))),
        ("(a or b) c", And(Or(A, B), C)),
        ("(a or b)(c)", And(Or(A, B), C)),
        ("((a))", A),
        ("a and (b and c)", And(A, B, C)),
        ("not a", Not(A)),
        ("NOT a", Not(A)),
        ("-a", Not(A)),
        ("not not a", Not(Not(A))),
        ("--a", Not(Not(A))),
        ("not a b", And(Not(A), B)),
        ("-a b", And(Not(A), B)),
        ("not (a b)", Not(Words(*values("a", "b")))),
        ("-(a or b)", Not(Or(A, B))),
        ('-"a"', Not(Phrase("a"))),
        ("not a or b", Or(Not(A), B)),
        ("a and not b", And(A, Not(B))),
        ("not (a or b) and c", And(Not(Or(A, B)), C)),
        # fields
        ("kind:meeting", Match("kind", ":", values("meeting"))),
        ("KIND:meeting", Match("kind", ":", values("meeting"))),
        ("what:meeting", Match("kind", ":", values("meeting"))),
        ("country:KOR,JPN", Match("countries", ":", values("KOR", "JPN"))),
        ("country:KOR+JPN+USA", Match("countries", ":", values("KOR", "JPN", "USA"), together=True)),
        ("country=KOR+JPN", Match("countries", "=", values("KOR", "JPN"), together=True)),
        ("country:韓国", Match("countries", ":", values("韓国"))),
        ("country：韓国", Match("countries", ":", values("韓国"))),
        ('actor:"Cho Tae-yul"', Match("actors", ":", values("Cho Tae-yul"))),
        ('actor:"a, b",c', Match("actors", ":", values("a, b", "c"))),
        ("who:「上川 陽子」", Match("actors", ":", values("上川 陽子"))),
        ("who:『上川 陽子』", Match("actors", ":", values("上川 陽子"))),
        ("who:“Cho Tae-yul”", Match("actors", ":", values("Cho Tae-yul"))),
        ("level>=minister", Match("meeting.level", ">=", values("minister"))),
        ("level >= minister", Match("meeting.level", ">=", values("minister"))),
        ("date<2024-03", Match("date", "<", values("2024-03"))),
        ("date<=2024-03", Match("date", "<=", values("2024-03"))),
        ("date>2024-03", Match("date", ">", values("2024-03"))),
        ("kind=poll", Match("kind", "=", values("poll"))),
        ("kind!=poll", Match("kind", "!=", values("poll"))),
        ("date:2024-02..2024-03", Match("date", ":", values("2024-02..2024-03"))),
        ("date:[2024-04-11..2024-04-20]", Match("date", ":", values("[2024-04-11..2024-04-20]"))),
        ("date:2024-01-15/2024-01-17", Match("date", ":", values("2024-01-15/2024-01-17"))),
        ('date:"mid april"', Match("date", ":", values("mid april"))),
        ("meeting.series:x", Match("meeting.series", ":", values("x"))),
        ("place-country:KOR", Match("place.country", ":", values("KOR"))),
        ("title:nucl*", Match("title", ":", (Value("nucl", prefix=True),))),
        ('title:"nucl*"', Match("title", ":", values("nucl*"))),
        ("kind!=me*", Match("kind", "!=", (Value("me", prefix=True),))),
        ('title:"a b"*', Match("title", ":", (Value("a b", prefix=True),))),
        ('actor:「a b」*,c', Match("actors", ":", (Value("a b", prefix=True), Value("c")))),
        ('title:""', Match("title", ":", values(""))),
        ("title:a:b", Match("title", ":", values("a:b"))),
        ("note:*", Has("note")),
        ("-note:*", Not(Has("note"))),
        ("(note:*)", Has("note")),
        ("title:*a", Match("title", ":", values("*a"))),
        ("note:*\u3000a", And(Has("note"), A)),
        ("kind:poll a b", And(Match("kind", ":", values("poll")), Words(*values("a", "b")))),
        ("a kind:poll b", And(A, Match("kind", ":", values("poll")), B)),
        ("not kind:poll", Not(Match("kind", ":", values("poll")))),
        ("kind:poll or kind:veto", Or(Match("kind", ":", values("poll")), Match("kind", ":", values("veto")))),
        # what looks like a field and is none
        ("3:4", Words(*values("3:4"))),
        ("2+2", Words(*values("2+2"))),
        ("a,b", Words(*values("a,b"))),
        ('"kind:poll"', Phrase("kind:poll")),
    ],
)  # fmt: skip
def test_each_form_is_read_as_its_node(text: str, node: Node) -> None:
    assert parse(text) == node
    assert parse(str(node)) == node


def test_nodes_know_where_they_stood() -> None:
    node = parse('독도 kind:poll,"a b" -c')
    assert isinstance(node, And)
    words, match, negation = node.parts
    assert (words.span, match.span, negation.span) == ((0, 2), (3, 18), (19, 21))
    assert isinstance(match, Match)
    assert match.places == ((8, 12), (13, 18))
    assert isinstance(words, Words)
    assert words.places == ((0, 2),)


def test_a_field_that_has_a_value_stands_up_to_its_star() -> None:
    assert parse("(note:*)").span == (1, 7)


def test_values_of_a_list_stand_between_their_separators() -> None:
    node = parse('a or country:KOR+"JPN"+USA')
    assert isinstance(node, Or)
    match = node.parts[1]
    assert isinstance(match, Match)
    assert match.span == (5, 26)
    assert match.places == ((13, 16), (17, 22), (23, 26))


def test_words_stand_from_the_first_to_the_last() -> None:
    node = parse("독도  竹島 x")
    assert isinstance(node, Words)
    assert node.span == (0, 8)
    assert node.places == ((0, 2), (4, 6), (7, 8))


BARE = st.text("ab독島[]{}<>=:'/\\.!*-_,+”」０é", min_size=1, max_size=4)
ANY = st.text("ab 독島\"'\\()*,+:-<>=!“”「」\n", max_size=5)


def _is_word(text: str) -> bool:
    if text[0] in "<>=!":  # after another word it would make that one a field
        return False
    node = _parsed(text)
    return isinstance(node, Words) and len(node.words) == 1


def _word(text: str) -> Value:
    node = parse(text)
    assert isinstance(node, Words)
    return node.words[0]


def _start(text: str) -> Value:
    return Value(text, prefix=True)


def _parsed(text: str) -> Node | None:
    try:
        return parse(text)
    except KrjpError:
        return None


WORDS = st.lists(
    (st.sampled_from(["a", "독도", "竹島", "x-y", "2+2", "1,5"]) | BARE.filter(_is_word)).map(_word)
    | st.sampled_from(["nucl", "독"]).map(_start),
    min_size=1,
    max_size=3,
).map(lambda found: Words(*found))
LIST = st.lists(ANY.map(Value), min_size=1, max_size=3).map(tuple)
STARTS = st.lists((st.sampled_from(["a", "[a", "독", "b]"]) | ANY).map(_start), min_size=1, max_size=2)
# How a date is written asks for the date, and so do its nodes.
ASKED = {name: field for name, field in FIELDS.items() if name != "when"}
ORDERED = st.sampled_from([name for name, field in ASKED.items() if field.ordered])
MANY = st.sampled_from([name for name, field in ASKED.items() if field.many])
TEXTUAL = st.sampled_from([name for name, field in ASKED.items() if field.type not in ("date", "number")])
NAMES = st.sampled_from(list(ASKED))
TERMS: st.SearchStrategy[Node] = st.one_of(
    WORDS,
    st.builds(Phrase, ANY),
    st.builds(Has, NAMES),
    st.builds(Match, NAMES, st.sampled_from([":", "=", "!="]), LIST),
    st.builds(Match, ORDERED, st.sampled_from(["<", "<=", ">", ">="]), LIST),
    st.builds(Match, MANY, st.sampled_from([":", "=", "!="]), LIST.filter(lambda found: len(found) > 1),
              together=st.just(value=True)),
    st.builds(Match, TEXTUAL, st.sampled_from([":", "=", "!="]), STARTS.map(tuple)),
)  # fmt: skip
NODES: st.SearchStrategy[Node] = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.builds(Not, inner | st.just(EVERYTHING)),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(*parts)),
        st.lists(inner | st.just(EVERYTHING), min_size=2, max_size=3).map(lambda parts: Or(*parts)),
    ),
    max_leaves=6,
)


@given(NODES)
def test_a_node_is_read_back_from_its_spelling(node: Node) -> None:
    assert parse(str(node)) == node


PIECES = st.sampled_from(
    [
        "a",
        "독도",
        " ",
        " ",
        "(",
        ")",
        "not ",
        "-",
        "and",
        "or",
        '"',
        "“",
        "”",
        "kind:",
        "country",
        ":",
        "=",
        "!=",
        ">=",
        "<",
        ",",
        "+",
        "*",
        "KOR",
        "date",
        "[",
        "]",
        "\\",
        "not",
        "=5",
        "：",
        "\u3000",
        "level",
        "\x00",
        "「",
        "」",
        "._-",
    ]
)


@given(st.text(max_size=30) | st.lists(PIECES, max_size=10).map("".join))
@example("a (=5)")
@example("-(=5)")
@example("kind:[a,b]")
@example("a\\")
@example('"\\')
@example("or =x")
def test_any_text_is_a_query_that_round_trips_or_an_expression_error(text: str) -> None:
    try:
        node = parse(text)
    except ExpressionError as error:
        problem = error
    else:
        assert parse(str(node)) == node
        return
    assert problem.source == text
    assert 0 <= problem.span[0] < problem.span[1] <= len(text) + 1
    assert problem.message


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10000,
        "(" * 10000 + "a" + ")" * 10000,
        "not " * 10000 + "a",
        "-" * 10000 + "a",
        "-(" * 10000,
        "a or (" * 10000,
        "kind:poll (" * 10000,
    ],
)
def test_deep_nesting_is_refused_and_exhausts_nothing(text: str) -> None:
    with pytest.raises(ExpressionError, match=r"^nested more than 100 deep\n"):
        parse(text)


@pytest.mark.parametrize(
    "example",
    [
        "id:2024-02-21",
        "date:2024-02",
        "year:2024",
        "quarter:2024-Q1",
        "month:2024-02",
        "week:2024-W08",
        "day:2024-02-21",
        "weekday:Monday",
        'title:"some words"',
        "kind:meeting",
        "country:KOR",
        "actor:kishida",
        "level:working-level",
        "ordinal:3",
        'source:"id of the source"',
    ],
)
def test_an_example_fits_the_field(example: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(example.partition(":")[0] + ":")
    assert caught.value.hint == f"for example: {example}"
    assert isinstance(parse(example), Match)


@pytest.mark.parametrize("name", list(FIELDS))
def test_every_field_has_an_example(name: str) -> None:
    with pytest.raises(ExpressionError, match=r"^expected a value for "):
        parse(f"{name}:")


@pytest.mark.parametrize("op", ["<", "<=", ">", ">="])
def test_what_has_no_order_is_not_compared_by_order(op: str) -> None:
    with pytest.raises(ExpressionError, match=rf"^kind has no order, so '{op}' means nothing\n"):
        parse(f"kind{op}meeting")


@pytest.mark.parametrize(("before", "after"), [("(", ")"), ("not ", ""), ("-", ""), ("-(", ")")])
def test_nesting_is_allowed_up_to_a_hundred_deep(before: str, after: str) -> None:
    most = 99 // len(before.replace("not ", "-"))
    parse(before * most + "a" + after * most)
    with pytest.raises(ExpressionError) as caught:
        parse(before * (most + 1) + "a" + after * (most + 1))
    assert f"{caught.value.message}; {caught.value.hint}" == "nested more than 100 deep; write it flatter"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text",
    [
        "a " * 3000,
        "a or " * 3000 + "a",
        "kind:" + "a," * 3000 + "a",
        '"' + "\\" * 10000 + '"',
        "a" * 100000,
        "not a " * 3000,
        "(a) " * 3000,
    ],
)
def test_long_queries_are_read(text: str) -> None:
    assert parse(str(parse(text))) == parse(text)


EXAMPLE = "for example: kind:meeting country:USA not mode:virtual"
WRONG = [
    (
        "(kind:meeting",
        """
        this '(' is never closed
          (kind:meeting
          ^
        add a ')'
        """,
    ),
    (
        "독도 (kind:meeting",
        """
        this '(' is never closed
          독도 (kind:meeting
               ^
        add a ')'
        """,
    ),
    (
        "竹島)",
        """
        there is no '(' for this ')'
          竹島)
              ^
        remove it, or open one before
        """,
    ),
    (
        "독도 and",
        f"""
        expected a word, a phrase or field:value here, found the end
          독도 and
                  ^
        {EXAMPLE}
        """,
    ),
    (
        "竹島 and or dokdo",
        """
        expected a word, a phrase or field:value, found 'or'
          竹島 and or dokdo
                   ^^
        to search for the word itself, quote it: "or"
        """,
    ),
    (
        'a "forced labor',
        """
        this quote is never closed
          a "forced labor
            ^
        add the closing quote
        """,
    ),
    (
        "독도 「竹島",
        """
        this quote is never closed
          독도 「竹島
               ^^
        add the closing quote
        """,
    ),
    (
        'title:"forced',
        """
        this quote is never closed
          title:"forced
                ^
        add the closing quote
        """,
    ),
    (
        "독도 conutry:USA",
        """
        unknown field 'conutry'; did you mean country?
          독도 conutry:USA
               ^^^^^^^
        to search for text with this sign in it, put it in quotes
        """,
    ),
    (
        "국가:USA",
        """
        unknown field '국가'; use one of id, date, when, year, quarter, month, week, day, weekday, month-of-year, \
end_date, date_certainty, open_end, edtf, date_text, title, summary, kind, event_type, event_class, country, \
initiator, target, subject, …
          국가:USA
          ^^^^
        to search for text with this sign in it, put it in quotes
        """,
    ),
    (
        "kind: meeting",
        """
        this is written otherwise here
          kind: meeting
          ^^^^^^^^^^^^^
        write kind:meeting
        """,
    ),
    (
        "ordinal:",
        """
        expected a value for ordinal right after ':'
          ordinal:
                  ^
        for example: ordinal:3
        """,
    ),
    (
        "level >= ",
        """
        expected a value for level right after '>='
          level >=\x20
                   ^
        for example: level>=working-level
        """,
    ),
    (
        "country:KOR,",
        """
        expected a value for country right after ','
          country:KOR,
                      ^
        for example: country:KOR
        """,
    ),
    (
        "country:KOR++USA",
        """
        expected a value for country right after '+'
          country:KOR++USA
                      ^
        for example: country:KOR
        """,
    ),
    (
        "country:KOR+JPN,USA",
        """
        ',' (any of) and '+' (all of) do not mix in one list
          country:KOR+JPN,USA
                         ^
        write country:A,B or country:A+B, and join them with and/or
        """,
    ),
    (
        "country:KOR,JPN+USA",
        """
        ',' (any of) and '+' (all of) do not mix in one list
          country:KOR,JPN+USA
                         ^
        write country:A,B or country:A+B, and join them with and/or
        """,
    ),
    (
        "kind:meeting+protest",
        """
        an event has only one kind, so '+' (all of) never holds
          kind:meeting+protest
          ^^^^^^^^^^^^^^^^^^^^
        use ',' for any of them
        """,
    ),
    (
        "what>meeting",
        """
        kind has no order, so '>' means nothing
          what>meeting
          ^^^^^
        write kind:VALUE; date, month, level and ordinal are ordered
        """,
    ),
    (
        "kind:meeting,*",
        """
        '*' alone stands for any value and takes no others beside it
          kind:meeting,*
                       ^
        write kind:*
        """,
    ),
    (
        "kind=*",
        """
        '*' alone stands for any value and takes no others beside it
          kind=*
               ^
        write kind:*
        """,
    ),
    (
        "독도 level>=min*",
        """
        '*' (starting with) does not go with level>=
          독도 level>=min*
                      ^^^^
        for example: level>=working-level
        """,
    ),
    (
        "독도 level:>=minister",
        """
        expected a value for level, found the sign >=
          독도 level:>=minister
                     ^^
        write level>=minister without ':'
        """,
    ),
    (
        "kind:poll,!meeting",
        """
        expected a value for kind, found the sign !
          kind:poll,!meeting
                    ^
        write not kind:meeting
        """,
    ),
    (
        "title:'forced labor'",
        """
        this is written otherwise here
          title:'forced labor'
          ^^^^^^^^^^^^^^^^^^^^
        write title:"forced labor"
        """,
    ),
    (
        "竹島 !kind:poll",
        """
        '!' is not how this language negates
          竹島 !kind:poll
               ^
        write not kind:poll, or -kind:poll
        """,
    ),
    (
        "ordinal:1*",
        """
        '*' (starting with) does not go with ordinal:
          ordinal:1*
                  ^^
        for example: ordinal:3
        """,
    ),
    (
        "date:2024-0*",
        """
        '*' (starting with) does not go with date:
          date:2024-0*
               ^^^^^^^
        for example: date:2024-02
        """,
    ),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[text for text, _ in WRONG])
def test_each_error_points_at_its_place_and_says_what_to_write(text: str, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert str(caught.value) == cleandoc(message)
    assert caught.value.span[0] < caught.value.span[1]


@pytest.mark.parametrize(
    "text",
    [
        "foo like 'a%'",
        "foo is null",
        "country is happy",
        "kind between a and b",
        "foo between 1 and 2",
        "date between never and ever",
        "foo since 2024",
        "date since never",
        "date like never",
        "kind after 2024",
    ],
)
def test_words_of_other_query_languages_are_words_where_no_field_takes_such_a_value(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize(("text", "words"), [("foo in (a,b)", "foo in and a,b"), ("country in ()", "country in")])
def test_a_list_of_other_query_languages_is_words_where_there_is_no_field_or_no_value(text: str, words: str) -> None:
    assert str(parse(text)) == words


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("date like '2024-02%'", "date:2024-02"),
        ("date not like '2024-%'", "not date:2024"),
        ("title like 'moon%'", "title:moon*"),
    ],
)
def test_a_pattern_of_other_query_languages_is_told_in_a_form_that_works(text: str, instead: str) -> None:
    with pytest.raises(ExpressionError, match=re.escape(f"write {instead}")):
        parse(text)
    parse(instead)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("kind in (aid) foo in (b)", "kind:aid foo in (b)"),
        ("kind is null foo is null", "not kind:* foo is null"),
        ("kind is null foo like 'a%'", "not kind:* foo like 'a%'"),
    ],
)
def test_beside_what_is_written_otherwise_words_that_name_no_field_stay(text: str, instead: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.hint == f"write {instead}"
