// How the pages of the production are made: a style and a paper, for everybody and for what is printed.
import type { Api } from "../api";
import { fill, h } from "./dom";
import { say } from "./words";

interface Chosen {
  readonly page: { readonly style: string | null; readonly paper: string | null };
  readonly styles: readonly string[];
}

export class StyleChoice {
  readonly dom = h("span", { class: "style-choice", hidden: true });
  private readonly style = h("select", { "aria-label": say("PageStyle") });
  private readonly paper = h("select", { "aria-label": say("Paper") }, ...["", "letter", "a4"].map((name) => h("option", { value: name }, say(`Paper_${name}`))));

  constructor(private readonly api: Api, private readonly tell: (words: string) => void) {
    fill(this.dom, this.style, " ", this.paper);
    for (const select of [this.style, this.paper]) select.addEventListener("change", () => void this.choose());
  }

  async load(): Promise<void> {
    try {
      const { page, styles } = await this.api.get<Chosen>("/page-style");
      fill(this.style, ...["", ...styles].map((name) => h("option", { value: name }, say(`Style_${name}`))));
      this.style.value = page.style ?? "";
      this.paper.value = page.paper ?? "";
      this.dom.hidden = false;
    } catch {
      // The page is set as Final Draft sets it.
    }
  }

  private async choose(): Promise<void> {
    try {
      await this.api.post("/page-style", { style: this.style.value === "" ? null : this.style.value, paper: this.paper.value === "" ? null : this.paper.value });
    } catch (error) {
      this.tell(error instanceof Error ? error.message : String(error));
      await this.load();
    }
  }
}
