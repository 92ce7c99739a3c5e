"""Crawls of addresses that people named themselves: each is fetched, compared, and what it newly links kept."""
