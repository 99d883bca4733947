// Sending forms: what a person does goes to the server, which says what comes of it.

import { go } from "./going.js";

// Send a form; return whether it was done. Errors are shown to the person.
export async function act(address, fields) {
  let done;
  try {
    const response = await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
    done = await response.json();
  } catch {
    toast("The workspace does not answer. Start “make demo” again, then repeat this.");
    return false;
  }
  if (done.error) {
    toast(done.error);
    return false;
  }
  if (done.go) go(done.go);
  return true;
}

export function toast(text) {
  const element = document.getElementById("toast");
  element.textContent = text;
  element.classList.add("shown");
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => element.classList.remove("shown"), 7000);
}

export function listenToForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-act]")) return;
    event.preventDefault();
    submit(form, event.submitter);
  });
}

export async function submit(form, submitter) {
  if (form.getAttribute("aria-busy") === "true") return false;
  form.setAttribute("aria-busy", "true");
  const fields = new FormData(form, submitter);
  const done = await act(form.action, fields);
  form.removeAttribute("aria-busy");
  if (done) form.dispatchEvent(new CustomEvent("acted", { bubbles: true, detail: fields }));
  return done;
}
