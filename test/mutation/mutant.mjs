/**
 * What a mutant is called between the draw, the runner and the report.
 * @param {string} fileName from the project's root
 * @param {{ location: { start: { line: number, column: number }, end: { line: number, column: number } }, mutatorName: string, replacement: string }} mutant
 * @param {number} shift to count lines and columns from 1, as the report does
 */
export function nameOfMutant(fileName, { location: { start, end }, mutatorName, replacement }, shift) {
  const at = [start.line, start.column, end.line, end.column].map((each) => each + shift);
  return [fileName, ...at, mutatorName, replacement].join(" ");
}
