/** What can happen to what was chosen, and what can be changed about it: each a step to try. */
import type { Edit } from "pengine/edit";
import type { Subject } from "pengine/explain";
import type { Step } from "pengine/scenario";
import type { ClusterView } from "pengine/worker";
import { useState } from "preact/hooks";
import type { Controller } from "../controller.js";
import { visible } from "../text.js";
import { Choice } from "./parts.js";

interface ControlsProps {
  readonly subject: Subject;
  readonly view: ClusterView;
  readonly controller: Controller;
}

export function Controls({ subject, view, controller }: ControlsProps) {
  if (view.actions === undefined) return null;
  const act = (...steps: readonly Step[]): void => {
    controller.add(...steps);
  };
  return (
    <div class="controls">
      <h3>Try</h3>
      {subject.kind === "cluster" && <ClusterControls view={view} act={act} />}
      {subject.kind === "node" && <NodeControls node={subject.node} act={act} />}
      {(subject.kind === "resource" || subject.kind === "placement") && (
        <ResourceControls
          resource={subject.resource}
          at={subject.kind === "placement" ? subject.node : undefined}
          view={view}
          act={act}
        />
      )}
      {(subject.kind === "action" || subject.kind === "resources") && <p class="empty">Choose a resource or a node.</p>}
    </div>
  );
}

type Act = (...steps: readonly Step[]) => void;

function changed(...edits: readonly Edit[]): Step {
  return { kind: "edit", edits };
}

function ClusterControls({ view, act }: { readonly view: ClusterView; readonly act: Act }) {
  const maintenance = view.maintenanceMode;
  return (
    <div class="buttons">
      <Choice
        onChoose={() => act({ kind: "settle" })}
        label="Let it happen: the cluster does what it has decided, until it rests"
      >
        Let it happen
      </Choice>
      <Choice onChoose={() => act({ kind: "quorum", quorate: !view.quorate })}>
        {view.quorate ? "Lose quorum" : "Get quorum back"}
      </Choice>
      <Choice
        onChoose={() =>
          act(changed({ kind: "property", name: "maintenance-mode", value: maintenance ? "false" : "true" }))
        }
      >
        {maintenance ? "End maintenance mode" : "Maintenance mode"}
      </Choice>
      <Choice onChoose={() => act(changed({ kind: "cleanup" }))}>Clean up failures</Choice>
    </div>
  );
}

function NodeControls({ node, act }: { readonly node: string; readonly act: Act }) {
  return (
    <div class="buttons">
      <Choice onChoose={() => act({ kind: "node", node, state: "down" })}>Shut down</Choice>
      <Choice onChoose={() => act({ kind: "node", node, state: "failed" })}>Let it fail</Choice>
      <Choice onChoose={() => act({ kind: "node", node, state: "up" })}>Bring online</Choice>
      <Choice onChoose={() => act(changed({ kind: "standby", node }))}>Standby</Choice>
      <Choice onChoose={() => act(changed({ kind: "online", node }))}>End standby</Choice>
      <Choice onChoose={() => act(changed({ kind: "node-maintenance", node, on: true }))}>Maintenance</Choice>
      <Choice onChoose={() => act(changed({ kind: "node-maintenance", node, on: false }))}>End maintenance</Choice>
    </div>
  );
}

interface ResourceControlsProps {
  readonly resource: string;
  readonly at: string | undefined;
  readonly view: ClusterView;
  readonly act: Act;
}

function ResourceControls({ resource: chosen, at, view, act }: ResourceControlsProps) {
  const resource = commandTarget(view, chosen);
  const nodes = view.nodes.map(({ name }) => name);
  const [picked, setPicked] = useState<string | undefined>(undefined);
  const node = picked ?? at ?? view.primitives.find((each) => each.resource === chosen)?.active[0] ?? nodes[0] ?? "";
  const there = visible(node, 30);
  return (
    <>
      {resource !== chosen && <p class="hint">Commands are about {visible(resource)}.</p>}
      <div class="buttons">
        <Choice onChoose={() => act(changed({ kind: "disable", resource }))}>Disable</Choice>
        <Choice onChoose={() => act(changed({ kind: "enable", resource }))}>Enable</Choice>
        <Choice onChoose={() => act(changed({ kind: "unmanage", resource }))}>Unmanage</Choice>
        <Choice onChoose={() => act(changed({ kind: "manage", resource }))}>Manage</Choice>
        <Choice onChoose={() => act(changed({ kind: "cleanup", resource }))}>Clean up</Choice>
        <Choice onChoose={() => act(changed({ kind: "clear", resource }))}>Clear bans and moves</Choice>
      </div>
      <div class="buttons">
        <label>
          Node{" "}
          <select value={node} onChange={(event) => setPicked(event.currentTarget.value)}>
            {nodes.map((name) => (
              <option key={name} value={name}>
                {visible(name, 40)}
              </option>
            ))}
          </select>
        </label>
        <Choice onChoose={() => act(changed({ kind: "move", resource, node }))} label={`Move there: ${there}`}>
          Move there
        </Choice>
        <Choice onChoose={() => act(changed({ kind: "ban", resource, node }))} label={`Ban from there: ${there}`}>
          Ban from there
        </Choice>
      </div>
    </>
  );
}

/** What commands name: a clone or bundle for what is inside it, else the resource itself. */
function commandTarget({ primitives, containers }: ClusterView, resource: string): string {
  const variants = new Map(containers.map((container) => [container.resource, container]));
  const within = primitives.find((primitive) => primitive.resource === resource)?.within ?? lineage(variants, resource);
  const outermost = [...within].reverse().find((id) => variants.get(id)?.variant !== "group");
  return outermost ?? resource.replace(/:[0-9]+$/, "");
}

function lineage(
  containers: ReadonlyMap<string, { readonly parent: string | undefined }>,
  resource: string,
): readonly string[] {
  const found: string[] = [];
  for (let at = containers.get(resource)?.parent; at !== undefined; at = containers.get(at)?.parent) found.push(at);
  return found;
}
