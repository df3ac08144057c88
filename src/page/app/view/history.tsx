/** The inputs of a replay: which is shown, and what is told of it. */
import type { Controller } from "../controller.js";
import type { State } from "../store.js";
import { timeText, visible } from "../text.js";
import { Choice, Section, Sentence } from "./parts.js";

/** Of more than this the rest is shown when somebody asks for it. */
const MOST_SHOWN = 8;
/** More than anybody reads. */
const MOST_TOLD = 500;

interface HistoryProps {
  readonly state: State;
  readonly controller: Controller;
}

export function History({ state: { history, moment }, controller }: HistoryProps) {
  const at = history[moment];
  const shown = at === undefined ? "" : `${visible(at.name, 60)}, ${timeText(at.now)}`;
  return (
    <Section id="history" title="What happened">
      <div class="slider">
        <Choice onChoose={() => controller.goTo(moment - 1)} disabled={moment <= 0}>
          The input before
        </Choice>
        <input
          type="range"
          min={0}
          max={history.length - 1}
          value={moment}
          aria-label="Input"
          aria-valuetext={shown}
          onChange={(event) => controller.goTo(Number(event.currentTarget.value))}
        />
        <Choice onChoose={() => controller.goTo(moment + 1)} disabled={moment >= history.length - 1}>
          The next input
        </Choice>
        <span>
          {moment + 1} of {history.length}: {shown}
        </span>
      </div>
      {at === undefined || at.told.length === 0 ? (
        <p class="empty">Nothing new, nothing to do.</p>
      ) : (
        <Told texts={at.told.slice(0, MOST_SHOWN)} />
      )}
      {at !== undefined && at.told.length > MOST_SHOWN && (
        <details>
          <summary>{at.told.length - MOST_SHOWN} more</summary>
          <Told texts={at.told.slice(MOST_SHOWN, MOST_TOLD)} />
        </details>
      )}
    </Section>
  );
}

function Told({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>
          <Sentence text={text} />
        </li>
      ))}
    </ul>
  );
}
