#!/usr/bin/env node
import { crmSimulate } from "./crm-simulate/main.js";
import { nodeIo } from "./node-io.js";

process.exitCode = crmSimulate(process.argv.slice(2), nodeIo(process.argv[1] ?? "crm-simulate"));
