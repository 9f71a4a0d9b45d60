// The review room: what is on the screen, and what somebody does there.
//
// Python is asked for an interview once, and after that only told what somebody did; it answers with what changed.
// The screen does not wait for that: the model shows what is on its way as done, and "Opgeslagen" says when it is.

import { ask, connect, Unreachable } from "./api.js";
import { keyLine, markSaved, notices, toolbar, toolbarKey } from "./bars.js";
import { toClipboard } from "./clipboard.js";
import { codeTree } from "./codes.js";
import { el, Kept, refill } from "./dom.js";
import { Finder } from "./find.js";
import { helpDialog } from "./help.js";
import { act } from "./keys.js";
import { Model } from "./model.js";
import { moveBorder, narrow, sentencesOf, widen } from "./borders.js";
import { nextBorder, selectedSpan, snap } from "./offsets.js";
import { Palette } from "./palette.js";
import { queueKey } from "./queue.js";
import { side, tabs, tabsKey } from "./side.js";
import { Outbox } from "./sync.js";
import { Transcript } from "./transcript.js";

const rooms = new WeakMap();
const PLACES = "le-places";

export default function ({ data, parentElement, setStateValue }) {
  let room = rooms.get(parentElement);
  connect(data.api, (stale) => setStateValue("stale", stale));
  if (room && room.coder.guid !== data.coder.guid) room = room.leave();
  if (!room) rooms.set(parentElement, (room = new Room(parentElement, data)));
  room.remember = (source) => setStateValue("source", source);
  return () => {
    if (!parentElement.isConnected) room.leave();
  };
}

class Room {
  constructor(parent, { texts, coder, source, jump, find }) {
    Object.assign(this, { texts, coder, model: new Model(), transcripts: new Map(), drawn: new Map(), kept: new Kept(), sources: [], recent: [] });
    this.model.coder = coder.name;
    this.state = {
      tab: "suggestions", current: null, coding: null, picked: false, filter: null, find: "", openOnly: false,
      order: "place", engine: "", case: "", group: "", skipped: new Set(), others: false, draft: emptyDraft(),
      typed: { code: "", active: 0 }, newCode: null, editing: null, definition: true, keys: true, notices: [],
      size: Number(localStorage.getItem("le-size")) || 16,
    };
    this.build(parent, find);
    this.outbox = new Outbox({
      coder: coder.guid,
      around: () => ({ source: this.model.source ?? null, blind: this.blind, since: this.model.revision ?? 0, steps: this.model.lacksSteps }),
      onAnswer: (answer) => this.answered(answer),
      onChange: () => this.refresh(),
      onError: (sentence) => this.notice(sentence),
    });
    this.open(source, jump);
  }

  build(parent, find) {
    this.transcript = new Transcript(this.texts, (guids) => this.clickMarks(guids));
    this.palette = new Palette(this);
    this.transcript.body.append(this.palette.element);
    this.finder = new Finder({ ask, texts: find, onOpen: (place) => this.jump(place), blind: () => this.blind });
    this.savedMark = el("span", { class: "le-saved", role: "status" });
    this.bar = el("header", { class: "le-bar" });
    this.notes = el("div", { class: "le-notices", role: "alert" });
    this.left = el("nav", { class: "le-left", "aria-label": this.texts.codes });
    this.tabs = el("div", { class: "le-tabs", role: "group", "aria-label": this.texts.title });
    this.body = el("div", { class: "le-body" });
    this.right = el("aside", { class: "le-right", "aria-label": this.texts.title }, this.tabs, this.body, this.finder.element);
    this.foot = el("footer", { class: "le-foot" });
    this.help = helpDialog(this.texts);
    this.root = el("div", { class: "le-ui le-room" }, el("h1", { class: "le-hidden" }, this.texts.title), this.bar, this.notes,
      el("div", { class: "le-panes" }, this.left, this.transcript.pane, this.right), this.foot, this.help);
    parent.append(this.root); // beside the style sheet that Streamlit put there
    this.transcript.pane.addEventListener("pointerup", () => setTimeout(() => this.pick()));
    this.transcript.pane.addEventListener("keyup", (event) => event.shiftKey && this.pick());
    this.onkey = (event) => act(this, event);
    window.addEventListener("keydown", this.onkey, true);
    this.onhide = () => this.keepPlace();
    window.addEventListener("pagehide", this.onhide);
    this.onresize = () => this.state.picked && this.palette.place();
    window.addEventListener("resize", this.onresize);
  }

  leave() {
    this.keepPlace();
    window.removeEventListener("pagehide", this.onhide);
    window.removeEventListener("resize", this.onresize);
    window.removeEventListener("keydown", this.onkey, true);
    this.transcript.leave();
    this.outbox.leave();
    this.root.remove();
  }

  get blind() {
    return !this.state.others;
  }

  // From and to Python

  /** Show an interview, and there the passage at `place` {start, end}. */
  async open(source, place) {
    this.opening = source;
    const { engine, filter } = this.state;
    const wanted = { source: source ?? null, blind: this.blind, codebook: this.model.codebook ?? "", have: this.known(source), engine, code: filter };
    let answer;
    try {
      answer = await ask("room", wanted);
    } catch (error) {
      if (!(error instanceof Unreachable)) return this.notice(error.message);
      return setTimeout(() => this.opening === source && this.open(source, place), 1000);
    }
    if (this.opening !== source) return;
    if (!answer.source) return this.root.replaceChildren(el("p", { class: "le-hint le-nothing" }, this.texts.no_sources));
    this.enter(answer, place);
  }

  enter(answer, place) {
    const other = this.model.source !== answer.source;
    const isOvertaken = answer.revision < this.model.revision; // what was done meanwhile is not in it
    if (other) this.keepPlace();
    if (answer.transcript) this.transcripts.set(answer.source, answer.transcript);
    this.model.source = answer.source;
    this.model.setPending(this.outbox.ops);
    this.model.load(answer);
    this.sources = answer.sources;
    this.choices = answer.choices;
    this.here = this.transcripts.get(answer.source);
    if (other) this.lay(this.here);
    this.refresh();
    if (place) this.jump({ source: answer.source, ...place });
    else if (other) this.restorePlace();
    this.outbox.send(); // what waited since before a reload
    if (isOvertaken) this.open(answer.source);
  }

  /** Put another text on the screen. */
  lay(transcript) {
    this.kept.clear();
    this.points = [...transcript.text];
    this.sentences = sentencesOf(transcript, this.points);
    this.transcript.load(transcript, this.points, (id) => this.model.code(id));
    Object.assign(this.state, { current: null, coding: null, picked: false, editing: null, skipped: new Set() });
    this.remember?.(this.model.source);
  }

  known(source) {
    return this.transcripts.get(source)?.key ?? "";
  }

  answered(answer) {
    this.model.setPending(this.outbox.ops);
    if (answer.changes && answer.source === this.model.source) this.model.apply(answer);
    else if (answer.source === this.model.source || answer.revision > this.model.revision) this.open(this.opening ?? this.model.source);
    else this.model.setSteps(answer.steps);
    this.refresh();
  }

  /** Do something that Python will carry out. */
  operate(op) {
    this.send(op);
    this.refresh();
  }

  /** As `operate`, for who draws afterwards. */
  send(op) {
    this.model.took(this.outbox.add({ source: this.model.source, ...op }));
    this.model.setPending(this.outbox.ops);
  }

  notice(text) {
    this.state.notices = [...this.state.notices.filter((one) => one !== text), text].slice(-4);
    this.refresh();
  }

  // What is there

  get queue() {
    return this.model.queue(this.state.order, (item) => this.inFilter(item), this.state.skipped);
  }

  suggestion(guid) {
    const item = guid && this.model.confirmed.suggestions.get(guid);
    return item && this.inFilter(item) && this.model.view.open.includes(item) ? item : undefined;
  }

  coding(guid) {
    return guid ? this.model.view.codings.find((item) => item.guid === guid) : undefined;
  }

  quote(span) {
    return this.points.slice(span.start, span.end).join("");
  }

  inCode(item) {
    return !this.state.filter || this.model.code(item.code).lineage.includes(this.state.filter);
  }

  inFilter(item) {
    return this.inCode(item) && (!this.state.engine || item.engine === this.state.engine);
  }

  /** Return the interviews that the filters on pilot and group leave. */
  shownSources() {
    const fits = (one, key) => !this.state[key] || one[key] === this.state[key];
    return this.sources.filter((one) => (fits(one, "case") && fits(one, "group")) || one.guid === this.model.source);
  }

  openIn(source) {
    return source.guid === this.model.source ? this.model.view.open.filter((item) => this.inFilter(item)).length : source.open;
  }

  /** Return the interview that comes after this one and has open suggestions. */
  nextSource() {
    const shown = this.shownSources();
    const at = shown.findIndex((one) => one.guid === this.model.source);
    return [...shown.slice(at + 1), ...shown.slice(0, at)].find((one) => one.open);
  }

  /** Return this coder's codings of exactly the words in the draft, in the order of the code tree. */
  given() {
    const { start, end } = this.state.draft;
    const rank = (item) => this.model.codes.indexOf(this.model.code(item.code));
    const exactly = this.model.view.codings.filter((item) => item.mine && item.start === start && item.end === end);
    return exactly.sort((one, other) => rank(one) - rank(other));
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

  choose(item, { flash = false, kind = this.kindOf(item) } = {}) {
    const draft = { code: item.code, valence: item.valence, memo: "", start: item.start, end: item.end };
    const state = { picked: false, draft, typed: { code: "", active: 0 }, newCode: null, editing: null };
    if (kind === "coding") this.set({ ...state, coding: item.guid, tab: this.state.tab === "find" ? "codings" : this.state.tab });
    else this.set({ ...state, current: item.guid, coding: null, tab: "suggestions" });
    this.transcript.show(item, flash);
    this.reveal();
  }

  kindOf(item) {
    return this.model.confirmed.suggestions.has(item.guid) ? "suggestion" : "coding";
  }

  /** Bring the card at the right into view, down to its first button. */
  reveal() {
    const main = this.body.querySelector("[data-do=accept], [data-do=code], [data-do=change]");
    if (!main) return;
    this.body.scrollTop = 0;
    const below = main.getBoundingClientRect().bottom + 10 - this.body.getBoundingClientRect().bottom;
    if (below > 0) this.body.scrollTop = below;
  }

  clickMarks(guids) {
    const now = guids.indexOf(this.state.coding ?? this.state.current);
    const guid = guids[(now + 1) % guids.length];
    const item = this.coding(guid) ?? this.model.confirmed.suggestions.get(guid);
    if (!item) return;
    if (!this.inFilter(item)) Object.assign(this.state, { filter: null, engine: "" });
    this.choose(item);
  }

  close() {
    const current = this.suggestion(this.state.current);
    this.set({ picked: false, coding: null, newCode: null, editing: null, typed: { code: "", active: 0 } });
    if (current) this.choose(current);
  }

  step(by) {
    const { queue } = this;
    const at = queue.findIndex((item) => item.guid === this.state.current);
    const next = queue[Math.min(Math.max(at + by, 0), queue.length - 1)];
    if (next) this.choose(next);
  }

  /** The suggestion that comes after `item`: the next in the queue, or the one before it. */
  after(item) {
    const { queue } = this;
    const at = queue.findIndex((one) => one.guid === item.guid);
    return queue[at + 1] ?? queue[at - 1];
  }

  atSuggestion() {
    const free = !this.state.picked && !this.state.coding && this.state.tab === "suggestions";
    return free ? this.suggestion(this.state.current) : undefined;
  }

  decide(op) {
    const item = this.atSuggestion();
    if (!item) return;
    const next = this.after(item);
    this.state.current = next?.guid ?? null;
    this.state.skipped.delete(item.guid);
    this.send({ suggestion: item.guid, ...op });
    if (next) this.choose(next);
    else this.refresh();
  }

  accept() {
    const { draft } = this.state;
    const item = this.atSuggestion();
    if (!item) return;
    this.usedCode(draft.code);
    const { code, valence, memo } = draft;
    this.decide({ op: "accept", guid: crypto.randomUUID(), code, valence, memo, ...this.changedSpan(item) });
  }

  reject() {
    this.decide({ op: "reject" });
  }

  /** Leave a suggestion for later: it goes to the end of the queue. */
  skip() {
    const item = this.atSuggestion();
    if (!item) return;
    const next = this.after(item);
    this.state.skipped.delete(item.guid);
    this.state.skipped.add(item.guid);
    if (next) this.choose(next);
  }

  reopen(item) {
    this.operate({ op: "reopen", suggestion: item.guid });
  }

  /** Return the borders in the draft with their words when they are not those of `item`. */
  changedSpan({ start, end }) {
    const { draft } = this.state;
    if (draft.start === start && draft.end === end) return {};
    return { start: draft.start, end: draft.end, quote: this.quote(draft) };
  }

  isChanged(item) {
    const { draft } = this.state;
    return ["code", "valence", "start", "end"].some((key) => draft[key] !== item[key]);
  }

  change() {
    const item = this.coding(this.state.coding);
    if (!item?.mine || !this.isChanged(item)) return;
    const { code, valence } = this.state.draft;
    const guid = crypto.randomUUID();
    this.state.coding = guid;
    this.usedCode(code);
    this.operate({ op: "change", coding: item.guid, guid, code, valence, ...this.changedSpan(item) });
  }

  withdraw() {
    const item = this.coding(this.state.coding);
    if (!item?.mine) return;
    this.operate({ op: "withdraw", coding: item.guid });
    this.close();
  }

  undo() {
    this.travel("undo");
  }

  redo() {
    this.travel("redo");
  }

  /** Undo or redo the next step; one that did not come in here yet is for Python to find. */
  travel(op) {
    const [step] = this.model[op];
    if (!step) return this.model.more[op] && this.operate({ op, step: null });
    this.send({ op, step: step.id });
    if (step.source && step.source !== this.model.source) return this.open(step.source);
    const back = this.suggestion(step.suggestion) ?? this.coding(step.coding);
    if (back) this.choose(back, { flash: true });
    else this.refresh();
  }

  // Memos

  saveMemo(kind, target) {
    const text = this.state.draft.memo;
    if (!text.trim()) return;
    this.state.draft.memo = "";
    this.operate({ op: "memo", guid: crypto.randomUUID(), kind, target, text });
  }

  changeMemo(note, text) {
    this.state.editing = null;
    if (text.trim() && text.trim() !== note.text) this.operate({ op: "memo_change", note: note.guid, text });
    else this.refresh();
  }

  withdrawMemo(note) {
    this.operate({ op: "memo_withdraw", note: note.guid });
  }

  // Coding by hand

  pick(span = selectedSpan(this.transcript.pane)) {
    const snapped = span && snap(this.points, this.here.turns, span);
    if (!snapped) return;
    document.getSelection().removeAllRanges();
    const kept = this.state.picked ? this.state.draft : emptyDraft();
    this.set({ picked: true, coding: null, draft: { ...kept, ...snapped, code: "" }, newCode: null, editing: null });
    this.palette.place();
  }

  /** Pick with the keys alone: the words of the passage at hand, or else the first word on the screen. */
  pickHere() {
    const here = this.coding(this.state.coding) ?? this.suggestion(this.state.current);
    const start = this.transcript.topOffset();
    this.pick(here ?? { start, end: nextBorder(this.points, this.here.turns, start, 1) });
  }

  /** Change the borders of what is at hand: a word further (`side`, `direction`), or to the borders of sentences. */
  reborder(how) {
    const item = this.coding(this.state.coding);
    if (item ? !item.mine : !this.state.picked && !this.atSuggestion()) return;
    const span = how({ start: this.state.draft.start, end: this.state.draft.end });
    if (!span) return;
    this.draft(span);
    if (this.state.picked) this.palette.place();
  }

  moveBorder(side, direction) {
    this.reborder((span) => moveBorder(this.points, this.here.turns, span, side, direction));
  }

  widen() {
    this.reborder((span) => widen(this.sentences, span));
  }

  narrow() {
    this.reborder((span) => narrow(this.sentences, span));
  }

  codePicked(code) {
    if (!this.state.picked || !code) return;
    if (this.given().some((item) => item.code === code)) return this.notice(this.texts.already_coded);
    const { start, end, valence, memo } = this.state.draft;
    this.usedCode(code);
    this.state.draft.memo = "";
    this.state.typed = { code: "", active: 0 };
    this.operate({ op: "code", guid: crypto.randomUUID(), source: this.model.source, start, end, quote: this.quote({ start, end }), code, valence, memo });
    this.palette.place();
  }

  usedCode(code) {
    this.recent = [code, ...this.recent.filter((one) => one !== code)].slice(0, 5);
  }

  /** Take a code for what is at hand: code the picked words, or put it in the draft. */
  takeCode(code) {
    if (!code.codable) return;
    if (this.state.picked) return this.codePicked(code.id);
    this.state.typed = { code: "", active: 0 };
    this.draft({ code: code.id });
    this.body.querySelector("[data-card]")?.focus({ preventScroll: true });
  }

  /** Make a new code from the selected words: named after them (in vivo), or with a name to fill in. */
  startCode(inVivo) {
    if (!this.state.picked) return;
    const words = this.quote(this.state.draft);
    this.set({ newCode: { name: inVivo ? [...words].slice(0, 80).join("") : "", parent: "" } });
    this.palette.place();
    this.palette.element.querySelector("[data-field=new-code]")?.focus();
  }

  async makeCode() {
    const { name, parent } = this.state.newCode;
    if (!name.trim()) return;
    try {
      const { code, codebook } = await ask("new_code", { name: name.trim(), parent: parent || null, quote: this.quote(this.state.draft) });
      this.model.setCodes(codebook);
      this.state.newCode = null;
      this.codePicked(code.id);
    } catch (error) {
      this.notice(error instanceof Unreachable ? this.texts.offline : error.message);
    }
  }

  // Moving about

  clickCode(code) {
    if (this.state.picked) return this.takeCode(code);
    this.filterOn(this.state.filter === code.id ? null : code.id);
  }

  filterOn(filter) {
    this.set({ filter });
    const first = this.suggestion(this.state.current) ?? this.queue[0] ?? this.model.view.codings.find((item) => this.inFilter(item));
    if (first) this.transcript.show(first, false);
    this.recount();
  }

  /** Filter the queue; what other interviews hold then is for Python to count. */
  narrowTo(change) {
    this.set(change);
    this.recount();
  }

  async recount() {
    const { engine, filter } = this.state;
    const answer = await ask("sources", { blind: this.blind, engine, code: filter }).catch(() => null);
    if (answer && engine === this.state.engine && filter === this.state.filter) this.set({ ...(this.sources = answer.sources, {}) });
  }

  setOthers(others) {
    this.state.others = others;
    this.finder.refresh?.();
    this.open(this.model.source);
  }

  goToNextSource() {
    const next = this.nextSource();
    if (next) this.open(next.guid);
  }

  jump({ source, start, end }) {
    if (source !== this.model.source) return this.open(source, { start, end });
    const found = this.model.view.codings.find((item) => item.start === start && item.end === end);
    if (found && this.state.tab !== "find") this.choose(found, { flash: true });
    else this.transcript.flash(start, end);
  }

  showFinder(filter) {
    this.set({ tab: "find", picked: false, coding: null });
    if (filter) this.finder.show(filter);
    else this.finder.focus?.();
  }

  async copyQuote(coding) {
    try {
      const { text } = await ask("quote", { coding: coding.guid });
      if (await toClipboard(text, this.root)) this.set({ copied: coding.guid });
      else this.notice(this.texts.not_copied);
    } catch (error) {
      this.notice(error instanceof Unreachable ? this.texts.offline : error.message);
    }
  }

  resize(by) {
    const size = Math.min(Math.max(this.state.size + by, 13), 26);
    localStorage.setItem("le-size", String(size));
    this.set({ size });
  }

  /** Where somebody was in each interview outlives a reload of this tab. */
  keepPlace() {
    if (!this.model.source) return;
    const places = JSON.parse(sessionStorage.getItem(PLACES) ?? "{}");
    places[this.model.source] = this.state.current;
    sessionStorage.setItem(PLACES, JSON.stringify(places));
  }

  restorePlace() {
    const guid = JSON.parse(sessionStorage.getItem(PLACES) ?? "{}")[this.model.source];
    const item = this.suggestion(guid) ?? this.suggestion(this.state.current);
    if (item) this.choose(item);
  }

  // Drawing

  refresh() {
    if (!this.here) return refill(this.notes, notices(this));
    this.settle();
    const { state, model } = this;
    const finding = state.tab === "find" && !state.picked && !state.coding;
    this.root.classList.toggle("le-no-keys", !state.keys);
    this.size(state.size);
    this.body.hidden = finding;
    this.finder.element.hidden = !finding;
    markSaved(this);
    this.redraw(this.bar, toolbarKey(this), toolbar);
    refill(this.notes, notices(this));
    this.redraw(this.left, [[...model.view.counts], model.codebook, state.find, state.filter, state.picked], codeTree);
    this.redraw(this.foot, [state.keys, state.picked, state.coding !== null], keyLine);
    this.redraw(this.tabs, tabsKey(this), tabs);
    const queued = !finding && !state.picked && !state.coding && state.tab === "suggestions";
    if (!finding) this.redraw(this.body, queued ? queueKey(this) : null, side);
    this.palette.draw();
    this.transcript.paint(this.marks());
  }

  /** Setting this anew, even to what it was, makes the browser look at the style of every word. */
  size(size) {
    if (this.sized !== size) this.root.style.setProperty("--le-size", `${(this.sized = size)}px`);
  }

  /** Draw a pane again, but only when what it shows (`key`) is not what it showed before; without a key always. */
  redraw(pane, key, build) {
    const now = key && JSON.stringify(key);
    if (now && this.drawn.get(pane) === now) return;
    this.drawn.set(pane, now);
    refill(pane, build(this));
  }

  /** Let go of what is not there any more, and take up the first suggestion. */
  settle() {
    const { state } = this;
    if (state.coding && !this.coding(state.coding)) state.coding = null;
    if (this.suggestion(state.current)) return;
    const [first] = this.queue;
    state.current = first?.guid ?? null;
    if (first && !state.picked && !state.coding) {
      state.draft = { code: first.code, valence: first.valence, memo: "", start: first.start, end: first.end };
      this.transcript.showSoon(first);
    }
  }

  marks() {
    const { state } = this;
    const chosen = state.picked ? null : state.coding ?? (state.tab === "suggestions" ? state.current : null);
    const marks = [];
    const mark = (item, kind) => marks.push({ item, kind, guid: item.guid, start: item.start, end: item.end, code: item.code,
      valence: item.valence, mine: item.mine !== false, current: item.guid === chosen, faded: !this.inFilterMark(item, kind),
      cues: (item.guid === chosen && item.cues) || [] });
    this.model.view.open.forEach((item) => mark(item, "suggestion"));
    if (!state.openOnly) this.model.view.codings.forEach((item) => mark(item, "coding"));
    const at = state.picked || this.draftMoved(chosen) ? state.draft : null;
    if (at) marks.push({ kind: "picked", start: at.start, end: at.end, current: true, cues: [] });
    return marks;
  }

  inFilterMark(item, kind) {
    return kind === "suggestion" ? this.inFilter(item) : this.inCode(item);
  }

  draftMoved(guid) {
    const item = guid && (this.coding(guid) ?? this.suggestion(guid));
    return item && (item.start !== this.state.draft.start || item.end !== this.state.draft.end);
  }
}

const emptyDraft = () => ({ code: "", valence: "neutraal", memo: "", start: 0, end: 0 });

