"""Crawls for the tests of this folder."""

from tests.crawler.conftest import crawling

__all__ = ["crawling"]
