import { connectEngine, type Engine } from "pengine/worker";

/** Starts the engine that is in the page as text, on a thread of its own. */
export function startEngine(): Engine {
  const script = document.getElementById("engine")?.textContent ?? "";
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return connectEngine(new Worker(url));
}
