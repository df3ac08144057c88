import { LINT_RULES } from "./rules.js";

/** The list of all rules with their reasons and examples, as Markdown: RULES.md is made of it. */
export function rulesDocument(): string {
  const parts = LINT_RULES.map(({ code, severity, title, reason, finds, leaves }) =>
    [
      `## ${code}`,
      `${severity}: ${title}`,
      reason,
      "It finds",
      fenced(finds[0]),
      "It leaves alone",
      fenced(leaves[0]),
    ].join("\n\n"),
  );
  const head = [
    "# What lint finds",
    "Made from the rules by `npm run lint:rules`. An *error* was proved by evaluation, or the cluster says so itself; a *warning* is what goes wrong one day, or does not do what it says; a *note* is worth knowing.",
    "A comment `# pengine-ignore CODE` above an object of a crm text, `<!-- pengine-ignore CODE -->` before or inside an element of a CIB, silences a rule there.",
    ["| code | severity | what |", "| --- | --- | --- |", ...LINT_RULES.map(row)].join("\n"),
  ];
  return `${[...head, ...parts].join("\n\n")}\n`;
}

function row({ code, severity, title }: (typeof LINT_RULES)[number]): string {
  return `| [${code}](#${code}) | ${severity} | ${title} |`;
}

function fenced(text: string): string {
  return ["```", text, "```"].join("\n");
}
