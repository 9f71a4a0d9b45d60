// Text that keeps itself: saved after a pause and when its field is left, before something else is shown, and once more
// when the page closes. What could not be saved stays in this tab, also when it is loaded again, until it is.

import { Unreachable } from "./api.js";

const PAUSE = 1_000; // milliseconds without a key
const AGAIN = 3_000;

/** What is not saved yet, by a key that names its project, coder and place: this tab holds it, also when it is loaded again. */
export const unsaved = {
  get: (key) => JSON.parse(sessionStorage.getItem(key) ?? "null"),
  set: (key, what) => sessionStorage.setItem(key, JSON.stringify(what)),
  drop: (key) => sessionStorage.removeItem(key),
  isUnder: (beginning) => Object.keys(sessionStorage).some((key) => key.startsWith(beginning)),
};

export class Keeper {
  /**
   * `key` names what is written, the same after a reload; `content()` gives it as it stands in the fields. What was not
   * saved when the page was last left, {content, version, unanswered}, is under that key in `unsaved`.
   * `save(content, version)` asks Python to keep it as the version after `version` and returns what is kept now.
   * `onState(state, sentence)` hears how it stands: "saved", "unsaved", "saving", "refused" or "offline". `unanswered`
   * is what was sent, {content, version}, and got no answer: it may have been kept all the same.
   */
  constructor({ key, version, content, save, onState }) {
    Object.assign(this, { key, version, content, save, onState, edits: 0, kept: 0, unanswered: null, isGone: false });
    this.warn = (event) => !this.isKept && (this.flush(), event.preventDefault());
    this.hide = () => !this.isKept && (this.flush(), this.remember());
    window.addEventListener("beforeunload", this.warn);
    window.addEventListener("pagehide", this.hide);
  }

  get isKept() {
    return this.edits === this.kept;
  }

  /** Note that something changed. */
  changed() {
    this.edits += 1;
    this.onState("unsaved");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
  }

  /**
   * Save what is in the fields now; returns whether that is done. What is typed meanwhile waits for its own pause, or each
   * letter would become a version. What was refused is not sent again before it changes.
   */
  async flush() {
    clearTimeout(this.timer);
    const wanted = this.edits;
    while (this.kept < wanted && this.refused !== this.edits) {
      this.busy ??= this.run().finally(() => { this.busy = null; });
      if (!(await this.busy)) break;
    }
    return this.kept >= wanted;
  }

  /** Save what was refused once more, now as the version after `version`. */
  async retry(version) {
    await this.busy;
    Object.assign(this, { version, refused: null });
    return this.flush();
  }

  /** Go on with what was left: what is in the fields now comes after it. */
  resume({ version, unanswered }) {
    Object.assign(this, { version, unanswered });
    this.changed();
  }

  /** Save once; returns whether that went well. */
  async run() {
    const { edits } = this;
    this.onState("saving");
    try {
      if (this.unanswered) await this.sendAgain();
      await this.send({ content: this.content(), version: this.version });
    } catch (error) {
      this.failed(error, edits);
      return false;
    }
    this.kept = edits;
    unsaved.drop(this.key);
    this.onState(this.isKept ? "saved" : "unsaved");
    return true;
  }

  /** Send what got no answer once more, unchanged: Python keeps it once. When it is refused, what comes after it says why. */
  async sendAgain() {
    try {
      await this.send(this.unanswered);
    } catch (error) {
      if (error.status !== 422) throw error;
    }
  }

  async send(sent) {
    this.unanswered = sent;
    try {
      this.version = (await this.save(sent.content, sent.version)).version;
    } catch (error) {
      if (error.status === 422) this.unanswered = null;
      throw error;
    }
    this.unanswered = null;
  }

  failed(error, edits) {
    this.remember();
    if (error instanceof Unreachable) {
      clearTimeout(this.timer);
      if (!this.isGone) this.timer = setTimeout(() => this.flush(), AGAIN);
      this.onState("offline");
    } else {
      if (error.status === 422) this.refused = edits;
      this.onState("refused", error.message);
    }
  }

  remember() {
    const { key, version, unanswered } = this;
    unsaved.set(key, { content: this.content(), version, unanswered });
  }

  /** Take what is in the fields as saved, as version `version`. */
  settle(version) {
    clearTimeout(this.timer);
    Object.assign(this, { version, kept: this.edits, unanswered: null });
    unsaved.drop(this.key);
    this.onState("saved");
  }

  /** Let go; what is not saved yet is still sent. */
  leave() {
    this.isGone = true;
    this.onState = () => {};
    this.hide();
    window.removeEventListener("beforeunload", this.warn);
    window.removeEventListener("pagehide", this.hide);
  }
}
