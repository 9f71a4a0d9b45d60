// Looking for words: every result with the words around it, the found words below each other.

import { el, fill } from "./dom.js";
import { ABOUT_SOURCES, amount, choice, Results } from "./find_results.js";

const HOWS = ["vormen", "delen", "letterlijk"];

export class SearchPane {
  constructor({ ask, texts, onOpen, blind }) {
    Object.assign(this, { ask, texts, onOpen, blind, how: HOWS[0], where: {}, asked: null });
    this.results = new Results({
      texts,
      request: (skip, limit) => ask("search", { ...this.asked, skip, limit }),
      draw: (list, answer) => this.draw(list, answer),
      say: (answer) => this.say(answer),
    });
    this.element = el("div", { class: "le-find-pane" }, this.form(), this.results.said, this.results.list);
    this.start();
  }

  focus() {
    this.field.focus();
    this.field.select();
  }

  items() {
    return this.results.items();
  }

  refresh() {
    this.choices = null;
  }

  get memory() {
    const { how, where, asked, results } = this;
    return { how, where, asked, shown: results.shown, scroll: results.place };
  }

  async recall({ how, where, asked, shown, scroll }) {
    Object.assign(this, { how, where });
    this.field.value = asked?.words ?? "";
    this.element.querySelector(`[value=${how}]`).checked = true;
    this.respondents.checked = Boolean(where.respondents_only);
    this.explain();
    if (Object.keys(ABOUT_SOURCES).some((name) => where[name])) this.narrowing.open = true;
    if (!asked) return;
    this.asked = asked;
    this.element.classList.add("le-find-asked");
    await this.results.renew(shown);
    this.results.scrollTo(scroll);
  }

  form() {
    const { texts } = this;
    this.field = el("input", { type: "search", class: "le-field", "data-field": "find words", maxlength: "200", autocomplete: "off",
      spellcheck: "false", placeholder: texts.words_hint, "aria-label": texts.words });
    this.respondents = el("input", { type: "checkbox", "data-field": "find respondents",
      onchange: (event) => this.narrowTo({ respondents_only: event.target.checked }) });
    this.explanation = el("p", { class: "le-hint le-find-explanation" });
    this.narrowing = el("details", { ontoggle: () => this.narrowing.open && this.showChoices() },
      el("summary", {}, texts.narrow), (this.filters = el("div", { class: "le-find-filters" })));
    this.explain();
    return el("form", { class: "le-find-search", role: "search", onsubmit: (event) => { event.preventDefault(); this.search(); } },
      el("div", { class: "le-find-line" }, this.field,
        el("button", { type: "submit", class: "le-button le-primary", "data-do": "search" }, texts.search)),
      el("fieldset", { class: "le-find-hows" }, el("legend", { class: "le-hidden" }, texts.how), HOWS.map((how) =>
        el("label", { class: "le-check" }, el("input", { type: "radio", name: "le-how", value: how, checked: how === this.how,
          onchange: () => this.searchBy(how) }), texts.hows[how]))),
      this.explanation,
      el("label", { class: "le-check" }, this.respondents, texts.respondents_only),
      this.narrowing);
  }

  explain() {
    this.explanation.textContent = this.texts.hows_what[this.how];
  }

  start() {
    const { texts } = this;
    this.results.empty(el("p", { class: "le-hint" }, texts.search_start), el("p", { class: "le-hint" }, texts.keys));
  }

  searchBy(how) {
    this.how = how;
    this.explain();
    if (this.asked) this.search();
  }

  narrowTo(change) {
    this.where = { ...this.where, ...change };
    if (this.asked) this.search();
  }

  search() {
    const words = this.field.value.trim();
    this.asked = words ? { words, how: this.how, where: this.where } : null;
    this.element.classList.toggle("le-find-asked", Boolean(words));
    if (this.asked) this.results.renew();
    else this.start();
  }

  async showChoices() {
    if (this.choices) return;
    this.choices = await this.ask("choices", { blind: this.blind?.() ?? true }).catch(() => null);
    if (!this.choices) return;
    const { texts, where } = this;
    this.filters.replaceChildren(...Object.entries(ABOUT_SOURCES).map(([name, options]) =>
      choice({ texts, name: `in ${name}`, label: texts[name], options: options(this.choices), value: where[name],
        onchange: (value) => this.narrowTo({ [name]: value }) })));
  }

  // What was found

  say({ total, sources, read, spellings }) {
    const { texts } = this;
    const narrowed = Object.values(this.where).some(Boolean);
    if (!total) {
      return [el("p", {}, texts.search_none[this.how]), narrowed && el("p", {}, texts.none_narrowed, " ", this.resetButton())];
    }
    const found = amount(texts.hits, total, { sources: amount(texts.interviews, sources.length) });
    const forms = spellings.map(([spelling, count]) => fill(texts.spelling, { spelling, count })).join(", ");
    return [el("p", { class: "le-found-count" }, el("b", {}, found)),
      el("p", { class: "le-hint le-found-spellings" }, `${read}. ${texts.spellings}: ${forms}.`)];
  }

  resetButton() {
    return el("button", { type: "button", class: "le-link", "data-do": "reset", onclick: () => {
      this.where = {};
      this.respondents.checked = false;
      this.filters.querySelectorAll("select").forEach((select) => { select.value = ""; });
      this.search();
      this.field.focus();
    } }, this.texts.reset);
  }

  draw(list, { hits, sources }) {
    const counts = new Map(sources.map((one) => [one.guid, one]));
    for (const hit of hits) {
      if (this.results.drawn?.guid !== hit.source) {
        const { guid, name, hits: count } = counts.get(hit.source);
        const rows = el("ol", { class: "le-found-rows" });
        list.append(el("section", {}, el("h2", { class: "le-found-in" }, fill(this.texts.source_hits, { name, count })), rows));
        this.results.drawn = { guid, rows };
      }
      this.results.drawn.rows.append(this.row(hit));
    }
    return hits.length;
  }

  row(hit) {
    const { source, start, end } = hit;
    const who = [hit.time, hit.speaker ?? this.texts.speakers[hit.role]].filter(Boolean).join(" ");
    const place = { source, start, end };
    return el("li", { "data-result": "" },
      el("button", { type: "button", class: `le-found-row le-found-by-${hit.role}`, "data-item": "", title: this.texts.open,
        onclick: (event) => this.onOpen(place, event.currentTarget) },
        el("span", { class: "le-found-by" }, who), " ",
        el("span", { class: "le-found-before" }, el("span", {}, oneLine(hit.left))),
        el("span", { class: "le-found-rest" }, el("b", { class: "le-found-words" }, oneLine(hit.match)), el("span", {}, oneLine(hit.right)))));
  }
}

const oneLine = (words) => words.replace(/\s/g, " ");
