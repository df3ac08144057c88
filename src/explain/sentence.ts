/** The one sentence that stands above an answer: outcome and dominant cause, short enough to be believed. */
import type { Why } from "./why/reason.js";

/** How many links a sentence has in all; the rest is told below it. */
const MOST_LINKS = 3;

/** What joins a link to the one before it. */
const JOINTS = ["", ", since ", ", because "] as const;

/** The head, and why: one chain of at most three links, or as many reasons beside each other. */
export function sentenceOf(head: string, reasons: readonly Why[]): string {
  const [first, ...rest] = reasons;
  if (first === undefined) return `${capital(head)}.`;
  const chain = chainOf(first, rest.length === 0 ? MOST_LINKS : MOST_LINKS - 1);
  const beside = rest.slice(0, MOST_LINKS - chain.length);
  const more = rest.length - beside.length;
  const parts = [
    chain.map(({ text }, i) => `${JOINTS[i] ?? ""}${text}`).join(""),
    ...beside.map(({ text }) => text),
    ...(more > 0 ? [`and ${more} more reason${more === 1 ? "" : "s"}`] : []),
  ];
  return `${capital(head)}: ${parts.join("; ")}.`;
}

/** A reason and what is behind it, the first of each that says something new. */
function chainOf(reason: Why, links: number): readonly Why[] {
  const chain: Why[] = [];
  const isNew = ({ text }: Why) => !chain.some((link) => link.text.includes(text));
  for (let at: Why | undefined = reason; at !== undefined && chain.length < links; at = at.because.find(isNew))
    chain.push(at);
  return chain;
}

/** Names keep their case; other words begin a sentence with a capital. */
export function capital(text: string): string {
  return /^(?:the|no|nothing|of|level|a node without a) /.test(text)
    ? `${text[0]?.toUpperCase()}${text.slice(1)}`
    : text;
}
