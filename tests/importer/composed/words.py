"""What happens on composed pages, in each language: {} is a name that nobody else has."""

from __future__ import annotations

__all__ = ["FEET", "INTRO", "MORE", "NAMES_OF_PAGE", "SENTENCES", "SYLLABLES", "TITLES"]

SYLLABLES = {
    "en": ["bar", "ve", "lo", "tin", "ma", "dru", "ke", "so", "ral", "pim", "ga", "zu", "fen", "ti", "wor"],
    "ja": list("バルメソトキナリモサデク"),
    "zh": list("林沈韩唐郭蒋邹崔梁潘"),
    "ko": list("강배로민사도규지나호"),
}
# What happens: {} is who it happens to.
SENTENCES = {
    "en": [
        "Minister {} opens the new harbour bridge at Ostby.",
        "The council elects {} as its chair",
        "Talks with {} end without an agreement; both sides promise to meet again.",
        "{} founds a workshop for clocks.",
        "A storm damages the house of {} and two mills. Nobody is hurt.",
        "Parliament passes the {} bill by 61 votes to 40.",
        "{} arrives in Port Ansel for a visit of three days, his first since 1987.",
        "The {} line is closed after 44 years of service.",
        "12 members of the {} group are released on bail.",
        "The court hears the case of {}, which was filed on 3 March 1995.",
    ],
    "de": [
        "Die Stadt ehrt {} mit einem Denkmal.",
        "{} wird zum Vorsitzenden gewählt.",
        "Verhandlungen mit {} scheitern; beide Seiten wollen sich erneut treffen.",
        "Eröffnung des Museums {}",
        "Das Gesetz {} tritt in Kraft.",
    ],
    "fr": [
        "Le conseil élit {} à sa présidence.",
        "Inauguration du pont {} par le ministre.",
        "{} démissionne après six mois de mandat.",
        "Les négociations avec {} reprennent à Lonval.",
        "Création de la société {}",
    ],
    "es": [
        "El consejo elige a {} como presidente.",
        "Se inaugura el puente {} en la ciudad.",
        "{} renuncia a su cargo tras seis meses.",
        "Comienzan las conversaciones con {} sobre el agua.",
        "Fundación de la empresa {}",
    ],
    "it": [
        "Il consiglio elegge {} alla presidenza.",
        "Viene inaugurato il ponte {}.",
        "{} si dimette dopo sei mesi.",
        "Nasce la società {}",
    ],
    "pt": [
        "O conselho elege {} para a presidência.",
        "Inauguração da ponte {} pelo ministro.",
        "{} renuncia ao cargo depois de seis meses.",
        "Fundação da empresa {}",
    ],
    "ja": ["{}が会長に就任。", "{}との会談が行われる", "{}工場が完成した。", "{}社を設立", "{}条約が発効する。"],
    "zh": ["{}当选为主席。", "与{}的会谈结束", "{}大桥建成通车。", "成立{}公司"],
    "ko": ["{} 회장 취임", "{} 대표와 회담을 열었다.", "{} 공장 준공", "{} 협정이 발효되었다."],
}
TITLES = {"en": ["The {} affair", "{} and the bridge", "A house for {}", "{} elected"]}
MORE = {
    "en": ["The reasons were not given.", "Observers called it a surprise.", "It was the second of its kind in May."],
    "de": ["Gründe wurden nicht genannt."],
    "fr": ["Les raisons n'ont pas été données."],
    "es": ["No se dieron razones."],
    "it": ["Non sono state date ragioni."],
    "pt": ["As razões não foram dadas."],
    "ja": ["理由は示されなかった。"],
    "zh": ["原因不明。"],
    "ko": ["이유는 밝히지 않았다."],
}
NAMES_OF_PAGE = {
    "en": ("A chronology of {}", "Timeline: {}", "{}: key dates", "History of {}"),
    "de": ("Chronik {}", "Zeittafel {}"),
    "fr": ("Chronologie de {}",),
    "es": ("Cronología de {}",),
    "it": ("Cronologia di {}",),
    "pt": ("Cronologia de {}",),
    "ja": ("{}年表", "{}の沿革"),
    "zh": ("{}大事记",),
    "ko": ("{} 연혁", "{} 일지"),
}
# Above the first entry.
INTRO = {
    "en": [
        "This page lists what happened in the valley and on the coast.",
        "The following is a list of major events, compiled from the records of the society.",
    ],
    "de": ["Die wichtigsten Ereignisse im Überblick."],
    "fr": ["Les principaux événements en quelques dates."],
    "es": ["Los principales acontecimientos."],
}

# What stands below all entries.
FEET = ("© 2020 The Society", "Share this page", "Sources: the records of the society")
