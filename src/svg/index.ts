/**
 * Pictures of a transition and of a configuration. Not part of `pengine/render`, as the layout needs `@dagrejs/dagre`: who only
 * wants text does not load it.
 */
export type { BoxKind, BoxState, BoxTarget, ChartBox, ChartFrame, ChartLink, LinkKind } from "./chart.js";
export { configurationDrawing, renderConfigurationSvg } from "./configuration.js";
export type { Area, Drawing, PlacedBox, PlacedFrame, PlacedLink, Point } from "./drawing.js";
export { curve, octagon, renderDrawing, tip } from "./markup.js";
export { renderSvg, type TransitionDrawingOptions, transitionDrawing } from "./transition.js";
