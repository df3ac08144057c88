/** A drawing, with boxes that can be asked about. */
import type { Subject } from "pengine/explain";
import { type BoxTarget, curve, type Drawing, octagon, type PlacedBox, tip } from "pengine/svg";
import { useState } from "preact/hooks";
import type { Controller } from "../controller.js";
import type { PictureKind } from "../store.js";
import { visible } from "../text.js";
import { Choice, Name, Section } from "./parts.js";

interface PictureProps {
  readonly kind: PictureKind;
  readonly drawing: Drawing | undefined;
  readonly controller: Controller;
}

export function Picture({ kind, drawing, controller }: PictureProps) {
  const [fold, setFold] = useState<PlacedBox | undefined>(undefined);
  const [fit, setFit] = useState(true);
  const choose = (box: PlacedBox): void => {
    const [only, ...more] = box.targets;
    if (only !== undefined && more.length === 0) controller.select(subjectOf(only));
    else setFold(box);
  };
  return (
    <Section id="picture" title="Picture">
      <fieldset class="switch">
        <legend class="unseen">What is drawn</legend>
        <Choice chosen={kind === "transition"} onChoose={() => controller.show("transition")}>
          What will happen
        </Choice>
        <Choice chosen={kind === "configuration"} onChoose={() => controller.show("configuration")}>
          Configuration
        </Choice>
        <Choice chosen={fit} onChoose={() => setFit(!fit)}>
          Fit to width
        </Choice>
      </fieldset>
      {drawing === undefined ? (
        <p class="empty">Drawing…</p>
      ) : drawing.boxes.length === 0 ? (
        <p class="empty">{drawing.title}.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="scroll" aria-label={visible(drawing.title)} tabIndex={0}>
          <Drawn drawing={drawing} fit={fit} onChoose={choose} />
        </section>
      )}
      {fold !== undefined && drawing?.boxes.includes(fold) === true && (
        <Fold box={fold} controller={controller} close={() => setFold(undefined)} />
      )}
    </Section>
  );
}

/** The smallest that text can be and still be read. */
const LEAST_SCALE = 0.75;

interface DrawnProps {
  readonly drawing: Drawing;
  readonly fit: boolean;
  readonly onChoose: (box: PlacedBox) => void;
}

function Drawn({ drawing, fit, onChoose }: DrawnProps) {
  const { width, height, frames, links, boxes, title } = drawing;
  const size = fit
    ? { "max-width": `${width}px`, "min-width": `${Math.round(width * LEAST_SCALE)}px`, width: "100%" }
    : { width: `${width}px` };
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset
    <svg class="drawing" viewBox={`0 0 ${width} ${height}`} style={size} role="group" aria-label={visible(title)}>
      {frames.map(({ id, x, y, width: w, height: h, label }) => (
        <g key={id} class="frame">
          <rect x={x} y={y} width={w} height={h} rx={6} />
          <text x={x + 8} y={y + 15}>
            {visible(label)}
          </text>
        </g>
      ))}
      {links.map(({ points, kind, label, labelAt, title: says }, i) => (
        <g key={i} class={`link ${kind.replaceAll(" ", "-")}`}>
          {says !== undefined && <title>{visible(says)}</title>}
          <path d={curve(points)} />
          <polygon class="tip" points={tip(points)} />
          {label !== undefined && labelAt !== undefined && (
            <text x={labelAt.x} y={labelAt.y + 4} text-anchor="middle">
              {visible(label)}
            </text>
          )}
        </g>
      ))}
      {boxes.map((box) => (
        <Box key={box.id} box={box} onChoose={onChoose} />
      ))}
    </svg>
  );
}

function Box({ box, onChoose }: { readonly box: PlacedBox; readonly onChoose: (box: PlacedBox) => void }) {
  const { x, y, width, height, kind, state, lines, title } = box;
  const radius = kind === "pseudo" ? height / 2 : kind === "node action" ? 0 : 4;
  const asked = box.targets.length > 0;
  const shape = (
    <>
      <title>{visible(title)}</title>
      {kind === "fencing" ? (
        <polygon points={octagon(box)} />
      ) : (
        <rect x={x} y={y} width={width} height={height} rx={radius} />
      )}
      {lines.map((line, i) => (
        <text
          key={line}
          class={i === 0 ? "head" : undefined}
          x={x + width / 2}
          y={y + 17 + i * 15}
          text-anchor="middle"
        >
          {visible(line)}
        </text>
      ))}
    </>
  );
  const name = `box kind-${kind.replaceAll(" ", "-")} ${state.replaceAll(" ", "-")}`;
  if (!asked) return <g class={name}>{shape}</g>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      class={name}
      role="button"
      // In SVG the case of a name counts.
      tabindex={0}
      onClick={() => onChoose(box)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onChoose(box);
      }}
    >
      {shape}
    </g>
  );
}

const MOST_LISTED = 200;

/** What was drawn as one, one by one. */
function Fold({
  box,
  controller,
  close,
}: {
  readonly box: PlacedBox;
  readonly controller: Controller;
  readonly close: () => void;
}) {
  const shown = box.targets.slice(0, MOST_LISTED);
  return (
    <div class="fold">
      <h3>{visible(box.lines.join(", "))}</h3>
      <Choice onChoose={close}>Close</Choice>
      <ul>
        {shown.map((target) => (
          <li key={JSON.stringify(target)}>
            <Choice kind="link" onChoose={() => controller.select(subjectOf(target))}>
              <Name
                of={
                  target.kind === "action"
                    ? `${target.key}${target.node === undefined ? "" : ` on ${target.node}`}`
                    : target.resource
                }
              />
            </Choice>
          </li>
        ))}
      </ul>
      {box.targets.length > shown.length && <p>and {box.targets.length - shown.length} more</p>}
    </div>
  );
}

function subjectOf(target: BoxTarget): Subject {
  if (target.kind === "resource") return { kind: "resource", resource: target.resource };
  return target.node === undefined
    ? { kind: "action", key: target.key }
    : { kind: "action", key: target.key, node: target.node };
}
