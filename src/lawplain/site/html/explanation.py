"""A summary's body as HTML: its Markdown, its pins as links to the law's words, sections it names as links."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from urllib.parse import urlsplit

from markdown_it.common.utils import escapeHtml
from markdown_it.presets import commonmark as _commonmark
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

from lawplain.editions.answers import Answer
from lawplain.editions.leaning import Lean, Leaning, of_pin
from lawplain.editions.marking import Marker
from lawplain.editions.pair import Entry
from lawplain.language.speech import attributes, english, say
from lawplain.law import pins
from lawplain.law.addresses import address as where_is
from lawplain.law.locations import Locations
from lawplain.law.mentions import Mention, mentions
from lawplain.law.model import Act, Provision
from lawplain.site.html import leans as since_then
from lawplain.site.html import marks
from lawplain.site.html.te_reo import pattern

_SCHEMES = ("", "https", "http", "mailto")


def html(
    entry: Entry, act: Act, locations: Locations, te_reo: re.Pattern[str] | None, marker: Marker | None = None
) -> Markup:
    """An entry's explanation as HTML, with the marks that a marker sets in it. Guaranteed: no tag or address of the
    writer's own passes unescaped or unchecked."""
    assert entry.summary
    env = {"writer": _Writer(entry, act, locations, te_reo)}
    tokens = entry.summary.body.tokens
    return Markup(_RENDERER.render(marker.tokens(tokens, entry) if marker else tokens, _OPTIONS, env))


def of_several(
    tokens: Iterable[Token], of: Leaning, act: Act, locations: Locations, te_reo: re.Pattern[str] | None
) -> Markup:
    """A text about several provisions of an Act as HTML, its pins as links with their sections: of a guide."""
    return Markup(_RENDERER.render(list(tokens), _OPTIONS, {"writer": _Writer(of, act, locations, te_reo)}))


def answer(blocks: Answer, entry: Entry, act: Act, locations: Locations, marker: Marker | None = None) -> Markup:
    """The sentences of an entry's summary that answer a question, for a page of several sections; with the marks that
    a marker sets in them."""
    env = {"writer": _Writer(entry, act, locations, None, away=True)}
    out, depth = list[str](), 0
    for block in blocks:
        tokens = marker.line(block.tokens, entry) if marker else block.tokens
        html = str(_RENDERER.renderInline(list(tokens), _OPTIONS, env)).strip()
        out.append("<ul>" * (block.depth - depth) + "</ul>" * (depth - block.depth))
        out.append(f"<li>{html}</li>" if block.depth else f"<p>{html}</p>")
        depth = block.depth
    body = Markup("".join([*out, "</ul>" * depth]))
    return Markup("<div{}>{}</div>").format(Markup(attributes()), body) if entry.spoken == "english" else body


def pin_link(text: str, of: Leaning, page: str = "", words: str = "") -> Markup:
    """A pin (without square brackets) of a text as small links to its words, one for its own places and one
    for each elsewhere; plain text where the words are not stored. Behind it stands what is not in force, and what
    changed elsewhere after it was written.

    On a page of several sections `page` is the address of this one's: its own places then carry its number. The words
    that changed are on `words`, the same page where it is "".
    """
    pin = pins.parse(text)
    own = "; ".join(group for group in text.split(";") if (p := pins.parse(group)) and p.ranges) if pin else text
    found = [_own_link(own.strip(), of, page)] if own.strip() or not pin else []
    elsewhere = of_pin(of.leans, pin) if pin else ()
    found += map(_other_link, elsewhere)
    rests = {rest.name: rest for lean in elsewhere for rest in lean.rests}.values()
    ends = {end for pair in pin.ranges for end in pair} if pin else set()
    if ends & set(of.unstarted) or any(rest.unstarted for rest in rests):
        found.append(Markup('<span class="mark">{}</span>').format(say("(not in force)")))
    return Markup(" ").join([*found, *(since_then.mark(rest, words or page) for rest in rests if rest.outdated)])


def _own_link(text: str, of: Leaning, page: str) -> Markup:
    pin, provision = pins.parse(text), of.provision
    assert provision
    anchor = pins.first_anchor(pin, provision.places) if pin else None
    if page:
        said = escapeHtml(_in_english(f"s {provision.label}{'' if text == pins.ALL else text}"))
        where = f"{page}#{anchor or 'law'}" if anchor is not None and provision.text else page
        return Markup(f'<a class="pin" href="{escapeHtml(where)}">{said}</a>')
    whole = text == pins.ALL
    said = escapeHtml(say("the whole {unit}", provision.instrument.words) if whole else _in_english(text))
    if anchor is None or provision.text is None:
        return Markup(f'<span class="pin">{said}</span>')
    name = "" if whole else _named(text)
    lights = _lit(pin, provision) if pin and anchor else ""
    more = f' data-lights="{lights}"' if lights not in ("", anchor) else ""
    return Markup(f'<a class="pin" href="#{anchor or "law"}"{more}{name}>{said}</a>')


def _named(pin: str) -> str:
    """What a link to a pin is called, as an attribute; none where that would be in two languages."""
    return "" if _in_english(pin) != pin else f' aria-label="{escapeHtml(say("The law: %(pin)s", pin=pin))}"'


def _in_english(pin: str) -> str:
    """A pin with a word in it, marked as English: a term of the law, or the unit of another section, as "ss"."""
    return english(pin) if re.search("[A-Za-z]{2}", pin) else pin


def _other_link(lean: Lean) -> Markup:
    said = escapeHtml(_in_english(lean.other.words or lean.name))
    address = next(filter(None, map(since_then.address, lean.rests)), "")
    if not address:
        return Markup(f'<span class="pin">{said}</span>')
    return Markup(f'<a class="pin" href="{escapeHtml(address)}"{_named(lean.name)}>{said}</a>')


def _lit(pin: pins.Pin, provision: Provision) -> str:
    """The anchors of all places that a pin names, without those that stand inside another of them."""
    places, _ = pins.find(pin, provision.places)
    inside = {b.anchor for a in places for b in places if a is not b and pins.covers(a.pin, b.pin)}
    return " ".join(place.anchor for place in places if place.anchor not in inside)


def te_reo_marker(words: tuple[str, ...]) -> Callable[[str], Markup]:
    """Makes a function that turns words into HTML and marks these words of te reo: `lang="mi"`."""
    return partial(_in_te_reo, te_reo=pattern(words))


def _in_te_reo(words: str, te_reo: re.Pattern[str] | None) -> Markup:
    escaped = escapeHtml(words)
    return Markup(te_reo.sub(lambda m: f'<span lang="mi">{m[0]}</span>', escaped) if te_reo else escaped)


class _Writer:
    """Writes running text: escapes it, links the sections it names, marks te reo."""

    def __init__(
        self, of: Leaning, act: Act, locations: Locations, te_reo: re.Pattern[str] | None, *, away: bool = False
    ) -> None:
        """`away`: the text stands on another page than its section's."""
        self.away = away
        self.of, self.act, self.locations, self.te_reo = of, act, locations, te_reo
        self.page = where_is(act, of.provision.name) if of.provision else ""

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
        if target is None or (self.of.provision and target.provision.id == self.of.provision.id):
            return ""
        return self.locations.inside(target, mention.pinpoint).address

    def plain(self, words: str) -> str:
        return str(_in_te_reo(words, self.te_reo))

    def pin(self, token: Token) -> str:
        page = self.page if self.away else ""
        return str(pin_link(token.meta["pin"].text, self.of, page, words=self.page))


class _Renderer(RendererHTML):
    """markdown-it's own renderer; ours are the pins, the running text and the check of addresses."""

    def pin(self, tokens: Sequence[Token], i: int, _: object, env: dict[str, _Writer]) -> str:
        return env["writer"].pin(tokens[i])

    def mark(self, tokens: Sequence[Token], i: int, _: object, env: dict[str, _Writer]) -> str:
        return str(marks.html([tokens[i].meta["mark"]]))

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
    """Whether a page may carry this address: never a script."""
    try:
        return urlsplit(address).scheme.lower() in _SCHEMES and not re.search(r"[\x00-\x20]", address)
    except ValueError:
        return False


_RENDERER = _Renderer()
_OPTIONS = OptionsDict({**_commonmark.make()["options"]})
