// Where a lesson was heard and where not, and what somebody still has to weigh.

import { el, fill } from "./dom.js";
import { amount } from "./find_results.js";

export function heardOf(lesson, texts) {
  const { voices, silent, everyone, pilots } = lesson;
  const rows = Object.entries(texts.voices).map(([stance, name]) => [name, voiceOf(voices[stance], everyone, texts)]);
  return [
    el("h3", {}, texts.heard),
    el("dl", {}, [...rows, [texts.silent, silence(silent, texts)]].map(([name, said]) => [el("dt", {}, name), el("dd", {}, said)])),
    pilots < 2 && el("p", { class: "le-warning", "data-single": true }, texts.single_what[pilots]),
  ];
}

function voiceOf({ passages, respondents, cases, groups, rounds }, everyone, texts) {
  if (!passages) return texts.nobody;
  const names = cases.length ? ` (${cases.join(", ")})` : "";
  return [
    fill(texts.in_cases, { count: cases.length, of: everyone.cases.length }) + names,
    fill(texts.respondents, { count: respondents, of: everyone.respondents }),
    amount(texts.passages_counted, passages),
    groups.length && fill(texts.groups, { names: groups.join(", ") }),
    rounds.length && fill(texts.rounds, { names: rounds.join(", ") }),
  ].filter(Boolean).join(" · ");
}

function silence({ cases, groups, rounds }, texts) {
  const said = [[texts.silent_cases, cases], [texts.groups, groups], [texts.rounds, rounds]]
    .filter(([, names]) => names.length).map(([words, names]) => fill(words, { names: names.join(", ") }));
  return said.join(" · ") || texts.silent_none;
}

/** Return what is not dealt with yet; each leads to where it can be. */
export function leftToDo(sheet, { unanswered, unweighed, shaky, voices }) {
  const { texts } = sheet;
  if (!voices.steunt.passages && !unanswered.length && !shaky.length) return null;
  const go = (words, number) => el("button", { type: "button", class: "le-link", "data-go": number, "data-field": `go ${number}`, onclick: () => sheet.goToQuote(number) }, fill(words, { number }));
  const todo = [
    ...unanswered.map((number) => go(texts.unanswered, number)),
    ...(unweighed ? [sheet.unweighed(unweighed)] : []),
    ...shaky.map((number) => go(texts.shaky, number)),
  ];
  return [el("h3", {}, texts.left_title), todo.length ? el("ul", { class: "le-todo" }, todo.map((one) => el("li", {}, one))) : el("p", { class: "le-hint" }, texts.left_none)];
}
