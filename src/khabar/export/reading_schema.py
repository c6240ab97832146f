"""The JSON Schema of a reading: its shape from the records' types, its words from the table here.

What a schema cannot say (spans inside the text, ids that exist, digests) is in ``reading_checks``.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from types import MappingProxyType
from typing import Any, Literal, Union, get_args, get_origin

from khabar.core.document import Document
from khabar.core.layers import LayerKey
from khabar.core.recipe import Step
from khabar.core.span import Span
from khabar.export.records import field_types

__all__ = ["DESCRIPTIONS", "DIALECT", "build"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SHA256 = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_SCALARS = MappingProxyType({str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"})

#: What every field means: "Record.field", or "Record" for the record itself.
DESCRIPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "format": "Always this value. Any change to the names or meanings below changes the number.",
        "id": "Follows from the bytes, from what is known of the printing, and from the recipe.",
        "doc": "SHA-256 of the bytes that were read; the same as document.id.",
        "document": "Digests, and how the bytes became text.",
        "recipe": "Names the run: two readings of the same bytes under the same recipe are the same.",
        "recipe.id": "A digest of the steps.",
        "recipe.steps": "The stages in the order in which they ran.",
        "Document.id": "SHA-256 of the bytes that were read.",
        "Document.text": "The text that every span counts in. A known headline is its first line.",
        "Document.outlet": "Who printed it; null where neither the page nor the user says.",
        "Document.published": "ISO 8601 date, or date and time; null where nothing says.",
        "Document.title": "The headline; null where none is known.",
        "Document.language": "BCP 47 tag of the text.",
        "Document.uri": "The address of the page; null for a text that has none.",
        "Document.encoding": "The encoding that the bytes were in.",
        "Document.completeness": "whole, or what is known to be missing (truncated).",
        "Document.warnings": "What a reader must know of the text, such as a wrongly declared encoding.",
        "Document.text_sha256": "SHA-256 of text in UTF-8.",
        "Step": "One stage.",
        "Step.stage": "Its name.",
        "Step.version": "Changes whenever its output may change.",
        "Step.resources": "Each table or model that it reads, with its SHA-256.",
        "Span": "[start, end): half-open, in Unicode code points of text. The slice text[start:end] is the evidence.",
        "Entity": "One person, body, place or thing of the document.",
        "Entity.id": "What who, teller and other fields refer to.",
        "Entity.type": "Person, organisation, political place, other place, facility, equipment.",
        "Entity.name": "The usual English name where known, otherwise the fullest Arabic form.",
        "Entity.names": "Every written form.",
        "Entity.spans": "Its mentions, in the order of the text.",
        "Entity.known": "The key of the knowledge record it was matched with, or null.",
        "Name": "One written form of a name.",
        "Name.value": "The form as written.",
        "Name.script": "ISO 15924 code.",
        "Name.kind": "Full, short, from the knowledge record, or romanised by rule.",
        "Mention": "A name where it stands, without attached و ف ب ل ك.",
        "Mention.span": "Its words.",
        "Mention.type": "As in an entity.",
        "Mention.rule": "What found it.",
        "Mention.known": "The key of the knowledge record it was matched with, or null.",
        "Mention.latin": "The usual English name of that record, or null.",
        "Attribution": "One hop: a place where the text lays a statement at somebody's door.",
        "Attribution.id": "What parent and chains refer to.",
        "Attribution.source": "The whole noun phrase that names the teller there; null where only understood.",
        "Attribution.cue": "The words that attribute; null only in headlines of the form «name: ...».",
        "Attribution.content": "What is attributed, without a leading أن and outer quotation marks; null for nothing.",
        "Attribution.who": "The teller: an entity id, ~ and a description for one without a name, or null.",
        "Attribution.kind": "What sort of teller.",
        "Attribution.mode": "In quotation marks, partly, reported with أن, or according to.",
        "Attribution.act": "What the teller does with the statement.",
        "Attribution.certainty": "How sure the teller is of it; unreal for requests, wishes and plans.",
        "Attribution.parent": "The attribution whose content holds this one, or null.",
        "Attribution.presence": "Whether the words stand there, carry on from before, or were inferred.",
        "Attribution.reasons": "Why each field is what it is.",
        "Reason": "Why one field of an attribution is what it is.",
        "Reason.field": "The field.",
        "Reason.rule": "The rule or model.",
        "Reason.words": "The words that it read, or null.",
        "Reason.alternatives": "What else was considered.",
        "Alternative": "A value that was not taken.",
        "Alternative.value": "The value.",
        "Alternative.why": "Why it was passed over.",
        "Unknown": "A clause in which the article says that something is not known or not disclosed.",
        "Unknown.id": "What statements refer to.",
        "Unknown.span": "The clause.",
        "Unknown.cue": "The words that say so.",
        "Unknown.rule": "What found it.",
        "Time": "A date or time expression.",
        "Time.id": "What statements refer to.",
        "Time.span": "Its words.",
        "Time.value": "ISO 8601 or EDTF; anchor, anchor-P1D and the like where the anchor is not known.",
        "Time.type": "A date, a time of day, a length, a repetition, or relative to an unknown anchor.",
        "Time.rule": "What found it.",
        "Time.anchor": "The date that it was counted from, or null.",
        "Quantity": "A number with what it counts or measures.",
        "Quantity.id": "What statements refer to.",
        "Quantity.span": "The number, its noun and an adjacent comparator.",
        "Quantity.value": "A number, or a pair [low, high].",
        "Quantity.approx": "The comparator.",
        "Quantity.unit": "What is counted, in the English singular, or the unit; null where the text has none.",
        "Quantity.rule": "What found it.",
        "Quantity.counted": "The Arabic noun that is counted, or null.",
        "Statement": "What is said, with the chain of its tellers.",
        "Statement.id": "Follows from the document and the place.",
        "Statement.content": "The words; null where nothing is said.",
        "Statement.chain": "The tellers, outermost first. The first is always the outlet.",
        "Statement.kind": "What sort of statement.",
        "Statement.hedges": "Words that weaken it.",
        "Statement.times": "Ids of times inside the content.",
        "Statement.quantities": "Ids of quantities inside the content.",
        "Statement.unknowns": "Ids of unknowns inside the content.",
        "Hop": "One teller of a chain.",
        "Hop.teller": "outlet, an entity id, ~ and a description, or null.",
        "Hop.attribution": "The attribution that shows this hop; null for the outlet.",
        "Hop.presence": "As in the attribution.",
        "Hop.factuality": "What this teller is committed to, in FactBank's values; Uu for a neutral report.",
        "Hedge": "Words that weaken a statement.",
        "Hedge.span": "The words.",
        "Hedge.owner": "Whose they are: a position in the chain.",
        "Sentence": "A sentence, headline, subhead or credit.",
        "Sentence.span": "Its words.",
        "Sentence.paragraph": "Which paragraph, from 0.",
        "Sentence.kind": "What it is in the layout of the article.",
        "Quotation": "Words in quotation marks.",
        "Quotation.outer": "With the marks.",
        "Quotation.inner": "Without them.",
        "Quotation.closed": "False where the closing mark is missing and the end was inferred.",
        "Quotation.depth": "0 for a quotation inside no other.",
        "entities": "Persons, bodies, places and things, each with its mentions.",
        "attributions": "Every hop.",
        "times": "Every date and time expression.",
        "quantities": "Every number with what it counts.",
        "unknowns": "What the article says is not known.",
        "statements": "What is said, and by whom, from the outlet to the first source.",
        "mentions": "Every name where it stands, before names are joined into entities.",
        "sentences": "How the text is cut.",
        "quotations": "Where the quotation marks are.",
    }
)


def build(fmt: str, keys: Mapping[str, str], layers: Sequence[LayerKey[Any]]) -> dict[str, Any]:
    """Return the schema of format ``fmt``; ``keys`` names document fields as the file does."""
    head = _head(fmt, keys)
    records = {key.name: {"type": "array", "items": _ref(key.item), **_said(key.name)} for key in layers}
    reached: dict[str, type] = {}
    for kind in (Step, *(key.item for key in layers)):
        _collect(kind, reached)
    return {
        "$schema": DIALECT,
        "title": fmt,
        "description": "What khabar read in one article. A layer that was never made is absent.",
        **_object({**head, **records}, required=list(head)),
        "$defs": {name: _definition(reached[name]) for name in sorted(reached)},
    }


def _head(fmt: str, keys: Mapping[str, str]) -> dict[str, Any]:
    of = field_types(Document)
    custody = {
        "id": {**_SHA256, **_said("Document.id")},
        "text_sha256": {**_SHA256, **_said("Document.text_sha256")},
        **{
            name: {**_shape(of[name]), **_said(f"Document.{name}")} for name in ("encoding", "completeness", "warnings")
        },
    }
    steps = {"type": "array", "items": _ref(Step), **_said("recipe.steps")}
    recipe = {"id": {"type": "string", **_said("recipe.id")}, "steps": steps}
    return {
        "format": {"const": fmt, **_said("format")},
        "id": {"type": "string", **_said("id")},
        **{key: {**_shape(of[name]), **_said(f"Document.{name}")} for key, name in keys.items()},
        "doc": {**_SHA256, **_said("doc")},
        "document": {**_object(custody), **_said("document")},
        "recipe": {**_object(recipe), **_said("recipe")},
    }


def _said(key: str) -> dict[str, str]:
    return {"description": DESCRIPTIONS[key]} if key in DESCRIPTIONS else {}


def _object(properties: dict[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    needed = list(properties) if required is None else required
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


def _ref(record: type) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{record.__name__}"}


def _collect(kind: Any, reached: dict[str, type]) -> None:
    """Gather every record that ``kind`` mentions, at any depth."""
    for arg in get_args(kind) if get_origin(kind) is not Literal else ():
        _collect(arg, reached)
    if is_dataclass(kind) and isinstance(kind, type) and kind.__name__ not in reached:
        reached[kind.__name__] = kind
        for inner in field_types(kind).values() if kind is not Span else ():
            _collect(inner, reached)


def _definition(record: type) -> dict[str, Any]:
    if record is Span:
        bound = {"type": "integer", "minimum": 0}
        return {**_said("Span"), "type": "array", "prefixItems": [bound, bound], "items": False, "minItems": 2}
    name = record.__name__
    properties = {f: {**_shape(kind), **_said(f"{name}.{f}")} for f, kind in field_types(record).items()}
    return {**_said(name), **_object(properties)}


def _shape(kind: Any) -> dict[str, Any]:
    """Return the schema of a field's type."""
    origin, args = get_origin(kind), get_args(kind)
    if kind in _SCALARS:
        return {"type": _SCALARS[kind]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (Union, types.UnionType):
        return _one_of([_shape(arg) for arg in args])
    if origin is tuple and args[-1] is Ellipsis:
        return {"type": "array", "items": _shape(args[0])}
    if origin is tuple:
        return {"type": "array", "prefixItems": [_shape(a) for a in args], "items": False, "minItems": len(args)}
    return _ref(kind)


def _one_of(shapes: list[dict[str, Any]]) -> dict[str, Any]:
    """Join types that differ in ``type`` alone; keep the others side by side."""
    simple = [shape["type"] for shape in shapes if set(shape) == {"type"}]
    rest = [shape for shape in shapes if set(shape) != {"type"}]
    joined = [{"type": simple[0] if len(simple) == 1 else simple}] if simple else []
    return joined[0] if not rest else {"anyOf": [*rest, *joined]}
