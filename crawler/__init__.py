"""How the web is fetched and read. Knows storage, never monitor.

The path: ``spiders.districts`` opens a Visit per district; ``dispatcher`` hands out the best next request
whose host is free; ``answers`` says what came back; ``visit`` reads links (``extract.links``), weighs
them (``priority``), reads documents (``extract``), recognises papers (``recognise``) and keeps what it
saw (``keeping``), one transaction an answer.
"""
