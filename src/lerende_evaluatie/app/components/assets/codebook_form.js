// One code as a form. What stands in the form is told to Python while somebody types; that says what is wrong, and where.

import { Unreachable } from "./api.js";
import { SignalList } from "./codebook_signals.js";
import { el, fill } from "./dom.js";

const PAUSE = 350; // ms without typing, before the form is checked
const PROSE = ["definitie", "wel", "niet"];
const LISTS = ["voorbeelden", "net_niet"];
let forms = 0;

export class CodeForm {
  constructor(book, code) {
    Object.assign(this, { book, code, texts: book.texts, was: code.fields, rows: { voorbeelden: [], net_niet: [] }, faults: [], asked: 0 });
    this.name = `le-form-${(forms += 1)}`;
    this.controls = {};
    this.messages = new Map();
    this.signals = new SignalList(book, code.fields.signalen ?? {}, () => this.typed());
    this.element = this.build();
    this.start = JSON.stringify(this.fields());
    this.showState();
  }

  build() {
    const { texts, code } = this;
    this.summary = el("div", { class: "le-book-faults", role: "alert" });
    this.saving = el("button", { type: "submit", class: "le-button le-primary", "data-do": "save" }, texts.save);
    this.resetting = el("button", { type: "button", class: "le-button", onclick: () => this.reset() }, texts.reset);
    this.removing = el("button", { type: "button", class: "le-button", "data-do": "remove", onclick: () => this.remove() }, texts.remove);
    this.asking = el("div", { class: "le-book-asking" });
    const about = [fill(texts.id, { id: code.id }), code.by && fill(texts.made_by, { by: code.by }), fill(texts.codings[Number(code.codings !== 1)], { count: code.codings })];
    return el("form", {
      class: "le-book-form", novalidate: true, "data-card": code.id,
      oninput: () => this.typed(), onsubmit: (event) => { event.preventDefault(); this.save(); },
    },
    el("div", { class: "le-book-title" }, el("span", { class: "le-book-dot", vars: { "--le-1": code.color } }), el("h2", {}, code.name)),
    el("p", { class: "le-quiet" }, about.filter(Boolean).join(" · ")),
    el("div", { class: "le-book-line" }, this.text("naam", { required: true }), this.color()),
    this.place(),
    this.switches(),
    PROSE.map((field) => this.prose(field)),
    LISTS.map((field) => this.examples(field)),
    el("fieldset", { class: "le-book-group" }, el("legend", {}, texts.fields.signalen),
      el("p", { class: "le-hint" }, texts.hints.signalen), this.signals.element),
    this.prose("uitsluiten", (this.was.uitsluiten ?? []).join("\n")),
    el("div", { class: "le-book-foot" }, this.summary, this.asking,
      el("div", { class: "le-buttons" }, this.saving, this.resetting, el("span", { class: "le-spring" }), this.removing),
      el("p", { class: "le-hint" }, texts.keys)));
  }

  // Fields

  labelled(field, control, hint = this.texts.hints[field]) {
    this.controls[field] = control;
    const id = `${this.name}-${field}`;
    control.id = id;
    control.dataset.field = field;
    const message = this.message(field, control);
    if (hint) control.setAttribute("aria-describedby", `${id}-hint ${message.id}`);
    return el("div", { class: "le-label" },
      el("div", { class: "le-book-labels" }, el("label", { for: id }, this.texts.fields[field]),
        hint && el("span", { class: "le-hint", id: `${id}-hint` }, hint)),
      control, message);
  }

  /** The place for what is wrong with a control. */
  message(path, control) {
    const message = el("p", { class: "le-book-fault", id: `${this.name}-fault-${this.messages.size}` });
    control.setAttribute("aria-describedby", message.id);
    this.messages.set(path, { message, control });
    return message;
  }

  text(field, props = {}) {
    return this.labelled(field, el("input", { class: "le-field", value: this.was[field] ?? "", autocomplete: "off", ...props }));
  }

  prose(field, value = this.was[field] ?? "") {
    const lines = Math.min(9, Math.max(2, Math.ceil(value.length / 120) + value.split("\n").length - 1));
    return this.labelled(field, el("textarea", { class: "le-field", rows: String(lines), value }));
  }

  color() {
    return this.labelled("kleur", el("input", { type: "color", class: "le-field le-book-color", value: this.code.color }));
  }

  switches() {
    const box = (field, checked) => {
      const control = (this.controls[field] = el("input", { type: "checkbox", "data-field": field, checked }));
      return el("label", { class: "le-check" }, control, this.texts.fields[field]);
    };
    return el("div", { class: "le-book-switches" },
      box("status", this.code.draft), box("codeerbaar", this.code.codable), box("secundair", this.code.secondary));
  }

  place() {
    const { texts, book, code } = this;
    const siblings = book.state.codes.filter((other) => other.parent === code.parent);
    const index = siblings.findIndex((other) => other.id === code.id);
    const move = (parent, position) => {
      if (this.isChanged()) return book.say(texts.move_first_save, { wrong: true });
      return book.tell(book.ask("code_move", { id: code.id, parent, position }), (answer) => book.saved(answer));
    };
    const step = (by, label) => el("button", {
      type: "button", class: "le-button", disabled: !siblings[index + by], onclick: () => move(code.parent, index + by),
    }, label);
    const under = book.parentField(code.parent, "parent", code.id, (event) => move(event.target.value || null, 9999));
    return el("div", { class: "le-label" },
      el("label", { for: (under.id = `${this.name}-parent`) }, texts.under),
      el("div", { class: "le-book-line" }, under, el("div", { class: "le-buttons" }, step(-1, texts.up), step(1, texts.down))));
  }

  examples(field) {
    const { texts } = this;
    const list = el("div", { class: "le-book-items" });
    const add = (example) => list.append(this.example(field, example));
    for (const example of this.was[field] ?? []) add(example);
    const more = () => {
      add({ tekst: "" });
      list.lastChild.querySelector("textarea").focus();
    };
    return el("fieldset", { class: "le-book-group" }, el("legend", {}, texts.fields[field]), el("p", { class: "le-hint" }, texts.hints[field]),
      list, el("button", { type: "button", class: "le-button", "data-add": field, onclick: more }, `+ ${texts.add_example}`));
  }

  example(field, example) {
    const { texts } = this;
    const row = { original: example };
    const line = (value, label) => el("textarea", { class: "le-field", rows: "1", value, "aria-label": label, placeholder: label });
    row.tekst = line(example.tekst, texts.text);
    row.waarom = line(example.waarom ?? "", texts.why);
    row.valentie = el("select", { class: "le-field", "aria-label": texts.direction },
      Object.entries(texts.directions).map(([value, name]) => el("option", { value, selected: value === (example.valentie ?? "") }, name)));
    row.message = this.message(row, row.tekst);
    this.rows[field].push(row);
    const remove = () => {
      this.rows[field] = this.rows[field].filter((other) => other !== row);
      element.remove();
      this.typed();
    };
    const what = fill(texts.remove_item, { what: example.tekst || texts.empty_item });
    const element = el("div", { class: "le-book-example" }, row.tekst, row.valentie, row.waarom,
      el("button", { type: "button", class: "le-button le-small", "aria-label": what, title: what, onclick: remove }, "×"), row.message);
    return element;
  }

  // What stands in the form

  /** The fields as the file would hold them; what nobody touched is as it was. */
  fields() {
    const { controls, was, code } = this;
    const filled = { id: code.id };
    for (const field of ["naam", ...PROSE]) if (controls[field].value) filled[field] = controls[field].value;
    if (controls.kleur.value !== code.color) filled.kleur = controls.kleur.value;
    else if (was.kleur) filled.kleur = was.kleur;
    for (const [field, now] of [["codeerbaar", code.codable], ["secundair", code.secondary]]) {
      if (controls[field].checked !== now) filled[field] = controls[field].checked;
      else if (field in was) filled[field] = was[field];
    }
    if (controls.status.checked) filled.status = "concept";
    if (was.door) filled.door = was.door;
    for (const field of LISTS) {
      const items = this.rows[field].map(exampleOf).filter((item) => item.tekst || item.waarom);
      if (items.length) filled[field] = items;
    }
    const signals = this.signals.fields();
    if (Object.keys(signals).length) filled.signalen = signals;
    const never = controls.uitsluiten.value.split("\n").filter((line) => line.trim());
    if (never.length) filled.uitsluiten = never;
    return filled;
  }

  isChanged() {
    return JSON.stringify(this.fields()) !== this.start;
  }

  // Checking and saving

  typed() {
    this.showState();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE);
  }

  async check() {
    const number = (this.asked += 1);
    try {
      const { faults } = await this.book.ask("codebook_check", { id: this.code.id, fields: this.fields() });
      if (number === this.asked) this.showFaults(faults);
    } catch (error) {
      if (number === this.asked) this.book.say(error instanceof Unreachable ? this.texts.unreachable : error.message, { wrong: true });
    }
  }

  showFaults(faults) {
    this.faults = faults;
    for (const { message, control } of this.targets()) {
      message.textContent = "";
      control.removeAttribute("aria-invalid");
    }
    const lines = faults.map(({ path, sentence }) => {
      const target = this.targetOf(path);
      if (target) {
        target.message.textContent = sentence;
        target.control.setAttribute("aria-invalid", "true");
      }
      const label = this.texts.fields[path[0]] ?? path[0] ?? "";
      return el("li", {}, el("button", { type: "button", class: "le-link", onclick: () => this.goTo(target) }, label ? `${label}: ${sentence}` : sentence));
    });
    this.summary.replaceChildren(...(faults.length
      ? [el("strong", {}, fill(this.texts.faults[Number(faults.length !== 1)], { count: faults.length })), el("ul", {}, lines)]
      : []));
    this.showState();
  }

  targets() {
    return [...this.messages.values(), ...this.signals.targets()];
  }

  targetOf([field, ...rest]) {
    if (field === "signalen") return this.signals.targetOf(rest);
    const row = LISTS.includes(field) && this.rows[field].filter((one) => one.tekst.value || one.waarom.value)[rest[0]];
    return this.messages.get(row || field);
  }

  goTo(target) {
    target?.control.scrollIntoView({ block: "center" });
    target?.control.focus();
  }

  showState() {
    const changed = this.isChanged();
    this.saving.disabled = !changed || this.faults.length > 0;
    this.resetting.disabled = !changed;
    if (changed !== this.shownAsChanged) {
      this.shownAsChanged = changed;
      if (this.element) this.book.drawTree();
    }
  }

  async save() {
    clearTimeout(this.timer);
    if (!this.isChanged()) return;
    await this.check();
    if (this.faults.length) return this.goTo(this.targetOf(this.faults[0].path));
    const fields = this.fields();
    await this.book.tell(this.book.ask("code_change", { id: this.code.id, fields, was: this.was }), (answer) => {
      this.drop();
      this.book.saved(answer);
    });
  }

  /** Forget this form: the next time the code is shown, it shows what is in the codebook. */
  drop() {
    this.book.forms.delete(this.code.id);
  }

  reset() {
    this.drop();
    this.book.draw();
  }

  async remove(confirmed = false) {
    await this.book.tell(this.book.ask("code_remove", { id: this.code.id, confirmed }), (answer) => {
      if (answer.warnings) return this.confirm(answer.warnings);
      this.drop();
      return this.book.saved(answer);
    });
  }

  confirm(warnings) {
    const { texts } = this;
    this.asking.replaceChildren(el("div", { class: "le-warning", role: "alert" }, warnings.map((line) => el("p", {}, line)),
      el("div", { class: "le-buttons" },
        el("button", { type: "button", class: "le-button", "data-do": "remove-anyway", onclick: () => this.remove(true) }, texts.remove_anyway),
        el("button", { type: "button", class: "le-button", onclick: () => this.asking.replaceChildren() }, texts.cancel))));
    this.asking.querySelector("button").focus();
  }
}

function exampleOf(row) {
  const item = { tekst: row.tekst.value };
  if (row.valentie.value) item.valentie = row.valentie.value;
  if (row.waarom.value) item.waarom = row.waarom.value;
  const before = row.original;
  const isSame = ["tekst", "valentie", "waarom"].every((field) => (item[field] ?? "") === (before[field] ?? ""));
  return isSame ? before : item;
}
