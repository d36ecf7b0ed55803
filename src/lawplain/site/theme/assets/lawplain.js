// The one script: comfort only. Without it every page reads the same.
(() => {
  const all = (what) => document.querySelectorAll(what);
  const at = (id) => document.getElementById(id);
  const near = (event, what) => event.target.closest && event.target.closest(what);
  const words = document.body.dataset;

  // What is long is folded; without a script, on paper and for whoever follows a link into it, it is open.
  const folds = [...all("details[data-fold]")].filter((one) => !one.dataset.fold || innerWidth < 992);
  const fold = (open) => folds.forEach((one) => (one.open = open));
  const reveal = () => {
    const place = location.hash && at(decodeURIComponent(location.hash.slice(1)));
    const own = place && (place.closest("summary")?.parentNode || place.closest("details"));
    if (own && !own.open) (own.open = true), place.scrollIntoView();
  };
  fold(false);
  reveal();
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => fold(true));
  addEventListener("afterprint", () => fold(false));

  // A pin lights all the words that it explains.
  let held;
  const light = (pin) => {
    all(".lit").forEach((lit) => lit.classList.remove("lit"));
    if (pin) for (const id of (pin.dataset.lights || pin.hash.slice(1)).split(" ")) at(id)?.classList.add("lit");
  };

  // A defined term shows its meaning; who follows it, comes to the words that it stands for.
  const term = (event) => near(event, "a[href^='#m-'], .law a[href^='#def-']");
  const tip = Object.assign(document.createElement("span"), { className: "tip", id: "tip", role: "tooltip" });
  tip.dataset.added = "";
  let asked, before, waiting;
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
    tip.textContent = said.length > 320 ? said.slice(0, 300).replace(/\s\S*$/, " …") : said;
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
  document.addEventListener("pointerdown", () => (before = asked));
  document.addEventListener("focusin", (event) => {
    light((held = near(event, "a.pin")));
    const link = term(event);
    if (link) open(link);
    else close();
  });
  let from;
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
    if (link && event.detail && before !== link) {
      event.preventDefault(); // the first tap shows the meaning, the second leads to it
      open(link);
    } else if (!near(event, ".tip")) close();
    if (near(event, "main a[href^='#']")) from = near(event, "a");
    if (label) copy(label);
  });

  // The words of a place, how to cite them, and where they stand.
  const copy = (label) => {
    const law = label.closest("[data-cite]");
    const place = at(decodeURIComponent(label.hash.slice(1)));
    const pin = label.getAttribute("aria-label") || label.textContent;
    const cited = law && place && law.dataset.cite + (pin[0] === "(" ? "" : " ") + pin;
    const text = cited ? `${place.innerText.replace(/\s*\n\s*/g, "\n").trim()}\n${cited}, ${label.href}` : label.href;
    navigator.clipboard?.writeText(text).then(() => say((words.copied || "Copied") + ": " + (cited || label.href)));
  };

  // Escape closes what is open, and goes back to the link that was followed.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (!asked && from) from.focus(), (from = null);
    close();
    light((held = null));
  });

  // What is done is said.
  const status = Object.assign(document.createElement("p"), { className: "toast", role: "status" });
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
