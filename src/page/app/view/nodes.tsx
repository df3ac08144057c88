/** Nodes with what runs on them: now, and after the transition. */
import type { NodeStatus } from "pengine";
import type { Subject } from "pengine/explain";
import type { ClusterView, PrimitiveView } from "pengine/worker";
import { useMemo, useState } from "preact/hooks";
import type { Controller } from "../controller.js";
import { count } from "../text.js";
import { Choice, Name, Section } from "./parts.js";

/** So many resources of a node show before the rest is asked for. */
const SHOWN = 8;
const MOST_CARDS = 64;
/** From more nodes on what is out of sight is laid out when it comes into sight. */
const SOON = 24;

interface Row {
  readonly primitive: PrimitiveView;
  readonly now: string;
  readonly then: string;
  readonly mood: "same" | "up" | "down" | "bad";
}

interface NodesProps {
  readonly view: ClusterView;
  readonly subject: Subject;
  readonly controller: Controller;
}

export function Nodes({ view, subject, controller }: NodesProps) {
  const rows = useMemo(() => rowsByNode(view), [view]);
  const nowhere = rows.get(undefined) ?? [];
  const [all, setAll] = useState(false);
  const nodes = all ? view.nodes : view.nodes.slice(0, MOST_CARDS);
  const decided = view.actions !== undefined;
  return (
    <Section id="nodes" title="Nodes">
      <div class={nodes.length > SOON ? "cards many" : "cards"}>
        {nodes.map((node) => (
          <NodeCard
            key={node.name}
            node={node}
            fencing={view.nodeActions.find((action) => action.node === node.name)?.change}
            rows={rows.get(node.name) ?? []}
            decided={decided}
            subject={subject}
            controller={controller}
          />
        ))}
        {nowhere.length > 0 && (
          <article class="card nowhere" aria-labelledby="nowhere">
            <h3 id="nowhere">Nowhere</h3>
            <Rows rows={nowhere} decided={decided} subject={subject} controller={controller} caption="Runs nowhere" />
          </article>
        )}
      </div>
      {view.nodes.length > nodes.length && (
        <Choice onChoose={() => setAll(true)}>Show all {count(view.nodes.length, "node")}</Choice>
      )}
    </Section>
  );
}

interface CardProps {
  readonly node: NodeStatus;
  readonly fencing: "fence" | "shutdown" | undefined;
  readonly rows: readonly Row[];
  readonly decided: boolean;
  readonly subject: Subject;
  readonly controller: Controller;
}

function NodeCard({ node, fencing, rows, decided, subject, controller }: CardProps) {
  const { name, online, unclean, kind } = node;
  const chosen = subject.kind === "node" && subject.node === name;
  const state = unclean ? "bad" : online ? "good" : "off";
  const id = `node-${encodeURIComponent(name)}`.slice(0, 200);
  return (
    <article class={`card ${state}`} aria-labelledby={id}>
      <h3 id={id}>
        <Choice chosen={chosen} kind="title" onChoose={() => controller.select({ kind: "node", node: name })}>
          <Name of={name} />
        </Choice>
        <span class="badges">
          {badges(node, fencing).map(([text, mood]) => (
            <span key={text} class={`badge ${mood}`}>
              {text}
            </span>
          ))}
        </span>
      </h3>
      {rows.length === 0 ? (
        <p class="empty">{kind === "cluster" ? "Nothing runs here." : `Nothing runs on this ${kind} node.`}</p>
      ) : (
        <Rows rows={rows} decided={decided} subject={subject} controller={controller} caption={`On ${name}`} />
      )}
    </article>
  );
}

interface RowsProps {
  readonly rows: readonly Row[];
  readonly decided: boolean;
  readonly subject: Subject;
  readonly controller: Controller;
  readonly caption: string;
}

function Rows({ rows, decided, subject, controller, caption }: RowsProps) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, rows.length > SHOWN + 2 ? SHOWN : SHOWN + 2);
  return (
    <>
      <table class="rows">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Resource</th>
            <th scope="col">Now</th>
            <th scope="col">{decided ? "Then" : "…"}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ primitive, now, then, mood }) => (
            <tr key={primitive.resource} class={mood}>
              <th scope="row">
                <Choice
                  kind="link"
                  chosen={subject.kind === "resource" && subject.resource === primitive.resource}
                  onChoose={() => controller.select({ kind: "resource", resource: primitive.resource })}
                >
                  <Name of={primitive.resource} />
                </Choice>
              </th>
              <td>{now}</td>
              <td>{decided ? then : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <Choice kind="more" onChoose={() => setAll(true)} label={`${rows.length - shown.length} more: ${caption}`}>
          {rows.length - shown.length} more
        </Choice>
      )}
    </>
  );
}

type Badge = readonly [text: string, mood: "good" | "bad" | "off" | "note"];

function badges(node: NodeStatus, action: CardProps["fencing"]): readonly Badge[] {
  const { online, unclean, pending, standby, standbyOnFail, maintenance, shutdown, isDc, health, kind } = node;
  const found: Badge[] = [];
  if (unclean) found.push(["unclean", "bad"]);
  if (!online) found.push(["offline", "off"]);
  else if (pending) found.push(["pending", "note"]);
  else if (!unclean) found.push(["online", "good"]);
  if (standbyOnFail) found.push(["standby after a failure", "bad"]);
  else if (standby) found.push(["standby", "note"]);
  if (maintenance) found.push(["maintenance", "note"]);
  if (shutdown) found.push(["shutting down", "note"]);
  if (health !== "green") found.push([`health ${health}`, "bad"]);
  if (action === "fence") found.push(["will be fenced", "bad"]);
  if (action === "shutdown") found.push(["will be shut down", "note"]);
  if (isDc) found.push(["DC", "note"]);
  if (kind !== "cluster") found.push([kind, "note"]);
  return found;
}

/** What shows on which node: a resource on each where it is or will be; under no node those that run nowhere. */
function rowsByNode(view: ClusterView): ReadonlyMap<string | undefined, readonly Row[]> {
  const found = new Map<string | undefined, Row[]>();
  const known = new Set(view.nodes.map(({ name }) => name));
  const add = (node: string | undefined, row: Row): void => {
    const list = found.get(node);
    if (list === undefined) found.set(node, [row]);
    else list.push(row);
  };
  for (const primitive of view.primitives) {
    const next = primitive.next?.node;
    const places = new Set(
      [...primitive.active, ...(next === undefined ? [] : [next])].filter((name) => known.has(name)),
    );
    if (places.size === 0) add(undefined, rowOf(primitive, undefined));
    for (const node of places) add(node, rowOf(primitive, node));
  }
  return found;
}

function rowOf(primitive: PrimitiveView, node: string | undefined): Row {
  const { active, role, failed, blocked, managed, disabled, next } = primitive;
  const here = node !== undefined && active.includes(node);
  const marks = [failed ? "failed" : "", blocked ? "blocked" : "", managed ? "" : "unmanaged"].filter(
    (mark) => mark !== "",
  );
  const now = here
    ? [role, ...marks].join(", ")
    : node === undefined && (failed || blocked)
      ? ["stopped", ...marks].join(", ")
      : "—";
  const bad = failed || blocked || next?.blocked === true;
  if (next === undefined) return { primitive, now, then: "", mood: bad ? "bad" : "same" };
  const { change } = next;
  const word = thenWord(primitive, node, here);
  const then = node === undefined && disabled && change === undefined ? "stopped (disabled)" : word;
  const mood = bad ? "bad" : change === undefined ? "same" : next.node === node ? "up" : "down";
  return { primitive, now, then, mood };
}

/** What becomes of a resource, as it shows on one node. */
function thenWord({ next, role, active }: PrimitiveView, node: string | undefined, here: boolean): string {
  if (next === undefined) return "";
  const { change } = next;
  if (next.blocked) return `cannot ${change ?? "change"}`;
  if (change === undefined) return next.node === undefined ? "stopped" : here ? `stays ${role}` : `${next.role} here`;
  if (next.node === node && node !== undefined) {
    if (here) return ARRIVED[change];
    const from = active.length === 0 ? "" : ` (from ${active.join(", ")})`;
    return `${change === "migrate" ? "migrates here" : "starts"}${from}${next.role === "promoted" ? ", promoted" : ""}`;
  }
  if (next.node === undefined) return "stops";
  return `${change === "migrate" ? "migrates" : "moves"} to ${next.node}`;
}

const ARRIVED = {
  migrate: "migrates",
  reload: "reloads",
  "re-promote": "is promoted again",
  stop: "stops",
  recover: "is recovered",
  move: "stays",
  restart: "restarts",
  demote: "is demoted",
  promote: "is promoted",
  start: "starts",
} as const;
