# ruff: noqa: E501 - one row a state
"""States and places by name: what a chronology may call them in English.

One row a state: ISO 3166-1 alpha-3 code; names; adjectives; capital; other places, organs and
newspapers. A capital or an organ can stand for its state (Seoul protests, the Pentagon says); a place
after `in` is only where something happened. First of several names is the one places are shown under.
Korea alone is South Korea, as in the codebook. The table knows the states of today.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

__all__ = ["GEOGRAPHY", "PLACE_NAMES", "Name", "names"]

# code | names | adjectives | capital | places | organs and press that stand for the state
_STATES = """
AFG|Afghanistan|Afghan|Kabul||Taliban
ALB|Albania|Albanian|Tirana||
DZA|Algeria|Algerian|Algiers||
AGO|Angola|Angolan|Luanda||
ARG|Argentina|Argentine,Argentinian|Buenos Aires||
ARM|Armenia|Armenian|Yerevan||
AUS|Australia|Australian|Canberra|Sydney,Melbourne,Brisbane,Perth,Adelaide,Darwin,Hobart|
AUT|Austria|Austrian|Vienna|Salzburg|
AZE|Azerbaijan|Azerbaijani|Baku||
BHR|Bahrain|Bahraini|Manama||
BGD|Bangladesh|Bangladeshi|Dhaka||
BLR|Belarus|Belarusian|Minsk||
BEL|Belgium|Belgian|Brussels|Antwerp|
BTN|Bhutan|Bhutanese|Thimphu||
BOL|Bolivia|Bolivian|La Paz||
BIH|Bosnia and Herzegovina,Bosnia|Bosnian|Sarajevo||
BWA|Botswana||Gaborone||
BRA|Brazil|Brazilian|Brasilia|Rio de Janeiro,Sao Paulo|
BRN|Brunei|Bruneian|Bandar Seri Begawan||
BGR|Bulgaria|Bulgarian|Sofia||
KHM|Cambodia|Cambodian|Phnom Penh|Siem Reap|
CMR|Cameroon|Cameroonian|Yaounde||
CAN|Canada|Canadian|Ottawa|Toronto,Vancouver,Montreal,Quebec,Halifax,Whistler,Calgary|
CHL|Chile|Chilean|Santiago|Vina del Mar|
CHN|China,People's Republic of China,PRC|Chinese|Beijing|Shanghai,Tianjin,Guangzhou,Shenzhen,Chengdu,Dalian,Dandong,Shenyang,Harbin,Qingdao,Nanjing,Xi'an,Hangzhou,Wuhan,Chongqing,Hainan,Boao,Haikou,Zhuhai,Changchun,Yanji,Fujian,Xiamen,Yunnan,Guilin,Suzhou,Xinjiang,Tibet|Xinhua,People's Daily,Global Times,China Daily,PLA,People's Liberation Army,Zhongnanhai,PLAAF,PLAN,CCP,Chinese Communist Party
COL|Colombia|Colombian|Bogota|Cartagena|
COD|Democratic Republic of the Congo,DRC|Congolese|Kinshasa||
CRI|Costa Rica|Costa Rican|San Jose||
HRV|Croatia|Croatian|Zagreb||
CUB|Cuba|Cuban|Havana||
CYP|Cyprus|Cypriot|Nicosia||
CZE|Czech Republic,Czechia|Czech|Prague||
DNK|Denmark|Danish|Copenhagen||
ECU|Ecuador|Ecuadorian|Quito||
EGY|Egypt|Egyptian|Cairo|Sharm el-Sheikh|
EST|Estonia|Estonian|Tallinn||
ETH|Ethiopia|Ethiopian|Addis Ababa||
FJI|Fiji|Fijian|Suva||
FIN|Finland|Finnish|Helsinki||
FRA|France|French|Paris|Biarritz,Strasbourg,Marseille,Lyon|Elysee
GEO|Georgia|Georgian|Tbilisi||
DEU|Germany|German|Berlin|Hamburg,Munich,Bonn,Frankfurt,Heiligendamm,Elmau,Hannover,Muenster|Bundestag
GHA|Ghana|Ghanaian|Accra||
GRC|Greece|Greek|Athens||
GTM|Guatemala|Guatemalan|Guatemala City||
HUN|Hungary|Hungarian|Budapest||
ISL|Iceland|Icelandic|Reykjavik||
IND|India|Indian|New Delhi,Delhi|Mumbai,Goa,Chennai,Kolkata,Bangalore,Bengaluru,Hyderabad,Varanasi,Jaipur|
IDN|Indonesia|Indonesian|Jakarta|Bali,Bandung,Surabaya,Nusa Dua,Labuan Bajo,Lombok|
IRN|Iran,Islamic Republic of Iran|Iranian|Tehran||
IRQ|Iraq|Iraqi|Baghdad||
IRL|Ireland|Irish|Dublin||
ISR|Israel|Israeli|Jerusalem|Tel Aviv|
ITA|Italy|Italian|Rome|Milan,Naples,Taormina,Capri,Venice,Turin,Borgo Egnazia|
JPN|Japan|Japanese|Tokyo|Osaka,Kyoto,Hiroshima,Nagasaki,Fukuoka,Kumamoto,Sapporo,Yokohama,Nagoya,Kobe,Nara,Sendai,Niigata,Okinawa,Naha,Kagoshima,Fukushima,Ise-Shima,Hokkaido,Tsushima,Ishikawa,Noto,Shimonoseki,Yamaguchi,Sado,Iwakuni,Yokosuka,Sasebo,Toyako,Karuizawa,Toyama,Hakone,Gunma,Matsue|Kasumigaseki,Kantei,NHK,Kyodo,Kyodo News,Jiji,Jiji Press,Yomiuri,Yomiuri Shimbun,Asahi,Asahi Shimbun,Mainichi,Mainichi Shimbun,Sankei,Sankei Shimbun,Nikkei,Tokyo Shimbun,Japan Times,TBS,Fuji TV,Diet,LDP,Komeito,Yasukuni,Yasukuni Shrine,Imperial Household Agency,JASDF,JMSDF,MSDF,Maritime Self-Defense Force,Self-Defense Forces,SDF,JICA,JETRO,METI,Bank of Japan,BOJ,Nippon Steel,Mitsubishi Heavy Industries,Lower House,Upper House,Keizai Doyukai,Chongryon
JOR|Jordan|Jordanian|Amman||
KAZ|Kazakhstan|Kazakh,Kazakhstani|Astana|Almaty|
KEN|Kenya|Kenyan|Nairobi||
PRK|North Korea,DPRK,Democratic People's Republic of Korea|North Korean|Pyongyang|Kaesong,Kaesong Industrial Complex,Mount Kumgang,Mt Kumgang,Wonsan,Yongbyon,Rason,Rajin,Punggye-ri,Sohae,Sinuiju,Hamhung,Nampo,Tongchang-ri|KCNA,Korean Central News Agency,Rodong Sinmun,Korean People's Army,KPA,Workers' Party of Korea,WPK,State Affairs Commission,Supreme People's Assembly,Reconnaissance General Bureau,Uriminzokkiri,Korea Asia-Pacific Peace Committee,Kim regime
KOR|South Korea,ROK,Republic of Korea,Korea|South Korean,Korean|Seoul|Busan,Pusan,Incheon,Jeju,Daegu,Gwangju,Daejeon,Ulsan,Gyeongju,Pyeongtaek,Sejong,Panmunjom,PyeongChang,Pyeongchang,Gangneung,Suwon,Yeosu,Songdo,Pohang,Gimhae,Jinhae,Ulleungdo,Baengnyeong,Yeonpyeong,Yeonpyeong Island,Cheonan,Changwon,Camp Humphreys,Osan,Gangwon,Gyeonggi|Blue House,Cheong Wa Dae,National Assembly,Yonhap,Yonhap News,Yonhap News Agency,Chosun Ilbo,JoongAng Ilbo,Joongang Ilbo,Korea JoongAng Daily,Dong-A Ilbo,Hankyoreh,Korea Herald,Korea Times,KBS,MBC,SBS,YTN,MOFAT,Bank of Korea,BOK,Statistics Korea,Gallup Korea,Realmeter,Grand National Party,Saenuri,Saenuri Party,Minjoo Party,Democratic Party of Korea,People Power Party,Liberty Korea Party,National Intelligence Service,NIS,Samsung,Hyundai,LG,SK Hynix,POSCO,Korea Coast Guard,Kookmin Ilbo,Korean Council
KWT|Kuwait|Kuwaiti|Kuwait City||
KGZ|Kyrgyzstan,Kyrgyz Republic|Kyrgyz|Bishkek||
LAO|Laos,Lao PDR|Lao,Laotian|Vientiane|Luang Prabang|
LVA|Latvia|Latvian|Riga||
LBN|Lebanon|Lebanese|Beirut||
LBY|Libya|Libyan|Tripoli||
LTU|Lithuania|Lithuanian|Vilnius||
LUX|Luxembourg||||
MYS|Malaysia|Malaysian|Kuala Lumpur|Penang,Langkawi,Putrajaya,Kota Kinabalu|
MDV|Maldives|Maldivian|||
MLT|Malta|Maltese|Valletta||
MHL|Marshall Islands|Marshallese|Majuro||
MEX|Mexico|Mexican|Mexico City|Cancun,Los Cabos|
FSM|Micronesia,Federated States of Micronesia|Micronesian|Palikir||
MDA|Moldova|Moldovan|Chisinau||
MNG|Mongolia|Mongolian|Ulaanbaatar,Ulan Bator||
MNE|Montenegro|Montenegrin|Podgorica||
MAR|Morocco|Moroccan|Rabat|Marrakesh|
MOZ|Mozambique|Mozambican|Maputo||
MMR|Myanmar,Burma|Burmese|Naypyidaw,Naypyitaw|Yangon,Rangoon,Mandalay|
NAM|Namibia|Namibian|Windhoek||
NPL|Nepal|Nepali,Nepalese|Kathmandu||
NLD|Netherlands|Dutch|Amsterdam|The Hague,Rotterdam|
NZL|New Zealand||Wellington|Auckland,Christchurch|
NGA|Nigeria|Nigerian|Abuja|Lagos|
MKD|North Macedonia,Macedonia|Macedonian|Skopje||
NOR|Norway|Norwegian|Oslo||
OMN|Oman|Omani|Muscat||
PAK|Pakistan|Pakistani|Islamabad|Karachi,Lahore|
PLW|Palau|Palauan|Ngerulmud|Koror|
PSE|Palestine|Palestinian|Ramallah|Gaza,West Bank|Hamas,Palestinian Authority
PAN|Panama|Panamanian|Panama City||
PNG|Papua New Guinea||Port Moresby||
PRY|Paraguay|Paraguayan|Asuncion||
PER|Peru|Peruvian|Lima||
PHL|Philippines|Philippine,Filipino|Manila|Cebu,Subic Bay,Clark,Davao,Palawan|Malacanang
POL|Poland|Polish|Warsaw|Krakow|
PRT|Portugal|Portuguese|Lisbon||
QAT|Qatar|Qatari|Doha||
ROU|Romania|Romanian|Bucharest||
RUS|Russia,Russian Federation,Soviet Union,USSR|Russian,Soviet|Moscow|Vladivostok,St Petersburg,Saint Petersburg,Sochi,Khabarovsk,Kazan,Sakhalin,Vostochny Cosmodrome|Kremlin,TASS,RIA Novosti,Interfax,State Duma
RWA|Rwanda|Rwandan|Kigali||
SAU|Saudi Arabia|Saudi,Saudi Arabian|Riyadh|Jeddah|
SEN|Senegal|Senegalese|Dakar||
SRB|Serbia|Serbian|Belgrade||
SGP|Singapore|Singaporean|||Straits Times
SVK|Slovakia|Slovak|Bratislava||
SVN|Slovenia|Slovenian|Ljubljana||
SLB|Solomon Islands||Honiara||
ZAF|South Africa|South African|Pretoria|Johannesburg,Cape Town,Durban|
ESP|Spain|Spanish|Madrid|Barcelona|
LKA|Sri Lanka|Sri Lankan|Colombo||
SDN|Sudan|Sudanese|Khartoum||
SWE|Sweden|Swedish|Stockholm||
CHE|Switzerland|Swiss|Bern|Geneva,Davos,Zurich,Basel|
SYR|Syria|Syrian|Damascus||
TWN|Taiwan,Republic of China|Taiwanese|Taipei|Kaohsiung,Kinmen,Taichung|Kuomintang,KMT,Democratic Progressive Party,DPP,Legislative Yuan
TJK|Tajikistan|Tajik|Dushanbe||
TZA|Tanzania|Tanzanian|Dodoma|Dar es Salaam|
THA|Thailand|Thai|Bangkok|Phuket,Hua Hin,Pattaya,Chiang Mai|
TLS|Timor-Leste,East Timor|Timorese|Dili||
TON|Tonga|Tongan|Nuku'alofa||
TUN|Tunisia|Tunisian|Tunis||
TUR|Turkey,Turkiye,Türkiye|Turkish|Ankara|Istanbul,Antalya|
TKM|Turkmenistan|Turkmen|Ashgabat||
UGA|Uganda|Ugandan|Kampala||
UKR|Ukraine|Ukrainian|Kyiv,Kiev|Odesa,Crimea|
ARE|United Arab Emirates,UAE|Emirati|Abu Dhabi|Dubai|
GBR|United Kingdom,UK,Great Britain,Britain|British|London|Edinburgh,Gleneagles,Glasgow,Carbis Bay,Cornwall,Belfast|BBC,Downing Street
USA|United States,US,USA,United States of America,America|US,American|Washington,Washington DC|New York,Honolulu,Hawaii,Los Angeles,San Francisco,Camp David,Chicago,Boston,Houston,Seattle,Guam,Alaska,Anchorage,Rancho Mirage,Sunnylands,Mar-a-Lago,Annapolis,Philadelphia,Pittsburgh,Atlanta,Detroit,San Diego,Pearl Harbor,California,Texas,Florida,Maryland,Virginia,Colorado Springs,Las Vegas,Williamsburg|White House,Pentagon,State Department,Department of State,US Treasury,Treasury Department,Treasury,Department of Defense,Department of Justice,Congress,Senate,Capitol Hill,US Forces Korea,USFK,Pacific Command,PACOM,INDOPACOM,Indo-Pacific Command,CIA,FBI,USTR,NORAD,New York Times,Washington Post,Wall Street Journal,CNN,Voice of America,Radio Free Asia,Department of Commerce,Commerce Department,38 North,US Trade Representative,Obama administration,Trump administration,Biden administration,Bush administration,Clinton administration
URY|Uruguay|Uruguayan|Montevideo|Punta del Este|
UZB|Uzbekistan|Uzbek|Tashkent|Samarkand|
VUT|Vanuatu||Port Vila||
VAT|Vatican,Holy See||Vatican City||
VEN|Venezuela|Venezuelan|Caracas||
VNM|Vietnam,Viet Nam|Vietnamese|Hanoi|Ho Chi Minh City,Da Nang,Danang,Nha Trang,Cam Ranh Bay,Hue,Haiphong|
YEM|Yemen|Yemeni|Sanaa||
ZMB|Zambia|Zambian|Lusaka||
ZWE|Zimbabwe|Zimbabwean|Harare||
HKG|Hong Kong||||
MAC|Macau,Macao||||
"""

# Names that hold the name of a state without naming it.
GEOGRAPHY = (
    *("Korean Peninsula", "Korea Peninsula", "Korea Strait", "Sea of Japan", "East Sea", "West Sea", "Yellow Sea"),
    *("East China Sea", "South China Sea", "Taiwan Strait", "Indian Ocean", "Bay of Bengal", "Gulf of Mexico"),
    *("Philippine Sea", "Latin America", "South America", "North America", "Central America", "Persian Gulf"),
    *("Korean War", "Vietnam War", "Cold War", "Gulf War", "Korean Wave", "Korean American", "Japanese American"),
    *("Shanghai Cooperation Organization", "Tokyo Olympics", "Beijing Olympics", "Beijing Winter Olympics"),
    *("PyeongChang Olympics", "Pyeongchang Olympics", "Pyeongchang Winter Olympics", "PyeongChang Winter Olympics"),
    *("Panmunjom Declaration", "Pyongyang Declaration", "San Francisco Peace Treaty", "San Francisco Treaty"),
    *("Camp David Summit", "Camp David Principles", "Madrid Summit", "Treaty of San Francisco", "Kyoto Protocol"),
    *("Paris Agreement", "Indo-Pacific Economic Framework", "Sunshine Policy", "Geneva Conventions"),
    *("Vienna Convention", "Paris Peace Forum", "Munich Security Conference", "Mar-a-Lago", "North Pacific"),
    *("Port of Busan", "Bretton Woods", "Moscow Format", "Berlin Wall", "Boao Forum", "Boao Forum for Asia"),
    *("Singapore Declaration", "Seoul Defense Dialogue", "Jeju Forum", "Tokyo Tribunal", "Washington Declaration"),
)

# What a place is shown as when the chronology writes it shorter or otherwise.
PLACE_NAMES = {
    "Washington": "Washington, DC",
    "Washington DC": "Washington, DC",
    "Delhi": "New Delhi",
    "Pusan": "Busan",
    "Ulan Bator": "Ulaanbaatar",
    "US": "United States",
    "USA": "United States",
    "UK": "United Kingdom",
    "ROK": "South Korea",
    "Korea": "South Korea",
    "Republic of Korea": "South Korea",
    "DPRK": "North Korea",
    "PRC": "China",
    "UAE": "United Arab Emirates",
    "Panmunjom": "Panmunjom",
}


class Name(NamedTuple):
    """A name in the table: what it is called, whose it is, and which way it stands for the state."""

    text: str
    code: str
    sort: str
    """state, adjective, capital, place or organ."""


@cache
def names() -> tuple[Name, ...]:
    """Every name of the table."""
    found = []
    for row in _STATES.strip().splitlines():
        code, *groups = row.split("|")
        for sort, group in zip(("state", "adjective", "capital", "place", "organ"), groups, strict=True):
            found += [Name(text, code, sort) for text in group.split(",") if text]
    return tuple(found)
