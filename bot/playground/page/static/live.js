// Keeping the window as it should be: it says what it has, and is told what differs.

import { have, patch } from "./regions.js";

const PAUSE_HIDDEN = 3000;
const PAUSE_LOST = 1000;

const listeners = [];
const view = { address: location.pathname + location.search, depth: 100, drawer: false };
let waiting = new AbortController();

// Call `listener(added, state)` after each change of the page.
export function onChange(listener) {
  listeners.push(listener);
}

export function current() {
  return view;
}

export function person() {
  return view.address.split("/")[2];
}

// Show something else: another address, more messages, the drawer.
export function show(change) {
  Object.assign(view, change);
  waiting.abort("elsewhere");
}

export async function live() {
  for (;;) {
    waiting = new AbortController();
    try {
      await once(waiting.signal);
    } catch (error) {
      if (waiting.signal.aborted) continue;
      lost(error);
      await pause(PAUSE_LOST);
    }
    if (document.hidden) await pause(PAUSE_HIDDEN);
  }
}

async function once(signal) {
  const asked = { ...view };
  const response = await fetch(`/page/as/${person()}/changes`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...asked, run: document.body.dataset.run, have: have(), wait: document.hidden ? 0 : 20 }),
    signal,
  });
  const change = await response.json();
  found();
  if (!response.ok) {
    location.assign("/");
    return;
  }
  if (change.run !== document.body.dataset.run) {
    location.reload();
    return;
  }
  if (asked.address !== view.address) return;
  apply(change);
}

function apply(change) {
  if (document.title !== change.title) document.title = change.title;
  const before = { ...document.body.dataset };
  Object.assign(document.body.dataset, change.state);
  const bottoms = scrolledDown();
  const added = patch(change.regions);
  for (const listener of listeners) listener({ added, bottoms, before, change });
}

function scrolledDown() {
  const regions = [...document.querySelectorAll("#timeline, #replies")];
  return regions.filter((one) => one.scrollHeight - one.scrollTop - one.clientHeight < 80);
}

function lost() {
  const note = document.getElementById("lost");
  if (!note.hidden) return;
  note.textContent = "The workspace stopped. Start “make demo” again; this page comes back by itself.";
  note.hidden = false;
}

function found() {
  document.getElementById("lost").hidden = true;
}

function pause(milliseconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    document.addEventListener("visibilitychange", done, { once: true });
    waiting.signal.addEventListener("abort", done, { once: true });
    function done() {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", done);
      resolve();
    }
  });
}
