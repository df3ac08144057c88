import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { serialize } from "../../src/cib/index.js";
import { Programs } from "../../test/differential/programs.js";
import { linesOf, type RecordedCase, readCluster, readCommands, recorded } from "./recorded.js";

/**
 * Records what the programs make of the commands about a cluster: `ORACLE=/path/to/oracle npx tsx corpus/edits/record.ts NAME`. Lines of
 * NAME.txt are one case each; commands in it are separated by ` ; `.
 */
const [, , name = "cluster"] = process.argv;
const { root } = readCluster(name);
const xml = serialize(root);
const before = linesOf(root);
const programs = new Programs(process.env.ORACLE ?? "");
const cases: RecordedCase[] = [];
for (const commands of readCommands(name))
  cases.push(recorded(before, commands, await programs.run(xml, commands.split(" ; "))));
programs.close();
writeFileSync(
  join(import.meta.dirname, `${name}.json`),
  `[\n${cases.map((each) => JSON.stringify(each)).join(",\n")}\n]\n`,
);
console.log(`record: ${cases.length} cases of ${name}`);
