"""The columns of each listing as CSV: the same ones in the same order, however full the list is."""

from __future__ import annotations

DOCUMENTS = (
    "ags", "paper_id", "url", "urls", "title", "role", "level", "is_concept", "score", "year", "fields_of_action",
    "participation_oriented", "versions", "subtitle", "unit", "dates", "parts", "verdict", "problem", "problem_code", "baseline",
    "newness", "first_seen_at", "vanished_at", "former_urls", "corrected", "by_hand", "merged_into",
)  # fmt: skip
ALERTS = (
    "id", "ags", "kind", "url", "urls", "title", "score", "baseline", "newness", "significance", "reasons",
    "detected_at", "crawl_id", "paper_id", "from_version", "to_version", "district", "land", "reason_details", "evidence", "corrected",
)  # fmt: skip
CORRECTIONS = (
    "correction_id", "kind", "ags", "paper_id", "other_id", "text", "by", "at", "why", "undoes", "undone_by", "said", "was",
    "capture_id",
)  # fmt: skip
CRAWLS = (
    "crawl_id", "ags", "started_at", "ended_at", "outcome", "reason", "requests", "pages", "documents", "answered",
    "failed", "max_requests", "baseline", "detail", "detected_at",
)  # fmt: skip
HEALTH = (
    "ags", "name", "host", "last_full_crawl", "crawl_id", "outcome", "requests", "answered", "pages", "documents",
    "expected_pages", "expected_documents", "failures", "captures", "problems",
)  # fmt: skip
FETCHES = ("url", "title", "status", "failure", "at", "channel")
DISTRICTS = (
    "ags", "name", "kind", "land", "website", "website_verified", "state", "reason", "last_success", "sentence",
    "searched_by", "website_confidence", "valid_from", "valid_to", "paused",
)  # fmt: skip
HOSTS = ("ags", "base_url", "role", "system", "access", "note", "source", "decided_by", "decided_at")
SCHEDULE = ("ags", "name", "last_crawl", "next_crawl", "due", "paused", "crawling", "why", "reason")
SUBSCRIBERS = (
    "address", "name", "channel", "filters", "manner", "wanted", "created_at", "sent", "waiting", "given_up", "last_error",
)  # fmt: skip
