"""Large chronologies in a form that answers without reading every record.

A chronology of over a mebibyte is compiled when it is first asked: every record is read and checked as
always (`gathering`, `typed`, `facets`), by several processes where there can be (`processes`), and what questions need
of it goes into columns (`build`): the days, the values of each field, where each record stands in its file. A later
question reads only the columns it asks about (`index`) and decodes only the records it shows. Texts are indexed when
first searched (`texts`). Both are files of checked sections (`container`) in a cache folder (`cache`), or in memory
where there is none.

No answer can be out of date: a compiled form is found by the digest of every byte it was made from, which is
remembered for as long as a file looks the same in every way that the system tells (`cache`). No answer can come from
a damaged form: every section and record has its checksum, and what fails it is compiled again.
"""
