"""Published chronologies to records: what `krjp import` does.

    lines      the lines of a text, freed of markup and page furniture (html: of a page)
    heads      a date head and what it states; years: the year where it prints none
    entries    lines → dated entries, and the lines that are none
    coding     an entry → a record, by way of
                   words, gazetteer, offices, naming, people, mentions   who and what is named
                   rules, cues, verbs, acts                              what happened
                   clauses, places, states                              who took part, where
                   meetings, series, topics                             how, at what level, about what
    ids merge  names that stay, and records beside those there already
    pipeline   all of it as one function

The rules are those of vocabulary and grammar, and none knows of a single entry. Records made by them
say so (`coded_by: rules`); docs/import.md tells what to look at by hand.
"""
