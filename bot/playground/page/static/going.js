// Going elsewhere in the workspace without loading the page anew.

import { act } from "./acting.js";
import { current, onChange, person, show } from "./live.js";

const NEWEST = 100;
const RECENTLY = 60_000;
const opened = new Map();

export function go(address) {
  if (address === current().address) return;
  history.pushState(null, "", address);
  show({ address, depth: NEWEST });
}

export function listenToLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='/as/']");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  });
  window.addEventListener("popstate", () => show({ address: location.pathname + location.search, depth: NEWEST }));
  onChange(({ arrived }) => arrived && arrive());
  focusComposer();
  tellApp();
  showSelf();
}

function arrive() {
  showSelf();
  if (!focusComposer() && !isBusy()) document.getElementById("main").focus({ preventScroll: true });
  tellApp();
}

// The app hears that somebody looks at its tab, as it does in Slack.
function tellApp() {
  const tabs = document.querySelector(".tabs [aria-current]");
  if (!tabs) return;
  const tab = document.body.dataset.home === "yes" ? "home" : "messages";
  const key = `${person()} ${tab}`;
  if (tab === "messages" && Date.now() - (opened.get(key) ?? -RECENTLY) < RECENTLY) return;
  opened.set(key, Date.now());
  act(`/page/as/${person()}/open`, { tab });
}

// Among many people the one that one is may stand beyond the edge.
function showSelf() {
  document.querySelector(".who[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function isBusy() {
  return document.querySelector("dialog[open]") !== null || Boolean(document.activeElement?.closest(".drawer"));
}

function focusComposer() {
  if (isBusy() || matchMedia("(pointer: coarse)").matches) return false;
  const thread = document.querySelector("#thread-composer textarea");
  const text = thread ?? document.querySelector("#composer textarea");
  text?.focus({ preventScroll: true });
  return Boolean(text);
}
