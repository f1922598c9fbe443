import { UserError, type UserErrorCode } from '../wording/user-error.ts';

/** What is said to the author, and what is said in its place to somebody who was asked: they cannot type it again. */
const TO_ANOTHER: Partial<Record<UserErrorCode, UserErrorCode>> = {
  'error.proposalGone': 'error.requestGone',
  'error.proposalStale': 'error.requestStale',
  'error.proposalOvertaken': 'error.requestAnnounced',
  'error.proposalDiscarded': 'error.requestWithdrawn',
  'error.requestNotEntered': 'error.requestNotAsShown',
  'error.requestDeclined': 'error.requestDeclinedAlready',
  'error.draftChanged': 'error.requestChanged',
  'error.embargoOver': 'error.requestTimeOver',
  'error.alreadyUndone': 'error.requestStale',
};

/** Does what somebody who was asked has pressed; whatever keeps it from being done says what the author can do. */
export async function toldToAnother<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof UserError ? TO_ANOTHER[error.code] : undefined;
    if (code === undefined) throw error;
    throw new UserError(code);
  }
}
