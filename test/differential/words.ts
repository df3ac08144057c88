import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import fc, { type Arbitrary } from "fast-check";
import { cib, commands, crmText, damagedCrmText } from "../../src/arbitraries/index.js";
import { type CibDocument, type Element, parseCib, serialize } from "../../src/cib/index.js";
import { runCommands } from "../../src/commands/index.js";
import { CrmError, type CrmMessage, loadCrm, printCrm } from "../../src/crmsh/index.js";
import { EditError } from "../../src/edit/index.js";
import { cluster, NOW } from "../support/every-kind.js";
import { Programs } from "./programs.js";

/**
 * Compares what we make of words with what the programs make of them: `npm run differential:words -- print|load|commands`. The programs run
 * in the oracle's root, loaded once per batch.
 */
const USAGE = `usage: ORACLE=/path/to/oracle npm run differential:words -- WHAT [--runs N] [--seed S]
  WHAT      print: generated CIBs as crm text; load: drawn crm texts, valid and damaged, loaded; lines: the same at the prompt;
            commands: drawn commands of crm, pcs and the tools, each carried out on a cluster
  --runs N  so many inputs (default 300)
  --seed S  seed of the inputs (default 1)
  --full    show both sides of every difference whole
ORACLE is the folder of in-root and crm_driver.py.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
    full: { type: "boolean", default: false },
  },
});

const BATCH = 100;
/** Longer inputs are shown when asked for. */
const LONGEST_SHOWN = 1500;

/** One input that both sides have looked at: what each gave, as text. */
interface Compared {
  readonly input: string;
  readonly ours: string;
  readonly theirs: string;
}

type Compare = (inputs: readonly string[]) => Promise<readonly Compared[]> | readonly Compared[];

interface CrmResult {
  readonly ok: boolean;
  readonly xml?: string;
  readonly text?: string;
  readonly messages: string;
}

const oracle = process.env.ORACLE ?? "";

function drive(jobs: readonly object[]): readonly CrmResult[] {
  const args = ["python3", `/mnt${oracle}/crm_driver.py`];
  const { stdout, stderr, status } = spawnSync(`${oracle}/in-root`, args, {
    input: JSON.stringify(jobs),
    encoding: "utf8",
    maxBuffer: 1 << 29,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const PREFIX = { error: "ERROR", warning: "WARNING", info: "INFO" } as const;

function said(messages: readonly CrmMessage[]): string {
  return messages.map(({ severity, text }) => `${PREFIX[severity]}: ${text}`).join("\n");
}

function comparePrint(inputs: readonly string[]): readonly Compared[] {
  const results = drive(inputs.map((xml) => ({ op: "show", cib: xml })));
  return inputs.map((input, i) => ({ input, ours: printCrm(parseCib(input)), theirs: theirText(results[i]) }));
}

function theirText(result: CrmResult | undefined): string {
  return result?.ok === true ? (result.text ?? "") : refusal(result?.messages ?? "");
}

/**
 * A refusal with all that was said. Of what the program falls over, and of what its libraries for XML and for patterns say of malformed
 * XML and of a command's name that is a malformed pattern, ours says other things.
 */
function refusal(messages: string): string {
  if (/ABORT:|Invalid (?:attribute|tag) name/.test(messages)) return "refused";
  return `refused\n${messages
    .replace(/(syntax in xml: )(?:.*\(<string>, line \d+\)|.*?) parsing/g, "$1… parsing")
    .replace(/^(ERROR: configure\.\S+: ).* at position \d+$/gm, "$1No such command")}`;
}

const EMPTY =
  '<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/><resources/><constraints/></configuration></cib>';

function compareLoad(method: "update" | "lines"): Compare {
  return (inputs) => {
    const results = drive(
      inputs.map((text) =>
        method === "lines" ? { op: "lines", base: EMPTY, lines: linesOf(text) } : { op: "load", base: EMPTY, text },
      ),
    );
    // What is printed after a load depends on what the program remembers of it: what counts is the document that was made.
    const shown = drive(results.map(({ ok, xml }) => ({ op: "show", cib: (ok ? xml : undefined) ?? EMPTY })));
    return inputs.map((input, i) => {
      // Where the program falls over as it prints what it has made, that alone is compared.
      const isShown = shown[i]?.ok === true;
      const theirs = theirLoad(results[i], isShown ? shown[i] : undefined);
      const ours = ourLoad(method === "lines" ? linesOf(input).join("\n") : input, method, isShown);
      return { input, ours: theirs === "refused" ? (ours.split("\n")[0] ?? "") : ours, theirs };
    });
  };
}

/** The commands of a text, one a line: at a prompt nothing is continued. */
function linesOf(text: string): readonly string[] {
  const lines = text.replaceAll("\\\n", " ").split("\n");
  return lines.map((line) => line.trim()).filter((line) => line !== "" && !line.endsWith("\\"));
}

function ourLoad(text: string, method: "update" | "lines", isShown: boolean): string {
  try {
    const { cib: made, messages } = loadCrm(text, { base: parseCib(EMPTY), method });
    return `${serialize(made.root)}\n${isShown ? printCrm(made) : ""}\n${said(messages)}`;
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    return refusal(said(error.messages));
  }
}

function theirLoad(result: CrmResult | undefined, shown: CrmResult | undefined): string {
  if (result?.ok !== true || result.xml === undefined) return refusal(result?.messages ?? "");
  return `${serialize(parseCib(result.xml).root)}\n${shown?.text ?? ""}\n${result.messages}`;
}

/** The sections of a document as text, without the attributes that count its versions, comments, and the time of a grant. */
function sections({ children }: Element): string {
  const text = children.map(serialize).join("");
  return text.replace(/\n\s*<!--[\s\S]*?-->/g, "").replace(/ last-granted="\d+"/g, "");
}

async function compareCommands(inputs: readonly string[]): Promise<readonly Compared[]> {
  const programs = new Programs(oracle);
  const before = cluster();
  const xml = serialize(before.root);
  const made: Compared[] = [];
  for (const input of inputs) {
    const { after, steps } = await programs.run(xml, [input]);
    const [step] = steps;
    const theirs = step?.rc === 0 ? sections(parseCib(after).root) : "refused";
    made.push({ input: `${input}\n  program: ${step?.rc} ${step?.said}`, ours: ourCommand(before, input), theirs });
  }
  programs.close();
  return made;
}

/** Why ours refused, by command: shown beside the differences only. */
const refusals = new Map<string, string>();

function ourCommand(before: CibDocument, line: string): string {
  try {
    return sections(runCommands(before, [line], { now: NOW }).cib.root);
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    refusals.set(line, error.message);
    return "refused";
  }
}

const SOURCES: Readonly<Record<string, { readonly inputs: Arbitrary<string>; readonly compare: Compare }>> = {
  print: { inputs: cib().map(({ root }) => serialize(root)), compare: comparePrint },
  load: { inputs: fc.oneof(crmText(), damagedCrmText()), compare: compareLoad("update") },
  lines: { inputs: fc.oneof(crmText(), damagedCrmText()), compare: compareLoad("lines") },
  commands: { inputs: commands(cluster()), compare: compareCommands },
};

async function main(): Promise<number> {
  const source = SOURCES[positionals[0] ?? ""];
  if (source === undefined || oracle === "") {
    process.stderr.write(USAGE);
    return 2;
  }
  const runs = Number(values.runs);
  const inputs = fc.sample(source.inputs, { numRuns: runs, seed: Number(values.seed) });
  let different = 0;
  let refused = 0;
  let fell = 0;
  for (let at = 0; at < runs; at += BATCH) {
    for (const [i, { input, ours, theirs }] of (await source.compare(inputs.slice(at, at + BATCH))).entries()) {
      if (theirs.startsWith("refused")) refused++;
      // Where the program itself falls over, ours refuses, or prints XML: there is nothing to compare.
      if (theirs === "refused" && positionals[0] !== "commands") fell++;
      else if (ours !== theirs) {
        different++;
        console.log(
          `== #${at + i} ${positionals[0]} seed ${values.seed}\n${shown(input)}\n${difference(ours, theirs)}`,
        );
        const why = refusals.get(input.split("\n")[0] ?? "");
        if (why !== undefined) console.log(`  ours: ${why}`);
      }
    }
    process.stderr.write(`${Math.min(at + BATCH, runs)}/${runs}  ${different} different, ${refused} refused\n`);
  }
  console.log(
    `${positionals[0]}: ${runs} inputs of seed ${values.seed}, ${refused} refused, ${fell} where the program falls over, ${different} different`,
  );
  return different === 0 ? 0 : 1;
}

function shown(input: string): string {
  return values.full || input.length <= LONGEST_SHOWN ? input : `(${input.length} characters; --full shows them)`;
}

/** The lines in which two texts differ. */
function difference(ours: string, theirs: string): string {
  if (values.full) return `-- ours\n${ours}\n-- theirs\n${theirs}`;
  const isOurs = ours.startsWith("refused");
  const isTheirs = theirs.startsWith("refused");
  if (isTheirs && !isOurs) return `  only the program ${theirs}`;
  if (isOurs && !isTheirs) return `  only ours ${ours}`;
  const one = ours.split("\n");
  const other = theirs.split("\n");
  const lines = (list: readonly string[], against: readonly string[], mark: string) =>
    list.filter((line) => !against.includes(line)).map((line) => `  ${mark} ${line}`);
  return [...lines(one, other, "ours  "), ...lines(other, one, "theirs")].slice(0, 12).join("\n");
}

process.exitCode = await main();
