/** A chart with a place for everything: what the formats draw, and what a page draws itself. Lengths are in CSS pixels. */
import type { ChartBox, ChartFrame, ChartLink } from "./chart.js";

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedBox extends ChartBox, Area {}

/** Frames lie behind boxes, outer ones first. */
export interface PlacedFrame extends ChartFrame, Area {}

export interface PlacedLink extends ChartLink {
  readonly points: readonly Point[];
  /** The middle of its label. */
  readonly labelAt: Point | undefined;
}

export interface Drawing {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly frames: readonly PlacedFrame[];
  readonly boxes: readonly PlacedBox[];
  readonly links: readonly PlacedLink[];
}
