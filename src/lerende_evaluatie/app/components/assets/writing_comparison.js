// Themes × pilots: what people wrote about each, and beside it the text of the chosen cell.

import { ask } from "./api.js";
import { el, fill } from "./dom.js";
import { tableOf } from "./overview_grid.js";
import { Piece } from "./writing_text.js";

export class Comparison {
  constructor(page) {
    Object.assign(this, { page, texts: page.texts, piece: null, opened: null });
    this.see = el("div", { class: "le-see" }, el("p", { class: "le-hint", role: "status" }, page.texts.loading));
    this.side = el("aside", { class: "le-passages", "aria-label": page.texts.summary, onkeydown: (event) => event.key === "Escape" && this.close() });
    this.element = el("div", { class: "le-overview-panes le-broad-side" }, this.see, this.side);
    this.clear();
    this.load();
  }

  async load() {
    const { texts } = this;
    let answer;
    try {
      answer = await ask("writing_comparison");
    } catch (error) {
      this.see.replaceChildren(el("p", { role: "alert" }, error.message || texts.offline));
      return;
    }
    this.cases = answer.cases;
    const nothing = !answer.cases.length ? texts.no_cases : !answer.rows.length && texts.no_themes;
    if (nothing) {
      this.see.replaceChildren(el("p", { class: "le-nothing" }, nothing));
      return;
    }
    const rows = answer.rows.map((row) => ({ label: row.name, color: row.color, cells: row.cells.map((cell) => this.cell(row, cell)) }));
    const table = tableOf({ corner: texts.theme, columns: answer.cases.map((label) => ({ label })), rows }, texts.comparison_title,
      (cell, button) => this.open(cell, button));
    table.classList.add("le-compared");
    this.see.replaceChildren(el("div", { class: "le-lead" }, el("p", { class: "le-hint" }, texts.comparison_lead)), el("div", { class: "le-figure" }, table));
    const again = rows.flatMap(({ cells }) => cells).find(({ spot }) => spot.key === this.page.memory.compared);
    if (again) this.open(again, table.querySelector(`[aria-label="${CSS.escape(again.title)}"]`), false);
  }

  cell(row, found) {
    const { texts } = this;
    const title = fill(texts.compared, { code: row.name, case: found.case, sign: texts.signs_words[found.sign], text: found.short || texts.not_yet });
    return { text: words(found, texts), title, spot: { row, found, key: `${row.code} ${found.case}` } };
  }

  /** Write about a cell, once what was written about another is saved. */
  async open({ spot }, button, takesFocus = true) {
    if (!(await this.settle())) return;
    const { texts, page } = this;
    const { row, found, key } = spot;
    const place = { kind: "vergelijking", case: found.case, subject: row.code };
    this.asked = key;
    const written = await ask("writing_place", { place }).catch((error) => error);
    if (this.asked !== key) return; // somebody opened another cell meanwhile
    if (written instanceof Error) {
      this.side.replaceChildren(el("p", { role: "alert" }, written.message || texts.offline));
      return;
    }
    this.clear();
    this.opened = button;
    button.setAttribute("aria-current", "true");
    page.remember({ compared: key });
    const title = fill(texts.place_title, { code: row.name, case: found.case });
    this.piece = new Piece({ texts, owner: page.about, place, found: written, title: texts.summary, label: `${texts.summary}: ${title}`, level: 3, isOpen: true, rows: 7,
      onKept: (kept) => this.redraw(row, { ...found, short: kept.short }, button) });
    const close = el("button", { type: "button", class: "le-button le-small", "aria-label": texts.close, title: texts.close, onclick: () => this.close() }, "×");
    this.side.replaceChildren(el("div", { class: "le-passages-head" }, el("h2", {}, title), close),
      el("p", { class: "le-hint" }, el("span", { class: "le-sign", "aria-hidden": "true" }, found.sign), fill(texts.place_base, { ...found, words: texts.signs_words[found.sign] })), this.piece.element);
    this.side.scrollTop = 0;
    if (takesFocus) this.piece.field.focus({ preventScroll: matchMedia("(min-width: 1100px)").matches });
  }

  redraw(row, found, button) {
    const cell = this.cell(row, found);
    button.replaceChildren(...cell.text);
    button.title = cell.title;
    button.setAttribute("aria-label", cell.title);
  }

  async close() {
    if (!(await this.settle())) return;
    const was = this.opened;
    this.clear();
    this.page.remember({ compared: null });
    was?.focus();
  }

  clear() {
    this.piece?.leave();
    this.piece = null;
    this.opened?.removeAttribute("aria-current");
    this.side.replaceChildren(el("h2", {}, this.texts.summary), el("p", { class: "le-hint" }, this.texts.comparison_pick));
  }

  async settle() {
    return !this.piece || this.piece.settle();
  }

  leave() {
    this.piece?.leave();
  }
}

function words({ sign, short }, texts) {
  return [el("span", { class: "le-sign", "aria-hidden": "true" }, sign), el("span", { class: short ? "le-first-words" : "le-first-words le-none" }, short || texts.not_yet)];
}
