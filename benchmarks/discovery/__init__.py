"""How many integration concepts a crawler finds on generated district sites, and at what price."""
