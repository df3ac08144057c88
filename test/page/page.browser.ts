import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseCommand, readAny, runCommands } from "../../src/commands/index.js";
import { clusterStatus, evaluate, readCib } from "../../src/index.js";
import { renderJson } from "../../src/render/index.js";
import type { Event } from "../../src/simulate/index.js";
import { inject, settle } from "../../src/simulate/index.js";
import { caseXml, loadCases } from "../support/cases.js";
import { builtTemplate, openPage, settled, startBrowser, verdictJson, violations } from "./browser.js";
import { COROSYNC, FAILED, HOSTILE, HOSTILE_NAMES, SIXTEEN, TWO_NODES } from "./clusters.js";

const CORPUS = join(import.meta.dirname, "../../corpus");
const NOW = 1_700_000_100;
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
});

const input = (text: string, name = "cib.xml") => ({ input: { name, text }, now: NOW });

/** Opens a page, does something there, and sees that nothing was asked for and nothing went wrong. */
async function inPage<T>(
  state: Parameters<typeof openPage>[1],
  work: (page: Page) => Promise<T>,
  options?: Parameters<typeof openPage>[2],
): Promise<T> {
  const { page, requests, errors, close } = await openPage(browser, state, options);
  try {
    const result = await work(page);
    expect(requests).toEqual([]);
    expect(errors).toEqual([]);
    return result;
  } finally {
    await close();
  }
}

/** Ten cases of the corpus, of all kinds. */
const TEN = loadCases(CORPUS)
  .map(({ name }) => name)
  .filter((_, i, all) => i % Math.floor(all.length / 10) === 3)
  .slice(0, 10);

describe("the page and Node say the same", () => {
  it.each(TEN)("%s: every score, placement and action", async (name) => {
    const xml = caseXml(CORPUS, name);
    const { cib } = readAny(xml, { now: NOW });
    const expected = evaluate(cib, { now: NOW, explain: true });
    await inPage(input(xml), async (page) => {
      await settled(page);
      const json = await verdictJson(page);
      expect(json).toBe(renderJson(expected));
      for (const { resource, variant, active, node } of expected.placements) {
        if (variant !== "primitive" || active.length > 0 || node === undefined) continue;
        const card = page.locator("article.card", { has: page.getByRole("button", { name: node, exact: true }) });
        await card
          .getByRole("button", { name: / more: / })
          .click({ timeout: 100 })
          .catch(() => undefined);
        expect(await card.getByRole("rowheader", { name: resource, exact: true }).count()).toBeGreaterThan(0);
      }
    });
  });

  it("shows each score, with steps that lead to it", async () => {
    const { cib } = readCib(TWO_NODES);
    const { scores } = evaluate(cib, { now: NOW });
    await inPage(input(TWO_NODES), async (page) => {
      await settled(page);
      for (const resource of ["db", "ip", "httpd"]) {
        await page.getByRole("rowheader", { name: resource, exact: true }).first().getByRole("button").click();
        await page.locator("#answer-title", { hasText: resource }).waitFor();
        await page.locator(".scores details").first().waitFor();
        for (const [node, score] of scores.get(resource) ?? []) {
          const row = page.locator(".scores details", {
            has: page.locator(".who .name").getByText(node, { exact: true }),
          });
          const shown = score >= 1_000_000 ? "INFINITY" : score <= -1_000_000 ? "-INFINITY" : String(score);
          expect(await row.locator("summary .number").textContent()).toBe(shown);
          const last = row.locator(".ladder tbody tr").last().locator("td").last();
          if ((await last.count()) > 0) expect(await last.textContent()).toBe(shown);
        }
      }
    });
  });
});

/** What each control does, as a command or event on the same cluster. */
const CONTROLS: readonly (readonly [subject: string, button: string, does: string | Event])[] = [
  ["resource/db", "Disable", "pcs resource disable db"],
  ["resource/db", "Unmanage", "pcs resource unmanage db"],
  ["resource/db", "Move there: beta", "pcs resource move-with-constraint db beta"],
  ["resource/db", "Ban from there: beta", "pcs resource ban db beta"],
  ["node/alpha", "Standby", "pcs node standby alpha"],
  ["node/alpha", "Maintenance", "pcs node maintenance alpha"],
  ["node/beta", "Shut down", { kind: "node", node: "beta", state: "down" }],
  ["node/beta", "Let it fail", { kind: "node", node: "beta", state: "failed" }],
  ["", "Lose quorum", { kind: "quorum", quorate: false }],
  ["", "Maintenance mode", "pcs property set maintenance-mode=true"],
];

function afterwards(does: string | Event) {
  const { cib } = readCib(TWO_NODES);
  if (typeof does === "string") return runCommands(cib, [does], { now: NOW }).cib;
  return inject(cib, clusterStatus(cib, { now: NOW }), [does], { now: NOW }).cib;
}

describe("each control does what its command does", () => {
  it.each(CONTROLS)("%s %s", async (subject, button, does) => {
    const expected = renderJson(evaluate(afterwards(does), { now: NOW, explain: true }));
    await inPage(
      input(TWO_NODES),
      async (page) => {
        await settled(page);
        const before = await verdictJson(page);
        if (button.includes("there")) await page.locator(".controls select").selectOption("beta");
        await page.locator(".controls").getByRole("button", { name: button, exact: true }).click();
        await page.locator(".steps li").first().waitFor();
        await settled(page);
        expect(await verdictJson(page)).toBe(expected);
        await page.locator("#steps").getByRole("button", { name: "Undo" }).click();
        await page.locator(".steps").waitFor({ state: "detached" });
        await settled(page);
        expect(await verdictJson(page)).toBe(before);
      },
      { fragment: subject === "" ? "" : `#${subject}` },
    );
  });

  it("lets the cluster do what it has decided", async () => {
    const { cib } = settle(afterwards("pcs resource ban db beta"), { now: NOW, explain: true });
    const expected = renderJson(evaluate(cib, { now: NOW, explain: true }));
    await inPage(
      { ...input(TWO_NODES), steps: [{ kind: "commands", commands: ["pcs resource ban db beta"] }] },
      async (page) => {
        await settled(page);
        await page.getByRole("button", { name: /^Let it happen/ }).click();
        await page.locator(".steps li").nth(1).waitFor();
        await settled(page);
        expect(await verdictJson(page)).toBe(expected);
      },
    );
  });

  it.each(["pcs resource disable db", "crm node standby alpha", "crm_resource --ban -r db -N beta"])(
    "types %s",
    async (line) => {
      const { cib } = readCib(TWO_NODES);
      expect(parseCommand(line, { cib, now: NOW }).edits).toHaveLength(1);
      const expected = renderJson(evaluate(runCommands(cib, [line], { now: NOW }).cib, { now: NOW, explain: true }));
      await inPage(input(TWO_NODES), async (page) => {
        await settled(page);
        await page.keyboard.press("/");
        await page.keyboard.type(line);
        await page.keyboard.press("Enter");
        await page.locator(".steps li").first().waitFor();
        await settled(page);
        expect(await verdictJson(page)).toBe(expected);
        await page.getByRole("button", { name: "Command line" }).click();
        await expect
          .poll(() => page.locator(".takeaway textarea").inputValue())
          .toContain(`pengine what-if -x cib.xml --do '${line}'`);
      });
    },
  );

  it("says what a command should be, and keeps what was there", async () => {
    await inPage(input(TWO_NODES), async (page) => {
      await settled(page);
      const before = await verdictJson(page);
      await page.getByLabel("Command", { exact: true }).fill("pcs resorce disable db");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").waitFor();
      expect(await page.getByRole("alert").textContent()).toContain("resource");
      expect(await verdictJson(page)).toBe(before);
    });
  });

  it("tries a remedy with one click", async () => {
    await inPage(
      { ...input(TWO_NODES), steps: [{ kind: "commands", commands: ["pcs resource disable db"] }] },
      async (page) => {
        await settled(page);
        // Found at once only where evaluations are quick.
        const help = page.getByRole("button", { name: "What would help?" });
        if (await help.isVisible()) await help.click();
        await page.locator(".remedies li").first().waitFor();
        await page.getByRole("button", { name: /^Try: enable db/ }).click();
        await page.locator(".steps li").nth(1).waitFor();
        await settled(page);
        expect(await page.locator(".main-sentence").textContent()).toMatch(/^db (stays|moves)/);
      },
      { fragment: "#resource/db" },
    );
  });
});

describe("a replay", () => {
  const text = (more: string): string => `node n1\nprimitive web systemd:nginx${more}\nproperty fencing-enabled=false`;
  const history = ["", " meta target-role=Stopped"].map((more, i) => {
    return {
      name: `pe-input-${i}`,
      text: text(more),
      now: 1_795_000_000 + i,
      told: i === 0 ? [] : ["the configuration changed"],
    };
  });

  it("shows the last input, and any other with the slider", async () => {
    const [, last] = history;
    if (last === undefined) return;
    await inPage({ input: { name: last.name, text: last.text }, now: last.now, history }, async (page) => {
      await settled(page);
      expect(await page.locator("h1").textContent()).toBe("pe-input-1");
      expect(await page.locator("#history li").allTextContents()).toEqual(["the configuration changed"]);
      await page.getByRole("slider", { name: "Input" }).press("ArrowLeft");
      await page.locator("h1:text('pe-input-0')").waitFor();
      await settled(page);
      expect(await page.locator("#history .empty").count()).toBe(1);
      expect(await violations(page)).toEqual([]);
      await page.getByRole("button", { name: "The next input" }).click();
      await page.locator("h1:text('pe-input-1')").waitFor();
    });
  });
});

describe("what is dropped", () => {
  /** The crm text `node n1` and so on, packed by bzip2. */
  const PACKED = readFileSync(join(import.meta.dirname, "recorded/two-nodes.crm.bz2"));

  async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
    const base64 = Buffer.from(bytes).toString("base64");
    await page.evaluate(`(() => {
      const bytes = Uint8Array.from(atob(${JSON.stringify(base64)}), (each) => each.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], ${JSON.stringify(name)}));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    })()`);
  }

  it("opens, if it is packed by bzip2", async () => {
    await inPage(undefined, async (page) => {
      await drop(page, "pe-input-1.bz2", PACKED);
      await settled(page);
      expect(await page.locator("h1").textContent()).toBe("pe-input-1.bz2");
      expect(await page.getByRole("rowheader", { name: "web", exact: true }).count()).toBe(1);
    });
  });

  it("opens as XML, crm text and corosync.conf", async () => {
    await inPage(undefined, async (page) => {
      await drop(page, "cib.xml", Buffer.from(TWO_NODES));
      await settled(page);
      expect(await page.getByRole("rowheader", { name: "httpd", exact: true }).count()).toBeGreaterThan(0);
      await drop(page, "a.crm", Buffer.from("node n1\nprimitive solo systemd:x\n"));
      await page.getByRole("rowheader", { name: "solo", exact: true }).waitFor();
    });
    await inPage(undefined, async (page) => {
      await drop(page, "corosync.conf", Buffer.from(COROSYNC));
      await page.getByLabel("Event").fill("crash 2; crash 3");
      await page.keyboard.press("Enter");
      await page.locator(".states > li").nth(2).waitFor();
      expect(await page.locator(".states > li").nth(2).locator(".card.bad").count()).toBe(1);
      expect(await violations(page)).toEqual([]);
    });
  });

  it("says what is wrong with it", async () => {
    await inPage(undefined, async (page) => {
      await drop(page, "broken.bz2", PACKED.subarray(0, 40));
      await page.getByRole("alert").waitFor();
      expect(await page.getByRole("alert").textContent()).toContain("damaged");
      await drop(page, "broken.xml", Buffer.from("<cib><x></cib>"));
      await page.getByRole("alert").filter({ hasText: /x/ }).waitFor();
    });
  });
});

describe("names of a CIB", () => {
  it("are text, whatever they are", async () => {
    await inPage(input(HOSTILE, `<b>"x".xml`), async (page) => {
      await settled(page);
      expect(await page.title()).toBe("pengine");
      expect(await page.locator("main img, main script, main b").count()).toBe(0);
      expect(await page.locator("article.card h3 button").count()).toBeGreaterThanOrEqual(HOSTILE_NAMES.length);
      const shown = await page.locator("#root").innerText();
      expect(shown).toContain("<img src=x onerror=");
      expect(shown).toContain("\\u{202e}gnp.exe");
      expect(shown).toContain("tab\\u{9}here\\u{a}and");
      expect(shown).not.toMatch(/[\u202e\u2066]/);
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(1280);
      for (const name of HOSTILE_NAMES.slice(0, 3)) {
        await page
          .locator("article.card h3 button", { hasText: name.slice(0, 12) })
          .first()
          .click();
        await page.locator("#answer-title", { hasText: "Node" }).waitFor();
        await page.locator(".main-sentence").waitFor();
      }
      expect(await page.title()).toBe("pengine");
      expect(await violations(page)).toEqual([]);
    });
  });
});

describe("people's habits", () => {
  it.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 400],
    ["dark", 400],
  ] as const)("axe-core finds nothing serious: %s, %i pixels", async (scheme, width) => {
    for (const [text, fragment] of [
      [TWO_NODES, ""],
      [TWO_NODES, "#resource/db"],
      [FAILED, "#node/gamma"],
      [FAILED, "#resource/web"],
      [SIXTEEN, ""],
    ] as const) {
      await inPage(
        input(text),
        async (page) => {
          await settled(page);
          expect(await violations(page)).toEqual([]);
          expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        },
        { scheme, width, fragment },
      );
    }
    await inPage(undefined, async (page) => expect(await violations(page)).toEqual([]), { scheme, width });
  });

  it("has a link to each thing, which the browser's history follows", async () => {
    await inPage(
      input(TWO_NODES),
      async (page) => {
        await settled(page);
        expect(await page.locator("#answer-title").textContent()).toBe("Node beta");
        await page.getByRole("rowheader", { name: "db", exact: true }).first().getByRole("button").click();
        expect(page.url()).toMatch(/#resource\/db$/);
        await page.locator("#answer-title", { hasText: /^db$/ }).waitFor();
        await page.goBack();
        await page.locator("#answer-title", { hasText: "Node beta" }).waitFor();
      },
      { fragment: "#node/beta" },
    );
  });

  it("does everything by keyboard, and shows where it is", async () => {
    await inPage(input(TWO_NODES), async (page) => {
      await settled(page);
      const focused = () => page.evaluate<string>("document.activeElement?.textContent?.trim() ?? ''");
      const wanted = new Set(["alpha", "db", "httpd", "Configuration", "Lose quorum", "Command line"]);
      for (let i = 0; i < 120 && wanted.size > 0; i++) {
        await page.keyboard.press("Tab");
        const text = await focused();
        if (!wanted.delete(text)) continue;
        const outline = await page.evaluate<string>("getComputedStyle(document.activeElement).outlineStyle");
        expect(outline).not.toBe("none");
      }
      expect([...wanted]).toEqual([]);
      const box = page.locator("svg.drawing [role=button]").first();
      await box.focus();
      await page.keyboard.press("Enter");
      await expect.poll(() => page.url()).toMatch(/#action\//);
      await page.keyboard.press("Escape");
      await page.locator("#answer-title", { hasText: "The cluster" }).waitFor();
    });
  });

  it("prints what is known, without what can be pressed", async () => {
    await inPage(input(TWO_NODES), async (page) => {
      await settled(page);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".controls").isVisible()).toBe(false);
      expect(await page.locator(".main-sentence").isVisible()).toBe(true);
      expect((await page.pdf()).length).toBeGreaterThan(10_000);
    });
  });
});

describe("the file", () => {
  it("is smaller than 1.5 MB, and allows its own script and style only", async () => {
    const html = await builtTemplate();
    expect(Buffer.byteLength(html)).toBeLessThan(1_500_000);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(html).not.toMatch(/<[^>]*\s(?:src|href)="(?!data:,)/);
  });

  it("runs no other script", async () => {
    const { page, errors, close } = await openPage(browser, input(TWO_NODES));
    await settled(page);
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement("script"), { textContent: "document.title = 'owned'" }))`,
    );
    await page.evaluate(`fetch("https://example.org/").catch(() => undefined)`);
    expect(await page.title()).toBe("pengine");
    expect(errors.some((text) => text.includes("Content Security Policy"))).toBe(true);
    await close();
  });
});
