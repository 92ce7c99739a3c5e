"""Reads bodies: what media type they are, their text, title, dates and links.

``EXTRACTOR_VERSION`` is stored with every document. Raise it whenever the text read from an unchanged
body could come out differently; texts read by two versions are never compared.
"""

EXTRACTOR_VERSION = 2
