"""The first schema.

Revision 0001, after nothing.
"""

import sqlalchemy as sa
from alembic import op

from storage import database

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "body",
        sa.Column("sha256", database.StorableText(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", database.StorableText(), nullable=False),
        sa.Column("stored_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("dropped_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_body")),
    )
    op.create_table(
        "district",
        sa.Column("ags", database.StorableText(), nullable=False),
        sa.Column("name", database.StorableText(), nullable=False),
        sa.Column("kind", database.StorableText(), nullable=False),
        sa.Column("land", database.StorableText(), nullable=False),
        sa.Column("nuts3", database.StorableText(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("population_date", sa.Date(), nullable=True),
        sa.Column("area_km2", sa.Double(), nullable=True),
        sa.Column("bbsr_type", database.StorableText(), nullable=True),
        sa.Column("website", database.StorableText(), nullable=True),
        sa.Column("website_confidence", database.StorableText(), nullable=True),
        sa.Column("website_source", database.StorableText(), nullable=True),
        sa.Column("website_verified", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("paused_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("ags", name=op.f("pk_district")),
    )
    op.create_table(
        "registry_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("loaded_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("source", database.StorableText(), nullable=False),
        sa.Column("sha256", database.StorableText(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_version")),
    )
    op.create_table(
        "subscriber",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", database.StorableText(), nullable=False),
        sa.Column("channel", database.StorableText(), nullable=False),
        sa.Column("address", database.StorableText(), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("manner", sa.JSON(), nullable=False),
        sa.Column("token", database.StorableText(), nullable=False),
        sa.Column("created_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriber")),
        sa.UniqueConstraint("token", name=op.f("uq_subscriber_token")),
    )
    op.create_table(
        "succession",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("old_ags", database.StorableText(), nullable=False),
        sa.Column("old_name", database.StorableText(), nullable=False),
        sa.Column("new_ags", database.StorableText(), nullable=False),
        sa.Column("new_name", database.StorableText(), nullable=False),
        sa.Column("kind", database.StorableText(), nullable=False),
        sa.Column("note", database.StorableText(), nullable=True),
        sa.Column("source", database.StorableText(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_succession")),
    )
    with op.batch_alter_table("succession", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_succession_new_ags"), ["new_ags"], unique=False)
        batch_op.create_index(batch_op.f("ix_succession_old_ags"), ["old_ags"], unique=False)

    op.create_table(
        "text_signature",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text_sha256", database.StorableText(), nullable=False),
        sa.Column("scheme", sa.Integer(), nullable=False),
        sa.Column("shingles", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_signature")),
        sa.UniqueConstraint("text_sha256", name=op.f("uq_text_signature_text_sha256")),
    )
    op.create_table(
        "crawl",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ags", database.StorableText(), nullable=True),
        sa.Column("started_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("outcome", database.StorableText(), nullable=True),
        sa.Column("reason", database.StorableText(), nullable=True),
        sa.Column("detail", database.StorableText(), nullable=True),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("home_read", sa.Boolean(), nullable=False),
        sa.Column("menu_read", sa.Boolean(), nullable=False),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.Column("baseline", sa.Boolean(), nullable=False),
        sa.Column("revisit", sa.Boolean(), nullable=False),
        sa.Column("max_requests", sa.Integer(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=True),
        sa.Column("record_sha256", database.StorableText(), nullable=True),
        sa.Column("host_name", database.StorableText(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("heartbeat_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("stopping", database.StorableText(), nullable=True),
        sa.Column("detected_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["ags"], ["district.ags"], name=op.f("fk_crawl_ags")),
        sa.ForeignKeyConstraint(["record_sha256"], ["body.sha256"], name=op.f("fk_crawl_record_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crawl")),
    )
    with op.batch_alter_table("crawl", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crawl_ags"), ["ags"], unique=False)
        batch_op.create_index(
            "ix_crawl_undetected",
            ["id"],
            unique=False,
            sqlite_where=sa.text("detected_at IS NULL"),
            postgresql_where=sa.text("detected_at IS NULL"),
        )

    op.create_table(
        "district_host",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ags", database.StorableText(), nullable=False),
        sa.Column("base_url", database.StorableText(), nullable=False),
        sa.Column("role", database.StorableText(), nullable=False),
        sa.Column("system", database.StorableText(), nullable=True),
        sa.Column("access", database.StorableText(), nullable=True),
        sa.Column("note", database.StorableText(), nullable=True),
        sa.Column("source", database.StorableText(), nullable=True),
        sa.Column("decided_by", database.StorableText(), nullable=True),
        sa.Column("decided_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["ags"], ["district.ags"], name=op.f("fk_district_host_ags")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_district_host")),
        sa.UniqueConstraint("ags", "base_url", name=op.f("uq_district_host_ags_base_url")),
    )
    with op.batch_alter_table("district_host", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_district_host_ags"), ["ags"], unique=False)

    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_sha256", database.StorableText(), nullable=False),
        sa.Column("extractor", sa.Integer(), nullable=False),
        sa.Column("media_type", database.StorableText(), nullable=False),
        sa.Column("title", database.StorableText(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", database.StorableText(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("dates", sa.JSON(), nullable=False),
        sa.Column("problem_code", database.StorableText(), nullable=True),
        sa.Column("problem", database.StorableText(), nullable=True),
        sa.Column("note", database.StorableText(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["body_sha256"], ["body.sha256"], name=op.f("fk_document_body_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("body_sha256", "extractor", name=op.f("uq_document_body_sha256_extractor")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_body_sha256"), ["body_sha256"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_text_sha256"), ["text_sha256"], unique=False)

    op.create_table(
        "pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ags", database.StorableText(), nullable=True),
        sa.Column("began_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("began_by", database.StorableText(), nullable=False),
        sa.Column("why", database.StorableText(), nullable=False),
        sa.Column("ended_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_by", database.StorableText(), nullable=True),
        sa.ForeignKeyConstraint(["ags"], ["district.ags"], name=op.f("fk_pause_ags")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pause")),
    )
    with op.batch_alter_table("pause", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pause_ags"), ["ags"], unique=False)
        batch_op.create_index(
            "uq_pause_open",
            ["ags"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "text_band",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("signature_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["signature_id"], ["text_signature.id"], name=op.f("fk_text_band_signature_id")
        ),
        sa.PrimaryKeyConstraint("key", "signature_id", name=op.f("pk_text_band")),
    )
    with op.batch_alter_table("text_band", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_text_band_signature_id"), ["signature_id"], unique=False)

    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ags", database.StorableText(), nullable=False),
        sa.Column("title", database.StorableText(), nullable=False),
        sa.Column("subtitle", database.StorableText(), nullable=False),
        sa.Column("role", database.StorableText(), nullable=False),
        sa.Column("level", database.StorableText(), nullable=False),
        sa.Column("unit", database.StorableText(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("dates", sa.JSON(), nullable=False),
        sa.Column("fields_of_action", sa.JSON(), nullable=False),
        sa.Column("participation_oriented", sa.Boolean(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("recogniser", sa.Integer(), nullable=False),
        sa.Column("baseline", sa.Boolean(), nullable=False),
        sa.Column("newness", database.StorableText(), nullable=True),
        sa.Column("first_seen_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("crawl_id", sa.Integer(), nullable=False),
        sa.Column("vanished_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("by_hand", database.StorableText(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("corrected", sa.JSON(), nullable=False),
        sa.Column("recognised", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("role_decided_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["ags"], ["district.ags"], name=op.f("fk_paper_ags")),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("fk_paper_crawl_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["paper.id"], name=op.f("fk_paper_merged_into_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
    )
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_paper_ags"), ["ags"], unique=False)
        batch_op.create_index(batch_op.f("ix_paper_merged_into_id"), ["merged_into_id"], unique=False)

    op.create_table(
        "resource",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ags", database.StorableText(), nullable=True),
        sa.Column("key", database.StorableText(), nullable=False),
        sa.Column("url", database.StorableText(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("link_text", database.StorableText(), nullable=True),
        sa.Column("link_heading", database.StorableText(), nullable=True),
        sa.Column("channel", database.StorableText(), nullable=False),
        sa.Column("newness", database.StorableText(), nullable=True),
        sa.Column("first_seen_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("first_crawl_id", sa.Integer(), nullable=False),
        sa.Column("checked_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("etag", database.StorableText(), nullable=True),
        sa.Column("last_modified", database.StorableText(), nullable=True),
        sa.Column("body_sha256", database.StorableText(), nullable=True),
        sa.Column("recogniser", sa.Integer(), nullable=True),
        sa.Column("relevance", sa.Double(), nullable=False),
        sa.Column("presents", sa.Boolean(), nullable=False),
        sa.Column("links_seen", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["ags"], ["district.ags"], name=op.f("fk_resource_ags")),
        sa.ForeignKeyConstraint(["first_crawl_id"], ["crawl.id"], name=op.f("fk_resource_first_crawl_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["resource.id"], name=op.f("fk_resource_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource")),
        sa.UniqueConstraint("ags", "key", name=op.f("uq_resource_ags_key")),
    )
    with op.batch_alter_table("resource", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resource_ags"), ["ags"], unique=False)

    op.create_table(
        "page_noise",
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("volatile", sa.JSON(), nullable=False),
        sa.Column("shared", sa.JSON(), nullable=False),
        sa.Column("restless_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_page_noise_resource_id")),
        sa.PrimaryKeyConstraint("resource_id", name=op.f("pk_page_noise")),
    )
    op.create_table(
        "site_problem",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ags", database.StorableText(), nullable=False),
        sa.Column("problem", database.StorableText(), nullable=False),
        sa.Column("host", database.StorableText(), nullable=False),
        sa.Column("since", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("first_crawl_id", sa.Integer(), nullable=False),
        sa.Column("last_crawl_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("failure", database.StorableText(), nullable=True),
        sa.Column("sentence", database.StorableText(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("told_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["ags"], ["district.ags"], name=op.f("fk_site_problem_ags")),
        sa.ForeignKeyConstraint(
            ["first_crawl_id"], ["crawl.id"], name=op.f("fk_site_problem_first_crawl_id")
        ),
        sa.ForeignKeyConstraint(["last_crawl_id"], ["crawl.id"], name=op.f("fk_site_problem_last_crawl_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_problem")),
    )
    with op.batch_alter_table("site_problem", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_problem_ags"), ["ags"], unique=False)
        batch_op.create_index(
            "uq_site_problem_open",
            ["ags", "problem", "host"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "capture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("crawl_id", sa.Integer(), nullable=False),
        sa.Column("captured_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("failure", database.StorableText(), nullable=True),
        sa.Column("detail", database.StorableText(), nullable=True),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("body_sha256", database.StorableText(), nullable=True),
        sa.Column("location", database.StorableText(), nullable=True),
        sa.Column("url", database.StorableText(), nullable=True),
        sa.Column("heads", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["body_sha256"], ["body.sha256"], name=op.f("fk_capture_body_sha256")),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("fk_capture_crawl_id")),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_capture_resource_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture")),
    )
    with op.batch_alter_table("capture", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_capture_body_sha256"), ["body_sha256"], unique=False)
        batch_op.create_index(batch_op.f("ix_capture_crawl_id"), ["crawl_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_capture_resource_id"), ["resource_id"], unique=False)

    op.create_table(
        "paper_relation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", database.StorableText(), nullable=False),
        sa.Column("alike", sa.Double(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("crawl_id", sa.Integer(), nullable=False),
        sa.Column("found_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("fk_paper_relation_crawl_id")),
        sa.ForeignKeyConstraint(["other_id"], ["paper.id"], name=op.f("fk_paper_relation_other_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_relation_paper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_relation")),
        sa.UniqueConstraint("paper_id", "other_id", name=op.f("uq_paper_relation_paper_id_other_id")),
    )
    with op.batch_alter_table("paper_relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_paper_relation_other_id"), ["other_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_paper_relation_paper_id"), ["paper_id"], unique=False)

    op.create_table(
        "part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", database.StorableText(), nullable=False),
        sa.Column("first_seen_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("missing_since", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("gone_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_part_document_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_part_paper_id")),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_part_resource_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part")),
        sa.UniqueConstraint("resource_id", name=op.f("uq_part_resource_id")),
    )
    with op.batch_alter_table("part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_part_paper_id"), ["paper_id"], unique=False)

    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("verdict", database.StorableText(), nullable=False),
        sa.Column("reviewer", database.StorableText(), nullable=False),
        sa.Column("note", database.StorableText(), nullable=True),
        sa.Column("reviewed_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_review_paper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_paper_id"), ["paper_id"], unique=False)

    op.create_table(
        "sighting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("crawl_id", sa.Integer(), nullable=False),
        sa.Column("channel", database.StorableText(), nullable=False),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("fk_sighting_crawl_id")),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_sighting_resource_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sighting")),
        sa.UniqueConstraint(
            "resource_id", "crawl_id", "channel", name=op.f("uq_sighting_resource_id_crawl_id_channel")
        ),
    )
    with op.batch_alter_table("sighting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sighting_crawl_id"), ["crawl_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sighting_resource_id"), ["resource_id"], unique=False)

    op.create_table(
        "watch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ags", database.StorableText(), nullable=True),
        sa.Column("url", database.StorableText(), nullable=False),
        sa.Column("key", database.StorableText(), nullable=False),
        sa.Column("name", database.StorableText(), nullable=False),
        sa.Column("selector", database.StorableText(), nullable=True),
        sa.Column("ignore", sa.JSON(), nullable=False),
        sa.Column("created_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("moved_to", database.StorableText(), nullable=True),
        sa.Column("resource_id", sa.Integer(), nullable=True),
        sa.Column("checked_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("failure", database.StorableText(), nullable=True),
        sa.Column("missing_since", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("gone_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("restless_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("volatile", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["ags"], ["district.ags"], name=op.f("fk_watch_ags")),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_watch_resource_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch")),
    )
    with op.batch_alter_table("watch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_watch_ags"), ["ags"], unique=False)
        batch_op.create_index(batch_op.f("ix_watch_key"), ["key"], unique=False)

    op.create_table(
        "adoption",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ags", database.StorableText(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("capture_id", sa.Integer(), nullable=False),
        sa.Column("subject", database.StorableText(), nullable=False),
        sa.Column("body", database.StorableText(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=True),
        sa.Column("result", database.StorableText(), nullable=False),
        sa.Column("wording", database.StorableText(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("seen_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["ags"], ["district.ags"], name=op.f("fk_adoption_ags")),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_adoption_capture_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_adoption_paper_id")),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_adoption_resource_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adoption")),
        sa.UniqueConstraint(
            "resource_id", "body", "on_date", name=op.f("uq_adoption_resource_id_body_on_date")
        ),
    )
    with op.batch_alter_table("adoption", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_adoption_ags"), ["ags"], unique=False)
        batch_op.create_index(batch_op.f("ix_adoption_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_adoption_resource_id"), ["resource_id"], unique=False)

    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", database.StorableText(), nullable=False),
        sa.Column("ags", database.StorableText(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("capture_id", sa.Integer(), nullable=True),
        sa.Column("decided_by", database.StorableText(), nullable=False),
        sa.Column("decided_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("why", database.StorableText(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("was", sa.JSON(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["ags"], ["district.ags"], name=op.f("fk_correction_ags")),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_correction_capture_id")),
        sa.ForeignKeyConstraint(["other_id"], ["paper.id"], name=op.f("fk_correction_other_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_correction_paper_id")),
        sa.ForeignKeyConstraint(["undoes_id"], ["correction.id"], name=op.f("fk_correction_undoes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint("undoes_id", name=op.f("uq_correction_undoes_id")),
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_ags"), ["ags"], unique=False)
        batch_op.create_index(batch_op.f("ix_correction_other_id"), ["other_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_correction_paper_id"), ["paper_id"], unique=False)

    op.create_table(
        "version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("capture_id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("crawl_id", sa.Integer(), nullable=False),
        sa.Column("captured_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("sha256", database.StorableText(), nullable=False),
        sa.Column("text_sha256", database.StorableText(), nullable=False),
        sa.Column("media_type", database.StorableText(), nullable=False),
        sa.Column("role", database.StorableText(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("cause", database.StorableText(), nullable=False),
        sa.Column("detected_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_version_capture_id")),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("fk_version_crawl_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_version_document_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_version_paper_id")),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_version_resource_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sa.UniqueConstraint("paper_id", "number", name=op.f("uq_version_paper_id_number")),
    )
    with op.batch_alter_table("version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_version_crawl_id"), ["crawl_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_version_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_version_text_sha256"), ["text_sha256"], unique=False)
        batch_op.create_index(
            "ix_version_undetected",
            ["id"],
            unique=False,
            sqlite_where=sa.text("detected_at IS NULL"),
            postgresql_where=sa.text("detected_at IS NULL"),
        )

    op.create_table(
        "watch_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("watch_id", sa.Integer(), nullable=False),
        sa.Column("crawl_id", sa.Integer(), nullable=False),
        sa.Column("capture_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("state", database.StorableText(), nullable=False),
        sa.Column("url", database.StorableText(), nullable=False),
        sa.Column("read_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("gaps", sa.JSON(), nullable=False),
        sa.Column("shared", sa.JSON(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("restless", sa.Boolean(), nullable=False),
        sa.Column("detected_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_watch_reading_capture_id")),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("fk_watch_reading_crawl_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_watch_reading_document_id")),
        sa.ForeignKeyConstraint(["watch_id"], ["watch.id"], name=op.f("fk_watch_reading_watch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch_reading")),
    )
    with op.batch_alter_table("watch_reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_watch_reading_crawl_id"), ["crawl_id"], unique=False)
        batch_op.create_index(
            "ix_watch_reading_undetected",
            ["id"],
            unique=False,
            sqlite_where=sa.text("detected_at IS NULL"),
            postgresql_where=sa.text("detected_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_watch_reading_watch_id"), ["watch_id"], unique=False)

    op.create_table(
        "watched_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("watch_id", sa.Integer(), nullable=False),
        sa.Column("crawl_id", sa.Integer(), nullable=False),
        sa.Column("key", database.StorableText(), nullable=False),
        sa.Column("url", database.StorableText(), nullable=False),
        sa.Column("words", database.StorableText(), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("role", database.StorableText(), nullable=True),
        sa.Column("level", database.StorableText(), nullable=True),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("is_paper", sa.Boolean(), nullable=False),
        sa.Column("detected_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("fk_watched_document_crawl_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_watched_document_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_watched_document_resource_id")
        ),
        sa.ForeignKeyConstraint(["watch_id"], ["watch.id"], name=op.f("fk_watched_document_watch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watched_document")),
        sa.UniqueConstraint("watch_id", "key", name=op.f("uq_watched_document_watch_id_key")),
    )
    with op.batch_alter_table("watched_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_watched_document_crawl_id"), ["crawl_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_watched_document_watch_id"), ["watch_id"], unique=False)

    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", database.StorableText(), nullable=False),
        sa.Column("ags", database.StorableText(), nullable=True),
        sa.Column("kind", database.StorableText(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.Column("from_version_id", sa.Integer(), nullable=True),
        sa.Column("to_version_id", sa.Integer(), nullable=True),
        sa.Column("crawl_id", sa.Integer(), nullable=True),
        sa.Column("detected_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("url", database.StorableText(), nullable=False),
        sa.Column("urls", sa.JSON(), nullable=False),
        sa.Column("title", database.StorableText(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("significance", sa.Double(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("baseline", sa.Boolean(), nullable=False),
        sa.Column("newness", database.StorableText(), nullable=True),
        sa.ForeignKeyConstraint(["ags"], ["district.ags"], name=op.f("fk_change_ags")),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("fk_change_crawl_id")),
        sa.ForeignKeyConstraint(["from_version_id"], ["version.id"], name=op.f("fk_change_from_version_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_change_paper_id")),
        sa.ForeignKeyConstraint(["to_version_id"], ["version.id"], name=op.f("fk_change_to_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_change_fingerprint")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_ags"), ["ags"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_crawl_id"), ["crawl_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_paper_id"), ["paper_id"], unique=False)

    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("crawl_id", sa.Integer(), nullable=False),
        sa.Column("first_seen_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("missing_since", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("gone_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("redirected_to", database.StorableText(), nullable=True),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("fk_place_crawl_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_place_paper_id")),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_place_resource_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_place_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("paper_id", "resource_id", name=op.f("uq_place_paper_id_resource_id")),
    )
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_resource_id"), ["resource_id"], unique=False)

    op.create_table(
        "alert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("created_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_alert_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
        sa.UniqueConstraint("change_id", name=op.f("uq_alert_change_id")),
    )
    with op.batch_alter_table("alert", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_created_at"), ["created_at"], unique=False)

    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscriber_id", sa.Integer(), nullable=False),
        sa.Column("alert_id", sa.Integer(), nullable=True),
        sa.Column("summary_key", database.StorableText(), nullable=True),
        sa.Column("batch", database.StorableText(), nullable=True),
        sa.Column("created_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("due_at", database.UtcDateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("claimed_by", database.StorableText(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("failed_at", database.UtcDateTime(timezone=True), nullable=True),
        sa.Column("error", database.StorableText(), nullable=True),
        sa.Column("message_id", database.StorableText(), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=op.f("fk_delivery_alert_id")),
        sa.ForeignKeyConstraint(["subscriber_id"], ["subscriber.id"], name=op.f("fk_delivery_subscriber_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("subscriber_id", "alert_id", name=op.f("uq_delivery_subscriber_id_alert_id")),
        sa.UniqueConstraint(
            "subscriber_id", "summary_key", name=op.f("uq_delivery_subscriber_id_summary_key")
        ),
    )
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.create_index(
            "ix_delivery_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_delivery_subscriber_id"), ["subscriber_id"], unique=False)


def downgrade() -> None:
    op.drop_table("page_noise")
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_subscriber_id"))
        batch_op.drop_index(
            "ix_delivery_due",
            sqlite_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
        )

    op.drop_table("delivery")
    with op.batch_alter_table("alert", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_created_at"))

    op.drop_table("alert")
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_place_resource_id"))
        batch_op.drop_index(batch_op.f("ix_place_paper_id"))

    op.drop_table("place")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_paper_id"))
        batch_op.drop_index(batch_op.f("ix_change_crawl_id"))
        batch_op.drop_index(batch_op.f("ix_change_ags"))

    op.drop_table("change")
    with op.batch_alter_table("watched_document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_watched_document_watch_id"))
        batch_op.drop_index(batch_op.f("ix_watched_document_crawl_id"))

    op.drop_table("watched_document")
    with op.batch_alter_table("watch_reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_watch_reading_watch_id"))
        batch_op.drop_index(
            "ix_watch_reading_undetected",
            sqlite_where=sa.text("detected_at IS NULL"),
            postgresql_where=sa.text("detected_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_watch_reading_crawl_id"))

    op.drop_table("watch_reading")
    with op.batch_alter_table("version", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_version_undetected",
            sqlite_where=sa.text("detected_at IS NULL"),
            postgresql_where=sa.text("detected_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_version_text_sha256"))
        batch_op.drop_index(batch_op.f("ix_version_paper_id"))
        batch_op.drop_index(batch_op.f("ix_version_crawl_id"))

    op.drop_table("version")
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_correction_paper_id"))
        batch_op.drop_index(batch_op.f("ix_correction_other_id"))
        batch_op.drop_index(batch_op.f("ix_correction_ags"))

    op.drop_table("correction")
    with op.batch_alter_table("adoption", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_adoption_resource_id"))
        batch_op.drop_index(batch_op.f("ix_adoption_paper_id"))
        batch_op.drop_index(batch_op.f("ix_adoption_ags"))

    op.drop_table("adoption")
    with op.batch_alter_table("watch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_watch_key"))
        batch_op.drop_index(batch_op.f("ix_watch_ags"))

    op.drop_table("watch")
    with op.batch_alter_table("sighting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sighting_resource_id"))
        batch_op.drop_index(batch_op.f("ix_sighting_crawl_id"))

    op.drop_table("sighting")
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_review_paper_id"))

    op.drop_table("review")
    with op.batch_alter_table("part", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_part_paper_id"))

    op.drop_table("part")
    with op.batch_alter_table("paper_relation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_paper_relation_paper_id"))
        batch_op.drop_index(batch_op.f("ix_paper_relation_other_id"))

    op.drop_table("paper_relation")
    with op.batch_alter_table("capture", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_capture_resource_id"))
        batch_op.drop_index(batch_op.f("ix_capture_crawl_id"))
        batch_op.drop_index(batch_op.f("ix_capture_body_sha256"))

    op.drop_table("capture")
    with op.batch_alter_table("site_problem", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_site_problem_open",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_site_problem_ags"))

    op.drop_table("site_problem")
    with op.batch_alter_table("resource", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resource_ags"))

    op.drop_table("resource")
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_paper_merged_into_id"))
        batch_op.drop_index(batch_op.f("ix_paper_ags"))

    op.drop_table("paper")
    with op.batch_alter_table("text_band", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_text_band_signature_id"))

    op.drop_table("text_band")
    with op.batch_alter_table("pause", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_pause_open",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_pause_ags"))

    op.drop_table("pause")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_text_sha256"))
        batch_op.drop_index(batch_op.f("ix_document_body_sha256"))

    op.drop_table("document")
    with op.batch_alter_table("district_host", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_district_host_ags"))

    op.drop_table("district_host")
    with op.batch_alter_table("crawl", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_crawl_undetected",
            sqlite_where=sa.text("detected_at IS NULL"),
            postgresql_where=sa.text("detected_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_crawl_ags"))

    op.drop_table("crawl")
    op.drop_table("text_signature")
    with op.batch_alter_table("succession", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_succession_old_ags"))
        batch_op.drop_index(batch_op.f("ix_succession_new_ags"))

    op.drop_table("succession")
    op.drop_table("subscriber")
    op.drop_table("registry_version")
    op.drop_table("district")
    op.drop_table("body")
