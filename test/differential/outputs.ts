/** What one program makes of one CIB: everything that is compared. */
export interface Outputs {
  readonly stdout: string;
  readonly stderr: string;
  readonly graph: string;
  readonly dot: string;
  readonly exitCode: number;
}

/** One input: a CIB and further options of `crm_simulate`. */
export interface Input {
  readonly name: string;
  readonly xml: string;
  readonly args: readonly string[];
}

export const COMPARED = ["exitCode", "stdout", "stderr", "graph", "dot"] as const;
export type Compared = (typeof COMPARED)[number];

/** All outputs at once: status, scores, summary, execution and revised status as text, and the two files. */
export const BASE_ARGS = ["-S", "-s"] as const;

/** The outputs in which the two differ. */
export function differences(reference: Outputs, ours: Outputs): readonly Compared[] {
  return COMPARED.filter((each) => comparable(each, reference) !== comparable(each, ours));
}

/**
 * Lines of the libraries behind the reference about invalid documents (10 §4.4) and upgrades that never end, and of its log,
 * which a failed internal assertion turns on: none says anything about the policy.
 */
const NOISE = new RegExp(
  `^(?:${[
    "\\(\\w+\\) \\t|.*: (?:Relax-NG|element|parser|validity|namespace|I/O)|Relax-NG|Did not expect|Expecting|Element |Invalid ",
    "Datatype|Type |Error validating|Extra element|IDREF attribute|runtime error: file|xslt?:?[A-Z a]",
    "You can adjust xslt|Templates:$|Variables:$|#\\d+$|#\\d+ name |(?:param |var )?(?:original|referenced) $",
  ].join("|")})`,
);

export function comparable(output: Compared, outputs: Outputs): string {
  if (output === "exitCode") return String(outputs.exitCode);
  const text = outputs[output];
  if (output !== "stderr") return text;
  // Of a refused document each tells in its own words why: the library's there, a CibError's here (10 §5.2).
  if (outputs.exitCode >= 64) return "";
  return text
    .split("\n")
    .filter((line) => line !== "" && !NOISE.test(line))
    .join("\n");
}

/** The first lines in which two texts differ, for reports. */
export function firstDifference(output: Compared, reference: Outputs, ours: Outputs, count = 3): string {
  const wanted = comparable(output, reference).split("\n");
  const got = comparable(output, ours).split("\n");
  const at = wanted.findIndex((line, i) => line !== got[i]);
  const from = at < 0 ? wanted.length : at;
  return [
    `${output}, line ${from + 1}:`,
    ...wanted.slice(from, from + count).map((line) => `  - ${line}`),
    ...got.slice(from, from + count).map((line) => `  + ${line}`),
  ].join("\n");
}
