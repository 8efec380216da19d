"""Where bytes come from and go to: packaged data, files of the user, what is faulty in them, safe writing.

Knows files and how records stand in them; must not know what is asked of the records.
"""
