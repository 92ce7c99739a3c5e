"""The product's order of requests over a world, without database, network, and reading of documents."""
