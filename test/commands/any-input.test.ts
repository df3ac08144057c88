import { describe, expect, it } from "vitest";
import { CibError } from "../../src/cib/index.js";
import { readAny } from "../../src/commands/index.js";
import { printCrm } from "../../src/crmsh/index.js";

const NOW = 1_700_000_000;
const shown = (text: string): string => printCrm(readAny(text, { now: NOW }).document);

describe("crm text of any age", () => {
  it("may say ms and Master, which become what they are today", () => {
    const text = `primitive d ocf:linbit:drbd op monitor interval=29s role=Master
ms ms_d d meta master-max=1
primitive fs ocf:heartbeat:Filesystem
colocation c inf: fs ms_d:Master
property stonith-enabled=false`;
    const { cib, dialect } = readAny(text, { now: NOW });
    expect(dialect).toBe("crm");
    expect(printCrm(cib)).toContain("clone ms_d d");
    expect(printCrm(cib)).toContain("colocation c inf: fs ms_d:Promoted");
  });

  it("may have been copied with the prompts of the crm shell", () => {
    const text =
      "crm(live/n1)configure# primitive x Dummy\ncrm(live/n1)configure# location l x 5: n1\ncrm(live/n1)configure# commit\n";
    expect(shown(text)).toBe("node 1: n1\nprimitive x Dummy\nlocation l x 5: n1\n");
  });

  it("may end with what a session ends with", () => {
    expect(shown("primitive x Dummy\ncommit\nquit\n")).toContain("primitive x Dummy\n");
  });
});

describe("commands", () => {
  it("of pcs may have prompts and sudo in front, and stand among others that only show something", () => {
    const text =
      "[root@n1 ~]# pcs resource create x ocf:pacemaker:Dummy --force\n$ sudo pcs resource disable x\n# pcs status\n";
    expect(shown(text)).toContain("meta target-role=Stopped");
  });

  it("of crm make a configuration, too, though its first steps have errors", () => {
    const text =
      "crm configure primitive x ocf:pacemaker:Dummy\ncrm configure primitive y ocf:pacemaker:Dummy\ncrm configure colocation xy inf: x y\n";
    expect(shown(text)).toContain("colocation xy inf: x y");
  });

  it("know the nodes that they name", () => {
    const text = "pcs resource create x ocf:pacemaker:Dummy --force\npcs constraint location x prefers alpha=50\n";
    const { notes } = readAny(text, { now: NOW });
    expect(notes.join()).toContain("(alpha)");
  });
});

describe("what is none of these", () => {
  it.each(["", "  \n\n"])("nothing at all (%j) is refused", (text) => {
    expect(() => readAny(text, { now: NOW })).toThrow(CibError);
  });
});
