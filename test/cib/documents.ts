/** Documents that the tests of this folder share. */

interface Sections {
  readonly claim?: string;
  readonly crmConfig?: string;
  readonly nodes?: string;
  readonly resources?: string;
  readonly constraints?: string;
  readonly more?: string;
  readonly status?: string;
}

/** The text of a small document. */
export function cibText(sections: Sections = {}): string {
  const { claim = "pacemaker-4.0", crmConfig = "", nodes = "", resources = "", constraints = "", more = "" } = sections;
  return [
    `<cib validate-with="${claim}" admin_epoch="0" epoch="1" num_updates="0">`,
    "  <configuration>",
    `    <crm_config>${crmConfig}</crm_config>`,
    `    <nodes>${nodes}</nodes>`,
    `    <resources>${resources}</resources>`,
    `    <constraints>${constraints}</constraints>`,
    `    ${more}`,
    "  </configuration>",
    sections.status ?? "  <status/>",
    "</cib>",
  ].join("\n");
}

/** A primitive with something inside. */
export function primitive(id: string, inside = ""): string {
  return `<primitive id="${id}" class="ocf" provider="pacemaker" type="Dummy">${inside}</primitive>`;
}
