"""A summary's body as HTML: its Markdown, its pins as links to the law's words, sections it names as links."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlsplit

from markdown_it.common.utils import escapeHtml
from markdown_it.presets import commonmark as _commonmark
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

from lawplain.content import Summary
from lawplain.editions.leaning import Lean, of_pin
from lawplain.language.speech import say
from lawplain.law import pins
from lawplain.law.locations import Locations
from lawplain.law.mentions import Mention, mentions
from lawplain.law.model import Act, Provision
from lawplain.site.html.te_reo import pattern

_SCHEMES = ("", "https", "http", "mailto")


def html(
    summary: Summary,
    act: Act,
    provision: Provision,
    locations: Locations,
    te_reo: re.Pattern[str] | None,
    leans: tuple[Lean, ...] = (),
) -> Markup:
    """The explanation as HTML. Guaranteed: no tag or address of the writer's own passes unescaped or unchecked."""
    env = {"writer": _Writer(act, provision, locations, te_reo, leans)}
    return Markup(_RENDERER.render(summary.body.tokens, _OPTIONS, env))


def pin_link(text: str, provision: Provision, leans: tuple[Lean, ...] = (), page: str = "") -> Markup:
    """A pin (without square brackets) as small links to its words, one for its own places and one for each elsewhere;
    plain text where the words are not stored. `leans` are those of its summary. On a page of several sections `page` is
    the address of this one's: its own places then carry its number."""
    pin = pins.parse(text)
    own = "; ".join(group for group in text.split(";") if (p := pins.parse(group)) and p.ranges) if pin else text
    found = [_own_link(own.strip(), provision, page)] if own.strip() or not pin else []
    return Markup(" ").join([*found, *map(_other_link, of_pin(leans, pin) if pin else ())])


def _own_link(text: str, provision: Provision, page: str) -> Markup:
    pin = pins.parse(text)
    anchor = pins.first_anchor(pin, provision.places) if pin else None
    if page:
        said = escapeHtml(f"s {provision.label}{'' if text == pins.ALL else text}")
        where = f"{page}#{anchor or 'law'}" if anchor is not None and provision.text else page
        return Markup(f'<a class="pin" href="{escapeHtml(where)}">{said}</a>')
    said = escapeHtml(say("the whole {unit}", provision.instrument.words) if text == pins.ALL else text)
    if anchor is None or provision.text is None:
        return Markup(f'<span class="pin">{said}</span>')
    name = "" if text == pins.ALL else f' aria-label="{escapeHtml(say("The law: %(pin)s", pin=text))}"'
    lights = _lit(pin, provision) if pin and anchor else ""
    more = f' data-lights="{lights}"' if lights not in ("", anchor) else ""
    return Markup(f'<a class="pin" href="#{anchor or "law"}"{more}{name}>{said}</a>')


def _other_link(lean: Lean) -> Markup:
    said = escapeHtml(lean.other.words or lean.name)
    if not lean.spots:
        return Markup(f'<span class="pin">{said}</span>')
    spot = lean.spots[0]
    where = f"/{spot.act}/{spot.provision.name}/"
    anchor = "changed" if spot.note else spot.anchor if spot.provision.text else ""
    address = f"{where}#{anchor}" if anchor else where
    name = escapeHtml(say("The law: %(pin)s", pin=lean.name))
    return Markup(f'<a class="pin" href="{escapeHtml(address)}" aria-label="{name}">{said}</a>')


def _lit(pin: pins.Pin, provision: Provision) -> str:
    """The anchors of all places that a pin names, without those that stand inside another of them."""
    places, _ = pins.find(pin, provision.places)
    inside = {b.anchor for a in places for b in places if a is not b and pins.covers(a.pin, b.pin)}
    return " ".join(place.anchor for place in places if place.anchor not in inside)


def te_reo_marker(words: tuple[str, ...]) -> Callable[[str], Markup]:
    """What turns words into HTML in which these, of te reo, are marked: `lang="mi"`."""
    return partial(_in_te_reo, te_reo=pattern(words))


def _in_te_reo(words: str, te_reo: re.Pattern[str] | None) -> Markup:
    escaped = escapeHtml(words)
    return Markup(te_reo.sub(lambda m: f'<span lang="mi">{m[0]}</span>', escaped) if te_reo else escaped)


class _Writer:
    """Writes running text: escapes it, links the sections it names, marks te reo."""

    def __init__(
        self,
        act: Act,
        provision: Provision,
        locations: Locations,
        te_reo: re.Pattern[str] | None,
        leans: tuple[Lean, ...],
    ) -> None:
        self.act, self.provision, self.locations, self.te_reo, self.leans = act, provision, locations, te_reo, leans

    def text(self, words: str) -> str:
        out, done = [], 0
        for mention in mentions(words):
            if address := self.address(mention):
                out.append(self.plain(words[done : mention.start]))
                out.append(f'<a href="{escapeHtml(address)}">{escapeHtml(words[mention.start : mention.end])}</a>')
                done = mention.end
        return "".join(out) + self.plain(words[done:])

    def address(self, mention: Mention) -> str:
        """Where a mention leads on this site, "" where it names another law, this very page, or nothing known."""
        ref = self.locations.act(mention.act) if mention.act else None
        slug = ref.slug if ref else "" if mention.act else self.act.slug
        target = self.locations.named(slug, mention.label, mention.unit) if mention.label else None
        if target is None or target.provision.id == self.provision.id:
            return ""
        return self.locations.inside(target, mention.pinpoint).address

    def plain(self, words: str) -> str:
        return str(_in_te_reo(words, self.te_reo))

    def pin(self, token: Token) -> str:
        return str(pin_link(token.meta["pin"].text, self.provision, self.leans))


class _Renderer(RendererHTML):
    """markdown-it's own renderer; ours are the pins, the running text and the check of addresses."""

    def pin(self, tokens: Sequence[Token], i: int, _: object, env: dict[str, _Writer]) -> str:
        return env["writer"].pin(tokens[i])

    def not_a_pin(self, tokens: Sequence[Token], i: int, _: object, env: dict[str, _Writer]) -> str:
        return escapeHtml(tokens[i].content)

    def text(self, tokens: Sequence[Token], i: int, _: object, env: dict[str, _Writer]) -> str:  # type: ignore[override]
        kinds = [token.type for token in tokens[:i]]
        in_link = kinds.count("link_open") > kinds.count("link_close")
        write = env["writer"].plain if in_link else env["writer"].text
        return write(tokens[i].content)

    def link_open(self, tokens: Sequence[Token], i: int, _: object, env: dict[str, _Writer]) -> str:
        address = str(tokens[i].attrGet("href") or "")
        return f'<a href="{escapeHtml(address)}">' if safe(address) else "<a>"


def safe(address: str) -> bool:
    """Is it an address that a page may carry? Never a script."""
    try:
        return urlsplit(address).scheme.lower() in _SCHEMES and not re.search(r"[\x00-\x20]", address)
    except ValueError:
        return False


_RENDERER = _Renderer()
_OPTIONS = OptionsDict({**_commonmark.make()["options"]})
