// The two tables of the grid. They show what the grid knows and tell it what somebody does; they remember nothing.

import { el, fill } from "./dom.js";

export const keyOf = (name, what) => JSON.stringify([name, what]);
export const partsOf = (key) => JSON.parse(key);

export const CASES = "le-grid-cases";
const NARROW = new Set(["datum", "ronde"]);

export function cellsTable(grid) {
  const { texts, rows } = grid;
  const columns = Object.entries(texts.columns);
  return [
    el("table", {},
      el("caption", { class: "le-hidden" }, texts.table),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, texts.interview), columns.map(([, title]) => el("th", { scope: "col" }, title)))),
      el("tbody", {}, rows.map((row) => el("tr", {},
        el("th", { scope: "row" }, row.name),
        columns.map(([column, title]) => cell(grid, row.name, column, title)))))),
  ];
}

function cell(grid, name, column, title) {
  const key = keyOf(name, column);
  const label = fill(grid.texts.cell, { column: title, name });
  const field = column === "groep" ? groupField(grid, key) : textField(grid, key, column);
  field.setAttribute("aria-label", label);
  field.classList.toggle("le-changed", grid.draft.cells.has(key));
  const note = el("small", { class: "le-fault", id: `le-fault-${grid.rows.findIndex((row) => row.name === name)}-${column}` });
  const whole = el("td", { class: NARROW.has(column) ? "le-narrow" : "", "data-cell": key }, field, note);
  show(grid, whole, key);
  return whole;
}

function textField(grid, key, column) {
  const value = grid.value("cells", key);
  return el("input", {
    class: "le-field", type: "text", autocomplete: "off", "data-field": key,
    value: shown(key, value),
    list: column === "pilot" ? CASES : undefined,
    inputmode: column === "ronde" ? "numeric" : undefined,
    placeholder: column === "datum" ? grid.texts.date_hint : undefined,
    oninput: (event) => grid.typed(key, event.target.value),
    onchange: (event) => {
      grid.set("cells", key, event.target.value);
      grid.check([key], true);
    },
  });
}

function groupField(grid, key) {
  const value = grid.value("cells", key);
  const known = [["", grid.texts.no_group], ...grid.groups.map(({ key: group, label }) => [group, label])];
  if (!known.some(([group]) => group === value)) known.push([value, fill(grid.texts.other_group, { value })]);
  return el("select", {
    class: "le-field", "data-field": key,
    onchange: (event) => {
      grid.set("cells", key, event.target.value);
      grid.check([key], true);
    },
  }, known.map(([group, label]) => el("option", { value: group, selected: group === value }, label)));
}

/** Show what is wrong with a cell that is on the screen, and when somebody is done with it, how it will be written. */
export function mark(grid, parent, key, isDone) {
  const whole = parent.querySelector(`[data-cell="${CSS.escape(key)}"]`);
  if (!whole) return;
  const field = whole.firstChild;
  const value = shown(key, grid.value("cells", key));
  if (isDone && field.value !== value && field.tagName === "INPUT") field.value = value;
  field.classList.toggle("le-changed", grid.draft.cells.has(key));
  show(grid, whole, key);
}

function show(grid, whole, key) {
  const [field, note] = whole.children;
  const fault = grid.fault(key);
  const meanwhile = grid.meanwhile("cells", key);
  note.textContent = fault || (meanwhile === null ? "" : fill(grid.texts.meanwhile, { value: meanwhile || "–" }));
  note.hidden = !note.textContent;
  if (fault) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  if (note.textContent) field.setAttribute("aria-describedby", note.id);
  else field.removeAttribute("aria-describedby");
}

export function speakersTable(grid) {
  const { texts } = grid;
  const titles = [texts.interview, texts.speaker, texts.turns, texts.words, texts.opening, texts.role];
  return [
    el("table", { class: "le-people" },
      el("caption", { class: "le-hidden" }, texts.speakers),
      el("thead", {}, el("tr", {}, titles.map((title) => el("th", { scope: "col" }, title)))),
      grid.rows.map((row) => el("tbody", {}, speakersOf(grid, row)))),
  ];
}

function speakersOf(grid, row) {
  if (!row.speakers.length) {
    return el("tr", {}, el("th", { scope: "row" }, row.name), el("td", { colspan: 5, class: "le-quiet" }, grid.texts.no_speakers));
  }
  return row.speakers.map((speaker, at) => el("tr", {},
    at === 0 && el("th", { scope: "rowgroup", rowspan: row.speakers.length }, row.name),
    el("td", {}, speaker.label),
    el("td", { class: "le-number" }, String(speaker.turns)),
    el("td", { class: "le-number" }, String(speaker.words)),
    el("td", { class: "le-opening" }, speaker.opening),
    el("td", {}, roleField(grid, row.name, speaker))));
}

function roleField(grid, name, speaker) {
  const { texts } = grid;
  const key = keyOf(name, speaker.label);
  const value = grid.value("roles", key);
  return el("select", {
    class: `le-field ${grid.draft.roles.has(key) ? "le-changed" : ""}`, "data-field": `role ${key}`,
    "aria-label": fill(texts.role_of, { label: speaker.label, name }),
    onchange: (event) => {
      grid.set("roles", key, event.target.value);
      event.target.classList.toggle("le-changed", grid.draft.roles.has(key));
    },
  }, Object.entries(texts.roles).map(([role, label]) => el("option", { value: role, selected: role === value }, label)));
}

/** A value as it stands on the screen: a day as people here write it, where the file holds jjjj-mm-dd. */
function shown(key, value) {
  if (partsOf(key)[1] !== "datum") return value;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return parts ? `${parts[3]}-${parts[2]}-${parts[1]}` : value;
}
