"""Published chronologies to records: what `krjp import` does.

Knows how chronologies print dates, names and events, and how the codebook codes them; must not know any single entry,
the command line, or how records are kept, found and shown.

    lines      the lines of a text, without page furniture (markup: and without markup; html: of a page)
    heads      the date at the head of an entry (dateparts, datestyles: its parts; years: where none is printed)
    entries    lines → dated entries, and the lines that are none, by the layout that fits the whole page:
                   habits (yearly), layouts               how the author writes, which layout fits
                   running, blocks, tables, flowing       the layouts (drafts: what they read a page into)
                   cards, accounting                      whose a date is by the markup; what no layout has read
                   above, items, seeming                  what goes on, what has no date of its own, what is doubtful
    coding     an entry → a record, by way of
                   sentences, lookup, mentions            words, and the names among them
                   naming, people, offices                persons
                   rules, verbs, acts                     what happened
                   clauses, places, parties               where, and who takes part
                   direction, framework                   who acts on whom, and how many states that makes
                   meetings, series, topics               how, at what level, about what
                   foreign                                the states named in other languages than English
    ids merge  ids that stay the same, and records beside older ones
    pipeline   all of it as one function
    lexicons   the words that the rules look for, in files

A record says that it was made by rules (`coded_by: rules`); docs/import.md tells what to check by hand.
"""
