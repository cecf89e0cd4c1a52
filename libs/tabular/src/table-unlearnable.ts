/** Nothing can be learnt from these rows; the message says what is missing. */
export class TableUnlearnable extends Error {
  override readonly name = 'TableUnlearnable';
}
