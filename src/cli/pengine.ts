#!/usr/bin/env node
import { exitCodeOf } from "./exit.js";
import { nodeIo } from "./node-io.js";
import { pengine } from "./pengine/main.js";

const [, called = "pengine", ...words] = process.argv;
process.exitCode = exitCodeOf((io) => pengine(words, io), "pengine", nodeIo(called));
