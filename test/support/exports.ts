/** What the package exports, read from its sources: every public name, where it is declared, and what its docstring says. */
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

const ROOT = join(import.meta.dirname, "../..");
const PACKAGE: {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
} = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

/** A name that can be imported. */
export interface PublicExport {
  /** As in an import: `pengine/score`. */
  readonly subpath: string;
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly isType: boolean;
  /** The comment in front of the declaration; empty where there is none. */
  readonly docstring: string;
}

/** The subpaths of the package that have code, each with its source. */
export const SUBPATHS: ReadonlyMap<string, string> = new Map(
  Object.entries(PACKAGE.exports).flatMap(([name, target]) =>
    typeof target === "string" ? [] : [[name.replace(/^\./, "pengine"), sourceOf(target.default)] as const],
  ),
);

function sourceOf(target: string): string {
  return join(ROOT, target.replace("./dist/", "src/").replace(/\.js$/, ".ts"));
}

/** All that can be imported from anywhere in the package. */
export function publicExports(): readonly PublicExport[] {
  const parsed = new Map<string, ts.SourceFile>();
  const parse = (file: string): ts.SourceFile => {
    const known = parsed.get(file);
    if (known !== undefined) return known;
    const read = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    parsed.set(file, read);
    return read;
  };
  return [...SUBPATHS].flatMap(([subpath, file]) =>
    exportsOf(file, parse).map(({ name, declaration, isType }) => ({
      subpath,
      name,
      file: relative(ROOT, declaration.getSourceFile().fileName),
      isType,
      docstring: ts
        .getJSDocCommentsAndTags(declaration)
        .map((comment) => comment.getFullText())
        .join("\n"),
    })),
  );
}

type Parse = (file: string) => ts.SourceFile;

interface Declared {
  readonly name: string;
  readonly isType: boolean;
  /** Of a function with overloads the first. */
  readonly declaration: ts.Statement;
}

/** What a module exports, by its own declarations and by those of the modules that it passes on. */
function exportsOf(file: string, parse: Parse): Declared[] {
  const found = new Map<string, Declared>();
  for (const statement of parse(file).statements) {
    const declared = ts.isExportDeclaration(statement) ? passedOn(statement, file, parse) : declaredBy(statement);
    for (const each of declared) if (!found.has(each.name)) found.set(each.name, each);
  }
  return [...found.values()];
}

function passedOn({ moduleSpecifier, exportClause, isTypeOnly }: ts.ExportDeclaration, file: string, parse: Parse) {
  if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
  const from = exportsOf(join(dirname(file), moduleSpecifier.text.replace(/\.js$/, ".ts")), parse).map((each) => ({
    ...each,
    isType: each.isType || isTypeOnly,
  }));
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return from;
  return exportClause.elements.flatMap((element) => {
    const original = (element.propertyName ?? element.name).text;
    return from
      .filter(({ name }) => name === original)
      .map((each) => ({ ...each, name: element.name.text, isType: each.isType || element.isTypeOnly }));
  });
}

function declaredBy(statement: ts.Statement): Declared[] {
  const exported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  if (!exported) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => ({
      name: name.getText(),
      isType: false,
      declaration: statement,
    }));
  }
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  const named = isType || ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return named && statement.name !== undefined ? [{ name: statement.name.text, isType, declaration: statement }] : [];
}
