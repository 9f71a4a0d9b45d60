// The code tree at the left: counts, type to filter, click to bring a code to the front or to apply it.

import { matching } from "./codepicker.js";
import { arrange, el, fill } from "./dom.js";

export function codeTree(room) {
  const { texts, state, model } = room;
  const found = matching(model.codes, state.find);
  return [
    el("h2", {}, texts.codes),
    el("input", {
      type: "search", class: "le-field", "data-field": "find", placeholder: texts.find_code, "aria-label": texts.find_code,
      value: state.find,
      oninput: (event) => room.set({ find: event.target.value }),
      onkeydown: (event) => event.key === "Enter" && found.length && room.clickCode(found[0]),
    }),
    state.picked && el("p", { class: "le-hint" }, texts.tree_apply),
    state.filter && el("button", { type: "button", class: "le-link", onclick: () => room.filterOn(null) }, texts.all_codes),
    found.length ? list(room, found) : el("p", {}, texts.no_codes),
  ];
}

function list(room, found) {
  const { state, model, kept } = room;
  const rows = found.map((code) => {
    const counts = model.view.counts.get(code.id) ?? [0, 0];
    const active = state.filter === code.id;
    return kept.keep(`code ${code.id}`, [model.codebook, ...counts, active, Boolean(state.find)], () => row(room, code, counts, active));
  });
  return arrange(kept.keep("codes", null, () => el("ul", { class: "le-codes" })), rows);
}

function row(room, code, [open, codings], active) {
  const classes = ["le-code", active && "le-active", !open && !codings && "le-empty", !code.codable && "le-heading"];
  const label = fill(room.texts.code_counts, { name: code.name, open, codings });
  const about = [label, code.draft && fill(room.texts.draft_by, { by: code.by }), code.definition];
  return el("li", {}, el("button", {
    type: "button", class: classes.filter(Boolean).join(" "), "data-code": code.id, "data-field": `code ${code.id}`,
    "aria-pressed": String(active), "aria-label": label, title: about.filter(Boolean).join("\n"),
    vars: { "--le-1": code.color, "--le-depth": room.state.find ? 0 : code.lineage.length - 1 },
    onclick: () => room.clickCode(code),
  },
  el("span", { class: "le-dot" }),
  el("span", { class: "le-name" }, code.name, code.draft && el("small", { class: "le-draft" }, room.texts.draft)),
  open > 0 && el("span", { class: "le-count le-open" }, String(open)),
  codings > 0 && el("span", { class: "le-count" }, String(codings))));
}
