import { useEffect, useState } from "preact/hooks";
import type { Controller } from "../controller.js";
import { type State, type Store, useStore } from "../store.js";
import { count, timeText, visible } from "../text.js";
import { Answer } from "./answer.js";
import { History } from "./history.js";
import { Nodes } from "./nodes.js";
import { Order } from "./order.js";
import { Choice, Sentence } from "./parts.js";
import { Picture } from "./picture.js";
import { Quorum } from "./quorum.js";
import { Steps } from "./steps.js";

interface AppProps {
  readonly store: Store;
  readonly controller: Controller;
}

export function App({ store, controller }: AppProps) {
  const state = useStore(store);
  useDrop(controller);
  useKeys(controller);
  useEffect(() => {
    const follow = (): void => {
      controller.follow();
    };
    window.addEventListener("hashchange", follow);
    window.addEventListener("popstate", follow);
    return () => {
      window.removeEventListener("hashchange", follow);
      window.removeEventListener("popstate", follow);
    };
  }, [controller]);
  return (
    <>
      <a class="skip" href="#answer">
        To the answer
      </a>
      <Header state={state} controller={controller} />
      {state.problem !== undefined && (
        <div class="problem" role="alert">
          <Sentence text={state.problem.text} />
          {state.problem.legal !== undefined && <span class="legal"> Possible: {visible(state.problem.legal)}</span>}
        </div>
      )}
      {state.history.length > 0 && <History state={state} controller={controller} />}
      <main id="main">
        {state.phase === "empty" && <Empty controller={controller} />}
        {state.phase === "opening" && <p class="empty">{state.busy}</p>}
        {state.phase === "cluster" && <Cluster state={state} controller={controller} />}
        {state.phase === "corosync" && <Quorum state={state} controller={controller} />}
      </main>
      <footer>
        <p>
          pengine decides here as Pacemaker 3.0.3 does. This page holds everything it needs, and sends nothing anywhere.{" "}
          <kbd>/</kbd> types a command, <kbd>u</kbd> takes the last step back.
        </p>
      </footer>
    </>
  );
}

function Header({ state, controller }: { readonly state: State; readonly controller: Controller }) {
  const { input, opened, played, view, busy, phase } = state;
  const online = view?.nodes.filter((node) => node.online).length ?? 0;
  return (
    <header>
      <div class="bar">
        <h1>{input === undefined ? "pengine" : visible(input.name, 60)}</h1>
        <OpenFile controller={controller} />
        <Theme />
      </div>
      {view !== undefined && opened?.kind === "cluster" && (
        <p class="summary">
          {count(view.nodes.length, "node")}, {online} online. {count(view.primitives.length, "primitive")}.{" "}
          {view.quorate ? "" : "No quorum. "}
          {view.maintenanceMode ? "Maintenance mode. " : ""}
          As of {timeText(played?.now ?? opened.now)}
          {input?.corosync === undefined ? "" : `, with ${visible(input.corosync.name, 40)}`}.
        </p>
      )}
      {opened?.kind === "cluster" &&
        opened.notes.slice(0, 3).map((note) => (
          <p key={note} class="hint">
            <Sentence text={note} />
          </p>
        ))}
      {phase === "cluster" && <CommandLine controller={controller} />}
      <p class="busy" role="status">
        {phase === "cluster" ? busy : ""}
      </p>
    </header>
  );
}

function CommandLine({ controller }: { readonly controller: Controller }) {
  const [line, setLine] = useState("");
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (line.trim() !== "" && (await controller.type(line.trim()))) setLine("");
  };
  return (
    <form class="command-line" onSubmit={submit}>
      <label for="command">Command</label>
      <input
        id="command"
        value={line}
        onInput={(event) => setLine(event.currentTarget.value)}
        placeholder="pcs node standby node1"
        autocomplete="off"
        spellcheck={false}
      />
      <button type="submit">Try</button>
      <Choice onChoose={() => controller.undo()}>Undo</Choice>
    </form>
  );
}

function Cluster({ state, controller }: { readonly state: State; readonly controller: Controller }) {
  const { view, subject, order, picture, drawing } = state;
  if (view === undefined) return null;
  const decided = view.actions !== undefined;
  return (
    <div class="columns">
      <Nodes view={view} subject={subject} controller={controller} />
      <div class="right">
        {decided && <Answer state={state} view={view} controller={controller} />}
        {decided && <Steps state={state} controller={controller} />}
      </div>
      <Order order={order} controller={controller} />
      {decided && <Picture kind={picture} drawing={drawing} controller={controller} />}
    </div>
  );
}

function Empty({ controller }: { readonly controller: Controller }) {
  const [text, setText] = useState("");
  return (
    <div class="drop">
      <h2>Drop a file here</h2>
      <p>
        A CIB (the output of <code>cibadmin --query</code> or <code>pcs cluster cib</code>), a{" "}
        <code>pe-input-….bz2</code>, what <code>crm configure show</code> prints, a list of pcs commands, or a{" "}
        <code>corosync.conf</code>.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "")
            controller.open({ name: "pasted text", content: text, corosync: undefined, now: undefined });
        }}
      >
        <label for="paste">Or paste it</label>
        <textarea
          id="paste"
          rows={8}
          value={text}
          spellcheck={false}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit">Show it</button>
      </form>
    </div>
  );
}

function OpenFile({ controller }: { readonly controller: Controller }) {
  return (
    <label class="file">
      Open a file
      <input
        type="file"
        onChange={async (event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) await controller.takeFile(file);
        }}
      />
    </label>
  );
}

const THEMES = ["auto", "light", "dark"] as const;

function Theme() {
  const [theme, setTheme] = useState<(typeof THEMES)[number]>("auto");
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
  return (
    <Choice kind="quiet" onChoose={() => setTheme(next)} label={`Colours: ${theme}. Change to ${next}`}>
      Colours: {theme}
    </Choice>
  );
}

/** A file dropped anywhere is opened. */
function useDrop(controller: Controller): void {
  useEffect(() => {
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = async (event: DragEvent): Promise<void> => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined) await controller.takeFile(file);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
    };
  }, [controller]);
}

function useKeys(controller: Controller): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target } = event;
      const typing = target instanceof HTMLElement && ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "/") {
        const field = document.getElementById("command") ?? document.getElementById("event");
        if (field === null) return;
        event.preventDefault();
        field.focus();
      } else if (event.key === "u") controller.undo();
      else if (event.key === "Escape") controller.select({ kind: "cluster" });
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [controller]);
}
