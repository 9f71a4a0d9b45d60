// The tree of codes on the codebook page: type to filter, arrow keys to go on, click to open.

import { el, fill } from "./dom.js";

export function codeTree(book) {
  const { texts, state } = book;
  const found = state.codes.filter((code) => matches(code, book.find));
  return [
    el("input", {
      type: "search", class: "le-field", "data-field": "find", placeholder: texts.find, "aria-label": texts.find, value: book.find,
      oninput: (event) => { book.find = event.target.value; book.drawTree(); },
      onkeydown: (event) => event.key === "Enter" && found.length && book.choose(found[0].id),
    }),
    el("button", {
      type: "button", class: "le-button", "data-field": "new", disabled: state.faults.length > 0, onclick: () => book.startNew(),
    }, `+ ${texts.new}`),
    found.length > 0 && el("ul", { class: "le-book-tree", onkeydown: walk }, found.map((code) => row(book, code))),
    state.codes.length > 0 && !found.length && el("p", { class: "le-hint" }, texts.none_found),
    state.orphans.length > 0 && orphans(book),
  ];
}

function row(book, code) {
  const { texts } = book;
  const isChosen = book.tab === "codes" && !book.adding && book.chosen === code.id;
  const isUnsaved = book.forms.get(code.id)?.isChanged();
  const draft = code.by ? fill(texts.draft_by, { by: code.by }) : texts.draft;
  const codings = fill(texts.codings[Number(code.codings !== 1)], { count: code.codings });
  return el("li", {}, el("button", {
    type: "button", class: code.codable ? "le-book-code" : "le-book-code le-heading", "data-code": code.id, "data-field": `code ${code.id}`,
    "aria-current": isChosen ? "true" : undefined, title: [code.name, codings].join("\n"),
    vars: { "--le-1": code.color, "--le-depth": book.find ? 0 : code.depth }, onclick: () => book.choose(code.id),
  },
  el("span", { class: "le-book-dot" }),
  el("span", { class: "le-book-label" }, code.name,
    code.draft && el("small", {}, draft),
    isUnsaved && el("small", { class: "le-book-unsaved" }, texts.unsaved)),
  code.codings > 0 && el("span", { class: "le-book-count" }, el("span", { "aria-hidden": "true" }, String(code.codings)), el("span", { class: "le-hidden" }, codings))));
}

function orphans(book) {
  const { texts, state } = book;
  return el("section", { class: "le-book-orphans" },
    el("h2", {}, texts.orphans), el("p", { class: "le-hint" }, texts.orphans_hint),
    el("ul", {}, state.orphans.map(({ id, codings }) =>
      el("li", {}, `${id}: ${fill(texts.codings[Number(codings !== 1)], { count: codings })}`))));
}

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll("button")];
  rows[rows.indexOf(document.activeElement) + step]?.focus();
}

function matches(code, words) {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain(words).split(/\s+/).every((word) => plain(`${code.name} ${code.id}`).includes(word));
}
