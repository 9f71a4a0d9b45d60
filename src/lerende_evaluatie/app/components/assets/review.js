// The review room: what is on the screen, what somebody does, and what goes to and comes from Python.
//
// Operations wait in the outbox until Python confirms them; Python carries each out once. Until then the screen
// already shows them as done ("Bezig met opslaan…").

import { keyLine, notices, toolbar } from "./bars.js";
import { codeTree } from "./codes.js";
import { el, refill } from "./dom.js";
import { act } from "./keys.js";
import { nextBorder, selectedSpan, snap } from "./offsets.js";
import { side } from "./side.js";
import { Transcript } from "./transcript.js";

const client = crypto.randomUUID();
const outbox = { next: 1, ops: [] };
const lastingByHash = new Map();
const rooms = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  let room = rooms.get(parentElement);
  if (!room) rooms.set(parentElement, (room = new Room(parentElement)));
  room.send = (box) => setStateValue("box", box);
  room.receive(data);
  return () => {
    if (!parentElement.isConnected) room.leave();
  };
}

class Room {
  constructor(parent) {
    this.state = {
      tab: "suggestions", current: null, coding: null, picked: null, filter: null, find: "", openOnly: false,
      draft: { code: "", valence: "neutraal", memo: "" }, definition: true, keys: true, dismissed: new Set(),
      size: Number(localStorage.getItem("le-size")) || 16,
    };
    this.transcript = new Transcript((guids) => this.clickMarks(guids));
    this.bar = el("header", { class: "le-bar" });
    this.notices = el("div", { class: "le-notices", role: "alert" });
    this.left = el("nav", { class: "le-left" });
    this.right = el("aside", { class: "le-right" });
    this.foot = el("footer", { class: "le-foot" });
    this.root = el("div", { class: "le-room" }, this.bar, this.notices,
      el("div", { class: "le-panes" }, this.left, this.transcript.pane, this.right), this.foot);
    parent.append(this.root); // beside the style sheet that Streamlit put there
    this.transcript.pane.addEventListener("pointerup", () => setTimeout(() => this.pick()));
    this.transcript.pane.addEventListener("keyup", (event) => event.shiftKey && this.pick());
    this.onkey = (event) => act(this, event);
    window.addEventListener("keydown", this.onkey, true);
  }

  leave() {
    window.removeEventListener("keydown", this.onkey, true);
    this.transcript.leave();
  }

  // From and to Python

  receive(data) {
    if (!this.root.isConnected) return;
    if (data.lasting) lastingByHash.set(data.hash, data.lasting);
    const lasting = lastingByHash.get(data.hash);
    if (!lasting) return this.post({ have: "" });
    if (data.client === client) outbox.ops = outbox.ops.filter((op) => op.seq > data.confirmed);
    this.data = data;
    if (this.hash !== data.hash) this.open(data.hash, lasting);
    this.refresh();
  }

  open(hash, lasting) {
    const other = this.lasting?.source !== lasting.source;
    this.hash = hash;
    this.lasting = lasting;
    this.points = [...lasting.text];
    this.transcript.load(lasting, this.points);
    if (other) Object.assign(this.state, { current: null, coding: null, picked: null });
  }

  post(change = {}) {
    this.send({ client, have: this.hash ?? "", source: this.lasting?.source, ops: outbox.ops, ...change });
  }

  isSaved() {
    return !outbox.ops.length;
  }

  operate(op) {
    outbox.ops.push({ seq: outbox.next++, ...op });
    this.post();
    this.refresh();
  }

  // What there is, with what is still on its way to Python already done

  /** Return the operations that wait, without those that are undone before they left. */
  waiting() {
    const name = (op) => `${client}:${op.seq}`;
    const undone = new Set(outbox.ops.filter((op) => op.op === "undo").map((op) => op.id));
    const named = new Set(outbox.ops.map(name));
    return outbox.ops.filter((op) => (op.op === "undo" ? !named.has(op.id) : !undone.has(name(op))));
  }

  pending(...names) {
    return new Set(this.waiting().filter((op) => names.includes(op.op)).map((op) => op.suggestion ?? op.coding));
  }

  suggestions() {
    const gone = this.pending("accept", "reject");
    const back = this.pending("undo", "reopen");
    const items = [...this.data.suggestions, ...this.data.decided.filter((item) => back.has(item.guid))];
    items.sort((one, other) => one.start - other.start || one.end - other.end);
    return items.filter((item) => !gone.has(item.guid)).map((item) => ({ ...item, kind: "suggestion" }));
  }

  queue() {
    return this.suggestions().filter((item) => this.inFilter(item));
  }

  allCodings() {
    const gone = this.pending("withdraw");
    const back = this.pending("undo");
    const accepted = new Map(this.waiting().filter((op) => op.op === "accept").map((op) => [op.suggestion, op]));
    const coming = [...this.data.suggestions, ...this.data.decided].filter((item) => accepted.has(item.guid)).map((item) => {
      const { code, valence } = accepted.get(item.guid);
      return { ...item, code, valence, suggestion: item.guid, notes: [], by: this.data.coder, at: "" };
    });
    const kept = this.data.codings.filter((item) => !gone.has(item.guid) && !back.has(item.suggestion));
    return [...kept, ...coming].map((item) => ({ ...item, cues: [], kind: "coding" }));
  }

  codings() {
    return this.allCodings().filter((item) => this.inFilter(item));
  }

  rejected() {
    const back = this.pending("undo", "reopen");
    return this.data.decided.filter((item) => item.rejected && !back.has(item.guid) && this.inFilter(item));
  }

  suggestion(guid) {
    return this.queue().find((item) => item.guid === guid);
  }

  coding(guid) {
    return this.allCodings().find((item) => item.guid === guid);
  }

  code(id) {
    return this.lasting.codes.find((code) => code.id === id) ??
      { id, name: id, color: "#666666", lineage: [id], definition: "", use_when: "", avoid_when: "" };
  }

  quote(item) {
    return this.points.slice(item.start, item.end).join("");
  }

  inFilter(item) {
    return !this.state.filter || this.code(item.code).lineage.includes(this.state.filter);
  }

  count(items, code) {
    return items.filter((item) => this.code(item.code).lineage.includes(code.id)).length;
  }

  ways() {
    const undone = new Set(outbox.ops.filter((op) => op.op === "undo").map((op) => op.id));
    const own = outbox.ops.filter((op) => !["undo", "memo"].includes(op.op)).map((op) => ({
      id: `${client}:${op.seq}`, suggestion: ["accept", "reject"].includes(op.op) ? op.suggestion : null,
    }));
    return [...own.reverse(), ...this.data.undo].filter((way) => !undone.has(way.id));
  }

  // What somebody does

  set(change) {
    Object.assign(this.state, change);
    this.refresh();
  }

  draft(change) {
    Object.assign(this.state.draft, change);
    this.refresh();
  }

  choose(item, flash = false) {
    const draft = { code: item.code, valence: item.valence, memo: "" };
    if (item.kind === "coding") this.set({ coding: item.guid, picked: null, draft });
    else this.set({ current: item.guid, coding: null, picked: null, tab: "suggestions", draft });
    this.transcript.show(item.guid, flash);
    this.reveal();
  }

  /** Bring the card at the right into view, down to its first button. */
  reveal() {
    const main = this.right.querySelector("[data-do=accept], [data-do=code], [data-do=change]");
    if (!main) return;
    this.right.scrollTop = 0;
    const below = main.getBoundingClientRect().bottom + 10 - this.right.getBoundingClientRect().bottom;
    if (below > 0) this.right.scrollTop = below;
  }

  clickMarks(guids) {
    const now = guids.indexOf(this.state.coding ?? this.state.current);
    const guid = guids[(now + 1) % guids.length];
    const item = this.coding(guid) ?? this.suggestions().find((one) => one.guid === guid);
    if (!item) return;
    if (!this.inFilter(item)) this.state.filter = null;
    this.choose(item);
  }

  close() {
    const current = this.suggestion(this.state.current);
    this.set({ picked: null, coding: null });
    if (current) this.choose(current);
  }

  step(by) {
    const queue = this.queue();
    const at = queue.findIndex((item) => item.guid === this.state.current);
    const next = queue[Math.min(Math.max(at + by, 0), queue.length - 1)];
    if (next) this.choose(next);
  }

  /** The suggestion that comes when `item` is decided: the next in the text, or the one before it. */
  after(item) {
    const queue = this.queue();
    const at = queue.findIndex((one) => one.guid === item.guid);
    return queue[at + 1] ?? queue[at - 1];
  }

  decide(op) {
    const item = this.suggestion(this.state.current);
    if (!item || this.state.picked || this.state.coding) return;
    const next = this.after(item);
    this.state.current = next?.guid ?? null;
    this.operate({ suggestion: item.guid, ...op });
    if (next) this.choose(this.suggestion(next.guid));
  }

  accept() {
    this.decide({ op: "accept", ...this.state.draft });
  }

  reject() {
    this.decide({ op: "reject" });
  }

  reopen(item) {
    this.operate({ op: "reopen", suggestion: item.guid });
  }

  change() {
    const { code, valence } = this.state.draft;
    this.operate({ op: "change", coding: this.state.coding, code, valence });
    this.close();
  }

  withdraw() {
    this.operate({ op: "withdraw", coding: this.state.coding });
    this.close();
  }

  saveMemo(kind, target) {
    const text = this.state.draft.memo;
    if (!text.trim()) return;
    this.state.draft.memo = "";
    this.operate({ op: "memo", kind, target, text });
  }

  undo() {
    const [way] = this.ways();
    if (!way) return;
    this.operate({ op: "undo", id: way.id, suggestion: way.suggestion });
    const back = way.suggestion && this.suggestion(way.suggestion);
    if (back) this.choose(back, true);
  }

  /** Do what the first button of the card does, from within its memo. */
  doMain() {
    const save = this.right.querySelector("[data-do=memo]");
    (save ?? this.right.querySelector("[data-do=code], [data-do=accept]"))?.click();
  }

  pick(span = selectedSpan(this.transcript.pane)) {
    const snapped = span && snap(this.points, this.lasting.turns, span);
    if (!snapped) return;
    document.getSelection().removeAllRanges();
    const draft = this.state.picked ? this.state.draft : { code: "", valence: "neutraal", memo: "" };
    this.set({ picked: { ...snapped, quote: this.quote(snapped) }, draft });
    this.reveal();
  }

  /** Pick with the keys alone: the words of the passage at hand, or else the first word on the screen. */
  pickHere() {
    const here = this.coding(this.state.coding) ?? this.suggestion(this.state.current);
    const start = this.transcript.topOffset();
    this.pick(here ?? { start, end: nextBorder(this.points, this.lasting.turns, start, 1) });
  }

  moveBorder(side, direction) {
    const { picked } = this.state;
    const moved = { ...picked, [side]: nextBorder(this.points, this.lasting.turns, picked[side], direction) };
    if (moved.start >= moved.end) return;
    const trimmed = snap(this.points, this.lasting.turns, moved);
    this.set({ picked: { ...trimmed, quote: this.quote(trimmed) } });
  }

  codePicked() {
    const { start, end, quote } = this.state.picked;
    if (!this.state.draft.code || this.alreadyCoded()) return this.refresh();
    this.operate({ op: "code", source: this.lasting.source, start, end, quote, ...this.state.draft });
    this.close();
  }

  /** Return the coding that this coder already gave to the picked words, with the chosen code. */
  alreadyCoded() {
    const { picked, draft } = this.state;
    const coming = this.waiting().filter((op) => op.op === "code" && op.source === this.lasting.source);
    const mine = this.allCodings().filter((item) => item.by === this.data.coder);
    return [...mine, ...coming].find(
      (item) => item.code === draft.code && item.start === picked.start && item.end === picked.end,
    );
  }

  /** Go on at a coding with the memo that was typed. */
  toCoding(item) {
    const { memo } = this.state.draft;
    this.choose(item, true);
    this.draft({ memo });
  }

  clickCode(code) {
    if (!this.state.picked) return this.filterOn(this.state.filter === code.id ? null : code.id);
    if (!code.codable) return;
    this.state.draft.code = code.id;
    this.codePicked();
  }

  filterOn(filter) {
    this.set({ filter });
    const first = this.suggestion(this.state.current) ?? this.queue()[0] ?? this.codings()[0];
    if (first) this.transcript.show(first.guid, false);
  }

  openSource(source) {
    this.post({ source });
  }

  resize(by) {
    const size = Math.min(Math.max(this.state.size + by, 13), 26);
    localStorage.setItem("le-size", String(size));
    this.set({ size });
  }

  // Drawing

  refresh() {
    this.settle();
    const { state } = this;
    this.root.classList.toggle("le-no-keys", !state.keys);
    this.root.style.setProperty("--le-size", `${state.size}px`);
    refill(this.bar, toolbar(this));
    refill(this.notices, notices(this));
    refill(this.left, codeTree(this));
    refill(this.right, side(this));
    refill(this.foot, keyLine(this));
    this.transcript.paint(this.marks());
  }

  /** Let go of what is not there any more, and take up the first suggestion. */
  settle() {
    const { state } = this;
    if (state.coding && !this.coding(state.coding)) state.coding = null;
    if (this.suggestion(state.current)) return;
    const [first] = this.queue();
    state.current = first?.guid ?? null;
    if (first && !state.picked && !state.coding) {
      state.draft = { code: first.code, valence: first.valence, memo: "" };
      requestAnimationFrame(() => this.transcript.show(first.guid, false));
    }
  }

  marks() {
    const { state } = this;
    const chosen = state.coding ?? (state.tab === "suggestions" ? state.current : null);
    const shown = [...this.suggestions(), ...(state.openOnly ? [] : this.allCodings())];
    const marks = shown.map((item) => ({
      guid: item.guid, kind: item.kind, start: item.start, end: item.end, code: item.code, valence: item.valence,
      current: !state.picked && item.guid === chosen, faded: !this.inFilter(item),
      cues: item.guid === chosen ? item.cues : [],
    }));
    if (state.picked) marks.push({ kind: "picked", start: state.picked.start, end: state.picked.end, current: true, cues: [] });
    return marks;
  }
}
