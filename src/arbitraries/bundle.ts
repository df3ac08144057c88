import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { blocks, type Vocabulary } from "./blocks.js";
import type { ResourceDraft } from "./collectives.js";
import { type Draft, listOf, maybe, oneOf, weighted } from "./draft.js";
import { inOnePlace, type Presence } from "./history.js";
import { primitive, RESOURCE_META } from "./primitives.js";
import type { Agent, Scope } from "./scope.js";
import { anyStory, stopped } from "./stories.js";
import { hugeNumber, schemaBoolean, spelledNumber } from "./values.js";

const BUNDLE_META: Vocabulary = {
  ...RESOURCE_META,
  "resource-stickiness": [5, fc.constant("5")],
  interleave: [20, fc.constantFrom("true", "false")],
  notify: [10, fc.constant("true")],
};

/** The attributes of a port mapping. */
type Port = Readonly<Record<string, string | undefined>>;

const port = (): Arbitrary<Port> =>
  oneOf<Port>(
    [4, fc.record({ port: hugeNumber("80", "443"), "internal-port": maybe(20, hugeNumber("8080")) })],
    [1, fc.constant({ range: "9000-9010" })],
  );

interface Network {
  readonly range: string | undefined;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly ports: readonly Port[];
}

const network = (): Arbitrary<Network> =>
  fc.record({
    range: maybe(70, fc.constantFrom("192.168.122.131", "10.0.0.253", "10.0.253.253")),
    attributes: fc.record({
      "control-port": maybe(50, hugeNumber("3121", "4000")),
      "host-interface": maybe(15, fc.constant("eth0")),
      "host-netmask": maybe(15, hugeNumber("24")),
      "add-host": maybe(10, schemaBoolean()),
    }),
    ports: listOf(port(), 2),
  });

const storage = (): Arbitrary<(owner: string) => Draft<Element>> =>
  listOf(
    fc.record({
      kind: weighted([1, "source-dir"], [1, "source-dir-root"]),
      target: fc.constantFrom("/srv", "/var/log"),
      options: maybe(40, fc.constant("rw")),
    }),
    2,
  ).map(
    (list) => (owner) => (scope) =>
      element(
        "storage",
        {},
        list.map(({ kind, target, options }) =>
          element("storage-mapping", {
            id: scope.id(`${owner}-st`),
            [kind]: `/dir${target}`,
            "target-dir": target,
            options,
          }),
        ),
      ),
  );

/**
 * A bundle: container, network and storage settings, with or without a primitive; histories of all its parts.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, bundle } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(bundle(now), (draft) => draft(0)(new Scope(now)).name === "bundle"));
 * ```
 */
export function bundle(now: number): Arbitrary<ResourceDraft> {
  return fc
    .record({
      name: fc.constantFrom("bundle", "httpd-bundle", "bndl"),
      type: fc.constantFrom("docker", "podman"),
      container: fc.record({
        image: fc.constant("img:latest"),
        replicas: maybe(75, spelledNumber("2", "3", "1")),
        "replicas-per-host": maybe(15, hugeNumber("2", "1")),
        "promoted-max": maybe(35, spelledNumber("1", "2")),
        "run-command": maybe(10, fc.constant("/bin/run")),
        network: maybe(10, fc.constantFrom("host", "br0")),
        options: maybe(10, fc.constant("--log=x")),
      }),
      network: maybe(90, network()),
      storage: maybe(25, storage()),
      meta: blocks("meta_attributes", BUNDLE_META, "resource", now),
      child: maybe(75, primitive({ now, many: true })),
      replicas: listOf(replicaHistory(), 3, 3),
    })
    .map(({ name, type, container, network, storage, meta, child, replicas }) => (home) => (scope) => {
      const id = scope.id(name);
      scope.resources.push(id);
      const usable =
        network !== undefined && (network.range !== undefined || network.attributes["control-port"] !== undefined);
      const n = Math.max(1, Number(container.replicas ?? container["promoted-max"] ?? "1"));
      if (child !== undefined && usable) {
        for (let i = 0; i < n; i++) scope.remoteNodes.push({ name: scope.id(`${id}-${i}`), remote: false });
      }
      replicas.slice(0, n).forEach((replica, i) => {
        recordReplica(
          scope,
          {
            id,
            type,
            number: i,
            home: home + i,
            address: addressOf(network?.range, i),
            connected: child !== undefined,
          },
          replica,
        );
      });
      const inside = child?.(home, {
        presences: [],
        historyId: (primitiveId) => innerHistories(scope, primitiveId, id, replicas.slice(0, n), home),
      })(scope);
      return element("bundle", { id }, [
        ...meta(id)(scope),
        element(type, container),
        ...(network === undefined ? [] : [networkElement(network, id, scope)]),
        ...(storage === undefined ? [] : [storage(id)(scope)]),
        ...(inside === undefined ? [] : [inside]),
      ]);
    });
}

function networkElement({ range, attributes, ports }: Network, owner: string, scope: Scope): Element {
  return element(
    "network",
    { "ip-range-start": range, ...attributes },
    ports.map((port) => element("port-mapping", { id: scope.id(`${owner}-port`), ...port })),
  );
}

interface ReplicaHistory {
  readonly container: readonly Presence[];
  readonly address: readonly Presence[];
  readonly connection: readonly Presence[];
  readonly child: Presence | undefined;
}

function replicaHistory(): Arbitrary<ReplicaHistory> {
  return fc.record({
    container: inOnePlace(),
    address: inOnePlace(),
    connection: inOnePlace(),
    child: maybe(
      70,
      oneOf([6, anyStory()], [1, stopped()]).map((story) => ({ step: 0, story })),
    ),
  });
}

interface Replica {
  readonly id: string;
  readonly type: string;
  readonly number: number;
  readonly home: number;
  readonly address: string | undefined;
  readonly connected: boolean;
}

const heartbeat = (type: string): Agent => ({ class: "ocf", provider: "heartbeat", type });

function recordReplica(scope: Scope, replica: Replica, history: ReplicaHistory): void {
  const { id, type, number, home, address, connected } = replica;
  scope.leaves.push({ id: `${id}-${type}-${number}`, agent: heartbeat(type), home, presences: history.container });
  if (address !== undefined) {
    scope.leaves.push({ id: `${id}-ip-${address}`, agent: heartbeat("IPaddr2"), home, presences: history.address });
  }
  if (!connected) return;
  const agent: Agent = { class: "ocf", provider: "pacemaker", type: "remote" };
  scope.leaves.push({
    id: `${id}-${number}`,
    agent,
    home,
    presences: history.connection,
    container: `${id}-${type}-${number}`,
  });
}

/** The address of a replica, the way chapter 02 §7.4.3 counts, as far as it matters here. */
function addressOf(start: string | undefined, number: number): string | undefined {
  if (start === undefined) return undefined;
  const parts = start.split(".").map(Number);
  for (let i = 0; i < number; i++) {
    const [, , third = 0, fourth = 0] = parts;
    parts[2] = fourth > 253 ? third + 1 : third;
    parts[3] = fourth > 253 ? 1 : fourth + 1;
  }
  return parts.join(".");
}

/** The primitive inside: its instances are in the histories of the bundle's own nodes. */
function innerHistories(
  scope: Scope,
  id: string,
  bundleId: string,
  replicas: readonly ReplicaHistory[],
  home: number,
): readonly { readonly id: string }[] {
  replicas.forEach(({ child }, i) => {
    if (child === undefined) return;
    const agent: Agent = { class: "ocf", provider: "pacemaker", type: "Stateful" };
    scope.leaves.push({ id, agent, home, presences: [child], node: `${bundleId}-${i}` });
  });
  return [];
}
