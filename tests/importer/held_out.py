"""Made-up entries of other sources, coded by hand before the rules were written: they measure, they do not teach.

Facts are invented or simplified. Direction follows the codebook, written down before the importer had rules for it.
"""

from __future__ import annotations

from typing import NamedTuple

from krjp.record.vocabulary import is_state

__all__ = ["HELD_OUT", "Expected"]


class Expected(NamedTuple):
    """One entry and how a careful reader of the codebook codes it.

    Sides are lists with commas: codes of states, then persons as printed and organisations by the name in actors.json.
    """

    head: str
    text: str
    kind: str
    event_type: str | None
    acts: str = ""
    towards: str = ""
    both: str = ""
    """Those of a symmetric act, who act and are acted on; in place of the two others."""
    about: str = ""
    """States only talked about."""
    persons: tuple[str, ...] = ()

    @property
    def initiators(self) -> set[str]:
        """Who acts."""
        return _names(self.acts or self.both)

    @property
    def targets(self) -> set[str]:
        """Towards whom."""
        return _names(self.towards or self.both)

    @property
    def subjects(self) -> set[str]:
        """States only talked about."""
        return _names(self.about)

    @property
    def countries(self) -> set[str]:
        """The states that act or are acted on."""
        return set(filter(is_state, self.initiators | self.targets))


def _names(side: str) -> set[str]:
    return set(side.split(", ")) - {""}


HELD_OUT = (
    Expected("12 January 2022 –", "Chinese Foreign Minister Wang Yi receives Japanese counterpart Hayashi Yoshimasa in "
             "Beijing to review preparations for a summit.",
             "meeting", "CONSULT", both="CHN, JPN, Wang Yi, Hayashi Yoshimasa",
             persons=("Wang Yi", "Hayashi Yoshimasa")),
    Expected("7 February 2016:", "North Korea fires a long-range rocket from its west coast in defiance of UN "
             "resolutions.", "weapons-test", "MOBILIZE", acts="PRK"),
    Expected("1 June 2017:", "US Treasury blacklists a Russian shipping firm and its owner for carrying oil to North "
             "Korea.", "sanctions", "SANCTION", acts="USA", towards="PRK"),
    Expected("Aug. 2, 2010:", "Vietnam and Australia sign a treaty on the transfer of sentenced persons in Canberra.",
             "agreement", "SUPPORT", both="AUS, VNM"),
    Expected("July 24, 2019;", "Seoul summons the Chinese ambassador over the entry of military aircraft into its air "
             "defense zone.", "protest", "ACCUSE", acts="KOR", towards="CHN"),
    Expected("2023-10-30:", "Tokyo District Court orders the government of North Korea to pay damages to five "
             "plaintiffs who were lured there decades ago.", "court", "SANCTION", acts="JPN", towards="PRK"),
    Expected("July 5–11, 2023:", "India and Japan begin a week of joint naval drills in the Bay of Bengal.",
             "exercise", "COOPERATE", both="IND, JPN"),
    Expected("Nov. 22, 2023:", "Defense Minister Kihara Minoru of Japan speaks by telephone with US Secretary of "
             "Defense Lloyd Austin about a recent missile launch.",
             "meeting", "CONSULT", both="JPN, USA, Kihara Minoru, Lloyd Austin",
             persons=("Kihara Minoru", "Lloyd Austin")),
    Expected("Late August 2022:", "Germany delivers 20 tons of medical supplies to flood victims in Pakistan.",
             "aid", "AID", acts="DEU", towards="PAK"),
    Expected("Nov. 12, 2013:", "Canada pledges $5 million in emergency relief to the Philippines after a typhoon.",
             "aid", "AGREE", acts="CAN", towards="PHL"),
    Expected("20 December 2022:", "Australian Prime Minister Anthony Albanese names Kevin Rudd ambassador to the "
             "United States.",
             "appointment", None, acts="AUS, Anthony Albanese", towards="USA",
             persons=("Anthony Albanese", "Kevin Rudd")),
    Expected("Jan. 30, 2023:", "Taiwan’s Premier Su Tseng-chang steps down with his whole cabinet.",
             "resignation", "RETREAT", acts="TWN, Su Tseng-chang", persons=("Su Tseng-chang",)),
    Expected("Jan. 1, 2024:", "Statistics Korea reports that exports to China fell 19.9% in 2023.",
             "report", None, acts="KOR", about="CHN"),
    Expected("Mid-June 2014:", "Nikkei reports that Tokyo is weighing a loan to Indonesia for a rail line.",
             "media-report", None, acts="JPN", about="IDN"),
    Expected("March 26, 2020:", "Mongolia marks the 30th anniversary of its diplomatic ties with South Korea with a "
             "ceremony in Ulaanbaatar.", "commemoration", None, acts="MNG", about="KOR"),
    Expected("May 26, 2022:", "China and Russia veto a UN Security Council draft resolution that would tighten "
             "measures against North Korea.",
             "veto", "REJECT", acts="CHN, RUS", towards="UN Security Council", about="PRK"),
    Expected("13 January 2024 --", "Voters in Taiwan go to the polls; Lai Ching-te wins the presidential election with "
             "40%.", "election", None, acts="TWN", persons=("Lai Ching-te",)),
    Expected("Sept. 2, 2022:", "A Gallup Korea survey puts President Yoon’s approval rating at 29%.",
             "poll", None, acts="KOR", persons=("Yoon Suk Yeol",)),
    Expected("May 2023:", "The Democratic Party of Korea expels two lawmakers over a leak.",
             "party-discipline", None, acts="KOR, Democratic Party"),
    Expected("May 31, 2024:", "President Emmanuel Macron of France delivers a speech on European security at a forum "
             "in Singapore.", "speech", None, acts="FRA, Emmanuel Macron", persons=("Emmanuel Macron",)),
    Expected("Dec. 16, 2015:", "China’s Foreign Ministry condemns the sale of US missiles to Taiwan.",
             "statement", "ACCUSE", acts="CHN", towards="USA", about="TWN"),
    Expected("Feb. 28, 2021:", "Iran rejects a US offer of direct talks on its nuclear program.",
             "statement", "REJECT", acts="IRN", towards="USA"),
    Expected("Aug. 15, 2011:", "South Korea urges Japan to return cultural property taken during colonial rule.",
             "statement", "REQUEST", acts="KOR", towards="JPN"),
    Expected("Nov. 23, 2011:", "Kim Jong Un threatens to turn Seoul into a sea of fire.",
             "statement", "THREATEN", acts="PRK, Kim Jong Un", towards="KOR", persons=("Kim Jong Un",)),
    Expected("Sept. 22, 2023:", "The foreign ministers of the Philippines, Japan and the United States hold their "
             "second trilateral meeting in New York.", "meeting", "CONSULT", both="JPN, PHL, USA"),
    Expected("Nov. 27–29, 2019:", "17th round of talks on a China-Japan-South Korea free trade agreement opens in "
             "Tokyo.", "meeting", "CONSULT", both="CHN, JPN, KOR"),
    Expected("Feb. 2, 2024:", "UK Foreign Secretary David Cameron travels to Tbilisi and meets President Salome "
             "Zourabichvili.",
             "meeting", "CONSULT", both="GBR, GEO, David Cameron, Salome Zourabichvili",
             persons=("David Cameron", "Salome Zourabichvili")),
    Expected("10 August 2010:", "Prime Minister Kan Naoto of Japan apologizes to the people of South Korea for "
             "colonial rule.", "statement", "CONCEDE", acts="JPN, Kan Naoto", towards="KOR", persons=("Kan Naoto",)),
    Expected("July 30, 2020:", "Malaysia and Singapore agree to resume work on a rapid transit link.",
             "agreement", "AGREE", both="MYS, SGP"),
    Expected("Oct. 9, 2018:", "Russia’s Defense Ministry announces it will hold air-defense drills with Laos next "
             "year.", "announcement", "AGREE", acts="RUS", towards="LAO"),
    Expected("Dec. 3, 2019:", "US and South Korean officials hold a video conference on cost sharing for American "
             "troops.", "meeting", "CONSULT", both="KOR, USA"),
    Expected("Feb. 8, 2023:", "Kazakhstan’s Constitutional Court dismisses a complaint filed by a mining company.",
             "court", None, acts="KAZ"),
    Expected("Jan. 19, 2024:", "Ukraine thanks Japan for power generators and praises its support.",
             "statement", "SUPPORT", acts="UKR", towards="JPN"),
    Expected("Oct. 17, 2023:", "South Korean Foreign Ministry spokesperson Lim Soo-suk expresses deep regret over the "
             "offering sent to Yasukuni Shrine by Japanese lawmakers.",
             "statement", "ACCUSE", acts="KOR, Lim Soo-suk", towards="JPN", persons=("Lim Soo-suk",)),
    Expected("Jan. 31, 2023:", "NATO Secretary General Jens Stoltenberg visits Tokyo for talks with Prime Minister "
             "Kishida Fumio.",
             "meeting", "CONSULT", both="JPN, Jens Stoltenberg, Kishida Fumio",
             persons=("Jens Stoltenberg", "Kishida Fumio")),
    Expected("March 6, 2023:", "South Korea’s Foreign Ministry unveils a plan to compensate victims of wartime labor "
             "through a domestic foundation.",
             "announcement", None, acts="KOR, Ministry of Foreign Affairs of South Korea"),
    Expected("Dec. 1, 2023:", "The Bank of Korea and the Bank of Japan renew a currency swap worth $10 billion.",
             "agreement", "SUPPORT", both="JPN, KOR"),
    Expected("Nov. 20, 2024:", "North Korea and Russia hold the 11th meeting of their intergovernmental commission in "
             "Pyongyang.", "meeting", "CONSULT", both="PRK, RUS"),
    Expected("April 9, 2015:", "Japan’s Emperor Akihito attends a memorial ceremony in Palau for the war dead.",
             "commemoration", None, acts="JPN, Akihito", persons=("Akihito",)),
    Expected("July 21, 2021:", "Deputy Secretary of State Wendy Sherman, Vice Foreign Minister Mori Takeo of Japan and "
             "First Vice Foreign Minister Choi Jong-kun of South Korea confer in Tokyo.",
             "meeting", "CONSULT", both="JPN, KOR, USA, Wendy Sherman, Mori Takeo, Choi Jong-kun",
             persons=("Wendy Sherman", "Mori Takeo", "Choi Jong-kun")),
    Expected("Feb. 7, 2023:", "Israel says it will send rescue teams to Turkey.",
             "aid", "AGREE", acts="ISR", towards="TUR"),
    Expected("Early May 2024:", "Thai Prime Minister Srettha Thavisin offers to mediate between Myanmar’s army and its "
             "opponents.",
             "statement", "AGREE", acts="THA, Srettha Thavisin", towards="MMR", persons=("Srettha Thavisin",)),
)  # fmt: skip
