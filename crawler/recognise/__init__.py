"""Is this an integration concept, of whose, in which role, and why.

One idea a file: ``reading`` (the words of a document and where they stand); what speaks for and against, with
weights: ``names``, ``events``, ``subject``, ``structure``, ``language``, ``features``, and for web pages
``telling``, ``lists``, ``contents``, ``pages``; what it is: ``role``; whose: ``units``, ``voices``, ``level``;
``cover_title``, ``title``, ``year``, ``fields``, ``understanding``. ``paper.recognise`` puts them together, ``address`` judges by address
and title alone. All pure.
"""

# Recorded with every paper; raised when the same document may be judged differently.
RECOGNISER_VERSION = 2
