// Drawing, and keeping what is drawn. What people typed becomes text nodes, here too.

import { save } from "./api.js";

const NS = "http://www.w3.org/2000/svg";
const FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";
const SCALE = 2;
const LARGEST = 16_000; // pixels along one side that every browser can still draw
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const HEAT = [58, 128, 208]; // --le-heat

/** The colours of the page, light or dark. */
export const SCREEN = {
  ink: "var(--le-ink)", quiet: "var(--le-quiet-ink)", line: "var(--le-line)", edge: "var(--le-edge)", ground: "var(--le-ground)",
  code: (color) => `color-mix(in oklab, ${hex(color)} 75%, var(--le-ink))`,
};

/** The colours of a picture that goes into a document. */
export const PAPER = {
  ink: "#1b1f24", quiet: "#545b62", line: "#cdd2d7", edge: "#767d84", ground: "#ffffff", code: (color) => hex(color),
};

/** From dark blue to dark orange: told apart in every kind of colour blindness, and by the numbers in them. */
export const VALENCES = {
  positief: { fill: "#2166ac", ink: "#ffffff" },
  gemengd: { fill: "#cdbfe6", ink: "#1b1f24" },
  neutraal: { fill: "#e3e5e8", ink: "#1b1f24" },
  negatief: { fill: "#b35806", ink: "#ffffff" },
};

export function svg(tag, props = {}, ...children) {
  const node = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "fill" || name === "stroke") node.style.setProperty(name, value);
    else node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child || child === 0).map((child) =>
    child instanceof Node ? child : String(child).replace(NOT_IN_XML, "\uFFFD")));
  return node;
}

/** Return text on one line, shortened to `width`, with the whole of it as its title. */
export function label(words, { x, y, width, size = 12, fill, bold = false, anchor = "start", turn = false }) {
  const shown = width ? fitted(words, width, size, bold) : words;
  return svg("text", {
    x, y, fill, "font-size": size, "font-weight": bold ? 600 : null, "text-anchor": anchor, "dominant-baseline": "central",
    transform: turn ? `rotate(-90 ${x} ${y})` : null,
  }, shown, shown !== words && svg("title", {}, words));
}

/** Return a whole picture; `title` and `description` are what is read aloud. */
export function picture({ title, description, width, height, palette, role = "img" }, ...children) {
  const id = `le-picture-${(picture.number = (picture.number ?? 0) + 1)}`;
  return svg("svg", {
    xmlns: NS, role, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FONT, "aria-labelledby": `${id}-t ${id}-d`,
  }, svg("title", { id: `${id}-t` }, title), svg("desc", { id: `${id}-d` }, description),
  palette === PAPER && svg("rect", { width, height, fill: palette.ground }), children);
}

/** Return the head of a picture that goes into a document, and how high it is. */
export function heading(title, subtitle, width, palette) {
  const lines = [...wrapped(title, width, 16, 3, true), ...wrapped(subtitle, width, 12, 3)];
  const titles = wrapped(title, width, 16, 3, true).length;
  let y = 20;
  const drawn = lines.map((line, index) => {
    const isTitle = index < titles;
    const text = label(line, { x: 20, y, size: isTitle ? 16 : 12, bold: isTitle, fill: isTitle ? palette.ink : palette.quiet });
    y += isTitle ? 22 : 17;
    return text;
  });
  return { drawn, height: y + 8 };
}

const pen = document.createElement("canvas").getContext("2d");

export function textWidth(words, size, bold = false) {
  pen.font = `${bold ? 600 : 400} ${size}px ${FONT}`;
  return pen.measureText(words).width;
}

export function fitted(words, width, size, bold = false) {
  if (textWidth(words, size, bold) <= width) return words;
  const letters = Array.from(new Intl.Segmenter("nl").segment(words.slice(0, 400)), (one) => one.segment);
  let [from, until] = [0, letters.length];
  while (from < until) {
    const middle = (from + until + 1) >> 1;
    if (textWidth(`${letters.slice(0, middle).join("")}…`, size, bold) <= width) from = middle;
    else until = middle - 1;
  }
  return `${letters.slice(0, from).join("").trimEnd()}…`;
}

/** Return the words over at most `most` lines. */
export function wrapped(words, width, size, most, bold = false) {
  const lines = [];
  let line = "";
  for (const word of words.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && lines.length < most - 1 && textWidth(longer, size, bold) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((one) => fitted(one, width, size, bold));
}

/** Return the paper's colour for a share of the most, as the page mixes it (see --le-share in overview.css). */
export function heat(share) {
  return `#${HEAT.map((part) => Math.round(255 + (part - 255) * share * 0.6).toString(16).padStart(2, "0")).join("")}`;
}

export function hex(color) {
  return /^#[0-9a-f]{6}$/i.test(color) ? color : "#666666";
}

export function saveSvg(drawing, name) {
  save(asBlob(drawing), `${name}.svg`);
}

export async function savePng(drawing, name) {
  const [width, height] = [Number(drawing.getAttribute("width")), Number(drawing.getAttribute("height"))];
  const scale = Math.min(SCALE, LARGEST / width, LARGEST / height);
  const address = URL.createObjectURL(asBlob(drawing));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: width * scale, height: height * scale });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    save(await new Promise((resolve) => canvas.toBlob(resolve, "image/png")), `${name}.png`);
  } finally {
    URL.revokeObjectURL(address);
  }
}

const asBlob = (drawing) => new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" });
