// The passages that can be put under the lesson on the desk: those proposed come first, and all can be narrowed down.

import { ask, Unreachable } from "./api.js";
import { el, fill, refill } from "./dom.js";
import { amount } from "./find_results.js";
import { passageCard } from "./lessons_quotes.js";

const PAUSE = 300; // milliseconds after the last letter of the words that are looked for

export class Side {
  constructor(page) {
    Object.assign(this, { page, texts: page.texts, where: {}, choices: {}, isUnweighed: false, known: new Map(), asked: 0, total: 0 });
    this.title = el("h2", { tabindex: "-1" }, this.texts.side);
    this.filters = el("div", { class: "le-side-filters" });
    this.status = el("p", { class: "le-hint", role: "status" });
    this.list = el("ol", { class: "le-passage-list" });
    this.rest = el("div", {});
    this.element = el("aside", { class: "le-passages le-lessons-side", "aria-label": this.texts.side, "data-pane": true },
      this.title, this.filters, this.status, this.list, this.rest);
  }

  offer(choices) {
    this.choices = choices;
  }

  /** Begin with these filters: {case, group, round}. */
  narrow(where) {
    this.where = { ...where };
  }

  /** What is known about a passage that stands here. */
  passage(coding) {
    return this.known.get(coding) ?? null;
  }

  /** Another lesson came on the desk. */
  show() {
    this.isUnweighed = false;
    delete this.where.code;
    this.draw();
    return this.renew();
  }

  showUnweighed() {
    this.isUnweighed = true;
    this.draw();
    this.title.focus();
    return this.renew();
  }

  draw() {
    const { texts, page } = this;
    if (!page.desk) return refill(this.filters);
    if (this.isUnweighed) {
      const all = () => { this.isUnweighed = false; this.draw(); this.renew(); this.title.focus(); };
      return refill(this.filters, el("p", {}, texts.unweighed_only), el("button", { type: "button", class: "le-button le-small", onclick: all }, texts.show_all));
    }
    const codes = page.codes.map(({ id, name, lineage }) => [id, "\u2003".repeat(lineage.length - 1) + name]);
    const { choices } = this;
    const some = (name) => [["", texts.all], ...choices[name]];
    const further = ["case", "group", "round", "valence", "words"].filter((name) => this.where[name]).length;
    refill(this.filters,
      this.select("code", texts.code, [["", texts.code_of_lesson], ["*", texts.code_all], ...codes]),
      el("details", { open: this.isOpen || further > 0, ontoggle: (event) => { this.isOpen = event.target.open; } },
        el("summary", { "data-field": "filters" }, texts.filters, further > 0 && ` (${further})`),
        el("div", { class: "le-side-fields" },
          ["case", "group", "round"].map((name) => this.select(name, texts[name], some(name))),
          this.select("valence", texts.valence, [["", texts.all], ...Object.entries(texts.valences)]),
          el("label", { class: "le-label" }, texts.words, el("input", { type: "search", class: "le-field", "data-field": "side words", value: this.where.words ?? "",
            oninput: (event) => this.type(event.target.value) })))));
  }

  select(name, label, options) {
    const chosen = String(this.where[name] ?? "");
    return el("label", { class: "le-label" }, label, el("select", { class: "le-field", "data-field": `side ${name}`, onchange: (event) => this.choose({ [name]: event.target.value }) },
      options.map(([value, words]) => el("option", { value, selected: String(value) === chosen }, words))));
  }

  choose(change) {
    Object.assign(this.where, change);
    this.draw();
    return this.renew();
  }

  type(words) {
    this.where.words = words;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.renew(), PAUSE);
  }

  /** Ask anew for what stands here. */
  renew() {
    if (!this.page.desk) {
      this.asked += 1;
      this.status.textContent = this.texts.side_pick;
      this.list.replaceChildren();
      this.rest.replaceChildren();
      return null;
    }
    return this.load(0);
  }

  async load(skip) {
    const { texts, page, where } = this;
    const mine = (this.asked += 1);
    this.list.setAttribute("aria-busy", "true");
    const asked = { guid: page.desk.lesson.guid, skip, ...(this.isUnweighed ? { unweighed: true } : { where }) };
    let answer;
    try {
      answer = await ask("lesson_candidates", asked);
    } catch (error) {
      if (mine !== this.asked) return;
      this.list.setAttribute("aria-busy", "false");
      this.status.textContent = error instanceof Unreachable ? texts.offline : error.message;
      return;
    }
    if (mine !== this.asked) return; // somebody asked for something else meanwhile
    this.list.setAttribute("aria-busy", "false");
    const focused = this.list.contains(document.activeElement) ? document.activeElement.closest("[data-quote]").dataset.quote : null;
    if (!skip) {
      this.known.clear();
      this.list.replaceChildren();
    }
    const fresh = answer.passages.filter(({ coding }) => !page.desk.item(coding) && !this.known.has(coding));
    fresh.forEach((passage) => this.known.set(passage.coding, passage));
    this.list.append(...fresh.map((passage) => passageCard(page, passage)));
    this.total = answer.total - (answer.passages.length - fresh.length);
    this.count();
    if (focused) (this.card(focused) ?? this.list.querySelector("[data-quote]") ?? this.title).focus({ preventScroll: true });
  }

  count() {
    const { texts, total } = this;
    const left = total - this.list.children.length;
    this.status.textContent = total > 0 ? amount(texts.count, total) : texts.count_none;
    this.rest.replaceChildren(...(left > 0 ? [el("button", { type: "button", class: "le-button", "data-do": "more", onclick: () => this.more() }, fill(texts.more, { count: left }))] : []));
  }

  async more() {
    const last = this.list.lastElementChild;
    await this.load(this.list.children.length);
    last?.nextElementSibling?.focus();
  }

  card(coding) {
    return this.list.querySelector(`[data-quote="${CSS.escape(coding)}"]`);
  }

  /** Take out the card of a passage that was put under the lesson; the focus goes to its neighbour. */
  drop(coding) {
    const card = this.card(coding);
    if (!card) return;
    const next = card.nextElementSibling ?? card.previousElementSibling ?? this.title;
    const isFocused = card.contains(document.activeElement);
    card.remove();
    this.total -= 1;
    this.count();
    if (isFocused) next.focus();
  }
}
