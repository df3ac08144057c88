import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type PageState, page } from "../../src/page/index.js";
import { fillTemplate } from "../../src/page/template.js";

const root = join(import.meta.dirname, "../..");

/** The state that a page holds, as a browser reads it. */
function stateIn(html: string): unknown {
  const block = /<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/.exec(html)?.[1];
  return JSON.parse(block ?? "");
}

describe("a page", () => {
  const hostile: PageState = {
    input: { name: "</script><script>alert(1)</script>", text: "<!--<script>\u2028 {{state}} $& $1 &amp;" },
    steps: [{ kind: "commands", commands: ["]]></script>"] }],
  };

  it("holds its state, whatever it is, as data that cannot end its block", () => {
    const html = page(hostile);
    expect(stateIn(html)).toEqual(hostile);
    expect(html.match(/<\/script>/g)).toHaveLength(page().match(/<\/script>/g)?.length ?? 0);
  });

  it("holds nothing if it is empty", () => {
    expect(stateIn(page())).toBeNull();
  });

  it("replaces the slot and nothing else", () => {
    expect(fillTemplate("a{{state}}b", undefined)).toBe("anullb");
  });
});

describe("the page's own code", () => {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { compilerOptions } = JSON.parse(readFileSync(join(root, "src/page/tsconfig.json"), "utf8"));

  it("knows the library by the subpaths that the package exports", () => {
    for (const [specifier, [source]] of Object.entries<[string]>(compilerOptions.paths)) {
      const target = exports[specifier.replace(/^pengine/, ".")].default;
      expect(target.replace("./dist/", "../").replace(/\.js$/, ".ts")).toBe(source);
    }
  });
});
