#!/usr/bin/env node
import { nodeIo } from "./node-io.js";
import { pengine } from "./pengine/main.js";

process.exitCode = pengine(process.argv.slice(2), nodeIo(process.argv[1] ?? "pengine"));
