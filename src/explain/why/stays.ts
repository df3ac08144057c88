/** Why something is where it will be and not elsewhere. */
import type { Placement } from "../../verdict/placement.js";
import { nodeWord, scoreText } from "../words.js";
import { contributionFacts, contributionText } from "./contributions.js";
import type { Inquiry } from "./inquiry.js";
import { merged, nodesInQuestion } from "./nowhere.js";
import { type Why, why } from "./reason.js";

/**
 * What speaks for the node of a primitive: its score against those of the other nodes that could have it, or that there is
 * no other; nothing where no score makes a difference.
 */
export function whyHere(inquiry: Inquiry, { resource, node }: Placement): Why[] {
  const { book } = inquiry;
  const here = book.score(resource, node);
  if (here === undefined || here.score < 0) return [];
  const scoreOn = (name: string) => book.score(resource, name)?.score ?? -1;
  const taken = new Set(book.alike(resource).map((leaf) => leaf.node));
  const others = nodesInQuestion(book, resource).filter((name) => name !== node && !taken.has(name));
  const usable = others.filter((name) => book.unavailable(name).length === 0 && scoreOn(name) >= 0);
  const [only, ...more] = usable;
  if (only === undefined) {
    const behind = book.isAnonymous(resource) ? [] : merged(others.map((name) => inquiry.whyNot(resource, name)));
    return behind.length === 0 ? [] : [why(`no other node can have ${book.name(resource)}`, [], behind)];
  }
  if (more.length === 0) return scoreOn(only) === here.score ? [] : [inquiry.whyNot(resource, only)];
  const best = usable.reduce((most, name) => Math.max(most, scoreOn(name)), 0);
  if (best >= here.score) return [];
  const text = `${book.name(resource)} scores ${scoreText(here.score)} on ${nodeWord(node)}${contributionText(book, resource, here)}, on the other nodes at most ${scoreText(best)}`;
  const facts = contributionFacts(book, resource, here);
  const second = usable.filter((name) => scoreOn(name) === best && best > 0);
  const behind = second.slice(0, 2).map((name) => inquiry.whyNot(resource, name));
  return [why(text, facts, behind)];
}
