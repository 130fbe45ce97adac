// What is wider than the window scrolls sideways: by the keyboard too, and the word of this room is always in sight.

export function watchScrollers(root: Document): void {
  const seen = new ResizeObserver((entries) => { for (const entry of entries) reach(entry.target); });
  for (const wide of root.querySelectorAll(".wide")) seen.observe(wide);
  root.querySelector(".rooms nav [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest", behavior: "instant" });
}

// Only what does scroll is a stop for Tab, and it is called as what it stands under.
function reach(wide: Element): void {
  if (wide.scrollWidth <= wide.clientWidth) {
    for (const name of ["tabindex", "role", "aria-label"]) wide.removeAttribute(name);
    return;
  }

  wide.setAttribute("tabindex", "0");
  wide.setAttribute("role", "region");
  wide.removeAttribute("aria-label");
  wide.setAttribute("aria-label", unlike(headingOf(wide), wide.ownerDocument));
}

// Several under one heading are told apart by their number.
function unlike(name: string, root: Document): string {
  const taken = new Set([...root.querySelectorAll(".wide[aria-label]")].map((other) => other.getAttribute("aria-label")));
  for (let number = 2, called = name; ; number++) {
    if (!taken.has(called)) return called;
    called = `${name} ${String(number)}`;
  }
}

function headingOf(part: Element): string {
  const headings = [...part.ownerDocument.querySelectorAll("main :is(h1, h2, h3)")];
  const above = headings.findLast((heading) => (heading.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  return above?.textContent.trim() ?? part.ownerDocument.title;
}
