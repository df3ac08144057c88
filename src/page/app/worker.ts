/** The engine's thread. */
import { serveEngine } from "pengine/worker";
import { unpack } from "./unpack.js";

serveEngine(self, { unpack, clock: () => performance.now() });
