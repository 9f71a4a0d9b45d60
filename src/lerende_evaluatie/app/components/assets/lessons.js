// Lessons: which there are, the one on the desk, and beside it the passages to put under it.

import { ask, connect, Unreachable } from "./api.js";
import { el, fill, refill } from "./dom.js";
import { amount } from "./find_results.js";
import { helpDialog } from "./help.js";
import { unsaved } from "./keeper.js";
import { Desk } from "./lessons_desk.js";
import { act } from "./lessons_keys.js";
import { lessonList } from "./lessons_list.js";
import { Sheet } from "./lessons_sheet.js";
import { Side } from "./lessons_side.js";

const pages = new WeakMap();
const KEPT = "le-lessons";
const TAKEN_ALONG = "le-lesson-quotes"; // codings that were chosen on another page

export default function ({ data, parentElement, setStateValue }) {
  connect(data.api, (stale) => setStateValue("stale", stale));
  const owner = `${data.project} ${data.coder}`;
  if (pages.get(parentElement)?.owner !== owner) {
    pages.get(parentElement)?.leave();
    pages.set(parentElement, new Page(parentElement, owner, data));
  }
  return () => {
    if (!parentElement.isConnected) pages.get(parentElement)?.leave();
  };
}

class Page {
  /** `owner` names project and coder. */
  constructor(parent, owner, { texts, start }) {
    Object.assign(this, { parent, owner, texts, lessons: [], removed: [], codes: [], choices: null, desk: null, sheet: null });
    this.said = el("div", { class: "le-lessons-said", role: "status" });
    this.state = el("span", { class: "le-saved", role: "status", "data-saved": "true" });
    this.left = el("nav", { class: "le-lessons-left", "aria-label": texts.list });
    this.middle = el("section", { class: "le-lessons-middle", "aria-label": texts.sheet });
    this.side = new Side(this);
    this.help = helpDialog(texts);
    this.root = el("div", { class: "le-ui le-lessons" },
      el("div", { class: "le-lessons-frame" }, el("div", { class: "le-lessons-panes" }, this.left, this.middle, this.side.element)),
      el("div", { class: "le-lessons-foot" }, this.said, this.state), this.help);
    this.onKey = (event) => act(this, event);
    window.addEventListener("keydown", this.onKey, true);
    parent.append(this.root);
    this.middle.append(el("p", { class: "le-hint" }, texts.loading));
    this.begin(start);
  }

  leave() {
    window.removeEventListener("keydown", this.onKey, true);
    this.desk?.leave();
    this.sheet?.leave();
    pages.delete(this.parent);
    this.root.remove();
  }

  /** Wait for an answer and use it; what went wrong is said at the bottom of the screen, in the place of what was said there. Return whether it went well. */
  async tell(answer, use = () => {}) {
    this.said.replaceChildren();
    try {
      await use(await answer);
      return true;
    } catch (error) {
      this.say(error instanceof Unreachable ? this.texts.offline : error.message);
      return false;
    }
  }

  /** Say something at the bottom of the screen; `more` are buttons and the like behind it. */
  say(sentence, ...more) {
    const close = el("button", { type: "button", class: "le-button le-small", onclick: () => this.said.replaceChildren() }, this.texts.close);
    this.said.replaceChildren(el("span", {}, sentence), ...more, close);
  }

  // Which lessons there are

  async begin(start) {
    if (!(await this.load())) return this.middle.replaceChildren();
    const known = remembered();
    if (start && start.guid !== known.started) {
      remember({ started: start.guid });
      return this.startFrom(start);
    }
    const chosen = this.lessons.find(({ guid }) => guid === known.chosen) ?? this.lessons[0];
    return chosen ? this.show(chosen.guid) : this.clear();
  }

  load() {
    return this.tell(ask("lessons"), (answer) => {
      Object.assign(this, answer);
      this.side.offer(answer.choices);
      this.drawList();
    });
  }

  drawList() {
    refill(this.left, lessonList(this));
  }

  /** Begin the lesson that another page asked for: on a code, with passages chosen there. */
  async startFrom({ guid, code, ...where }) {
    const codes = this.codes.filter(({ id }) => id === code);
    const title = codes.length ? fill(this.texts.title_for, { code: inSentence(codes[0].name) }) : this.texts.new_title;
    const taken = JSON.parse(sessionStorage.getItem(TAKEN_ALONG) ?? "[]");
    const evidence = taken.map((coding, index) => ({ number: index + 1, coding, stance: "steunt", answer: "" }));
    this.side.narrow(where);
    if (await this.create({ guid, title, codes: codes.map(({ id }) => id), evidence })) sessionStorage.removeItem(TAKEN_ALONG);
  }

  create(lesson) {
    const made = { guid: crypto.randomUUID(), version: 0, title: this.texts.new_title, text: "", status: "concept", codes: [], evidence: [], ...lesson };
    return this.tell(this.putAside().then(() => ask("lesson_save", made)), (answer) => {
      this.lessons.push(answer);
      this.open(answer);
      this.sheet.title.focus();
      this.sheet.title.select();
    });
  }

  draft() {
    const drafted = this.tell(this.putAside().then(() => ask("lessons_draft")), async ({ made, renewed, skipped }) => {
      const { texts } = this;
      await this.load();
      const shown = this.desk?.lesson.guid ?? this.lessons[0]?.guid;
      if (shown) await this.show(shown);
      const counted = [made && amount(texts.made, made), renewed && amount(texts.renewed, renewed)].filter(Boolean);
      this.say(counted.join(" ") || texts.none_made, ...(skipped.length ? [el("details", {}, el("summary", {}, amount(texts.skipped, skipped.length)),
        el("ul", {}, skipped.map((sentence) => el("li", {}, sentence))))] : []));
    });
    this.say(this.texts.drafting);
    return drafted;
  }

  // The lesson on the desk

  /** Show another lesson. */
  choose(guid) {
    return guid === this.wanted ? null : this.show(guid);
  }

  /** Show a lesson as it is kept now; what was typed in the one before is kept first. */
  async show(guid) {
    this.wanted = guid;
    await this.putAside();
    const isThere = await this.tell(ask("lesson", { guid }), (lesson) => this.wanted === guid && this.open(lesson));
    if (!isThere && this.wanted === guid) this.wanted = this.desk?.lesson.guid;
  }

  /** Save what is on the desk. What cannot be saved stays in this tab, and comes back with its lesson. */
  async putAside() {
    await this.desk?.keeper.flush();
  }

  open(lesson, yours = null) {
    this.desk?.leave();
    this.sheet?.leave();
    const left = unsaved.get(Desk.key(this.owner, lesson.guid));
    this.desk = new Desk(lesson, {
      owner: this.owner,
      onState: (state, sentence) => this.sheet.showState(state, sentence),
      onKept: (kept, desk) => {
        this.said.replaceChildren();
        this.kept(kept, desk);
      },
      onLate: (desk) => desk === this.desk && this.sheet.showLate(),
    });
    this.sheet = new Sheet(this, this.desk);
    this.middle.replaceChildren(this.sheet.element);
    this.sheet.showState("saved");
    if (this.middle.getBoundingClientRect().top < 0) this.middle.scrollIntoView(); // its title is in sight
    remember({ chosen: lesson.guid });
    this.wanted = lesson.guid;
    this.kept(lesson, this.desk);
    this.left.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    this.side.show();
    if (left?.version === lesson.version || left?.unanswered) this.sheet.put(left);
    else if (yours ?? left) this.sheet.showYours(yours ?? left.content);
  }

  clear() {
    this.desk?.leave();
    this.sheet?.leave();
    Object.assign(this, { desk: null, sheet: null, wanted: null });
    this.state.replaceChildren();
    this.middle.replaceChildren(el("p", { class: "le-hint" }, this.lessons.length ? this.texts.pick : this.texts.none));
    this.side.show();
  }

  /** A lesson came back from Python: show in the list what became of it, and on the desk when it lies there. */
  kept(lesson, desk) {
    const at = this.lessons.findIndex(({ guid }) => guid === lesson.guid);
    if (at >= 0) this.lessons[at] = lesson;
    this.drawList();
    if (desk === this.desk) this.sheet.showKept(lesson);
  }

  /** Take the newest version in the place of what was typed; that stays in sight, to copy from. */
  async loadNewest() {
    const { draft, lesson: { guid } } = this.desk;
    await this.tell(ask("lesson", { guid }), (lesson) => {
      this.desk.settle();
      this.open(lesson, draft);
      this.sheet.text.focus();
    });
  }

  async step(way) {
    const { texts, desk } = this;
    if (!desk) return;
    await this.tell(desk.step(way), (lesson) => {
      if (!lesson) return this.say(way === "undo" ? texts.nothing_to_undo : texts.nothing_to_redo);
      this.shownAgain();
      this.say(fill(texts.undone, { version: desk.shows }));
    });
  }

  putBack(version) {
    const { desk } = this;
    return this.tell(desk.putBack(version), (lesson) => {
      if (!lesson) return;
      this.shownAgain();
      this.say(fill(this.texts.undone, { version }));
    });
  }

  /** Another version came on the desk: draw all of it anew, with the focus where it was as far as that is still there. */
  shownAgain() {
    const { activeElement } = document;
    const quote = activeElement?.closest("[data-quote]")?.dataset.quote;
    const field = this.middle.contains(activeElement) ? activeElement.dataset.field : null;
    this.sheet.leave();
    this.sheet = new Sheet(this, this.desk);
    this.middle.replaceChildren(this.sheet.element);
    this.kept(this.desk.lesson, this.desk);
    this.sheet.showState("saved");
    this.side.renew();
    const again = this.sheet.element.querySelector(`[data-quote="${CSS.escape(quote ?? "")}"], [data-field="${CSS.escape(field ?? "")}"]`);
    (again ?? this.sheet.element).focus({ preventScroll: true });
  }

  async remove() {
    const { guid } = this.desk.lesson;
    await this.putAside();
    await this.tell(ask("lesson_remove", { guid, version: this.desk.version }), async () => {
      const { title } = this.lessons.find((lesson) => lesson.guid === guid);
      this.lessons = this.lessons.filter((lesson) => lesson.guid !== guid);
      this.removed.unshift({ guid, title });
      this.desk.settle();
      this.drawList();
      this.clear();
      const back = el("button", { type: "button", class: "le-button le-small", onclick: () => this.restore(guid) }, this.texts.restore);
      this.say(fill(this.texts.removed_said, { title }), back);
      back.focus();
    });
  }

  async restore(guid) {
    await this.putAside();
    await this.tell(ask("lesson_restore", { guid }), async (lesson) => {
      await this.load();
      this.open(lesson);
      this.say(fill(this.texts.restored_said, lesson));
      this.sheet.element.focus();
    });
  }

  // Quotes

  /** Put a passage under the lesson, or on another side of it. */
  put(coding, stance) {
    const isNew = !this.desk.item(coding);
    this.desk.put(coding, stance, isNew ? this.side.passage(coding) : null);
    this.sheet.drawQuotes();
    if (isNew) this.side.drop(coding);
    else this.sheet.focusQuote(coding);
  }

  takeOut(coding) {
    this.sheet.leaveQuote(coding);
    this.desk.takeOut(coding);
    this.sheet.drawQuotes();
    this.desk.keeper.flush().then((isKept) => isKept && this.side.renew());
  }

  setCodes(codes) {
    this.desk.change({ codes });
    this.sheet.drawCodes();
    this.desk.keeper.flush().then((isKept) => isKept && this.side.renew());
  }
}

/** What was on the screen: no words of an interview. */
function remembered() {
  return JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
}

function remember(more) {
  sessionStorage.setItem(KEPT, JSON.stringify({ ...remembered(), ...more }));
}

/** A name as it stands within a sentence; one that begins with two capitals is an abbreviation. */
function inSentence(name) {
  return /^\p{Lu}(?!\p{Lu})/u.test(name) ? name[0].toLowerCase() + name.slice(1) : name;
}
