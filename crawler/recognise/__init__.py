"""Is this an integration concept, of whose, in which role, and why.

One idea a file: ``reading`` (the words of a document and where they stand), ``verbatim`` (back to the words as
written); what speaks for and against, with weights: ``names``, ``events``, ``subject``, ``structure``, ``language``,
``features``, and for web pages ``telling``, ``lists``, ``contents``, ``pages``; what it is: ``role``, ``drafts``;
whose: ``units``, ``mentions``, ``voices``, ``level``; ``cover_title``, ``title``, ``year``, ``fields``,
``understanding``. ``calibration`` makes their sum a probability; ``paper.recognise`` puts all together. By address and title alone: ``address`` with
``address_signs``, the trained weights of ``address_model`` and how they are learned, ``training``. All pure.
"""

# Recorded with every paper; raised when the same document may be judged differently.
RECOGNISER_VERSION = 3
