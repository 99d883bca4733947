// Panels beside the conversation: the sidebar on a narrow screen, and what is behind the scenes.

import { onChange, show } from "./live.js";

export function listenToPanels() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-toggle=sidebar]");
    if (button) sidebar(!document.body.classList.contains("sidebar-open"));
    else if (!target.closest(".sidebar") || target.closest("a")) sidebar(false);
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && sidebar(false));
  const button = document.getElementById("drawer-button");
  button.addEventListener("click", () => drawer(button.getAttribute("aria-expanded") !== "true"));
  document.getElementById("drawer-close").addEventListener("click", () => {
    drawer(false);
    button.focus();
  });
  if (sessionStorage.getItem("drawer") === "open") drawer(true);
  onChange(() => sidebarButton(document.body.classList.contains("sidebar-open")));
}

function sidebar(open) {
  if (document.body.classList.contains("sidebar-open") === open) return;
  document.body.classList.toggle("sidebar-open", open);
  sidebarButton(open);
  const focus = open ? ".sidebar a[aria-current], .sidebar a" : "[data-toggle=sidebar]";
  document.querySelector(focus)?.focus();
}

function sidebarButton(open) {
  document.querySelector("[data-toggle=sidebar]")?.setAttribute("aria-expanded", String(open));
}

function drawer(open) {
  document.getElementById("drawer-button").setAttribute("aria-expanded", String(open));
  sessionStorage.setItem("drawer", open ? "open" : "closed");
  show({ drawer: open });
}
