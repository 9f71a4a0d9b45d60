// A portrait of a pilot under fixed headings, and the introduction of the report: texts under each other.

import { ask } from "./api.js";
import { el, fill } from "./dom.js";
import { Piece } from "./writing_text.js";

/** Texts under each other; a kind of them says in `draw()` which ones. */
class Texts {
  constructor(page) {
    Object.assign(this, { page, texts: page.texts, pieces: [] });
    this.element = el("div", { class: "le-see le-paper" }, el("p", { class: "le-hint", role: "status" }, page.texts.loading));
    this.load();
  }

  async load() {
    try {
      await this.draw();
    } catch (error) {
      this.element.replaceChildren(el("p", { role: "alert" }, error.message || this.texts.offline));
    }
  }

  piece(choices) {
    const made = new Piece({ texts: this.texts, owner: this.page.about, ...choices });
    this.pieces.push(made);
    return made;
  }

  /** Save all; returns whether that is done. The first that cannot be saved gets the focus. */
  async settle() {
    for (const piece of this.pieces) if (!(await piece.settle())) return false;
    return true;
  }

  leave() {
    this.pieces.forEach((piece) => piece.leave());
    this.pieces = [];
  }
}

export class Portraits extends Texts {
  async draw() {
    const { texts, page } = this;
    const { cases, portrait } = await ask("writing_portrait", { case: page.memory.case ?? null });
    if (!portrait) {
      this.element.replaceChildren(el("p", { class: "le-nothing" }, texts.no_cases));
      return;
    }
    const chosen = el("select", { class: "le-field", "data-field": "case", onchange: () => this.choose(chosen) },
      cases.map((name) => el("option", { value: name, selected: name === portrait.case }, name)));
    const base = fill(texts.interviews[portrait.interviews === 1 ? 0 : 1], { count: portrait.interviews, groups: portrait.groups.join(", ") });
    this.element.replaceChildren(el("div", { class: "le-lead" }, el("p", { class: "le-hint" }, texts.portraits_lead)),
      el("div", { class: "le-controls" }, el("label", { class: "le-label" }, texts.case, chosen), el("p", { class: "le-hint" }, base)),
      ...portrait.parts.map((part) => this.part(portrait.case, part)));
    this.shown = portrait.case;
  }

  part(name, { heading, figures, ...found }) {
    const { texts } = this;
    const title = texts.headings[heading];
    const { element, field } = this.piece({ place: { kind: "portret", case: name, subject: heading }, found, title,
      label: fill(texts.portrait_piece, { heading: title, case: name }) });
    if (figures.length) field.before(el("ul", { class: "le-given", "aria-label": texts.beside_title }, figures.map((one) => el("li", {}, one))));
    return element;
  }

  async choose(field) {
    const name = field.value;
    if (!(await this.settle())) {
      field.value = this.shown;
      return;
    }
    this.leave();
    this.page.remember({ case: name });
    await this.load();
    this.element.querySelector("[data-field=case]")?.focus();
  }
}

export class Introduction extends Texts {
  async draw() {
    const { texts } = this;
    const place = { kind: "rapport", case: "", subject: "inleiding" };
    const found = await ask("writing_place", { place });
    const { element } = this.piece({ place, found, title: texts.introduction, label: texts.introduction, hasQuotes: false, rows: 14 });
    this.element.replaceChildren(el("div", { class: "le-lead" }, el("p", { class: "le-hint" }, texts.introduction_lead)), element);
  }
}
