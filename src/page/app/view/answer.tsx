/** The answer about what was chosen: sentence, reasons to their end, facts with their places, scores, actions. */
import type { Fact } from "pengine";
import {
  type ActionAnswer,
  type Answer as AnswerData,
  factText,
  type ItemAnswer,
  type Subject,
  type Why,
} from "pengine/explain";
import type { ClusterView } from "pengine/worker";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Controller } from "../controller.js";
import type { State } from "../store.js";
import { visible } from "../text.js";
import { Controls } from "./controls.js";
import { Choice, Name, Sentence } from "./parts.js";
import { Remedies } from "./remedies.js";
import { Scores } from "./scores.js";

interface AnswerProps {
  readonly state: State;
  readonly view: ClusterView;
  readonly controller: Controller;
}

export function Answer({ state, view, controller }: AnswerProps) {
  const { subject, answer, remedies } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(subject);
  useEffect(() => {
    if (shown.current === subject) return;
    shown.current = subject;
    // Where the answer stands below what was clicked, it comes into view; beside it nothing moves.
    heading.current?.focus({ preventScroll: window.innerWidth >= 900 });
  }, [subject]);
  return (
    <section class="answer" id="answer" aria-labelledby="answer-title">
      <h2 id="answer-title" ref={heading} tabIndex={-1}>
        <Title subject={subject} />
      </h2>
      {subject.kind !== "cluster" && (
        <Choice kind="quiet" onChoose={() => controller.select({ kind: "cluster" })}>
          ← the whole cluster
        </Choice>
      )}
      <div aria-live="polite">
        {answer === undefined ? <p class="empty">Looking…</p> : <Body answer={answer} controller={controller} />}
      </div>
      <Remedies remedies={remedies} subject={subject} controller={controller} />
      <Controls subject={subject} view={view} controller={controller} />
      {answer !== undefined && <Facts facts={answer.facts} />}
    </section>
  );
}

function Title({ subject }: { readonly subject: Subject }) {
  switch (subject.kind) {
    case "cluster":
      return <>The cluster</>;
    case "resource":
      return <Name of={subject.resource} />;
    case "node":
      return (
        <>
          Node <Name of={subject.node} />
        </>
      );
    case "placement":
      return (
        <>
          <Name of={subject.resource} /> on <Name of={subject.node} />
        </>
      );
    case "resources":
      return (
        <>
          <Name of={subject.first} /> and <Name of={subject.second} />
        </>
      );
    case "action":
      return (
        <>
          <Name of={subject.key} />
          {subject.node !== undefined && (
            <>
              {" on "}
              <Name of={subject.node} />
            </>
          )}
        </>
      );
  }
}

function Body({ answer, controller }: { readonly answer: AnswerData; readonly controller: Controller }) {
  const { sentence, reasons, notes, items, nodes, actions } = answer;
  return (
    <>
      <p class="main-sentence">
        <Sentence text={sentence} />
      </p>
      {reasons.length > 0 && (
        <>
          <h3>Because</h3>
          <Reasons reasons={reasons} depth={1} />
        </>
      )}
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map((note) => (
            <li key={note}>
              <Sentence text={note} />
            </li>
          ))}
        </ul>
      )}
      <Items items={items.filter((item) => item.sentence !== sentence)} controller={controller} />
      <Scores nodes={nodes} controller={controller} />
      <Actions actions={actions} controller={controller} />
    </>
  );
}

const DEEPEST = 12;
const MOST_REASONS = 12;

function Reasons({ reasons, depth }: { readonly reasons: readonly Why[]; readonly depth: number }) {
  return (
    <ul class="reasons">
      {reasons.slice(0, MOST_REASONS).map((reason) => (
        <li key={reason.text}>
          <Sentence text={reason.text} />
          <Places facts={reason.facts} />
          {reason.because.length > 0 && depth < DEEPEST && <Reasons reasons={reason.because} depth={depth + 1} />}
        </li>
      ))}
      {reasons.length > MOST_REASONS && <li>and {reasons.length - MOST_REASONS} more</li>}
    </ul>
  );
}

function Places({ facts }: { readonly facts: readonly Fact[] }) {
  const places = [...new Set(facts.flatMap((fact) => placeText(fact) ?? []))].slice(0, 3);
  return places.length === 0 ? null : <span class="where"> {visible(places.join(", "))}</span>;
}

function placeText({ place }: Fact): string | undefined {
  if (place === undefined) return undefined;
  const element = place.path.slice(place.path.lastIndexOf("/") + 1);
  return place.line === undefined ? element : `line ${place.line}: ${element}`;
}

const MOST_ITEMS = 30;

function Items({ items, controller }: { readonly items: readonly ItemAnswer[]; readonly controller: Controller }) {
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const shown = all ? items : items.slice(0, MOST_ITEMS);
  return (
    <>
      <h3>Each</h3>
      <ul class="items">
        {shown.map(({ subject, outcome, sentence }) => (
          <li key={subject}>
            <Choice
              kind="link"
              onChoose={() =>
                controller.select(
                  outcome === "node" ? { kind: "node", node: subject } : { kind: "resource", resource: subject },
                )
              }
            >
              <Sentence text={sentence} />
            </Choice>
          </li>
        ))}
      </ul>
      {items.length > shown.length && <Choice onChoose={() => setAll(true)}>Show all {items.length}</Choice>}
    </>
  );
}

const MOST_ACTIONS = 20;

function Actions({
  actions,
  controller,
}: {
  readonly actions: readonly ActionAnswer[];
  readonly controller: Controller;
}) {
  const [all, setAll] = useState(false);
  if (actions.length === 0) return null;
  const shown = all ? actions : actions.slice(0, MOST_ACTIONS);
  return (
    <>
      <h3>Actions</h3>
      <ul class="actions">
        {shown.map(({ key, node, outcome, because, reason, after }) => (
          <li key={`${key} ${node}`} class={outcome === "done" ? "done" : "undone"}>
            <Choice
              kind="link"
              onChoose={() =>
                controller.select(node === undefined ? { kind: "action", key } : { kind: "action", key, node })
              }
            >
              <Name of={node === undefined ? key : `${key} on ${node}`} />
            </Choice>{" "}
            <span class="state">{outcome}</span>
            {(because !== undefined || reason !== undefined) && (
              <>
                : <Sentence text={because?.text ?? reason ?? ""} />
              </>
            )}
            {after.length > 0 && (
              <span class="where">
                {" "}
                after{" "}
                {visible(
                  after
                    .slice(0, 3)
                    .map((each) => `${each.key}${each.node === undefined ? "" : ` on ${each.node}`}`)
                    .join(", "),
                )}
                {after.length > 3 && ` and ${after.length - 3} more`}
              </span>
            )}
          </li>
        ))}
      </ul>
      {actions.length > shown.length && <Choice onChoose={() => setAll(true)}>Show all {actions.length}</Choice>}
    </>
  );
}

const MOST_FACTS = 60;

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <details class="facts">
      <summary>Facts ({facts.length})</summary>
      <ul>
        {facts.slice(0, MOST_FACTS).map((fact, i) => (
          <li key={i}>
            <code>{fact.code}</code> <Sentence text={factText(fact)} />{" "}
            <span class="where">{visible(placeText(fact) ?? "")}</span>
          </li>
        ))}
      </ul>
      {facts.length > MOST_FACTS && <p>and {facts.length - MOST_FACTS} more</p>}
    </details>
  );
}
