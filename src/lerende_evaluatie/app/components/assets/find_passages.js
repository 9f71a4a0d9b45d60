// Coded passages: by code, pilot, group, round, coder, direction and interview; each can be copied with its attribution.

import { toClipboard } from "./clipboard.js";
import { el } from "./dom.js";
import { ABOUT_SOURCES, amount, choice, Results } from "./find_results.js";

/** In a pane at least this broad, all choices fit above the results. */
const WIDE = 560;

export class PassagePane {
  constructor({ ask, texts, onOpen, blind }) {
    Object.assign(this, { ask, texts, onOpen, filter: {}, others: false, mayAsk: !blind, entered: false });
    this.blind = blind ?? (() => !this.others);
    this.results = new Results({
      texts,
      request: (skip, limit) => ask("passages", { ...this.filter, blind: this.blind(), skip, limit }),
      draw: (list, answer) => this.draw(list, answer),
      say: (answer) => this.say(answer),
      onShow: () => this.enter(),
    });
    this.code = el("div", {});
    this.filters = el("div", { class: "le-find-filters" });
    this.further = el("details", {}, el("summary", {}, texts.filters), this.filters);
    this.element = el("div", { class: "le-find-pane" }, el("div", { class: "le-find-which" }, this.code, this.further),
      this.results.said, this.results.list);
  }

  /** Look what there is by now; what somebody was reading stays where it was. */
  async enter() {
    const { place, shown } = this.results;
    if (!this.entered) this.further.open = this.element.clientWidth >= WIDE || this.isNarrowed();
    this.entered = true;
    await Promise.all([this.showChoices(), this.results.renew(shown)]);
    this.results.scrollTo(place);
  }

  isNarrowed() {
    return Object.entries(this.filter).some(([name, value]) => name !== "code" && value);
  }

  focus() {
    this.code.querySelector("select")?.focus();
  }

  items() {
    return this.results.items();
  }

  refresh() {
    if (this.results.list.clientHeight) this.enter();
  }

  filterOn(filter) {
    this.filter = { ...filter };
    this.results.clear();
    this.further.open ||= this.isNarrowed();
    this.refresh();
  }

  get memory() {
    return { filter: this.filter, others: this.others, shown: this.results.shown, scroll: this.results.place };
  }

  recall({ filter, others, shown, scroll }) {
    Object.assign(this, { filter, others });
    Object.assign(this.results, { shown, place: scroll });
  }

  async showChoices() {
    const { texts } = this;
    const choices = await this.ask("choices", { blind: this.blind() }).catch(() => null);
    if (!choices) return;
    const field = (name, options) => choice({ texts, name, label: texts[name], options, value: this.filter[name],
      onchange: (value) => this.narrowTo({ [name]: value }) });
    const focused = this.element.contains(document.activeElement) && document.activeElement.dataset.field;
    this.code.replaceChildren(field("code", choices.codes.map((one) => [one.id, "\u2003".repeat(one.depth) + one.name])));
    this.filters.replaceChildren(
      ...Object.entries(ABOUT_SOURCES).map(([name, options]) => field(name, options(choices))),
      field("valence", Object.entries(texts.valences)),
      ...(choices.coders.length > 1 ? [field("coder", choices.coders.map((one) => [one.guid, one.name]))] : []),
      ...(this.mayAsk ? [this.othersField()] : []));
    if (focused) this.element.querySelector(`[data-field="${CSS.escape(focused)}"]`)?.focus();
  }

  othersField() {
    return el("label", { class: "le-check le-broad" }, el("input", { type: "checkbox", "data-field": "find others", checked: this.others,
      onchange: (event) => this.setOthers(event.target.checked) }), this.texts.others);
  }

  setOthers(others) {
    this.others = others;
    if (!others) delete this.filter.coder;
    this.enter();
  }

  narrowTo(change) {
    this.filter = { ...this.filter, ...change };
    this.results.renew();
  }

  // What was found

  say({ total, interviews }) {
    const { texts } = this;
    const reset = Object.values(this.filter).some(Boolean) && el("button", { type: "button", class: "le-link", "data-do": "reset",
      onclick: () => this.reset() }, texts.reset);
    if (total) {
      const found = amount(texts.passages, total, { sources: amount(texts.interviews, interviews) });
      return el("p", { class: "le-found-count" }, el("b", {}, found), " ", reset);
    }
    const none = reset ? texts.passages_none_filter : this.blind() ? texts.passages_none : texts.passages_none_all;
    return [el("p", {}, none), reset];
  }

  reset() {
    this.filter = {};
    this.element.querySelectorAll("select").forEach((select) => { select.value = ""; });
    this.results.renew();
    this.focus();
  }

  draw(list, { passages }) {
    for (const passage of passages) {
      if (this.results.drawn?.source !== passage.source) {
        const rows = el("ol", { class: "le-found-rows" });
        list.append(el("section", {}, el("h2", { class: "le-found-in" }, passage.source_name), rows));
        this.results.drawn = { source: passage.source, rows };
      }
      this.results.drawn.rows.append(this.card(passage));
    }
    return passages.length;
  }

  card(passage) {
    const { texts } = this;
    const { guid, source, start, end, memos } = passage;
    const small = { type: "button", class: "le-button le-small" };
    const copied = el("button", { ...small, "data-do": "copy", onclick: () => this.copy(passage.copy, copied) }, texts.copy);
    return el("li", { class: "le-passage", "data-result": "", "data-guid": guid, vars: { "--le-1": passage.color } },
      el("p", { class: "le-line-head" }, el("b", {}, passage.code_name), el("span", {}, texts.valences[passage.valence].toLowerCase())),
      el("blockquote", { class: "le-passage-words" }, `“${passage.quote}”`),
      el("p", { class: "le-hint" }, `${passage.attribution} (${passage.place})`),
      el("p", { class: "le-hint" }, `${texts.coder}: ${passage.coder}, ${passage.at}`),
      memos.length > 0 && el("details", { class: "le-passage-memos" }, el("summary", {}, `✎ ${amount(texts.memos, memos.length)}`),
        memos.map((memo) => el("p", { class: "le-memo" }, memo.text, el("small", {}, `${memo.by}, ${memo.at}`)))),
      el("div", { class: "le-buttons" },
        el("button", { ...small, "data-item": "", "data-do": "open", "aria-current": this.current === guid && "true",
          onclick: (event) => { this.current = guid; this.onOpen({ source, start, end }, event.currentTarget); } },
          texts.open), copied));
  }

  async copy(text, pressed) {
    const { texts } = this;
    this.element.querySelectorAll("[data-do=copy]").forEach((one) => { one.textContent = texts.copy; });
    const done = await toClipboard(text, this.element);
    pressed.textContent = done ? texts.copied : texts.not_copied;
    this.told ??= this.element.appendChild(el("span", { class: "le-hidden", role: "status" }));
    this.told.textContent = pressed.textContent;
    pressed.focus({ preventScroll: true });
  }
}
