// Writing: Enter sends, Shift+Enter begins a line, and what is not sent yet is kept.

import { act, submit, toast } from "./acting.js";
import { onChange } from "./live.js";

const drafts = new Map();

export function listenToComposers() {
  document.addEventListener("keydown", (event) => {
    const text = event.target;
    if (!text.matches?.("[data-composer] textarea") || event.defaultPrevented) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send(text.form);
    }
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-composer]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    send(event.target);
  }, { capture: true });
  document.addEventListener("input", ({ target }) => {
    if (!target.matches?.("[data-composer] textarea")) return;
    drafts.set(keyOf(target.form), target.value);
    grow(target);
  });
  document.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-say]");
    if (chip) sayFor(chip);
  });
  onChange(({ added }) => {
    for (const one of added) for (const form of one.querySelectorAll("[data-composer]")) resume(form);
  });
}

async function send(form) {
  const text = form.elements.text;
  if (!text.value.trim()) return;
  const kept = text.value;
  const sending = submit(form);
  text.value = "";
  drafts.delete(keyOf(form));
  grow(text);
  if (await sending) return;
  if (!text.value) {
    text.value = kept;
    drafts.set(keyOf(form), kept);
    grow(text);
  }
}

function sayFor(chip) {
  const form = document.querySelector("#composer [data-composer]");
  if (!form) return toast("There is nowhere to say this.");
  act(form.action, { channel: form.elements.channel.value, thread: "", text: chip.dataset.say });
}

function resume(form) {
  const kept = drafts.get(keyOf(form));
  if (!kept) return;
  form.elements.text.value = kept;
  grow(form.elements.text);
}

function keyOf(form) {
  return `${form.action} ${form.elements.channel.value} ${form.elements.thread.value}`;
}

function grow(text) {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight + 2, innerHeight * 0.4)}px`;
}
