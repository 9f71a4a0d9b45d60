// The lesson on the desk as it stands on the page. Its fields stay what they are while somebody types; what is around
// them is drawn anew each time that something was kept.

import { ask } from "./api.js";
import { toClipboard } from "./clipboard.js";
import { codePicker } from "./codepicker.js";
import { arrange, el, fill, Kept, refill } from "./dom.js";
import { amount } from "./find_results.js";
import { unsaved } from "./keeper.js";
import { heardOf, leftToDo } from "./lessons_heard.js";
import { dropZone, evidenceCard } from "./lessons_quotes.js";
import { versionList } from "./lessons_versions.js";
import { memos } from "./memos.js";

export class Sheet {
  constructor(page, desk) {
    Object.assign(this, { page, desk, texts: page.texts, drawn: new Kept(), typed: { code: "", active: 0 }, editing: null });
    this.buildFields();
    this.codes = el("div", { class: "le-lesson-codes" });
    this.about = el("div", { class: "le-lesson-about" });
    this.banner = el("div", { class: "le-lesson-banner" });
    this.hints = el("div", { class: "le-lesson-hints", role: "status" });
    this.lists = this.buildLists();
    this.heard = el("section", { class: "le-heard" });
    this.notes = el("div", {});
    this.versions = versionList(page, desk);
    this.element = el("article", { class: "le-sheet", tabindex: "-1", "data-field": "sheet", "aria-label": this.texts.sheet, onfocusout: (event) => this.leftField(event) },
      this.head(), this.banner, this.codes,
      el("label", { class: "le-label" }, this.texts.text, this.text), this.hints, this.quotes, this.heard, this.notes, this.versions);
    this.warn = (event) => this.noteDraft.memo.trim() && event.preventDefault();
    window.addEventListener("beforeunload", this.warn);
    this.drawCodes();
    this.drawQuotes();
  }

  leave() {
    window.removeEventListener("beforeunload", this.warn);
  }

  // The fields

  buildFields() {
    const { texts, desk } = this;
    const { draft } = desk;
    this.title = el("input", { class: "le-field le-lesson-name", "data-field": "title", autocomplete: "off", value: draft.title,
      placeholder: texts.title_hint, oninput: (event) => desk.change({ title: event.target.value }) });
    this.status = el("select", { class: "le-field", "data-field": "status", onchange: (event) => { desk.change({ status: event.target.value }); desk.keeper.flush(); } },
      Object.entries(texts.statuses).map(([value, name]) => el("option", { value, selected: value === draft.status }, name)));
    this.text = el("textarea", { class: "le-field le-lesson-text", "data-field": "text", rows: "8", value: draft.text, placeholder: texts.text_hint,
      oninput: (event) => desk.change({ text: event.target.value }) });
  }

  head() {
    const { texts, page } = this;
    const short = (sign, key, name, act, field) => el("button", { type: "button", class: "le-button le-small", "data-field": field, "aria-label": name, title: name, onclick: act },
      sign, el("kbd", {}, key));
    return [
      el("label", { class: "le-label" }, texts.lesson_title, this.title),
      el("div", { class: "le-lesson-line" },
        el("label", { class: "le-label" }, texts.status, this.status),
        short("↶", "z", texts.undo, () => page.step("undo"), "undo"),
        short("↷", "y", texts.redo, () => page.step("redo"), "redo"),
        short(null, "?", texts.keys, () => page.help.showModal(), "keys"),
        el("button", { type: "button", class: "le-button le-small", "data-field": "remove", onclick: () => page.remove() }, texts.remove_lesson)),
      this.about,
    ];
  }

  /** A field that is left is saved at once; a title that was emptied is what it was again. */
  leftField({ target }) {
    if (target === this.title && !target.value.trim()) target.value = this.desk.draft.title = this.desk.lesson.title;
    if (target.matches("input, textarea") && !this.desk.keeper.isKept) this.desk.keeper.flush();
  }

  /** Take what was typed before the page was loaded again, and save it. */
  put(left) {
    const { desk } = this;
    desk.resume(left);
    for (const name of ["title", "text", "status"]) this[name].value = desk.draft[name];
    this.drawCodes();
    this.drawQuotes();
    desk.keeper.flush();
  }

  insert(number) {
    const { text } = this;
    const before = text.value.slice(0, text.selectionEnd);
    text.focus();
    text.setSelectionRange(before.length, before.length);
    document.execCommand("insertText", false, `${/(^|[\s([])$/.test(before) ? "" : " "}[${number}]`); // so that the browser's own undo knows it
  }

  // How it stands

  showState(state, sentence) {
    const { texts, page } = this;
    page.state.dataset.saved = String(state === "saved");
    page.state.textContent = texts.states[state];
    if (this.desk.late) return;
    refill(this.banner, state === "refused" && el("p", { class: "le-warning", role: "alert" }, sentence), this.yours);
  }

  showLate() {
    const { texts, desk, page } = this;
    const { newest } = desk.late;
    const button = (words, what, act) => el("button", { type: "button", class: "le-button", "data-do": what, onclick: act }, words);
    const keep = () => {
      desk.insist();
      this.text.focus();
    };
    const said = newest ? fill(texts.late, { by: newest.by || texts.by_machine, at: newest.at }) : texts.late_removed;
    refill(this.banner, el("div", { class: "le-warning", role: "alert" }, el("p", {}, said),
      newest && el("div", { class: "le-buttons" }, button(texts.load_newest, "load-newest", () => page.loadNewest()), button(texts.keep_mine, "keep-mine", keep))));
  }

  /** Show what somebody wrote that is not in this version, to copy from. */
  showYours(content) {
    const { texts, desk } = this;
    const close = () => {
      unsaved.drop(desk.keeper.key);
      this.yours = null;
      this.banner.replaceChildren();
      this.text.focus();
    };
    this.yours = this.yoursOf(content, el("button", { type: "button", class: "le-button le-small", onclick: close }, texts.close));
    refill(this.banner, this.yours);
  }

  yoursOf({ title, text, evidence }, close = null) {
    const { texts } = this;
    const answers = evidence.filter(({ answer }) => answer).map(({ number, answer }) => `[${number}] ${answer}`);
    const written = [title, text, ...answers].filter(Boolean).join("\n\n");
    const said = el("span", { class: "le-hint", role: "status" });
    const copy = async () => { said.textContent = (await toClipboard(written, this.element)) ? texts.copied : texts.not_copied; };
    return el("section", { class: "le-yours", "aria-label": texts.yours }, el("h3", {}, texts.yours), el("p", { class: "le-hint" }, texts.yours_lead),
      el("textarea", { class: "le-field", readonly: true, rows: "6", "aria-label": texts.yours, value: written }),
      el("div", { class: "le-buttons" }, el("button", { type: "button", class: "le-button le-small", onclick: copy }, texts.copy), close, said));
  }

  /** Show what Python says of the lesson as it is kept now. */
  showKept(lesson) {
    const { texts } = this;
    const by = lesson.proposal ? fill(texts.proposed_at, lesson) : fill(texts.written_by, lesson);
    const { unbacked, dangling, voices, silent, unanswered, unweighed, shaky } = lesson;
    refill(this.about, el("p", { class: "le-hint" }, by), lesson.proposal && el("p", { class: "le-hint" }, texts.is_proposal));
    refill(this.hints, this.drawn.keep("hints", [unbacked, dangling], () => this.hintsOf(lesson)));
    this.drawQuotes();
    refill(this.heard, this.drawn.keep("heard", [voices, silent, unanswered, unweighed, shaky], () => [heardOf(lesson, texts), leftToDo(this, lesson)]));
    this.drawNotes();
    this.versions.renew(lesson.version);
  }

  hintsOf({ unbacked, dangling }) {
    const { texts } = this;
    const go = (sentence) => {
      const at = this.text.value.indexOf(sentence);
      this.text.focus();
      if (at >= 0) this.text.setSelectionRange(at, at + sentence.length);
    };
    const button = (sentence, index) => el("button", { type: "button", class: "le-link", "data-field": `hint ${index}`,
      "aria-label": fill(texts.unbacked_go, { sentence }), onclick: () => go(sentence) }, sentence);
    return [
      unbacked.length > 0 && [
        el("p", { class: "le-hint" }, texts.unbacked[Number(unbacked.length > 1)]),
        el("ul", {}, unbacked.map((sentence, index) => el("li", {}, button(sentence, index)))),
      ],
      dangling.length > 0 && el("p", { class: "le-hint" }, fill(texts.dangling, { numbers: dangling.map((number) => `[${number}]`).join(", ") })),
    ];
  }

  // Codes

  drawCodes() {
    const { texts, page, desk } = this;
    const chosen = desk.draft.codes;
    const nameOf = (id) => page.codes.find((code) => code.id === id) ?? { id, name: desk.lesson.names[id] ?? id, color: "transparent" };
    const drop = (id) => {
      page.setCodes(chosen.filter((one) => one !== id));
      this.codes.querySelector("[data-field=code]").focus();
    };
    const chips = chosen.map(nameOf).map(({ id, name, color }) => el("li", { class: "le-lesson-code", vars: { "--le-1": color } },
      el("span", { class: "le-dot" }), name, el("button", { type: "button", class: "le-link", "data-code": id, "aria-label": fill(texts.drop_code, { code: name }),
        title: fill(texts.drop_code, { code: name }), onclick: () => drop(id) }, "×")));
    refill(this.codes, el("h3", {}, texts.codes), el("ul", { title: texts.codes_hint }, chips), codePicker(this.pickingRoom(), { label: texts.add_code, placeholder: texts.add_code }));
  }

  /** What the field to choose a code asks of a room. */
  pickingRoom() {
    const { page, desk } = this;
    const codes = page.codes.filter(({ id }) => !desk.draft.codes.includes(id)).map((code) => ({ ...code, codable: true }));
    return {
      state: { typed: this.typed, picked: null }, recent: [],
      model: { codes, code: (id) => page.codes.find((code) => code.id === id) },
      set: ({ typed }) => { this.typed = typed; this.drawCodes(); },
      takeCode: ({ id }) => { this.typed = { code: "", active: 0 }; page.setCodes([...desk.draft.codes, id]); },
    };
  }

  // Quotes

  buildLists() {
    const { texts, page } = this;
    const lists = Object.fromEntries(Object.keys(texts.stances).map((stance) => [stance, el("ol", { class: "le-passage-list" })]));
    this.empties = Object.fromEntries(Object.values(texts.stance_keys).map((stance) => [stance, el("p", { class: "le-hint" })]));
    this.quotes = el("div", { class: "le-stances", "data-pane": true, role: "group", "aria-label": texts.quotes }, Object.entries(texts.stance_keys).map(([key, stance]) => {
      this.empties[stance].textContent = fill(texts.empty, { key });
      const zone = el("section", { class: "le-stance", "data-stance": stance }, el("h3", {}, texts.stances[stance]), this.empties[stance], lists[stance]);
      dropZone(zone, (coding) => page.put(coding, stance));
      return zone;
    }));
    return lists;
  }

  drawQuotes() {
    const { page, desk, drawn, lists } = this;
    const focused = document.activeElement;
    for (const [stance, list] of Object.entries(lists)) {
      const items = desk.draft.evidence.filter((item) => item.stance === stance);
      arrange(list, items.map((item) => drawn.keep(item.coding, [item.number, item.coding, stance, item.quote], () => evidenceCard(page, item))));
      this.empties[stance].hidden = items.length > 0;
    }
    const coding = focused?.closest("[data-quote]")?.dataset.quote;
    if (coding && document.activeElement !== focused) this.focusQuote(coding);
  }

  quote(coding) {
    return this.quotes.querySelector(`[data-quote="${CSS.escape(coding)}"]`);
  }

  focusQuote(coding) {
    const card = this.quote(coding);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "nearest" });
  }

  /** Let the focus go to the neighbour of a quote that is about to go. */
  leaveQuote(coding) {
    const card = this.quote(coding);
    if (!card?.contains(document.activeElement)) return;
    const all = [...this.quotes.querySelectorAll("[data-quote]")];
    const at = all.indexOf(card);
    (all[at + 1] ?? all[at - 1] ?? this.element).focus();
  }

  goToQuote(number) {
    const card = this.quotes.querySelector(`[data-number="${number}"]`);
    (card.querySelector("textarea") ?? card).focus();
    card.scrollIntoView({ block: "center" });
  }

  // Notes

  /** The note that somebody began and did not save yet. */
  get noteDraft() {
    const key = `le-lesson-note ${this.page.owner} ${this.desk.lesson.guid}`;
    return {
      get memo() { return unsaved.get(key) ?? ""; },
      set memo(text) { if (text) unsaved.set(key, text); else unsaved.drop(key); },
    };
  }

  drawNotes() {
    const { guid, notes } = this.desk.lesson;
    refill(this.notes, this.drawn.keep("notes", [notes, this.editing], () => memos(this.noteRoom(), "les", guid, this.texts.notes)));
  }

  /** What the list of memos asks of a room. */
  noteRoom() {
    const { page, desk, texts, noteDraft } = this;
    const keep = (asked, then) => page.tell(ask("lesson_note", { guid: desk.lesson.guid, step: crypto.randomUUID(), ...asked }), ({ notes }) => {
      then();
      desk.lesson.notes = notes;
      this.drawNotes();
    });
    const done = () => { this.editing = null; };
    return {
      texts, model: { notes: () => desk.lesson.notes }, state: { editing: this.editing, draft: noteDraft },
      set: ({ editing }) => {
        this.editing = editing;
        this.drawNotes();
        this.notes.querySelector("[data-field=memo-edit], [data-field=memo]").focus();
      },
      saveMemo: () => noteDraft.memo.trim() && keep({ text: noteDraft.memo }, () => { noteDraft.memo = ""; }),
      changeMemo: ({ guid }, text) => keep({ note: guid, text }, done),
      withdrawMemo: ({ guid }) => keep({ note: guid, text: "" }, done),
    };
  }

  /** Say how many passages point the other way, and show them. */
  unweighed(count) {
    return el("button", { type: "button", class: "le-link", "data-field": "unweighed", onclick: () => this.page.side.showUnweighed() },
      amount(this.texts.unweighed, count));
  }
}
