/** The layers of the library, lowest first: imports point downwards only, and never in a circle. */
const layers = [
  ["base"],
  ["cib"],
  ["verdict"],
  ["policy"],
  ["model"],
  ["facilities"],
  ["unpack"],
  ["assign", "actions", "graph"],
  ["variants"],
  ["capture"],
  ["evaluate", "read-cib"],
  ["findings"],
  ["render", "simulate", "edit", "crmsh", "pcs", "quorum", "verify"],
  ["commands"],
  ["explain"],
  ["scenario"],
  ["svg"],
  ["sweep", "expect", "replay", "lint"],
  ["index"],
  ["worker"],
  ["arbitraries"],
  ["cli", "page"],
];

const pathOf = (names) => names.map((name) => `^src/${name}(/|\\.ts$)`);

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    ...layers.slice(0, -1).map((names, i) => ({
      name: `${names.join("-")}-imports-downwards`,
      severity: "error",
      from: { path: pathOf(names) },
      to: { path: layers.slice(i + 1).flatMap(pathOf) },
    })),
    {
      name: "node-only-in-cli",
      severity: "error",
      from: { path: "^src", pathNot: "^src/cli" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "page-sees-public-subpaths",
      severity: "error",
      // By the package's own name, as an importer does: never by a path.
      from: { path: "^src/page/app" },
      to: { path: "^src/", pathNot: "^src/page/" },
    },
    {
      name: "no-dev-dependencies",
      severity: "error",
      // The commands and the page are bundled with what they need.
      from: { path: "^src", pathNot: "^src/(cli|page/app)" },
      // fast-check is an optional peer of `arbitraries` (below), and a development dependency for the tests.
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], pathNot: "node_modules/fast-check/" },
    },
    {
      name: "fast-check-only-in-arbitraries",
      severity: "error",
      from: { path: "^src", pathNot: "^src/arbitraries" },
      to: { path: "node_modules/fast-check/" },
    },
    {
      name: "packages-of-the-commands",
      severity: "error",
      from: { path: "^src/cli" },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        pathNot: "node_modules/(commander|seek-bzip|tar-stream|unbzip2-stream|workerpool|xz-decompress|yaml)/",
      },
    },
    {
      name: "packages-of-the-page",
      severity: "error",
      from: { path: "^src/page/app" },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        pathNot: "node_modules/(preact|seek-bzip)/|^pengine(/|$)",
      },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      // The package itself is there once it was built; the compiler checks its subpaths.
      to: { couldNotResolve: true, pathNot: "^pengine(/|$)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".json"],
      conditionNames: ["import", "types", "default"],
    },
  },
};
