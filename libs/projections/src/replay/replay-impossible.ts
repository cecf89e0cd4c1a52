/** What was asked for can never be done. */
export class ReplayImpossible extends Error {
  override readonly name = 'ReplayImpossible';
}
