// Keeping the window as it should be: it says what it has, and is told what differs.

import { have, patch } from "./regions.js";

const NEWEST = 100;
const PAUSE_HIDDEN = 3000;
const PAUSE_LOST = 1000;
const LONGEST_WAIT = 20;

class Failure extends Error {}

const listeners = [];
const view = { address: location.pathname + location.search, depth: NEWEST, drawer: false };
// The first message that was new when the window arrived here, which the server tells.
let fresh = document.body.dataset.fresh;
let arrived = false;
let waiting = new AbortController();

// Call `listener({ added, bottoms, arrived })` after each change of the page.
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
  if (change.address !== undefined && change.address !== view.address) {
    if (place(change.address) !== place(view.address)) fresh = null;
    arrived = true;
  }
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
  const told = { ...asked, fresh, run: document.body.dataset.run, have: have() };
  told.wait = document.hidden || arrived ? 0 : LONGEST_WAIT;
  const response = await fetch(`/page/as/${person()}/changes`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(told),
    signal,
  });
  if (response.status === 400) return leave(); // nobody and nothing is there any more
  const change = await response.json();
  if (!response.ok) throw new Failure(change.error);
  document.getElementById("lost").hidden = true;
  if (change.run !== document.body.dataset.run) return location.reload();
  if (asked.address === view.address) apply(change);
}

function leave() {
  const start = `/as/${person()}`;
  location.assign(view.address === start ? "/" : start);
}

function apply(change) {
  if (document.title !== change.title) document.title = change.title;
  for (const [name, told] of Object.entries(change.state)) {
    if (document.body.dataset[name] !== told) document.body.dataset[name] = told;
  }
  fresh = change.state.fresh;
  const bottoms = scrolledDown();
  const steady = held(bottoms);
  const added = patch(change.regions);
  steady();
  const happened = { added, bottoms, arrived };
  arrived = false;
  for (const listener of listeners) listener(happened);
}

function scrolledDown() {
  const regions = [...document.querySelectorAll("#timeline, #replies")];
  return regions.filter((one) => one.scrollHeight - one.scrollTop - one.clientHeight < 80);
}

// Keep what is read where it is while something comes or goes above it.
function held(bottoms) {
  const regions = [...document.querySelectorAll("#timeline, #replies")].filter((one) => !bottoms.includes(one));
  const marks = regions.flatMap((region) => {
    const top = region.getBoundingClientRect().top;
    const first = [...region.children].find((one) => one.querySelector(".message") && one.getBoundingClientRect().bottom > top);
    return first ? [{ region, id: first.id, at: first.getBoundingClientRect().top }] : [];
  });
  return () => {
    for (const { region, id, at } of marks) {
      const now = document.getElementById(id);
      if (now && region.contains(now)) region.scrollTop += now.getBoundingClientRect().top - at;
    }
  };
}

function place(address) {
  return address.split("?")[0];
}

function lost(error) {
  const note = document.getElementById("lost");
  const told = error instanceof Failure ? error.message : note.dataset.gone;
  if (note.textContent !== told) note.textContent = told;
  note.hidden = false;
}

function pause(milliseconds) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    document.addEventListener("visibilitychange", done);
    waiting.signal.addEventListener("abort", done, { once: true });
  });
}
