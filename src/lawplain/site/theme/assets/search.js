// Finds sections in everyday words. The question never leaves the browser: only pieces of the index are asked for, by
// the letters that its words begin with. docs/search.md tells how it scores, and where the numbers come from. No page
// is touched here: find.js shows what is found.

const LEAST = 5; // letters of a word that may be mistyped
const CANDIDATES = 40;
const UNSEEN = 4; // the idf of a word that was not looked up

export const T = {
  everyday: 0.5, // a word of the law that everyday words stand for, beside a word that was typed
  close: 0.7, // a word mended
  begun: 0.6, // a word of which only the beginning was typed
  like: 3.8, // a title, or a phrase that people type, that is like the whole question
  strong: 0.25, // the share of its greatest score from which a word is what a section is about
  asked: 0.45, // so like is a question to one that a section answers that its answer is shown
  unknown: 10, // what a word weighs that the index has never seen, in units of idf
  // Does the best section answer? These say it together; each is at most about 1, but for the score.
  covered: 2.5, // its share of the question
  alike: 4.2, // its most alike phrase
  evidence: 0.65, // its score
  spoken: 1.7, // the question has everyday words, or words of the law, that editors have paired
  unseen: 2.9, // taken away: the share of the words that the index has never seen
  answers: 4.1, // this is enough
};

// The words of a text, as `fold` of language/stems.py gives them: no accents, macrons, capitals or apostrophes.
export const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’']/g, "").match(/[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])[\p{L}\p{N}])+/gu) || [];

const REFERENCE = /^\s*(?:s|ss|sec|sect|section)?\.?\s*(\d+[a-z]*)\s*((?:\(\s*[0-9a-z]+\s*\)\s*)*)\s*$/i;

// A place of the law, like "398", "s 398" or "section 398(4)(a)", as its label and its pin; null for any other text.
export const reference = (text) => {
  const found = REFERENCE.exec(text);
  return found && { label: found[1].toUpperCase(), pin: found[2].replace(/\s/g, "").toLowerCase() };
};

// Letters to add, take away, change or swap until one word is the other; more than `most` where it takes more.
export const distance = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before;
  let last;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    [before, last, row] = [last, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
  }
  return row[b.length];
};

// Is it a guide that was found? It stands below /guides/, a section below its Act.
export const guide = (head) => head[1].startsWith("guides/");

const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
const raise = (map, key, by) => map.set(key, (map.get(key) || 0) + by);

// The group of the question that is most like, of the last lines, "lengths" of which are in each group; null for none. A
// group that lacks a word that was looked for, and that another group here has, is about something else.
const group = (lengths, likes, lines, looked) => {
  let at = likes.length - sum(lengths);
  const groups = lengths.map((length) => {
    const here = Array.from({ length }, () => at++);
    const words = new Set(here.flatMap((i) => lines[2 * i].split(" ")));
    return { like: Math.max(...here.map((i) => likes[i])), held: looked.filter((root) => words.has(root)) };
  });
  const wanted = new Set(groups.flatMap(({ held }) => held));
  const fitting = groups.map(({ like, held }) => (held.length === wanted.size ? like : 0));
  const best = Math.max(0, ...fitting);
  return best < T.asked ? null : fitting.indexOf(best);
};

export class Index {
  // `read(name)` promises a piece of the index, parsed.
  static async open(read) {
    return new Index(read, await read("index.json"));
  }

  constructor(read, first) {
    Object.assign(this, first);
    this.read = read;
    this.common = new Map(Object.entries(first.common));
    this.weak = new Set(first.weak);
    this.cuts = new Set(first.cuts);
    this.pieces = new Map();
    this.entries = new Map(); // stem → { root, idf, scores: document → score }
    this.roots = new Map(); // word → stem
  }

  piece(name) {
    if (!this.pieces.has(name)) {
      const piece = this.read(name);
      this.pieces.set(name, piece);
      piece.catch(() => this.pieces.delete(name)); // to be asked for again
    }
    return this.pieces.get(name);
  }

  // What a result shows: [number of its Act, name, label, heading, plain title, state, topics, lines, asked]. The lines are
  // its titles and the phrases that people type, each as stems, followed by what it weighs; the last of them are the
  // questions that it answers, so many in each group as `asked` says.
  async head(number) {
    return (await this.piece(`heads-${Math.floor(number / this.heads)}.json`))[number % this.heads];
  }

  // The sentences that may be quoted; and each group of questions, as the one to show and the numbers of the sentences
  // that answer it.
  async texts(number) {
    return (await this.piece(`texts-${Math.floor(number / this.quotes)}.json`))[number % this.quotes];
  }

  // What a result answers: the question that it was found to be like, and the sentences that answer; null where it is
  // like none.
  async answer({ number, asked }) {
    if (asked === null) return null;
    const [quoted, groups] = await this.texts(number);
    const [question, ...sentences] = groups[asked];
    const parted = (said) => (/[.?!:;]$/.test(said) ? said : `${said};`); // an item of a list may end in no sign
    return { question, text: sentences.map((i) => parted(quoted[i])).join(" ").replace(/;$/, ".") };
  }

  // The documents that a reference names, over all Acts.
  async labelled(label) {
    const cut = label.slice(0, 1);
    return this.labels.includes(cut) ? (await this.piece(`labels-${cut}.json`))[label] || [] : [];
  }

  // The documents that are like a question, best first; `begun`: its last word may be unfinished; `keep(head)`: a filter.
  // `answers`: is the best of them likely to answer it? `roots`: the stems that were looked for, to be marked.
  async search(question, { most = 10, begun = false, keep = null } = {}) {
    const typed = fold(question);
    const telling = typed.filter((word) => !this.common.has(word));
    const words = [...new Set(telling.length ? telling : typed)];
    await this.learn(words);
    const asked = words.map((word) => this.understood(word, begun && word === typed.at(-1)));
    const mine = new Map();
    for (const { means, weak } of asked)
      for (const [root, share] of means) mine.set(root, Math.max(share * weak, mine.get(root) || 0));
    const { law, say } = await this.translated(mine);
    const scores = this.scored(mine, law);
    const other = new Set([...law.flat(2), ...say.flat()].filter((root) => !mine.has(root)));
    const ranked = await this.ranked(scores, typed, asked, mine, other, keep);
    return { hits: ranked.slice(0, most), answers: this.answers(ranked.slice(0, 3), asked, other.size > 0), roots: new Set([...mine.keys(), ...law.flat(2)]) };
  }

  // Reads the pieces of the vocabulary that hold these words.
  async learn(words) {
    const cuts = new Set(words.map((word) => this.cut(word)).filter(Boolean));
    await Promise.all(
      [...cuts].map(async (cut) => {
        for (const [root, forms, gaps] of await this.piece(`words-${cut}.json`)) {
          if (this.entries.has(root)) continue;
          const scores = new Map();
          for (let i = 0, at = 0; i < gaps.length; i += 2) scores.set((at += gaps[i]), gaps[i + 1]);
          const idf = Math.log(1 + (this.documents - scores.size + 0.5) / (scores.size + 0.5));
          this.entries.set(root, { root, idf, scores });
          for (const form of forms.split(" ")) this.roots.set(form, root);
        }
      }),
    );
  }

  cut(word) {
    for (let n = 1; n <= word.length + 1; n++) {
      const cut = word.padEnd(n, "_").slice(0, n);
      if (this.cuts.has(cut)) return cut;
    }
  }

  // A word with the stems that it stands for: its own; else those of the words that begin with it, or that it was
  // meant to be.
  understood(word, begun) {
    const own = this.roots.get(word);
    const means = own === undefined ? [] : [[own, 1]];
    if (begun && word.length > 2) {
      const longer = new Set([...this.roots].filter(([form, root]) => form.startsWith(word) && root !== own).map(([, root]) => root));
      const known = [...longer].sort((a, b) => this.entries.get(b).scores.size - this.entries.get(a).scores.size);
      means.push(...known.slice(0, 6).map((root) => [root, T.begun]));
    }
    if (!means.length && word.length >= LEAST && !/\d/.test(word)) {
      const most = word.length > 7 ? 2 : 1;
      const near = [...this.roots]
        .filter(([form]) => form[0] === word[0] && !/\d/.test(form))
        .map(([form, root]) => [distance(word, form, most), -this.entries.get(root).scores.size, root])
        .filter(([far]) => far <= most)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      means.push(...near.slice(0, 1).map(([, , root]) => [root, T.close]));
    }
    const weak = this.weak.has(word) ? this.weigh.weak : 1;
    return { means, weak, weight: weak * (means.length ? this.entries.get(means[0][0]).idf : T.unknown) };
  }

  // The law's words for what people say, and what people say for the law's words.
  async translated(mine) {
    const has = (phrase) => phrase.every((root) => mine.has(root));
    const law = this.everyday.filter(([say]) => say.some(has)).map((pair) => pair[1]);
    const say = this.everyday.filter((pair) => pair[1].some(has)).flatMap((pair) => pair[0]);
    await this.learn(law.flat(2));
    return { law, say };
  }

  scored(mine, law) {
    const scores = new Map();
    for (const [root, share] of mine)
      for (const [number, score] of this.entries.get(root).scores) raise(scores, number, score * share);
    for (const phrases of law) {
      const best = new Map();
      for (const phrase of phrases) {
        const entries = phrase.filter((root) => !mine.has(root)).map((root) => this.entries.get(root)).filter(Boolean);
        const here = new Map();
        for (const entry of entries)
          for (const [number, score] of entry.scores) raise(here, number, score / Math.sqrt(entries.length));
        for (const [number, score] of here) best.set(number, Math.max(score, best.get(number) || 0));
      }
      for (const [number, score] of best) raise(scores, number, score * T.everyday);
    }
    return scores;
  }

  // The best ones again, by how like the question their titles and phrases are.
  async ranked(scores, typed, asked, mine, other, keep) {
    const first = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, keep ? 10 * CANDIDATES : CANDIDATES);
    const heads = await Promise.all(first.map(([number]) => this.head(number)));
    const line = this.line(typed);
    const whole = sum(asked.map(({ weight }) => weight)) || 1;
    const hits = first.map(([number, score], i) => {
      const [lines, groups] = heads[i].slice(7);
      const likes = Array.from({ length: lines.length / 2 }, (_, at) =>
        this.alike(line, lines[2 * at], lines[2 * at + 1], mine, other));
      const like = Math.max(0, ...likes);
      const shares = asked.map(({ means, weight }) => weight * Math.max(0, ...means.map(([root, share]) => share * this.strength(root, number))));
      const final = score * (1 + T.like * like);
      return { number, head: heads[i], score: final, like, covered: sum(shares) / whole, asked: group(groups, likes, lines, [...mine.keys()]) };
    });
    // A guide that answers the question stands before what is no more like it: it says what happens, from start to end.
    for (const hit of hits)
      if (hit.asked !== null && guide(hit.head)) hit.score = Math.max(...hits.filter(({ like }) => like <= hit.like).map(({ score }) => score));
    return hits.filter((hit) => !keep || keep(hit.head)).sort((a, b) => b.score - a.score || a.number - b.number);
  }

  // Is one of the best likely to answer? A word or two that the index knows are answered by what is about them.
  answers(best, asked, spoken) {
    const most = (what) => Math.max(0, ...best.map((hit) => hit[what]));
    if (asked.length < 3 && most("covered") > 0.65) return true;
    const evidence = most("score") / this.scale / Math.log(1 + this.documents);
    const unseen = asked.filter(({ means }) => !means.length).length / asked.length || 0;
    const sure = T.covered * most("covered") + T.alike * most("like") + T.evidence * evidence;
    return best.length > 0 && sure + T.spoken * spoken - T.unseen * unseen >= T.answers;
  }

  // How far a word is what a document is about, 0 to 1: in its title wholly, deep in the law's words a little.
  strength(root, number) {
    const { idf, scores } = this.entries.get(root);
    return Math.min(1, (scores.get(number) || 0) / this.scale / Math.max(idf, 0.05) / T.strong);
  }

  // A question as its words, and each two that stand side by side, with what they weigh.
  line(words) {
    const pieces = new Map();
    let before;
    for (const word of words) {
      const root = this.common.get(word) ?? this.roots.get(word) ?? word;
      const idf = this.entries.get(root)?.idf ?? UNSEEN;
      const weight = this.common.has(word) ? this.weigh.common : this.weak.has(word) ? this.weigh.weak * idf : idf;
      pieces.set(root, weight);
      if (before) pieces.set(`${before[0]} ${root}`, (this.weigh.pairs * (weight + before[1])) / 2);
      before = [root, weight];
    }
    return { pieces, whole: sum([...pieces.values()]) };
  }

  // 1 where a phrase says what the question says, 0 where they share nothing.
  alike(question, phrase, weight, mine, other) {
    let shared = 0;
    let before;
    for (const root of new Set(phrase.split(" "))) {
      const idf = this.entries.get(root)?.idf ?? UNSEEN;
      if (question.pieces.has(root)) shared += question.pieces.get(root);
      else if (other.has(root)) shared += idf * T.everyday;
      else if (mine.has(root)) shared += idf * mine.get(root);
      shared += question.pieces.get(`${before} ${root}`) || 0;
      before = root;
    }
    return (2 * shared) / (question.whole + weight) || 0;
  }
}
