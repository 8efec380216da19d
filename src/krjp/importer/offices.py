# ruff: noqa: E501 - one row an office
"""Who held which office when: resolves `President Moon` and `Foreign Ministers Kang and Kono`.

Heads of state and government, foreign and defence ministers of the states these chronologies speak
of most, and some leaders of others. One row an office: state, office, then name and first month, each until the next begins; a
dash is a gap. Names family first for Koreans, Japanese and Chinese. Months are enough: a chronology
names the person in office, and a month's overlap is allowed on both sides.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from krjp.text import same_name

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Holder", "holders", "in_office", "office_of"]

_OFFICES = """
KOR|president|Kim Young-sam 1993-02; Kim Dae-jung 1998-02; Roh Moo-hyun 2003-02; Lee Myung-bak 2008-02; Park Geun-hye 2013-02; - 2017-03; Moon Jae-in 2017-05; Yoon Suk Yeol 2022-05; - 2025-04; Lee Jae-myung 2025-06
KOR|foreign|Han Seung-soo 2001-03; Choi Sung-hong 2002-02; Yoon Young-kwan 2003-02; Ban Ki-moon 2004-01; Song Min-soon 2006-12; Yu Myung-hwan 2008-02; Kim Sung-hwan 2010-10; Yun Byung-se 2013-03; Kang Kyung-wha 2017-06; Chung Eui-yong 2021-02; Park Jin 2022-05; Cho Tae-yul 2024-01; Cho Hyun 2025-07
KOR|defense|Kim Jang-soo 2006-11; Lee Sang-hee 2008-02; Kim Tae-young 2009-09; Kim Kwan-jin 2010-12; Han Min-koo 2014-06; Song Young-moo 2017-07; Jeong Kyeong-doo 2018-09; Suh Wook 2020-09; Lee Jong-sup 2022-05; Shin Won-sik 2023-10; Kim Yong-hyun 2024-09; - 2024-12
JPN|prime|Hashimoto Ryutaro 1996-01; Obuchi Keizo 1998-07; Mori Yoshiro 2000-04; Koizumi Junichiro 2001-04; Abe Shinzo 2006-09; Fukuda Yasuo 2007-09; Aso Taro 2008-09; Hatoyama Yukio 2009-09; Kan Naoto 2010-06; Noda Yoshihiko 2011-09; Abe Shinzo 2012-12; Suga Yoshihide 2020-09; Kishida Fumio 2021-10; Ishiba Shigeru 2024-10; Takaichi Sanae 2025-10
JPN|foreign|Tanaka Makiko 2001-04; Kawaguchi Yoriko 2002-02; Machimura Nobutaka 2004-09; Aso Taro 2005-10; Machimura Nobutaka 2007-08; Komura Masahiko 2007-09; Nakasone Hirofumi 2008-09; Okada Katsuya 2009-09; Maehara Seiji 2010-09; Matsumoto Takeaki 2011-03; Gemba Koichiro 2011-09; Kishida Fumio 2012-12; Kono Taro 2017-08; Motegi Toshimitsu 2019-09; Hayashi Yoshimasa 2021-11; Kamikawa Yoko 2023-09; Iwaya Takeshi 2024-10; Motegi Toshimitsu 2025-10
JPN|defense|Kitazawa Toshimi 2009-09; Ichikawa Yasuo 2011-09; Tanaka Naoki 2012-01; Morimoto Satoshi 2012-06; Onodera Itsunori 2012-12; Eto Akinori 2014-09; Nakatani Gen 2014-12; Inada Tomomi 2016-08; Kishida Fumio 2017-07; Onodera Itsunori 2017-08; Iwaya Takeshi 2018-10; Kono Taro 2019-09; Kishi Nobuo 2020-09; Hamada Yasukazu 2022-08; Kihara Minoru 2023-09; Nakatani Gen 2024-10; Koizumi Shinjiro 2025-10
JPN|cabinet|Suga Yoshihide 2012-12; Kato Katsunobu 2020-09; Matsuno Hirokazu 2021-10; Hayashi Yoshimasa 2023-12; Kihara Minoru 2025-10
JPN|emperor|Akihito 1989-01; Naruhito 2019-05
USA|president|Bill Clinton 1993-01; George W. Bush 2001-01; Barack Obama 2009-01; Donald Trump 2017-01; Joe Biden 2021-01; Donald Trump 2025-01
USA|vice|Dick Cheney 2001-01; Joe Biden 2009-01; Mike Pence 2017-01; Kamala Harris 2021-01; JD Vance 2025-01
USA|foreign|Madeleine Albright 1997-01; Colin Powell 2001-01; Condoleezza Rice 2005-01; Hillary Clinton 2009-01; John Kerry 2013-02; Rex Tillerson 2017-02; Mike Pompeo 2018-03; Antony Blinken 2021-01; Marco Rubio 2025-01
USA|security|Condoleezza Rice 2001-01; Stephen Hadley 2005-01; James Jones 2009-01; Tom Donilon 2010-10; Susan Rice 2013-07; H.R. McMaster 2017-02; John Bolton 2018-04; Robert O'Brien 2019-09; Jake Sullivan 2021-01; Mike Waltz 2025-01; - 2025-05
USA|defense|Donald Rumsfeld 2001-01; Robert Gates 2006-12; Leon Panetta 2011-07; Chuck Hagel 2013-02; Ashton Carter 2015-02; Jim Mattis 2017-01; Patrick Shanahan 2019-01; Mark Esper 2019-06; Lloyd Austin 2021-01; Pete Hegseth 2025-01
CHN|president|Jiang Zemin 1993-03; Hu Jintao 2003-03; Xi Jinping 2012-11
CHN|premier|Zhu Rongji 1998-03; Wen Jiabao 2003-03; Li Keqiang 2013-03; Li Qiang 2023-03
CHN|foreign|Tang Jiaxuan 1998-03; Li Zhaoxing 2003-03; Yang Jiechi 2007-04; Wang Yi 2013-03; Qin Gang 2022-12; Wang Yi 2023-07
PRK|leader|Kim Il Sung 1948-09; Kim Jong Il 1994-07; Kim Jong Un 2011-12
PRK|foreign|Paek Nam Sun 1998-09; Pak Ui Chun 2007-05; Ri Su Yong 2014-04; Ri Yong Ho 2016-05; Ri Son Gwon 2020-01; Choe Son Hui 2022-06
RUS|president|Boris Yeltsin 1991-07; Vladimir Putin 1999-12; Dmitry Medvedev 2008-05; Vladimir Putin 2012-05
RUS|foreign|Igor Ivanov 1998-09; Sergey Lavrov 2004-03
AUS|prime|John Howard 1996-03; Kevin Rudd 2007-12; Julia Gillard 2010-06; Kevin Rudd 2013-06; Tony Abbott 2013-09; Malcolm Turnbull 2015-09; Scott Morrison 2018-08; Anthony Albanese 2022-05
IND|prime|Manmohan Singh 2004-05; Narendra Modi 2014-05
GBR|prime|Tony Blair 1997-05; Gordon Brown 2007-06; David Cameron 2010-05; Theresa May 2016-07; Boris Johnson 2019-07; Liz Truss 2022-09; Rishi Sunak 2022-10; Keir Starmer 2024-07
FRA|president|Jacques Chirac 1995-05; Nicolas Sarkozy 2007-05; Francois Hollande 2012-05; Emmanuel Macron 2017-05
DEU|chancellor|Gerhard Schroeder 1998-10; Angela Merkel 2005-11; Olaf Scholz 2021-12; Friedrich Merz 2025-05
TWN|president|Lee Teng-hui 1988-01; Chen Shui-bian 2000-05; Ma Ying-jeou 2008-05; Tsai Ing-wen 2016-05; Lai Ching-te 2024-05
"""

# Given name first here, so the surname is the last word.
_GIVEN_FIRST = ("USA", "RUS", "AUS", "IND", "GBR", "FRA", "DEU")


class Holder(NamedTuple):
    """A person in an office from one month to another, both as (year, month)."""

    name: str
    surname: str
    country: str
    office: str
    since: tuple[int, int]
    until: tuple[int, int]


@cache
def holders() -> dict[str, tuple[Holder, ...]]:
    """Who held an office, by surname."""
    found: dict[str, list[Holder]] = {}
    for row in _OFFICES.strip().splitlines():
        country, office, people = row.split("|")
        terms = [term.rsplit(" ", 1) for term in people.split("; ")]
        starts = [(int(month[:4]), int(month[5:])) for _, month in terms] + [(9999, 12)]
        for (name, _), since, until in zip(terms, starts, starts[1:], strict=False):
            if name != "-":
                surname = name.split()[-1 if country in _GIVEN_FIRST else 0]
                found.setdefault(surname, []).append(Holder(name, surname, country, office, since, until))
    return {surname: tuple(people) for surname, people in found.items()}


def in_office(surname: str, day: date, offices: tuple[str, ...] = (), country: str | None = None) -> Holder | None:
    """The one person of a surname who held one of the offices (any, when none is given) on a day."""
    month = day.year * 12 + day.month
    fitting = [
        holder
        for holder in holders().get(surname, ())
        if holder.since[0] * 12 + holder.since[1] - 1 <= month <= holder.until[0] * 12 + holder.until[1] + 1
        and (not offices or holder.office in offices)
        and (country is None or holder.country == country)
    ]
    return fitting[0] if len({holder.name for holder in fitting}) == 1 else None


def office_of(name: str, day: date) -> str | None:
    """The office of the table that a person, by full name and family name first or last as there, held on a day."""
    for surname in {name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]}:
        holder = in_office(surname, day)
        if holder is not None and same_name(holder.name) == same_name(name):
            return holder.office
    return None
