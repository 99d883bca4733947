// Editing one's own message where it stands.

import { act } from "./acting.js";
import { show } from "./live.js";

export function edit(message) {
  if (message.querySelector("[data-editing]")) return;
  const form = document.getElementById("edit-template").content.firstElementChild.cloneNode(true);
  const body = message.querySelector(".body");
  form.elements.text.value = message.dataset.own;
  body.hidden = true;
  body.after(form);
  form.elements.text.focus();
  form.scrollIntoView({ block: "nearest" });
  form.elements.text.setSelectionRange(form.elements.text.value.length, form.elements.text.value.length);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(message, form);
  });
  form.querySelector("[data-cancel]").addEventListener("click", () => finish(message, form));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") finish(message, form);
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target === form.elements.text) {
      event.preventDefault();
      event.stopPropagation();
      save(message, form);
    }
  });
}

async function save(message, form) {
  const { channel, ts, act: address, own } = message.dataset;
  const text = form.elements.text.value;
  if (text === own || await act(`${address}/edit`, { channel, ts, text })) finish(message, form);
}

function finish(message, form) {
  form.remove();
  message.querySelector(".body").hidden = false;
  message.closest(".fragment").dataset.revision = ""; // what came meanwhile was held back
  message.focus({ preventScroll: true });
  show({});
}
