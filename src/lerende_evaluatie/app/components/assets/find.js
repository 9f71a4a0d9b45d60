// Finding back: words in all interviews, and coded passages. A pane of the review room, and a page of its own.

import { el } from "./dom.js";
import { PassagePane } from "./find_passages.js";
import { SearchPane } from "./find_search.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/**
 * `onOpen({source, start, end})` shows a place in the text. `blind()` tells whether others' codings stay hidden; without
 * it the pane asks that itself.
 */
export class Finder {
  constructor({ ask, texts, onOpen, blind = null }) {
    const shared = { ask, texts, onOpen: (place, item) => this.open(place, item, onOpen) };
    this.panes = { search: new SearchPane({ ...shared, blind }), passages: new PassagePane({ ...shared, blind }) };
    this.tabs = Object.keys(this.panes).map((name) =>
      el("button", { type: "button", class: "le-button le-tab", "data-tab": name, onclick: () => this.choose(name) },
        texts.tabs[name]));
    this.element = el("section", { class: "le-finder", "aria-label": texts.title },
      el("div", { class: "le-tabs", role: "group", "aria-label": texts.title }, this.tabs),
      Object.values(this.panes).map((pane) => pane.element));
    this.catchKeys();
    this.choose("search");
  }

  /** Show the coded passages that fit `filter`: {code, case, group, round, coder, valence, source}. */
  show(filter = {}) {
    this.panes.passages.filterOn(filter);
    this.choose("passages");
  }

  /** Go to the field that one searches in. */
  focus() {
    this.choose("search");
    this.panes.search.focus();
  }

  /** Ask again: what may be seen has changed. */
  refresh() {
    Object.values(this.panes).forEach((pane) => pane.refresh());
  }

  /** What somebody was doing here, to take up again with `recall`: what was asked, never what was found. */
  get memory() {
    return { tab: this.tab, search: this.panes.search.memory, passages: this.panes.passages.memory };
  }

  recall({ tab, search, passages }) {
    this.panes.search.recall(search);
    this.panes.passages.recall(passages);
    this.choose(tab);
  }

  choose(name) {
    this.tab = name;
    for (const tab of this.tabs) tab.setAttribute("aria-pressed", String(tab.dataset.tab === name));
    for (const [key, pane] of Object.entries(this.panes)) pane.element.hidden = key !== name;
  }

  open(place, item, onOpen) {
    this.element.querySelector("[aria-current]")?.removeAttribute("aria-current");
    item.setAttribute("aria-current", "true");
    onOpen(place);
  }

  // Keys: caught before anybody else on the page takes them as a command, and only while the focus is here.

  catchKeys() {
    const onkey = (event) => this.act(event);
    this.element.addEventListener("focusin", () => window.addEventListener("keydown", onkey, true));
    this.element.addEventListener("focusout", () => window.removeEventListener("keydown", onkey, true));
  }

  act(event) {
    if (!this.element.contains(event.target) || event.isComposing) return;
    const typing = event.target.matches("input:not([type=radio]):not([type=checkbox]), select");
    if (event.key in STEPS && !event.target.matches("select, [type=radio]") && this.step(STEPS[event.key], event.target)) {
      event.preventDefault();
    }
    if (!typing && event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
  }

  /** Go to the next or the previous result; before the first stands the field to search in. */
  step(by, from) {
    const items = this.panes[this.tab].items();
    const group = from.closest("[data-result]");
    const at = items.findIndex((item) => item === from || (group && group.contains(item)));
    if (at < 0 && by < 0) return false;
    const next = items[at + by];
    if (next) next.focus();
    else if (by < 0) this.panes[this.tab].focus();
    return Boolean(next) || by < 0;
  }
}
