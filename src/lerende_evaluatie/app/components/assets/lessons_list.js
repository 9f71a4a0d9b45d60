// The lessons at the left, by theme, with how far they are; below them those that were taken away.

import { el, fill } from "./dom.js";
import { amount } from "./find_results.js";

export function lessonList(page) {
  const { texts, removed } = page;
  const button = (name, act, field, more = {}) => el("button", { type: "button", class: "le-button", "data-field": field, onclick: act, ...more }, name);
  return [
    el("div", { class: "le-buttons" },
      button(texts.new, () => page.create(), "new", { class: "le-button le-primary" }),
      button(texts.draft, () => page.draft(), "draft", { title: texts.draft_title })),
    el("div", { "data-pane": true, class: "le-lessons-themes" }, sections(page)),
    removed.length > 0 && gone(page),
  ];
}

/** Return the lessons under each theme, in the order of the codebook; those without a theme last. */
function themes({ codes, lessons }) {
  const found = new Map(lessons.map(({ theme }) => [theme?.id ?? "", theme]));
  const place = (id) => (id ? (codes.findIndex((code) => code.id === id) + 1 || codes.length + 1) : codes.length + 2);
  return [...found].sort(([one], [other]) => place(one) - place(other))
    .map(([id, theme]) => [theme, lessons.filter((lesson) => (lesson.theme?.id ?? "") === id)]);
}

/** Tab goes to one lesson, the arrows from there to the others: the lesson on the desk is not behind the whole list. */
function sections(page) {
  const found = themes(page);
  const reached = page.desk?.lesson.guid ?? found[0]?.[1][0].guid;
  return found.map(([theme, lessons]) => section(page, theme, lessons, reached));
}

function section(page, theme, lessons, reached) {
  return el("section", {},
    el("h2", { vars: { "--le-1": theme?.color ?? "transparent" } }, el("span", { class: "le-dot" }), theme?.name ?? page.texts.no_theme),
    el("ul", {}, lessons.map((lesson) => el("li", {}, entry(page, lesson, reached)))));
}

function entry(page, lesson, reached) {
  const { texts } = page;
  const mark = (words, kind) => el("span", { class: `le-mark-of ${kind}` }, words);
  return el("button", { type: "button", class: "le-lesson-entry", "data-lesson": lesson.guid, "data-field": `lesson ${lesson.guid}`, tabindex: lesson.guid === reached ? "0" : "-1",
    "aria-current": page.desk?.lesson.guid === lesson.guid && "true", onclick: () => page.choose(lesson.guid) },
    el("span", { class: "le-lesson-title" }, lesson.title),
    el("span", { class: "le-marks" },
      mark(texts.statuses[lesson.status], `le-is-${lesson.status}`), " ",
      lesson.proposal && [mark(texts.proposal, "le-is-proposal"), " "],
      lesson.pilots < 2 && [mark(texts.single[lesson.pilots], "le-is-single"), " "],
      lesson.left > 0 && mark(fill(texts.left, { count: lesson.left }), "le-is-open")));
}

function gone(page) {
  const { texts, removed } = page;
  return el("details", { class: "le-lessons-removed", open: page.removedOpen, ontoggle: (event) => { page.removedOpen = event.target.open; } },
    el("summary", { "data-field": "removed" }, amount(texts.removed, removed.length)),
    el("ul", {}, removed.map(({ guid, title }) => el("li", {}, el("span", {}, title),
      el("button", { type: "button", class: "le-link", "aria-label": fill(texts.restore_of, { title }), onclick: () => page.restore(guid) }, texts.restore)))));
}
