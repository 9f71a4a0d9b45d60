// Choosing a code by typing a part of its name: a list that follows what is typed, for mouse and keys.

import { el } from "./dom.js";

const SHOWN = 9;

/** Return the codes whose name or id holds all words, accents aside. */
export function matching(codes, typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return codes.filter((code) => words.every((word) => plain(`${code.name} ${code.id}`).includes(word)));
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Return the field and, while somebody types in it, the list; `first` are codes to offer before anything is typed. */
export function codePicker(room, { label, placeholder, first = [] }) {
  const { typed } = room.state;
  const found = offered(room, typed.code, first);
  const active = Math.min(typed.active, found.length - 1);
  const set = (change) => room.set({ typed: { ...typed, ...change } });
  const field = el("input", {
    type: "text", class: "le-field", role: "combobox", "data-field": "code", autocomplete: "off", spellcheck: "false",
    "aria-label": label, "aria-expanded": String(found.length > 0), "aria-controls": "le-offered", "aria-autocomplete": "list",
    "aria-activedescendant": found[active] && `le-offered-${active}`, placeholder, value: typed.code,
    oninput: (event) => set({ code: event.target.value, active: 0 }),
    onkeydown: (event) => choose(event, room, found, active, set),
  });
  const options = found.map((code, index) =>
    el("li", { id: `le-offered-${index}`, role: "option", class: `le-option${index === active ? " le-on" : ""}`,
      "aria-selected": String(index === active), "data-code": code.id, vars: { "--le-1": code.color },
      onpointerdown: (event) => (event.preventDefault(), room.takeCode(code)) },
      el("span", { class: "le-dot" }), el("span", { class: "le-name" }, code.name, parentName(room, code)),
      room.state.picked && code.id === room.recent[0] && el("kbd", {}, "q")));
  return el("div", { class: "le-picker" }, field,
    el("ul", { id: "le-offered", role: "listbox", class: "le-offered", "aria-label": label, hidden: !found.length }, options));
}

function offered(room, typed, first) {
  if (!typed.trim()) return first.map((id) => room.model.code(id)).filter((code) => code.codable);
  return matching(room.model.codes, typed).filter((code) => code.codable).slice(0, SHOWN);
}

function parentName(room, { lineage }) {
  const parent = lineage.at(-2);
  return parent && el("small", { class: "le-quiet" }, room.model.code(parent).name);
}

function choose(event, room, found, active, set) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves && found.length) set({ active: (active + moves[event.key] + found.length) % found.length });
  else if (event.key === "Enter" && found[active]) room.takeCode(found[active]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
