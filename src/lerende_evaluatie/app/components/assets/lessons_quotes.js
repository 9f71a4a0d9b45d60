// A quote as a card: under a lesson, or beside it to be put there. It can be dragged, and has buttons for each side.

import { el, fill } from "./dom.js";
import { linkToText, proposedMark, spoken } from "./quotecard.js";

const DRAGGED = "application/x-le-quote";

/** Return a card for a passage that is not under the lesson yet. */
export function passageCard(page, passage) {
  const { texts } = page;
  return el("li", { ...cardOf(passage.coding, texts.passage_label), "data-proposed": passage.proposed },
    el("div", dragged(passage.coding),
      el("p", { class: "le-quote-head" }, el("b", {}, passage.case || texts.not_filled_in),
        passage.proposed && proposedMark(texts)),
      spoken(passage, texts)),
    el("p", { class: "le-buttons" }, sides(page, passage.coding, null), linkToText(passage, texts)));
}

/** Return a card for a quote under the lesson {number, coding, stance, answer, quote}; `quote` is null when it counts no more. */
export function evidenceCard(page, item) {
  const { texts } = page;
  const { coding, number, quote, stance } = item;
  const button = (name, act, what) => el("button", { type: "button", class: "le-link", "data-do": what, onclick: act }, name);
  return el("li", { ...cardOf(coding, fill(texts.quote_label, { number })), "data-shaky": !quote, "data-number": number },
    el("div", dragged(coding),
      el("p", { class: "le-quote-head" }, el("b", { class: "le-number" }, `[${number}]`), quote && el("b", {}, quote.case || texts.not_filled_in)),
      quote ? spoken(quote, texts) : el("p", { class: "le-warning" }, texts.gone)),
    stance !== "steunt" && answerField(page, item),
    el("p", { class: "le-buttons" }, sides(page, coding, stance),
      button(fill(texts.insert, { mark: `[${number}]` }), () => page.sheet.insert(number), "insert"),
      quote && linkToText(quote, texts),
      button(texts.take_out, () => page.takeOut(coding), "take-out")));
}

function cardOf(coding, label) {
  return { class: "le-passage le-lesson-quote", tabindex: "0", "data-quote": coding, "aria-label": label };
}

function dragged(coding) {
  return { class: "le-quote-words", draggable: "true", ondragstart: (event) => {
    event.dataTransfer.setData(DRAGGED, coding);
    event.dataTransfer.effectAllowed = "move";
  } };
}

function sides(page, coding, stance) {
  const { texts } = page;
  return el("span", { class: "le-sides" }, Object.entries(texts.stance_keys).map(([key, side]) =>
    el("button", { type: "button", class: "le-button le-small", "data-side": side, "aria-pressed": stance && String(side === stance),
      title: fill(texts.put, { stance: texts.stances[side], key }), onclick: () => page.put(coding, side) }, texts.stances[side], el("kbd", {}, key))));
}

function answerField(page, { coding, answer }) {
  const { texts } = page;
  return el("label", { class: "le-label" }, texts.answer,
    el("textarea", { class: "le-field", rows: "2", "data-field": `answer ${coding}`, placeholder: texts.answer_hint, value: answer,
      oninput: (event) => page.desk.answer(coding, event.target.value) }));
}

/** Let a quote that is dragged over `zone` be dropped there. */
export function dropZone(zone, onDrop) {
  const isOurs = (event) => event.dataTransfer.types.includes(DRAGGED);
  zone.addEventListener("dragover", (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    zone.toggleAttribute("data-over", true);
  });
  zone.addEventListener("dragleave", (event) => zone.contains(event.relatedTarget) || zone.removeAttribute("data-over"));
  zone.addEventListener("drop", (event) => {
    zone.removeAttribute("data-over");
    if (!isOurs(event)) return;
    event.preventDefault();
    onDrop(event.dataTransfer.getData(DRAGGED));
  });
}
