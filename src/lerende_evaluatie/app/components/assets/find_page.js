// Finding back as a page of its own: a place in the text opens in the review room.

import { ask, connect } from "./api.js";
import { el } from "./dom.js";
import { Finder } from "./find.js";
import { placeInText } from "./place.js";

const KEPT = "le-find";
const pages = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  connect(data.api, (stale) => setStateValue("stale", stale));
  if (!pages.has(parentElement)) pages.set(parentElement, draw(parentElement, data.texts));
}

function draw(parent, texts) {
  const finder = new Finder({ ask, texts, onOpen: (place) => {
    sessionStorage.setItem(KEPT, JSON.stringify(finder.memory));
    location.assign(placeInText(place));
  } });
  parent.append(el("div", { class: "le-ui le-find-page" }, finder.element));
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (kept) finder.recall(JSON.parse(kept));
  return finder;
}
