// Sending forms: what a person does goes to the server, which says what comes of it.

import { sure } from "./dialogs.js";
import { go } from "./going.js";

// Send fields; return what the server says, or null where it was not done. Errors are shown to the person.
export async function act(address, fields) {
  return send(address, new URLSearchParams(fields));
}

export async function send(address, body) {
  let done;
  try {
    const response = await fetch(address, { method: "POST", body });
    done = await response.json();
  } catch {
    toast(document.getElementById("lost").dataset.gone);
    return null;
  }
  if (done.error) {
    toast(done.error);
    return null;
  }
  if (done.go) go(done.go);
  return done;
}

export function toast(text) {
  const element = document.getElementById("toast");
  element.textContent = text;
  element.classList.add("shown");
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => element.classList.remove("shown"), 8000);
}

export function listenToForms() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-act]")) return;
    event.preventDefault();
    if (form.dataset.sure && !(await sure("Are you sure?", form.dataset.sure, event.submitter?.textContent ?? "Yes"))) return;
    submit(form, event.submitter);
  });
}

async function submit(form, submitter) {
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  await act(form.action, new FormData(form, submitter));
  form.removeAttribute("aria-busy");
}
