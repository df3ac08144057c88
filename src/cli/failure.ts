/** Why a command ends: lines for standard error, and the exit code. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly exitCode: number;
  /** Lines that go to standard error in every output format. */
  readonly lines: readonly string[];
  /** Errors that the XML output holds in its document. */
  readonly errors: readonly string[];

  constructor(exitCode: number, said: { readonly lines?: readonly string[]; readonly errors?: readonly string[] }) {
    super([...(said.lines ?? []), ...(said.errors ?? [])].join("\n"));
    this.exitCode = exitCode;
    this.lines = said.lines ?? [];
    this.errors = said.errors ?? [];
  }
}
