/** How each node's score came about: each cause a step to the total. */
import type { Cause } from "pengine";
import { causeDetail, type NodeAnswer, type ScoreCause } from "pengine/explain";
import { INFINITY, readableScore } from "pengine/score";
import type { Controller } from "../controller.js";
import { Choice, Name, Sentence } from "./parts.js";

const WIDTH = 150;
const EDGE = 12;

/** From a score to its place in the chart: finite scores share the middle, ±INFINITY are the edges. */
function scaleOf(causes: readonly ScoreCause[]): (score: number) => number {
  const finite = causes.flatMap(({ score }) => (Math.abs(score) >= INFINITY ? [] : [Math.abs(score)]));
  const most = finite.reduce((a, b) => Math.max(a, b), 1);
  return (score) => {
    if (score >= INFINITY) return WIDTH;
    if (score <= -INFINITY) return 0;
    return WIDTH / 2 + (score / most) * (WIDTH / 2 - EDGE);
  };
}

interface ScoresProps {
  readonly nodes: readonly NodeAnswer[];
  readonly controller: Controller;
}

export function Scores({ nodes, controller }: ScoresProps) {
  if (nodes.length === 0) return null;
  const resource = nodes[0]?.resource ?? "";
  return (
    <>
      <h3>
        Nodes of <Name of={resource} />
      </h3>
      <div class="scores">
        {nodes.map((answer) => (
          <NodeScore key={answer.node} answer={answer} controller={controller} open={nodes.length <= 4} />
        ))}
      </div>
    </>
  );
}

interface NodeScoreProps {
  readonly answer: NodeAnswer;
  readonly controller: Controller;
  readonly open: boolean;
}

function NodeScore({ answer, controller, open }: NodeScoreProps) {
  const { node, resource, score, chosen, text, causes, available } = answer;
  return (
    <details class={chosen ? "score chosen" : available ? "score" : "score off"} open={open && causes.length > 0}>
      <summary>
        <span class="who">
          <Name of={node} />
          {chosen && <span class="badge good">chosen</span>}
        </span>
        <span class="number">{score === undefined ? "" : readableScore(score)}</span>
      </summary>
      <p>
        <Sentence text={text} />{" "}
        <Choice kind="link" onChoose={() => controller.select({ kind: "placement", resource, node })}>
          why there or not
        </Choice>
      </p>
      {causes.length > 0 && <Ladder causes={causes} node={node} />}
    </details>
  );
}

function Ladder({ causes, node }: { readonly causes: readonly ScoreCause[]; readonly node: string }) {
  const at = scaleOf(causes);
  return (
    <table class="ladder">
      <caption class="unseen">How the score on {node} came about</caption>
      <thead>
        <tr>
          <th scope="col">Because of</th>
          <th scope="col" class="number">
            Step
          </th>
          <th scope="col" class="chart">
            <span class="unseen">Chart</span>
          </th>
          <th scope="col" class="number">
            Sum
          </th>
        </tr>
      </thead>
      <tbody>
        {causes.map(({ operation, amount, score, cause }, i) => {
          const from = at(causes[i - 1]?.score ?? 0);
          const to = at(score);
          const step =
            operation === "set" ? `= ${readableScore(amount)}` : `${amount < 0 ? "" : "+"}${readableScore(amount)}`;
          return (
            <tr key={i}>
              <th scope="row">
                <Because cause={cause} />
              </th>
              <td class="number">{step}</td>
              <td class="chart">
                <svg viewBox={`0 0 ${WIDTH} 12`} width={WIDTH} height={12} aria-hidden="true">
                  <line class="zero" x1={WIDTH / 2} x2={WIDTH / 2} y1={0} y2={12} />
                  <rect
                    class={to < from ? "less" : "more"}
                    x={Math.min(from, to)}
                    y={2}
                    width={Math.max(1.5, Math.abs(to - from))}
                    height={8}
                  />
                </svg>
              </td>
              <td class="number">{readableScore(score)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A cause: its kind, what is behind it, and between whom. */
function Because({ cause }: { readonly cause: Cause }) {
  const detail = causeDetail(cause);
  return (
    <>
      {cause.kind} {cause.id !== undefined && <Name of={cause.id} />}{" "}
      {detail !== undefined && (
        <span class="detail">
          (<Name of={detail} />)
        </span>
      )}
    </>
  );
}
