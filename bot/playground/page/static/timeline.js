// Messages: where they are scrolled to, moving among them by keyboard, earlier ones, what was read, what is new.

import { act } from "./acting.js";
import { current, onChange, person, show } from "./live.js";

const NEWEST = 100;
const STEP = 100;
const NEAR_TOP = 300;
const LONGEST_SPOKEN = 400;
const unspoken = new Set();
let asked = false;
const beginning = new IntersectionObserver(
  (seen) => seen.some((one) => one.isIntersecting) && earlier(),
  { root: document.getElementById("timeline"), rootMargin: `${NEAR_TOP}px 0px 0px` },
);
const regions = () => [...document.querySelectorAll("#timeline, #replies")];

export function listenToMessages() {
  for (const region of regions()) {
    region.addEventListener("keydown", walk);
    region.addEventListener("scroll", () => remember(region), { passive: true });
    region.addEventListener("load", () => region.dataset.down && down(region), { capture: true }); // pictures grow
    region.addEventListener("focusin", ({ target }) => reachable(region, target.closest(".message")));
  }
  document.addEventListener("click", ({ target }) => target.closest("[data-earlier]") && earlier());
  document.addEventListener("visibilitychange", read);
  onChange((happened) => {
    settle(happened);
    watch();
    for (const region of regions()) reachable(region);
    announce(happened);
    read();
    forget(happened);
  });
  settle({ added: [], bottoms: [], arrived: true });
  watch();
  for (const region of regions()) reachable(region);
  read();
}

function settle({ added, bottoms, arrived }) {
  for (const region of regions()) {
    const messages = region.querySelectorAll(".message");
    const filled = messages.length > 0 && [...messages].every((one) => added.includes(one.parentElement));
    const news = region.querySelector(".fresh");
    if ((arrived || filled) && news && follows(messages[0], news)) news.scrollIntoView({ block: "center" });
    else if (arrived || filled || bottoms.includes(region) || said(messages, added)) down(region);
    remember(region);
  }
}

// Whoever has just said something wants to see it, wherever they were reading.
function said(messages, added) {
  const last = [...messages].at(-1);
  return Boolean(last && "own" in last.dataset && added.includes(last.parentElement));
}

function remember(region) {
  region.dataset.down = region.scrollHeight - region.scrollTop - region.clientHeight < 80 ? "yes" : "";
}

function follows(message, news) {
  return Boolean(message.compareDocumentPosition(news) & Node.DOCUMENT_POSITION_FOLLOWING);
}

// To the newest, but never past the beginning of what somebody else is saying.
function down(region) {
  const last = [...region.querySelectorAll(".message")].at(-1);
  const long = last && !("own" in last.dataset) && last.offsetHeight > region.clientHeight;
  if (long) last.parentElement.scrollIntoView({ block: "start" });
  else region.scrollTop = region.scrollHeight;
}

// One message of each list can be reached with the Tab key, the others from it with the arrows.
function reachable(region, message = null) {
  const all = [...region.querySelectorAll(".message")];
  const chosen = message ?? all.find((one) => one.tabIndex === 0) ?? all.at(-1);
  for (const one of all) if ((one === chosen) !== (one.tabIndex === 0)) one.tabIndex = one === chosen ? 0 : -1;
}

function walk(event) {
  if (!event.target.matches(".message")) return;
  const all = [...event.currentTarget.querySelectorAll(".message")];
  const at = all.indexOf(event.target);
  const next = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all.at(-1) }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// Earlier messages come as soon as somebody scrolls to where they would stand.
function watch() {
  asked = false;
  beginning.disconnect();
  const button = document.querySelector("#timeline [data-earlier]");
  if (button) beginning.observe(button);
}

function earlier() {
  if (asked) return;
  asked = true;
  show({ depth: current().depth + STEP });
}

// Whoever is back at the newest messages does not need the old ones any more.
function forget({ bottoms }) {
  if (current().depth > NEWEST && bottoms.some((one) => one.id === "timeline")) show({ depth: NEWEST });
}

function read() {
  if (document.hidden || !document.querySelector(".place.unread[aria-current]")) return;
  act(`/page/as/${person()}/read`, { channel: document.body.dataset.channel });
}

// Screen readers hear what others write, once it is complete.
function announce({ added, arrived }) {
  if (arrived) return;
  for (const one of added) if (one.querySelector(".message:not([data-own])")) unspoken.add(one.id);
  const said = [...unspoken].map((id) => document.querySelector(`#${CSS.escape(id)} .message:not([aria-busy])`));
  const complete = said.filter((one) => one);
  if (!complete.length) return;
  for (const one of complete) unspoken.delete(one.parentElement.id);
  const words = complete.map((one) => `${one.getAttribute("aria-label")}: ${one.querySelector(".body").innerText}`);
  document.getElementById("spoken").textContent = words.join("\n").slice(0, LONGEST_SPOKEN);
}
