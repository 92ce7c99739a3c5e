"""Site health: what is wrong with a site, since when, and whether it is over.

``looking`` reads values from the database, ``rules`` judges one crawl, ``lasting`` decides what lasts,
``entering`` keeps and tells it in detection's transaction, ``overview`` shows it.
"""
