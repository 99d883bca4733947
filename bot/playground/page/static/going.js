// Going elsewhere in the workspace without loading the page anew.

import { current, onChange, show } from "./live.js";

let arriving = true;

export function go(address) {
  if (address === current().address) return;
  history.pushState(null, "", address);
  arrive(address);
}

export function listenToLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='/as/']");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.getAttribute("href"));
    document.body.classList.remove("sidebar-open");
  });
  window.addEventListener("popstate", () => arrive(location.pathname + location.search));
  onChange(({ bottoms, added }) => {
    settle(bottoms, added);
    arriving = false;
  });
  settle([...document.querySelectorAll("#timeline, #replies")], []);
}

function arrive(address) {
  arriving = true;
  show({ address, depth: 100 });
}

function settle(bottoms, added) {
  for (const region of document.querySelectorAll("#timeline, #replies")) {
    const entered = arriving || (region.children.length && region.children.length === added.filter((one) => region.contains(one)).length);
    if (entered || bottoms.includes(region)) region.scrollTop = region.scrollHeight;
  }
  if (arriving) focusComposer();
}

function focusComposer() {
  const busy = document.activeElement && document.activeElement !== document.body;
  if (busy && !document.activeElement.matches("textarea, a, button")) return;
  if (matchMedia("(pointer: coarse)").matches) return;
  const thread = document.querySelector("#thread-composer textarea");
  (thread ?? document.querySelector("#composer textarea"))?.focus({ preventScroll: true });
}
