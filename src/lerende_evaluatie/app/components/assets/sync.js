// The outbox: what somebody did and Python has not confirmed yet. It is sent in order, again after a failure, and
// once more when the page closes; Python knows each operation by its id and carries it out once.

import { ask, Unreachable } from "./api.js";

const PATIENCE = [300, 700, 1500, 3000];

export class Outbox {
  /** `around()` gives what goes with each sending; `onAnswer(answer)`, `onChange()` and `onError(sentence)` are told. */
  constructor({ coder, around, onAnswer, onChange, onError }) {
    Object.assign(this, { key: `le-outbox ${coder}`, around, onAnswer, onChange, onError });
    this.ops = this.restored();
    this.busy = false;
    this.failures = 0;
    this.isAnswered = true; // by the last attempt, be it with a no
    this.onhide = () => this.ops.length && (this.keep(), this.post());
    this.onunload = (event) => this.ops.length && this.failures && event.preventDefault();
    window.addEventListener("pagehide", this.onhide);
    window.addEventListener("beforeunload", this.onunload);
  }

  leave() {
    window.removeEventListener("pagehide", this.onhide);
    window.removeEventListener("beforeunload", this.onunload);
    if (this.ops.length) this.post();
  }

  get isSaved() {
    return !this.ops.length;
  }

  get isOffline() {
    return this.failures > 1;
  }

  add(op) {
    const named = { id: crypto.randomUUID(), ...op };
    this.ops.push(named);
    this.send();
    return named;
  }

  async send() {
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.ops.length) this.take(await this.post());
    } catch (error) {
      if (error instanceof Unreachable || error.status === 422 || error.status >= 500) this.later(error);
      else this.refuse(error);
    } finally {
      this.busy = false;
    }
  }

  post() {
    return ask("operate", { ...this.around(), ops: this.ops });
  }

  take(answer) {
    const handled = new Set([...answer.done, ...answer.refused.map(([id]) => id)]);
    this.ops = this.ops.filter((op) => !handled.has(op.id));
    this.failures = 0;
    if (sessionStorage.getItem(this.key)) this.keep();
    answer.refused.forEach(([, sentence]) => this.onError(sentence));
    this.onAnswer(answer);
  }

  /** Nothing of this can ever be carried out (it is not what Python expects): say so, and let go. */
  refuse(error) {
    this.ops = [];
    this.keep();
    this.onError(error.message);
    this.onChange();
  }

  /** What stands in the way may go away (a codebook with a fault in it is mended): send it again in a while. */
  later(error) {
    const wait = PATIENCE[Math.min(this.failures, PATIENCE.length - 1)];
    this.failures += 1;
    this.isAnswered = !(error instanceof Unreachable);
    this.keep();
    if (this.isAnswered) this.onError(error.message);
    setTimeout(() => this.send(), wait);
    this.onChange();
  }

  /** What cannot be sent survives a reload of this tab, and goes with the tab; what was saved leaves no trace here. */
  keep() {
    if (this.ops.length) sessionStorage.setItem(this.key, JSON.stringify(this.ops));
    else sessionStorage.removeItem(this.key);
  }

  restored() {
    return JSON.parse(sessionStorage.getItem(this.key) ?? "[]");
  }
}
