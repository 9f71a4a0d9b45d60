// The transcript: turns, highlights, and the names of the codes in the margin.

import { el } from "./dom.js";

const CHIP = 20;
const SIGNS = { positief: "+", negatief: "−", gemengd: "±", neutraal: "·" };

export class Transcript {
  /** `onMarks` is called with the guids under a click, topmost first. */
  constructor(onMarks) {
    this.onMarks = onMarks;
    this.body = el("div", { class: "le-turns" });
    this.pane = el("div", { class: "le-text", tabindex: "0", role: "region" }, this.body);
    this.visible = new IntersectionObserver((entries) => this.seen(entries), { root: this.pane, rootMargin: "600px" });
    this.resized = new ResizeObserver(() => this.turns.filter((turn) => turn.near).forEach(placeChips));
    this.resized.observe(this.pane);
    this.turns = [];
  }

  leave() {
    this.visible.disconnect();
    this.resized.disconnect();
  }

  load(lasting, points) {
    this.pane.setAttribute("aria-label", lasting.texts.transcript);
    this.lasting = lasting;
    this.points = points;
    this.codes = new Map(lasting.codes.map((code) => [code.id, code]));
    this.visible.disconnect();
    this.turns = lasting.turns.map((turn) => this.makeTurn(turn));
    this.body.replaceChildren(...this.turns.map((turn) => turn.section));
    this.turns.forEach((turn) => this.visible.observe(turn.section));
    this.pane.scrollTop = 0;
  }

  makeTurn({ start, end, speaker, role, time }) {
    const words = el("div", { class: "le-words", "data-start": start });
    const margin = el("div", { class: "le-margin" });
    const who = el(
      "div",
      { class: "le-who" },
      el("span", { class: "le-speaker", title: this.lasting.roles[role] }, speaker ?? this.lasting.texts.no_speaker),
      time && el("span", { class: "le-time" }, time),
    );
    const section = el("section", { class: `le-turn le-${role}` }, who, words, margin);
    return { start, end, section, words, margin, painted: null, chips: [], near: false };
  }

  /** Draw the marks; only turns in which something changed are drawn again. */
  paint(marks) {
    this.elements = new Map();
    const byTurn = spread(marks, this.turns);
    this.turns.forEach((turn, index) => {
      const here = byTurn[index];
      const signature = JSON.stringify(here);
      if (signature !== turn.painted) this.paintTurn(turn, here, signature);
    });
  }

  paintTurn(turn, marks, signature) {
    turn.painted = signature;
    const borders = new Set([turn.start, turn.end]);
    for (const mark of marks) {
      for (const place of [mark, ...mark.cues.map(([start, end]) => ({ start, end }))]) {
        for (const border of [place.start, place.end]) {
          if (border > turn.start && border < turn.end) borders.add(border);
        }
      }
    }
    const sorted = [...borders].sort((one, other) => one - other);
    turn.words.replaceChildren(...sorted.slice(1).map((end, index) => this.piece(sorted[index], end, marks)));
    turn.chips = marks.filter((mark) => mark.start >= turn.start && mark.code).map((mark) => this.chip(mark));
    turn.margin.replaceChildren(...turn.chips);
    if (turn.near) placeChips(turn);
  }

  piece(start, end, marks) {
    const text = this.points.slice(start, end).join("");
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
    if (!over.length) return document.createTextNode(text);
    const cue = over.some((mark) => mark.cues.some(([from, to]) => from <= start && to >= end));
    const layers = over.filter((mark) => mark.code).slice(0, 2);
    const classes = ["le-mark", cue && "le-cue", over.some((mark) => mark.current) && "le-current"];
    classes.push(over.some((mark) => mark.kind === "picked") && "le-picked");
    classes.push(layers.length && layers.every((mark) => mark.faded) && "le-faded");
    layers.forEach((mark, index) => classes.push(`le-${mark.kind}-${index + 1}`));
    const vars = Object.fromEntries(layers.map((mark, index) => [`--le-${index + 1}`, this.color(mark)]));
    const guids = over.filter((mark) => mark.guid).map((mark) => mark.guid);
    const title = over.filter((mark) => mark.code).map((mark) => this.describe(mark)).join("\n");
    const props = { class: classes.filter(Boolean).join(" "), "data-guids": guids.join(" "), vars, title };
    return el("mark", { ...props, onclick: () => this.clicked(guids) }, text);
  }

  chip(mark) {
    const name = this.codes.get(mark.code)?.name ?? mark.code;
    const classes = `le-chip le-${mark.kind}${mark.current ? " le-current" : ""}${mark.faded ? " le-faded" : ""}`;
    const vars = { "--le-1": this.color(mark) };
    const props = { class: classes, vars, title: this.describe(mark), "data-guid": mark.guid, tabindex: "-1" };
    const onclick = () => this.onMarks([mark.guid]);
    return el("button", { ...props, type: "button", onclick }, el("i", {}, SIGNS[mark.valence]), el("span", {}, name));
  }

  describe(mark) {
    const { texts, valences } = this.lasting;
    const kind = mark.kind === "suggestion" ? texts.suggestion : texts.coding;
    return `${this.codes.get(mark.code)?.name ?? mark.code} (${kind}, ${valences[mark.valence].toLowerCase()})`;
  }

  color(mark) {
    return this.codes.get(mark.code)?.color ?? "#666666";
  }

  clicked(guids) {
    if (document.getSelection()?.isCollapsed !== false && guids.length) this.onMarks(guids);
  }

  /** Bring a passage into sight and flash it. */
  show(guid, flash = true) {
    const pieces = [...this.body.querySelectorAll(".le-mark")].filter((one) => one.dataset.guids.split(" ").includes(guid));
    if (!pieces.length) return;
    const place = () => {
      const [top, bottom] = [pieces[0].getBoundingClientRect().top, pieces.at(-1).getBoundingClientRect().bottom];
      const pane = this.pane.getBoundingClientRect();
      const tall = bottom - top > pane.height * 0.6;
      if (top < pane.top + 40 || (bottom > pane.bottom - 40 && !tall) || (tall && top > pane.top + pane.height / 2)) {
        this.pane.scrollTop += top - pane.top - (tall ? 48 : (pane.height - (bottom - top)) / 2);
      }
    };
    place();
    requestAnimationFrame(place); // turns above may only now have got their true height
    if (flash) pieces.forEach((piece) => restart(piece, "le-flash"));
  }

  /** Return where the first turn in sight begins. */
  topOffset() {
    const top = this.pane.getBoundingClientRect().top;
    return (this.turns.find((turn) => turn.words.getBoundingClientRect().bottom > top) ?? this.turns[0])?.start ?? 0;
  }

  seen(entries) {
    for (const entry of entries) {
      const turn = this.turns.find((one) => one.section === entry.target);
      if (!turn) continue;
      turn.near = entry.isIntersecting;
      if (turn.near) placeChips(turn);
    }
  }
}

function restart(element, name) {
  element.classList.remove(name);
  void element.offsetWidth;
  element.classList.add(name);
}

/** Return per turn the marks that touch it, topmost first. */
function spread(marks, turns) {
  const byTurn = turns.map(() => []);
  for (const mark of marks) {
    let low = 0;
    let high = turns.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (turns[middle].end <= mark.start) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < turns.length && turns[index].start < mark.end; index += 1) byTurn[index].push(mark);
  }
  byTurn.forEach((list) => list.sort((one, other) => rank(one) - rank(other) || length(one) - length(other)));
  return byTurn;
}

const length = (mark) => mark.end - mark.start;
const rank = (mark) => (mark.current ? 0 : mark.faded ? 3 : mark.kind === "coding" ? 1 : 2);

/** Put each code's name beside the line where its passage begins, without overlap. */
function placeChips(turn) {
  let free = 0;
  const begin = turn.words.getBoundingClientRect().top;
  const tops = turn.chips.map((chip) => {
    const piece = [...turn.words.children].find((one) => one.dataset.guids?.split(" ").includes(chip.dataset.guid));
    return (piece?.getClientRects()[0]?.top ?? begin) - begin;
  });
  const order = turn.chips.map((chip, index) => [tops[index], chip]).sort((one, other) => one[0] - other[0]);
  for (const [wanted, chip] of order) {
    const top = Math.max(wanted, free);
    chip.style.top = `${top}px`;
    free = top + CHIP;
  }
  turn.section.style.minHeight = turn.chips.length ? `${free + 8}px` : "";
}
