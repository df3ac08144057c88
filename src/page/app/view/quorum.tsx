/** A corosync.conf by itself: who has quorum, and what each side does. */
import { useState } from "preact/hooks";
import type { Controller } from "../controller.js";
import type { State } from "../store.js";
import { Choice, Section, Sentence } from "./parts.js";

export function Quorum({ state, controller }: { readonly state: State; readonly controller: Controller }) {
  const { opened, quorum, quorumEvents } = state;
  const [line, setLine] = useState("");
  if (opened?.kind !== "corosync") return null;
  const play = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (line.trim() !== "" && (await controller.playQuorum([...quorumEvents, line.trim()]))) setLine("");
  };
  return (
    <>
      <Section id="configuration" title="The configuration">
        {opened.sentences.map((text) => (
          <p key={text}>
            <Sentence text={text} />
          </p>
        ))}
        {opened.warnings.map((text) => (
          <p key={text} class="caution">
            <Sentence text={text} />
          </p>
        ))}
      </Section>
      <Section id="events" title="What happens">
        <form class="command-line" onSubmit={play}>
          <label for="event">Event</label>
          <input
            id="event"
            value={line}
            onInput={(event) => setLine(event.currentTarget.value)}
            placeholder="crash 2"
            autocomplete="off"
            spellcheck={false}
          />
          <button type="submit">Try</button>
          <Choice
            onChoose={() => controller.playQuorum(quorumEvents.slice(0, -1))}
            disabled={quorumEvents.length === 0}
          >
            Undo
          </Choice>
        </form>
        <details>
          <summary>Events</summary>
          <dl>
            {quorum?.forms.map(([form, meaning]) => (
              <div key={form}>
                <dt>
                  <code>{form}</code>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </details>
        <ol class="states">
          {quorum?.states.map(({ event, notes, sides, dangers }, i) => (
            <li key={i} value={i}>
              <h3>{event === undefined ? "At the beginning" : <Sentence text={event} />}</h3>
              {notes.map((note) => (
                <p key={note} class="caution">
                  <Sentence text={note} />
                </p>
              ))}
              <div class="cards">
                {sides.map(({ members, quorate, sentences }) => (
                  <article key={members.join(" ")} class={`card ${quorate ? "good" : "bad"}`}>
                    {sentences.map((text) => (
                      <p key={text}>
                        <Sentence text={text} />
                      </p>
                    ))}
                  </article>
                ))}
              </div>
              {dangers.map((danger) => (
                <p key={danger} class="caution">
                  Danger: <Sentence text={danger} />
                </p>
              ))}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
