import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { describe, expect, it } from "vitest";
import { serialize } from "../../src/cib/serialize.js";
import { pengine } from "../../src/cli/pengine/main.js";
import { fakeIo } from "../support/io.js";
import { Story, THREE_NODES } from "../support/story.js";

const SCENES = new Story(THREE_NODES).scenes.map(({ name, cib }) => [name, serialize(cib.root)] as const);

/** An empty CIB, packed by xz 5.4. */
const EMPTY_XZ = Buffer.from(
  "/Td6WFoAAAFpIt42AgAhARYAAAB0L+Wj4ADVAJldAB4YySYyrNCEFd0/EyEcgGa9Gn+nrENBYIkh0OI1JhMShYFijtXaF8Yvv9ITNUpYsBKtr3J0ue2/HMT/cZlzPFsNeGeYBBqcmVpV+SwhSw9WQQ+XYIjBhU9O9ip1r4afbrf2ZqiedgrripZQzc2RS482poX9dg8q4UY8Y46J+GFsDeTG0BmlVThn+346SPuKknjcdKU/K45xAAAAAABFL5IwAAGxAdYBAADPsV4tPjANiwIAAAAAAVla",
  "base64",
);

async function run(files: Readonly<Record<string, string | Uint8Array>>, ...words: readonly string[]) {
  const io = fakeIo({ files });
  const exitCode = await pengine(["replay", ...words], io);
  return { exitCode, out: io.out, err: io.err };
}

async function tar(members: readonly (readonly [name: string, content: string | Uint8Array])[]): Promise<Uint8Array> {
  const archive = pack();
  for (const [name, content] of members) archive.entry({ name }, Buffer.from(content));
  archive.finalize();
  const pieces: Uint8Array[] = [];
  for await (const piece of archive) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}

const titles = (out: string): readonly string[] => out.split("\n").filter((line) => /^\d{4}-/.test(line));

describe("pengine replay", () => {
  const [first, second] = SCENES;
  const folder = { "pe/pe-input-9.xml": first?.[1] ?? "", "pe/pe-input-10.xml": second?.[1] ?? "", "pe/notes": "x" };

  it("tells the inputs of a folder in the order of their dates", async () => {
    const { exitCode, out, err } = await run(folder, "pe");
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(titles(out)).toEqual([
      "2026-11-18 11:06:40 UTC  pe-input-9.xml",
      "2026-11-18 11:07:10 UTC  pe-input-10.xml",
    ]);
    expect(out).toContain("  -> start web on node2  [done]\n     web starts on node2: ");
    expect(out).toContain("  done on node2: start ip and start web\n");
    expect(out).toContain("Over 2 inputs\n  nothing conspicuous\n");
  });

  it("orders inputs without a date by their number", async () => {
    const undated = Object.entries(folder).map(([name, text]) => [name, text.replace(/ execution-date="\d+"/, "")]);
    const { out } = await run(Object.fromEntries(undated), "pe");
    expect(titles(out).map((line) => line.slice(25))).toEqual(["pe-input-9.xml", "pe-input-10.xml"]);
  });

  it("reads a report's archive, with its corosync.conf, and leaves out what leads out of it", async () => {
    const archive = await tar([
      ["report/node1/corosync.conf", "totem {\n version: 2\n cluster_name: c\n}\nquorum {\n}\n"],
      ["report/node1/pengine/pe-input-0.bz2", "BZh9 damaged"],
      ["report/node1/pengine/pe-input-1", first?.[1] ?? ""],
      ["../outside/pe-input-2", second?.[1] ?? ""],
      ["report/node1/messages", "pe-input-3"],
      ["report/node1/pengine/pe-warn-2", second?.[1] ?? ""],
    ]);
    const { exitCode, out, err } = await run({ "report.tar.gz": gzipSync(archive) }, "report.tar.gz");
    expect(exitCode).toBe(0);
    expect(titles(out).map((line) => line.slice(25))).toEqual([
      "report/node1/pengine/pe-input-1",
      "report/node1/pengine/pe-warn-2",
    ]);
    expect(out).toMatch(/^report\/node1\/corosync\.conf\n {2}\S/);
    expect(err.split("\n")).toEqual([
      expect.stringMatching(/^pengine: report\/node1\/pengine\/pe-input-0\.bz2: damaged or incomplete archive/),
      "pengine: ../outside/pe-input-2: its path leads out of the archive",
      "",
    ]);
  });

  it("replays what an incomplete archive has", async () => {
    const archive = await tar([
      ["a/pe-input-1", first?.[1] ?? ""],
      ["a/pe-input-2", "<cib ".repeat(9000)],
    ]);
    const cut = archive.subarray(0, archive.length - 30_000);
    const { exitCode, out, err } = await run({ "r.tar": cut }, "r.tar");
    expect({ exitCode, titles: titles(out).length }).toEqual({ exitCode: 0, titles: 1 });
    expect(err).toMatch(/^pengine: r\.tar: damaged or incomplete archive: .*\n$/);
  });

  it("reads inputs that are packed by xz, in folders and in archives", async () => {
    const archive = await tar([["r/pe-input-7.xz", EMPTY_XZ]]);
    const files = { "pe/pe-input-7.xml.xz": EMPTY_XZ, "pe/pe-input-8.xz": EMPTY_XZ.subarray(0, 200), "r.tar": archive };
    const { exitCode, out, err } = await run(files, "pe", "r.tar");
    expect({ exitCode, titles: titles(out).length }).toEqual({ exitCode: 0, titles: 2 });
    expect(err).toBe(
      "pengine: pe-input-8.xz: damaged or incomplete archive: it ends too soon, or something follows it\n",
    );
  });

  it("indents what is different in a configuration by blanks", async () => {
    const [, text = ""] = first ?? [];
    const more = text.replace(
      "</resources>",
      '<primitive id="more" class="systemd" type="more"><operations><op id="mo" name="monitor" interval="10s"/></operations></primitive></resources>',
    );
    const { out } = await run({ "pe/pe-input-1": text, "pe/pe-input-2": more }, "pe");
    expect(out).toContain("    +   op monitor interval=10s");
  });

  it("tells only what concerns a resource or a time", async () => {
    expect(titles((await run(folder, "pe", "--resource", "web")).out)).toHaveLength(2);
    expect((await run(folder, "pe", "--resource", "web")).out).not.toContain("start fence");
    expect(titles((await run(folder, "pe", "--since", "2026-11-18 11:07:00Z")).out)).toEqual([
      "2026-11-18 11:07:10 UTC  pe-input-10.xml",
    ]);
    expect(titles((await run(folder, "pe", "--until", "2026-11-18 11:07:00Z")).out)).toEqual([
      "2026-11-18 11:06:40 UTC  pe-input-9.xml",
    ]);
  });

  it("prints JSON", async () => {
    const { out } = await run(folder, "pe", "--json");
    const json = JSON.parse(out);
    expect(json).toMatchObject({ format: "pengine.replay", version: 1, inputs: 2, findings: [] });
    expect(json.entries.map(({ name }: { name: string }) => name)).toEqual(["pe-input-9.xml", "pe-input-10.xml"]);
  });

  it("writes a page with all inputs and what is told of them", async () => {
    const io = { ...fakeIo({ files: folder }), pageTemplate: () => "{{state}}" };
    expect(await pengine(["replay", "pe", "--page", "out.html"], io)).toBe(0);
    const state = JSON.parse(new TextDecoder().decode(io.files.get("out.html")));
    expect(state.input.name).toBe("pe-input-10.xml");
    expect(state.history.map(({ name }: { name: string }) => name)).toEqual(["pe-input-9.xml", "pe-input-10.xml"]);
    expect(state.history[1].told).toContain("the start of web on node2 succeeded");
  });

  it("keeps inputs apart that have one name in two folders", async () => {
    const files = { "a/pe-input-1.xml": first?.[1] ?? "", "b/pe-input-1.xml": second?.[1] ?? "" };
    const io = { ...fakeIo({ files }), pageTemplate: () => "{{state}}" };
    expect(await pengine(["replay", "a", "b", "--page", "out.html"], io)).toBe(0);
    const { history } = JSON.parse(new TextDecoder().decode(io.files.get("out.html")));
    expect(history.map(({ text }: { text: string }) => text)).toEqual([first?.[1], second?.[1]]);
  });

  it("says that there is nothing, or what is no date", async () => {
    expect(await run({ "pe/notes": "x" }, "pe")).toMatchObject({
      exitCode: 65,
      err: "pengine: there is no scheduler input to replay\n",
    });
    expect((await run(folder, "pe", "--since", "soon")).exitCode).toBe(64);
    expect(await run(folder, "missing")).toEqual({
      exitCode: 65,
      out: "",
      err: "pengine: missing: No such file or directory\npengine: there is no scheduler input to replay\n",
    });
  });
});
