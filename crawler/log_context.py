"""Which crawl a line of the log belongs to, where Scrapy writes it outside of our own steps."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from scrapy import Request

from crawler.visiting import AnyVisit
from storage.log_lines import names_of


def crawl_of(record: logging.LogRecord) -> dict[str, object]:
    """The crawl and district of the request that a line of Scrapy's is about."""
    args = record.args
    request = args.get("request") if isinstance(args, Mapping) else None
    visit = request.meta.get("visit") if isinstance(request, Request) else None
    return names_of(visit.crawl_id, visit.ags) if isinstance(visit, AnyVisit) else {}
