// The one script: comfort only. Without it every page reads the same.
(() => {
  const all = (what) => document.querySelectorAll(what);
  const at = (id) => document.getElementById(id);
  const make = (name, kind) => Object.assign(document.createElement(name), { className: kind });
  const near = (event, what) => event.target.closest && event.target.closest(what);

  const words = document.body.dataset;

  // A pin lights all the words that it explains.
  let held;
  const light = (pin) => {
    all(".lit").forEach((lit) => lit.classList.remove("lit"));
    if (pin) for (const id of (pin.dataset.lights || pin.hash.slice(1)).split(" ")) at(id)?.classList.add("lit");
  };

  // A defined term opens its meaning.
  const term = (event) => !near(event, ".tip") && near(event, "a[href^='#m-'], .law a[href^='#def-']");
  const tip = make("span", "tip");
  tip.id = "tip";
  tip.dataset.added = "";
  tip.setAttribute("role", "tooltip");
  let asked, waiting;
  const close = () => {
    asked?.removeAttribute("aria-describedby");
    tip.remove();
    asked = null;
  };
  const open = (link) => {
    const meaning = at(decodeURIComponent(link.hash.slice(1)));
    if (link === asked || !meaning || meaning.contains(link)) return;
    close();
    const said = (meaning.querySelector("dd") || meaning).textContent.trim().replace(/\s+/g, " ");
    const more = make("a", "");
    more.href = link.hash;
    more.textContent = words.full || "Full meaning";
    tip.replaceChildren(said.length > 320 ? said.slice(0, 300).replace(/\s\S*$/, " …") : said, " ", more);
    link.after(tip);
    link.setAttribute("aria-describedby", "tip");
    const room = link.closest(".law").clientWidth - tip.offsetWidth;
    tip.style.setProperty("--x", Math.max(0, Math.min(link.offsetLeft, room)) + "px");
    asked = link;
  };

  document.addEventListener("pointerover", (event) => {
    light(near(event, "a.pin") || held);
    clearTimeout(waiting);
    if (event.pointerType !== "mouse" || near(event, ".tip")) return;
    const link = term(event);
    waiting = setTimeout(() => (link ? open(link) : document.activeElement !== asked && close()), link ? 250 : 400);
  });
  document.addEventListener("focusin", (event) => {
    light((held = near(event, "a.pin")));
    const link = term(event);
    if (link) open(link);
    else if (!near(event, ".tip")) close();
  });
  document.addEventListener("click", (event) => {
    const link = term(event);
    const pin = near(event, "a.pin");
    const label = near(event, ".law a.n");
    const leave = near(event, ".leave");
    if (leave) {
      event.preventDefault();
      location.replace(leave.href); // this page is then no longer the one before
    }
    if (near(event, ".share") && navigator.share) {
      event.preventDefault();
      navigator.share({ title: document.title, url: location.href }).catch(() => {});
    }
    if (pin) light((held = pin));
    if (link) {
      event.preventDefault();
      open(link);
    } else if (!near(event, ".tip") || near(event, ".tip a")) close();
    if (label) navigator.clipboard?.writeText(label.href).then(() => say(words.copied || "Link copied"));
  });

  // Escape closes what is open.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(), light((held = null));
  });

  // What is done is said.
  const status = make("p", "toast");
  status.setAttribute("role", "status");
  document.body.append(status);
  const say = (words) => {
    status.textContent = words;
    setTimeout(() => (status.textContent = ""), 2500);
  };

  // The question travels behind the #, where no server sees it. What finds is loaded when a box is first used.
  const here = new URL(".", document.currentScript.src);
  for (const box of all("[role=search] input")) {
    const results = "results" in box.dataset;
    const load = () => import(here + "find.js").then((found) => (results ? found.results(box) : found.suggest(box)));
    if (results) load();
    else box.addEventListener("focus", load, { once: true });
    if (results) continue;
    box.form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = box.form.action + "#q=" + encodeURIComponent(box.value);
    });
  }
})();
