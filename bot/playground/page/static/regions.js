// Regions: lists of keyed fragments that are brought to the state that the server names.

export function have() {
  const known = {};
  for (const region of document.querySelectorAll("[data-region]")) {
    known[region.id] = Object.fromEntries([...region.children].map((one) => [one.id, one.dataset.revision]));
  }
  return known;
}

// Apply what differs, and tell which fragments are new in each region.
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
  for (const [key, element] of known) if (!wanted.has(key)) element.remove();
  const added = [];
  let before = null;
  for (const key of order) {
    const old = known.get(key);
    let element = old;
    if (key in html) {
      element = parsed(html[key]);
      if (old) replace(old, element);
      else added.push(element);
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

// What a person is in the middle of survives: focus, what was typed, what was opened.
function replace(old, element) {
  const focused = old.contains(document.activeElement) ? pathOf(old, document.activeElement) : null;
  const typed = entriesOf(old);
  const opened = [...old.querySelectorAll("details[open][id]")].map((one) => one.id);
  old.replaceWith(element);
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  for (const field of element.querySelectorAll("input, textarea, select")) restore(field, typed);
  if (focused) focusAgain(element, focused);
}

function entriesOf(element) {
  const entries = new Map();
  for (const field of element.querySelectorAll("input, textarea, select")) {
    if (field.type === "hidden" || field.type === "file" || !touched(field)) continue;
    entries.set(nameOf(field), field.type === "checkbox" || field.type === "radio" ? field.checked : valueOf(field));
  }
  return entries;
}

function touched(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return [...field.options].some((one) => one.selected !== one.defaultSelected);
  return field.value !== field.defaultValue;
}

function valueOf(field) {
  return field.multiple ? [...field.selectedOptions].map((one) => one.value) : field.value;
}

function restore(field, typed) {
  const name = nameOf(field);
  if (!typed.has(name)) return;
  const value = typed.get(name);
  if (typeof value === "boolean") field.checked = value;
  else if (Array.isArray(value)) for (const one of field.options) one.selected = value.includes(one.value);
  else field.value = value;
}

function nameOf(field) {
  return field.type === "checkbox" || field.type === "radio" ? `${field.name}=${field.value}` : field.name;
}

function pathOf(root, element) {
  const same = [...root.querySelectorAll(element.tagName)];
  return {
    id: element.id,
    tag: element.tagName,
    at: same.indexOf(element),
    from: element.selectionStart ?? null,
    to: element.selectionEnd ?? null,
  };
}

function focusAgain(root, { id, tag, at, from, to }) {
  const element = (id && document.getElementById(id)) || root.querySelectorAll(tag)[at];
  if (!element) return;
  element.focus({ preventScroll: true });
  if (from !== null && element.setSelectionRange) {
    try { element.setSelectionRange(from, to); } catch { /* not a text field */ }
  }
}
