// Completing commands, people and channels while one types.

const MOST = 8;
const WORD = /(^|\s)([@#][\w.-]*)$/;
const COMMAND = /^(\/\S*)$/;

export function listenToCompletion() {
  document.addEventListener("input", ({ target }) => isComposer(target) && suggest(target));
  document.addEventListener("keydown", (event) => isComposer(event.target) && keyed(event), { capture: true });
  document.addEventListener("focusout", ({ target }) => isComposer(target) && setTimeout(close, 100, target));
  document.addEventListener("mousedown", (event) => {
    const option = event.target.closest(".offers [role=option]");
    if (!option) return;
    event.preventDefault();
    take(option.closest("form").elements.text, option);
  });
}

function isComposer(element) {
  return element.matches?.("[data-composer] textarea");
}

function listOf(text) {
  return text.form.querySelector(".offers");
}

function suggest(text) {
  const before = text.value.slice(0, text.selectionStart);
  const typed = COMMAND.exec(before)?.[1] ?? WORD.exec(before)?.[2];
  const found = typed ? matching(typed.toLowerCase()) : [];
  const list = listOf(text);
  list.replaceChildren(...found.map((one, at) => option(list, one, at)));
  list.hidden = !found.length;
  list.dataset.typed = typed ?? "";
  point(text, found.length ? 0 : -1);
}

function matching(typed) {
  const all = [...document.querySelectorAll("#known [data-insert]")];
  const same = all.filter((one) => one.dataset.insert[0] === typed[0]);
  const names = ({ dataset }) => [dataset.insert, ...dataset.title.split(" ").map((word) => typed[0] + word)];
  return same.filter((one) => names(one).some((name) => name.toLowerCase().startsWith(typed))).slice(0, MOST);
}

function option(list, source, at) {
  const element = document.createElement("li");
  element.id = `${list.id}-${at}`;
  element.setAttribute("role", "option");
  element.dataset.insert = source.dataset.insert;
  const title = document.createElement("b");
  title.textContent = source.dataset.title;
  const about = document.createElement("span");
  about.textContent = source.textContent;
  element.append(title, " ", about);
  return element;
}

function keyed(event) {
  const text = event.target;
  const list = listOf(text);
  if (list.hidden || event.isComposing) return;
  const options = [...list.children];
  const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const chosen = options[at];
  if (event.key === "ArrowDown") point(text, (at + 1) % options.length);
  else if (event.key === "ArrowUp") point(text, (at - 1 + options.length) % options.length);
  else if (event.key === "Escape") close(text);
  else if ((event.key === "Tab" && !event.shiftKey) || event.key === "Enter") {
    if (event.key === "Enter" && list.dataset.typed === chosen.dataset.insert) return close(text);
    take(text, chosen);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function point(text, at) {
  for (const [index, one] of [...listOf(text).children].entries()) {
    one.setAttribute("aria-selected", String(index === at));
    if (index === at) {
      text.setAttribute("aria-activedescendant", one.id);
      one.scrollIntoView({ block: "nearest" });
    }
  }
  if (at < 0) text.removeAttribute("aria-activedescendant");
}

function take(text, chosen) {
  const typed = listOf(text).dataset.typed;
  const start = text.selectionStart - typed.length;
  text.setRangeText(`${chosen.dataset.insert} `, start, text.selectionStart, "end");
  close(text);
  text.dispatchEvent(new Event("input", { bubbles: true }));
  text.focus();
}

function close(text) {
  const list = listOf(text);
  if (!list) return;
  list.hidden = true;
  list.replaceChildren();
  point(text, -1);
}
