// Writing: Enter sends, Shift+Enter begins a line, and what is not sent yet is kept.

import { act, send as post, toast } from "./acting.js";
import { onChange } from "./live.js";

const drafts = new Map();
const attached = new WeakMap();

export function listenToComposers() {
  document.addEventListener("keydown", (event) => {
    if (!isText(event.target) || event.defaultPrevented) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send(event.target.form);
    }
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-composer]")) return;
    event.preventDefault();
    send(event.target);
  });
  document.addEventListener("input", ({ target }) => isText(target) && keep(target));
  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-composer] input[type=file]")) attach(target.form, [...target.files]);
  });
  document.addEventListener("click", ({ target }) => {
    const chip = target.closest("[data-say]");
    if (chip) sayFor(chip);
  });
  listenToDrops();
  onChange(({ added }) => {
    for (const one of added) for (const form of one.querySelectorAll("[data-composer]")) resume(form);
  });
}

function listenToDrops() {
  document.addEventListener("dragover", (event) => composerAt(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    const form = composerAt(event);
    if (!form || !event.dataTransfer.files.length) return;
    event.preventDefault();
    attach(form, [...event.dataTransfer.files]);
  });
  document.addEventListener("paste", (event) => {
    if (!isText(event.target) || !event.clipboardData.files.length) return;
    event.preventDefault();
    attach(event.target.form, [...event.clipboardData.files]);
  });
}

function composerAt(event) {
  if (!event.dataTransfer?.types.includes("Files")) return null;
  return event.target.closest?.("main, aside.thread")?.querySelector("[data-composer]");
}

function isText(element) {
  return element.matches?.("[data-composer] textarea");
}

async function send(form) {
  const text = form.elements.text;
  const files = attached.get(form) ?? [];
  if (!text.value.trim() && !files.length) return;
  const typed = text.value;
  write(text, "");
  attach(form, null);
  const fields = new FormData(form);
  fields.set("text", typed);
  const done = files.length ? await share(form, files, typed) : await act(form.action, fields);
  if (done) return;
  if (!text.value) write(text, typed);
  attach(form, files);
}

// Each file is a message of its own; what was typed stands beside the first.
async function share(form, files, text) {
  for (const [at, file] of files.entries()) {
    const asked = new URLSearchParams({
      channel: form.elements.channel.value,
      thread: form.elements.thread.value,
      name: file.name,
      text: at ? "" : text,
    });
    if (!(await post(`${form.dataset.files}?${asked}`, file))) return null;
  }
  return true;
}

function attach(form, files) {
  const all = files ? [...(attached.get(form) ?? []), ...files] : [];
  attached.set(form, all);
  const list = form.querySelector(".attached");
  list.replaceChildren(...all.map((file) => chip(form, file)));
  list.hidden = !all.length;
  form.querySelector("input[type=file]").value = "";
  if (files) form.elements.text.focus();
}

function chip(form, file) {
  const item = document.createElement("li");
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "icon";
  remove.textContent = "✕";
  remove.setAttribute("aria-label", `Do not send ${file.name}`);
  remove.addEventListener("click", () => {
    const rest = attached.get(form).filter((one) => one !== file);
    attach(form, null);
    attach(form, rest);
  });
  item.append(file.name, remove);
  return item;
}

function sayFor(chip) {
  const form = document.querySelector("#composer [data-composer]");
  if (!form) return toast("There is nowhere to say this.");
  act(form.action, { channel: form.elements.channel.value, thread: "", text: chip.dataset.say });
}

function resume(form) {
  const kept = drafts.get(keyOf(form));
  if (kept) write(form.elements.text, kept);
}

function write(text, value) {
  text.value = value;
  keep(text);
}

function keep(text) {
  if (text.value) drafts.set(keyOf(text.form), text.value);
  else drafts.delete(keyOf(text.form));
  text.style.height = "auto";
  if (text.value) text.style.height = `${Math.min(text.scrollHeight + 2, innerHeight * 0.4)}px`;
}

function keyOf(form) {
  return `${form.action} ${form.elements.channel.value} ${form.elements.thread.value}`;
}
