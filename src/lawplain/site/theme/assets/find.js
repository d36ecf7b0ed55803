// The search boxes: suggestions while typing on every page, results on /search/. Loaded when a box is first used.
import { Index, fold, guide, reference } from "./search.js";

const ROOT = new URL(document.querySelector("header .name").href); // the home page, in the language of this page
const MARKED = /[\ufdd0\ufdd1]/g; // around words that are English in another language
const SHOWN = 10;

let opened;
const read = async (name) => {
  const answer = await fetch(new URL(`search/${name}`, ROOT));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
};
const index = () => (opened ??= Index.open(read).catch((error) => ((opened = null), Promise.reject(error))));

// What the pages say, in their language; {places} filled.
const say = (all, name, places = {}) =>
  all.said[name].replace(/\{(\w+)\}/g, (_, place) => places[place]).replace(MARKED, "");

// Words of the law or of an explanation, marked as English where they are and the page is not.
const told = (kind, text) => {
  const made = make("span", kind, text.replace(MARKED, ""));
  if (text.startsWith("\ufdd0")) Object.assign(made, { lang: document.body.dataset.english, dir: "ltr" });
  return made;
};

const make = (name, kind, ...inside) => {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...inside);
  return made;
};

// What is found for a question: places that it names by number, then sections that are like it.
const find = async (question, options) => {
  const all = await index();
  const named = reference(question);
  const numbers = named ? await all.labelled(named.label) : [];
  const places = await Promise.all(
    numbers.map(async (number) => ({ number, head: await all.head(number), pin: named.pin, asked: null })),
  );
  const found = places.length ? { hits: [], answers: true, roots: new Set() } : await all.search(question, options);
  return { ...found, all, hits: [...places, ...found.hits] };
};

const elsewhere = ({ head }) => head[0] === null; // no law of this site answers it

const address = (all, { head, pin }) => {
  if (head[0] === null || guide(head)) return new URL(head[1], ROOT).href;
  const place = pin ? `#s${pin.slice(1, -1).replace(/\)\(/g, "-")}` : "";
  return new URL(`${all.acts[head[0]][0]}/${head[1]}/${place}`, ROOT).href;
};
const titles = (all, { head }) => {
  const kind = head[0] === null ? "elsewhere" : guide(head) ? "guide" : "";
  if (kind) return [told("title", head[4]), " ", make("span", "official", say(all, kind))];
  const number = say(all, "section", { label: head[2] }); // without the pin: nobody knows if it is there
  const official = head[3] ? say(all, "both", { number, heading: head[3] }) : number;
  return head[4] ? [told("title", head[4]), " ", make("span", "official", official)] : [make("span", "title", official)];
};

// The words of a text that were looked for, marked.
const marked = (all, roots, text) => {
  const part = document.createDocumentFragment();
  for (const piece of text.split(/([\p{L}\p{M}\p{N}’']+)/u)) {
    const words = fold(piece);
    const hit = words.length === 1 && roots.has(all.roots.get(words[0])) && !all.common.has(words[0]);
    part.append(hit ? make("mark", "", piece) : piece);
  }
  return part;
};

// What the law says of a question that it does not answer, and who does.
const handedOver = async (all, { number }, item, wanted) => {
  const [[says], , [name, where, seen]] = await all.texts(number);
  if (!wanted()) return;
  const link = told("", name);
  item.querySelector(".why").append(told("", says));
  item.querySelector(".more").prepend(Object.assign(make("a", "", link), { href: where }), `. ${seen.replace(MARKED, "")} `);
};

// The sentence that says most of what was looked for.
const why = async (all, roots, { number }) => {
  let best = ["", 0];
  for (const text of (await all.texts(number))[0]) {
    const words = fold(text);
    const here = new Set(words.filter((word) => !all.common.has(word)).map((word) => all.roots.get(word)));
    let weight = 0;
    for (const root of here) if (roots.has(root)) weight += all.entries.get(root).idf;
    weight /= Math.sqrt(8 + words.length);
    if (weight > best[1]) best = [text, weight];
  }
  return best[0];
};

// --- suggestions: a combobox with a list ------------------------------------------------------------------------------

export const suggest = (box) => {
  const list = Object.assign(make("ul", "suggestions"), { id: `${box.id}-list`, hidden: true });
  const said = make("p", "vh");
  list.setAttribute("role", "listbox");
  said.setAttribute("role", "status");
  box.closest("form").append(list, said);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" }))
    box.setAttribute(name, value);
  let chosen = -1;
  let latest = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const choose = (to) => {
    const options = [...list.children];
    if (!options.length) return;
    latest += 1; // what is still on its way would take the choice away
    chosen = (to + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    options[chosen].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", options[chosen].id);
  };
  const show = async () => {
    const mine = ++latest;
    if (box.value.trim().length < 2) return close();
    const { hits, all } = await find(box.value, { most: 6, begun: true }).catch(() => ({ hits: [] }));
    if (mine !== latest || document.activeElement !== box) return;
    list.replaceChildren(
      ...hits.map((hit, i) => {
        const option = Object.assign(make("li", "", ...titles(all, hit)), { id: `${list.id}-${i}` });
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.to = address(all, hit);
        return option;
      }),
    );
    if (!list.children.length) return close();
    chosen = -1;
    list.setAttribute("aria-label", say(all, "list"));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    said.textContent = say(all, "offered", { count: list.children.length });
  };

  box.addEventListener("input", show);
  box.addEventListener("blur", () => setTimeout(close, 150));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) close(), event.preventDefault();
    else if (event.key === "ArrowDown" && !list.hidden) choose(chosen + 1), event.preventDefault();
    else if (event.key === "ArrowUp" && !list.hidden) choose(chosen < 0 ? -1 : chosen - 1), event.preventDefault();
    else if (event.key === "Enter" && chosen >= 0) event.preventDefault(), (location.href = list.children[chosen].dataset.to);
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.href = option.dataset.to;
  });
  if (box.value) show();
};

// --- results ----------------------------------------------------------------------------------------------------------

export const results = (box) => {
  const at = (id) => document.getElementById(id);
  const [found, list, weak, filters] = ["found", "results", "weak", "filters"].map(at);
  const topic = at("by-topic");
  const act = at("by-act");
  const start = found.textContent;
  let latest = 0;
  let waiting;

  const keep = () => {
    const [wanted, whose] = [topic.value, act.value];
    if (!wanted && !whose) return null;
    return (head) => (!wanted || head[6].includes(Number(wanted))) && (!whose || head[0] === Number(whose));
  };
  const line = (all, hit) => {
    const link = make("a", "", ...titles(all, hit));
    link.href = address(all, hit);
    const act = elsewhere(hit) ? "" : all.acts[hit.head[0]][1].replace(MARKED, "");
    const more = [act, hit.head[5] && say(all, `state${hit.head[5]}`)].filter(Boolean);
    const item = make("li", "", link, make("p", "why"), make("p", "more", more.join(". ")));
    item.dataset.section = elsewhere(hit) || guide(hit.head) ? "" : `${all.acts[hit.head[0]][0]}/${hit.head[1]}`;
    return item;
  };
  const show = async (begun) => {
    const mine = ++latest;
    const question = box.value;
    if (!question.trim()) {
      [list.hidden, weak.hidden, filters.hidden] = [true, true, true];
      found.textContent = start;
      return;
    }
    try {
      const { hits: shown, answers, roots, all } = await find(question, { most: SHOWN, begun, keep: keep() });
      if (mine !== latest) return;
      fill(all);
      list.replaceChildren(...shown.map((hit) => line(all, hit)));
      list.dataset.asked = question;
      list.hidden = !shown.length;
      filters.hidden = false;
      weak.hidden = answers && Boolean(shown.length); // the nearest stand there all the same: nobody meets a wall
      const [guides, others] = [shown.filter((hit) => guide(hit.head)), shown.filter((hit) => !elsewhere(hit) && !guide(hit.head))];
      const name = !shown.length ? "nothing" : !answers ? "nearest" : guides.length ? "led" : "found";
      found.textContent = say(all, name, { count: others.length + (name === "led" && guides.length) });
      await Promise.all(
        shown.map(async (hit, i) => {
          if (elsewhere(hit)) return await handedOver(all, hit, list.children[i], () => mine === latest);
          const answer = await all.answer(hit);
          const text = answer ? answer.text : await why(all, roots, hit);
          if (mine !== latest) return;
          const place = list.children[i].querySelector(".why");
          if (answer) place.before(told("asked-here", answer.question));
          if (text) place.append(answer ? "" : "… ", marked(all, roots, text));
          if (mine === latest) list.children[i].querySelector(".title").replaceChildren(marked(all, roots, list.children[i].querySelector(".title").textContent));
        }),
      );
    } catch (error) {
      found.textContent = found.dataset.failed;
      throw error;
    }
  };
  const fill = (all) => {
    if (topic.options.length === 1) topic.append(...all.topics.map((name, i) => new Option(name.replace(MARKED, ""), i)));
    if (act.options.length === 1) act.append(...all.acts.map(([, title], i) => new Option(title.replace(MARKED, ""), i)));
    act.parentElement.hidden = all.acts.length < 2;
  };
  const asked = () => {
    const typed = location.hash.replace(/^#q=/, "");
    try {
      box.value = decodeURIComponent(typed);
    } catch {
      box.value = typed; // an address that somebody wrote by hand
    }
    show(false);
  };
  const keepAddress = () => history.replaceState(null, "", box.value ? `#q=${encodeURIComponent(box.value)}` : location.pathname);

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (keepAddress(), show(true)), 120);
  });
  const sent = async () => {
    clearTimeout(waiting);
    keepAddress();
    if (reference(box.value)) {
      const { hits, all } = await find(box.value);
      if (hits.length === 1) return (location.href = address(all, hits[0]));
    }
    show(false);
  };
  box.form.addEventListener("submit", (event) => (event.preventDefault(), sent()));
  for (const filter of [topic, act]) filter.addEventListener("change", () => show(false));
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") list.querySelector("a")?.focus(), event.preventDefault();
  });
  list.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const here = links.indexOf(event.target);
    const to = { ArrowDown: links[here + 1], ArrowUp: links[here - 1] || box }[event.key];
    if (to) to.focus(), event.preventDefault();
  });
  addEventListener("hashchange", asked);
  if (location.hash.startsWith("#q=")) asked();
  else if (box.value && "sent" in box.dataset) sent(); // typed and sent before this was there
  else if (box.value) keepAddress(), show(true);
};
