"""The review room in a real browser: served as people do, and what a page can tell of its own speed."""

import base64
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

sys.path.append(str(Path(__file__).resolve().parents[1] / "scripts"))

from browser import chromium, served

__all__ = ["PATIENCE", "Row", "Wire", "chromium", "p95", "print_table", "served", "visit"]

VIEW = {"width": 1280, "height": 800}
PATIENCE = 60_000

WATCH = """
(() => {
  if (window.meter) return;
  const card = () => document.querySelector(".le-room .le-suggestion-card");
  const look = () => `${card()?.dataset.card} ${card()?.querySelector("input:checked")?.value}`;
  const isSaved = () => document.querySelector(".le-room .le-saved")?.dataset.saved === "true";
  const firstWords = () => document.querySelector(".le-room .le-turn .le-words")?.textContent;
  const isOpen = () => Boolean(card() && document.querySelector(".le-room .le-mark"));

  /** Say when the frame has gone by in which `check` held for the first time. */
  const painted = (check) => new Promise((resolve) => {
    const frame = () => requestAnimationFrame(check() ? () => resolve(performance.now()) : frame);
    requestAnimationFrame(frame);
  });
  const meter = window.meter = { look, isSaved, keys: [], events: [], switched: null, opened: null };

  // The first listener of the page: nobody hears a key before us.
  addEventListener("keydown", (event) => {
    const key = { key: event.key, at: event.timeStamp, before: look(), painted: null, saving: null, saved: null };
    meter.keys.push(key);
    painted(() => look() !== key.before).then((at) => { key.painted = at - key.at; });
  }, true);

  addEventListener("change", (event) => {
    if (!event.target.matches?.("[data-field=source]")) return;
    const before = firstWords();
    meter.switched = painted(() => isOpen() && firstWords() !== before).then((at) => at - event.timeStamp);
  }, true);

  new MutationObserver(() => {
    const key = meter.keys.at(-1);
    if (!key || key.saved !== null) return;
    if (!isSaved()) key.saving ??= performance.now() - key.at;
    else if (key.saving !== null) key.saved = performance.now() - key.at;
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-saved"] });

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "keydown") meter.events.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16 });

  meter.opened = painted(isOpen);
})();
"""
"""A page measures itself.

Painted: from the time stamp of the key (when the browser got it) to the start of the frame after the one in which
the change stood on the page, so at most one frame (17 ms) too much. Saved: from the same time stamp to the moment
the page says saved again after it said that it was saving.
"""


@dataclass
class Wire:
    """What goes over the wire, both ways, with all headers: HTTP and WebSocket, as the browser reports them."""

    sent: int = 0
    received: int = 0
    requests: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Bytes in both directions."""
        return self.sent + self.received

    def listen(self, page: Page) -> None:
        """Count from now on."""
        devtools = page.context.new_cdp_session(page)
        devtools.on("Network.webSocketFrameSent", lambda event: self._frame(event, masked=True))
        devtools.on("Network.webSocketFrameReceived", lambda event: self._frame(event, masked=False))
        devtools.on("Network.requestWillBeSent", self._request)
        devtools.on("Network.requestWillBeSentExtraInfo", self._headers)
        devtools.on("Network.loadingFinished", self._answer)
        devtools.send("Network.enable")

    def _frame(self, event: dict[str, Any], masked: bool) -> None:
        response = event["response"]
        binary = response["opcode"] == 2
        length = len(base64.b64decode(response["payloadData"]) if binary else response["payloadData"].encode())
        whole = length + 2 + (0 if length < 126 else 2 if length < 65_536 else 8) + 4 * masked
        if masked:
            self.sent += whole
        else:
            self.received += whole

    def _request(self, event: dict[str, Any]) -> None:
        request = event["request"]
        self.requests.append(request["url"])
        self.sent += len(f"{request['method']} {request['url']} HTTP/1.1\r\n") + len(
            request.get("postData", "").encode()
        )

    def _headers(self, event: dict[str, Any]) -> None:
        self.sent += sum(len(f"{name}: {value}\r\n".encode()) for name, value in event["headers"].items()) + 2

    def _answer(self, event: dict[str, Any]) -> None:
        self.received += int(event["encodedDataLength"])


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; without an aim it only informs."""

    what: str
    values: Sequence[float]
    unit: str
    aim: float | None = None

    @property
    def is_missed(self) -> bool:
        """Whether 95 in 100 did not stay below the aim."""
        return self.aim is not None and (not self.values or p95(self.values) > self.aim)


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 in 100 stay below."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def print_table(rows: Sequence[Row]) -> bool:
    """Print the rows; return whether an aim was missed."""
    print(f"\n{'':46}{'n':>5}{'median':>9}{'p95':>9}{'max':>9}  aim (p95)")
    for row in rows:
        figures = (statistics.median(row.values), p95(row.values), max(row.values)) if row.values else ()
        numbers = "".join(f"{figure:9,.0f}" for figure in figures) or "   nothing measured".rjust(27)
        aim = "" if row.aim is None else f"  ≤ {row.aim:,.0f} {row.unit}{'   MISSED' if row.is_missed else ''}"
        print(f"{f'{row.what}, {row.unit}':46}{len(row.values):5}{numbers}{aim}")
    return any(row.is_missed for row in rows)


@contextmanager
def visit(browser: Browser, url: str, listen: Callable[[Page], None] | None = None) -> Iterator[Page]:
    """Open the room as somebody who was never there; give the page once the text and a suggestion are painted."""
    with browser.new_context(viewport=VIEW, locale="nl-NL") as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.add_init_script(WATCH)
        if listen:
            listen(page)
        page.goto(url)
        page.evaluate("meter.opened")
        yield page
