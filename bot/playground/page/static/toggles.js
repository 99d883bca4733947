// Panels that open and close: the sidebar on a narrow screen.

export function listenToToggles() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-toggle]");
    if (!button) return;
    const opened = document.body.classList.toggle(`${button.dataset.toggle}-open`);
    button.setAttribute("aria-expanded", String(opened));
  });
}
