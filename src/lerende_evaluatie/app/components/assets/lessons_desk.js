// The lesson on the desk: what somebody makes of it, what is kept of that, and the way back to what it was before.

import { ask } from "./api.js";
import { Keeper } from "./keeper.js";

export class Desk {
  /**
   * `owner` names project and coder; `onState` as in Keeper; `onKept(lesson, desk)` hears what is kept; `onLate(desk)`
   * hears that somebody else was first.
   */
  constructor(lesson, { owner, onState, onKept, onLate }) {
    Object.assign(this, { onKept, onLate, late: null });
    this.lay(lesson);
    this.standsOn(lesson.version);
    this.keeper = new Keeper({ key: Desk.key(owner, lesson.guid), version: lesson.version, onState,
      content: () => this.content(), save: (content, version) => this.save(content, version) });
  }

  static key(owner, guid) {
    return `le-lesson ${owner} ${guid}`;
  }

  leave() {
    this.keeper.leave();
  }

  get version() {
    return this.keeper.version;
  }

  /** Let go of what was not saved. */
  settle() {
    this.keeper.settle(this.version);
  }

  lay(lesson) {
    const { title, text, status, codes, evidence } = lesson;
    this.lesson = lesson;
    this.draft = { title, text, status, codes, evidence };
    this.next = Math.max(this.next ?? 1, lesson.next);
  }

  change(what) {
    Object.assign(this.draft, what);
    this.keeper.changed();
  }

  /** Take what was not saved when the page was last left, as Keeper remembers it. */
  resume(left) {
    const known = new Map(this.draft.evidence.map((one) => [one.coding, one.quote]));
    const evidence = left.content.evidence.map((one) => ({ ...one, quote: known.get(one.coding) ?? null }));
    Object.assign(this.draft, left.content, { evidence });
    this.keeper.resume(left);
  }

  /** What is sent: a title that somebody emptied, to type another, stays what it was as long as it is empty. */
  content() {
    const { title, evidence, ...rest } = this.draft;
    return { ...rest, title: title.trim() ? title : this.lesson.title,
      evidence: evidence.map(({ number, coding, stance, answer }) => ({ number, coding, stance, answer })) };
  }

  // Quotes

  item(coding) {
    return this.draft.evidence.find((one) => one.coding === coding);
  }

  put(coding, stance, passage) {
    const { proposed: _, ...quote } = passage ?? {};
    const item = this.item(coding) ?? { number: this.newNumber(), coding, answer: "", quote: passage && quote };
    if (item.stance === stance) return;
    this.change({ evidence: [...this.draft.evidence.filter((one) => one !== item), { ...item, stance }] });
    this.keeper.flush();
  }

  takeOut(coding) {
    this.change({ evidence: this.draft.evidence.filter((one) => one.coding !== coding) });
  }

  answer(coding, answer) {
    this.change({ evidence: this.draft.evidence.map((one) => (one.coding === coding ? { ...one, answer } : one)) });
  }

  /** A number that no quote had and to which the text does not refer. */
  newNumber() {
    const named = [...this.draft.text.matchAll(/\[[\d\s,]+\]/g)].flatMap(([mark]) => mark.match(/\d{1,6}/g) ?? []).map(Number);
    const number = Math.max(this.next, ...[...named, ...this.draft.evidence.map((one) => one.number)].map((used) => used + 1));
    this.next = number + 1;
    return number;
  }

  // Keeping

  async save(content, version) {
    if (this.late) throw this.late;
    let kept;
    try {
      kept = await ask("lesson_save", { guid: this.lesson.guid, ...content, version });
    } catch (error) {
      if (error.status === 422) await this.refused(version, error);
      throw error;
    }
    if (![version, this.shows].includes(kept.version)) this.noteStep(kept.version);
    this.take(kept);
    return kept;
  }

  async refused(version, error) {
    const { guid } = this.lesson;
    const newest = await ask("lesson", { guid }).catch((other) => (other.status === 422 ? null : Promise.reject(error)));
    if (newest?.version === version) return; // it does not fit, for another reason
    this.late = Object.assign(error, { newest });
    this.onLate(this);
  }

  /** Keep what was typed as the version after that of somebody who was first; returns whether that is done. */
  insist() {
    const { version, next } = this.late.newest;
    this.late = null;
    this.next = Math.max(this.next, next);
    this.standsOn(version);
    return this.keeper.retry(version);
  }

  /** Begin the steps back and forth at this version. */
  standsOn(version) {
    this.shows = version; // whose content this is: an earlier one after a step back
    this.before = Array.from({ length: version - 1 }, (_, index) => index + 1); // versions to go back to, the last one first
    this.after = [];
  }

  noteStep(version) {
    this.before.push(this.shows);
    this.after = [];
    this.shows = version;
  }

  /** Take what Python says about the lesson; what was typed on stays. */
  take(kept) {
    const quotes = new Map(kept.evidence.map((one) => [one.number, one]));
    this.lesson = kept;
    this.draft.evidence = this.draft.evidence.map((one) => {
      const { coding, quote } = quotes.get(one.number) ?? one;
      return { ...one, coding, quote };
    });
    this.onKept(kept, this);
  }

  // Versions

  /** Go one step back ("undo") or forth ("redo"); return the lesson as it is then, or null when there is none. */
  async step(way) {
    if (!(await this.keeper.flush())) return null;
    const [from, to] = way === "undo" ? [this.before, this.after] : [this.after, this.before];
    if (!from.length) return null;
    const { shows } = this;
    const lesson = await this.lie(from.at(-1));
    from.pop();
    to.push(shows);
    return lesson;
  }

  /** Let an earlier version be the newest again, which can be undone as well. */
  async putBack(version) {
    if (!(await this.keeper.flush())) return null;
    const { shows } = this;
    const lesson = await this.lie(version);
    Object.assign(this, { before: [...this.before, shows], after: [] });
    return lesson;
  }

  async lie(version) {
    const lesson = await ask("lesson_put_back", { guid: this.lesson.guid, version, current: this.version });
    this.shows = version;
    this.keeper.settle(lesson.version);
    this.lay(lesson);
    return lesson;
  }
}
