// The passages behind a number, beside the picture: read them, copy one, go to it in the text, make a lesson of them.

import { toClipboard } from "./clipboard.js";
import { el, fill } from "./dom.js";
import { placeInText } from "./place.js";

const COLUMNS = { case: "pilot", group: "groep", round: "ronde" }; // what the page with lessons calls them in its address
const TAKEN_ALONG = "le-lesson-quotes";

export class Passages {
  /** `wanted()` says what was chosen, `back()` puts the focus where it came from. Lessons are begun where `texts` has words for it. */
  constructor({ texts, ask, wanted, back }) {
    Object.assign(this, { texts, ask, wanted, back });
    this.element = el("aside", { class: "le-passages", "aria-label": texts.passages, onkeydown: (event) => event.key === "Escape" && this.leave() });
    this.clear();
  }

  clear() {
    this.spot = null;
    this.element.replaceChildren(el("h2", {}, this.texts.passages), el("p", { class: "le-hint" }, this.texts.pick));
  }

  leave() {
    this.clear();
    this.back();
  }

  /** Show what is behind a cell {spot, title, passages, pairs}; `about` are nodes that stand above the passages. */
  async show(cell, ...about) {
    this.spot = cell.spot;
    this.status = el("p", { class: "le-hint", role: "status" }, this.texts.loading);
    this.list = el("ol", { class: "le-passage-list" });
    this.rest = el("div", {});
    const title = el("h2", { tabindex: "-1" }, cell.title);
    const close = el("button", { type: "button", class: "le-button le-small", "aria-label": this.texts.close, title: this.texts.close,
      onclick: () => this.leave() }, "×");
    this.chosen = new Set();
    this.lesson = this.texts.to_lesson && el("a", { class: "le-button le-small", href: lessonOf(cell.spot), onclick: () => this.takeAlong() }, this.texts.to_lesson);
    this.element.replaceChildren(el("div", { class: "le-passages-head" }, title, close), ...about,
      el("p", { class: "le-to-lesson" }, this.lesson), this.status, this.list, this.rest);
    title.focus({ preventScroll: matchMedia("(min-width: 1100px)").matches });
    await this.load(cell, 0);
  }

  async load(cell, skip) {
    const spot = cell.spot;
    let answer;
    try {
      answer = await this.ask("overview_passages", { ...this.wanted(), spot, skip });
    } catch (error) {
      if (spot === this.spot) this.status.textContent = error.message || this.texts.offline;
      return;
    }
    if (spot !== this.spot) return; // somebody opened another cell meanwhile
    const words = cell.pairs ? this.texts.pair_count : this.texts.passage_count;
    const count = cell.pairs || answer.total;
    this.status.textContent = fill(words[count === 1 ? 0 : 1], { count });
    this.list.append(...answer.passages.map((passage) => this.card(passage)));
    const left = answer.total - this.list.children.length;
    this.rest.replaceChildren(...(left > 0 ? [el("button", { type: "button", class: "le-button", onclick: () => this.more(cell) },
      fill(this.texts.more, { count: left }))] : []));
  }

  async more(cell) {
    const last = this.list.lastElementChild;
    await this.load(cell, this.list.children.length);
    last?.nextElementSibling?.querySelector("a")?.focus();
  }

  /** Take the chosen passages along to the page with lessons. */
  takeAlong() {
    sessionStorage.setItem(TAKEN_ALONG, JSON.stringify([...this.chosen]));
  }

  choose({ codings: [{ guid }] }, isChosen) {
    if (isChosen) this.chosen.add(guid);
    else this.chosen.delete(guid);
    this.lesson.textContent = this.chosen.size ? fill(this.texts.to_lesson_with, { count: this.chosen.size }) : this.texts.to_lesson;
  }

  card(passage) {
    const { texts } = this;
    const said = el("span", { class: "le-hint", role: "status" });
    const choice = this.lesson && el("label", { class: "le-check", title: texts.choose_what },
      el("input", { type: "checkbox", onchange: (event) => this.choose(passage, event.target.checked) }), texts.choose);
    return el("li", { class: "le-passage" },
      el("blockquote", { class: "le-passage-quote", vars: { "--le-1": passage.codings[0].color } }, passage.quote),
      el("p", { class: "le-hint" }, `${passage.attribution} · ${passage.place}`),
      el("ul", { class: "le-passage-codings" }, passage.codings.map((coding) => el("li", { vars: { "--le-1": coding.color } },
        el("span", { class: "le-dot" }), el("span", {}, coding.code_name),
        el("span", { class: "le-hint" }, `${texts.valences[coding.valence].toLowerCase()} · ${coding.coder}`),
        coding.memos.map((memo) => el("p", { class: "le-passage-memo" }, memo))))),
      el("p", { class: "le-buttons" }, el("a", { class: "le-link", href: placeInText(passage) }, texts.open),
        el("button", { type: "button", class: "le-link", onclick: () => this.copy(passage, said) }, texts.copy), choice, said));
  }

  async copy(passage, said) {
    const answer = await this.ask("quote", { coding: passage.codings[0].guid }).catch(() => null);
    const done = answer !== null && await toClipboard(answer.text, this.element);
    said.textContent = done ? this.texts.copied : this.texts.not_copied;
  }
}

/** Return where a new lesson begins on what `spot` stands for. */
function lessonOf({ code, by, value }) {
  const address = new URL(location.href);
  address.pathname = address.pathname.replace(/[^/]*\/?$/, "lessen");
  address.searchParams.set("code", code ?? "");
  if (by in COLUMNS && value !== null) address.searchParams.set(COLUMNS[by], value);
  return address.href;
}
