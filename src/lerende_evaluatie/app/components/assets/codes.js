// The code tree at the left: counts, type to filter, click to bring a code to the front or to apply it.

import { el, fill } from "./dom.js";

export function codeTree(room) {
  const { texts, codes } = room.lasting;
  const found = codes.filter((code) => matches(code, room.state.find));
  return [
    el("h2", {}, texts.codes),
    el("input", {
      type: "search",
      class: "le-field",
      "data-field": "find",
      placeholder: texts.find_code,
      "aria-label": texts.find_code,
      value: room.state.find,
      oninput: (event) => room.set({ find: event.target.value }),
      onkeydown: (event) => event.key === "Enter" && found.length && room.clickCode(found[0]),
    }),
    room.state.picked && el("p", { class: "le-hint" }, texts.tree_apply),
    room.state.filter &&
      el("button", { type: "button", class: "le-link", onclick: () => room.filterOn(null) }, texts.all_codes),
    found.length ? el("ul", { class: "le-codes" }, found.map((code) => row(room, code))) : el("p", {}, texts.no_codes),
  ];
}

function row(room, code) {
  const open = room.count(room.data.suggestions, code);
  const codings = room.count(room.data.codings, code);
  const active = room.state.filter === code.id;
  const classes = ["le-code", active && "le-active", !open && !codings && "le-empty", !code.codable && "le-heading"];
  const label = fill(room.lasting.texts.code_counts, { name: code.name, open, codings });
  return el(
    "li",
    {},
    el(
      "button",
      {
        type: "button",
        class: classes.filter(Boolean).join(" "),
        "data-code": code.id,
        "data-field": `code ${code.id}`,
        "aria-pressed": String(active),
        "aria-label": label,
        title: [label, code.definition].filter(Boolean).join("\n"),
        vars: { "--le-1": code.color, "--le-depth": room.state.find ? 0 : code.lineage.length - 1 },
        onclick: () => room.clickCode(code),
      },
      el("span", { class: "le-dot" }),
      el("span", { class: "le-name" }, code.name),
      open > 0 && el("span", { class: "le-count le-open" }, String(open)),
      codings > 0 && el("span", { class: "le-count" }, String(codings)),
    ),
  );
}

function matches(code, words) {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain(words).split(/\s+/).every((word) => plain(`${code.name} ${code.id}`).includes(word));
}
