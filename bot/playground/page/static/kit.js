// Block Kit's forms: what is pressed, chosen or typed goes to the app, as soon as Slack would tell it.

import { act, toast } from "./acting.js";

const PAUSE_TYPING = 350;

export function listenToKit() {
  document.addEventListener("click", pressed);
  document.addEventListener("change", changed);
  document.addEventListener("focusout", settled);
  document.addEventListener("keydown", keyed);
  document.addEventListener("input", typed);
  document.addEventListener("toggle", folded, { capture: true });
}

function pressed(event) {
  for (const menu of document.querySelectorAll("details.kit-overflow[open], details.kit-folding[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  const control = event.target.closest("[data-acts=press]");
  if (!control) return;
  control.closest("details.kit-overflow")?.removeAttribute("open");
  tell(control, event);
}

function changed({ target }) {
  if (target.dataset?.files) return attach(target);
  if (target.dataset?.acts === "change") tell(target);
  const folding = target.closest?.("details.kit-folding");
  if (folding) count(folding);
}

// Dates and menus of several are told once somebody is done with them, not at each key.
function settled({ target, relatedTarget }) {
  const folding = target.closest?.("details.kit-folding");
  if (folding ? folding.contains(relatedTarget) : !target.dataset) return;
  settle(folding ?? target);
}

function folded({ target }) {
  if (target.matches?.("details.kit-folding") && !target.open) settle(target);
}

function settle(element) {
  const controls = [element, ...element.querySelectorAll("input, textarea")];
  const changed = controls.find((one) => one.matches("[data-acts=settle]") && differs(one));
  if (changed) tell(changed);
}

// The defaults are what the server knows: once told, what is entered is the default.
function differs(control) {
  return control.type === "checkbox" || control.type === "radio"
    ? control.checked !== control.defaultChecked
    : control.value !== control.defaultValue;
}

function told(control) {
  for (const one of alike(control)) {
    one.defaultChecked = one.checked;
    if (one.type !== "checkbox" && one.type !== "radio") one.defaultValue = one.value;
  }
}

function alike(control) {
  return [...control.form.querySelectorAll("input, textarea")].filter((one) => one.name === control.name);
}

function keyed(event) {
  const { target, key } = event;
  if (key === "Escape") return unfold(event);
  if (key !== "Enter" || event.isComposing || !target.closest?.("form[data-kit]")) return;
  if (target.matches("[data-options]")) return event.preventDefault();
  if (target.dataset.acts === "settle" && target.tagName === "INPUT") {
    event.preventDefault();
    settle(target);
  }
  if (target.dataset.acts === "enter" && (target.tagName === "INPUT" || !event.shiftKey)) {
    event.preventDefault();
    tell(target);
  }
}

function unfold(event) {
  const menu = event.target.closest?.("details.kit-overflow[open], details.kit-folding[open]");
  if (!menu) return;
  event.preventDefault(); // or else the modal around it would close
  event.stopPropagation();
  menu.open = false;
  menu.querySelector("summary").focus();
}

function typed({ target }) {
  if (target.dataset?.acts === "type") later(target, () => tell(target));
  if (target.dataset?.options) later(target, () => search(target));
}

function later(element, work) {
  clearTimeout(element.waiting);
  element.waiting = setTimeout(work, PAUSE_TYPING);
}

async function tell(control, event) {
  const form = control.closest("form[data-kit]");
  if (!form || control.getAttribute("aria-busy") === "true") return;
  const dialog = control.dataset.confirm && document.getElementById(control.dataset.confirm);
  if (dialog) {
    event?.preventDefault();
    if (!(await agreed(dialog))) return undo(control);
    if (control.href) window.open(control.href, "_blank", "noopener,noreferrer");
  }
  const fields = new FormData(form);
  fields.set("acted", control.dataset.name);
  fields.set("pressed", control.dataset.pressed ?? "");
  if (control.dataset.acts === "settle") told(control);
  control.setAttribute("aria-busy", "true");
  await act(form.action, fields);
  control.removeAttribute("aria-busy");
}

function agreed(dialog) {
  return new Promise((resolve) => {
    const answer = (event) => {
      const button = event.target.closest("[data-answer]");
      if (button) dialog.close(button.dataset.answer);
    };
    dialog.returnValue = "";
    dialog.addEventListener("click", answer);
    dialog.addEventListener("close", () => {
      dialog.removeEventListener("click", answer);
      resolve(dialog.returnValue === "yes");
    }, { once: true });
    dialog.showModal();
  });
}

function undo(control) {
  if (control.tagName === "SELECT") {
    for (const one of control.options) one.selected = one.defaultSelected;
  } else if (control.tagName === "INPUT" || control.tagName === "TEXTAREA") {
    for (const one of alike(control)) {
      one.checked = one.defaultChecked;
      if (one.type !== "checkbox" && one.type !== "radio") one.value = one.defaultValue;
    }
  }
}

function count(folding) {
  const chosen = [...folding.querySelectorAll("input:checked")].map((one) => one.labels[0].textContent);
  const summary = folding.querySelector("summary");
  summary.textContent = chosen.join(", ") || summary.dataset.empty;
}

async function search(field) {
  const form = field.closest("form[data-kit]");
  const folding = field.closest("details");
  const found = folding.querySelector("[data-found]");
  // What was chosen of an earlier search stays.
  for (const one of found.querySelectorAll(".kit-tick:has(:checked)")) folding.querySelector("[data-kept]").append(one);
  const fields = new FormData(form);
  if (field.value.trim().length < Number(field.dataset.least)) return found.replaceChildren();
  fields.set("name", field.dataset.options);
  fields.set("typed", field.value.trim());
  const answer = await ask(form.action.replace(/interact$/, "options"), new URLSearchParams(fields));
  if (answer) found.innerHTML = answer.html;
}

async function attach(field) {
  const form = field.closest("form[data-kit]");
  const list = field.closest(".kit-field").querySelector(".kit-files");
  list.replaceChildren();
  for (const file of field.files) {
    const address = `${form.action.replace(/interact$/, "attach")}?name=${encodeURIComponent(file.name)}`;
    const answer = await ask(address, file);
    if (answer) list.append(attached(field.dataset.files, file.name, answer.id));
  }
  field.value = "";
  if (field.dataset.acts) tell(field);
}

function attached(name, title, id) {
  const item = document.createElement("li");
  const held = Object.assign(document.createElement("input"), { type: "hidden", name, value: id });
  const remove = Object.assign(document.createElement("button"), { type: "button", className: "kit-icon", textContent: "✕" });
  remove.setAttribute("aria-label", `Remove ${title}`);
  remove.addEventListener("click", () => item.remove());
  item.append(title, held, remove);
  return item;
}

async function ask(address, body) {
  try {
    const answer = await (await fetch(address, { method: "POST", body })).json();
    if (!answer.error) return answer;
    toast(answer.error);
  } catch {
    toast("The workspace does not answer. Start “make demo” again, then repeat this.");
  }
  return null;
}
