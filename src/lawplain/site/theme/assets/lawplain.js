// The one script: comfort only. Without it every page reads the same.
(() => {
  const all = (what) => document.querySelectorAll(what);
  const at = (id) => document.getElementById(id);
  const near = (e, what) => e.target.closest?.(what);
  const on = (what, done, whole = document) => whole.addEventListener(what, done);
  const place = (link) => at(decodeURIComponent(link.hash.slice(1)));
  const make = (name, given) => Object.assign(document.createElement(name), given);
  const words = document.body.dataset;

  // What is long is folded; without a script, on paper and for whoever follows a link into it, it is open.
  const folds = [...all("details[data-fold]")].filter((one) => !one.dataset.fold || innerWidth < 992);
  const fold = (open) => folds.forEach((one) => (one.open = open));
  const reveal = () => {
    const [there] = all(":target");
    const own = there?.closest("summary")?.parentNode || there?.closest("details");
    if (own && !own.open) (own.open = true), there.scrollIntoView();
  };
  fold(false);
  reveal();
  on("hashchange", reveal, window);
  on("beforeprint", () => fold(true), window);

  // A pin lights all the words that it explains.
  let held;
  const light = (pin) => {
    all(".lit").forEach((lit) => lit.classList.remove("lit"));
    if (pin) for (const id of (pin.dataset.lights || pin.hash.slice(1)).split(" ")) at(id)?.classList.add("lit");
  };

  // A defined term shows its meaning; who follows it, comes to the words that it stands for.
  const term = (e) => near(e, "[href^='#m-'], [href^='#e-'], .law [href^='#def-']");
  const tip = make("span", { className: "tip", id: "tip", role: "tooltip" });
  tip.dataset.added = "";
  let asked, before, from, timer;
  const close = () => {
    asked?.removeAttribute("aria-describedby");
    tip.remove();
    asked = null;
  };
  const open = (link) => {
    const said = place(link);
    if (link === asked || !said || said.contains(link)) return;
    close();
    tip.textContent = (said.querySelector("dd") || said).textContent.trim();
    // never over the next line
    tip.classList.toggle("up", link.getBoundingClientRect().bottom > innerHeight / 2);
    link.after(tip);
    link.setAttribute("aria-describedby", "tip");
    asked = link;
  };

  on("pointerover", (e) => {
    light(near(e, "a.pin") || held);
    clearTimeout(timer);
    if (e.pointerType !== "mouse" || near(e, ".tip")) return;
    const link = term(e);
    timer = setTimeout(() => (link ? open(link) : document.activeElement !== asked && close()), link ? 250 : 400);
  });
  on("pointerdown", () => (before = asked));
  on("focusin", (e) => {
    light((held = near(e, "a.pin")));
    const link = term(e);
    link ? open(link) : close();
  });
  on("click", (e) => {
    const link = term(e);
    const pin = near(e, "a.pin");
    const label = near(e, ".law a.n");
    const leave = near(e, ".leave");
    if (leave) {
      e.preventDefault();
      // this page is then no longer the one before
      location.replace(leave.href);
    }
    if (near(e, ".share") && navigator.share) {
      e.preventDefault();
      navigator.share({ url: location.href }).catch(() => {});
    }
    if (pin) light((held = pin));
    if (link && e.detail && before !== link) {
      // the first tap shows the meaning, the second leads to it
      e.preventDefault();
      open(link);
    } else if (!near(e, ".tip")) close();
    from = near(e, "main a[href^='#']") || from;
    if (label) copy(label);
  });

  // The words of a place, how to cite them, and where they stand.
  const copy = (label) => {
    const { cite } = label.closest("[data-cite]")?.dataset || {};
    const pin = label.getAttribute("aria-label") || label.textContent;
    const cited = cite ? cite + (pin[0] === "(" ? "" : " ") + pin : "";
    const said = cited && `${place(label).innerText.replace(/\s*\n\s*/g, "\n").trim()}\n${cited}, `;
    navigator.clipboard?.writeText(said + label.href).then(() => say(`${words.copied || "Copied"}: ${cited || label.href}`));
  };

  // Escape closes what is open, and goes back to the link that was followed.
  on("keydown", (e) => {
    if (e.key !== "Escape" || e.defaultPrevented) return;
    if (!asked && from) from.focus(), (from = null);
    close();
    light((held = null));
  });

  // What is done is said.
  const status = make("p", { className: "toast", role: "status" });
  document.body.append(status);
  const say = (words) => {
    status.textContent = words;
    setTimeout(() => (status.textContent = ""), 2500);
  };

  // The question travels behind the #, where no server sees it. What finds is loaded when a box is first used.
  const find = new URL("find.js", document.currentScript.src);
  for (const box of all("[role=search] input")) {
    const kind = "results" in box.dataset ? "results" : "suggest";
    const load = () => import(find).then((found) => found[kind](box));
    if (kind === "results") {
      // before what finds is there
      on("submit", () => (box.dataset.sent = ""), box.form);
      load();
      continue;
    }
    box.addEventListener("focus", load, { once: true });
    on("submit", (e) => {
      e.preventDefault();
      location.href = `${box.form.action}#q=${encodeURIComponent(box.value)}`;
    }, box.form);
  }
})();
