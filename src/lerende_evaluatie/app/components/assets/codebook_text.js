// The codebook as the text that it is: line numbers, what is wrong on which line, and saving only without faults.

import { Unreachable } from "./api.js";
import { el, fill } from "./dom.js";

const PAUSE = 400;

export class TextTab {
  constructor(book) {
    Object.assign(this, { book, texts: book.texts, restsOn: "", was: "", faults: [], asked: 0 });
    const { texts } = this;
    this.lead = el("p", { class: "le-hint" });
    this.numbers = el("pre", { class: "le-book-numbers", "aria-hidden": "true" });
    this.area = el("textarea", {
      class: "le-book-text", "data-field": "text", spellcheck: "false", wrap: "off", autocomplete: "off", "aria-label": texts.as_text, "aria-describedby": "le-book-text-faults",
      oninput: () => this.typed(), onscroll: () => { this.numbers.scrollTop = this.area.scrollTop; },
    });
    this.list = el("div", { class: "le-book-faults", id: "le-book-text-faults", role: "status" });
    this.asking = el("div", { class: "le-book-asking" });
    this.saving = el("button", { type: "button", class: "le-button le-primary", "data-do": "save-text", onclick: () => this.save() }, texts.save);
    this.resetting = el("button", { type: "button", class: "le-button", onclick: () => this.reset() }, texts.reset);
    this.element = el("div", { class: "le-book-as-text" }, this.lead,
      el("div", { class: "le-book-editor" }, this.numbers, this.area), this.list, this.asking,
      el("div", { class: "le-buttons" }, this.saving, this.resetting));
  }

  /** Take over the codebook as it is now, unless somebody is at work on another text. */
  take(state) {
    this.lead.textContent = state.faults.length ? this.texts.broken : fill(this.texts.text_lead, { file: state.file });
    if (this.isChanged()) return;
    this.restsOn = state.rests_on;
    this.was = this.area.value = state.text;
    this.showFaults(state.faults);
  }

  shown() {
    this.number();
    this.showState();
  }

  isChanged() {
    return this.area.value !== this.was;
  }

  reset() {
    this.area.value = this.was;
    this.take(this.book.state);
    this.shown();
  }

  typed() {
    this.number();
    this.showState();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE);
  }

  async check() {
    const number = (this.asked += 1);
    try {
      const { faults, warnings } = await this.book.ask("codebook_check", { text: this.area.value });
      if (number === this.asked) this.showFaults(faults, warnings);
    } catch (error) {
      if (number === this.asked) this.book.say(error instanceof Unreachable ? this.texts.unreachable : error.message, { wrong: true });
    }
  }

  showFaults(faults, warnings = []) {
    const { texts } = this;
    this.faults = faults;
    const lines = faults.map(({ line, column, sentence }) => el("li", {},
      el("button", { type: "button", class: "le-link", "data-line": String(line), onclick: () => this.goTo(line, column) }, fill(texts.line, { line, column })), ` ${sentence}`));
    const notes = warnings.map((sentence) => el("li", {}, sentence));
    this.list.replaceChildren(
      ...(faults.length ? [el("strong", {}, fill(texts.faults[Number(faults.length !== 1)], { count: faults.length })), el("ul", {}, lines)] : []),
      ...(notes.length ? [el("strong", {}, texts.warnings), el("ul", {}, notes)] : []),
      ...(faults.length || notes.length ? [] : [el("span", { class: "le-quiet" }, texts.no_faults)]),
    );
    if (faults.length) this.area.setAttribute("aria-invalid", "true");
    else this.area.removeAttribute("aria-invalid");
    this.number();
    this.showState();
  }

  /** Put the numbers beside the lines, those with a fault marked. */
  number() {
    const count = this.area.value.split("\n").length;
    const wrong = new Set(this.faults.map((fault) => fault.line));
    const key = `${count} ${[...wrong]}`;
    if (key === this.numbered) return;
    this.numbered = key;
    const pieces = [];
    let run = [];
    for (let line = 1; line <= count; line += 1) {
      if (!wrong.has(line)) {
        run.push(`${line}\n`);
        continue;
      }
      pieces.push(run.join(""), el("b", {}, `${line}`), "\n");
      run = [];
    }
    this.numbers.replaceChildren(...pieces, run.join(""));
    this.numbers.scrollTop = this.area.scrollTop;
  }

  showState() {
    const changed = this.isChanged();
    this.saving.disabled = !changed || this.faults.length > 0;
    this.resetting.disabled = !changed;
    if (!changed) this.asking.replaceChildren();
  }

  goTo(line, column) {
    const lines = this.area.value.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const units = [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length; // columns count code points
    this.area.focus();
    this.area.setSelectionRange(before + units, before + (lines[line - 1] ?? "").length);
    this.area.scrollTop = Math.max(0, (line - 6) * (this.area.scrollHeight / lines.length));
  }

  async save(confirmed = false) {
    clearTimeout(this.timer);
    if (!this.isChanged()) return;
    await this.check();
    if (this.faults.length) return this.goTo(this.faults[0].line, this.faults[0].column);
    await this.put(this.area.value, this.restsOn, confirmed, () => { this.was = this.area.value; });
  }

  /** Have a text saved; when codes in use would go, only after a person said so. */
  async put(text, restsOn, confirmed, before = () => {}) {
    const { book, texts } = this;
    await book.tell(book.ask("codebook_save", { text, rests_on: restsOn, confirmed }), (answer) => {
      if (answer.state) {
        this.asking.replaceChildren();
        before();
        return book.saved(answer);
      }
      book.open("text");
      this.asking.replaceChildren(el("div", { class: "le-warning", role: "alert" }, answer.warnings.map((line) => el("p", {}, line)),
        el("div", { class: "le-buttons" },
          el("button", { type: "button", class: "le-button", "data-do": "save-anyway", onclick: () => this.put(text, restsOn, true, before) }, texts.save_anyway),
          el("button", { type: "button", class: "le-button", onclick: () => this.asking.replaceChildren() }, texts.cancel))));
      return this.asking.querySelector("button").focus();
    });
  }
}
