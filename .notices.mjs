/** The notices of packages that are bundled, for whoever gets the bundle. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = import.meta.dirname;

/** The terms of packages that name the MIT licence and have no file with its text: those of our own licence. */
const MIT = readFileSync(join(root, "LICENSE"), "utf8").split("\n\n").slice(2).join("\n\n");

/** The packages that a bundle has something of, by their folders; the bundle as esbuild's `metafile` tells it. */
export function packagesIn({ inputs }) {
  const found = Object.keys(inputs).map((input) => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[0]);
  return new Set(found.filter((each) => each !== undefined));
}

/** A heading, and name, version, licence and licence text of each package. */
export function notices(heading, folders) {
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((each) => /^(licen[cs]e|copying)/i.test(each));
    if (file === undefined && license !== "MIT")
      throw new Error(`${name}: no text of its licence (${license}) was found`);
    const who = author?.name ?? author ?? `the authors of ${name}`;
    const text = file === undefined ? `Copyright (c) ${who}\n\n${MIT}` : readFileSync(join(root, folder, file), "utf8");
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  const rule = `\n${"-".repeat(80)}\n\n`;
  return `${heading}\n${rule}${parts.join(rule)}`;
}
