"""What a crawl costs: our own pages, served on loopback, crawled by us and by a bare loop."""
