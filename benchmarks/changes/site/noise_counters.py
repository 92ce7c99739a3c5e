"""Noise of the second kind: counters, tokens, session ids."""

from __future__ import annotations

from benchmarks.changes.site.moment import Moment
from benchmarks.changes.site.slots import Slots
from benchmarks.discovery.chance import token


def _hex(moment: Moment, what: str, length: int = 32) -> str:
    return token(moment.seed, moment.page, what, moment.round, moment.request, length=length)


def visitors(moment: Moment, slots: Slots) -> None:
    """How many were here."""
    count = 48_210 + moment.round * 1_733 + moment.request * 3
    text = moment.site_fixed("visitors").choice(
        ("Besucher seit 2009: {n}", "Sie sind der {n}. Besucher dieser Seite", "Seitenaufrufe: {n}", "{n} Zugriffe")
    )  # fmt: skip
    slots.footer += f'<p class="counter">{text.format(n=f"{count:,}".replace(",", "."))}</p>'


def read_so_often(moment: Moment, slots: Slots) -> None:
    """The counter below the text."""
    count = moment.fixed("read").randint(120, 4_000) + moment.round * 17 + moment.request % 7
    slots.below_text += f"<p>Dieser Beitrag wurde {count} mal gelesen.</p>"


def online_now(moment: Moment, slots: Slots) -> None:
    """Guests at this moment."""
    slots.aside += f"<p>Gäste online: {moment.each('online').randint(2, 160)}</p>"


def form_token(moment: Moment, slots: Slots) -> None:
    """The hidden field of a form."""
    slots.below_text += (
        '<form action="/feedback" method="post"><label>War diese Seite hilfreich?</label>'
        f'<input type="hidden" name="csrf" value="{_hex(moment, "csrf")}"><button>Ja</button><button>Nein</button></form>'
    )


def session_links(moment: Moment, slots: Slots) -> None:
    """A session id in every link."""
    slots.link_suffix = f";jsessionid={_hex(moment, 'session', 24).upper()}"


def sum_to_solve(moment: Moment, slots: Slots) -> None:
    """A question against robots."""
    chance = moment.each("captcha")
    slots.below_text += (
        '<form action="/kontakt" method="post"><p>Spamschutz: Wie viel ist '
        f'{chance.randint(1, 9)} + {chance.randint(1, 9)}?</p><input name="ergebnis"></form>'
    )


def script_nonce(moment: Moment, slots: Slots) -> None:
    """Nonces and build numbers of scripts and styles."""
    nonce = _hex(moment, "nonce", 16)
    slots.head += f'<script nonce="{nonce}">window.rid="{nonce}";</script><link rel="stylesheet" href="/a.css?v={moment.round}.{moment.request}">'


def case_number(moment: Moment, slots: Slots) -> None:
    """A number to quote when calling."""
    slots.footer += f"<p>Ihre Anfrage-ID: {_hex(moment, 'case', 10)}</p>"


def votes(moment: Moment, slots: Slots) -> None:
    """Stars that others gave."""
    count = 14 + moment.round * 5 + moment.request % 3
    stars = 3 + (moment.round + moment.request) % 2
    slots.below_text += (
        f'<div class="bewertung">Bewertung: {stars},{count % 10} von 5 ({count} Stimmen)</div>'
    )


ALL = (
    visitors, read_so_often, online_now, form_token, session_links, sum_to_solve, script_nonce, case_number, votes,
)  # fmt: skip
