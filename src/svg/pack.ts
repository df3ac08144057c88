/** Parts of a chart that nothing ties together, in rows: one long row could not be read. */
import type { Chart } from "./chart.js";
import type { Drawing, Point } from "./drawing.js";
import { type LayoutOptions, placed } from "./layout.js";

/** As wide as a page. */
const WIDEST_ROW = 1100;

/** A place for everything, part by part. What is wider than a row has one of its own. */
export function packed(chart: Chart, options: LayoutOptions): Drawing {
  const parts = partsOf(chart).map((part) => placed(part, options));
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first ?? placed(chart, options);
  const shifted: Drawing[] = [];
  let [x, y, height, width] = [0, 0, 0, 0];
  for (const part of parts) {
    if (x > 0 && x + part.width > WIDEST_ROW) [x, y, height] = [0, y + height, 0];
    shifted.push(movedBy(part, x, y));
    x += part.width;
    height = Math.max(height, part.height);
    width = Math.max(width, x);
  }
  return {
    title: chart.title,
    width,
    height: y + height,
    frames: shifted.flatMap(({ frames }) => frames),
    boxes: shifted.flatMap(({ boxes }) => boxes),
    links: shifted.flatMap(({ links }) => links),
  };
}

function movedBy(drawing: Drawing, dx: number, dy: number): Drawing {
  const moved = <At extends Point>(at: At): At => ({ ...at, x: at.x + dx, y: at.y + dy });
  return {
    ...drawing,
    frames: drawing.frames.map(moved),
    boxes: drawing.boxes.map(moved),
    links: drawing.links.map((link) => ({
      ...link,
      points: link.points.map(moved),
      labelAt: link.labelAt && moved(link.labelAt),
    })),
  };
}

/** What is connected by arrows and frames, in the order of the boxes; those with arrows first. */
function partsOf(chart: Chart): readonly Chart[] {
  const leaders = new Map<string, string>();
  const leaderOf = (name: string): string => {
    let at = name;
    for (let next = leaders.get(at); next !== undefined; next = leaders.get(at)) at = next;
    if (at !== name) leaders.set(name, at);
    return at;
  };
  const join = (a: string, b: string): void => {
    const [one, other] = [leaderOf(a), leaderOf(b)];
    if (one !== other) leaders.set(other, one);
  };
  // Boxes and frames may have the same ids; arrows do not say which of them they mean.
  for (const { id, frame } of [...chart.boxes, ...chart.frames]) if (frame !== undefined) join(frame, id);
  for (const { from, to } of chart.links) join(from, to);
  const parts = new Map<
    string,
    { frames: Chart["frames"][number][]; boxes: Chart["boxes"][number][]; links: Chart["links"][number][] }
  >();
  const partOf = (id: string) => {
    const leader = leaderOf(id);
    const known = parts.get(leader);
    if (known !== undefined) return known;
    const made = { frames: [], boxes: [], links: [] };
    parts.set(leader, made);
    return made;
  };
  for (const box of chart.boxes) partOf(box.id).boxes.push(box);
  for (const frame of chart.frames) partOf(frame.id).frames.push(frame);
  for (const link of chart.links) partOf(link.from).links.push(link);
  return Array.from(parts.values(), (part) => ({ title: chart.title, ...part }))
    .filter(({ boxes }) => boxes.length > 0)
    .sort((a, b) => Math.sign(b.links.length) - Math.sign(a.links.length));
}
