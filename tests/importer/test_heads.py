"""Date heads as journals print them: read exactly, or refused with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krjp.dates import MONTHS
from krjp.importer.heads import read_head, whole_date
from krjp.importer.stated import BadDateError, Point, resolve
from tests.each import each, each_row
from tests.importer.styles import STYLES, Style, expressible, of_source

if TYPE_CHECKING:
    from krjp.chronology import Chronology


def edtf(line: str, year: int = 2024, *, line_start: bool = True) -> str | None:
    """The date of the head a line begins with, in EDTF; None when it begins with none."""
    head = read_head(line, 0, line_start=line_start)
    return resolve(head.stated, year).edtf() if head else None


def test_there_are_enough_styles() -> None:
    assert len({style.name for style in STYLES}) == len(STYLES) >= 25


@pytest.mark.no_cover
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_packaged_date_is_read_back_exactly_in_every_style(style: Style, packaged: Chronology) -> None:
    for event in packaged.events:
        when = expressible(of_source(event), style)
        line = style.entry(when, event.summary)
        line = line.removeprefix("• ").removeprefix("12. ").split("\n")[0]
        head = read_head(line, 0, line_start=True)
        assert head is not None, line
        assert resolve(head.stated, when.first.year) == when, line


@each_row(
    [
        ("Jan. 4, 2024: text", "2024-01-04"),
        ("Jan. 4-5, 2024: text", "2024-01-04/2024-01-05"),
        ("Jan. 30-Feb. 2, 2024: text", "2024-01-30/2024-02-02"),
        ("Dec. 30, 2023-Jan. 2, 2024: text", "2023-12-30/2024-01-02"),
        ("Dec. 30-Jan. 2, 2024: text", "2023-12-30/2024-01-02"),
        ("Dec. 30, 2023-Jan. 2: text", "2023-12-30/2024-01-02"),
        ("Dec. 30-Jan. 2: text", "2024-12-30/2025-01-02"),
        ("April 2024: text", "2024-04"),
        ("Early March 2024: text", "[2024-03-01..2024-03-10]"),
        ("Mid-March 2024: text", "[2024-03-11..2024-03-20]"),
        ("mid March: text", "[2024-03-11..2024-03-20]"),
        ("Late March 2024: text", "[2024-03-21..2024-03-31]"),
        ("End of February 2024: text", "[2024-02-21..2024-02-29]"),
        ("Mid- to late March 2024: text", "[2024-03-11..2024-03-31]"),
        ("Late March-early April 2024: text", "[2024-03-21..2024-04-10]"),
        ("March-April 2024: text", "[2024-03-01..2024-04-30]"),
        ("c. March 6, 2024: text", "2024-03-06~"),
        ("Aug. 9, 2018; text", "2018-08-09"),
        ("Sept. 9, 2018; text", "2018-09-09"),
        ("March 31-April 1 -- text", "2024-03-31/2024-04-01"),
        ("March 4 and 5, 2024: text", "2024-03-04/2024-03-05"),
        ("March 4 and 9, 2024: text", "[2024-03-04..2024-03-09]"),
        ("23 January 1991: text", "1991-01-23"),
        ("12 January – text", "2024-01-12"),
        ("Thursday 4 January – text", "2024-01-04"),
        ("3月6日 会談", "2024-03-06"),
        ("3月6日(水) 会談", "2024-03-06"),
        ("2024年3月6日 会談", "2024-03-06"),
        ("2024年3月上旬：会談", "[2024-03-01..2024-03-10]"),
        ("令和6年3月6日：会談", "2024-03-06"),
        ("平成元年1月8日：会談", "1989-01-08"),
        ("2024. 3. 6. 회담", "2024-03-06"),
        ("3월 6일: 회담", "2024-03-06"),
        ("2024-02-21/2024-02-23: text", "2024-02-21/2024-02-23"),
        ("2024/02/21 text", "2024-02-21"),
        ("21/02/2024: text", "2024-02-21"),
        ("02/21/2024: text", "2024-02-21"),
        ("6.3.2024: text", "2024-03-06"),
        ("1965: text", "1965"),
        ("[Jan. 4, 2024] text", "2024-01-04"),
        ("On Jan. 4, 2024: text", "2024-01-04"),
        ("Jan. 4, 2024", "2024-01-04"),
        ("Jan. 4, 2024 Officials meet", "2024-01-04"),
        ("Jan. 15 – 17th consultation opens", "2024-01-15"),
        ("Jan. 4, 2024 - 17 ministers meet", "2024-01-04"),
        ("1964–65: text", "[1964-01-01..1965-12-31]"),
        ("1964-65 - text", "[1964-01-01..1965-12-31]"),
        ("1964 – 65: text", "[1964-01-01..1965-12-31]"),
        ("2005-06: text", "2005-06"),
        ("1998/02: text", "1998-02"),
        ("1998/99: text", "[1998-01-01..1999-12-31]"),
        ("Winter 2023-2024: text", "[2023-12-01..2024-02-29]"),
        ("Winter 1993: text", "[1992-12-01..1994-02-28]"),
        ("6 Apr 94: text", "1994-04-06"),
        ("Apr 6, 94 - text", "1994-04-06"),
        ("1999/00: text", "[1999-01-01..2000-12-31]"),
        ("14th century: text", "[1300-01-01..1400-12-31]"),
        ("late 8th C.  text", "[0767-01-01..0800-12-31]"),
        ("1st cent.: text", "[0001-01-01..0101-12-31]"),
        ("XIXe siècle: text", "[1800-01-01..1900-12-31]"),
        ("siglo XX: text", "[1900-01-01..2000-12-31]"),
        ("Anfang 20. Jahrhundert: text", "[1900-01-01..1933-12-31]"),
        ("19世紀　会談", "[1800-01-01..1900-12-31]"),
        ("2.14.1899: text", "1899-02-14"),
        ("16-03-1926 - text", "1926-03-16"),
        ("00-00-1880: text", "1880"),
        ("00-08-1953: text", "1953-08"),
        ("08/00/1953: text", "1953-08"),
        ("02 14 1904: text", "1904-02-14"),
        ("March 2024 to summer: text", "[2024-03-01..2024-08-31]"),
        ("Spring to 15 June 2024: text", "[2024-03-01..2024-06-15]"),
        ("2005\u201106: text", "2005-06"),
        ("2024 – 17 ministers meet", "2024"),
        ("1965 – 70th anniversary", "1965"),
        ("2018. 12. 20.: 회담", "2018-12-20"),
        ("2018.12.20.: 회담", "2018-12-20"),
        ("2018. 12.: 회담", "2018-12"),
        ("2018. 12. 20.~2018. 12. 22.: 회담", "2018-12-20/2018-12-22"),
        ("2018. 12. 20. ~ 12. 22.: 회담", "2018-12-20/2018-12-22"),
        ("2018. 12. 20. ~ 22.: 회담", "2018-12-20/2018-12-22"),
        ("Jan. 4, 2024 (Seoul): text", "2024-01-04"),
        ("Jan. 4-5, 2024 (Busan, South Korea) – text", "2024-01-04/2024-01-05"),
        ("Jan. 4 (Thu.) (Seoul): text", "2024-01-04"),
        ("[Jan. 4, 2024 (Seoul)] text", "2024-01-04"),
        ("Jan. 4, 2024 (Seoul)", "2024-01-04"),
        ("2024年3月6日（東京）：会談", "2024-03-06"),
        ("Beginning of March 2024: text", "[2024-03-01..2024-03-10]"),
        ("The start of March 2024: text", "[2024-03-01..2024-03-10]"),
        ("The middle of March 2024: text", "[2024-03-11..2024-03-20]"),
        ("Mid - March 2024: text", "[2024-03-11..2024-03-20]"),
        ("The end of March-beginning of April 2024: text", "[2024-03-21..2024-04-10]"),
        ("ca. March 6, 2024: text", "2024-03-06~"),
        ("Circa March 2024: text", "2024-03"),
        ("Mon, Jan. 8, 2024: text", "2024-01-08"),
        ("Tue., Jan. 9, 2024: text", "2024-01-09"),
        ("Tues. Jan. 9: text", "2024-01-09"),
        ("Wed., Jan. 10, 2024: text", "2024-01-10"),
        ("Thur., Jan. 11, 2024: text", "2024-01-11"),
        ("Thurs. 11 January: text", "2024-01-11"),
        ("Sat., Jan. 13, 2024: text", "2024-01-13"),
        ("Thu., Jan. 11, 2024 – Fri., Jan. 12, 2024: text", "2024-01-11/2024-01-12"),
        ("3月6日（水曜日）：会談", "2024-03-06"),
        ("3월 6일 (수요일): 회담", "2024-03-06"),
        ("2024. 3. 6. (수) ~ 3. 8. (금): 회담", "2024-03-06/2024-03-08"),
        ("3月初旬：会談", "[2024-03-01..2024-03-10]"),
        ("3月末：会談", "[2024-03-21..2024-03-31]"),
        ("3月上旬～中旬：会談", "[2024-03-01..2024-03-20]"),
        ("2024年3月上旬～中旬：会談", "[2024-03-01..2024-03-20]"),
        ("3月6日～下旬：会談", "[2024-03-06..2024-03-31]"),
        ("3월 초: 회담", "[2024-03-01..2024-03-10]"),
        ("3월 초순: 회담", "[2024-03-01..2024-03-10]"),
        ("3월 상순: 회담", "[2024-03-01..2024-03-10]"),
        ("3월 말~4월 초: 회담", "[2024-03-21..2024-04-10]"),
        ("明治38年11月17日：条約", "1905-11-17"),
        ("大正4年1月18日：要求", "1915-01-18"),
        ("昭和40年6月22日：条約", "1965-06-22"),
        ("昭和 40 年 6 月 22 日：条約", "1965-06-22"),
        ("3月6日から8日：会談", "2024-03-06/2024-03-08"),
        ("Dec. 12/13, 2024: text", "2024-12-12/2024-12-13"),
        ("12/13/2024: text", "2024-12-13"),
        ("13/12/2024: text", "2024-12-13"),
        ("2/2/2024: text", "2024-02-02"),
        ("6. 3. 2024 – 8. 3. 2024: text", "2024-03-06/2024-03-08"),
        ("2018.12.20~12.22.: 회담", "2018-12-20/2018-12-22"),
        ("2018. 12. ~ 2019. 1.: 회담", "[2018-12-01..2019-01-31]"),
        ("2018. 3. ~ 5.: 회담", "[2018-03-01..2018-05-31]"),
        ("2018. 12. - 2019. 1.: 회담", "[2018-12-01..2019-01-31]"),
        ("2018. 3. ~ 4. 10.: 회담", "[2018-03-01..2018-04-10]"),
        ("2018. 3. 30. ~ 4. 2.: 회담", "2018-03-30/2018-04-02"),
        ("2018. 3. – 5개국 회담", "2018-03"),
        ("2011-12: text", "2011-12"),
        ("2012-13: text", "[2012-01-01..2013-12-31]"),
        ("2012–13: text", "[2012-01-01..2013-12-31]"),
        ("Jan. 4\t2023 Survey is published", "2024-01-04"),
        ("21/02/2023: text", "2023-02-21"),
        ("2024-03-06 – 17 ministers meet", "2024-03-06"),
        ("2024-03-06 - 8 Korean ministers meet", "2024-03-06"),
        ("2024. 3. 6. – 17개국 회담", "2024-03-06"),
        ("2024-03-06 – 08 会談", "2024-03-06/2024-03-08"),
        ("2024. 3. 6. ~ 8 회담", "2024-03-06/2024-03-08"),
        ("2024.3.6-8 회담", "2024-03-06/2024-03-08"),
        ("Jan. 4 – 10:30 talks begin", "2024-01-04"),
        ("Jan. 4 – 5:Talks begin", "2024-01-04/2024-01-05"),
        ("Jan. 4: 1965: a symposium on the treaty opens", "2024-01-04"),
        ("Jan. 4, 2024:30 officials meet", "2024-01-04"),
        ("4 January 2024 Officials meet", "2024-01-04"),
        ("3月上旬 会談", "[2024-03-01..2024-03-10]"),
        ("March 4 and 6: text", "[2024-03-04..2024-03-06]"),
        ("c. March 4-5: text", "[2024-03-04..2024-03-05]"),
        ("March 31-April 2024: text", "[2024-03-31..2024-04-30]"),
        ("Dec. 2023-Jan. 4, 2024: text", "[2023-12-01..2024-01-04]"),
        ("Dec. 2023-Jan.: text", "[2023-12-01..2024-01-31]"),
        ("March 2023–2024: text", "[2023-03-01..2024-12-31]"),
        ("2023–March 2024: text", "[2023-01-01..2024-03-31]"),
        ("Early 2024: text", "[2024-01-01..2024-04-30]"),
        ("Mar-2024: text", "2024-03"),
        ("2024-Mar: text", "2024-03"),
        ("2024年3月 会談", "2024-03"),
        ("9. November 1989: Text", "1989-11-09"),
        ("1. Mai 1997 – Text", "1997-05-01"),
        ("Mittwoch, 12. März 2003: Text", "2003-03-12"),
        ("3./4. Oktober 2005: Text", "2005-10-03/2005-10-04"),
        ("3.–5. Oktober 2005: Text", "2005-10-03/2005-10-05"),
        ("Anfang Februar 2010: Text", "[2010-02-01..2010-02-10]"),
        ("Sommer 2006: Text", "[2006-06-01..2006-08-31]"),
        ("8 mars 2024 : texte", "2024-03-08"),
        ("8 Mars 2024 : texte", "2024-03-08"),
        ("1er janvier 2024 – texte", "2024-01-01"),
        ("Le 1er février 2024 : texte", "2024-02-01"),
        ("Début août 2019 : texte", "[2019-08-01..2019-08-10]"),
        ("26 de agosto de 2012: texto", "2012-08-26"),
        ("26 de agosto de 2012.- Texto", "2012-08-26"),
        ("1º de maio de 2012: texto", "2012-05-01"),
        ("5 dicembre 2011: testo", "2011-12-05"),
        ("10-Jan-2024: text", "2024-01-10"),
        ("10/Jan/2024: text", "2024-01-10"),
        ("20240107: text", "2024-01-07"),
        ("From May 4 to 6: text", "2024-05-04/2024-05-06"),
        ("Week of Jan. 8, 2024: text", "[2024-01-08..2024-01-14]"),
        ("Jan. 8, 2024, 3 p.m.: text", "2024-01-08"),
        ("Jan. 8, 2024, 9:30 p.m. EST: text", "2024-01-08"),
        ("2024-01-08 21:30 text", "2024-01-08"),
        ("Mid-1987: text", "[1987-05-01..1987-08-31]"),
        ("Spring 1993: text", "[1993-03-01..1993-05-31]"),
        ("Winter 1993/94: text", "[1993-12-01..1994-02-28]"),
        ("1970s: text", "[1970-01-01..1979-12-31]"),
        ("The late 1970s: text", "[1977-01-01..1979-12-31]"),
        ("1970er: Text", "[1970-01-01..1979-12-31]"),
        ("Q3 2011: text", "[2011-07-01..2011-09-30]"),
        ("2011 Q3: text", "[2011-07-01..2011-09-30]"),
        ("1947/48: text", "[1947-01-01..1948-12-31]"),
        ("AD 476: text", "0476"),
        ("476 CE: text", "0476"),
        ("▲1.1 = 회담".lstrip("▲"), "2024-01-01"),
        ("2.9∼2.11 = 회담", "2024-02-09/2024-02-11"),
        ("2월9∼11일 = 회담", "2024-02-09/2024-02-11"),
        ("1949年10月1日，会谈", "1949-10-01"),
        ("1949.1. 승인", "1949-01"),
        ("First half of 2024: text", "[2024-01-01..2024-06-30]"),
        ("2024-W08: text", "[2024-02-19..2024-02-25]"),
        ("9 November 1989, Berlin: text", "1989-11-09"),
        ("2010-present: text", "2010"),
    ],
)
def test_a_head_means_its_days(line: str, expected: str) -> None:
    assert edtf(line) == expected


@pytest.mark.parametrize(("number", "name"), list(enumerate(MONTHS, 1)))
def test_months_have_names_of_any_length_with_and_without_a_dot(number: int, name: str) -> None:
    for form in (name, name.upper(), name[:3], f"{name[:3]}."):
        assert edtf(f"{form} 3, 2024: text") == edtf(f"3 {form} 2024: text") == f"2024-{number:02}-03", form


@each(
    [
        "On Jan. 4, 2024, officials meet",
        "In March 2024, officials meet",
        "Jan. 4 talks are held",
        "May talks: a summary",
        "Marching on: the protests",
        "Mayor: the city's view",
        "2024 was a quiet year",
        "12 officials: a list",
        "2024年3月6日に会談",
        "March 1st Movement: its memory",
        "Friday: text",
        "10:30: text",
        "Feb. 1, 2024, and after: text",
        "Feb. 1, 2024 (the 2nd day): text",
        "Jan. 4 (Seoul) talks",
        "Jan. 4, 2024 - 17: text",
        "Jan. 4, 2024 - 17 : text",
        "3월 6일 - 8.: 회담",
        "上旬：会談",
        "On Jan. 4, 2024 Japan and South Korea meet",
        "Jan. 4 Officials meet",
        "Thursday, Jan. 4 Officials meet",
        "January, 2024 Officials meet",
        "January 2024 Officials meet",
        "2024. Officials meet",
        "4–5: text",
        "4–March 2024: text",
        "4–5, 2024: text",
        "4, 2024-Jan. 5, 2024: text",
        "Jan. 4 – 2024: text",
        "(Jan. 4, 2024, was a holiday)",
        "[Jan. 4, 2024: text",
        "Dec. 30, 2023-24: text",
        "'24: text",
        "",
        ":",
    ],
)
def test_what_is_no_head_is_not_read_as_one(line: str) -> None:
    assert edtf(line) is None


@each_row(
    [
        ("Feb. 30, 2024: text", "there is no February 30 in 2024"),
        ("Feb. 29, 2023: text", "there is no February 29 in 2023"),
        ("April 31: text", "there is no April 31"),
        ("Jan. 5-4, 2024: text", "the range runs backwards, from 2024-01-05 to 2024-01-04"),
        ("2024-13-01: text", "there is no month 13"),
        ("02/03/2024: text", "'02/03/2024' can be read two ways; write the month as a word"),
        ("0000-01-01: text", "no year"),
        ("9999-12-31: text", "no year"),
        ("Jan. 5, '24: text", "'Jan. 5, '24' does not tell the century; write years in full"),
        ("5 Jan. ’24: text", "does not tell the century"),
        ("2005–06: text", "can be read two ways; write years in full"),
        ("2011–12: text", "can be read two ways"),
        ("1998–02: text", "'1998–02' can be read two ways"),
        ("1998–92: text", "can be read two ways"),
        ("1965–65: text", "can be read two ways"),
        ("12/11/24: text", "can be read two ways"),
        ("21/02/24: text", "can be read two ways"),
        ("2024-13: text", "there is no month 13"),
        ("1964-65-01: text", "there is no month 65"),
        ("1904/05: text", "can be read two ways; write years in full"),
        ("1924-7: text", "can be read two ways; write years in full"),
        ("4 May 17: text", "does not tell the century"),
        ("02 03 1904: text", "can be read two ways; write the month as a word"),
        ("440 BC: text", "krjp has no years before 1"),
        ("c. 440 BCE – text", "krjp has no years before 1"),
        ("Week of Jan. 9, 2024: text", "2024-01-09 is no Monday"),
        ("24年3月6日 会談", "does not tell the century"),
        ("99年3月：会談", "does not tell the century"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_a_reason(line: str, reason: str) -> None:
    with pytest.raises(BadDateError, match=reason):
        edtf(line)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Jan. 5, 2024: text", True),
        ("Jan. 5: text", True),
        ("Jan. 5 – text", True),
        ("Jan. 5 – 7 were holidays", False),
        ("2024: text", False),
        ("1964–65: text", False),
        ("Jan. 5, 2024 (Seoul): text", True),
        ("Jan. 5, 2024 Officials meet", False),
        ("Jan. 5, 2024. Officials meet", False),
        ("Jan. 5 – U.S. officials meet", True),
        ("Jan. 5: 7 officials meet", True),
        ("Jan. 5; 7 officials meet", True),
        ("1月5日：7カ国会談", True),
        ("1月5日；7カ国会談", True),
        ("[Jan. 5, 2024] Officials meet", False),
        ("(Jan. 5, 2024): text", False),
    ],
)
def test_after_a_sentence_only_a_plain_separator_makes_a_head(line: str, read: bool) -> None:
    assert (edtf(line, line_start=False) is not None) is read


def test_a_february_29_without_a_year_waits_for_its_year() -> None:
    head = read_head("Feb. 29: text", 0, line_start=True)
    assert head is not None
    assert resolve(head.stated, 2024).edtf() == "2024-02-29"
    with pytest.raises(BadDateError, match="no February 29 in 2023"):
        resolve(head.stated, 2023)


@pytest.mark.parametrize(
    ("line", "wording", "text"),
    [
        ("Jan.\u00a04,\u00a02024:  Officials meet", "Jan.\u00a04,\u00a02024", "Officials meet"),
        ("Jan. 4 : Officials meet", "Jan. 4", "Officials meet"),
        ("Jan. 4 --- Officials meet", "Jan. 4", "Officials meet"),
        ("Jan. 4  - Officials meet", "Jan. 4", "Officials meet"),
        ("Jan. 4 -Officials meet", "Jan. 4", "Officials meet"),
        ("Jan. 4- Officials meet", "Jan. 4", "Officials meet"),
        ("Jan. 4. Officials meet", "Jan. 4", "Officials meet"),
        ("March 2024. Officials meet", "March 2024", "Officials meet"),
        ("Jan. 4  Officials meet", "Jan. 4", "Officials meet"),
        ("Jan. 4 \t Officials meet", "Jan. 4", "Officials meet"),
        ("Jan. 4, 2024 “Officials” meet", "Jan. 4, 2024", "“Officials” meet"),
        ("On  Jan. 4, 2024: Officials meet", "On  Jan. 4, 2024", "Officials meet"),
        ("[Jan. 4, 2024]: Officials meet", "[Jan. 4, 2024]", "Officials meet"),
        ("(Jan. 4, 2024) ; Officials meet", "(Jan. 4, 2024)", "Officials meet"),
        ("【2024年3月6日】会談", "【2024年3月6日】", "会談"),
        ("（3月6日）会談", "（3月6日）", "会談"),
        ("〔3月6日〕会談", "〔3月6日〕", "会談"),
        ("<Jan. 4, 2024> Officials meet", "<Jan. 4, 2024>", "Officials meet"),
        ("Jan. 4, 2024 - 17 ministers meet", "Jan. 4, 2024", "17 ministers meet"),
    ],
)
def test_a_head_keeps_its_wording_and_tells_where_the_text_begins(line: str, wording: str, text: str) -> None:
    head = read_head(line, 0, line_start=True)
    assert head is not None
    assert (head.text, line[head.end :].strip(), head.alone) == (wording, text, False)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Jan. 4, 2024 (Seoul): text", "Seoul"),
        ("2024-01-04 （東京）：会談", "東京"),
        ("Jan. 4, 2024(Seoul): text", "Seoul"),
        ("Jan. 4, 2024 ( Seoul ): text", "Seoul"),
        ("[Jan. 4, 2024 (Washington, D.C.)] text", "Washington, D.C."),
        ("Jan. 4 (Thu.): text", ""),
        ("Jan. 4 ( Thu. ): text", ""),
        ("3月6日（水）：会談", ""),
        ("3月6日（水曜）：会談", ""),
        ("3月6日（水曜日）：会談", ""),
        ("3월 6일 (수): 정상회담", ""),
        ("3월 6일 (수요일): 정상회담", ""),
    ],
)
def test_a_place_in_brackets_belongs_to_the_head(line: str, place: str) -> None:
    head = read_head(line, 0, line_start=True)
    assert head is not None
    assert (head.place, place in head.text, line[head.end :].strip()[:4]) == (place, True, line[-4:].strip("：）"))


def test_expressible_dates_are_not_all_plain_days(packaged: Chronology) -> None:
    """A control: the table test above meets spans, months and thirds, not days alone."""
    kinds = {(when.approximate, when.first == when.last) for when in
             (expressible(of_source(event), STYLES[0]) for event in packaged.events)}  # fmt: skip
    assert kinds == {(False, True), (False, False), (True, False)}


def test_a_date_of_the_source_is_the_one_it_prints(packaged: Chronology) -> None:
    """A control: dates that rest on reports are compared by what the source itself says."""
    for event in packaged.events:
        given = [cited.date for cited in event.sources if cited.section != "report" and cited.date]
        assert of_source(event).edtf() == (given[0] if given else event.edtf)
    assert sum(of_source(event) != event.span for event in packaged.events) > 9


@pytest.mark.parametrize(
    ("line", "within", "expected"),
    [
        ("March 6, Japan protests", None, "2024-03-06"),
        ("Spring, Japan protests", None, None),  # it may be what the sentence is about
        ("6, Japan protests", Point(2024, 3), None),
        ("the week of March 2024: text", None, None),
    ],
)
def test_a_sentence_begins_with_a_date_only_when_the_date_says_which_month(
    line: str, within: Point | None, expected: str | None
) -> None:
    head = read_head(line, 0, line_start=True, within=within, prose=True)
    assert (resolve(head.stated, 2024).edtf() if head else None) == expected


def test_a_season_takes_no_month_from_the_date_beside_it() -> None:
    with pytest.raises(BadDateError, match="the range runs backwards"):
        read_head("Dec. 2023 to winter: text", 0, line_start=True)


@pytest.mark.parametrize(("commas", "expected"), [(1, "2023-01-04"), (14, "2023-01-04"), (15, None)])
def test_a_date_has_no_more_than_seventeen_parts(commas: int, expected: str | None) -> None:
    assert edtf(f"Jan. 4{' ,' * commas} 2023: text") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("FY 2010: text", "[2009-10-01..2011-03-31]"),
        ("2010年度: text", "[2009-10-01..2011-03-31]"),
        ("Winter 2023–24: text", "[2023-12-01..2024-02-29]"),
        ("1963 -- June 20", "1963-06-20"),
        ("1989: 31. Dezember-2. Januar: text", "1989-12-31/1990-01-02"),
        ("1989: 31 May was quiet", "1989"),
        ("1961 (13 August): text", "1961-08-13"),
        ("1985. 25-30 décembre : text", "1985-12-25/1985-12-30"),
        ("11./12.02.2015: text", "2015-02-11/2015-02-12"),
        ("1972年9月25日至30日，日本", "1972-09-25/1972-09-30"),
        ("1945（昭和20）年　8月15日　終戦", "1945-08-15"),
        ("Mid-to-late March 2015: text", "[2015-03-11..2015-03-31]"),
        ("Mitte der 1990er Jahre: text", "[1994-01-01..1996-12-31]"),
        ("Primer semestre de 2010: text", "[2010-01-01..2010-06-30]"),
    ],
)
def test_dates_are_read_as_other_authors_print_them(line: str, expected: str | None) -> None:
    head = read_head(line, 0, line_start=True)
    assert (resolve(head.stated, 2024).edtf() if head else None) == expected


@pytest.mark.parametrize("year", ["1990: ", "in 1990: ", "[1990]: ", "in the 1990: "])
def test_a_line_of_years_is_read_without_end(year: str) -> None:
    head = read_head(year * 5000, 0, line_start=True)
    assert head is None or head.stated.first.year == 1990


@pytest.mark.parametrize(
    "text",
    ["2004-05-04T09:30:00Z", "2004-05-04T09:30", "2004-05-04T09:30:00.25+02:00", "2004년 5월 4일(화)", "(4 May 2004)"],
)
def test_an_hour_or_a_weekday_in_brackets_at_the_end_is_part_of_the_date(text: str) -> None:
    stated = whole_date(text)
    assert stated is not None
    assert resolve(stated, 1).edtf() == "2004-05-04"
