// What people write beside the evidence: their judgement on the balance, a summary per theme and pilot, pilot portraits
// and the introduction of the report.

import { connect } from "./api.js";
import { el } from "./dom.js";
import { Balance } from "./writing_balance.js";
import { Comparison } from "./writing_comparison.js";
import { Introduction, Portraits } from "./writing_portraits.js";

const pages = new WeakMap();
const KEPT = "le-writing";
const VIEWS = { balance: Balance, comparison: Comparison, portraits: Portraits, introduction: Introduction };

export default function ({ data, parentElement, setStateValue }) {
  connect(data.api, (stale) => setStateValue("stale", stale));
  let page = pages.get(parentElement);
  if (page?.about !== `${data.project} ${data.coder}`) {
    page?.leave();
    pages.set(parentElement, (page = new Page(parentElement, data)));
  }
  page.renew(data.figures);
  return () => {
    if (!parentElement.isConnected) page.leave();
  };
}

class Page {
  constructor(parent, { texts, project, coder, figures }) {
    Object.assign(this, { texts, figures, about: `${project} ${coder}`, current: null });
    this.memory = kept(); // which view, pilot and cells were on the screen: no words of an interview
    this.tabs = Object.entries(texts.views).map(([view, name]) => el("button", { type: "button", role: "tab", class: "le-button le-tab",
      id: `le-writing-${view}`, "aria-controls": "le-writing-see", onclick: () => this.show(view) }, name));
    this.panel = el("div", { role: "tabpanel", id: "le-writing-see" });
    this.root = el("div", { class: "le-ui le-overview le-writing" },
      el("div", { class: "le-tabs", role: "tablist", "aria-label": texts.title, onkeydown: (event) => this.turn(event) }, this.tabs), this.panel);
    parent.append(this.root);
    this.show(this.memory.view in VIEWS ? this.memory.view : "balance");
  }

  /** The figures of others changed: what is on the screen may rest on them. */
  renew(figures) {
    if (figures === this.figures) return;
    this.figures = figures;
    this.show(this.memory.view);
  }

  async turn(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const names = Object.keys(VIEWS);
    const next = (names.indexOf(this.memory.view) + step + names.length) % names.length;
    if (await this.show(names[next])) this.tabs[next].focus();
  }

  /** Show a view once all that was written in the one before is saved; returns whether it is shown. */
  async show(view) {
    if (this.current && !(await this.current.settle())) return false;
    this.current?.leave();
    this.remember({ view });
    Object.keys(VIEWS).forEach((name, index) => {
      this.tabs[index].setAttribute("aria-selected", String(name === view));
      this.tabs[index].tabIndex = name === view ? 0 : -1;
    });
    this.panel.setAttribute("aria-labelledby", `le-writing-${view}`);
    this.current = new VIEWS[view](this);
    this.panel.replaceChildren(this.current.element);
    return true;
  }

  remember(change) {
    Object.assign(this.memory, change);
    sessionStorage.setItem(KEPT, JSON.stringify(this.memory));
  }

  leave() {
    this.current?.leave();
    this.root.remove();
  }
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}
