// The borders of a passage: a word at a time, or to the borders of sentences. All in code points.

import { countPoints, nextBorder, snap, wordAfter } from "./offsets.js";

const segmenter = new Intl.Segmenter("nl", { granularity: "sentence" });

/** Return the sentences {start, end, turn} of the respondents' turns: as Python cut them, else as the browser does. */
export function sentencesOf({ turns, sentences }, points) {
  let at = 0;
  return turns.filter((turn) => turn.evidence).flatMap((turn) => {
    const within = [];
    while (at < sentences.length && sentences[at][0] < turn.end) {
      const [start, end] = sentences[at++];
      if (start >= turn.start) within.push({ start, end: Math.min(end, turn.end), turn });
    }
    return within.length ? within : cut(turn, points);
  });
}

function cut(turn, points) {
  let at = turn.start;
  const found = [];
  for (const { segment } of segmenter.segment(points.slice(turn.start, turn.end).join(""))) {
    const trimmed = segment.trimEnd();
    const start = at + countPoints(segment) - countPoints(segment.trimStart());
    const end = at + countPoints(trimmed);
    if (end > start) found.push({ start, end, turn });
    at += countPoints(segment);
  }
  return found;
}

/** Return `span` up to the borders of its sentences or, when it stands on these, with the next one of that answer. */
export function widen(sentences, span) {
  const touched = touching(sentences, span);
  if (!touched.length) return null;
  const whole = { start: Math.min(span.start, touched[0].start), end: Math.max(span.end, touched.at(-1).end) };
  if (whole.start !== span.start || whole.end !== span.end) return whole;
  const { turn } = touched.at(-1);
  const next = sentences[sentences.indexOf(touched.at(-1)) + 1];
  if (next?.turn === turn) return { start: span.start, end: next.end };
  const previous = sentences[sentences.indexOf(touched[0]) - 1];
  return previous?.turn === touched[0].turn ? { start: previous.start, end: span.end } : null;
}

/** Return `span` without the sentences it only touches or, when there are none, without its last sentence. */
export function narrow(sentences, span) {
  const whole = touching(sentences, span).filter((one) => one.start >= span.start && one.end <= span.end);
  if (!whole.length) return null;
  const inner = { start: whole[0].start, end: whole.at(-1).end };
  if (inner.start !== span.start || inner.end !== span.end) return inner;
  return whole.length > 1 ? { start: inner.start, end: whole.at(-2).end } : null;
}

const touching = (sentences, span) => sentences.filter((one) => one.start < span.end && span.start < one.end);

/** Return `span` with its start or end (`side`) one word further, or null when nothing would be left. */
export function moveBorder(points, turns, span, side, direction) {
  const at = nextBorder(points, turns, span[side], direction);
  const moved = { ...span, [side]: side === "start" && direction > 0 ? wordAfter(points, at) : at };
  return moved.start < moved.end ? snap(points, turns, moved) : null;
}
