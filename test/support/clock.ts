/**
 * The text without times and dates of the run itself, which are within an hour of `now`, in epoch seconds; and without
 * when to look again because of a failure that an event caused, which is some time after it.
 */
export function withoutClock(text: string, now: number): string {
  return text
    .replace(/ recheck-by="(\d+)"/g, (recheck, seconds) => (Number(seconds) > now ? ' recheck-by="LATER"' : recheck))
    .replace(/\b1\d{9}\b/g, (seconds) => (Math.abs(Number(seconds) - now) < 3600 ? "NOW" : seconds))
    .replace(/\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}/g, (date) => (isNow(`${date} UTC`, now) ? "NOW" : date))
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, (date) => (isNow(date, now) ? "NOW" : date));
}

function isNow(date: string, now: number): boolean {
  return Math.abs(Date.parse(date) / 1000 - now) < 3600;
}
