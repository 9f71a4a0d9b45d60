// The only place where the browser's UTF-16 becomes the project's unit: Unicode code points of the whole text.

const words = new Intl.Segmenter("nl", { granularity: "word" });

export function countPoints(string) {
  let count = 0;
  for (const _ of string) count += 1;
  return count;
}

/** Return what is selected below `pane` as {start, end} in code points, or null. Each .le-words element holds one
 * turn's text, whole and nothing else, and says in data-start where that begins. */
export function selectedSpan(pane) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const touched = [...pane.querySelectorAll(".le-words")].filter((element) => range.intersectsNode(element));
  if (!touched.length) return null;
  const start = pointsUpTo(touched[0], range.startContainer, range.startOffset);
  const end = pointsUpTo(touched[touched.length - 1], range.endContainer, range.endOffset);
  return end > start ? { start, end } : null;
}

function pointsUpTo(element, container, offset) {
  const inside = document.createRange();
  inside.selectNodeContents(element);
  const side = inside.comparePoint(container, offset);
  if (side < 0) inside.collapse(true);
  if (side === 0) inside.setEnd(container, offset);
  return Number(element.dataset.start) + countPoints(inside.toString());
}

/** Return the span without blanks around it and with whole words (so never half an emoji or accent), or null. */
export function snap(points, turns, span) {
  let { start, end } = span;
  while (start < end && /\s/.test(points[start])) start += 1;
  while (end > start && /\s/.test(points[end - 1])) end -= 1;
  if (start >= end) return null;
  return { start: wordBorder(points, turns, start, -1), end: wordBorder(points, turns, end, 1) };
}

const isLetter = (point) => /[\p{L}\p{N}\p{M}]/u.test(point ?? "");

/** Return where the first word from `at` on begins. */
export function wordAfter(points, at) {
  while (at < points.length && !isLetter(points[at])) at += 1;
  return at;
}

/** Return the word border that lies one word further from `border`. */
export function nextBorder(points, turns, border, direction) {
  const isWord = (at) => isLetter(points[direction > 0 ? at : at - 1]);
  const inside = (at) => (direction > 0 ? at < points.length : at > 0);
  let at = border;
  while (inside(at) && !isWord(at)) at += direction;
  while (inside(at) && isWord(at)) at += direction;
  return wordBorder(points, turns, at, direction);
}

function wordBorder(points, turns, border, direction) {
  const turn = turns.find((one) => one.start < border && border < one.end);
  if (!turn) return border;
  let at = turn.start;
  for (const { segment } of words.segment(points.slice(turn.start, turn.end).join(""))) {
    const after = at + countPoints(segment);
    if (at < border && border < after) return direction < 0 ? at : after;
    if (after >= border) return border;
    at = after;
  }
  return border;
}
