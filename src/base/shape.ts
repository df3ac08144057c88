/** Checks of values that come from outside, such as JSON: by tables that say what the fields of each kind of object are. */
import { nearest } from "./nearest.js";

/** What a value has to be. A list of texts: one of them. */
export type FieldType =
  | "text"
  | "text or null"
  | "flag"
  /** A number that is not negative. */
  | "number"
  | "texts"
  /** Lists of a name and a value. */
  | "pairs"
  | readonly string[]
  | ((value: unknown, path: string) => Misfit | undefined);

/** The fields of an object: a name with `?` at the end may be missing. */
export type Shape = Readonly<Record<string, FieldType>>;

/** What is wrong with a value, where, and what would be legal. */
export interface Misfit {
  readonly path: string;
  readonly problem: string;
  readonly legal: string | undefined;
}

/** What is wrong with an object of one of several kinds, which its field `kind` tells; nothing if it fits. */
export function misfitOf(value: unknown, shapes: ReadonlyMap<string, Shape>, path: string): Misfit | undefined {
  if (!isRecord(value)) return { path, problem: `${shown(value)} is no object`, legal: "an object with a kind" };
  const { kind } = value;
  const shape = typeof kind === "string" ? shapes.get(kind) : undefined;
  if (shape !== undefined) return fieldMisfit(value, { kind: "text", ...shape }, path);
  const known = [...shapes.keys()];
  const near = typeof kind === "string" ? nearest(kind, known) : undefined;
  return { path: `${path}.kind`, problem: `${shown(kind)} is no kind`, legal: near ?? known.join(", ") };
}

/**
 * Objects of several kinds from a JSON text, or from what `JSON.parse` made of one; all of them are checked.
 * @param what they are, in the plural
 * @param refuse throws the error of whoever reads them
 */
export function readShaped<Of>(
  json: unknown,
  shapes: ReadonlyMap<string, Shape>,
  what: string,
  refuse: (misfit: Misfit) => never,
): readonly Of[] {
  const value: unknown = typeof json === "string" ? parsed(json, what, refuse) : json;
  if (!Array.isArray(value))
    return refuse({ path: "", problem: `the ${what} are no list`, legal: "[{ kind, ... }, ...]" });
  const fits = (each: unknown, i: number): each is Of => {
    const misfit = misfitOf(each, shapes, `[${i}]`);
    return misfit === undefined || refuse(misfit);
  };
  return value.filter(fits);
}

function parsed(text: string, what: string, refuse: (misfit: Misfit) => never): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse({ path: "", problem: `the ${what} are no JSON: ${error.message}`, legal: undefined });
  }
}

/** What is wrong with the fields of an object; nothing if they fit. */
export function fieldMisfit(value: unknown, shape: Shape, path: string): Misfit | undefined {
  if (!isRecord(value)) return { path, problem: `${shown(value)} is no object`, legal: "an object" };
  const fields = new Map(Object.entries(shape).map(([name, type]) => [name.replace(/\?$/, ""), { name, type }]));
  for (const name of Object.keys(value)) {
    if (fields.has(name)) continue;
    const near = nearest(name, fields.keys());
    return { path, problem: `there is no field ${name}`, legal: near ?? [...fields.keys()].join(", ") };
  }
  for (const [key, { name, type }] of fields) {
    const field = value[key];
    if (field === undefined && name.endsWith("?")) continue;
    if (field === undefined) return { path, problem: `the field ${key} is missing`, legal: legalOf(type) };
    const misfit = valueMisfit(field, type, `${path}.${key}`);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

function valueMisfit(value: unknown, type: FieldType, path: string): Misfit | undefined {
  if (typeof type === "function") return type(value, path);
  return fits(value, type) ? undefined : { path, problem: `${shown(value)} is not allowed`, legal: legalOf(type) };
}

function fits(value: unknown, type: Exclude<FieldType, (...given: never[]) => unknown>): boolean {
  switch (type) {
    case "text":
      return typeof value === "string";
    case "text or null":
      return value === null || typeof value === "string";
    case "flag":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" && Number.isFinite(value) && value >= 0;
    case "texts":
      return isListOf(value, (each) => typeof each === "string");
    case "pairs":
      return isListOf(value, (each) => isListOf(each, (part) => typeof part === "string") && each.length === 2);
    default:
      return typeof value === "string" && type.includes(value);
  }
}

function isListOf(value: unknown, fit: (each: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(fit);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function legalOf(type: FieldType): string | undefined {
  if (typeof type === "function") return undefined;
  if (typeof type !== "string") return type.join(", ");
  return LEGAL[type];
}

const LEGAL = {
  text: "a text",
  "text or null": "a text, or null to take it away",
  flag: "true or false",
  number: "a number that is not negative",
  texts: "a list of texts",
  pairs: "a list of [name, value]",
} as const;

const LONGEST = 40;

function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : (JSON.stringify(value) ?? typeof value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
