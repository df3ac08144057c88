/** A place for everything in a chart, by dagre: from left to right in the order of the arrows, each frame in one piece. */
import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from "@dagrejs/dagre";
import type { Chart, ChartBox, ChartFrame, ChartLink } from "./chart.js";
import type { Drawing, PlacedBox, PlacedFrame, PlacedLink, Point } from "./drawing.js";
import { textWidth } from "./measure.js";

const LINE = 15;
const PADDING = 9;
const MARGIN = 12;
/** Above the boxes of a frame, for its label. */
const HEADING = 16;
const LEAST_WIDTH = 56;
/** Up to so many boxes, the best columns gain nothing over good ones, which are found with much less code. */
const FEW = 12;

export interface LayoutOptions {
  readonly direction: "LR" | "TB";
}

/** The names that dagre knows things by: ids of a CIB may be anything, and dagre keeps its own in plain objects. */
class Names {
  readonly #names = new Map<string, string>();

  of(kind: "box" | "frame", id: string): string {
    const key = `${kind} ${id}`;
    let name = this.#names.get(key);
    if (name === undefined) {
      name = `n${this.#names.size}`;
      this.#names.set(key, name);
    }
    return name;
  }
}

export function placed(chart: Chart, { direction }: LayoutOptions): Drawing {
  const names = new Names();
  const graph = new Graph({ compound: true, multigraph: true });
  const ranker = chart.boxes.length > FEW ? "network-simplex" : "tight-tree";
  graph.setGraph({
    rankdir: direction,
    ranker,
    nodesep: 10,
    edgesep: 8,
    ranksep: 34,
    marginx: MARGIN,
    marginy: MARGIN,
  });
  const filled = framesWithContent(chart);
  for (const frame of filled) graph.setNode(names.of("frame", frame.id), {});
  const widths = new Widths(filled);
  for (const box of chart.boxes) {
    const width = widths.of(box);
    graph.setNode(names.of("box", box.id), { width, height: box.lines.length * LINE + PADDING });
    if (box.frame !== undefined) graph.setParent(names.of("box", box.id), names.of("frame", box.frame));
  }
  for (const { id, frame } of filled)
    if (frame !== undefined) graph.setParent(names.of("frame", id), names.of("frame", frame));

  const edgeOf = ({ from, to, backwards, name }: Omit<DrawnLink, "link">) => {
    const [v, w] = backwards ? [to, from] : [from, to];
    return { v: names.of("box", v), w: names.of("box", w), name };
  };
  const representatives = new Representatives(chart);
  const drawn: DrawnLink[] = [];
  for (const [i, link] of chart.links.entries()) {
    const from = representatives.of(link.from);
    const to = representatives.of(link.to);
    if (from === undefined || to === undefined || from === to) continue;
    // What places others stands before them, though the arrow points to it.
    const backwards = link.kind === "with" || link.kind === "apart";
    const drawnLink = { link, from, to, backwards, name: `e${i}` };
    const label = link.label === undefined ? {} : { width: textWidth(link.label) + 6, height: LINE, labelpos: "c" };
    graph.setEdge(edgeOf(drawnLink), { ...label, weight: link.kind === "circular" ? 0 : 1 });
    drawn.push(drawnLink);
  }
  layout(graph as Graph<GraphLabel, NodeLabel>);

  const dense = chart.boxes.map((box): PlacedBox => ({ ...box, ...areaOf(graph.node(names.of("box", box.id))) }));
  const lowered = headroom(placedFrames(filled, dense, 0));
  const boxes = dense.map((box) => ({ ...box, y: lowered(box.y + box.height / 2) - box.height / 2 }));
  const frames = placedFrames(filled, boxes, HEADING);
  const rises = new Map(boxes.map(({ id, y }, i) => [id, y - (dense[i]?.y ?? y)]));
  const links = drawn.map((each): PlacedLink => {
    const edge: Partial<EdgeLabel> = graph.edge(edgeOf(each));
    const points = [...(edge.points ?? [])];
    if (each.backwards) points.reverse();
    const { link, from, to } = each;
    const labelAt =
      edge.x === undefined || edge.y === undefined || link.label === undefined
        ? undefined
        : { x: edge.x, y: lowered(edge.y) };
    return { ...link, points: loweredPoints(points, rises.get(from) ?? 0, rises.get(to) ?? 0, lowered), labelAt };
  });
  return { title: chart.title, ...moved(boxes, frames, links) };
}

interface DrawnLink {
  readonly link: ChartLink;
  /** Boxes. */
  readonly from: string;
  readonly to: string;
  readonly backwards: boolean;
  readonly name: string;
}

/** The ends of a line move with their boxes. */
function loweredPoints(
  points: readonly Point[],
  atStart: number,
  atEnd: number,
  lowered: (y: number) => number,
): readonly Point[] {
  return points.map(({ x, y }, i) => {
    if (i === 0) return { x, y: y + atStart };
    return i === points.length - 1 ? { x, y: y + atEnd } : { x, y: lowered(y) };
  });
}

function areaOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<NodeLabel>) {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** Frames with a box somewhere inside, outer ones first: dagre has no place for empty ones. */
function framesWithContent({ frames, boxes }: Chart): readonly ChartFrame[] {
  const byId = new Map(frames.map((frame) => [frame.id, frame]));
  const depths = new Map<string, number>();
  for (const { frame } of boxes) {
    const around: string[] = [];
    for (let at = frame; at !== undefined && !around.includes(at); at = byId.get(at)?.frame) around.push(at);
    for (const [i, id] of around.reverse().entries()) depths.set(id, i);
  }
  const depthOf = ({ id }: ChartFrame): number => depths.get(id) ?? 0;
  return frames.filter(({ id }) => depths.has(id)).sort((a, b) => depthOf(a) - depthOf(b));
}

/** How wide boxes are: for their own text, and the first of a frame also for that of the frame. */
class Widths {
  readonly #labels: Map<string, string>;

  constructor(frames: readonly ChartFrame[]) {
    this.#labels = new Map(frames.map(({ id, label }) => [id, label]));
  }

  of({ lines, frame }: ChartBox): number {
    const own = lines.reduce(
      (most, line, i) => Math.max(most, textWidth(line, i === 0 ? "bold" : "normal")),
      LEAST_WIDTH,
    );
    const label = frame === undefined ? undefined : this.#labels.get(frame);
    if (frame !== undefined) this.#labels.delete(frame);
    return Math.max(own + 2 * PADDING, label === undefined ? 0 : textWidth(label, "bold"));
  }
}

/** Arrows of frames end at their first box: dagre has no arrows of frames. */
class Representatives {
  readonly #first = new Map<string, string>();

  constructor({ boxes, frames }: Chart) {
    const parents = new Map(frames.map(({ id, frame }) => [id, frame]));
    for (const { id, frame } of boxes) {
      this.#first.set(id, id);
      const seen = new Set<string>();
      for (let at = frame; at !== undefined && !seen.has(at); at = parents.get(at)) {
        seen.add(at);
        if (!this.#first.has(at)) this.#first.set(at, id);
      }
    }
  }

  of(id: string): string | undefined {
    return this.#first.get(id);
  }
}

/** Each frame around what is in it; `heading`: the room for its label. */
function placedFrames(
  frames: readonly ChartFrame[],
  boxes: readonly PlacedBox[],
  heading: number,
): readonly PlacedFrame[] {
  const extents = new Map<string, Extent>();
  const stretch = (id: string, { left, top, right, bottom }: Extent): void => {
    const known = extents.get(id) ?? { left, top, right, bottom };
    extents.set(id, {
      left: Math.min(known.left, left),
      top: Math.min(known.top, top),
      right: Math.max(known.right, right),
      bottom: Math.max(known.bottom, bottom),
    });
  };
  for (const { frame, x, y, width, height } of boxes)
    if (frame !== undefined) stretch(frame, { left: x, top: y, right: x + width, bottom: y + height });
  const found: PlacedFrame[] = [];
  for (const frame of [...frames].reverse()) {
    const inner = extents.get(frame.id);
    if (inner === undefined) continue;
    const left = inner.left - PADDING;
    const right = Math.max(inner.right + PADDING, left + textWidth(frame.label, "bold") + 2 * PADDING);
    const outer = { left, top: inner.top - PADDING - heading, right, bottom: inner.bottom + PADDING };
    if (frame.frame !== undefined) stretch(frame.frame, outer);
    found.push({ ...frame, x: left, y: outer.top, width: right - left, height: outer.bottom - outer.top });
  }
  return found.reverse();
}

interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Dagre leaves no room for labels of frames: whatever lies below the top of a frame moves down by that much. */
function headroom(frames: readonly PlacedFrame[]): (y: number) => number {
  const tops = [...new Set(frames.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
  return (y) => {
    let above = 0;
    while (above < tops.length && (tops[above] as number) <= y) above++;
    return y + above * HEADING;
  };
}

/** Moved so that everything has a margin around it. */
function moved(boxes: readonly PlacedBox[], frames: readonly PlacedFrame[], links: readonly PlacedLink[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
  for (const { x, y, width, height } of [...boxes, ...frames]) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  for (const { points } of links) {
    for (const { x, y } of points) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
  }
  if (left === Infinity) return { width: 0, height: 0, boxes, frames, links };
  const dx = MARGIN - left;
  const dy = MARGIN - top;
  const shifted = <T extends Point>(at: T): T => ({ ...at, x: round(at.x + dx), y: round(at.y + dy) });
  return {
    width: Math.ceil(right - left + 2 * MARGIN),
    height: Math.ceil(bottom - top + 2 * MARGIN),
    boxes: boxes.map((box) => ({ ...shifted(box), width: round(box.width), height: round(box.height) })),
    frames: frames.map((frame) => ({ ...shifted(frame), width: round(frame.width), height: round(frame.height) })),
    links: links.map((link) => ({
      ...link,
      points: link.points.map(shifted),
      labelAt: link.labelAt === undefined ? undefined : shifted(link.labelAt),
    })),
  };
}

/** Tenths of a pixel are enough. */
function round(length: number): number {
  return Math.round(length * 10) / 10;
}
