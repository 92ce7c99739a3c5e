"""The dashboard: German pages rendered on the server, read-only, for a browser on the same machine.

``app.create_app`` puts it together; ``pages`` answer addresses, ``queries`` read the database (one file a
page, a handful of statements each), ``templates`` show what was read. Everything shown may come from a
crawled page, so templates escape always and no script runs.
"""
