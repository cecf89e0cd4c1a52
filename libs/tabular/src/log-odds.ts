export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** −ln of the probability that log-odds give to a label of 0 or 1; never infinite. */
export function lossOf(logOdds: number, label: number): number {
  const against = label === 1 ? -logOdds : logOdds;
  return against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
}

/** Mean over the given rows; 0 over none. */
export function logLoss(logOdds: Float64Array, labels: Uint8Array, rows: Int32Array): number {
  let sum = 0;
  for (const row of rows) sum += lossOf(logOdds[row] ?? 0, labels[row] ?? 0);
  return rows.length === 0 ? 0 : sum / rows.length;
}
