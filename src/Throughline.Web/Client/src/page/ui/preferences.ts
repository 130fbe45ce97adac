// How somebody likes the page to look; kept in this browser.

export interface Preferences {
  /** Steps of type size: 0 is twelve points on paper. */
  scale: number;
  focus: boolean;
  scenes: boolean;
  beside: boolean;
}

const name = "throughline.page";
const usual: Preferences = { scale: 0, focus: false, scenes: true, beside: true };

export function loadPreferences(): Preferences {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(name) ?? "{}") as Partial<Preferences>) };
  } catch {
    return { ...usual };
  }
}

export function savePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(name, JSON.stringify(preferences));
  } catch {
    // A browser that keeps nothing shows the usual page next time.
  }
}

/** Puts the preferences into effect on the page. */
export function applyPreferences(preferences: Preferences, page: HTMLElement): void {
  page.dataset["scale"] = String(preferences.scale);
  page.classList.toggle("focus", preferences.focus);
  page.classList.toggle("with-scenes", preferences.scenes);
  page.classList.toggle("with-beside", preferences.beside);
}
