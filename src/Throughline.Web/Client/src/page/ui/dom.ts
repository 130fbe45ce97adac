// Elements made in code; no HTML is ever made from strings.

type Child = Node | string | null;

export function h<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string | boolean | ((event: Event) => void)> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false) element.setAttribute(key, value);
  }

  for (const child of children) if (child !== null) element.append(child);
  return element;
}

export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren(...children.filter((child): child is Node | string => child !== null));
}

/** A word that does something. */
export function action(words: string, run: (event: Event) => void, attributes: Record<string, string | boolean> = {}): HTMLButtonElement {
  return h("button", { type: "button", class: "word", onclick: run, ...attributes }, words);
}

/** Runs once when calls have stopped for a while, or after ten times as long when they never stop, and the browser has nothing better to do. */
export function whenIdle(milliseconds: number, run: () => void): () => void {
  let timer = 0;
  let latest = 0;
  return () => {
    const now = performance.now();
    if (timer === 0) latest = now + 10 * milliseconds;
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      timer = 0;
      if (typeof requestIdleCallback === "function") requestIdleCallback(run, { timeout: 1_000 });
      else run();
    }, Math.max(0, Math.min(milliseconds, latest - now)));
  };
}
