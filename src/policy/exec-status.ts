/** How the execution of an operation ended (03 §11.1): `import * as ExecStatus`. */

export const Unknown = -2;
export const Pending = -1;
export const Done = 0;
export const Cancelled = 1;
export const TimedOut = 2;
export const NotSupported = 3;
const AnyError = 4;

export { AnyError as Error };
export const HardError = 5;
export const FatalError = 6;
export const NotInstalled = 7;
export const NotConnected = 8;
export const Invalid = 9;
export const NoFenceDevice = 10;
export const NoSecrets = 11;
