"""Ids made from content and position, never from a run, a clock or a counter."""

from __future__ import annotations

import hashlib

__all__ = ["digest", "stable_id"]


def digest(content: bytes) -> str:
    """Return the SHA-256 of ``content`` in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def stable_id(kind: str, *parts: str | int | None) -> str:
    """Return ``kind-`` and 16 hexadecimal digits that depend on ``parts`` alone.

    Parts are length-prefixed, so that ("ab", "c") and ("a", "bc") differ, and None differs
    from the empty string.
    """
    sha = hashlib.sha256()
    for part in (kind, *parts):
        if part is None:
            sha.update(b"~;")
        else:
            raw = str(part).encode()
            sha.update(b"%d:%b;" % (len(raw), raw))
    return f"{kind}-{sha.hexdigest()[:16]}"
