/** Columns one after another. @param Kind the array to make, as none may be given */
export function concatenated<Column extends Int32Array | Float32Array>(
  Kind: new (length: number) => Column,
  columns: readonly Column[],
): Column {
  const whole = new Kind(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    whole.set(column, at);
    at += column.length;
  }
  return whole;
}
