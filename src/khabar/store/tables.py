"""The tables of a store, in SQL that every database speaks. What fills them is ``store.sql``."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

__all__ = ["DOCUMENTS", "FAILURES", "METADATA", "READINGS", "RETRIEVALS", "SCHEMA", "VERSION"]

#: Grows with every change of the tables below.
VERSION = 1

METADATA = MetaData()

#: One row: the version of the tables. Its presence says that a database is a store.
SCHEMA = Table("khabar_schema", METADATA, Column("version", Integer, primary_key=True, autoincrement=False))

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("raw", LargeBinary, nullable=False),
)

RETRIEVALS = Table(
    "retrievals",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("document", String(64), ForeignKey("documents.id"), nullable=False),
    Column("source", Text, nullable=False),
    Column("method", String(32), nullable=False),
    Column("at", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Index("retrievals_document", "document"),
)

#: The text, and so its digest, belongs to the reading: a title given by hand becomes part of it.
READINGS = Table(
    "readings",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("document", String(64), ForeignKey("documents.id"), nullable=False),
    Column("recipe", String(64), nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("outlet", Text),
    Column("published", String(40)),
    Column("title", Text),
    Column("attributions", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("json", LargeBinary, nullable=False),
    Index("readings_document", "document"),
)

FAILURES = Table(
    "failures",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("code", String(32), nullable=False),
    Column("message", Text, nullable=False),
    Column("at", String(40), nullable=False),
)
