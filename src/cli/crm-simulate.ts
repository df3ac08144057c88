#!/usr/bin/env node
import { crmSimulate } from "./crm-simulate/main.js";
import { exitCodeOf } from "./exit.js";
import { nodeIo } from "./node-io.js";

const [, called = "crm-simulate", ...words] = process.argv;
process.exitCode = exitCodeOf((io) => crmSimulate(words, io), "crm_simulate", nodeIo(called));
