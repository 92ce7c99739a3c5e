"""One module a group of addresses: read the query, ask ``queries``, fill a template."""
