// What is known of one interview: what Python confirmed, with what is still on its way already done.

const byPlace = (one, other) => one.start - other.start || one.end - other.end || (one.guid < other.guid ? -1 : 1);
const byScore = (one, other) => other.score - one.score || byPlace(one, other);
/** A score of a half says nothing: what lies closest to it is asked first. */
const byDoubt = (one, other) => Math.abs(one.score - 0.5) - Math.abs(other.score - 0.5) || byPlace(one, other);
const ORDERS = { place: byPlace, score: byScore, doubt: byDoubt };
const FEW = 25;
const BACK = { undo: "redo", redo: "undo" };
const UNKNOWN = { color: "#666666", definition: "", use_when: "", avoid_when: "", codable: false };

export class Model {
  constructor() {
    this.codes = [];
    this.codesById = new Map();
    this.undo = [];
    this.redo = [];
    this.more = { undo: false, redo: false };
    this.pending = [];
    this.clear();
  }

  clear() {
    this.confirmed = { suggestions: new Map(), codings: new Map(), notes: new Map() };
    this.now = null;
  }

  /** Take a whole interview in. */
  load(answer) {
    const byGuid = (items) => new Map(items.map((item) => [item.guid, item]));
    this.confirmed = {
      suggestions: byGuid(answer.suggestions), codings: byGuid(answer.codings), notes: byGuid(answer.notes),
    };
    if (answer.codebook) this.setCodes(answer.codebook);
    this.setSteps(answer.steps);
    this.revision = answer.revision;
    this.now = null;
  }

  setCodes({ version, codes }) {
    this.codebook = version;
    this.codes = codes;
    this.codesById = new Map(codes.map((code) => [code.id, code]));
    this.now = null;
  }

  setSteps(steps) {
    if (!steps) return;
    [this.undo, this.redo, this.more] = [[...steps.undo], [...steps.redo], steps.more];
    this.pending.forEach((op) => this.took(op)); // what is on its way, Python did not know of when it answered
  }

  /** Take in what changed since the revision that we have. */
  apply({ revision, changes, steps }) {
    const { suggestions, codings, notes } = this.confirmed;
    this.revision = revision;
    this.setSteps(steps);
    for (const change of changes.suggestions) {
      const known = suggestions.get(change.guid);
      if (known) suggestions.set(change.guid, { ...known, ...change });
    }
    changes.codings.forEach((coding) => codings.set(coding.guid, coding));
    changes.notes.forEach((note) => notes.set(note.guid, note));
    changes.gone.forEach((guid) => codings.delete(guid) || notes.delete(guid));
    this.now = null;
  }

  setPending(ops) {
    this.pending = ops;
    this.now = null;
  }

  /** Tell whether there are few steps left here to undo or do again, while Python has more. */
  get lacksSteps() {
    return ["undo", "redo"].some((way) => this.more[way] && this[way].length < FEW);
  }

  /** Remember a step that somebody takes now, so that it can be undone before Python answered. */
  took(op) {
    const { id, op: kind, code, source, suggestion = null } = op;
    if ([...this.undo, ...this.redo].some((step) => step.id === id)) return;
    if (kind in BACK) {
      const step = op.step ? this[kind].find((one) => one.id === op.step) : this[kind][0];
      if (!step) return;
      this[kind] = this[kind].filter((one) => one !== step);
      this[BACK[kind]].unshift(step);
    } else {
      this.undo.unshift({ id, kind, code: code ?? this.confirmed.suggestions.get(suggestion)?.code, suggestion, coding: op.guid ?? op.coding ?? null, source });
      this.redo = [];
      this.more.redo = false;
    }
  }

  // Asked for while drawing

  get view() {
    this.now ??= this.project();
    return this.now;
  }

  project() {
    const decisions = new Map();
    const codings = new Map(this.confirmed.codings);
    const steps = new Map([...this.undo, ...this.redo].map((step) => [step.id, step]));
    for (const op of this.pending) this.foresee(op, decisions, codings, steps);
    const open = [], rejected = [];
    for (const item of this.confirmed.suggestions.values()) {
      const decision = decisions.has(item.guid) ? decisions.get(item.guid) : item.decision;
      if (!decision && !item.by_others) open.push(item);
      else if (decision === "afgewezen") rejected.push(item);
    }
    const coded = [...codings.values()].sort(byPlace);
    return { open: open.sort(byPlace), rejected: rejected.sort(byPlace), codings: coded, counts: this.counted(open, coded) };
  }

  /** Show an operation as done; where only Python knows what becomes of it, the screen waits for the answer. */
  foresee(op, decisions, codings, steps) {
    const { suggestions } = this.confirmed;
    const add = (origin) => codings.set(op.guid, { ...origin, guid: op.guid, code: op.code, valence: op.valence,
      start: op.start ?? origin.start, end: op.end ?? origin.end, mine: true, by: this.coder, at: "" });
    const actions = {
      accept: () => {
        const item = suggestions.get(op.suggestion);
        decisions.set(op.suggestion, "aanvaard");
        if (item) add({ ...item, suggestion: item.guid });
      },
      reject: () => decisions.set(op.suggestion, "afgewezen"),
      reopen: () => decisions.set(op.suggestion, null),
      code: () => op.source === this.source && add({ suggestion: null }),
      change: () => {
        const old = codings.get(op.coding);
        if (old && codings.delete(op.coding)) add(old);
      },
      withdraw: () => {
        const { suggestion } = codings.get(op.coding) ?? {};
        if (codings.delete(op.coding) && suggestion) decisions.set(suggestion, null);
      },
      undo: () => {
        const step = steps.get(op.step);
        if (!["accept", "reject", "code"].includes(step?.kind)) return;
        codings.delete(step.coding);
        if (step.suggestion) decisions.set(step.suggestion, null);
      },
    };
    actions[op.op]?.();
  }

  counted(open, codings) {
    const counts = new Map();
    const count = (items, side) => {
      for (const item of items) {
        for (const id of this.code(item.code).lineage) {
          const pair = counts.get(id) ?? counts.set(id, [0, 0]).get(id);
          pair[side] += 1;
        }
      }
    };
    count(open, 0);
    count(codings, 1);
    return counts;
  }

  code(id) {
    return this.codesById.get(id) ?? { ...UNKNOWN, id, name: id, lineage: [id] };
  }

  /** Return the open suggestions that `fits` in the chosen order, those that were skipped last. */
  queue(order, fits, skipped) {
    const found = this.view.open.filter(fits);
    if (order !== "place") found.sort(ORDERS[order]);
    if (!skipped.size) return found;
    return [...found.filter((item) => !skipped.has(item.guid)), ...found.filter((item) => skipped.has(item.guid))];
  }

  notes(kind, target) {
    return [...this.confirmed.notes.values()].filter((note) => note.kind === kind && note.target === target);
  }

  /** Return how many memos hang on each thing. */
  get noted() {
    const counts = new Map();
    for (const note of this.confirmed.notes.values()) counts.set(note.target, (counts.get(note.target) ?? 0) + 1);
    return counts;
  }
}
