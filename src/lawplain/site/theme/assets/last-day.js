// The last day of a time limit, worked out from the day that the reader gives. Nothing is sent or kept.
// It is the earliest that it can be, and no sentence says that a time is over: what the law leaves out makes it later.
(() => {
  const DAY = 864e5;
  const shown = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const filled = (words, values) => words.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

  // The day so many days after another; null where it would leave the years of which the days off are known.
  const after = (start, { number, off, first, until }) => {
    if (off === undefined) return start + number * DAY;
    const none = new Set(off.split(" "));
    let time = start;
    for (let left = +number; left; ) {
      time += DAY;
      if (iso(time) > until) return null;
      const weekday = new Date(time).getUTCDay();
      if (weekday % 6 && !none.has(iso(time))) left -= 1;
    }
    return iso(start) < first ? null : time;
  };

  for (const form of document.querySelectorAll("form.last-day")) {
    const input = form.querySelector("input");
    const said = form.querySelector("output");
    const tell = () => {
      const start = input.validity.valid ? input.valueAsNumber : NaN;
      const last = Number.isNaN(start) ? NaN : after(start, form.dataset);
      const values = { number: form.dataset.number, day: shown.format(start || 0), last: shown.format(last || 0) };
      said.textContent = Number.isNaN(last) ? "" : last === null ? form.dataset.unknown : filled(form.dataset.said, values);
    };
    form.hidden = false;
    form.addEventListener("submit", (e) => e.preventDefault());
    input.addEventListener("input", tell);
    tell();
  }
})();
