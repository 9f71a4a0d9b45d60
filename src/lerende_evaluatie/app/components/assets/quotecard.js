// A coded passage as it stands beside what people write: the words, who said them, under which code, and the way to the text.

import { el } from "./dom.js";
import { placeInText } from "./place.js";

/** Return the words of a quote {quote, attribution, place, code_name, color, valence}, and what is known about it. */
export function spoken(quote, texts) {
  return [
    el("blockquote", { class: "le-passage-quote", vars: { "--le-1": quote.color } }, quote.quote),
    el("p", { class: "le-hint" }, `${quote.attribution} · ${quote.place}`),
    el("p", { class: "le-hint" }, `${quote.code_name} · ${texts.valences[quote.valence].toLowerCase()}`),
  ];
}

/** Return the mark of a passage that the program would choose first. */
export function proposedMark(texts) {
  return el("span", { class: "le-mark-of le-is-proposal" }, texts.proposed);
}

/** Return the link to the place of a quote {source, start, end} in its interview. */
export function linkToText(quote, texts) {
  return el("a", { class: "le-link", href: placeInText(quote) }, texts.open);
}
