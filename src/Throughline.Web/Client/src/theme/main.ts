// Before anything is drawn: light or dark, if somebody chose one. It is small and waited for, so that the page never flashes.
{
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem("throughline.theme");
  } catch {
    // As the system says, then.
  }

  if (chosen === "light" || chosen === "dark") document.documentElement.dataset["theme"] = chosen;
}
