"""Pages that are empty until their scripts have run: noticed, and filled by the cheapest means that does it.

In this order: what stands in the page's own scripts (``state``), the data call behind the list (``calls``,
``data``), and with the extra ``js`` a browser that asks nobody but us (``browser``).
"""
