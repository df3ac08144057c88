/** The page without a state. The build puts its own in the place of this module: script, style and engine in one text. */
export const TEMPLATE: string =
  '<!doctype html><title>pengine</title><p>This page has not been built.</p><script type="application/json">{{state}}</script>\n';
