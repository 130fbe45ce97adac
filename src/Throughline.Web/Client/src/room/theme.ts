// Light, dark, or as the system says: for this browser, in all rooms.

export function watchTheme(root: Document): void {
  const choice = root.querySelector<HTMLFieldSetElement>("[data-theme-choice]");
  if (choice === null) return;
  const kept = localStorage.getItem("throughline.theme") ?? "system";
  for (const field of choice.querySelectorAll<HTMLInputElement>("input")) field.checked = field.value === kept;
  choice.disabled = false;
  choice.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const theme = event.target.value;
    if (theme === "system") {
      localStorage.removeItem("throughline.theme");
      delete root.documentElement.dataset["theme"];
    } else {
      localStorage.setItem("throughline.theme", theme);
      root.documentElement.dataset["theme"] = theme;
    }
  });
}
