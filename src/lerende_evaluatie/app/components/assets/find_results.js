// What both panes of finding back share: asking in pieces, saying what came of it, and keeping one's place.

import { Unreachable } from "./api.js";
import { el, fill } from "./dom.js";

export const AT_ONCE = 200;

/** The wording for one or for several. */
export const amount = (words, count, values = {}) => fill(words[Number(count !== 1)], { count, ...values });

/** A list of results below a line that says what was found. `request(skip, limit)` asks Python for a piece of it. */
export class Results {
  constructor({ texts, request, draw, say, onShow = () => {} }) {
    Object.assign(this, { texts, request, draw, say, onShow, shown: 0, total: 0, asked: 0, place: 0 });
    this.said = el("div", { class: "le-found-said", role: "status" });
    this.list = el("div", { class: "le-found-list", role: "region", "aria-label": texts.results, tabindex: "-1" });
    this.more = el("button", { type: "button", class: "le-button", "data-do": "more", onclick: () => this.addMore() });
    this.keepScroll();
  }

  /** Ask anew. An answer that comes after a later question is left alone. */
  async renew(limit = AT_ONCE) {
    const answer = await this.answer(0, Math.max(limit, AT_ONCE));
    if (!answer) return;
    this.clear();
    this.take(answer);
  }

  async addMore() {
    const last = this.items().at(-1);
    const answer = await this.answer(this.shown, AT_ONCE);
    if (!answer) return;
    this.take(answer);
    const items = this.items();
    items[items.indexOf(last) + 1]?.focus();
  }

  clear() {
    this.shown = 0;
    this.drawn = null;
    this.place = 0;
    this.list.replaceChildren();
  }

  /** Forget what was found, and say something else. */
  empty(...what) {
    this.asked += 1;
    this.clear();
    this.said.replaceChildren(...what.flat().filter(Boolean));
  }

  items() {
    return [...this.list.querySelectorAll("[data-item]")];
  }

  async answer(skip, limit) {
    const mine = (this.asked += 1);
    const slow = setTimeout(() => this.said.replaceChildren(this.texts.searching), 300);
    try {
      const answer = await this.request(skip, limit);
      return mine === this.asked ? answer : null;
    } catch (error) {
      if (mine === this.asked) this.empty(el("p", { class: "le-warning" }, error instanceof Unreachable ? this.texts.offline : error.message));
      return null;
    } finally {
      clearTimeout(slow);
    }
  }

  take(answer) {
    this.total = answer.total;
    this.said.replaceChildren(...[this.say(answer)].flat().filter(Boolean));
    this.more.remove();
    this.shown += this.draw(this.list, answer);
    if (this.shown < this.total) {
      this.more.textContent = fill(this.texts.more, { count: this.total - this.shown });
      this.list.append(this.more);
    }
    this.rove();
  }

  /** Of many results only one is a stop of the Tab key: the one where somebody was last. */
  rove(current = this.items().find((item) => item.tabIndex === 0) ?? this.items()[0]) {
    for (const item of this.items()) stops(item).forEach((stop) => { stop.tabIndex = item === current ? 0 : -1; });
  }

  scrollTo(place) {
    this.list.scrollTop = this.place = place;
  }

  /** A list that was hidden comes back where it was. */
  keepScroll() {
    let isShown = false;
    this.list.addEventListener("scroll", () => { if (this.list.clientHeight) this.place = this.list.scrollTop; });
    this.list.addEventListener("focusin", (event) => {
      const item = event.target.closest("[data-result]")?.querySelector("[data-item]");
      if (item) this.rove(item);
    });
    new ResizeObserver(() => {
      const wasShown = isShown;
      isShown = this.list.clientHeight > 0;
      if (wasShown || !isShown) return;
      this.list.scrollTop = this.place;
      this.onShow();
    }).observe(this.list);
  }
}

const stops = (item) => item.closest("[data-result]").querySelectorAll("button");

/** A labelled choice; `options` are [value, name] pairs, and the first stands for all. */
export function choice({ texts, label, name, options, value, onchange }) {
  return el("label", { class: "le-label" }, label,
    el("select", { class: "le-field", "data-field": `find ${name}`, onchange: (event) => onchange(event.target.value) },
      el("option", { value: "" }, texts.all),
      options.map(([id, shown]) => el("option", { value: id, selected: String(id) === String(value ?? "") }, shown))));
}

/** Choices of interviews: which of them one wants to see. */
export const ABOUT_SOURCES = {
  case: (choices) => choices.cases.map((one) => [one, one]),
  group: (choices) => choices.groups.map((one) => [one.id, one.label]),
  round: (choices) => choices.rounds.map((one) => [one, String(one)]),
  source: (choices) => choices.sources.map((one) => [one.guid, one.name]),
};
