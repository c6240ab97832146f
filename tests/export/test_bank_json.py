"""The bank's JSON: an article with, perhaps, annotations."""

import pytest

from khabar.errors import ReadingFormatError
from khabar.export.bank_json import bank_document


def test_bank_document_without_annotations() -> None:
    """Text alone is enough, and what is not said is None."""
    document = bank_document('{"text": "خبر", "split": "dev"}'.encode())
    assert document.outlet is None
    assert document.annotations == {}


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b'{"text": ""}', b'{"text": 1}', b'{"text": "a", "times": [1]}', b'{"text": "a", "outlet": 5}']
)
def test_bad_bank_document(raw: bytes) -> None:
    """What is no bank document is refused with what was expected."""
    with pytest.raises(ReadingFormatError, match="expected"):
        bank_document(raw)


def test_annotations_are_handed_on() -> None:
    """The lists stand as in the file, and only those that it has."""
    document = bank_document('{"text": "خبر", "doc": "d", "url": null, "unknowns": [{"span": [0, 3]}]}'.encode())
    assert document.doc == "d"
    assert document.annotations == {"unknowns": [{"span": [0, 3]}]}
