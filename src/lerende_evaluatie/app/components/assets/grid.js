// The interviews in a grid: what is known about each, and who is who. Nothing is saved before somebody says so; what
// was filled in stays on the screen until it is, also when somebody else was first or a page lies between.

import { ask, connect, Unreachable } from "./api.js";
import { el, fill, refill } from "./dom.js";
import { move, parse } from "./grid_moves.js";
import { CASES, cellsTable, keyOf, mark, partsOf, speakersTable } from "./grid_tables.js";

const grids = new WeakMap();
const drafts = new Map(); // project → what is not saved yet
const CHECK_AFTER = 200; // milliseconds without a key

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  connect(data.api, (stale) => setStateValue("stale", stale));
  let grid = grids.get(parentElement);
  if (grid && grid.project !== data.project) {
    grid.leave();
    grid = null;
  }
  if (!grid) grids.set(parentElement, (grid = new Grid(parentElement, data)));
  grid.onSaved = () => setTriggerValue("saved", Date.now());
  grid.load(data);
  return () => {
    if (!parentElement.isConnected) grid.leave();
  };
}

/** Somebody's changes: key of interview and column → {value, base}, where `base` is what stood there when they began. */
class Draft {
  cells = new Map();
  roles = new Map();

  get size() {
    return this.cells.size + this.roles.size;
  }

  /** Note a value; one that is as it was before is no change. */
  set(kind, key, value, now) {
    const base = this[kind].get(key)?.base ?? now;
    if (value === now) this[kind].delete(key);
    else this[kind].set(key, { value, base });
  }
}

class Grid {
  constructor(parent, { texts, project }) {
    Object.assign(this, { texts, project, rows: [], groups: [], stamp: "", faults: new Map(), message: "", isSaving: false });
    if (!drafts.has(project)) drafts.set(project, new Draft());
    this.draft = drafts.get(project);
    const button = (words, act, look = "") => el("button", { class: `le-button ${look}`, type: "button", onclick: act }, words);
    this.saving = button(texts.save, () => this.save(), "le-primary");
    this.forgetting = button(texts.undo, () => this.forget());
    this.reloading = button(texts.reload, () => this.reload());
    this.status = el("p", { class: "le-grid-status", role: "status" });
    this.cases = el("datalist", { id: CASES });
    this.cells = el("div", { class: "le-grid-scroll" });
    this.people = el("div", { class: "le-grid-scroll" });
    this.root = el("section", { class: "le-ui le-grid", "aria-label": texts.title },
      el("h2", {}, texts.title), el("p", {}, texts.lead), el("p", { class: "le-quiet" }, texts.keys),
      el("div", { class: "le-grid-bar" }, this.saving, this.forgetting, this.reloading, this.status), this.cases, this.cells, el("h3", {}, texts.speakers), el("p", {}, texts.speakers_lead), this.people);
    parent.append(this.root);
    this.cells.addEventListener("keydown", (event) => move(event));
    this.cells.addEventListener("paste", (event) => this.paste(event));
    this.warn = (event) => this.draft.size && event.preventDefault();
    window.addEventListener("beforeunload", this.warn);
  }

  leave() {
    window.removeEventListener("beforeunload", this.warn);
    this.root.remove();
  }

  /** Show the interviews as they are now; a change that somebody made here stays on top of them. */
  load({ rows, groups, stamp }) {
    if (JSON.stringify([rows, groups, stamp]) === JSON.stringify([this.rows, this.groups, this.stamp])) return;
    this.take({ rows, groups, stamp });
    this.draw();
  }

  /** Take in what is saved now; a change that is the same by now, or about an interview that went, is none. */
  take({ rows, groups, stamp }) {
    Object.assign(this, { rows, groups, stamp });
    const names = new Set(rows.map((row) => row.name));
    for (const kind of ["cells", "roles"]) {
      for (const [key, { value }] of this.draft[kind]) {
        if (!names.has(partsOf(key)[0]) || value === this.saved(kind, key)) this.draft[kind].delete(key);
      }
    }
  }

  // What stands where

  saved(kind, key) {
    const [name, what] = partsOf(key);
    const row = this.rows.find((one) => one.name === name);
    return kind === "cells" ? (row?.cells[what] ?? "") : row?.speakers.find((one) => one.label === what)?.role;
  }

  value(kind, key) {
    return this.draft[kind].get(key)?.value ?? this.saved(kind, key);
  }

  fault(key) {
    if (this.faults.has(key)) return this.faults.get(key);
    if (this.draft.cells.has(key)) return "";
    const [name, column] = partsOf(key);
    return this.rows.find((row) => row.name === name)?.faults[column] ?? "";
  }

  /** What somebody else put there since this change was made, or null. */
  meanwhile(kind, key) {
    const change = this.draft[kind].get(key);
    const now = this.saved(kind, key);
    return change && change.base !== now ? now : null;
  }

  // Changing

  set(kind, key, value) {
    this.draft.set(kind, key, value, this.saved(kind, key));
    this.message = "";
    this.drawBar();
  }

  typed(key, value) {
    this.set("cells", key, value);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check([key]), CHECK_AFTER);
  }

  /** Ask what is wrong with cells, and how they would be written. */
  async check(keys, isDone = false) {
    clearTimeout(this.timer);
    const values = keys.map((key) => this.value("cells", key));
    let answer;
    try {
      answer = await ask("interviews_check", { cells: keys.map((key, at) => [partsOf(key)[1], values[at]]) });
    } catch {
      return; // saving will say it
    }
    keys.forEach((key, at) => {
      if (this.value("cells", key) !== values[at]) return;
      const { value, fault } = answer.cells[at];
      this.faults.set(key, fault);
      if (isDone && !fault) this.draft.set("cells", key, value, this.saved("cells", key));
    });
    keys.forEach((key) => mark(this, this.cells, key, isDone));
    if (isDone) this.drawBar();
  }

  async paste(event) {
    const pasted = parse(event.clipboardData?.getData("text/plain") ?? "");
    const from = event.target.closest("[data-field]")?.dataset.field;
    if (!from || (pasted.length === 1 && pasted[0].length === 1)) return;
    event.preventDefault();
    const [name, column] = partsOf(from);
    const columns = Object.keys(this.texts.columns);
    const top = this.rows.findIndex((row) => row.name === name);
    const left = columns.indexOf(column);
    const keys = [];
    let outside = 0;
    pasted.forEach((line, down) => line.forEach((value, right) => {
      const row = this.rows[top + down];
      if (!row || !columns[left + right]) return void (outside += 1);
      const key = keyOf(row.name, columns[left + right]);
      this.draft.set("cells", key, value.trim(), this.saved("cells", key));
      keys.push(key);
    }));
    this.message = fill(outside ? this.texts.paste_rest : this.texts.pasted, { count: keys.length, left: outside });
    this.draw();
    await this.check(keys, true);
    this.draw(); // a list of choices shows a group by its key only after the check
  }

  forget() {
    this.draft.cells.clear();
    this.draft.roles.clear();
    this.faults.clear();
    this.message = "";
    this.draw();
  }

  // Saving

  async save() {
    if (!this.draft.size || this.isSaving) {
      this.message = this.draft.size ? this.message : this.texts.nothing;
      return this.drawBar();
    }
    Object.assign(this, { isSaving: true, message: this.texts.saving, refused: false });
    this.drawBar();
    const sent = { cells: new Map(this.draft.cells), roles: new Map(this.draft.roles) };
    try {
      this.done(sent, await ask("interviews_save", { stamp: this.stamp, cells: nested(sent.cells), roles: nested(sent.roles) }));
    } catch (error) {
      this.message = error instanceof Unreachable ? this.texts.lost_connection : error.message;
      this.refused = true;
    }
    this.isSaving = false;
    this.draw();
  }

  /** What was saved is no change any more; what has a fault, or was typed meanwhile, still is. */
  done(sent, answer) {
    const count = Object.values(answer.faults).reduce((sum, row) => sum + Object.keys(row).length, 0);
    for (const kind of ["cells", "roles"]) {
      for (const [key, { value }] of sent[kind]) {
        const [name, what] = partsOf(key);
        const fault = kind === "cells" ? answer.faults[name]?.[what] : "";
        if (fault) this.faults.set(key, fault);
        else if (this.draft[kind].get(key)?.value === value) this.draft[kind].delete(key);
      }
    }
    this.take(answer);
    this.message = count ? fill(this.texts.saved_part, { count }) : this.texts.saved;
    this.onSaved?.();
  }

  async reload() {
    try {
      this.load(await ask("interviews"));
      Object.assign(this, { message: "", refused: false });
    } catch (error) {
      this.message = error instanceof Unreachable ? this.texts.lost_connection : error.message;
    }
    this.drawBar();
  }

  // Drawing

  draw() {
    this.drawBar();
    refill(this.cells, cellsTable(this));
    refill(this.people, speakersTable(this));
  }

  /** The buttons stay the same ones: a click on one begins with leaving a cell, which comes here too. */
  drawBar() {
    const { texts, draft } = this;
    this.saving.disabled = this.isSaving;
    this.forgetting.disabled = !draft.size || this.isSaving;
    this.reloading.hidden = !this.refused;
    const unsaved = draft.size && !this.isSaving ? `${fill(texts.unsaved, { count: draft.size })}.` : "";
    this.status.textContent = `${this.message} ${unsaved}`.trim();
    this.status.classList.toggle("le-warning", Boolean(this.refused));
    const cases = this.rows.map((row) => this.value("cells", keyOf(row.name, "pilot"))).filter(Boolean);
    this.cases.replaceChildren(...[...new Set(cases)].sort().map((name) => el("option", { value: name })));
  }
}

function nested(changes) {
  const result = {};
  for (const [key, { value }] of changes) {
    const [name, what] = partsOf(key);
    (result[name] ??= {})[what] = value;
  }
  return result;
}
