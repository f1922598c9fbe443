import { describe, expect, it } from 'vitest';
import { toldToAnother } from '../../src/approvals/told-to-another.ts';
import { sentenceOf } from '../../src/wording/say/error-sentence.ts';
import { createTranslator } from '../../src/wording/translator.ts';
import { UserError, type UserErrorCode } from '../../src/wording/user-error.ts';

const text = createTranslator()('en');

/** Whoever was asked cannot type the command again, and has nothing to preview: the author has. */
describe('somebody who was asked', () => {
  it.each<UserErrorCode>([
    'error.proposalGone',
    'error.proposalStale',
    'error.proposalOvertaken',
    'error.proposalDiscarded',
    'error.requestNotEntered',
    'error.requestDeclined',
    'error.draftChanged',
    'error.embargoOver',
    'error.alreadyUndone',
  ])('is not told to do what only the author can: %s', async code => {
    const told = await toldToAnother(async () => {
      throw new UserError(code);
    }).catch((error: unknown) => error);
    const sentence = sentenceOf(text, told as UserError);
    expect(sentence).not.toMatch(/(^|\. )(Type|Ask|To try)/);
    expect(sentence).toMatch(/nothing was done|cannot be approved|I do nothing/);
  });

  it('hears everything else as it is, and gets what was done', async () => {
    const twice = new UserError('error.approveTwice');
    await expect(toldToAnother(() => Promise.reject(twice))).rejects.toBe(twice);
    expect(await toldToAnother(async () => 'done')).toBe('done');
  });
});
