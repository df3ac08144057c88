import { writeFileSync } from "node:fs";
import { rulesDocument } from "../../src/lint/document.js";

/** Writes the list of rules into the docs: `npm run lint:rules`. */
writeFileSync(new URL("../../src/lint/RULES.md", import.meta.url), rulesDocument());
