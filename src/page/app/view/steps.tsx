/** The scenario so far, what comes of it, and how to take it along. */
import type { OutcomeDifference } from "pengine/scenario";
import type { Played, Rest } from "pengine/worker";
import { useRef, useState } from "preact/hooks";
import type { Controller } from "../controller.js";
import type { State } from "../store.js";
import { visible } from "../text.js";
import { Choice, Name, Section, Sentence } from "./parts.js";

interface StepsProps {
  readonly state: State;
  readonly controller: Controller;
}

export function Steps({ state, controller }: StepsProps) {
  const { steps, stepTexts, played, rest } = state;
  return (
    <Section id="steps" title="What was tried">
      {steps.length === 0 ? (
        <p class="empty">Nothing yet. Choose something and try what can be done with it, or type a command above.</p>
      ) : (
        <ol class="steps">
          {steps.map((step, i) => (
            <li key={i}>
              <Sentence text={stepTexts[i] ?? step.kind} />
            </li>
          ))}
        </ol>
      )}
      {played !== undefined && played.happened.length > 0 && (
        <details>
          <summary>What was done ({played.happened.length})</summary>
          <ul>
            {played.happened.slice(0, 100).map((text) => (
              <li key={text}>
                <Sentence text={text} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {played?.dangers.map((danger) => (
        <p key={danger} class="caution">
          <Sentence text={danger} />
        </p>
      ))}
      {played !== undefined && played.sides.length > 1 && (
        <ul class="sides">
          {played.sides.map(({ nodes, quorate }) => (
            <li key={nodes.join(" ")}>
              {visible(nodes.join(", "))}: {quorate ? "has quorum" : "has no quorum"}
            </li>
          ))}
        </ul>
      )}
      <div class="buttons">
        <Choice onChoose={() => controller.undo()} disabled={steps.length === 0}>
          Undo
        </Choice>
        <Choice onChoose={() => controller.replace([])} disabled={steps.length === 0}>
          Start over
        </Choice>
      </div>
      {steps.length > 0 && <RestReport rest={rest} />}
      <Takeaway played={played} controller={controller} />
    </Section>
  );
}

const MOST_DIFFERENCES = 40;

function RestReport({ rest }: { readonly rest: Rest | undefined }) {
  if (rest === undefined) return <p class="empty">Working out where it comes to rest…</p>;
  const { differences, ending } = rest;
  return (
    <>
      <h3>Where it comes to rest</h3>
      <p>{ending}</p>
      {differences.length === 0 ? (
        <p>In the end everything is where it would be otherwise.</p>
      ) : (
        <table class="rows">
          <caption class="unseen">What is different in the end</caption>
          <thead>
            <tr>
              <th scope="col">Resource</th>
              <th scope="col">Without</th>
              <th scope="col">With the steps</th>
            </tr>
          </thead>
          <tbody>
            {differences.slice(0, MOST_DIFFERENCES).map(({ resource, kind, before, after }) => (
              <tr key={resource} class={kind === "stop" || kind === "gone" ? "bad" : "up"}>
                <th scope="row">
                  <Name of={resource} />
                </th>
                <td>{visible(placesText(before))}</td>
                <td>{visible(placesText(after))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {differences.length > MOST_DIFFERENCES && <p>and {differences.length - MOST_DIFFERENCES} more</p>}
    </>
  );
}

function placesText(places: OutcomeDifference["before"]): string {
  if (places === undefined) return "not there";
  if (places.nodes.length === 0) return "nowhere";
  const role = places.role === "started" ? "" : ` (${places.role})`;
  return `${places.nodes.join(", ")}${role}`;
}

const FORMS = [
  ["command", "Command line"],
  ["test", "Policy test"],
  ["cib", "CIB"],
  ["json", "Verdict as JSON"],
] as const;

interface TakeawayProps {
  readonly played: Played | undefined;
  readonly controller: Controller;
}

function Takeaway({ played, controller }: TakeawayProps) {
  // What was taken from another scenario is none of this one, and goes.
  const [taken, setTaken] = useState<{ readonly text: string; readonly of: Played | undefined } | undefined>(undefined);
  const text = taken?.of === played ? taken?.text : undefined;
  const [copied, setCopied] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const copy = async (): Promise<void> => {
    area.current?.select();
    try {
      await navigator.clipboard.writeText(area.current?.value ?? "");
      setCopied(true);
    } catch {
      // The browser does not allow it: the text is selected, to be copied by hand.
      setCopied(false);
    }
  };
  return (
    <div class="takeaway">
      <h3>Take it along</h3>
      <div class="buttons">
        {FORMS.map(([as, label]) => (
          <Choice
            key={as}
            onChoose={async () => {
              setCopied(false);
              setTaken({ text: await controller.exportAs(as), of: played });
            }}
          >
            {label}
          </Choice>
        ))}
      </div>
      {text !== undefined && (
        <>
          <textarea ref={area} readOnly rows={6} value={text} aria-label="The scenario as text" />
          <div class="buttons">
            <Choice onChoose={copy}>Copy</Choice>
            <span role="status">{copied ? "Copied." : ""}</span>
          </div>
        </>
      )}
    </div>
  );
}
