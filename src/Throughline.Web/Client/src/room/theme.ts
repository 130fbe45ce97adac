// Where one chooses between light and dark.
import { chooseTheme, chosenTheme, type Theme, themes, watchChoice } from "../theme/theme";

export function watchTheme(root: Document): void {
  const choice = root.querySelector<HTMLFieldSetElement>("[data-theme-choice]");
  if (choice === null) return;
  const mark = (theme: Theme): void => {
    for (const field of choice.querySelectorAll<HTMLInputElement>("input")) field.checked = field.value === theme;
  };
  mark(chosenTheme());
  watchChoice(mark);
  choice.disabled = false;
  choice.addEventListener("change", (event) => {
    const theme = event.target instanceof HTMLInputElement ? themes.find((one) => one === (event.target as HTMLInputElement).value) : undefined;
    if (theme !== undefined) chooseTheme(theme);
  });
}
