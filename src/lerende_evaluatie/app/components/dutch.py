"""The page is Dutch: it says so to screen readers, and the few English words of Streamlit's own are replaced."""

import streamlit as st

from lerende_evaluatie.app import texts

_SCRIPT = """
const OF_UPLOADER = "[data-testid=stFileUploaderDropzone] [data-testid=stMarkdownContainer]";
const OF_MENU = "[data-testid=stTopNavSection] [data-testid=stMarkdownContainer]"; // "3 more", where not all names fit
const NAMES = `[data-testid=stMarkdownContainer]:not(${OF_UPLOADER}, ${OF_MENU}), [data-testid=stFileUploaderFileName]`;
const OURS = `.le-ui, .le-room, .le-plain, ${NAMES}, script, style, noscript`;
const ATTRIBUTES = ["aria-label", "title", "placeholder"];
const PRESENTATION = "[data-testid=stFileUploaderDropzone]"; // has that role: so no name, and no place to be

export default function ({ data }) {
  document.documentElement.lang = "nl";
  if (window.lerendeEvaluatieDutch) return;
  const patterns = data.patterns.map(([english, dutch]) => [new RegExp(english), dutch]);
  const dutch = (text, isTyped = false) => {
    const words = text.trim();
    if (!isTyped && Object.hasOwn(data.words, words)) return data.words[words];
    const found = patterns.find(([english]) => english.test(words));
    return found ? words.replace(...found) : null;
  };
  const translate = () => {
    const { FILTER_ACCEPT, FILTER_REJECT, SHOW_ELEMENT, SHOW_TEXT } = NodeFilter;
    const choose = (node) => (node.nodeType === 1 && node.matches(OURS) ? FILTER_REJECT : FILTER_ACCEPT);
    const walker = document.createTreeWalker(document.body, SHOW_ELEMENT | SHOW_TEXT, choose);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === 3) {
        const text = dutch(node.data, node.parentElement.closest("[role=option]"));
        if (text !== null) node.data = text;
        continue;
      }
      if (node.matches(PRESENTATION)) for (const name of ["aria-label", "tabindex"]) node.removeAttribute(name);
      for (const name of ATTRIBUTES) {
        const text = node.hasAttribute(name) ? dutch(node.getAttribute(name)) : null;
        if (text !== null) node.setAttribute(name, text);
      }
    }
  };
  const isOurs = (node) => Boolean((node.nodeType === 1 ? node : node.parentElement)?.closest(OURS));
  window.lerendeEvaluatieDutch = new MutationObserver((changes) => {
    if (changes.some((change) => !isOurs(change.target))) translate();
  });
  const what = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES };
  window.lerendeEvaluatieDutch.observe(document.body, what);
  translate();
}
"""
_component = st.components.v2.component("lerende_evaluatie_dutch", js=_SCRIPT)


def dutch() -> None:
    """Make the page Dutch."""
    data = {"words": texts.ENGLISH, "patterns": texts.ENGLISH_PATTERNS}
    _component(key="dutch", data=data, height=1)
