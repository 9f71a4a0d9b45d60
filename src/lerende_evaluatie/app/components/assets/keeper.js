// Text that keeps itself: saved after a pause and when its field is left, before something else is shown, and once more
// when the page closes. What could not be saved stays in this tab, also when it is loaded again, until it is.

import { Unreachable } from "./api.js";

const PAUSE = 1_000; // milliseconds without a key
const AGAIN = 3_000;

export class Keeper {
  /**
   * `key` names what is written, the same after a reload; `content()` gives it as it stands in the fields.
   * `save(content, version)` asks Python to keep it as the version after `version` and returns what is kept now.
   * `onState(state, sentence)` hears how it stands: "saved", "unsaved", "saving", "refused" or "offline". `sent` is what
   * was sent since the last time that Python said it kept something: any of it may have arrived.
   */
  constructor({ key, version, content, save, onState }) {
    Object.assign(this, { key, version, content, save, onState, edits: 0, kept: 0, sent: [], isGone: false });
    this.warn = (event) => !this.isKept && (this.flush(), event.preventDefault());
    this.hide = () => !this.isKept && (this.remember(), this.flush());
    window.addEventListener("beforeunload", this.warn);
    window.addEventListener("pagehide", this.hide);
  }

  get isKept() {
    return this.edits === this.kept;
  }

  /** What was not saved when the page was last left: {content, version}, or null. */
  static left(key) {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  }

  /** Note that something changed. */
  changed() {
    this.edits += 1;
    this.onState("unsaved");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** Save what is not saved; returns whether all is. What was refused is not sent again before it changes. */
  async flush() {
    clearTimeout(this.timer);
    if (this.refused === this.edits) return false;
    this.busy ??= this.run().finally(() => { this.busy = null; });
    await this.busy;
    return this.isKept;
  }

  /** Save what was refused once more, now as the version after `version`. */
  async retry(version) {
    await this.busy;
    Object.assign(this, { version, refused: null });
    return this.flush();
  }

  async run() {
    while (!this.isKept) {
      const { edits } = this;
      const content = this.content();
      if (!this.sent.some((one) => isSame(one, content))) this.sent.push(content);
      this.onState("saving");
      try {
        this.version = (await this.save(content, this.version)).version;
      } catch (error) {
        return this.failed(error, edits);
      }
      Object.assign(this, { kept: edits, sent: [] });
    }
    sessionStorage.removeItem(this.key);
    this.onState("saved");
  }

  failed(error, edits) {
    this.remember();
    if (error instanceof Unreachable) {
      if (!this.isGone) this.timer = setTimeout(() => this.flush(), AGAIN);
      this.onState("offline");
    } else {
      if (error.status === 422) this.refused = edits;
      this.onState("refused", error.message);
    }
  }

  remember() {
    sessionStorage.setItem(this.key, JSON.stringify({ content: this.content(), version: this.version }));
  }

  /** Take what is in the fields as saved, as version `version`. */
  settle(version) {
    clearTimeout(this.timer);
    Object.assign(this, { version, kept: this.edits, sent: [] });
    sessionStorage.removeItem(this.key);
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

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
