"""The table by which `krjp import` tells kind and PLOVER type: verbs, what they act on, who acts.

A rule holds for a sentence when one of its verbs is the sentence's main verb, one of its objects
stands near after it and one of its subjects before it (no objects, no subjects: any). The first rule
in the table that holds for the first verb that has one decides. Verbs are written in their basic
form, objects and subjects in the singular; a word of two parts (`call in`, `press conference`) must
stand together. The values are those of `krjp.record.vocabulary`; CODEBOOK.md defines them.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["GUEST", "RULES", "SUBJECTS", "Rule"]


class Rule(NamedTuple):
    """One line of the table."""

    kind: str
    event_type: str | None
    verbs: str
    objects: str = ""
    subjects: str = ""
    reach: int = 10
    """Within how many words after the verb an object must stand."""


SUBJECTS = {
    "court": "court tribunal judge jury prosecutor",
    "media": "press media newspaper broadcaster news shimbun ilbo nhk nikkei kyodo yonhap jiji kcna xinhua reuters afp "
    "bloomberg tass daily herald tribune cnn bbc kbs mbc ytn hankyoreh asahi yomiuri mainichi sankei post "
    "journal sinmun",
    "party": "party ldp dpk ppp dpp kmt komeito minjoo saenuri",
    "crowd": "protester protestor activist demonstrator resident citizen student survivor thousand hundred crowd "
    "supporter group people farmer",
    "poll": "poll survey rating",
    "statistics": "data statistics figure survey census import export trade visitor arrival",
    "victim": "family victim plaintiff survivor relative bereaved",
    "council": "council unsc unsg unga assembly",
}
# Stands among objects for a person or a state as named: `hosts Kishida and Yoon`.
GUEST = "<guest>"
_DOCUMENT = "agreement treaty pact accord memorandum mou moc moa protocol deal contract convention arrangement swap fta"
_AID = "aid assistance relief humanitarian donation vaccine supplies rescue rice grant food mask medicine medical"
_WEAPON = "missile rocket projectile warhead icbm slbm irbm satellite torpedo nuclear hypersonic weapon bomb shell"
_DRILL = "exercise drill maneuver manoeuvre wargame"
_PAPER = "paper bluebook book report data statistics figure yearbook survey statistic document"
_CRIME = "suspect citizen national fisherman crew vessel boat ship activist defector student journalist spy asset"

RULES = (
    # What the subject makes of it
    Rule(
        "court",
        "SANCTION",
        "order uphold tell instruct rule find confirm",
        "compensation compensate pay damage payment seizure liquidation",
        "court",
        reach=45,
    ),
    Rule(
        "court",
        None,
        "rule order uphold dismiss reject overturn find hold issue sentence acquit hear begin open allow grant "
        "accept deny approve throw decide convict fine say resume deliver strike annul set send quash suspend "
        "indict question fail postpone start clear seize block affirm confirm "
        "call urge ask tell demand recognize declare state",
        subjects="court",
    ),
    Rule("court", None, "sue appeal indict"),
    Rule("court", None, "file submit lodge launch bring", "lawsuit suit appeal petition injunction"),
    Rule("court", "COERCE", "convict sentence imprison jail"),
    Rule(
        "media-report",
        None,
        "report say cite reveal suggest disclose quote claim speculate note indicate estimate publish",
        subjects="media",
    ),
    Rule(
        "poll",
        None,
        "show find put indicate reveal say suggest fall drop rise stand record give hit report slip climb plunge",
        subjects="poll",
    ),
    Rule(
        "report",
        None,
        "show indicate reveal fall drop rise decline increase surge total reach exceed decrease surpass hit account",
        subjects="statistics",
    ),
    Rule("party-discipline", None, "expel suspend punish discipline reprimand oust strip censure", subjects="party"),
    Rule("statement", "PROTEST", "rally march demonstrate protest gather picket", subjects="crowd"),
    Rule("statement", "PROTEST", "hold stage", "rally demonstration protest vigil march"),
    # Diplomatic protest
    Rule("protest", "ACCUSE", "summon, call in"),
    Rule(
        "protest",
        "ACCUSE",
        "lodge file deliver convey make register issue express submit voice send",
        "protest demarche representation complaint",
    ),
    Rule("protest", "ACCUSE", "protest"),
    Rule("protest", "SANCTION", "recall expel", "ambassador envoy diplomat consul"),
    # Force
    Rule(
        "exercise",
        "COOPERATE",
        "launch begin start hold conduct conclude complete stage finish end kick carry wrap join participate run "
        "open share resume practice practise host perform take",
        _DRILL + " patrol",
    ),
    Rule("exercise", "COOPERATE", "drill train, exercise"),
    Rule("weapons-test", "MOBILIZE", "fail succeed explode", subjects="missile rocket projectile satellite icbm"),
    Rule("weapons-test", "MOBILIZE", "fire launch test shoot conduct carry detonate explode lob", _WEAPON + " test"),
    Rule(
        "announcement",
        "MOBILIZE",
        "deploy scramble mobilize mobilise dispatch fly enter transit intrude sail display approach violate cross",
        "aircraft carrier warship ship vessel fighter bomber troop plane jet water zone airspace missile drone "
        "submarine destroyer boat balloon",
    ),
    Rule("announcement", "ASSAULT", "attack bomb shell kill assassinate sink torpedo clash stab ram"),
    Rule(
        "announcement",
        "COERCE",
        "arrest detain seize capture deport abduct kidnap hack jam confiscate raid lock",
        _CRIME + " radar aircraft computer network us american japanese korean man woman",
        reach=6,
    ),
    # Measures against others
    Rule("announcement", "RETREAT", "lift ease relax remove drop waive", "sanction restriction ban curb tariff"),
    Rule("sanctions", "SANCTION", "sanction blacklist designate"),
    Rule(
        "sanctions",
        "SANCTION",
        "impose levy slap apply extend expand tighten reimpose announce add adopt widen reinforce strengthen unveil "
        "approve renew pass",
        "sanction",
    ),
    Rule("sanctions", "SANCTION", "put place", "list blacklist"),
    Rule("sanctions", "SANCTION", "freeze", "asset fund account"),
    Rule("sanctions", "SANCTION", "target", "firm company individual entity bank"),
    Rule("sanctions", "SANCTION", "impose levy slap", "tariff duty embargo penalty fine ban"),
    Rule("veto", "REJECT", "veto"),
    Rule("veto", "REJECT", "block", "resolution draft mandate", "council russia china us", reach=8),
    # Offices
    Rule("resignation", "RETREAT", "resign quit abdicate, step down, stand down, bow out"),
    Rule("resignation", "RETREAT", "offer announce tender submit accept declare", "resignation", reach=4),
    Rule("appointment", None, "appoint nominate, swear in, take office, assume office, replace, inaugurate"),
    Rule(
        "appointment",
        None,
        "name tap pick select choose elect designate announce confirm approve",
        "ambassador minister envoy chief representative successor adviser advisor director secretary consul "
        "coordinator nominee chairman general nomination appointment premier",
        reach=9,
    ),
    Rule("appointment", None, "reshuffle, take up"),
    Rule("election", None, "elect vote, go to the polls, head to the polls"),
    Rule(
        "election",
        None,
        "win lose secure gain",
        "election seat majority presidency vote ballot landslide referendum",
        reach=12,
    ),
    # Money and help
    Rule(
        "payment",
        "SANCTION",
        "withdraw receive accept collect pay deposit hand",
        "compensation damage payment deposit redress",
        "victim company corp firm",
    ),
    Rule("payment", None, "pay receive accept deposit hand", "compensation damage", reach=8),
    Rule("aid", "AGREE", "announce pledge promise offer plan decide agree approve vow say", _AID, reach=14),
    Rule("aid", "AID", "provide send deliver donate ship dispatch extend give supply grant airlift hand", _AID),
    # Documents
    Rule("agreement", "SUPPORT", "enter come", "force effect", reach=3),
    Rule("agreement", "AGREE", "announce", "agreed", reach=10),
    Rule("agreement", "SUPPORT", "sign initial ratify ink renew conclude adopt", _DOCUMENT),
    Rule("agreement", "SUPPORT", "announce enter come bring", _DOCUMENT, reach=9),
    Rule("agreement", "SUPPORT", "extend", _DOCUMENT, reach=5),
    Rule("agreement", "AGREE", "reach strike clinch finalize make", _DOCUMENT + " compromise settlement", reach=6),
    Rule(
        "statement",
        None,
        "release issue adopt publish make sign post air",
        "statement communique declaration remark comment advisory warning video footage document photo photograph "
        "map image letter sheet",
        reach=6,
    ),
    Rule("report", None, "release publish issue approve adopt unveil compile submit", _PAPER, reach=9),
    # Days and places of memory
    Rule("commemoration", None, "visit", "shrine yasukuni cemetery memorial museum monument tomb grave"),
    Rule("commemoration", None, "send make offer present", "offering tribute wreath", reach=6),
    Rule("commemoration", None, "lay pay", "wreath respect tribute"),
    Rule("commemoration", None, "mark observe celebrate commemorate honor honour, pay tribute"),
    Rule(
        "commemoration",
        None,
        "attend hold host",
        "ceremony memorial anniversary funeral commemoration service parade festival rite",
        reach=8,
    ),
    Rule("commemoration", None, "unveil erect install", "statue monument memorial"),
    # Addresses
    Rule("speech", None, "deliver give make use", "speech address lecture"),
    Rule(
        "speech",
        None,
        "address",
        "parliament diet assembly congress nation session unsc council unga forum conference general audience",
    ),
    # Meetings
    Rule("statement", None, "hold give", "press news briefing interview"),
    Rule(
        "meeting",
        "CONSULT",
        "meet confer consult visit convene telephone phone, sit down, exchange views, pay a visit, talk by, speak "
        "by, speak with, speak to, talk with, talk to, speak on the phone, phone conversation",
    ),
    Rule("meeting", "CONSULT", "travel arrive fly return come", "to in", reach=1),
    Rule(
        "meeting",
        "CONSULT",
        "host receive welcome greet",
        "diplomat minister president counterpart leader delegation premier secretary envoy prime official "
        "ambassador lawmaker guest senator " + GUEST,
        reach=6,
    ),
    Rule("meeting", "CONSULT", "host", "meeting talk summit dialogue conference forum"),
    Rule(
        "meeting",
        "CONSULT",
        "hold attend join conduct have continue resume begin open launch participate start conclude end lead chair",
        "meeting talk summit dialogue consultation conference call conversation discussion negotiation forum "
        "session round ministerial symposium teleconference videoconference group committee commission",
        reach=14,
    ),
    Rule("meeting", "CONSULT", "discuss"),
    Rule(
        "meeting",
        "CONSULT",
        "review, exchange",
        subjects=(
            "minister president official leader secretary representative envoy diplomat counterpart director "
            "ambassador premier parliamentarian"
        ),
    ),
    # Words with a direction
    Rule("statement", "CONCEDE", "apologize apologise retract, back down"),
    Rule("statement", "CONCEDE", "express offer issue convey", "apology remorse"),
    Rule(
        "statement",
        "SUPPORT",
        "express offer convey voice",
        "support appreciation gratitude condolence sympathy thanks solidarity satisfaction optimism congratulation",
        reach=5,
    ),
    Rule("statement", "REJECT", "express voice", "opposition", reach=5),
    Rule(
        "statement",
        "ACCUSE",
        "express voice raise convey",
        "regret concern disappointment anger displeasure outrage dissatisfaction criticism dismay alarm indignation "
        "objection issue",
        reach=7,
    ),
    Rule(
        "statement",
        "AGREE",
        "express voice signal declare reaffirm reiterate",
        "willingness readiness intention hope desire interest commitment cooperation",
        reach=6,
    ),
    Rule(
        "statement",
        "ACCUSE",
        "criticize criticise condemn denounce blame accuse deplore slam blast decry rebuke lambast lambaste censure "
        "allege complain brand regret, lash out, take issue, charge, demonize, label",
    ),
    Rule(
        "statement",
        "REJECT",
        "reject refuse deny oppose decline rebuff disavow, rule out, turn down, object to, shrug off, brush off, "
        "rebut, dispute",
    ),
    Rule(
        "statement",
        "REQUEST",
        "urge demand request ask exhort press encourage implore invite, call for, call on, call upon, appeal to, "
        "appeal for, push for, insist",
    ),
    Rule("statement", "THREATEN", "threaten"),
    Rule(
        "statement",
        "SUPPORT",
        "welcome praise hail support back endorse thank congratulate commend applaud laud appreciate",
    ),
    Rule("agreement", "AGREE", "agree"),
    Rule("statement", "AGREE", "pledge promise offer propose commit reaffirm"),
    # Measures of one's own
    Rule("announcement", "AGREE", "announce", "visit summit meeting", reach=10),
    Rule(
        "announcement",
        "AGREE",
        "announce unveil",
        "cooperate cooperation joint jointly together share dialogue talk with",
        reach=14,
    ),
    Rule(
        "announcement",
        None,
        "announce unveil decide plan approve adopt enact pass establish create introduce launch begin start open "
        "set designate extend prepare amend revise declare install build form inaugurate resume implement allow "
        "permit authorize raise reduce join complete dedicate",
    ),
    Rule(
        "announcement",
        "SANCTION",
        "suspend halt terminate withdraw ban remove restrict tighten sever boycott cancel cut scrap dissolve close "
        "end curb delist downgrade",
    ),
    Rule("announcement", "RETREAT", "release repatriate return restore ease lift dismantle"),
    # Words
    Rule(
        "statement",
        None,
        "say state tell remark comment note add claim confirm respond reply stress emphasize emphasise reiterate "
        "argue describe mention anticipate expect hope declare report write explain testify signal indicate "
        "acknowledge suggest hint call express warn admit tweet insist predict recall point affirm assert caution "
        "maintain contend float issue assure brief speak believe think want consider present defend characterize "
        "vow reveal list clarify deem renew repeat reassert fail",
    ),
)
