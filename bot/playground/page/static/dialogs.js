// Modals: the app's, as the server says which is on top, and the page's own question whether somebody is sure.

import { act, toast } from "./acting.js";
import { onChange } from "./live.js";

export function listenToDialogs() {
  document.addEventListener("submit", submitted);
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-dismiss]");
    if (button) dismiss(button.closest("dialog"));
  });
  document.addEventListener("cancel", (event) => {
    if (!event.target.matches("dialog[data-view]")) return;
    event.preventDefault(); // the server closes it, so that the app hears of it
    dismiss(event.target);
  }, { capture: true });
  onChange(open);
  open();
}

// Ask before something that cannot be undone.
export function sure(title, more, yes) {
  const dialog = document.getElementById("ask");
  document.getElementById("ask-title").textContent = title;
  document.getElementById("ask-more").textContent = more;
  document.getElementById("ask-yes").textContent = yes;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

function open() {
  for (const dialog of document.querySelectorAll("#modal dialog[data-view]")) {
    if (dialog.open) continue;
    dialog.showModal();
    const first = dialog.querySelector(
      "[autofocus], .modal-body :is(input:not([type=hidden]), textarea, select, button, a[href], summary)",
    );
    (first ?? dialog.querySelector(".modal-foot button"))?.focus();
  }
}

async function submitted(event) {
  const form = event.target;
  if (!form.matches("dialog[data-view] form")) return;
  event.preventDefault();
  const button = form.querySelector(".modal-foot .kit-primary");
  if (!button || form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  const view = form.elements.view.value;
  await act(form.dataset.submit, new FormData(form));
  form.removeAttribute("aria-busy");
  complain(view);
}

// Once what is wrong is shown, the first such field has the focus.
function complain(view, tries = 20) {
  const dialog = document.querySelector(`dialog[data-view="${view}"]`);
  const wrong = dialog?.querySelector("[aria-invalid=true], [data-invalid] input, [data-invalid] summary");
  if (wrong) wrong.focus();
  else if (dialog && tries) setTimeout(complain, 50, view, tries - 1);
}

function dismiss(dialog) {
  const form = dialog.querySelector("form");
  if (!form.dataset.close) return toast("This cannot be closed.");
  act(form.dataset.close, { view: dialog.dataset.view });
}
