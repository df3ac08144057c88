import { isDigits } from "../characters.js";
import type { Construct } from "../construct.js";
import { Unreadable } from "../reading.js";
import { Node } from "../tree.js";

/** Monitor operations that are added to a primitive (11 §5.5). The name of the primitive is in the attribute `rsc`. */
export const monitor: Construct = {
  keyword: "monitor",
  element: "op",
  section: "resources",
  rank: 7,
  least: 2,

  read(words) {
    const shape = /^([^:]+)(?::([^:]*))?$/s;
    const problem = "Expected value[:value]";
    const place = words.word;
    const [, name = "", role = ""] = words.expect(shape, problem, "RESOURCE or RESOURCE:ROLE");
    const made = new Node("op", [
      ["name", "monitor"],
      ["rsc", name],
    ]);
    if (role !== "") {
      const known = words.role(role);
      if (known !== undefined) made.set("role", known);
      else if (isDigits(role)) made.set("instance", role);
      else {
        const legal = words.reading.vocabulary.roles.join(", ");
        throw new Unreadable(
          `Invalid role '${role}' for resource '${name}'`,
          "monitor",
          words.word,
          legal,
          "syntax",
          place,
        );
      }
    }
    const [, interval = "", timeout = ""] = words.expect(shape, problem, "INTERVAL or INTERVAL:TIMEOUT");
    made.set("interval", interval);
    if (timeout !== "") made.set("timeout", timeout);
    return made;
  },

  head: () => undefined,
  parts: () => [],
};
