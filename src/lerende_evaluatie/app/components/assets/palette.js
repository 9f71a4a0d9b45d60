// The palette that opens beside the words somebody selected: in the margin, or below or above them, never over them.

import { codePicker } from "./codepicker.js";
import { el, refill } from "./dom.js";

const WIDTH = 276;
const GAP = 8;

export class Palette {
  constructor(room) {
    this.room = room;
    this.element = el("div", { class: "le-palette", role: "group", "aria-label": room.texts.palette, hidden: true });
  }

  draw() {
    const { room } = this;
    this.element.hidden = !room.state.picked;
    if (!room.state.picked) return this.element.replaceChildren();
    refill(this.element, room.state.newCode ? this.newCode() : this.choice());
  }

  choice() {
    const { room } = this;
    const { texts } = room;
    const button = (key, name, act) => el("button", { type: "button", class: "le-button le-small", onclick: act }, name, el("kbd", {}, key));
    return [
      codePicker(room, { label: texts.palette, placeholder: texts.palette_hint, first: room.recent }),
      this.given(),
      el("div", { class: "le-buttons" },
        button("v", texts.in_vivo, () => room.startCode(true)),
        button("n", texts.new_code, () => room.startCode(false)),
        button("Esc", texts.ready, () => room.close())),
    ];
  }

  given() {
    const { room } = this;
    const given = room.given();
    return given.length > 0 && el("ul", { class: "le-given", "aria-label": room.texts.given }, given.map((item) =>
      el("li", { vars: { "--le-1": room.model.code(item.code).color } }, el("span", { class: "le-dot" }), room.model.code(item.code).name)));
  }

  newCode() {
    const { room } = this;
    const { texts, model, state: { newCode } } = room;
    const change = (value) => Object.assign(newCode, value);
    return [
      el("label", { class: "le-label" }, texts.new_code_name, el("input", { class: "le-field", "data-field": "new-code",
        maxlength: "120", value: newCode.name, oninput: (event) => change({ name: event.target.value }) })),
      el("label", { class: "le-label" }, texts.new_code_below, el("select", { class: "le-field", "data-field": "new-code-parent",
        onchange: (event) => change({ parent: event.target.value }) },
        el("option", { value: "" }, texts.new_code_top), model.codes.map((code) =>
          el("option", { value: code.id, selected: code.id === newCode.parent }, "\u2003".repeat(code.lineage.length - 1) + code.name)))),
      el("p", { class: "le-hint" }, texts.new_code_hint),
      el("div", { class: "le-buttons" },
        el("button", { type: "button", class: "le-button le-primary le-small", "data-do": "new-code", onclick: () => room.makeCode() },
          texts.new_code_do),
        el("button", { type: "button", class: "le-button le-small", onclick: () => room.set({ newCode: null }) }, texts.cancel)),
    ];
  }

  /** Stand beside the selected words as they are on the screen now. */
  place() {
    const { pane, body } = this.room.transcript;
    const box = this.room.transcript.boxOf(this.room.state.draft);
    if (!box) return;
    const [frame, origin] = [pane.getBoundingClientRect(), body.getBoundingClientRect()];
    const style = this.element.style;
    const beside = box.right + 2 * GAP + WIDTH < frame.right;
    style.left = `${(beside ? box.right + GAP : Math.min(box.left, frame.right - WIDTH - 2 * GAP)) - origin.left}px`;
    const height = this.element.offsetHeight || 130;
    const below = box.bottom + GAP + height < frame.bottom || box.top - GAP - height < frame.top;
    style.top = `${(beside ? box.top : below ? box.bottom + GAP : box.top - GAP - height) - origin.top}px`;
  }
}
