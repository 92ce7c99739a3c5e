from __future__ import annotations

import pytest

from crawler.extract.language import guess_language, primary_language


@pytest.mark.parametrize(
    ("tag", "code"),
    [("de-DE", "de"), ("de_DE", "de"), ("EN", "en"), ("", ""), ("deutsch", ""), ("x-default", "")],
)
def test_language_tags_are_cut_to_their_code(tag: str, code: str) -> None:
    assert primary_language(tag) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Der Landkreis und die Gemeinden werden das Konzept mit dem Beirat für die Integration umsetzen.",
            "de",
        ),
        (
            "The county and the towns will carry out this plan with the council for the integration of all.",
            "en",
        ),
        ("Bu rehber ve bir liste, yeni gelenler için daha çok bilgi ile olarak sunulur.", "tr"),
        (
            "Це посібник та інформація для людей, що приїхали від війни, які можуть під час життя це читати.",
            "uk",
        ),
        ("Erika Muster 2024 A 12", ""),
    ],
)
def test_function_words_tell_the_language(text: str, code: str) -> None:
    assert guess_language(text) == code
