"""Is this an integration concept, of whose, in which role, and why.

One idea a file: ``reading`` (the words of a document and where they stand), ``features`` (what speaks for
and against, with weights), ``role``, ``level``, ``year``, ``title``, ``fields``, ``understanding``;
``paper.recognise`` puts them together, ``address`` judges by address and title alone. All pure.
"""

# Recorded with every paper; raised when the same document may be judged differently.
RECOGNISER_VERSION = 1
