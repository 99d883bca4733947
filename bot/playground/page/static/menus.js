// Menus: what can be done with a message, which reactions there are, files and the app's global shortcuts.

import { act, toast } from "./acting.js";
import { sure } from "./dialogs.js";
import { edit } from "./editing.js";
import { go } from "./going.js";

let opener = null;

export function listenToMenus() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-menu]");
    if (button) return toggle(button);
    const item = event.target.closest("[data-do]");
    if (item?.closest(".menu")) choose(item);
    else if (item) deeds[item.dataset.do](item.closest(".message"), item.dataset);
  });
  for (const menu of document.querySelectorAll(".menu")) {
    menu.addEventListener("keydown", (event) => walk(menu, event));
    menu.addEventListener("toggle", ({ newState }) => {
      opener?.setAttribute("aria-expanded", String(newState === "open"));
      if (newState === "open") items(menu)[0]?.focus();
    });
  }
}

function toggle(button) {
  const menu = document.getElementById(button.dataset.menu);
  const again = opener === button && menu.matches(":popover-open");
  menu.hidePopover();
  if (again) return;
  opener = button;
  const message = button.closest(".message");
  for (const item of menu.querySelectorAll("[data-for]")) item.hidden = !fits(item, message);
  menu.showPopover();
  place(menu, button.getBoundingClientRect());
}

function fits(item, message) {
  const ephemeral = "ephemeral" in message.dataset;
  if (item.dataset.for === "own") return "own" in message.dataset;
  if (item.dataset.for === "ephemeral") return ephemeral;
  if (item.dataset.do === "reply" && message.closest("#replies")) return false;
  return !ephemeral;
}

function place(menu, box) {
  const { width, height } = menu.getBoundingClientRect();
  const below = box.bottom + height + 8 < innerHeight;
  const left = menu.id === "plus-menu" ? box.left : box.right - width;
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, below ? box.bottom + 4 : box.top - height - 4)}px`;
}

function walk(menu, event) {
  const all = items(menu);
  const at = all.indexOf(document.activeElement);
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  let next = null;
  if (event.key in steps) next = all[(at + steps[event.key] + all.length) % all.length];
  else if (event.key === "Home") next = all[0];
  else if (event.key === "End") next = all.at(-1);
  else if (event.key === "Tab") return menu.hidePopover();
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function items(menu) {
  return [...menu.querySelectorAll("[role=menuitem]:not([hidden])")];
}

const deeds = {
  reply: (message) => go(message.dataset.thread),
  copy: (message) => copy(message.querySelector(".body").innerText),
  edit: (message) => edit(message),
  delete: (message) => remove(message),
  dismiss: (message) => act(`${message.dataset.act}/dismiss`, names(message)),
  react: (message, { name }) => act(`${message.dataset.act}/react`, { ...names(message), name }),
  shortcut: (message, { callback }) => act(`${message.dataset.act}/message-shortcut`, { ...names(message), callback_id: callback }),
};

function choose(item) {
  const from = opener;
  item.closest(".menu").hidePopover();
  from?.focus({ preventScroll: true });
  const form = from?.closest("[data-composer]");
  if (item.dataset.do === "attach") return form.querySelector("input[type=file]").click();
  if (item.dataset.do === "global") {
    return act(form.action.replace(/say$/, "shortcut"), { callback_id: item.dataset.callback });
  }
  const message = from?.closest(".message");
  if (message) deeds[item.dataset.do](message, item.dataset);
}

function names(message) {
  return { channel: message.dataset.channel, ts: message.dataset.ts };
}

async function remove(message) {
  if (!(await sure("Delete this message?", "This cannot be undone.", "Delete"))) return;
  const open = new URLSearchParams(location.search).get("thread") === message.dataset.ts;
  const done = await act(`${message.dataset.act}/delete`, names(message));
  if (done?.gone && open) go(location.pathname);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied.");
  } catch {
    toast("The browser does not let this page copy. Select the text instead.");
  }
}
