/** A drawing as the text of an SVG file. Everything that comes from a CIB is text in it, never markup. */
import type { LinkKind } from "./chart.js";
import type { Area, Drawing, PlacedBox, PlacedFrame, PlacedLink, Point } from "./drawing.js";

/** Light and dark; the classes are those of `BoxKind`, `BoxState` and `LinkKind`, blanks as hyphens. */
const STYLE = `
svg { color-scheme: light dark; font: 12px system-ui, "Liberation Sans", Arial, sans-serif; }
.paper { fill: #fff; } text { fill: #1c2430; } .frame rect { fill: #f1f4f8; stroke: #c9d2dd; } .frame text { font-weight: 600; fill: #465364; }
.box rect, .box polygon { fill: #fff; stroke: #7a8797; stroke-width: 1.3; } .box .head { font-weight: 600; }
.done rect, .done polygon { stroke: #2e7d4f; } .kind-fencing polygon { fill: #fbe3d3; stroke: #b4470c; stroke-width: 2; }
.kind-pseudo rect { fill: #f6f7f9; stroke-dasharray: 1 2; } .kind-pseudo text { fill: #5a6675; font-style: italic; }
.kind-node-action rect { fill: #e8eefc; } .kind-fold rect { stroke-width: 2.4; }
.impossible rect, .blocked rect, .impossible polygon, .blocked polygon { stroke: #b3261e; stroke-dasharray: 5 3; fill: #fdeceb; }
.left-out rect, .left-out polygon { stroke: #6d5a8c; stroke-dasharray: 5 3; fill: #f3eff9; }
.link path { fill: none; stroke: #8793a2; stroke-width: 1.2; } .link .tip { fill: #8793a2; stroke: none; } .link text { font-size: 11px; fill: #465364; }
.unmet path { stroke: #b3261e; stroke-dasharray: 4 3; } .unmet .tip { fill: #b3261e; } .circular path { stroke: #b3261e; stroke-width: 2; } .circular .tip { fill: #b3261e; }
.order path { stroke: #3a4656; stroke-width: 1.5; } .order .tip { fill: #3a4656; } .optional-order path { stroke-dasharray: 4 3; }
.with path { stroke: #2563b8; } .with .tip { fill: #2563b8; } .apart path { stroke: #b3261e; stroke-dasharray: 6 3; } .apart .tip { fill: #b3261e; }
@media (prefers-color-scheme: dark) {
.paper { fill: #14181f; } text { fill: #e4e9f0; } .frame rect { fill: #1b212b; stroke: #333d4b; } .frame text { fill: #a9b5c4; }
.box rect, .box polygon { fill: #222a36; stroke: #8593a5; } .done rect, .done polygon { stroke: #57b881; } .kind-fencing polygon { fill: #4a2a17; stroke: #f08a4b; }
.kind-pseudo rect { fill: #1b212b; } .kind-pseudo text { fill: #a9b5c4; } .kind-node-action rect { fill: #23304a; }
.impossible rect, .blocked rect, .impossible polygon, .blocked polygon { stroke: #f2867d; fill: #43211f; } .left-out rect, .left-out polygon { stroke: #b9a3dd; fill: #2e2740; }
.link path { stroke: #7c8a9c; } .link .tip { fill: #7c8a9c; } .link text { fill: #a9b5c4; } .order path { stroke: #c3cddb; } .order .tip { fill: #c3cddb; }
.unmet path, .circular path, .apart path { stroke: #f2867d; } .unmet .tip, .circular .tip, .apart .tip { fill: #f2867d; } .with path { stroke: #7fb0f2; } .with .tip { fill: #7fb0f2; }
}
`;

/**
 * The SVG text of a drawing, complete in itself: no script, nothing from elsewhere.
 * @example
 * ```ts
 * import { evaluate, readCib } from "pengine";
 * import { renderDrawing, transitionDrawing } from "pengine/svg";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const drawing = transitionDrawing(evaluate(readCib(xml).cib, { now: 1_700_000_000, explain: true }));
 * console.log(drawing.boxes.length, renderDrawing(drawing));
 * ```
 */
export function renderDrawing(drawing: Drawing): string {
  const { title, frames, links, boxes } = drawing;
  const key = legend(drawing);
  const width = Math.max(drawing.width, key.width, 220);
  const height = drawing.height + key.height + (boxes.length === 0 ? 30 : 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="100%" height="100%"/>`,
    ...(boxes.length === 0 ? [`<text x="12" y="20">${escaped(title)}</text>`] : []),
    ...frames.map(frameMarkup),
    ...links.map(linkMarkup),
    ...boxes.map(boxMarkup),
    ...key.lines.map((line) => line.replace("TOP", String(drawing.height + (boxes.length === 0 ? 30 : 0)))),
    "</svg>\n",
  ].join("\n");
}

function frameMarkup({ x, y, width, height, label }: PlacedFrame): string {
  return `<g class="frame"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/><text x="${x + 8}" y="${y + 15}">${escaped(label)}</text></g>`;
}

function boxMarkup({ lines, title, kind, state, ...area }: PlacedBox): string {
  const { x, y, width } = area;
  const texts = lines.map(
    (line, i) =>
      `<text${i === 0 ? ' class="head"' : ""} x="${x + width / 2}" y="${y + 17 + i * 15}" text-anchor="middle">${escaped(line)}</text>`,
  );
  return `<g class="box kind-${kebab(kind)} ${kebab(state)}"><title>${escaped(title)}</title>${boxShape(kind, area)}${texts.join("")}</g>`;
}

function boxShape(kind: PlacedBox["kind"], { x, y, width, height }: Area): string {
  if (kind === "fencing") return `<polygon points="${octagon({ x, y, width, height })}"/>`;
  const radius = kind === "pseudo" ? height / 2 : kind === "node action" ? 0 : 4;
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`;
}

/**
 * The corners of the sign that says stop, as the `points` of a polygon.
 * @example
 * ```ts
 * import { octagon } from "pengine/svg";
 *
 * console.log(octagon({ x: 0, y: 0, width: 60, height: 34 }));
 * ```
 */
export function octagon({ x, y, width, height }: Area): string {
  const cut = Math.min(9, height / 3);
  const [right, bottom] = [x + width, y + height];
  const corners = [
    [x + cut, y],
    [right - cut, y],
    [right, y + cut],
    [right, bottom - cut],
    [right - cut, bottom],
    [x + cut, bottom],
    [x, bottom - cut],
    [x, y + cut],
  ];
  return corners.map(([a, b]) => `${a},${b}`).join(" ");
}

function linkMarkup({ points, kind, label, labelAt, title }: PlacedLink): string {
  const name = title === undefined ? "" : `<title>${escaped(title)}</title>`;
  const text =
    label === undefined || labelAt === undefined
      ? ""
      : `<text x="${labelAt.x}" y="${labelAt.y + 4}" text-anchor="middle">${escaped(label)}</text>`;
  return `<g class="link ${kebab(kind)}">${name}<path d="${curve(points)}"/><polygon class="tip" points="${tip(points)}"/>${text}</g>`;
}

/**
 * A smooth line through the middles of the pieces, as the `d` of a path.
 * @example
 * ```ts
 * import { curve } from "pengine/svg";
 *
 * console.log(curve([{ x: 0, y: 0 }, { x: 20, y: 10 }, { x: 40, y: 10 }]));
 * ```
 */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const parts = [`M${first.x} ${first.y}`];
  for (const [i, point] of rest.entries()) {
    const next = rest[i + 1];
    if (next === undefined) parts.push(`L${point.x} ${point.y}`);
    else parts.push(`Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`);
  }
  return parts.join("");
}

/**
 * The corners of the head at the end of a line, as the `points` of a polygon.
 * @example
 * ```ts
 * import { tip } from "pengine/svg";
 *
 * console.log(tip([{ x: 0, y: 0 }, { x: 20, y: 10 }]));
 * ```
 */
export function tip(points: readonly Point[]): string {
  const [end, from] = [points.at(-1), points.at(-2)];
  if (end === undefined || from === undefined) return "";
  const length = Math.hypot(end.x - from.x, end.y - from.y) || 1;
  const [dx, dy] = [(end.x - from.x) / length, (end.y - from.y) / length];
  const at = (back: number, side: number): string =>
    `${Math.round((end.x - dx * back - dy * side) * 10) / 10},${Math.round((end.y - dy * back + dx * side) * 10) / 10}`;
  return `${at(0, 0)} ${at(7, 3.5)} ${at(7, -3.5)}`;
}

interface Legend {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

/** What the shapes and colours mean, as far as they occur. */
function legend({ boxes, links }: Drawing): Legend {
  const classes = new Set(boxes.flatMap(({ kind, state }) => [`kind-${kebab(kind)}`, kebab(state)]));
  const kinds = new Set<LinkKind>(links.map(({ kind }) => kind));
  const items = [
    ...BOX_WORDS.filter(([name]) => classes.has(name)).map(([name, text]) => ({ text, mark: boxMark(name) })),
    ...LINK_WORDS.filter(([kind]) => kinds.has(kind)).map(([kind, text]) => ({ text, mark: linkMark(kind) })),
  ];
  if (items.length === 0) return { width: 0, height: 0, lines: [] };
  const lines = [`<g class="legend" transform="translate(12 TOP)">`];
  let x = 0;
  for (const { text, mark } of items) {
    lines.push(`<g transform="translate(${x} 0)">${mark}<text x="36" y="13">${text}</text></g>`);
    x += 36 + text.length * 6.4 + 22;
  }
  lines.push("</g>");
  return { width: Math.ceil(x) + 12, height: 28, lines };
}

const BOX_WORDS: readonly (readonly [string, string])[] = [
  ["done", "done"],
  ["kind-fencing", "fencing"],
  ["kind-pseudo", "no action of its own"],
  ["kind-node-action", "by the cluster"],
  ["kind-fold", "several as one"],
  ["blocked", "cannot be done"],
  ["impossible", "waits in vain"],
  ["left-out", "not managed"],
];

const LINK_WORDS: readonly (readonly [LinkKind, string])[] = [
  ["unmet", "would come first"],
  ["circular", "closes a cycle"],
  ["order", "first, then"],
  ["optional order", "optional order"],
  ["with", "runs with"],
  ["apart", "not with"],
];

function boxMark(name: string): string {
  const shape = name === "kind-fencing" ? "fencing" : name === "kind-pseudo" ? "pseudo" : "operation";
  return `<g class="box ${name}">${boxShape(shape, { x: 0, y: 1, width: 28, height: 16 })}</g>`;
}

function linkMark(kind: LinkKind): string {
  const points = [
    { x: 0, y: 9 },
    { x: 28, y: 9 },
  ];
  return `<g class="link ${kebab(kind)}"><path d="${curve(points)}"/><polygon class="tip" points="${tip(points)}"/></g>`;
}

function kebab(words: string): string {
  return words.replaceAll(" ", "-");
}

/** As text of XML: what XML cannot hold is the replacement character, and text of either direction stays by itself. */
function escaped(text: string): string {
  return text
    .replace(FORBIDDEN, "\ufffd")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\t\n\r]/g, " ");
}

/** What no XML document may hold, and what would turn the direction of the text around it. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|[\u202a-\u202e\u2066-\u2069]/gu;
