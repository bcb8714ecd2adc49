"""The desk: the office's own models, the histories in a store on the same connection, and the admin pages.

Where things live: ``lent`` (Django's connection, lent to the store) · ``models`` · ``forms`` · ``admin``.
"""
