from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from crawler.extract import page_image as module
from crawler.extract.page_image import NoImage, page_image, png
from tests.crawler.extract.papers import paper, paragraphs


def coloured() -> bytes:
    """A page that is red on the left and blue on the right, and an empty one."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    for left, colour in ((0, (1, 0, 0)), (A4[0] / 2, (0, 0, 1))):
        canvas.setFillColorRGB(*colour)
        canvas.rect(left, 0, A4[0] / 2, A4[1], stroke=0, fill=1)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    return packed.getvalue()


def opened(image: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(image))
    picture.load()
    return picture


def test_a_page_is_shown_in_its_colours_and_the_width_asked_for() -> None:
    picture = opened(page_image(coloured(), 1, 400))

    assert (picture.format, picture.mode, picture.width) == ("PNG", "RGB", 400)
    assert picture.height == pytest.approx(400 * A4[1] / A4[0], abs=2)
    assert picture.getpixel((100, 100)) == (255, 0, 0)
    assert picture.getpixel((300, 100)) == (0, 0, 255)


def test_pages_count_from_one() -> None:
    body = coloured()

    assert opened(page_image(body, 2, 100)).getpixel((50, 50)) == (255, 255, 255)
    for page in (0, 3, -1):
        with pytest.raises(NoImage, match=f"keine Seite {page}"):
            page_image(body, page, 100)


def test_a_page_is_never_larger_than_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    body = paper(paragraphs(1))

    assert opened(page_image(body, 1, 1_000_000)).width == module.MOST_WIDTH
    monkeypatch.setattr(module, "MOST_PIXELS", 10_000)
    small = opened(page_image(body, 1, 1_000_000))
    assert small.width * small.height < 11_000


@pytest.mark.parametrize("body", [b"", b"<html>", paper(paragraphs(1))[:300]])
def test_what_is_no_pdf_cannot_be_shown(body: bytes) -> None:
    with pytest.raises(NoImage, match="Seite 1 kann nicht dargestellt werden"):
        page_image(body, 1, 100)


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 5), st.randoms(use_true_random=False))
def test_the_bytes_of_a_picture_come_back(width: int, height: int, padding: int, dice) -> None:  # type: ignore[no-untyped-def]
    stride = 3 * width + padding
    pixels = dice.randbytes(stride * height)
    rows = [pixels[row * stride : row * stride + 3 * width] for row in range(height)]

    assert opened(png(pixels, width, height, stride)).tobytes() == b"".join(rows)
