// The transcript: turns, highlights, and the names of the codes in the margin.

import { el } from "./dom.js";

const CHIP = 24; // from one to the next: large enough to hit, also for an unsteady hand
const BLOCK = 32; // turns that the browser passes over together while they are far from the screen
const SIGNS = { positief: "+", negatief: "−", gemengd: "±", neutraal: "·" };

export class Transcript {
  /** `onMarks` is called with the guids under a click, topmost first. */
  constructor(texts, onMarks) {
    this.texts = texts;
    this.onMarks = onMarks;
    this.body = el("div", { class: "le-turns" });
    this.pane = el("div", { class: "le-text", tabindex: "0", role: "region", "aria-label": texts.transcript }, this.body);
    this.visible = new IntersectionObserver((entries) => this.seen(entries), { root: this.pane, rootMargin: "600px" });
    this.resized = new ResizeObserver(() => placeChips(this.turns.filter((turn) => turn.near)));
    this.resized.observe(this.pane);
    this.turns = [];
  }

  leave() {
    this.visible.disconnect();
    this.resized.disconnect();
  }

  /** Put a text on the screen; `codeOf` gives the code with an id. */
  load({ turns }, points, codeOf) {
    this.points = points;
    this.codeOf = codeOf;
    this.visible.disconnect();
    this.turns = turns.map((turn) => this.makeTurn(turn));
    this.turnOf = new WeakMap(this.turns.map((turn) => [turn.section, turn]));
    const beside = [...this.body.children].filter((child) => !child.matches(".le-block"));
    const sections = this.turns.map((turn) => turn.section);
    const blocks = steps(0, sections.length, BLOCK).map((from) => el("div", { class: "le-block" }, ...sections.slice(from, from + BLOCK)));
    this.body.replaceChildren(...blocks, ...beside);
    this.turns.forEach((turn) => this.visible.observe(turn.section));
    this.pane.scrollTop = 0;
  }

  makeTurn({ start, end, speaker, role, time }) {
    const words = el("div", { class: "le-words", "data-start": start }, this.points.slice(start, end).join(""));
    const margin = el("div", { class: "le-margin" });
    const who = el(
      "div",
      { class: "le-who" },
      el("span", { class: "le-speaker", title: this.texts.roles[role] }, speaker ?? this.texts.no_speaker),
      time && el("span", { class: "le-time" }, time),
    );
    const section = el("section", { class: `le-turn le-${role}` }, who, words, margin);
    return { start, end, section, words, margin, wanted: [], painted: [], chips: [], near: false };
  }

  /** Draw the marks: only in turns near the screen, and there only where something changed. The rest follows on scrolling. */
  paint(marks) {
    spread(marks, this.turns).forEach((here, index) => { this.turns[index].wanted = here; });
    this.paintTurns(this.turns.filter((turn) => turn.near));
  }

  paintTurns(turns) {
    const changed = turns.filter((turn) => !isSame(turn.wanted, turn.painted));
    changed.forEach((turn) => this.paintTurn(turn, turn.wanted));
    placeChips(changed.filter((turn) => turn.near));
  }

  paintTurn(turn, marks) {
    turn.painted = marks;
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
    const vars = Object.fromEntries(layers.map((mark, index) => [`--le-${index + 1}`, this.codeOf(mark.code).color]));
    const guids = over.filter((mark) => mark.guid).map((mark) => mark.guid);
    const title = over.filter((mark) => mark.code).map((mark) => this.describe(mark)).join("\n");
    const props = { class: classes.filter(Boolean).join(" "), "data-guids": guids.join(" "), vars, title };
    return el("mark", { ...props, onclick: () => this.clicked(guids) }, text);
  }

  chip(mark) {
    const classes = ["le-chip", `le-${mark.kind}`, mark.current && "le-current", mark.faded && "le-faded", !mark.mine && "le-theirs"];
    const vars = { "--le-1": this.codeOf(mark.code).color };
    const described = this.describe(mark);
    const props = { class: classes.filter(Boolean).join(" "), vars, title: described, "aria-label": described, "data-guid": mark.guid, tabindex: "-1" };
    const onclick = () => this.onMarks([mark.guid]);
    return el("button", { ...props, type: "button", onclick }, el("i", {}, SIGNS[mark.valence]), el("span", {}, this.codeOf(mark.code).name));
  }

  describe(mark) {
    const { texts } = this;
    const kind = mark.kind === "suggestion" ? texts.suggestion : mark.mine ? texts.coding : `${texts.coding}, ${mark.item.by}`;
    return `${this.codeOf(mark.code).name} (${kind}, ${texts.valences[mark.valence].toLowerCase()})`;
  }

  clicked(guids) {
    if (document.getSelection()?.isCollapsed !== false && guids.length) this.onMarks(guids);
  }

  /** Bring a passage {guid, start, end} into sight and flash it. */
  show(item, flash = true) {
    this.reach(() => this.piecesOf(item).filter((piece) => piece.dataset.guids.split(" ").includes(item.guid)), flash);
  }

  /** Bring a place in the text into sight and flash it, coded or not. */
  flash(start, end) {
    const found = this.turnsIn(start, end);
    if (!found.length) return;
    const aim = (this.aim = {});
    this.pane.scrollTop += found[0].section.getBoundingClientRect().top - this.pane.getBoundingClientRect().top - 80;
    const place = () => {
      const range = this.aim === aim && this.rangeOf({ start, end });
      if (!range) return null;
      const box = range.getBoundingClientRect();
      this.centre(box.top, box.bottom);
      return range;
    };
    const soon = requestAnimationFrame;
    soon(() => place() && soon(() => place() && soon(() => this.spot(place())))); // turns get their true height meanwhile
  }

  /** Light up the words in a range for a moment. */
  spot(range) {
    if (!range) return;
    const origin = this.body.getBoundingClientRect();
    const spots = [...range.getClientRects()].map((one) => el("div", { class: "le-spot", vars: {
      left: `${one.left - origin.left}px`, top: `${one.top - origin.top}px`, width: `${one.width}px`, height: `${one.height}px` } }));
    this.body.append(...spots);
    spots.forEach((spot) => spot.addEventListener("animationend", () => spot.remove()));
  }

  /** Bring a passage into sight with the next frame, unless somebody asks for another place before that. */
  showSoon(item) {
    const { aim } = this;
    requestAnimationFrame(() => this.aim === aim && this.show(item, false));
  }

  reach(find, flash) {
    const aim = (this.aim = {});
    const place = () => {
      const pieces = find();
      return pieces.length > 0 && this.centre(pieces[0].getBoundingClientRect().top, pieces.at(-1).getBoundingClientRect().bottom);
    };
    if (place()) requestAnimationFrame(() => this.aim === aim && place()); // turns above may only now have got their true height
    if (flash) find().forEach((piece) => restart(piece, "le-flash"));
  }

  /** Scroll to what lies between `top` and `bottom` on the screen, unless it is in sight; tell whether that was needed. */
  centre(top, bottom) {
    const pane = this.pane.getBoundingClientRect();
    const tall = bottom - top > pane.height * 0.6;
    const inSight = top >= pane.top + 40 && (bottom <= pane.bottom - 40 || tall) && !(tall && top > pane.top + pane.height / 2);
    if (!inSight) this.pane.scrollTop += top - pane.top - (tall ? 48 : (pane.height - (bottom - top)) / 2);
    return !inSight;
  }

  turnsIn(start, end) {
    return this.turns.filter((turn) => turn.start < end && start < turn.end);
  }

  piecesOf({ start, end }) {
    const turns = this.turnsIn(start, end);
    this.paintTurns(turns);
    return turns.flatMap((turn) => [...turn.words.querySelectorAll(".le-mark")]);
  }

  /** Return the words of a span as a DOM range, or null when they are not on the page. */
  rangeOf({ start, end }) {
    const touched = this.turnsIn(start, end);
    if (!touched.length) return null;
    const range = document.createRange();
    range.setStart(...this.pointAt(touched[0], start));
    range.setEnd(...this.pointAt(touched.at(-1), Math.min(end, touched.at(-1).end)));
    return range;
  }

  pointAt(turn, offset) {
    let left = this.points.slice(turn.start, offset).join("").length; // here code points become UTF-16
    const walker = document.createTreeWalker(turn.words, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    for (let next = node; next && left > node.length; ) {
      next = walker.nextNode();
      if (!next) break;
      left -= node.length;
      node = next;
    }
    return [node ?? turn.words, node ? Math.min(left, node.length) : 0];
  }

  boxOf(span) {
    return this.rangeOf(span)?.getBoundingClientRect();
  }

  /** Return where the first turn in sight begins. */
  topOffset() {
    const top = this.pane.getBoundingClientRect().top;
    return (this.turns.find((turn) => turn.words.getBoundingClientRect().bottom > top) ?? this.turns[0])?.start ?? 0;
  }

  seen(entries) {
    const turns = entries.map((entry) => Object.assign(this.turnOf.get(entry.target) ?? {}, { near: entry.isIntersecting }));
    const near = turns.filter((turn) => turn.section && turn.near);
    this.paintTurns(near);
    placeChips(near);
  }
}

const steps = (from, to, by) => Array.from({ length: Math.ceil((to - from) / by) }, (_, index) => from + index * by);

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

/** Tell whether two lists of marks look the same; an item that changed is another object. */
function isSame(marks, others) {
  return marks.length === others.length && marks.every((mark, index) => {
    const other = others[index];
    return mark.item === other.item && mark.kind === other.kind && mark.current === other.current && mark.faded === other.faded &&
      mark.start === other.start && mark.end === other.end;
  });
}

const length = (mark) => mark.end - mark.start;
const rank = (mark) => (mark.current ? 0 : mark.faded ? 3 : mark.kind === "coding" ? 1 : 2);

/** Put each code's name beside the line where its passage begins, without overlap: first measured, then moved. */
function placeChips(turns) {
  const measured = turns.map((turn) => {
    const begin = turn.words.getBoundingClientRect().top;
    return [turn, turn.chips.map((chip) => {
      const piece = [...turn.words.children].find((one) => one.dataset.guids?.split(" ").includes(chip.dataset.guid));
      return [(piece?.getClientRects()[0]?.top ?? begin) - begin, chip];
    })];
  });
  for (const [turn, places] of measured) {
    let free = 0;
    for (const [wanted, chip] of places.sort((one, other) => one[0] - other[0])) {
      const top = Math.max(wanted, free);
      chip.style.top = `${top}px`;
      free = top + CHIP;
    }
    turn.section.style.minHeight = places.length ? `${free + 8}px` : "";
  }
}
