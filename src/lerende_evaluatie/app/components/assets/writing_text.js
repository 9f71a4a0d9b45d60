// One text of the report: a field that keeps itself, the quotes it rests on, and the passages to choose them from.

import { ask } from "./api.js";
import { el, fill } from "./dom.js";
import { Keeper, unsaved } from "./keeper.js";
import { linkToText, proposedMark, spoken } from "./quotecard.js";

const NAMED = 60; // signs of a quote in the name of its button

export class Piece {
  /**
   * `place` is {kind, case, subject}, `found` what is written there: {text, quotes, version, by, at}. `owner` names
   * project and coder, `level` is that of the heading. `onKept(kept)` hears what was saved.
   */
  constructor({ texts, owner, place, found, title, label, level = 2, hasQuotes = true, isOpen = false, rows = 3, onKept = () => {} }) {
    Object.assign(this, { texts, place, found, level, onKept, quotes: found.quotes });
    const key = `le-unsaved ${owner} ${JSON.stringify(place)}`;
    const left = unsaved.get(key);
    this.field = el("textarea", { class: "le-field", vars: { "--le-rows": rows }, "data-field": "text", "aria-label": label, value: found.text, oninput: () => this.keeper.changed(), onblur: () => this.keeper.flush() });
    this.state = el("span", { class: "le-saved", role: "status" });
    this.conflict = el("div", {});
    this.earlier = el("div", { class: "le-versions" });
    this.versions = el("details", { ontoggle: () => this.versions.open && this.drawVersions() },
      el("summary", {}, texts.versions), this.earlier);
    this.keeper = new Keeper({ key, version: found.version, content: () => this.content(),
      save: (content, version) => this.save(content, version), onState: (state, sentence) => this.say(state, sentence) });
    this.chosen = el("div", { class: "le-chosen" });
    this.choice = hasQuotes ? this.chooser(isOpen) : null;
    this.element = el("section", { class: "le-written", "data-place": place.subject }, el(`h${level}`, {}, title), this.field,
      el("p", { class: "le-hint" }, this.state), this.conflict, this.versions, hasQuotes && this.chosen, this.choice);
    this.say("saved");
    this.drawChosen();
    if (left) this.restore(left);
  }

  content() {
    return { text: this.field.value, quotes: this.quotes.map(({ guid }) => guid) };
  }

  async save(content, version) {
    const kept = await ask("writing_keep", { place: this.place, ...content, version });
    Object.assign(this.found, kept);
    this.conflict.replaceChildren();
    this.onKept(kept);
    if (this.versions.open) this.drawVersions();
    return kept;
  }

  /** Save what is not saved; when that fails, the field gets the focus. Returns whether all is saved. */
  async settle() {
    const isKept = await this.keeper.flush();
    if (!isKept) this.field.focus();
    return isKept;
  }

  leave() {
    this.keeper.leave();
  }

  say(state, sentence) {
    const { texts, found } = this;
    const kept = found.version ? fill(texts.saved, found) : texts.never;
    this.state.textContent = state === "saved" ? kept : texts.state[state] ?? sentence;
    this.state.dataset.saved = String(state === "saved");
    this.state.classList.toggle("le-warning", ["offline", "refused"].includes(state));
    if (state === "refused") this.compare();
  }

  // When somebody else was first

  async compare() {
    const newest = await ask("writing_place", { place: this.place }).catch(() => null);
    if (!newest || newest.version === this.keeper.version) return;
    const { texts } = this;
    this.state.textContent = texts.state.late;
    this.state.classList.remove("le-warning");
    const button = (words, act) => el("button", { type: "button", class: "le-button le-small", onclick: act }, words);
    this.conflict.replaceChildren(el("div", { class: "le-warning", role: "alert" },
      el("p", {}, fill(texts.conflict, newest)), el("b", {}, texts.conflict_theirs), el("p", { class: "le-other" }, newest.text || texts.version_empty),
      el("div", { class: "le-buttons" }, button(texts.conflict_keep, () => this.insist(newest)), button(texts.conflict_take, () => this.give(newest)))));
  }

  /** Keep what was typed here as the newest version; the other one stays among the earlier ones. */
  insist(newest) {
    this.keeper.retry(newest.version);
    this.field.focus();
  }

  /** Go on with what somebody else wrote; what was typed here stays in sight to copy. */
  give(newest) {
    const { texts } = this;
    const typed = this.field.value;
    this.put(newest);
    Object.assign(this.found, newest);
    this.keeper.settle(newest.version);
    this.onKept({ ...newest, short: newest.text });
    this.conflict.replaceChildren(el("div", { class: "le-typed" },
      el("label", { class: "le-label" }, texts.typed, el("textarea", { class: "le-field", rows: 4, readonly: true, value: typed })),
      el("button", { type: "button", class: "le-button le-small", onclick: () => (this.conflict.replaceChildren(), this.field.focus()) }, texts.typed_close)));
    this.field.focus();
  }

  put({ text, quotes }) {
    this.field.value = text;
    this.quotes = quotes;
    this.drawChosen();
  }

  /** Go on with what was not saved when the page was last left. */
  async restore(left) {
    const { text, quotes } = left.content;
    if (isSame(this.found, left.content)) return this.keeper.settle(this.found.version);
    const known = byGuid(this.quotes);
    this.put({ text, quotes: quotes.map((guid) => known.get(guid) ?? { guid }) });
    this.keeper.resume(left);
    if (quotes.every((guid) => known.has(guid))) return;
    const others = byGuid((await ask("writing_quotes", { guids: quotes }).catch(() => ({ quotes: [] }))).quotes);
    this.quotes = this.quotes.map((quote) => others.get(quote.guid) ?? quote);
    this.drawChosen();
  }

  // Quotes

  toggle(quote, isIn) {
    this.quotes = isIn ? [...this.quotes, quote] : this.quotes.filter(({ guid }) => guid !== quote.guid);
    this.drawChosen();
    this.keeper.changed();
    this.keeper.flush();
  }

  drawChosen() {
    const { texts, quotes } = this;
    this.chosen.replaceChildren(el(`h${this.level + 1}`, {}, fill(texts.quotes, { count: quotes.length })),
      quotes.length ? el("ul", { class: "le-passage-list" }, quotes.map((quote) => this.chosenCard(quote))) : el("p", { class: "le-hint" }, texts.quotes_none));
    for (const box of this.list?.querySelectorAll("input") ?? []) box.checked = quotes.some(({ guid }) => guid === box.value);
  }

  chosenCard(quote) {
    const { texts } = this;
    const remove = () => {
      const at = this.quotes.indexOf(quote);
      this.toggle(quote, false);
      (this.chosen.querySelectorAll("button")[Math.min(at, this.quotes.length - 1)] ?? this.field).focus();
    };
    const button = el("button", { type: "button", class: "le-link", onclick: remove,
      "aria-label": fill(texts.remove_of, { words: short(quote.quote ?? texts.gone) }) }, texts.remove);
    return el("li", { class: "le-passage" }, quote.quote ? spoken(quote, texts) : el("p", { class: "le-warning" }, texts.gone),
      el("p", { class: "le-buttons" }, quote.quote && linkToText(quote, texts), button));
  }

  chooser(isOpen) {
    const { texts } = this;
    this.list = el("ul", { class: "le-passage-list", onkeydown: (event) => walk(event) });
    this.rest = el("div", {});
    this.offered = el("p", { class: "le-hint", role: "status" });
    return el("details", { class: "le-choose", open: isOpen, ontoggle: (event) => event.target.open && !this.list.children.length && this.offer() },
      el("summary", {}, texts.choose), this.offered, this.list, this.rest);
  }

  async offer() {
    const { texts, list } = this;
    const skip = list.children.length;
    let answer;
    try {
      answer = await ask("writing_passages", { place: this.place, skip });
    } catch (error) {
      this.offered.textContent = error.message || texts.offline;
      return;
    }
    if (list.children.length !== skip) return; // asked for twice
    this.offered.textContent = answer.total ? texts.choose_hint : texts.choose_none;
    list.append(...answer.passages.map((quote) => this.offeredCard(quote)));
    const left = answer.total - list.children.length;
    this.rest.replaceChildren(...(left > 0 ? [el("button", { type: "button", class: "le-button", onclick: () => this.more() }, fill(texts.more, { count: left }))] : []));
  }

  async more() {
    const last = this.list.lastElementChild;
    await this.offer();
    last.nextElementSibling?.querySelector("input").focus();
  }

  offeredCard(quote) {
    const { texts } = this;
    const box = el("input", { type: "checkbox", value: quote.guid, checked: this.quotes.some(({ guid }) => guid === quote.guid),
      "aria-label": fill(texts.use_of, { words: short(quote.quote) }), onchange: () => this.toggle(quote, box.checked) });
    return el("li", { class: "le-passage", "data-proposed": quote.proposed }, quote.proposed && proposedMark(texts), spoken(quote, texts),
      el("p", { class: "le-buttons" }, el("label", { class: "le-check" }, box, texts.use), linkToText(quote, texts)));
  }

  // Earlier versions

  async drawVersions() {
    const { texts } = this;
    const answer = await ask("writing_versions", { place: this.place }).catch(() => ({ versions: [] }));
    const earlier = answer.versions.filter(({ version }) => version !== this.found.version);
    this.earlier.replaceChildren(...(earlier.length ? earlier.map((one) => this.version(one)) : [el("p", { class: "le-hint" }, texts.versions_none)]));
  }

  version(one) {
    const { texts } = this;
    const count = one.quotes.length;
    const putBack = () => {
      this.put(one);
      this.keeper.changed();
      this.keeper.flush();
      this.field.focus();
    };
    return el("div", { class: "le-version" }, el("p", { class: "le-hint" }, fill(texts.by_at, one)), el("p", { class: "le-other" }, one.text || texts.version_empty),
      el("p", { class: "le-buttons" }, el("button", { type: "button", class: "le-button le-small", onclick: putBack, "aria-label": fill(texts.put_back_of, one) }, texts.put_back),
        count > 0 && el("span", { class: "le-hint" }, fill(texts.version_quotes[count === 1 ? 0 : 1], { count }))));
  }
}

/** Go with the arrows from one box to choose with to the next. */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.target.type !== "checkbox") return;
  event.preventDefault();
  const boxes = [...event.currentTarget.querySelectorAll("input")];
  boxes[boxes.indexOf(event.target) + step]?.focus();
}

const byGuid = (quotes) => new Map(quotes.map((quote) => [quote.guid, quote]));
const short = (words) => (words.length > NAMED ? `${words.slice(0, NAMED)}…` : words);
const isSame = (found, content) => found.text === content.text.trim() && JSON.stringify(found.quotes.map(({ guid }) => guid)) === JSON.stringify(content.quotes);
