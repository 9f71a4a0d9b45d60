// The map: a dot for each passage in the colour of its topic, and the number of a topic in the middle of its dots.

import { fill } from "./dom.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const WIDTH = 1000;
const HEIGHT = 580;
const MARGIN = 30;
const GREY = "#9aa3ab";

export function mapOf({ dots, topics }, texts, onRead) {
  const svg = node("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": texts.map_title });
  const places = new Map();
  for (const [x, y, topic] of [...dots].sort((one, other) => one[2] - other[2])) {
    const at = [MARGIN + x * (WIDTH - 2 * MARGIN), MARGIN + (1 - y) * (HEIGHT - 2 * MARGIN)];
    places.set(topic, [...(places.get(topic) ?? []), at]);
    svg.append(node("circle", { cx: at[0], cy: at[1], r: 3.2, fill: topic ? topics[topic - 1].color : GREY, "fill-opacity": topic ? 0.6 : 0.3 }));
  }
  for (const topic of topics) svg.append(sign(topic, places.get(topic.number), texts, onRead));
  return svg;
}

function sign(topic, places, texts, onRead) {
  const [x, y] = [0, 1].map((axis) => middle(places.map((place) => place[axis])));
  const link = node("a", { href: "#", role: "button", "aria-label": `${topic.number}. ${topic.label}: ${fill(texts.size, { count: topic.size, share: topic.share })}` });
  const title = node("title", {});
  title.textContent = `${topic.number}. ${topic.label}`;
  const number = node("text", { x, y: y + 5, fill: "#fff", "font-size": 13, "text-anchor": "middle", style: "paint-order: stroke; stroke: #0008; stroke-width: 2px" });
  number.textContent = topic.number;
  link.append(title, node("circle", { cx: x, cy: y, r: 13, fill: topic.color, stroke: "#fff" }), number);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    onRead(topic);
  });
  link.addEventListener("keydown", (event) => event.key === " " && (event.preventDefault(), onRead(topic)));
  return link;
}

const middle = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

function node(tag, props) {
  const made = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(props)) made.setAttribute(name, value);
  return made;
}
