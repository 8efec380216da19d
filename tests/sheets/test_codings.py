"""Published event data, read by the columns that its makers publish; what is expected was worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import krjp
from krjp.record.vocabulary import EVENT_TYPES
from krjp.sheets.codings import FORMATS, published
from krjp.sheets.words import rows
from tests.cli.running import krjp as run
from tests.cli.running import records

if TYPE_CHECKING:
    from pathlib import Path

    from krjp.record.model import Event

POLECAT = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
]  # fmt: skip
ICEWS = [
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
]  # fmt: skip
_ACTOR = "Code,Name,CountryCode,KnownGroupCode,EthnicCode,Religion1Code,Religion2Code,Type1Code,Type2Code,Type3Code"
_GEO = "Type,FullName,CountryCode,ADM1Code,{}Lat,Long,FeatureID"
GDELT1, GDELT2 = (
    [
        *["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"],
        *(f"Actor{number}{part}" for number in "12" for part in _ACTOR.split(",")),
        *["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"],
        *["NumMentions", "NumSources", "NumArticles", "AvgTone"],
        *(f"{of}Geo_{part}" for of in ("Actor1", "Actor2", "Action") for part in _GEO.format(more).split(",")),
        *("DATEADDED", "SOURCEURL"),
    ]
    for more in ("", "ADM2Code,")
)
ACLED = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
]  # fmt: skip

UCDP = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
]  # fmt: skip

Cells = dict[str, str]
POLECAT_EVENTS: list[Cells] = [
    {"Event ID": "20240105-1", "Event Date": "2024-01-05", "Event Type": "CONSULT", "Event Mode": "visit",
     "Actor Name": "Fumio Kishida", "Actor Country": "JPN", "Recipient Name": "Yoon Suk-yeol",
     "Recipient Country": "KOR", "City": "Seoul", "Country": "KOR", "Source": "Yonhap", "Intensity": "5.5",
     "Contexts": "diplomatic"},
    {"Event ID": "20240206-2", "Event Date": "2024-02-06", "Event Type": "PROTEST", "Event Mode": "None",
     "Actor Name": "None", "Actor Country": "KOR", "Recipient Name": "None", "Recipient Country": "None",
     "City": "None", "Placename": "Busan", "Country": "KOR", "Source": "AFP", "Intensity": "3"},
    {"Event ID": "20240207-3", "Event Date": "2024-02-07", "Event Type": "NEWTYPE", "Actor Name": "UN",
     "Actor Country": "None", "Recipient Name": "None", "Source": "AFP"},
]  # fmt: skip
ICEWS_EVENTS: list[Cells] = [
    {"Event ID": "1", "Event Date": "2015-12-28", "Source Name": "Fumio Kishida", "Source Country": "Japan",
     "Event Text": "Express intent to meet or negotiate", "CAMEO Code": "036", "Target Name": "South Korea",
     "Target Country": "South Korea", "City": "Seoul", "Country": "South Korea", "Publisher": "Xinhua"},
    {"Event ID": "2", "Event Date": "2015-12-29", "Source Name": "Citizen (South Korea)",
     "Source Country": "South Korea", "Event Text": "Apologize", "CAMEO Code": "055", "Target Name": "",
     "Target Country": "", "Country": "South Korea"},
    {"Event ID": "3", "Event Date": "2016-01-02", "Source Name": "Japan", "Source Country": "Japan",
     "Event Text": "Make statement", "CAMEO Code": "010", "Target Name": "China", "Target Country": "China"},
]  # fmt: skip
GDELT_EVENTS: list[Cells] = [
    {"GLOBALEVENTID": "1150000001", "SQLDATE": "20240105", "MonthYear": "202401", "Year": "2024",
     "FractionDate": "2024.0137", "Actor1Code": "JPNGOV", "Actor1Name": "TOKYO", "Actor1CountryCode": "JPN",
     "Actor2Code": "KOR", "Actor2Name": "SOUTH KOREA", "Actor2CountryCode": "KOR", "EventCode": "042",
     "EventRootCode": "04", "GoldsteinScale": "1.9", "ActionGeo_FullName": "Seoul", "ActionGeo_CountryCode": "KS",
     "SOURCEURL": "https://example.org/a"},
    {"GLOBALEVENTID": "1150000002", "SQLDATE": "20240206", "MonthYear": "202402", "Year": "2024",
     "FractionDate": "2024.1", "Actor1Code": "AFR", "Actor1Name": "AFRICA", "Actor1CountryCode": "AFR",
     "EventCode": "1831", "EventRootCode": "18", "GoldsteinScale": "-9", "ActionGeo_CountryCode": "XX"},
    {"GLOBALEVENTID": "1150000003", "SQLDATE": "20240207", "MonthYear": "202402", "Year": "2024",
     "FractionDate": "2024.1", "Actor2Code": "ROM", "Actor2Name": "ROMANIA", "Actor2CountryCode": "ROM",
     "EventCode": "010", "EventRootCode": "01"},
]  # fmt: skip
ACLED_EVENTS: list[Cells] = [
    {"event_id_cnty": "KOR1", "event_date": "2024-01-05", "year": "2024", "time_precision": "1",
     "event_type": "Protests", "sub_event_type": "Peaceful protest", "actor1": "Protesters (South Korea)",
     "country": "South Korea", "location": "Seoul", "source": "Yonhap; KBS", "fatalities": "0",
     "notes": "On 5 January 2024, people rallied in Seoul.", "timestamp": "1704700000"},
    {"event_id_cnty": "JPN2", "event_date": "20 February 2024", "year": "2024", "time_precision": "3",
     "event_type": "Strategic developments", "sub_event_type": "Agreement",
     "actor1": "Military Forces of Japan (2021-)", "actor2": "Government of South Korea (2022-)",
     "country": "Japan", "location": "Tokyo", "fatalities": "0"},
    {"event_id_cnty": "PRK3", "event_date": "2024-02-27", "year": "2024", "time_precision": "2",
     "event_type": "Strategic developments", "sub_event_type": "Other", "actor1": "Unidentified Armed Group",
     "country": "North Korea", "location": "Pyongyang", "fatalities": "12"},
]  # fmt: skip
# As ACLED had its columns until 2018, without types below the types.
ACLED_OLD = [
    "GWNO", "EVENT_ID_CNTY", "EVENT_ID_NO_CNTY", "EVENT_DATE", "YEAR", "TIME_PRECISION", "EVENT_TYPE", "ACTOR1",
    "ALLY_ACTOR_1", "INTER1", "ACTOR2", "ALLY_ACTOR_2", "INTER2", "INTERACTION", "COUNTRY", "ADMIN1", "ADMIN2",
    "ADMIN3", "LOCATION", "LATITUDE", "LONGITUDE", "GEO_PRECISION", "SOURCE", "NOTES", "FATALITIES",
]  # fmt: skip
ACLED_OLD_EVENTS: list[Cells] = [
    {"EVENT_ID_CNTY": "1ALG", "EVENT_DATE": "05/01/2024", "TIME_PRECISION": "1", "FATALITIES": "3",
     "EVENT_TYPE": "Violence against civilians", "ACTOR1": "GIA: Armed Islamic Group", "ACTOR2": "Civilians (Algeria)",
     "COUNTRY": "Algeria", "LOCATION": "Blida"},
    {"EVENT_ID_CNTY": "2ALG", "EVENT_DATE": "13/02/2024", "TIME_PRECISION": "1", "EVENT_TYPE": "Riots/Protests",
     "ACTOR1": "Rioters (Algeria)", "COUNTRY": "Algeria"},
    {"EVENT_ID_CNTY": "3ALG", "EVENT_DATE": "14/02/2024", "TIME_PRECISION": "1", "COUNTRY": "Algeria",
     "EVENT_TYPE": "Battle-No change of territory", "ACTOR1": "Military Forces of Algeria (1999-)",
     "ACTOR2": "Unidentified Armed Group"},
]  # fmt: skip
UCDP_EVENTS: list[Cells] = [
    {"id": "244657", "type_of_violence": "1", "side_a": "Government of Iraq", "side_b": "IS", "best": "13",
     "where_coordinates": "Mosul city", "country": "Iraq", "date_prec": "1", "source_office": "AFP;Reuters",
     "date_start": "2024-01-05 00:00:00.000", "date_end": "2024-01-05 00:00:00.000"},
    {"id": "2", "type_of_violence": "3", "side_a": "IS", "side_b": "Civilians", "best": "4", "country": "Afghanistan",
     "where_coordinates": "Kabul city", "date_prec": "3", "date_start": "2024-02-05", "date_end": "2024-02-11"},
    {"id": "3", "type_of_violence": "2", "side_a": "Clan, A", "side_b": "Clan, B", "country": "Russia (Soviet Union)",
     "where_coordinates": "Grozny town", "date_prec": "1", "date_start": "2024-02-12", "date_end": "2024-02-13"},
]  # fmt: skip


def text(columns: list[str], events: list[Cells], *, delimiter: str = "\t", head: bool = True) -> str:
    rows = [delimiter.join(f'"{cell}"' if delimiter == "," else cell for cell in
            (event.get(column, "") for column in columns)) for event in events]  # fmt: skip
    return "\n".join([*([delimiter.join(columns)] if head else []), *rows, ""])


FILES = {
    "ngecEvents.20240115.txt": text(POLECAT, POLECAT_EVENTS),
    "events.2015.tab": text(ICEWS, ICEWS_EVENTS),
    "20240105.export.CSV": text(GDELT1, GDELT_EVENTS, head=False),
    "2012.csv": text(GDELT1[:-1], GDELT_EVENTS, head=False),
    "20240105120000.export.CSV": text(GDELT2, GDELT_EVENTS, head=False),
    "bigquery.csv": text(GDELT2, GDELT_EVENTS, delimiter=","),
    "acled.csv": text(ACLED, ACLED_EVENTS, delimiter=","),
    "acled-2017.csv": text(ACLED_OLD, ACLED_OLD_EVENTS, delimiter=","),
    "GEDEvent.csv": text(UCDP, UCDP_EVENTS, delimiter=","),
}
MONTHS = {
    "ngecEvents.20240115.txt": {"2024-01": 1, "2024-02": 2},
    "events.2015.tab": {"2015-12": 2, "2016-01": 1},
    "acled.csv": {"2024-01": 1, "2024-02": 1, "[2024-02..2024-03]": 1},
}
FORMAT_OF = {"ngecEvents.20240115.txt": "POLECAT", "events.2015.tab": "ICEWS", "20240105.export.CSV": "GDELT 1",
             "2012.csv": "GDELT 1", "20240105120000.export.CSV": "GDELT 2", "bigquery.csv": "GDELT 2",
             "acled.csv": "ACLED", "acled-2017.csv": "ACLED", "GEDEvent.csv": "UCDP GED"}  # fmt: skip


def read(name: str, folder: Path) -> list[Event]:
    path = folder / name
    path.write_text(FILES[name], encoding="utf-8")
    return list(krjp.load(path).events)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_each_format_is_counted_by_month_at_the_first_try(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    done = run("count", "--by", "month", "--data", str(tmp_path / name), "--json")
    assert done.status == 0, done.err
    assert f"3 events; read as {FORMAT_OF[name]} data; own fields " in done.err
    found = records("count", "--by", "month", "--data", str(tmp_path / name))
    expected = MONTHS.get(name, {"2024-01": 1, "2024-02": 2})
    assert {each["month"]: each["count"] for each in found if each["count"]} == expected


def test_standard_input_is_recognised_by_its_content_alone() -> None:
    done = run("count", "--data", "-", "--json", stdin=FILES["20240105120000.export.CSV"].encode())
    assert '"count": 3' in done.out
    assert "standard input: 3 events; read as GDELT 2 data" in done.err


def brief(event: Event) -> tuple[object, ...]:
    place = event.place and (event.place.name, event.place.country)
    cited = tuple(citation.source for citation in event.sources)
    return (event.id, event.when, event.title, event.event_type, event.initiators, event.targets, place, cited)


def test_polecat(tmp_path: Path) -> None:
    assert list(map(brief, read("ngecEvents.20240115.txt", tmp_path))) == [
        ("polecat-20240105-1", "5 Jan 2024", "Fumio Kishida: consult (visit) → Yoon Suk-yeol", "CONSULT",
         ("JPN", "Fumio Kishida"), ("KOR", "Yoon Suk-yeol"), ("Seoul", "KOR"), ("Yonhap",)),
        ("polecat-20240206-2", "6 Feb 2024", "protest", "PROTEST", ("KOR",), (), ("Busan", "KOR"), ("AFP",)),
        ("polecat-20240207-3", "7 Feb 2024", "UN: newtype", None, ("UN",), (), None, ("AFP",)),
    ]  # fmt: skip


def test_an_act_within_one_state_has_no_state_as_target(tmp_path: Path) -> None:
    head = "Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tTarget Name\tTarget Country"
    rows = ("Citizen (France)\tFrance\tDemonstrate or rally\t141\tGovernment (France)\tFrance",
            "France\tFrance\tConsult\t040\tItaly\tItaly")  # fmt: skip
    lines = [head, *(f"{number}\t2015-12-28\t{row}" for number, row in enumerate(rows, 1))]
    (tmp_path / "e.tab").write_text("\n".join(lines))
    found = krjp.load(tmp_path / "e.tab").events
    assert [(event.initiators, event.targets) for event in found] == [
        (("FRA", "Citizen (France)"), ("Government (France)",)),
        (("FRA",), ("ITA",)),
    ]


def test_icews(tmp_path: Path) -> None:
    assert list(map(brief, read("events.2015.tab", tmp_path))) == [
        ("icews-1", "28 Dec 2015", "Fumio Kishida: Express intent to meet or negotiate → South Korea", "AGREE",
         ("JPN", "Fumio Kishida"), ("KOR",), ("Seoul", "KOR"), ("Xinhua",)),
        ("icews-2", "29 Dec 2015", "Citizen (South Korea): Apologize", "CONCEDE", ("KOR", "Citizen (South Korea)"),
         (), ("South Korea", "KOR"), ()),
        ("icews-3", "2 Jan 2016", "Japan: Make statement → China", None, ("JPN",), ("CHN",), None, ()),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["20240105.export.CSV", "20240105120000.export.CSV", "bigquery.csv"])
def test_gdelt(name: str, tmp_path: Path) -> None:
    assert list(map(brief, read(name, tmp_path))) == [
        ("gdelt-1150000001", "5 Jan 2024", "Tokyo: consultation → South Korea", "CONSULT", ("JPN", "Tokyo"), ("KOR",),
         ("Seoul", "KOR"), ("https://example.org/a",)),
        ("gdelt-1150000002", "6 Feb 2024", "Africa: assault", "ASSAULT", ("Africa",), (), None, ()),
        ("gdelt-1150000003", "7 Feb 2024", "statement → Romania", None, (), ("ROU",), None, ()),
    ]  # fmt: skip


def test_gdelt_of_before_2013_has_no_addresses(tmp_path: Path) -> None:
    assert [event.sources for event in read("2012.csv", tmp_path)] == [(), (), ()]


def test_acled(tmp_path: Path) -> None:
    found = read("acled.csv", tmp_path)
    assert list(map(brief, found)) == [
        ("kor1", "5 Jan 2024", "Peaceful protest: Protesters (South Korea)", "PROTEST",
         ("KOR", "Protesters (South Korea)"), (), ("Seoul", "KOR"), ("Yonhap", "KBS")),
        ("jpn2", "Feb 2024", "Agreement: Military Forces of Japan (2021-) – Government of South Korea (2022-)", "AGREE",
         ("JPN", "Military Forces of Japan (2021-)"), ("KOR", "Government of South Korea (2022-)"), ("Tokyo", "JPN"),
         ()),
        ("prk3", "about 27 Feb 2024", "Other: Unidentified Armed Group", None, ("Unidentified Armed Group",), (),
         ("Pyongyang", "PRK"), ()),
    ]  # fmt: skip
    assert found[0].summary == "On 5 January 2024, people rallied in Seoul."


def test_acled_before_it_had_types_below_the_types(tmp_path: Path) -> None:
    found = read("acled-2017.csv", tmp_path)
    assert [brief(event)[1:6] for event in found] == [
        ("5 Jan 2024", "Violence against civilians: GIA: Armed Islamic Group – Civilians (Algeria)", "ASSAULT",
         ("GIA: Armed Islamic Group",), ("DZA", "Civilians (Algeria)")),
        ("13 Feb 2024", "Riots/Protests: Rioters (Algeria)", "PROTEST", ("DZA", "Rioters (Algeria)"), ()),
        ("14 Feb 2024", "Battle-No change of territory: Military Forces of Algeria (1999-) – Unidentified Armed Group",
         "ASSAULT", ("DZA", "Military Forces of Algeria (1999-)"), ("Unidentified Armed Group",)),
    ]  # fmt: skip


def test_ucdp_ged(tmp_path: Path) -> None:
    assert list(map(brief, read("GEDEvent.csv", tmp_path))) == [
        ("ucdp-244657", "5 Jan 2024", "state-based violence: Government of Iraq – IS", "ASSAULT",
         ("IRQ", "Government of Iraq"), ("IS",), ("Mosul city", "IRQ"), ("AFP", "Reuters")),
        ("ucdp-2", "some time in 5–11 Feb 2024", "one-sided violence: IS – Civilians", "ASSAULT", ("IS",),
         ("Civilians",), ("Kabul city", "AFG"), ()),
        ("ucdp-3", "12–13 Feb 2024", "non-state violence: Clan, A – Clan, B", "ASSAULT", ("Clan, A",), ("Clan, B",),
         ("Grozny town", "RUS"), ()),
    ]  # fmt: skip


KINDS = {
    "ngecEvents.20240115.txt": ("machine", ["meeting", "demonstration", None]),
    "events.2015.tab": ("machine", ["announcement", "concession", "statement"]),
    "20240105.export.CSV": ("machine", ["meeting", "violence", "statement"]),
    "bigquery.csv": ("machine", ["meeting", "violence", "statement"]),
    "acled.csv": ("hand", ["demonstration", "agreement", "strategic development"]),
    "acled-2017.csv": ("hand", ["violence", "riot or demonstration", "violence"]),
    "GEDEvent.csv": ("hand", ["violence"] * 3),
}


@pytest.mark.parametrize("name", KINDS)
def test_every_event_says_what_it_is_and_who_coded_it(name: str, tmp_path: Path) -> None:
    found = read(name, tmp_path)
    assert ({event.coded_by for event in found}, [event.kind for event in found]) == (
        {KINDS[name][0]}, KINDS[name][1],
    )  # fmt: skip
    assert run("check", str(tmp_path / name)).status == 0


def test_what_a_program_coded_is_not_doubted_one_by_one(tmp_path: Path) -> None:
    read("ngecEvents.20240115.txt", tmp_path)
    assert "3 events, 0 problems, 0 warnings" in run("check", str(tmp_path / "ngecEvents.20240115.txt")).err
    shown = run("show", "polecat-20240105-1", "--data", str(tmp_path / "ngecEvents.20240115.txt")).out
    assert "machine; read the source before relying on it" in shown


def test_columns_that_no_field_holds_are_fields_of_the_data(tmp_path: Path) -> None:
    read("acled.csv", tmp_path)
    path = str(tmp_path / "acled.csv")
    assert records("filter", "fatalities>0", "--data", path)[0]["id"] == "prk3"
    [extra] = [each["extra"] for each in records("filter", "fatalities>0", "--data", path)]
    assert extra["sub_event_type"] == "Other"
    assert extra["own_event_type"] == "Strategic developments"
    assert {"notes", "source", "location", "year", "timestamp"}.isdisjoint(extra)


def test_a_column_may_be_mapped_otherwise(tmp_path: Path) -> None:
    read("acled.csv", tmp_path)
    [found] = records("list", "--data", str(tmp_path / "acled.csv"), "--map", "title=sub_event_type", "--limit", "1")
    assert found["title"] == "Peaceful protest"


def test_a_row_that_says_nothing_is_passed_and_one_without_a_day_is_named(tmp_path: Path) -> None:
    blank = "\t" * (len(GDELT1) - 1)
    wrong = text(GDELT1, [{**GDELT_EVENTS[1], "SQLDATE": "20241399"}], head=False)
    path = tmp_path / "20240105.export.CSV"
    path.write_text(f"{text(GDELT1, GDELT_EVENTS[:1], head=False)}{blank}\n{wrong}", encoding="utf-8")
    done = run("list", "--data", str(path))
    assert done.status == 2
    assert "row 3: date (SQLDATE): " in done.err
    assert "20241399" in done.err
    assert "left out 1 row" in run("list", "--data", str(path), "--skip-unread").err


def test_a_vague_date_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    path.write_text(text(ACLED, [{**ACLED_EVENTS[1], "event_date": "soon"}], delimiter=","), encoding="utf-8")
    assert "'soon'" in run("list", "--data", str(path)).err


def test_a_short_row_lacks_what_stands_at_its_end(tmp_path: Path) -> None:
    head, first, *others = FILES["events.2015.tab"].splitlines()
    path = tmp_path / "events.tab"
    path.write_text("\n".join([head, "\t".join(first.split("\t")[:7]), *others]), encoding="utf-8")
    found = krjp.load(path).show("icews-1")
    assert (found.title, found.targets, found.place) == ("Fumio Kishida: Express intent to meet or negotiate", (), None)


def test_other_tables_are_none_of_these() -> None:
    assert published("x", []) is None
    assert published("x", [["Date", "Title"], ["2024-01-05", "Talks"]]) is None
    assert published("x", [["a"] * len(GDELT1)]) is None
    without = [cell for cell in ICEWS if cell != "CAMEO Code"]
    assert published("x", [without]) is None


@pytest.mark.parametrize("form", FORMATS)
def test_the_columns_that_a_format_names_are_those_published(form: str) -> None:
    columns = {"polecat": POLECAT, "icews": ICEWS, "gdelt1": GDELT1, "gdelt2": GDELT2, "acled": ACLED,
               "ucdp": UCDP}[form]  # fmt: skip
    named = [name for section in ("signs", "left out", "precision", "columns") for (name,) in rows(form, section)]
    made = " ".join(template for _, template in rows(form, "fields"))
    used = {piece.partition("}")[0].partition(":")[0] for piece in made.split("{")[1:]}
    assert {*named, *used} <= set(columns)
    listed = [name for (name,) in rows(form, "columns")]
    assert listed in ([], columns)


def test_every_type_that_is_mapped_to_is_one_of_plover() -> None:
    mapped = (*rows("cameo", "cameo"), *rows("acled", "types"), *rows("ucdp", "plover types"))
    assert {kind for _, kind in mapped} <= set(EVENT_TYPES)
    assert {kind for kind, _ in rows("plover", "kinds")} == set(EVENT_TYPES)
    assert {root for root, _ in rows("cameo", "roots")} == {f"{number:02}" for number in range(1, 21)}
    assert {code[:2] for code, _ in rows("cameo", "cameo")} == {f"{number:02}" for number in range(2, 21)}
