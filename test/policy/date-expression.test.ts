import { describe, expect, it } from "vitest";
import { dateTimeText } from "../../src/base/datetime.js";
import { evaluateDateExpression, matchesDateSpec, plusDuration } from "../../src/policy/date-expression.js";
import { at, evaluate, make, NOW, rule } from "../support/rules.js";

describe("date_expression (01 §9.4)", () => {
  const now = "2024-06-15 08:30:15Z";
  it.each([
    [{ operation: "gt", start: now }, false, "2024-06-15 08:30:16Z"],
    [{ operation: "GT", start: "2024-06-15" }, true, undefined],
    [{ operation: "gt" }, false, undefined],
    [{ operation: "gt", start: "soon" }, false, undefined],
    [{ operation: "lt", end: "late" }, false, undefined],
    [{ operation: "lt", end: now }, false, undefined],
    [{ operation: "lt", end: "2025-01-01" }, true, "2025-01-01 00:00:00Z"],
    [{ start: now, end: now }, true, "2024-06-15 08:30:16Z"],
    [{ start: "2025-01-01" }, false, "2025-01-01 00:00:00Z"],
    [{ operation: "in_range", start: "2024-01-01" }, true, undefined],
    [{ end: "2024-01-01" }, false, undefined],
    [{ end: "2025-01-01" }, true, "2025-01-01 00:00:01Z"],
    [{ start: "bad", end: "2030-01-01" }, false, undefined],
    [{}, false, undefined],
    [{ operation: "when", start: "2024-01-01" }, false, undefined],
  ])("%j: %s, next change %s", (attributes: Record<string, string>, satisfied, next) => {
    const result = evaluate(rule({}, make("date_expression", attributes)));
    expect(result.satisfied).toBe(satisfied);
    expect(result.nextChange && dateTimeText(result.nextChange)).toBe(next);
  });

  it.each([
    [{ months: "5", days: "14" }, true],
    [{ months: "5", days: "13" }, false],
    [{ years: "5x" }, true],
    [{ years: "x" }, false],
    [{ years: "2147483648" }, false],
    [{ hours: "-1" }, false],
    [{ seconds: "2147483647" }, true],
    [{ years: "100", seconds: "-2147483648" }, true],
    [{ years: "100", seconds: "-2147483649" }, false],
    [{ years: "99999999999999999999" }, false],
  ])("a duration of %j from 2024-01-01: %s", (attributes: Record<string, string>, satisfied) => {
    const expression = make("date_expression", { start: "2024-01-01 08:30:15Z" }, [make("duration", attributes)]);
    expect(evaluate(rule({}, expression)).satisfied).toBe(satisfied);
    const endless = make("date_expression", {}, [make("duration", attributes)]);
    expect(evaluate(rule({}, endless)).satisfied).toBe(false);
  });

  it.each([
    [{ years: "2024", months: "6", monthdays: "10-20" }, true],
    [{ hours: "8", minutes: "30-", seconds: "-15" }, true],
    [{ yeardays: "167", weekyears: "2024", weeks: "24", weekdays: "6" }, true],
    [{ minutes: "30-30", seconds: "15" }, true],
    [{ minutes: "0-29" }, false],
    [{ weekdays: "1-5" }, false],
    [{ months: "1,3,5,7" }, false],
    [{ moon: "4" }, true],
    [{}, true],
  ])("date_spec %j: %s", (attributes: Record<string, string>, satisfied) => {
    const spec = make("date_expression", { operation: "date_spec" }, [make("date_spec", attributes)]);
    expect(evaluate(rule({}, spec)).satisfied).toBe(satisfied);
  });

  it("ignores a duration, however bad, where there is an end", () => {
    const bad = make("duration", { hours: "x" });
    expect(evaluate(rule({}, make("date_expression", { end: "2025-01-01" }, [bad]))).satisfied).toBe(true);
  });

  it("passes or not by itself, too, with nobody told", () => {
    expect(evaluateDateExpression(make("date_expression", { start: "2024-01-01" }), NOW)).toEqual({ satisfied: true });
    expect(matchesDateSpec(make("date_spec", { hours: "x" }), NOW.time)).toBe(false);
    expect(plusDuration(NOW.time, make("duration", { hours: "x" }))).toBeUndefined();
  });

  it("looks at the fields of now in its own offset", () => {
    const spec = make("date_expression", { operation: "date_spec" }, [make("date_spec", { hours: "23" })]);
    expect(evaluate(rule({}, spec), { now: at("2024-06-15 23:00:00 +05:00") }).satisfied).toBe(true);
  });
});
