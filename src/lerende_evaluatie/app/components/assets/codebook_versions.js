// What the codebook was before: to look at, and to put back.

import { el, fill } from "./dom.js";

export function versionsTab(book) {
  const { texts, state } = book;
  const shown = el("div", { class: "le-book-version" });
  const table = el("table", { class: "le-book-versions" },
    el("thead", {}, el("tr", {}, texts.versions_head.map((title) => el("th", { scope: "col" }, title)))),
    el("tbody", {}, state.versions.map((kept) => row(book, kept, shown))));
  return el("div", { class: "le-book-form" }, el("h2", {}, texts.tabs.versions), el("p", { class: "le-hint" }, texts.versions_lead),
    state.versions.length ? table : el("p", {}, texts.versions_none), shown);
}

function row(book, { version, at }, shown) {
  const { texts, state } = book;
  const look = () => book.tell(book.ask("codebook_version", { version }), ({ text }) => {
    const label = fill(texts.look_at, { version });
    shown.replaceChildren(el("h3", {}, label), el("pre", { tabindex: "0", role: "region", "aria-label": label }, text));
    shown.scrollIntoView({ block: "nearest" });
  });
  const restore = () => book.tell(book.ask("codebook_version", { version }), ({ text }) => book.text.put(text, state.rests_on, false));
  return el("tr", {},
    el("td", {}, at), el("td", {}, version),
    el("td", { class: "le-buttons" },
      el("button", { type: "button", class: "le-button le-small", "aria-label": fill(texts.look_of, { version, at }), onclick: look }, texts.look),
      el("button", { type: "button", class: "le-button le-small", "data-version": version, "aria-label": fill(texts.restore_of, { version, at }), onclick: restore }, texts.restore)));
}
