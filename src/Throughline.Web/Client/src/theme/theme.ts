// Light, dark, or as the system says: one choice for this browser, in all rooms and in all tabs.

export type Theme = "system" | "light" | "dark";

export const themes: readonly Theme[] = ["system", "light", "dark"];

const name = "throughline.theme";

export function chosenTheme(): Theme {
  let kept: string | null | undefined;
  try {
    kept = localStorage.getItem(name);
  } catch {
    // A browser that keeps nothing has it until this page is left.
    kept = document.documentElement.dataset["theme"];
  }

  return kept === "light" || kept === "dark" ? kept : "system";
}

export function chooseTheme(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(name);
    else localStorage.setItem(name, theme);
  } catch {
    // It is shown all the same.
  }

  showTheme(theme);
}

export function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset["theme"];
  else dataset["theme"] = theme;
}

/** Tells of a choice that was made in another tab. */
export function watchChoice(tell: (theme: Theme) => void): void {
  addEventListener("storage", (event) => {
    if (event.key === name || event.key === null) tell(chosenTheme());
  });
}
