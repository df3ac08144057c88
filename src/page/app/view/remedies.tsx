/** What would help, to try with one click. */
import { goalText, type Subject } from "pengine/explain";
import type { Controller } from "../controller.js";
import type { State } from "../store.js";
import { visible } from "../text.js";
import { Choice, Sentence } from "./parts.js";

interface RemediesProps {
  readonly remedies: State["remedies"];
  readonly subject: Subject;
  readonly controller: Controller;
}

const MOST_EFFECTS = 4;

export function Remedies({ remedies, subject, controller }: RemediesProps) {
  if (remedies === "none") return null;
  if (remedies === undefined) {
    if (subject.kind !== "resource" && subject.kind !== "placement") return null;
    return <Choice onChoose={() => controller.help()}>What would help?</Choice>;
  }
  if (remedies === "looking") return <p class="empty">Trying what would help…</p>;
  const { goal, holds, remedies: found, complete, evaluations } = remedies;
  return (
    <div class="remedies">
      <h3>What would help, {visible(goalText(goal))}</h3>
      {holds && <p>Nothing needs to be done: it will be so once the transition is done.</p>}
      {!holds && found.length === 0 && (
        <p>
          Nothing was found{complete ? ": nothing that suggests itself does" : ` within ${evaluations} evaluations`}.
        </p>
      )}
      <ul>
        {found.map(({ text, caution, commands, sideEffects, steps }) => (
          <li key={text}>
            <Choice kind="try" label={`Try: ${visible(text)}`} onChoose={() => controller.add(...steps)}>
              Try
            </Choice>{" "}
            <Sentence text={text} />
            {commands.map((command) => (
              <code key={command} class="command">
                {visible(command)}
              </code>
            ))}
            {caution !== undefined && (
              <p class="caution">
                Careful: <Sentence text={caution} />
              </p>
            )}
            {sideEffects.slice(0, MOST_EFFECTS).map((effect) => (
              <p key={effect.text} class="effect">
                Then <Sentence text={effect.text} />
              </p>
            ))}
            {sideEffects.length > MOST_EFFECTS && (
              <p class="effect">and {sideEffects.length - MOST_EFFECTS} more would be different</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
