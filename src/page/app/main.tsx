/** The page: starts the engine, opens what it was given, and shows it. */
import { render } from "preact";
import type { PageState } from "../state.js";
import { Controller } from "./controller.js";
import { startEngine } from "./engine.js";
import { Work } from "./settled.js";
import { Store } from "./store.js";
import { App } from "./view/app.js";

const store = new Store();
const work = new Work(document.documentElement);
const controller = new Controller(work.counted(startEngine()), store, work);
const given = JSON.parse(document.getElementById("state")?.textContent ?? "null") as PageState | null;
if (given !== null) {
  const { input, corosync, now, steps, history = [] } = given;
  if (history.length > 0) store.change({ history, moment: history.length - 1 });
  const conf = corosync === undefined ? undefined : { name: "corosync.conf", text: corosync };
  controller.open({ name: input.name, content: input.text, corosync: conf, now }, steps);
}
const root = document.getElementById("root");
if (root !== null) render(<App store={store} controller={controller} />, root);
