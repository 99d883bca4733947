// Regions: lists of keyed fragments that are brought to the state that the server names.

export function have() {
  const known = {};
  for (const region of document.querySelectorAll("[data-region]")) {
    known[region.id] = Object.fromEntries([...region.children].map((one) => [one.id, one.dataset.revision]));
  }
  return known;
}

// Apply what differs; return the fragments that were not there before.
export function patch(changes) {
  const added = [];
  for (const [name, change] of Object.entries(changes)) {
    const region = document.getElementById(name);
    if (region) added.push(...reorder(region, change));
  }
  return added;
}

function reorder(region, { order, html }) {
  const known = new Map([...region.children].map((one) => [one.id, one]));
  const wanted = new Set(order);
  for (const [key, element] of known) if (!wanted.has(key)) retire(element);
  const added = [];
  let before = null;
  for (const key of order) {
    let element = known.get(key);
    if (key in html) {
      const fresh = parsed(html[key]);
      element = element ? replace(element, fresh) : fresh;
      if (element === fresh && !known.has(key)) added.push(element);
    }
    const place = before ? before.nextSibling : region.firstChild;
    if (element !== place) region.insertBefore(element, place);
    before = element;
  }
  return added;
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

// Closing a dialog gives the focus back to where it came from.
function retire(element) {
  for (const dialog of element.querySelectorAll("dialog[open]")) dialog.close();
  element.remove();
}

// What a person is in the middle of survives: focus, what was typed, what was opened, where it was scrolled to.
function replace(old, fresh) {
  if (old.querySelector("[data-editing]")) {
    old.dataset.revision = fresh.dataset.revision;
    return old;
  }
  const focused = old.contains(document.activeElement) ? pathOf(old, document.activeElement) : null;
  const typed = entriesOf(old);
  const opened = [...old.querySelectorAll("details[open][id]")].map((one) => one.id);
  const scrolled = [...old.querySelectorAll("[data-scrolls]")].map(({ scrollTop, scrollLeft }) => [scrollTop, scrollLeft]);
  const modal = old.querySelector("dialog.modal[open]") !== null;
  old.replaceWith(fresh);
  for (const field of fresh.querySelectorAll("input, textarea, select")) restore(field, typed);
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  if (modal) fresh.querySelector("dialog.modal")?.showModal();
  for (const [at, one] of fresh.querySelectorAll("[data-scrolls]").entries()) one.scrollTo(scrolled[at]?.[1] ?? 0, scrolled[at]?.[0] ?? 0);
  if (focused) focusAgain(fresh, focused);
  return fresh;
}

function entriesOf(element) {
  const entries = new Map();
  for (const field of element.querySelectorAll("input, textarea, select")) {
    if (field.type === "hidden" || field.type === "file" || !touched(field)) continue;
    entries.set(nameOf(field), isTick(field) ? field.checked : valueOf(field));
  }
  return entries;
}

function touched(field) {
  if (isTick(field)) return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return [...field.options].some((one) => one.selected !== one.defaultSelected);
  return field.value !== field.defaultValue;
}

function valueOf(field) {
  return field.multiple ? [...field.selectedOptions].map((one) => one.value) : field.value;
}

function restore(field, typed) {
  const name = nameOf(field);
  if (!name || !typed.has(name)) return;
  const value = typed.get(name);
  if (typeof value === "boolean") field.checked = value;
  else if (Array.isArray(value)) for (const one of field.options) one.selected = value.includes(one.value);
  else field.value = value;
}

function isTick(field) {
  return field.type === "checkbox" || field.type === "radio";
}

function nameOf(field) {
  return isTick(field) ? `${field.name}=${field.value}` : field.name || field.id;
}

function pathOf(root, element) {
  return {
    id: element.id,
    called: calledBy(element),
    at: alike(root, calledBy(element)).indexOf(element),
    from: element.selectionStart ?? null,
    to: element.selectionEnd ?? null,
  };
}

// Fields by their names, everything else by its words: what is called otherwise is something else.
function calledBy(element) {
  return `${element.tagName} ${element.name || element.getAttribute("aria-label") || element.textContent.trim()}`;
}

function alike(root, called) {
  return [...root.querySelectorAll(called.split(" ")[0])].filter((one) => calledBy(one) === called);
}

function focusAgain(root, { id, called, at, from, to }) {
  const element = (id && document.getElementById(id)) || alike(root, called)[at];
  if (!element) return;
  element.focus({ preventScroll: true });
  if (from !== null && element.setSelectionRange) element.setSelectionRange(from, to);
}
