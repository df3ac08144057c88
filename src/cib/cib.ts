import type { Element } from "./element.js";

/** A CIB document: frozen data. Its root element is `cib`. */
export interface Cib {
  readonly root: Element;
}
