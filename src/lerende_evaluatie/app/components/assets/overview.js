// The overviews: which one, of what, and beside it the passages behind a number.

import { ask, connect, download, Unreachable } from "./api.js";
import { drawingOf } from "./charts.js";
import { el, fill, refill } from "./dom.js";
import { gridOf, tableOf } from "./overview_grid.js";
import { Passages } from "./overview_passages.js";
import { PAPER, savePng, saveSvg, SCREEN } from "./svg.js";

const pages = new WeakMap();
const KEPT = "le-overview";
const DRAWN = ["portrait", "valence"]; // the others are a table already
const PAPER_WIDTH = 1100;

export default function ({ data, parentElement, setStateValue }) {
  connect(data.api, (stale) => setStateValue("stale", stale));
  let page = pages.get(parentElement);
  const about = JSON.stringify([data.coder, data.coders, data.sources]);
  if (page?.about !== about) {
    page?.leave();
    pages.set(parentElement, (page = new Page(parentElement, data, about)));
  }
  return () => {
    if (!parentElement.isConnected) page.leave();
  };
}

class Page {
  constructor(parent, { texts, coder, coders, sources }, about) {
    Object.assign(this, { texts, coder, coders, sources, about, answer: null });
    this.state = { view: "case", level: "main", whose: "mine", count: "passages", source: "", unit: "text", length: "count",
      asTable: false, ...kept() };
    if (!(this.state.view in texts.views)) this.state.view = "case";
    if (!sources.some(({ guid }) => guid === this.state.source)) this.state.source = "";
    if (!["mine", "all", ...coders.map(({ guid }) => guid)].includes(this.state.whose)) this.state.whose = "mine";
    this.passages = new Passages({ texts, ask, wanted: () => this.wanted(), back: () => this.back() });
    this.build(parent);
    this.load();
  }

  build(parent) {
    const { views, title } = this.texts;
    this.tabs = Object.entries(views).map(([view, name]) => el("button", { type: "button", role: "tab", class: "le-button le-tab",
      id: `le-tab-${view}`, "aria-controls": "le-see", onclick: () => this.choose({ view }) }, name));
    this.controls = el("div", { class: "le-controls" });
    this.lead = el("div", { class: "le-lead" });
    this.status = el("p", { class: "le-hint", role: "status" });
    this.figure = el("div", { class: "le-figure" });
    this.below = el("div", { class: "le-below" });
    this.panel = el("div", { role: "tabpanel", id: "le-see", class: "le-see" }, this.controls, this.lead, this.status, this.figure, this.below);
    this.root = el("div", { class: "le-ui le-overview" },
      el("div", { class: "le-tabs", role: "tablist", "aria-label": title, onkeydown: (event) => this.turn(event) }, this.tabs),
      el("div", { class: "le-overview-panes" }, this.panel, this.passages.element));
    parent.append(this.root);
    this.observer = new ResizeObserver(() => this.figure.clientWidth !== this.drawnAt && this.isDrawn() && this.draw());
    this.observer.observe(this.figure);
  }

  leave() {
    this.observer.disconnect();
    this.root.remove();
  }

  /** Left and right go from tab to tab, as tabs do. */
  turn(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const names = Object.keys(this.texts.views);
    const next = (names.indexOf(this.state.view) + step + names.length) % names.length;
    this.choose({ view: names[next] });
    this.tabs[next].focus();
  }

  choose(change) {
    const asksAgain = ["view", "level", "whose", "source", "unit"].some((name) => name in change);
    Object.assign(this.state, change);
    sessionStorage.setItem(KEPT, JSON.stringify(this.state));
    if (!asksAgain) return this.draw();
    this.passages.clear();
    return this.load();
  }

  /** What Python is asked for. */
  wanted() {
    const { view, level, whose, source, unit } = this.state;
    const coder = ["mine", "all"].includes(whose) ? null : whose;
    return { view, level, blind: whose === "mine", coder, ...(view === "portrait" ? { source, unit } : {}) };
  }

  async load() {
    const wanted = this.wanted();
    const name = JSON.stringify(wanted);
    this.asked = name;
    this.drawControls();
    this.status.textContent = this.texts.loading;
    try {
      const answer = await ask("overview", wanted);
      if (this.asked !== name) return;
      this.answer = answer;
      this.answered = name;
      this.status.textContent = "";
      this.draw();
    } catch (error) {
      if (this.asked === name) this.fail(error);
    }
  }

  fail(error) {
    this.figure.replaceChildren();
    this.below.replaceChildren();
    this.status.textContent = error instanceof Unreachable ? this.texts.offline : error.message;
  }

  isDrawn() {
    return Boolean(this.answer) && DRAWN.includes(this.state.view) && !this.state.asTable;
  }

  draw() {
    const { answer, state, texts } = this;
    if (this.answered !== JSON.stringify(this.wanted())) return; // what is here belongs to what was asked before
    const { view } = state;
    this.drawControls();
    const nothing = this.nothing();
    if (nothing) {
      this.figure.replaceChildren(el("p", { class: "le-nothing" }, nothing));
      this.below.replaceChildren();
      return;
    }
    this.grid = gridOf({ view, answer, state, texts });
    this.drawnAt = this.figure.clientWidth;
    this.figure.replaceChildren(this.isDrawn() ? this.drawing(SCREEN, Math.max(520, this.drawnAt - 2))
      : tableOf(this.grid, texts.pictures[view], (cell, button) => this.open(cell, button)));
    this.figure.toggleAttribute("data-drawn", this.isDrawn());
    refill(this.below, this.legend(), this.buttons());
  }

  /** Return the sentence that stands in the place of an overview with nothing in it. */
  nothing() {
    const { answer, state, texts } = this;
    if (!answer.passages && state.view === "portrait" && state.source) return texts.no_codings_source;
    if (!answer.passages) return state.whose === "mine" ? texts.no_codings : texts.no_codings_all;
    return answer.rows.length ? "" : texts.no_codes;
  }

  drawing(palette, width) {
    const { grid, answer, state, texts } = this;
    return drawingOf({ view: state.view, grid, answer, state, texts, title: this.title(), subtitle: this.subtitle(), width, palette,
      onSpot: (cell) => cell.spot && this.open(cell, null) });
  }

  title() {
    const { view, source } = this.state;
    const name = view === "portrait" && this.sources.find(({ guid }) => guid === source)?.name;
    return name ? `${this.texts.pictures[view]}: ${name}` : this.texts.pictures[view];
  }

  subtitle() {
    const { texts, state } = this;
    const whose = { mine: this.coders.find(({ guid }) => guid === this.coder)?.name, all: texts.everybody }[state.whose]
      ?? this.coders.find(({ guid }) => guid === state.whose)?.name;
    const counted = ["case", "group", "round"].includes(state.view) ? [texts.counts[state.count]] : [];
    return [...counted, texts.levels[state.level], `${texts.whose}: ${whose}`].join(" · ");
  }

  /** Show the passages behind a cell; the focus goes back to `button` afterwards. */
  open(cell, button) {
    this.figure.querySelector("[aria-current]")?.removeAttribute("aria-current");
    button?.setAttribute("aria-current", "true");
    this.opened = button;
    this.passages.show(cell);
  }

  back() {
    this.opened?.removeAttribute("aria-current");
    (this.opened?.isConnected ? this.opened : this.tabs.find((tab) => tab.tabIndex === 0)).focus();
  }

  // What is around the picture

  drawControls() {
    const { texts, state } = this;
    const { view } = state;
    this.tabs.forEach((tab) => {
      const isChosen = tab.id === `le-tab-${view}`;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
    });
    this.panel.setAttribute("aria-labelledby", `le-tab-${view}`);
    const others = this.coders.filter(({ guid }) => guid !== this.coder).map(({ guid, name }) => [guid, name]);
    const isMatrix = ["case", "group", "round"].includes(view);
    refill(this.controls,
      this.select("level", texts.level, Object.entries(texts.levels)),
      this.select("whose", texts.whose, [["mine", texts.mine], ["all", texts.everybody], ...others]),
      isMatrix && this.select("count", texts.count, Object.entries(texts.counts)),
      view === "portrait" && this.select("source", texts.source, [["", texts.all_sources], ...this.sources.map(({ guid, name }) => [guid, name])]),
      view === "portrait" && this.select("unit", texts.unit, Object.entries(texts.units)),
      view === "valence" && this.select("length", texts.length, Object.entries(texts.lengths)),
      DRAWN.includes(view) && el("button", { type: "button", class: "le-button", "data-field": "as-table",
        onclick: () => this.choose({ asTable: !state.asTable }) }, state.asTable ? texts.as_picture : texts.as_table));
    const isApart = ["together", "portrait"].includes(view) && state.level === "all";
    refill(this.lead, el("p", { class: "le-hint" }, texts.leads[view], isApart && ` ${texts.apart}`));
  }

  select(name, label, options) {
    return el("label", { class: "le-label" }, label,
      el("select", { class: "le-field", "data-field": name, onchange: (event) => this.choose({ [name]: event.target.value }) },
        options.map(([value, words]) => el("option", { value, selected: value === this.state[name] }, words))));
  }

  legend() {
    const { texts, grid, state } = this;
    const hasSigns = ["case", "group", "round"].includes(state.view);
    return [
      grid.most > 0 && el("p", { class: "le-scale" }, [0.1, 0.3, 0.5, 0.75, 1].map((share) =>
        el("span", { vars: { "--le-share": String(share) } })), el("span", { class: "le-hint" }, fill(texts.legend, { most: grid.most }))),
      !this.isDrawn() && el("p", { class: "le-hint" }, texts.keys),
      hasSigns && el("details", {}, el("summary", {}, texts.signs_title), el("p", { class: "le-hint" }, texts.signs)),
    ];
  }

  buttons() {
    const name = this.title().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
    const one = (words, what) => el("button", { type: "button", class: "le-button", onclick: () => this.keep(what) }, words);
    const paper = () => this.drawing(PAPER, PAPER_WIDTH);
    return el("div", { class: "le-buttons", role: "group", "aria-label": this.texts.save }, el("span", { class: "le-hint" }, this.texts.save),
      one("SVG", () => saveSvg(paper(), name)), one("PNG", () => savePng(paper(), name)),
      one("Excel", () => download("overview_xlsx", this.wanted())));
  }

  async keep(what) {
    try {
      await what();
    } catch (error) {
      this.status.textContent = error instanceof Unreachable ? this.texts.offline : error.message;
    }
  }
}

/** What was chosen before, when somebody comes back from the text: no words of an interview. */
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}
