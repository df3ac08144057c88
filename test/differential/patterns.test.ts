import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nestedPattern, pattern, patternSubject } from "../../src/arbitraries/patterns.js";
import { UNMETERED } from "../../src/base/meter.js";
import { compilePattern } from "../../src/base/pattern/pattern.js";

const { CRM_SIMULATE, PATTERNS = "2000", SEED = "1" } = process.env;

const NAMES = 20;
const CONSTRAINTS = 25;
/** The reference takes exponential time for some patterns. */
const LONGEST_MS = 10_000;

const escaped = (text: string): string => text.replace(/[&<"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** One location for each pattern, on a node of its own: the scores tell which name each pattern matches. */
function document(names: readonly string[], patterns: readonly string[]): string {
  const nodes = patterns.map((_, i) => `<node id="${i}" uname="n${i}"/>`).join("");
  const resources = names.map((id) => `<primitive id="${id}" class="ocf" provider="pacemaker" type="Dummy"/>`).join("");
  const locations = patterns
    .map((text, i) => `<rsc_location id="l${i}" rsc-pattern="${escaped(text)}" node="n${i}" score="1"/>`)
    .join("");
  return `<cib validate-with="none" admin_epoch="0" epoch="1" num_updates="0" have-quorum="1"><configuration><crm_config/>\
<nodes>${nodes}</nodes><resources>${resources}</resources><constraints>${locations}</constraints></configuration><status/></cib>`;
}

/** Names and numbers of patterns that match them, as `NAME NUMBER`; nothing where the reference takes too long. */
function theirMatches(program: string, xml: string): ReadonlySet<string> | undefined {
  const directory = mkdtempSync(join(tmpdir(), "pengine-patterns-"));
  try {
    const file = join(directory, "in.xml");
    writeFileSync(file, xml);
    const env = { ...process.env, LC_ALL: "C", CIB_shadow_dir: directory };
    const run = spawnSync(program, ["-x", file, "-s"], {
      env,
      encoding: "utf8",
      timeout: LONGEST_MS,
      maxBuffer: 1 << 28,
    });
    if (run.status === null) return undefined;
    const lines = run.stdout.matchAll(/pcmk__primitive_assign: (\S+) allocation score on n([0-9]+): 1$/gm);
    return new Set([...lines].map(([, name, number]) => `${name} ${number}`));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

class Uncertain extends Error {}

const METER = {
  ...UNMETERED,
  refuse: () => {
    throw new Uncertain();
  },
};

/** Whether a pattern of a constraint matches; nothing where that is uncertain. */
function ours(text: string, name: string): boolean | undefined {
  const inverted = text.startsWith("!");
  const compiled = compilePattern(inverted ? text.slice(1) : text);
  try {
    return compiled.ok && compiled.test(name, METER) !== inverted;
  } catch (error) {
    if (error instanceof Uncertain) return undefined;
    throw error;
  }
}

describe.runIf(CRM_SIMULATE !== undefined)("patterns match what the reference's match (01 §3.4)", () => {
  it(
    `${PATTERNS} pairs of drawn patterns and names, seed ${SEED}`,
    () => {
      const drawn = fc.tuple(
        fc.uniqueArray(patternSubject(), { minLength: NAMES, maxLength: NAMES }),
        fc.array(fc.oneof(nestedPattern(), pattern()), { minLength: CONSTRAINTS, maxLength: CONSTRAINTS }),
      );
      const numRuns = Math.ceil(Number(PATTERNS) / NAMES / CONSTRAINTS);
      const different: string[] = [];
      const counts = { compared: 0, uncertain: 0, slow: 0 };
      for (const [names, patterns] of fc.sample(drawn, { numRuns, seed: Number(SEED) })) {
        const theirs = theirMatches(CRM_SIMULATE ?? "", document(names, patterns));
        if (theirs === undefined) {
          counts.slow += names.length * patterns.length;
          continue;
        }
        patterns.forEach((text, number) => {
          for (const name of names) {
            const mine = ours(text, name);
            if (mine === undefined) counts.uncertain++;
            else counts.compared++;
            if (mine !== undefined && mine !== theirs.has(`${name} ${number}`))
              different.push(`${text} on ${name}: ${mine}`);
          }
        });
      }
      console.log(`${JSON.stringify(counts)}, ${different.length} different`);
      expect(different).toEqual([]);
    },
    60 * 60 * 1000,
  );
});
