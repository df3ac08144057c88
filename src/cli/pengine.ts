#!/usr/bin/env node
import { exitCodeAfter } from "./exit.js";
import { nodeIo } from "./node-io.js";
import { pengine } from "./pengine/main.js";
import { withXzUnpacked } from "./xz.js";

const [, called = "pengine", ...words] = process.argv;

withXzUnpacked(words, nodeIo(called))
  .then((io) => exitCodeAfter((each) => pengine(words, each), "pengine", io))
  .then((code) => {
    process.exitCode = code;
  });
