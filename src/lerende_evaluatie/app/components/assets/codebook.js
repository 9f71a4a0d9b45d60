// The codebook page: the tree of codes, and beside it a code as a form, the file as text, or what it was before.

import { ask, connect, Unreachable } from "./api.js";
import { CodeForm } from "./codebook_form.js";
import { TextTab } from "./codebook_text.js";
import { codeTree } from "./codebook_tree.js";
import { versionsTab } from "./codebook_versions.js";
import { el, fill, refill } from "./dom.js";

const books = new WeakMap();
const TABS = ["codes", "text", "versions"];

export default function ({ data, parentElement, setStateValue }) {
  connect(data.api, (stale) => setStateValue("stale", stale));
  const known = books.get(parentElement);
  const book = known ?? new Book(parentElement, data.texts);
  if (!known) books.set(parentElement, book);
  return () => {
    if (!parentElement.isConnected) book.leave();
  };
}

class Book {
  constructor(parent, texts) {
    Object.assign(this, { parent, texts, ask, state: null, tab: "codes", chosen: null, find: "", forms: new Map() });
    this.head = el("div", { class: "le-book-head" });
    this.said = el("p", { class: "le-book-said", role: "status" });
    this.left = el("nav", { class: "le-book-left", "aria-label": texts.tree });
    this.right = el("div", { class: "le-book-right" });
    this.root = el("div", { class: "le-ui le-book" }, this.head, this.said,
      el("div", { class: "le-book-panes" }, this.left, this.right));
    this.text = new TextTab(this);
    this.onKey = (event) => this.key(event);
    this.onLeave = (event) => this.isUnsaved() && event.preventDefault();
    this.root.addEventListener("keydown", this.onKey);
    window.addEventListener("beforeunload", this.onLeave);
    parent.append(this.root);
    this.right.append(el("p", { class: "le-hint" }, texts.loading));
    this.tell(ask("codebook"), (state) => this.take(state));
  }

  leave() {
    window.removeEventListener("beforeunload", this.onLeave);
    books.delete(this.parent);
    this.root.remove();
  }

  /** Wait for an answer and use it; what went wrong is said at the top of the page. Return whether it went well. */
  async tell(answer, use) {
    try {
      use(await answer);
      return true;
    } catch (error) {
      this.say(error instanceof Unreachable ? this.texts.unreachable : error.message, { wrong: true });
      return false;
    }
  }

  /** Show the codebook as it is now. Forms with changes that are not saved stay as they are. */
  take(state) {
    this.state = state;
    for (const [id, form] of this.forms) if (!form.isChanged()) this.forms.delete(id);
    if (state.faults.length && this.tab === "codes") this.tab = "text";
    this.chosen = this.code(this.chosen) ? this.chosen : (state.codes[0]?.id ?? null);
    this.text.take(state);
    this.draw();
  }

  code(id) {
    return this.state.codes.find((code) => code.id === id);
  }

  isUnsaved() {
    return this.text.isChanged() || [...this.forms.values()].some((form) => form.isChanged());
  }

  say(sentence, { wrong = false, toTag = 0 } = {}) {
    this.said.className = wrong ? "le-book-said le-wrong" : "le-book-said";
    this.said.setAttribute("role", wrong ? "alert" : "status");
    const link = toTag > 0 && el("a", { class: "le-link", href: addressOf("voorstellen") }, this.texts.to_tag);
    const close = el("button", { type: "button", class: "le-button le-small", onclick: () => this.said.replaceChildren() }, this.texts.close);
    this.said.replaceChildren(el("span", {}, sentence), ...(link ? [link] : []), close);
  }

  /** What a change led to: the new codebook, and a sentence. */
  saved(answer) {
    this.take(answer.state);
    this.say(answer.said, { toTag: answer.to_tag });
  }

  draw() {
    const { texts, state } = this;
    refill(this.head,
      el("h1", {}, texts.title),
      el("span", { class: "le-book-name" }, state.name),
      state.version && el("span", { class: "le-quiet" }, fill(texts.version, { version: state.version })),
      el("span", { class: "le-spring" }),
      el("div", { class: "le-tabs", role: "group", "aria-label": texts.title }, TABS.map((tab) => this.tabButton(tab))));
    this.drawTree();
    this.drawRight();
  }

  tabButton(tab) {
    return el("button", {
      type: "button", class: "le-button le-tab", "data-field": `tab ${tab}`, "data-tab": tab, "aria-pressed": String(this.tab === tab),
      disabled: tab === "codes" && this.state.faults.length > 0,
      onclick: () => this.open(tab),
    }, this.texts.tabs[tab]);
  }

  open(tab) {
    this.tab = tab;
    this.draw();
  }

  drawTree() {
    refill(this.left, codeTree(this));
  }

  drawRight() {
    this.right.classList.toggle("le-book-wide", this.tab === "text");
    const shown = this.tab === "text" ? this.text.element : this.tab === "versions" ? versionsTab(this) : this.codeTab();
    if (this.right.firstChild !== shown || this.right.childNodes.length !== 1) this.right.replaceChildren(shown);
    if (this.tab === "text") this.text.shown();
  }

  codeTab() {
    if (this.adding) return this.newCode();
    const code = this.code(this.chosen);
    if (!code) return el("p", { class: "le-hint" }, this.texts.choose);
    if (!this.forms.has(code.id)) this.forms.set(code.id, new CodeForm(this, code));
    return this.forms.get(code.id).element;
  }

  choose(id) {
    Object.assign(this, { chosen: id, adding: false, tab: "codes" });
    this.draw();
    this.right.scrollTop = 0;
  }

  // A new code

  startNew() {
    Object.assign(this, { adding: true, tab: "codes" });
    this.draw();
    this.right.querySelector("input")?.focus();
  }

  newCode() {
    const { texts } = this;
    const name = el("input", { class: "le-field", "data-field": "new name", required: true, maxlength: "200", autocomplete: "off" });
    const under = this.parentField(this.chosen, "new parent");
    const add = (event) => {
      event.preventDefault();
      this.tell(ask("code_add", { name: name.value, parent: under.value || null }), (answer) => {
        Object.assign(this, { adding: false, chosen: answer.id });
        this.saved(answer);
        this.right.querySelector("[data-field=definitie]")?.focus();
      });
    };
    const cancel = () => { this.adding = false; this.draw(); };
    return el("form", { class: "le-book-form le-book-new", onsubmit: add },
      el("h2", {}, texts.new), el("p", { class: "le-hint" }, texts.new_lead),
      el("label", { class: "le-label" }, texts.new_name, name),
      el("label", { class: "le-label" }, texts.under, under),
      el("div", { class: "le-buttons" },
        el("button", { type: "submit", class: "le-button le-primary" }, texts.add),
        el("button", { type: "button", class: "le-button", onclick: cancel }, texts.cancel)));
  }

  /** A choice of the code to hang under; what lies in or below `without` cannot be chosen. */
  parentField(chosen, field, without = null, onchange = undefined) {
    const options = this.state.codes.filter((code) => !without || !this.isWithin(code.id, without)).map((code) =>
      el("option", { value: code.id, selected: code.id === chosen }, "\u2003".repeat(code.depth) + code.name));
    const top = el("option", { value: "", selected: chosen === null }, this.texts.top);
    return el("select", { class: "le-field", "data-field": field, onchange }, top, options);
  }

  isWithin(id, ancestor) {
    for (let code = this.code(id); code; code = this.code(code.parent)) if (code.id === ancestor) return true;
    return false;
  }

  key(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      if (this.tab === "text") this.text.save();
      else if (this.tab === "codes" && !this.adding) this.forms.get(this.chosen)?.save();
    }
  }
}

/** The address of another page, for the same project and coder. */
export function addressOf(page, more = {}) {
  const address = new URL(location.href);
  address.pathname = address.pathname.replace(/[^/]*$/, page);
  for (const [name, value] of Object.entries(more)) address.searchParams.set(name, value);
  return address.href;
}
