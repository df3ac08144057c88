/** Types that the signatures of the library use can be imported from one of its entries. */
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const SRC = join(ROOT, "src");

/** The sources of the entries that package.json names. */
function entries(): readonly string[] {
  const { exports }: { exports: Record<string, string | { types?: string }> } = JSON.parse(
    readFileSync(join(ROOT, "package.json"), "utf8"),
  );
  return Object.values(exports).flatMap((entry) =>
    typeof entry === "string" || entry.types === undefined
      ? []
      : [join(ROOT, entry.types.replace("./dist/", "src/").replace(/\.d\.ts$/, ".ts"))],
  );
}

/** `NAME (FILE), used by EXPORTED`, one each. */
function unexported(files: readonly string[]): readonly string[] {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile).config,
    ts.sys,
    ROOT,
  );
  const program = ts.createProgram(files, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const real = (symbol: ts.Symbol) =>
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  const exported = new Set<ts.Symbol>();
  for (const file of files) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    for (const symbol of module === undefined ? [] : checker.getExportsOfModule(module)) exported.add(real(symbol));
  }
  const found = new Set<string>();
  for (const symbol of exported) {
    for (const declaration of symbol.declarations ?? []) visit(declaration, symbol);
  }
  return [...found].sort();

  function visit(node: ts.Node, owner: ts.Symbol): void {
    if (ts.isBlock(node) || isPrivate(node) || ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "internal"))
      return;
    // Of a value only what its type says can be seen.
    const initializer = ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isParameter(node);
    if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) check(node, owner);
    node.forEachChild((child) => {
      if (!(initializer && child === node.initializer)) visit(child, owner);
    });
  }

  function check(node: ts.TypeReferenceNode | ts.ExpressionWithTypeArguments, owner: ts.Symbol): void {
    const name = ts.isTypeReferenceNode(node) ? node.typeName : node.expression;
    const symbol = checker.getSymbolAtLocation(name);
    const used = symbol && real(symbol);
    const [declaration] = used?.declarations ?? [];
    if (used === undefined || declaration === undefined || ts.isTypeParameterDeclaration(declaration)) return;
    const file = relative(SRC, declaration.getSourceFile().fileName);
    if (!file.startsWith("..") && !exported.has(used)) found.add(`${used.name} (${file}), used by ${owner.name}`);
  }
}

function isPrivate(node: ts.Node): boolean {
  if (ts.isClassElement(node) && node.name !== undefined && ts.isPrivateIdentifier(node.name)) return true;
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(
      ({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword,
    )
  );
}

describe("the types that signatures use", () => {
  it("are exported by an entry of the package", () => {
    expect(unexported(entries())).toEqual([]);
  }, 300_000);
});
