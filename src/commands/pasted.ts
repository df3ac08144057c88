/** What stands around words that were copied from a terminal. */

/** The prompt of a shell in front of a command: `# `, `$ `, `[root@n1 ~]# `, `root@n1:~# `; and `sudo`. */
const SHELL =
  /^[ \t]*(?:(?:\[[^\]\n]*\][#$]|[\w.-]+@[\w.-]+:[^\s#$]*[#$]|[#$])[ \t]+)?(?:sudo[ \t]+)?(?=(?:pcs|crm)(?:[ \t]|$))/;
/** The prompt of the crm shell. */
const CRM = /^[ \t]*crm\([^)\n]*\)[\w/]*#[ \t]*/;
/** Commands that only show or end something. */
const IDLE =
  /^(?:crm[ \t]+)?(?:configure[ \t]*)?(?:show|commit|verify|quit|exit|bye|end|up|configure)?[ \t]*$|^pcs[ \t]+(?:config|status)\b.*$/;

/** The same, at a prompt that was not copied. */
const ALONE = /^[ \t]*(?:configure|commit|verify|quit|exit|bye|end|up)[ \t]*$/;

/** A text without the prompts in front of its lines, and without lines that change nothing. Every line stays where it is. */
export function withoutPrompts(text: string): string {
  return text.split("\n").map(withoutPrompt).join("\n");
}

function withoutPrompt(line: string): string {
  const prompt = (CRM.exec(line) ?? SHELL.exec(line))?.[0];
  if (prompt === undefined) return ALONE.test(line) ? "" : line;
  const rest = line.slice(prompt.length);
  return IDLE.test(rest.trim()) ? "" : rest;
}
