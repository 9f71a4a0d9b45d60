// The signals of a code as a list that can be edited; the one somebody works on shows where it hits in the interviews.

import { addressOf } from "./codebook.js";
import { el, fill } from "./dom.js";

const PAUSE = 300;
const STRENGTHS = ["sterk", "zwak"];
const MANY = 12; // from so many signals on there is a field to search in them
const EXTRAS = ["niet_bij", "alleen_bij", "gewicht", "ontkend"];

export class SignalList {
  constructor(book, signals, onChange) {
    Object.assign(this, { book, texts: book.texts, onChange, rows: [], tries: 0 });
    this.list = el("div", { class: "le-book-items" });
    this.count = el("p", { class: "le-hint", role: "status" });
    for (const strength of STRENGTHS) {
      for (const [direction, items] of Object.entries(signals[strength] ?? {})) {
        for (const item of items) this.add(item, strength, direction);
      }
    }
    this.element = el("div", { class: "le-book-signals" }, this.grammar(), this.rows.length >= MANY && this.search(), this.list,
      el("button", { type: "button", class: "le-button", "data-add": "signal", onclick: () => this.more() }, `+ ${this.texts.add_signal}`));
  }

  grammar() {
    const { texts } = this;
    return el("details", {}, el("summary", {}, texts.grammar), el("dl", { class: "le-book-grammar" },
      texts.grammar_lines.map(([form, what]) => [el("dt", {}, el("code", {}, form)), el("dd", {}, what)])));
  }

  search() {
    const { texts } = this;
    const look = (event) => {
      event.stopPropagation(); // looking is no change
      const words = event.target.value.toLowerCase();
      for (const row of this.rows) row.element.hidden = !JSON.stringify(itemOf(row)).toLowerCase().includes(words);
      const shown = this.rows.filter((row) => !row.element.hidden).length;
      this.count.textContent = words ? fill(texts.shown_signals, { shown, count: this.rows.length }) : "";
    };
    return el("div", { class: "le-book-search" },
      el("input", { type: "search", class: "le-field", placeholder: texts.filter_signals, "aria-label": texts.filter_signals, oninput: look }), this.count);
  }

  more() {
    const last = this.rows.at(-1);
    const row = this.add("", last?.strength.value ?? "sterk", last?.direction.value ?? "neutraal");
    row.term.focus();
  }

  add(item, strength, direction) {
    const { texts } = this;
    const fields = typeof item === "string" ? { term: item } : item;
    const number = this.rows.length + 1;
    const row = { original: item, strength: choice(texts.strengths, strength, texts.strength), direction: choice(texts.signal_directions, direction, texts.direction) };
    row.term = el("input", {
      class: "le-field le-book-term", value: fields.term ?? "", "aria-label": fill(texts.signal_of, { number }), placeholder: texts.signal,
      autocomplete: "off", spellcheck: "false",
    });
    row.niet_bij = lines(fields.niet_bij);
    row.alleen_bij = lines(fields.alleen_bij);
    row.gewicht = el("input", { class: "le-field", inputmode: "decimal", value: String(fields.gewicht ?? "").replace(".", ",") });
    row.ontkend = el("input", { type: "checkbox", checked: fields.ontkend === "vervalt" });
    row.message = el("p", { class: "le-book-fault", id: `le-signal-fault-${(signalNumber += 1)}` });
    row.term.setAttribute("aria-describedby", row.message.id);
    row.tried = el("div", { class: "le-book-tried", "aria-live": "polite" });
    const what = fill(texts.remove_item, { what: fields.term || texts.empty_item });
    const hasExtras = EXTRAS.some((field) => field in fields);
    const extras = el("div", { class: "le-book-extra", hidden: !hasExtras },
      el("label", { class: "le-label" }, texts.unless, row.niet_bij), el("label", { class: "le-label" }, texts.only_with, row.alleen_bij),
      el("label", { class: "le-label" }, texts.weight, row.gewicht), el("label", { class: "le-check" }, row.ontkend, texts.voids));
    const more = el("button", {
      type: "button", class: "le-button le-small", "aria-expanded": String(hasExtras), "aria-label": fill(texts.more_of, { what: fields.term || texts.empty_item }),
      onclick: () => { extras.hidden = !extras.hidden; more.setAttribute("aria-expanded", String(!extras.hidden)); },
    }, texts.more);
    row.element = el("div", { class: "le-book-signal" }, row.term, row.strength, row.direction, more,
      el("button", { type: "button", class: "le-button le-small", "aria-label": what, title: what, onclick: () => this.remove(row) }, "×"),
      extras, row.message, row.tried);
    row.element.addEventListener("focusin", () => this.work(row));
    row.element.addEventListener("input", () => this.tryLater(row));
    this.rows.push(row);
    this.list.append(row.element);
    return row;
  }

  remove(row) {
    this.rows = this.rows.filter((other) => other !== row);
    row.element.remove();
    this.onChange();
  }

  /** The signals as the file holds them, by strength and direction; empty rows are left out. */
  fields() {
    const found = {};
    for (const strength of STRENGTHS) {
      for (const row of this.filled(strength)) ((found[strength] ??= {})[row.direction.value] ??= []).push(itemOf(row));
    }
    return found;
  }

  filled(strength, direction = null) {
    return this.rows.filter((row) => row.strength.value === strength && !isEmpty(row) && (!direction || row.direction.value === direction));
  }

  targets() {
    return this.rows.map((row) => ({ message: row.message, control: row.term }));
  }

  targetOf([strength, direction, index]) {
    const row = this.filled(strength, direction)[index];
    if (row) row.element.hidden = false;
    return row && { message: row.message, control: row.term };
  }

  // Where a signal hits

  work(row) {
    if (this.working === row) return;
    this.working?.tried.replaceChildren();
    this.working = row;
    this.tryLater(row, 60);
  }

  tryLater(row, pause = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tryOut(row), pause);
  }

  async tryOut(row) {
    const number = (this.tries += 1);
    if (!row.term.value.trim()) return row.tried.replaceChildren();
    const item = itemOf(row);
    const signal = typeof item === "string" ? { term: item } : item;
    const answer = await this.book.ask("signal_try", { signal }).catch(() => null);
    if (answer && number === this.tries && this.working === row) row.tried.replaceChildren(...this.shown(answer));
  }

  shown({ problem, passages, sources, of, examples }) {
    const { texts } = this;
    if (problem) return [];
    if (!of) return [el("p", { class: "le-hint" }, texts.tried_no_sources)];
    if (!passages) return [el("p", { class: "le-hint" }, fill(texts.tried_none, { of }))];
    const hits = examples.map((hit) => el("li", {},
      el("a", { class: "le-book-hit", href: addressOf("beoordelen", { interview: hit.source, plek: `${hit.start}-${hit.end}` }), title: hit.name, target: "_blank" },
        el("span", { class: "le-book-before" }, hit.left), el("strong", {}, hit.match), el("span", {}, hit.right))));
    return [el("p", { class: "le-hint" }, fill(texts.tried[Number(passages !== 1)], { count: passages, sources, of })), el("ul", {}, hits)];
  }
}

let signalNumber = 0;

function choice(names, chosen, label) {
  return el("select", { class: "le-field", "aria-label": label },
    Object.entries(names).map(([value, name]) => el("option", { value, selected: value === chosen }, name.toLowerCase())));
}

function lines(values = []) {
  return el("textarea", { class: "le-field", rows: String(Math.max(1, Math.min(4, values.length))), value: values.join("\n"), spellcheck: "false" });
}

function isEmpty(row) {
  return !row.term.value.trim() && !row.niet_bij.value.trim() && !row.alleen_bij.value.trim();
}

/** A signal as the file holds it; one that nobody touched is as it was. */
function itemOf(row) {
  const list = (field) => field.value.split("\n").filter((line) => line.trim());
  const item = { term: row.term.value };
  if (list(row.niet_bij).length) item.niet_bij = list(row.niet_bij);
  if (list(row.alleen_bij).length) item.alleen_bij = list(row.alleen_bij);
  if (row.gewicht.value.trim()) item.gewicht = weightOf(row.gewicht.value.trim());
  if (row.ontkend.checked) item.ontkend = "vervalt";
  const before = typeof row.original === "string" ? { term: row.original } : row.original;
  const isSame = ["term", ...EXTRAS].every((field) => JSON.stringify(item[field]) === JSON.stringify(before[field]));
  if (isSame) return row.original;
  return Object.keys(item).length === 1 ? item.term : item;
}

/** A number when it is one; else the text, so that Python can say what is wrong with it. */
function weightOf(text) {
  const number = Number(text.replace(",", "."));
  return Number.isNaN(number) ? text : number;
}
