/** What will happen, in order. */
import type { OrderedAction, OrderedActions } from "pengine/worker";
import { useState } from "preact/hooks";
import type { Controller } from "../controller.js";
import { count } from "../text.js";
import { Choice, Name, Section, Sentence } from "./parts.js";

const MOST_LINES = 40;
const MOST_SUBJECTS = 4;

export function Order({
  order,
  controller,
}: {
  readonly order: OrderedActions | undefined;
  readonly controller: Controller;
}) {
  const [all, setAll] = useState(false);
  if (order === undefined) return null;
  if (order.total === 0) {
    return (
      <Section id="order" title="What will happen">
        <p class="empty">Nothing: the cluster is as it should be.</p>
      </Section>
    );
  }
  let left = all ? Number.POSITIVE_INFINITY : MOST_LINES;
  const waves = order.waves.flatMap((wave, i) => {
    const entries = wave.slice(0, left);
    left -= entries.length;
    return entries.length === 0 ? [] : [{ number: i + 1, entries }];
  });
  const lines = order.waves.reduce((sum, wave) => sum + wave.length, 0);
  return (
    <Section id="order" title="What will happen">
      <p class="hint">{count(order.total, "action")}. What stands under one number can happen at the same time.</p>
      <ol class="waves">
        {waves.map(({ number, entries }) => (
          <li key={number} value={number}>
            <ul>
              {entries.map((entry) => (
                <Entry key={`${entry.key} ${entry.node} ${entry.state}`} entry={entry} controller={controller} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {!all && lines > MOST_LINES && <Choice onChoose={() => setAll(true)}>Show all {lines} lines</Choice>}
    </Section>
  );
}

const WORDS = {
  done: "",
  plain: "",
  impossible: "will not be done",
  blocked: "cannot be done",
  "left out": "left out: not managed",
} as const;

function Entry({ entry, controller }: { readonly entry: OrderedAction; readonly controller: Controller }) {
  const { task, subjects, node, kind, state, reason, key } = entry;
  const shown = subjects.slice(0, MOST_SUBJECTS);
  const select = (): void => {
    controller.select(node === undefined ? { kind: "action", key } : { kind: "action", key, node });
  };
  return (
    <li class={`entry ${state.replaceAll(" ", "-")} ${kind.replaceAll(" ", "-")}`}>
      <Choice kind="link" onChoose={select}>
        <span class="task">{task}</span>{" "}
        {shown.map((subject, i) => (
          <span key={subject}>
            {i > 0 ? ", " : ""}
            <Name of={subject} />
          </span>
        ))}
        {subjects.length > shown.length && ` and ${subjects.length - shown.length} more`}
      </Choice>
      {node !== undefined && kind !== "fencing" && (
        <span class="place">
          {" on "}
          <Name of={node} />
        </span>
      )}
      {state !== "done" && <span class="state"> {WORDS[state]}</span>}
      {reason !== undefined && state !== "done" && (
        <span class="reason">
          : <Sentence text={reason} />
        </span>
      )}
    </li>
  );
}
