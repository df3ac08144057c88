import { describe, expect, it } from "vitest";
import { element } from "../../../src/cib/element.js";
import { serialize } from "../../../src/cib/serialize.js";
import {
  block,
  connectionElement,
  definesRemoteConnection,
} from "../../../src/unpack/configuration/connection-element.js";

describe("a remote connection (02 §5.5)", () => {
  it.each([
    [{ class: "ocf", provider: "pacemaker", type: "remote" }, true],
    [{ class: "ocf", provider: "heartbeat", type: "remote" }, false],
    [{ class: "systemd", type: "remote" }, false],
  ])("%o: %s", (attributes, expected) => {
    expect(definesRemoteConnection(element("anything", attributes))).toBe(expected);
  });
});

describe("the implicit connection primitive (02 §5.9)", () => {
  const plain = { name: "g", container: "vm", address: undefined, port: undefined };

  it("has its container and a monitor, and nothing that was not given", () => {
    expect(serialize(connectionElement(plain))).toBe(
      `<primitive id="g" class="ocf" provider="pacemaker" type="remote">
  <meta_attributes id="g-meta_attributes">
    <nvpair id="g-meta_attributes-internal_rsc" name="internal_rsc" value="true"/>
    <nvpair id="g-meta_attributes-container" name="container" value="vm"/>
  </meta_attributes>
  <operations>
    <op id="g-monitor-30s" interval="30s" name="monitor" timeout="30s"/>
  </operations>
</primitive>
`,
    );
  });

  it("has address, port, and a start with the timeout", () => {
    const text = serialize(connectionElement({ ...plain, address: "a", port: "1", connectTimeout: "20s" }));
    expect(text).toContain('<nvpair id="g-instance_attributes-addr" name="addr" value="a"/>');
    expect(text).toContain('<nvpair id="g-instance_attributes-port" name="port" value="1"/>');
    expect(text).toContain('<op id="g-start-0" interval="0" name="start" timeout="20s"/>');
  });

  it("has ids that are valid", () => {
    expect(block("meta_attributes", "1 x", { a: "b" }).attributes.id).toBe("_.x");
  });
});
