/** What the made-up reps say for an account that they would hand over, or keep; taken in turn. */
export const HAND_OVER_REASONS: readonly string[] = [
  'I have offered everything I know of; somebody new may see more.',
  'They ask for a line of ours that others know better than I do.',
  'It is far from my other customers, and I come by too seldom.',
  'My contact left last year, and I have not won the new one.',
];

export const KEEP_REASONS: readonly string[] = [
  'We are in the middle of a project that ends next summer.',
  'Their new purchaser and I have just begun to work well together.',
  'They stayed with us because of the way we settled a complaint.',
  'A framework contract is being negotiated with me.',
];
